import { isAssignable, numberRank } from './relations.ts';
import type { TypeTable } from './type-table.ts';
import type { ApexType } from './types.ts';

const isText = (type: ApexType): boolean => type.name === 'String' || type.name === 'Id';

/** Generic types of one declaration: how their arguments decide. */
function byArguments(from: ApexType, to: ApexType, decide: (from: ApexType, to: ApexType) => boolean): boolean {
    switch (from.decl.name) {
        case 'List':
        case 'System.Iterable':
        case 'System.Iterator':
        case 'System.Comparator':
            return decide(from.args[0]!, to.args[0]!);
        case 'Map':
            return from.args[0] === to.args[0] && decide(from.args[1]!, to.args[1]!);
        default:
            return false;
    }
}

/** Whether every value of a type is one of another: what `instanceof` need not ask. */
export function isAlways(table: TypeTable, from: ApexType, to: ApexType): boolean {
    if (from.decl.name === 'List' && from.args[0] === table.core('SObject') && from === to) {
        // Such a list can be one of any record type.
        return false;
    }
    if (from === to || from === table.null) {
        return true;
    }
    if (from.args.length > 0 && from.decl === to.decl) {
        return byArguments(from, to, (one, other) => isAlways(table, one, other));
    }
    return isAssignable(table, from, to) && !(from.name === 'String' && to.name === 'Id');
}

/** Whether a value of a type can be one of another: what a cast and `instanceof` may ask. */
export function canBe(table: TypeTable, from: ApexType, to: ApexType): boolean {
    if (isAlways(table, from, to) || isAlways(table, to, from)) {
        return true;
    }
    if ((isText(from) && isText(to)) || (numberRank(from) >= 0 && numberRank(to) >= 0)) {
        return true;
    }
    if (from.args.length > 0 && from.decl === to.decl) {
        return byArguments(from, to, (one, other) => canBe(table, one, other));
    }
    return from.decl.kind === 'interface' || to.decl.kind === 'interface';
}
