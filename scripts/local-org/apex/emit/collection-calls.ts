import type { Pos } from '../syntax/ast.ts';
import { fail } from '../syntax/diagnostics.ts';
import { ancestors, conversionCost, isSObject, numbersDiffer } from '../types/relations.ts';
import { operation, type Ex } from './emit-context.ts';
import * as j from './js.ts';
import type { TypeTable } from '../types/type-table.ts';
import type { ApexType } from '../types/types.ts';

/** Methods of a Set that take a collection. */
const OF_SETS: ReadonlySet<string> = new Set(['addall', 'containsall', 'removeall', 'retainall']);

/**
 * Methods that take a collection of elements are stricter than their parameters, as the front end of Salesforce has it: the elements
 * of a list that goes into a set are of the very type, those that go into a list or map convert.
 * @throws CompileProblem with the platform's message
 */
export function checkCollectionCall(
    table: TypeTable,
    owner: ApexType,
    name: string,
    args: readonly ApexType[],
    at: Pos
): void {
    const [given] = args;
    const method = name.toLowerCase();
    if (args.length !== 1 || given?.decl.name !== 'List') {
        return;
    }
    const element = given.args[0]!;
    const [first, value] = owner.args;
    const isOther = owner.decl.name === 'Set' && OF_SETS.has(method) && element !== first;
    const isNarrower = owner.decl.name === 'List' && method === 'addall' && conversionCost(table, element, first!) < 0;
    if (isOther || isNarrower) {
        fail(`Illegal all method call for argument type, ${given.name}, for collection: ${owner.name}`, at);
    }
    if (owner.decl.name === 'Map' && method === 'putall' && isSObject(table, element)) {
        if (conversionCost(table, element, value!) < 0) {
            fail(`Invalid putAll type ${given.name} found for ${owner.name}`, at);
        }
    }
}

/**
 * What is given to a method of a List as it takes it: a comparator of what the elements convert to sorts them, and what `addAll` takes
 * in is kept apart from the collection that it came in.
 * @throws CompileProblem for a comparator of something else
 */
export function givenToList(
    table: TypeTable,
    owner: ApexType,
    name: string,
    args: readonly Ex[],
    at: Pos
): readonly Ex[] {
    const [given] = args;
    const method = name.toLowerCase();
    if (owner.decl.name !== 'List' || args.length !== 1 || !given) {
        return args;
    }
    if (method === 'addall') {
        return [{ ...given, fresh: true }];
    }
    if (method === 'sort' && given.type === table.null) {
        fail(`Incompatible Comparator argument type: null, for collection: ${owner.name}`, at);
    }
    const comparator = ancestors(table, given.type).find((type) => type.decl.name === 'System.Comparator');
    if (method !== 'sort' || !comparator) {
        return args;
    }
    const [compared] = comparator.args;
    if (conversionCost(table, owner.args[0]!, compared!) < 0) {
        fail(`Incompatible Comparator argument type: ${compared!.name}, for collection: ${owner.name}`, at);
    }
    const wanted = table.of(comparator.decl, owner.args);
    const js = numbersDiffer(comparator, wanted)
        ? operation('refuse', j.string(`a ${comparator.name} for a ${owner.name}`))
        : given.js;
    return [{ ...given, js, type: wanted }];
}
