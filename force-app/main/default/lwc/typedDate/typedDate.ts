/** Days as people of the United States type them, most specific first: how the parts stand, and what separates them. */
const NUMBERS = /^(\d{1,4})[\s./-]+(\d{1,2})[\s./-]+(\d{1,4})$/;
const WITH_MONTH_FIRST = /^([a-z]{3,9})\.?[\s-]*(\d{1,2})(?:st|nd|rd|th)?[\s,./-]+(\d{2,4})$/i;
const WITH_DAY_FIRST = /^(\d{1,2})(?:st|nd|rd|th)?[\s./-]*(?:of\s+)?([a-z]{3,9})\.?[\s,./-]+(\d{2,4})$/i;
const TOGETHER = /^(\d{2})(\d{2})(\d{4})$/;
const TOGETHER_YEAR_FIRST = /^((?:19|20)\d{2})(\d{2})(\d{2})$/;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** Years of two digits are of this century: no completion is older. */
const CENTURY = 2000;

/**
 * Reads a day in every usual way to type it: 11/1/26, 11/01/2026, 11-1-2026, 2026-11-01, Nov 1, 2026, 1 Nov 2026, 11012026.
 * The month comes before the day, but where only the other way is a day. No time zone has a part in it.
 * @param text what was typed
 * @returns the ISO day; nothing when it is none
 */
export function typedDate(text: string): string | undefined {
    const typed = text.trim().replace(/^[a-z]+day,?\s+/i, '');
    const named = WITH_MONTH_FIRST.exec(typed);
    if (named) {
        return dayOf(named[3]!, monthOf(named[1]!), named[2]!);
    }
    const dayFirst = WITH_DAY_FIRST.exec(typed);
    if (dayFirst) {
        return dayOf(dayFirst[3]!, monthOf(dayFirst[2]!), dayFirst[1]!);
    }
    const together = TOGETHER_YEAR_FIRST.exec(typed);
    const yearFirst = together && dayOf(together[1]!, Number(together[2]), together[3]!);
    if (yearFirst) {
        return yearFirst;
    }
    const [, first, second, third] = TOGETHER.exec(typed) ?? NUMBERS.exec(typed) ?? [];
    if (!first || !second || !third) {
        return undefined;
    }
    return first.length > 2
        ? dayOf(first, Number(second), third)
        : (dayOf(third, Number(first), second) ?? dayOf(third, Number(second), first));
}

function monthOf(word: string): number {
    const name = word.toLowerCase();
    const month = MONTHS.indexOf(name.slice(0, 3)) + 1;
    const whole = new Date(Date.UTC(CENTURY, month - 1, 1)).toLocaleString('en-US', { month: 'long', timeZone: 'UTC' });
    return month > 0 && (whole.toLowerCase().startsWith(name) || name === 'sept') ? month : 0;
}

/** A real day of the calendar. */
function dayOf(yearText: string, month: number, dayText: string): string | undefined {
    if (yearText.length === 3 || dayText.length > 2) {
        return undefined;
    }
    const year = yearText.length === 2 ? CENTURY + Number(yearText) : Number(yearText);
    const date = new Date(Date.UTC(year, month - 1, Number(dayText)));
    const isReal = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && Number(dayText) > 0;
    return isReal ? date.toISOString().slice(0, 10) : undefined;
}
