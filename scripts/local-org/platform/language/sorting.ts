import { ApexDate, ApexDatetime, ApexTime } from '../../values/date.ts';
import { Decimal } from '../../values/decimal.ts';
import { Double } from '../../values/double.ts';
import { ApexEnumValue } from '../../values/enum.ts';
import { throwApex } from '../../values/exceptions.ts';
import { SObject } from '../../values/sobject.ts';
import { apexTypeOf } from '../../values/value.ts';
import { method } from '../../runtime/apex-object.ts';
import { invoke, isInstance } from './support.ts';

function order<T>(a: T, b: T): number {
    return a < b ? -1 : a > b ? 1 : 0;
}

/** Order of `List.sort()`: null first, Strings by code, enums by position, Comparable by `compareTo`, records by their fields. */
export function compareValues(a: unknown, b: unknown): number {
    if (a === null || b === null) {
        return a === b ? 0 : a === null ? -1 : 1;
    }
    if (typeof a === 'string' || typeof a === 'boolean') {
        return order(a, b as typeof a);
    }
    const [x, y] = [numeric(a), numeric(b)];
    if (x !== null && y !== null) {
        return x instanceof Decimal && y instanceof Decimal ? x.compare(y) : order(Number(x), Number(y));
    }
    if (a instanceof ApexEnumValue && b instanceof ApexEnumValue) {
        return a.ordinal - b.ordinal;
    }
    if (a instanceof SObject && b instanceof SObject) {
        return compareRecords(a, b);
    }
    if (isSelectOption(a) && isSelectOption(b)) {
        return order(a.value, b.value) || order(a.label, b.label);
    }
    if (method(a, 'compareto$object') || isInstance(a, 'System.Comparable')) {
        return invoke(a, 'compareTo', b) as number;
    }
    return throwApex('System.ListException', 'One or more of the items in this list is not Comparable.');
}

/** List.sort: "the sort is performed on the value and label" of select options. */
function isSelectOption(value: unknown): value is { value: string; label: string } {
    return typeof value === 'object' && value !== null && apexTypeOf(value) === 'System.SelectOption';
}

function numeric(value: unknown): number | bigint | Decimal | null {
    if (typeof value === 'number' || typeof value === 'bigint' || value instanceof Decimal) {
        return value;
    }
    if (value instanceof Double) {
        return value.value;
    }
    if (value instanceof ApexDate) {
        return value.days;
    }
    return value instanceof ApexDatetime || value instanceof ApexTime ? value.ms : null;
}

/** Records sort by the label of their type, then Name, then standard fields alphabetically, then custom ones. */
function compareRecords(a: SObject, b: SObject): number {
    if (a.type !== b.type) {
        return order(a.type.label, b.type.label);
    }
    const keys = [...new Set([...a.values.keys(), ...b.values.keys()])].filter((key) => a.type.fields.has(key));
    const rank = (key: string): string =>
        `${a.type.nameField?.name.toLowerCase() === key ? 0 : key.endsWith('__c') ? 2 : 1}${key}`;
    for (const key of keys.sort((x, y) => order(rank(x), rank(y)))) {
        const result = compareValues(a.values.get(key) ?? null, b.values.get(key) ?? null);
        if (result !== 0) {
            return result;
        }
    }
    return 0;
}

/** A stable sort that lets Apex exceptions of the comparison through. */
export function sortWith(items: readonly unknown[], compare: (a: unknown, b: unknown) => number): unknown[] {
    return [...items].sort(compare);
}
