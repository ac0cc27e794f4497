import { context } from 'one/context';
import type { FetchResponse } from 'one/http';
import type { RowState } from 'records/table';
import type { FieldInfo, FieldValue, ObjectInfo, RecordRepresentation } from '../../ui-api.ts';

/** What a user has changed in a list and not saved: the values by field, and why the last save failed. */
export interface Draft {
    fields: Record<string, unknown>;
    errors: string[];
    fieldErrors: Record<string, string[]>;
}

export type Drafts = Readonly<Record<string, Draft>>;

/** @returns the drafts with one field of some records changed; what is as it was stored is no change */
export function withChange(
    drafts: Drafts,
    records: readonly RecordRepresentation[],
    field: string,
    value: unknown
): Drafts {
    const changed: Record<string, Draft> = { ...drafts };
    for (const record of records) {
        const { [field]: before, ...others } = changed[record.id]?.fields ?? {};
        void before;
        const same = String(record.fields[field]?.value ?? '') === String(value ?? '');
        const fields = same ? others : { ...others, [field]: value };
        if (Object.keys(fields).length) {
            changed[record.id] = { fields, errors: [], fieldErrors: {} };
        } else {
            delete changed[record.id];
        }
    }
    return changed;
}

/** @returns the record as it would be when it is saved */
export function withDraft(
    record: RecordRepresentation,
    draft: Draft | undefined,
    info: ObjectInfo | undefined
): RecordRepresentation {
    if (!draft) {
        return record;
    }
    const changed = Object.entries(draft.fields).map(([name, value]): [string, FieldValue] => [
        name,
        { value, displayValue: draftText(info?.fields[name], value) }
    ]);
    return { ...record, fields: { ...record.fields, ...Object.fromEntries(changed) } };
}

/** @returns what the table shows of each record that is changed */
export function rowStates(drafts: Drafts, info: ObjectInfo | undefined): Record<string, RowState> {
    return Object.fromEntries(
        Object.entries(drafts).map(([id, { fields, errors, fieldErrors }]) => {
            const ofFields = Object.entries(fieldErrors).map(
                ([name, messages]) => `${info?.fields[name]?.label ?? name}: ${messages.join(' ')}`
            );
            return [id, { edited: Object.keys(fields), problem: [...errors, ...ofFields].join(' ') }];
        })
    );
}

/** @returns the draft with what the org said against it */
export function refused(draft: Draft, error: unknown): Draft {
    const body = (error as Partial<FetchResponse>).body;
    const output = body?.output as
        { errors?: { message: string }[]; fieldErrors?: Record<string, { message: string }[]> } | undefined;
    const fieldErrors = Object.fromEntries(
        Object.entries(output?.fieldErrors ?? {}).map(([name, list]) => [name, list.map(({ message }) => message)])
    );
    const errors = (output?.errors ?? []).map(({ message }) => message);
    const isTold = errors.length > 0 || Object.keys(fieldErrors).length > 0;
    const otherwise = body?.message ?? (error instanceof Error ? error.message : String(error));
    return { ...draft, errors: isTold ? errors : [otherwise], fieldErrors };
}

// A value that is not saved yet, as the user's locale writes it.
function draftText(info: FieldInfo | undefined, value: unknown): string | null {
    if (value === null || value === undefined || value === '') {
        return null;
    }
    const { locale, timeZone, currency } = context().locale;
    switch (info?.dataType) {
        case 'Date':
            return new Intl.DateTimeFormat(locale, { timeZone: 'UTC' }).format(new Date(`${String(value)}T00:00:00Z`));
        case 'DateTime':
            return new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(
                new Date(String(value))
            );
        case 'Int':
        case 'Double':
            return new Intl.NumberFormat(locale, { minimumFractionDigits: info.scale }).format(Number(value));
        case 'Currency':
            return new Intl.NumberFormat(locale, { style: 'currency', currency }).format(Number(value));
        case 'Percent':
            return `${new Intl.NumberFormat(locale).format(Number(value))}%`;
        default:
            return String(value);
    }
}
