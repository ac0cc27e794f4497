import { csvText } from '../bulk/csv.ts';
import type { ServerResponse } from '../http/request.ts';
import type { UserTransaction } from '../org-access.ts';
import { columnPaths, queryColumns, rowsText } from '../rest/columns.ts';
import { isCount } from '../rest/query.ts';
import { restRecord } from '../rest/sobjects.ts';

/** Most rows that the page shows; an export has all. */
const SHOWN_ROWS = 2000;

/** The result of a query as a table. */
export interface QueryTable {
    columns: string[];
    rows: { id: string | null; values: string[] }[];
    /** rows that the query found */
    total: number;
}

type Json = Record<string, unknown>;

/**
 * Runs a query as the user sees the data.
 * @throws RestError 400 MALFORMED_QUERY
 */
export function queryTable(transaction: UserTransaction, soql: string, limit = SHOWN_ROWS): QueryTable {
    if (isCount(soql)) {
        const total = transaction.count(soql);
        return { columns: ['COUNT()'], rows: [{ id: null, values: [String(total)] }], total: 1 };
    }
    const paths = columnPaths(queryColumns(soql).columnMetadata);
    const records = transaction.queryAll(soql);
    return {
        columns: paths.map((path) => path.join('.')),
        rows: records.slice(0, limit).map((record) => {
            const json = restRecord(record);
            return { id: record.id, values: paths.map((path) => textAt(json, path)) };
        }),
        total: records.length
    };
}

/** The value at a path, whatever the case it was asked in; of child records how many there are. */
function textAt(record: Json | null, [name = '', ...rest]: readonly string[]): string {
    const key = Object.keys(record ?? {}).find((one) => one.toLowerCase() === name.toLowerCase());
    const value = key === undefined ? null : record![key];
    if (rest.length) {
        return textAt(value as Json | null, rest);
    }
    if (value !== null && typeof value === 'object') {
        const { totalSize } = value as Json;
        return totalSize === undefined ? JSON.stringify(value) : rowsText(totalSize);
    }
    return value === null || value === undefined ? '' : String(value);
}

/** @returns all rows as a CSV file that spreadsheets open */
export function queryCsv(transaction: UserTransaction, soql: string): ServerResponse {
    const { columns, rows } = queryTable(transaction, soql, Infinity);
    const csv = csvText([columns, ...rows.map((one) => one.values)], { delimiter: ',', lineEnding: '\r\n' });
    return {
        status: 200,
        body: `\ufeff${csv}`,
        type: 'text/csv; charset=utf-8',
        headers: { 'Content-Disposition': 'attachment; filename="query.csv"' }
    };
}
