import { isAssignable } from '../../apex/types/relations.ts';
import { loaded, type ApexType, type MethodDecl, type PropertyDecl } from '../../apex/types/types.ts';
import { atomically } from '../../database/store.ts';
import { plainNumber } from '../../runtime/numbers.ts';
import { currentTransaction } from '../../runtime/transaction.ts';
import { Decimal } from '../../values/decimal.ts';
import { Double } from '../../values/double.ts';
import { ApexList } from '../../values/list.ts';
import { isNumber } from '../../values/number.ts';
import { UnsupportedError } from '../../values/unsupported.ts';
import type { Value } from '../../values/value.ts';
import { readProperty } from '../json/serialize.ts';
import { newInstance } from '../language/type.ts';
import { runtime } from '../language/support.ts';

/** The method that is an action, by the name of its class; null where there is none. */
export function invocableMethod(className: string): MethodDecl | null {
    const decl = runtime().program.table.user.get(className.toLowerCase());
    const all = decl ? [...loaded(decl).methods.values()].flat() : [];
    return (
        all.find(({ node }) => node?.mods.annotations.some((one) => one.name.toLowerCase() === 'invocablemethod')) ??
        null
    );
}

/** A value as Apex holds it in a place of a type: numbers of flows are Decimals, those of actions what their class says. */
function toApex(type: ApexType, value: Value, what: string): Value {
    if (value === null || value === undefined) {
        return null;
    }
    if (isNumber(value)) {
        switch (type.name) {
            case 'Integer':
                return Math.trunc(plainNumber(value)) | 0;
            case 'Long':
                return BigInt(Math.trunc(plainNumber(value)));
            case 'Double':
                return Double.of(plainNumber(value));
            case 'Decimal':
                return value instanceof Decimal ? value : Decimal.of(plainNumber(value));
            default:
        }
    }
    if (type.decl.name === 'List' && value instanceof ApexList) {
        const [element] = type.args as [ApexType];
        return new ApexList(
            element.name,
            value.items.map((one) => toApex(element, one, what))
        );
    }
    const { program, types } = runtime();
    if (
        typeof value === 'string'
            ? type.name === 'String' || type.name === 'Id'
            : isAssignable(program.table, types.of(value), type)
    ) {
        return value;
    }
    throw new UnsupportedError(`${what}, which is no ${type.name}`);
}

const variables = (type: ApexType): PropertyDecl[] =>
    [...loaded(type.decl).properties.values()].filter(({ annotations }) => annotations.includes('invocablevariable'));

function writeProperty(made: Record<string, unknown>, { setter, jsName }: PropertyDecl, value: Value): void {
    if (setter) {
        (made[setter] as (value: unknown) => void).call(made, value);
    } else {
        made[jsName] = value;
    }
}

/** One request of an action: an object of its class, or the only value it takes. */
function requestOf(method: MethodDecl, type: ApexType, inputs: ReadonlyMap<string, Value>): Value {
    const what = (name: string): string => `the input ${name} of the action ${method.owner.name}`;
    if (type.decl.origin !== 'user') {
        const [name, value] = [...inputs][0] ?? ['', null];
        return toApex(type, value, what(name));
    }
    const made = newInstance(type) as Record<string, unknown>;
    const known = new Map(variables(type).map((one) => [one.name.toLowerCase(), one]));
    for (const [name, value] of inputs) {
        const property = known.get(name);
        if (!property) {
            throw new UnsupportedError(`${what(name)}, which its class does not have`);
        }
        writeProperty(made, property, toApex(property.type, value, what(name)));
    }
    return made;
}

/** What an action gave, by name; a value that is no object of a class is `output`. */
function outputsOf(type: ApexType, result: Value): Map<string, Value> {
    if (type.decl.origin !== 'user') {
        return new Map([['output', result]]);
    }
    return new Map(
        result === null
            ? []
            : variables(type).map((one): [string, Value] => [one.name, readProperty(result as object, one)])
    );
}

/**
 * Runs an @InvocableMethod once for several requests (Apex Developer Guide, InvocableMethod Annotation).
 * @param requests inputs by lower-case name
 * @returns the outputs of each, by name; null where the method gives another number of results than it had requests
 * @throws ApexException what leaves the method; what it has saved is undone
 */
export function runApexAction(
    method: MethodDecl,
    requests: readonly ReadonlyMap<string, Value>[]
): Map<string, Value>[] | null {
    const { classes, $ } = runtime();
    const parameter = method.params[0]?.args[0];
    const args = parameter
        ? [
              new ApexList(
                  parameter.name,
                  requests.map((one) => requestOf(method, parameter, one))
              )
          ]
        : [];
    const type = classes[method.owner.user!.index] as unknown as Record<string, (...args: unknown[]) => unknown>;
    const { sharing } = $;
    // A class without a sharing keyword runs without sharing where a flow calls it, as in a trigger.
    $.sharing = 2;
    try {
        const results = atomically(currentTransaction().session.store, () => type[method.jsName]!(...args));
        if (method.returns.decl.kind === 'void') {
            return requests.map(() => new Map<string, Value>());
        }
        const items = results instanceof ApexList ? results.items : [];
        return items.length === requests.length ? items.map((one) => outputsOf(method.returns.args[0]!, one)) : null;
    } finally {
        $.sharing = sharing;
    }
}
