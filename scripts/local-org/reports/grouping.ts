import { displayValue } from '../server/ui-api/display-value.ts';
import type { SessionUser } from '../server/org-access.ts';
import { ApexDate, ApexDatetime } from '../values/date.ts';
import type { SObject } from '../values/sobject.ts';
import { zoneOffset } from '../values/timezone.ts';
import { numberOf, valueAt } from './cells.ts';
import type { Granularity, ReportGroupingModel } from './report.ts';

/** The group a row belongs to. */
export interface GroupValue {
    key: string;
    label: string;
    /** id of the record that the group stands for, or null */
    recordId: string | null;
    order: number | string | null;
}

const DAY = 86_400_000;

/** @returns the group of a row: by picklist value, record, text, or period of a date */
export function groupOf(row: SObject, { column, granularity }: ReportGroupingModel, user: SessionUser): GroupValue {
    const value = valueAt(row, column.path);
    if (value === null) {
        return { key: '', label: '-', recordId: null, order: null };
    }
    if (value instanceof ApexDate || value instanceof ApexDatetime) {
        const days =
            value instanceof ApexDate ? value.days : Math.floor((value.ms + zoneOffset(user.timeZone, value.ms)) / DAY);
        const start = periodStart(days, granularity);
        return {
            key: new Date(start * DAY).toISOString().slice(0, 10),
            label: periodLabel(start, granularity, user.locale),
            recordId: null,
            order: start
        };
    }
    const { field } = column;
    const label = displayValue(field, value, user) ?? String(value);
    if (column.idPath) {
        const id = String(valueAt(row, column.idPath));
        return { key: id, label, recordId: id, order: label };
    }
    // Picklists are in the order of their values.
    const position = field.picklist ? field.picklist.findIndex((one) => one.value === value) : -1;
    return { key: String(value), label, recordId: null, order: position >= 0 ? position : (numberOf(value) ?? label) };
}

/** Compares groups; blank ones come first. */
export function compareGroups(a: GroupValue, b: GroupValue): number {
    if (a.order === null || b.order === null) {
        return Number(a.order !== null) - Number(b.order !== null);
    }
    return typeof a.order === 'number' && typeof b.order === 'number'
        ? a.order - b.order
        : typeof a.order === typeof b.order
          ? String(a.order).localeCompare(String(b.order))
          : typeof a.order === 'number'
            ? -1
            : 1;
}

function periodStart(days: number, granularity: Granularity): number {
    const { year, month } = new ApexDate(days);
    switch (granularity) {
        case 'Week':
            // Weeks start on Sunday.
            return days - ((((days + 4) % 7) + 7) % 7);
        case 'Month':
            return ApexDate.of(year, month, 1).days;
        case 'Quarter':
            return ApexDate.of(year, Math.floor((month - 1) / 3) * 3 + 1, 1).days;
        case 'Year':
            return ApexDate.of(year, 1, 1).days;
        default:
            return days;
    }
}

function periodLabel(start: number, granularity: Granularity, locale: string): string {
    const date = (days: number, options: Intl.DateTimeFormatOptions): string =>
        new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(days * DAY);
    const short = { year: 'numeric', month: 'numeric', day: 'numeric' } as const;
    const { year, month } = new ApexDate(start);
    switch (granularity) {
        case 'Week':
            return `${date(start, short)} - ${date(start + 6, short)}`;
        case 'Month':
            return date(start, { month: 'long', year: 'numeric' });
        case 'Quarter':
            return `Q${Math.ceil(month / 3)} CY${year}`;
        case 'Year':
            return `CY${year}`;
        default:
            return date(start, short);
    }
}
