import { toJson } from '../server/ui-api/json-value.ts';
import { displayValue } from '../server/ui-api/display-value.ts';
import type { SessionUser } from '../server/org-access.ts';
import { Decimal } from '../values/decimal.ts';
import { Double } from '../values/double.ts';
import { SObject } from '../values/sobject.ts';
import type { Value } from '../values/value.ts';
import type { ReportColumn } from './columns.ts';

/** A cell of a report, as the Reports and Dashboards REST API has it. */
export interface ReportCell {
    label: string;
    value: unknown;
    recordId?: string;
}

/** @returns a field's value of a row, or of a record it refers to */
export function valueAt(row: SObject, path: readonly string[]): Value {
    let record: SObject | null = row;
    for (const name of path.slice(0, -1)) {
        const parent: Value | undefined = record?.values.get(name.toLowerCase());
        record = parent instanceof SObject ? parent : null;
    }
    return record?.values.get(path.at(-1)!.toLowerCase()) ?? null;
}

/** @returns what a column shows of a row; a name comes with the id of its record */
export function reportCell(row: SObject, column: ReportColumn, user: SessionUser): ReportCell {
    const value = valueAt(row, column.path);
    if (value === null) {
        return { label: '', value: null };
    }
    const label = displayValue(column.field, value, user) ?? String(value);
    const recordId = column.idPath ? (valueAt(row, column.idPath) as string | null) : null;
    return recordId ? { label, value: recordId, recordId } : { label, value: toJson(value) };
}

/** @returns a number to calculate with, or null for what is no number */
export function numberOf(value: Value): number | null {
    return value instanceof Decimal
        ? value.toNumber()
        : value instanceof Double
          ? value.value
          : typeof value === 'number' || typeof value === 'bigint'
            ? Number(value)
            : null;
}
