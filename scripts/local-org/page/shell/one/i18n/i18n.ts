import { context } from 'one/context';

type DatePart = 'short' | 'medium' | 'long';

/**
 * Value of `@salesforce/i18n/<name>` for the session's user.
 * @param name such as `locale`, `timeZone`, `dateTime.shortDateFormat`
 * @param packaged the value for en-US
 */
export function i18n(name: string, packaged: unknown): unknown {
    const session = context().locale;
    switch (name) {
        case 'locale':
            return session.locale;
        case 'lang':
            return session.lang;
        case 'timeZone':
            return session.timeZone;
        case 'currency':
            return session.currency;
        case 'number.currencySymbol':
            return numberPart('currency', { style: 'currency', currency: session.currency });
        default:
            return session.locale === 'en-US' ? packaged : localized(name, packaged);
    }
}

function localized(name: string, packaged: unknown): unknown {
    const format = /^dateTime\.(short|medium|long)(Date|DateTime|Time)Format$/.exec(name);
    if (format) {
        return dateTimePattern(format[1] as DatePart, format[2]!);
    }
    switch (name) {
        case 'number.decimalSeparator':
            return numberPart('decimal', {});
        case 'number.groupingSeparator':
            return numberPart('group', {});
        case 'dir':
            return /^(ar|he|fa|ur)\b/.test(context().locale.lang) ? 'rtl' : 'ltr';
        case 'firstDayOfWeek':
        case 'number.currencyFormat':
        case 'number.numberFormat':
        case 'number.percentFormat':
        default:
            return packaged;
    }
}

function numberPart(type: Intl.NumberFormatPartTypes, options: Intl.NumberFormatOptions): string {
    const parts = new Intl.NumberFormat(context().locale.locale, options).formatToParts(1234567.5);
    return parts.find((part) => part.type === type)?.value ?? '';
}

// The pattern is read off a formatted sample: 3 February 2001, 16:05:06.
function dateTimePattern(length: DatePart, kind: string): string {
    const options: Intl.DateTimeFormatOptions = {};
    if (kind !== 'Time') {
        options.dateStyle = length;
    }
    if (kind !== 'Date') {
        options.timeStyle = length === 'short' ? 'short' : 'medium';
    }
    const letters: Record<string, string> = {
        year: 'yyyy',
        hour: 'h',
        minute: 'mm',
        second: 'ss',
        dayPeriod: 'a',
        weekday: 'EEEE'
    };
    return new Intl.DateTimeFormat(context().locale.locale, options)
        .formatToParts(new Date(2001, 1, 3, 16, 5, 6))
        .map(({ type, value }) => {
            if (type === 'month') {
                return /^\d+$/.test(value) ? 'M'.repeat(value.length) : value.length > 4 ? 'MMMM' : 'MMM';
            }
            if (type === 'day') {
                return 'd'.repeat(value.length);
            }
            if (type === 'hour') {
                return value === '16' ? 'HH' : 'h';
            }
            return letters[type] ?? value;
        })
        .join('');
}
