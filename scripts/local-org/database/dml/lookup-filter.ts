import type { FieldModel, LookupFilterItem } from '../../schema/model.ts';
import { ApexDate, ApexDatetime } from '../../values/date.ts';
import type { SObject } from '../../values/sobject.ts';
import { UnsupportedError } from '../../values/unsupported.ts';
import type { FormulaValue } from '../formula/functions.ts';
import { globalValue } from '../formula/globals.ts';
import type { DataSession } from '../session.ts';
import { parentReader, readPath } from './record-formulas.ts';
import { addError, type Work } from './results.ts';
import { meetsLogic } from '../filter-logic.ts';
import { loadRecords } from './rows.ts';

const USUAL_MESSAGE = 'Value does not exist or does not match filter criteria.';

/** A value of `field` or `valueField`: of the record that is saved (`$Source`), of the user, or of the record that is looked up. */
function valueOf(session: DataSession, path: string, source: SObject, target: SObject): FormulaValue {
    const [first, ...rest] = path.split('.') as [string, ...string[]];
    if (first.toLowerCase() === '$source') {
        return readPath(parentReader(session), source, rest.join('.'), false);
    }
    if (first.startsWith('$')) {
        return globalValue(session, path);
    }
    const own = first.toLowerCase() === target.typeName.toLowerCase() ? rest.join('.') : path;
    return readPath(parentReader(session), target, own, false);
}

/** Values compare as text without case; a date by its day, a checkbox by its word, an id by its first 15 characters. */
function comparable(value: FormulaValue): string | number {
    if (typeof value === 'number') {
        return value;
    }
    if (value instanceof ApexDate) {
        return value.days;
    }
    if (value instanceof ApexDatetime) {
        return value.ms;
    }
    return value === null ? '' : String(value).toLowerCase();
}

/** A literal in the form of the value that it is compared with. */
function literal(text: string, like: FormulaValue): string | number {
    const bare = text.trim().replace(/^"(.*)"$/, '$1');
    if (like instanceof ApexDate || like instanceof ApexDatetime) {
        const day = ApexDate.parse(bare);
        if (!day) {
            throw new UnsupportedError(`the value ${text} of a lookup filter`);
        }
        return like instanceof ApexDate ? day.days : day.days * 86400000;
    }
    return typeof like === 'number' ? Number(bare) : bare.toLowerCase();
}

function matches(operation: string, left: string | number, right: string | number): boolean {
    const has = (): boolean => String(left).includes(String(right));
    switch (operation) {
        case 'equals':
            return left === right;
        case 'lessThan':
            return left < right;
        case 'lessOrEqual':
            return left <= right;
        case 'greaterThan':
            return left > right;
        case 'greaterOrEqual':
            return left >= right;
        case 'contains':
            return has();
        case 'startsWith':
            return String(left).startsWith(String(right));
        case 'includes':
            return String(left).split(';').includes(String(right));
        default:
            throw new UnsupportedError(`the operation ${operation} of a lookup filter`);
    }
}

const OPPOSITE: Readonly<Record<string, string>> = {
    notEqual: 'equals',
    notContain: 'contains',
    excludes: 'includes'
};

function fits(session: DataSession, item: LookupFilterItem, source: SObject, target: SObject): boolean {
    // A record type is named by its developer name.
    const path =
        item.valueField === null && !item.value.startsWith('012')
            ? item.field.replace(/\bRecordTypeId$/i, 'RecordType.DeveloperName')
            : item.field;
    const left = valueOf(session, path, source, target);
    const values =
        item.valueField === null
            ? (item.value === '' ? [''] : item.value.split(',')).map((one) => (one === '' ? '' : literal(one, left)))
            : [comparable(valueOf(session, item.valueField, source, target))];
    const opposite = OPPOSITE[item.operation];
    const found = values.some((value) => matches(opposite ?? item.operation, comparable(left), value));
    return opposite ? !found : found;
}

/**
 * A required lookup filter: what a lookup newly points to must fit it (Salesforce Help, "Lookup Filters"); an optional one
 * only helps on pages.
 * @param asked the records by the id that their lookup holds
 */
export function checkLookupFilter(
    session: DataSession,
    field: FieldModel,
    asked: ReadonlyMap<string, readonly Work[]>
): void {
    const filter = field.lookupFilter!;
    for (const [id, works] of asked) {
        const object = session.schema.objectByPrefix(id.slice(0, 3));
        const target = object && loadRecords(session.store, object, [id], null).get(id);
        if (!target) {
            continue;
        }
        for (const work of works) {
            const results = filter.items.map((item) => fits(session, item, work.record, target));
            if (
                !(filter.booleanFilter
                    ? meetsLogic(filter.booleanFilter, (number) => results[number - 1] === true)
                    : results.every(Boolean))
            ) {
                addError(work, 'FIELD_FILTER_VALIDATION_EXCEPTION', filter.message ?? USUAL_MESSAGE, [field.name]);
            }
        }
    }
}
