import type { CsvRow } from 'c/csv';

/** Which columns of a table hold the e-mail addresses of its people. */
export interface EmailColumns {
    own: number[];
    /** columns with the addresses of somebody else */
    others: number[];
    /** how many columns the header has */
    width: number;
}

/** In so many rows from the top a header is looked for; above it stand titles. */
const HEADER_WITHIN = 30;
/** A header of more words is a sentence. */
const MOST_WORDS = 5;
/** Words of a header whose e-mail is that of another person. */
const OF_OTHERS =
    /^b?cc|supervisor|manager|specialist|owner|creat|modif|request|submit|approv|sponsor|assistant|advis|emergency|report|lead|boss|parent|contactinfo|buyer|purchas|payer|billing/;
/** Words of a header that is about an e-mail, and holds none. */
const ABOUT_EMAIL =
    /optout|optin|bounc|sent|open|click|status|date|type|verif|prefer|count|valid|subject|template|hasemail|format|label/;

/** A header as it is compared: letters alone, without accents. */
function plain(header: string): string {
    return header
        .normalize('NFD')
        .toLowerCase()
        .replace(/[^a-z]/g, '');
}

function isEmailHeader(header: string): boolean {
    const name = plain(header);
    const isOfEmail =
        name.includes('email') ||
        /(^|[^a-z])(mail|mails)$/i.test(header) ||
        name.includes('correo') ||
        name.includes('courriel');
    return isOfEmail && !ABOUT_EMAIL.test(name) && header.split(/\s+/).length <= MOST_WORDS && !header.includes('@');
}

const isOfOthers = (header: string): boolean => OF_OTHERS.test(plain(header));

/**
 * @param rows the rows of a table
 * @returns the row that names a column with e-mail addresses, or nothing
 */
export function headerOf(rows: CsvRow[]): CsvRow | undefined {
    const firstAddress = rows.findIndex(({ cells }) => cells.some((cell) => cell.includes('@')));
    const above = rows.slice(0, firstAddress < 0 ? HEADER_WITHIN : Math.min(firstAddress, HEADER_WITHIN));
    return above.findLast(({ cells }) => cells.some(isEmailHeader));
}

/** @returns whether cells below a header are one, too: they name one of its e-mail columns, and nobody */
export function isHeaderAgain(header: string[], cells: string[]): boolean {
    return (
        header.some((name) => isEmailHeader(name) && cells.includes(name)) && !cells.some((cell) => cell.includes('@'))
    );
}

/**
 * @param header the cells of the header
 * @param body   the rows below it
 * @returns the columns with the addresses of the people in the rows
 */
export function emailColumns(header: string[], body: CsvRow[]): EmailColumns {
    const places = header.map((_cell, at) => at).filter((at) => isEmailHeader(header[at]!));
    const own = places.filter((at) => !isOfOthers(header[at]!));
    const filled = own.filter((at) => body.some(({ cells }) => cells[at]?.includes('@')));
    return {
        own: filled.length > 0 ? filled : own,
        others: places.filter((at) => isOfOthers(header[at]!)),
        width: header.length
    };
}
