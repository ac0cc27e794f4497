import { CompileProblem } from '../../syntax/diagnostics.ts';
import { ancestors } from '../relations.ts';
import type { TypeTable } from '../type-table.ts';
import { haveSameParameters, loaded, type Access, type ApexType, type MethodDecl, type TypeDecl } from '../types.ts';
import type { CheckContext } from './declared.ts';
import { implementedBy, implementing, standsFor } from './implementing.ts';
import { isHidden, isOverride, overridesNothing, reducesVisibility } from './overrides.ts';

const OPEN: readonly Access[] = ['public', 'global'];

/** Of these no inner class is one. */
const TOP_LEVEL = ['Database.Batchable', 'Messaging.InboundEmailHandler'];

/** No one signature says what it gives: a query locator, or whatever can be iterated. */
const START = 'Database.QueryLocator Batchable.start(Database.BatchableContext)';

/** What a batch can be of: the rows of a query, or whatever can be iterated (Apex Developer Guide, Using Batch Apex). */
const BATCHES = ['Database.QueryLocator', 'List', 'Set', 'System.Iterable'];

function isStartOf(table: TypeTable, { name, params, returns }: MethodDecl): boolean {
    return (
        name.toLowerCase() === 'start' &&
        params.length === 1 &&
        ancestors(table, returns).some(({ decl }) => BATCHES.includes(decl.name))
    );
}

function isStart({ name, owner }: MethodDecl): boolean {
    return owner.name === 'Database.Batchable' && name === 'start';
}

/** A class that is not abstract has what its interfaces and abstract super classes promise, open to those who call it. */
export function checkImplementations(context: CheckContext, decl: TypeDecl): void {
    if (decl.kind !== 'class') {
        return;
    }
    const { table } = context;
    const node = decl.user!.node!;
    const say = (message: string, at: { l: number; c: number } = node): void =>
        context.report(new CompileProblem(message, at));
    for (const type of decl.outer ? decl.interfaces : []) {
        if (TOP_LEVEL.includes(type.decl.name)) {
            say(`Only top-level classes can implement ${type.name}`);
        }
    }
    if (decl.isAbstract) {
        return;
    }
    const methods = implementedBy(table, decl);
    for (const type of ancestors(table, table.of(decl))) {
        const starts = methods.some((one) => isStartOf(table, one));
        if (type.decl.name === 'Database.Batchable' && !starts) {
            say(`Class ${decl.name} must implement the method: ${START.replace('Batchable', type.name)}`);
        }
        const promised = [...loaded(type.decl).methods.values()].flat().filter((one) => one.isAbstract);
        for (const wanted of type.decl.kind === 'interface' ? promised : []) {
            if (!isOfObject(wanted) && !isStart(wanted)) {
                checkPromised(table, decl, type, wanted, methods, say);
            }
        }
        for (const wanted of type.decl.kind === 'class' && type.decl.isAbstract ? promised : []) {
            const found = methods.find((one) => overridesAbstract(table, one, wanted, type));
            if (!found) {
                const message = `Class ${decl.name} must implement the abstract method: ${methodText(table, wanted, type)}`;
                say(message, wanted.node ?? node);
            }
        }
    }
}

function checkPromised(
    table: TypeTable,
    decl: TypeDecl,
    type: ApexType,
    wanted: MethodDecl,
    methods: readonly MethodDecl[],
    say: (message: string) => void
): void {
    const params = wanted.params.map((one) => table.substitute(one, type));
    const found = implementing(table, methods, wanted.name, params);
    if (
        !found ||
        overridesNothing(table, found) ||
        !standsFor(table, found.returns, table.substitute(wanted.returns, type))
    ) {
        say(`Class ${decl.name} must implement the method: ${methodText(table, wanted, type)}`);
    } else if (!OPEN.includes(found.access)) {
        say(
            `${decl.name}: Overriding implementations of global or public interface methods must be global or public: ${methodText(table, wanted, type)}`
        );
    }
}

function overridesAbstract(table: TypeTable, method: MethodDecl, wanted: MethodDecl, type: ApexType): boolean {
    return (
        method.name.toLowerCase() === wanted.name.toLowerCase() &&
        haveSameParameters(
            method.params,
            wanted.params.map((one) => table.substitute(one, type))
        ) &&
        (method.owner.origin !== 'user' ||
            isHidden(wanted, method) ||
            (isOverride(method) && !reducesVisibility(method, wanted)))
    );
}

/** Every class has these from Object. */
function isOfObject(method: MethodDecl): boolean {
    const sign = `${method.name.toLowerCase()} ${method.params.length}`;
    return ['tostring 0', 'equals 1', 'hashcode 0'].includes(sign);
}

/** `Integer System.Comparable.compareTo(Object)` */
function methodText(table: TypeTable, method: MethodDecl, owner: ApexType): string {
    const text = (one: ApexType): string => table.substitute(one, owner).name;
    return `${text(method.returns)} ${owner.name}.${method.name}(${method.params.map(text).join(', ')})`;
}
