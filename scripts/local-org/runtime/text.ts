import { ApexException } from '../values/exceptions.ts';
import { ApexList } from '../values/list.ts';
import { ApexMap } from '../values/map.ts';
import { ApexSet } from '../values/set.ts';
import { apexTextOf, apexTypeOf } from '../values/value.ts';
import { UnsupportedError } from '../values/unsupported.ts';
import { ApexObject, method } from './apex-object.ts';

/** How a value reads in a concatenation and in `String.valueOf`. Collections and objects show what they hold. */
export function toText(value: unknown, depth = 0): string {
    if (typeof value === 'string') {
        return value;
    }
    if (value === null) {
        return 'null';
    }
    if (typeof value !== 'object') {
        return String(value);
    }
    if (value instanceof ApexObject) {
        return objectText(value, depth);
    }
    if (value instanceof ApexException) {
        const custom = method(value, 'tostring$');
        return custom ? String(custom()) : exceptionAsObject(value);
    }
    if (depth > 4) {
        return '...';
    }
    if (value instanceof ApexList) {
        return `(${limited(value.items, depth)})`;
    }
    if (value instanceof ApexSet) {
        return `{${limited(value.items, depth)}}`;
    }
    if (value instanceof ApexMap) {
        return `{${value
            .entries()
            .map(([key, one]) => `${toText(key, depth + 1)}=${toText(one, depth + 1)}`)
            .join(', ')}}`;
    }
    const own = apexTextOf(value);
    if (own !== null) {
        return own;
    }
    const type = apexTypeOf(value);
    if (type !== null) {
        return `${type}[]`;
    }
    throw new UnsupportedError(`String.valueOf of ${value.constructor.name}`);
}

/** The platform shows the first ten items of a collection. */
function limited(items: readonly unknown[], depth: number): string {
    const shown = items.slice(0, 10).map((item) => toText(item, depth + 1));
    return items.length > 10 ? `${shown.join(', ')}, ...` : shown.join(', ');
}

/** An exception that Apex code made reads like an object, `MyException:[]: message`; one that the platform threw by its full name. */
function exceptionAsObject(exception: ApexException): string {
    const name = exception.typeName.split('.').pop();
    return exception.extra['madeByApex']
        ? `${name}:[]: ${exceptionMessage(exception) ?? 'null'}`
        : exceptionText(exception);
}

/** `System.DmlException: message`. */
export function exceptionText(exception: ApexException): string {
    return `${exception.typeName}: ${exceptionMessage(exception) ?? 'null'}`;
}

/** `Script-thrown exception` where the exception was made without a message. */
export function exceptionMessage(exception: ApexException): string | null {
    const custom = method(exception, 'getmessage$');
    return custom ? (custom() as string | null) : (exception.apexMessage ?? 'Script-thrown exception');
}

/** `Foo:[bar=1, next=null]`. */
function objectText(value: ApexObject, depth: number): string {
    const custom = method(value, 'tostring$');
    if (custom) {
        return (custom() as string | null) ?? 'null';
    }
    const decl = value.$decl;
    if (depth > 3) {
        return `${decl.name}:[...]`;
    }
    const fields: string[] = [];
    for (let at: typeof decl | null = decl; at; at = at.superType?.decl ?? null) {
        for (const property of at.properties.values()) {
            if (!property.isStatic) {
                const stored = (value as unknown as Record<string, unknown>)[property.jsName];
                fields.push(`${property.name}=${toText(stored ?? null, depth + 1)}`);
            }
        }
    }
    // The class that createStub makes has a name of its own.
    const suffix = (value as { $isStub?: boolean }).$isStub ? '__sfdc_ApexStub' : '';
    return `${decl.name.split('.').pop()}${suffix}:[${fields.join(', ')}]`;
}
