import type { FieldModel } from '../../schema/model.ts';
import { ApexDate, ApexDatetime, ApexTime } from '../../values/date.ts';
import { Decimal } from '../../values/decimal.ts';
import { Double } from '../../values/double.ts';
import type { Value } from '../../values/value.ts';
import type { SessionUser } from '../org-access.ts';

/**
 * A value as the user's locale shows it.
 * @param currency ISO code of the org's currency
 * @returns null where the plain value is what is shown, as in the User Interface API
 */
export function displayValue(field: FieldModel, value: Value, user: SessionUser, currency = 'USD'): string | null {
    if (value === null || value === undefined) {
        return null;
    }
    switch (field.type) {
        case 'PICKLIST':
        case 'COMBOBOX':
            return picklistLabel(field, String(value));
        case 'MULTIPICKLIST':
            return String(value)
                .split(';')
                .map((one) => picklistLabel(field, one))
                .join(';');
        case 'DATE':
            return value instanceof ApexDate ? dateText(value.days * 86_400_000, user.locale, 'UTC') : null;
        case 'DATETIME':
            return value instanceof ApexDatetime ? dateTimeText(value.ms, user) : null;
        case 'TIME':
            return value instanceof ApexTime ? timeText(value.ms, user) : null;
        case 'CURRENCY':
            return numberText(value, user, { style: 'currency', currency, ...digits(field) });
        case 'PERCENT':
            return `${numberText(value, user, digits(field))}%`;
        case 'DOUBLE':
        case 'INTEGER':
        case 'LONG':
            return numberText(value, user, digits(field));
        default:
            return null;
    }
}

/** @returns the label of a picklist's value; the value itself when it is not (or no longer) in the list */
export function picklistLabel(field: FieldModel, value: string): string {
    return field.picklist?.find((one) => one.value === value)?.label ?? value;
}

// Lightning shows dates as 1/31/2026 and times as 5:00 PM in en-US.
function dateText(ms: number, locale: string, timeZone: string): string {
    return new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'numeric', day: 'numeric', timeZone }).format(ms);
}

function dateTimeText(ms: number, user: SessionUser): string {
    return new Intl.DateTimeFormat(user.locale, {
        year: 'numeric',
        month: 'numeric',
        day: 'numeric',
        hour: 'numeric',
        minute: '2-digit',
        timeZone: user.timeZone
    })
        .format(ms)
        .replace(/\u202f/g, ' ');
}

function timeText(ms: number, user: SessionUser): string {
    return new Intl.DateTimeFormat(user.locale, { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' })
        .format(ms)
        .replace(/\u202f/g, ' ');
}

function digits(field: FieldModel): Intl.NumberFormatOptions {
    return { minimumFractionDigits: field.scale, maximumFractionDigits: field.scale };
}

function numberText(value: Value, user: SessionUser, options: Intl.NumberFormatOptions): string {
    const number = value instanceof Decimal ? value.toNumber() : value instanceof Double ? value.value : Number(value);
    return new Intl.NumberFormat(user.locale, options).format(number);
}
