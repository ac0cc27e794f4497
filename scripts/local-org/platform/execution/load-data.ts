import { readFileSync } from 'node:fs';
import { dml } from '../../database/dml/index.ts';
import { currentTransaction } from '../../runtime/transaction.ts';
import { staticResourceFile } from '../../schema/static-resource-file.ts';
import type { FieldModel } from '../../schema/model.ts';
import { ApexDate, ApexDatetime, invalidDate } from '../../values/date.ts';
import { Decimal } from '../../values/decimal.ts';
import { throwApex } from '../../values/exceptions.ts';
import { ApexList } from '../../values/list.ts';
import { SObject } from '../../values/sobject.ts';
import type { Value } from '../../values/value.ts';
import { UnsupportedError } from '../../values/unsupported.ts';
import { need } from '../language/support.ts';
import type { SObjectTypeToken } from '../schema/tokens.ts';

/** Lines of comma-separated values; a value in quotes may hold commas, line ends and, doubled, quotes (RFC 4180). */
function csvRows(text: string): string[][] {
    const rows: string[][] = [];
    let row: string[] = [];
    for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
        row.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
        if (end !== ',') {
            rows.push(row);
            row = [];
        }
    }
    return rows.filter((one) => one.some((value) => value !== ''));
}

function valueOf(field: FieldModel, text: string): Value {
    switch (field.apexType) {
        case 'Boolean':
            return /^(?:true|1)$/i.test(text);
        case 'Integer':
            return Number(text);
        case 'Decimal':
            return Decimal.of(Number(text));
        case 'Date':
            return ApexDate.parse(text) ?? invalidDate('date', text);
        case 'Datetime':
            return ApexDatetime.parseIso(text) ?? invalidDate('date/time', text);
        case 'String':
        case 'Id':
            return text;
        default:
            throw new UnsupportedError(`Test.loadData of a ${field.apexType}`);
    }
}

/** `Test.loadData(type, resource)`: inserts the records of a static resource whose first line names the fields. */
export function loadData(type: SObjectTypeToken, resource: string): ApexList {
    const { session } = currentTransaction();
    const meta = session.schema.metadata('StaticResource').find((one) => one.name === need(resource))?.file;
    const file = meta ? staticResourceFile(meta) : null;
    if (!file) {
        throwApex('System.TypeException', `Static Resource not found: ${resource}`);
    }
    const { object } = need(type);
    const [names, ...rows] = csvRows(readFileSync(file, 'utf8').replace(/^\ufeff/, ''));
    const fields = (names ?? []).map((name) => {
        const field = object.fields.get(name.trim().toLowerCase());
        return field ?? throwApex('System.TypeException', `Invalid field: ${name.trim()}`);
    });
    const records = rows.map((row) => {
        const record = new SObject(object);
        fields.forEach((field, at) => {
            const text = (row[at] ?? '').trim();
            if (text !== '') {
                record.put(field.name, valueOf(field, text));
            }
        });
        return record;
    });
    dml(session, 'insert', records, { mode: 'SYSTEM_MODE', sharing: false, allOrNone: true });
    return new ApexList('SObject', records);
}
