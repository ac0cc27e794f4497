import { DELIMITERS, readCsv, readable, type CsvRow } from 'c/csv';
import { emailColumns, headerOf, isHeaderAgain, type EmailColumns } from './columns';
import { addressesIn, areNamed, groupsIn, hasName, peopleInLine } from './freeText';

/** Somebody of a list: with an e-mail address, or with the text that has none. */
export interface ListedPerson {
    /** the address; several of the same person, from several columns, separated by semicolons */
    email?: string;
    /** what stood there */
    text: string;
    /** number of the row, as a spreadsheet shows it */
    row: number;
}

/** Everybody of a list; nothing that was in it is left out but titles, headers and what came again. */
export interface PeopleList {
    people: ListedPerson[];
    /** how many addresses came again */
    duplicates: number;
    /** number of a row whose quotation mark is never closed: then nobody is taken from the list */
    openQuote?: number;
}

/**
 * Finds the people of a list. A table with a header names its e-mail columns; one without a header is told by its rows,
 * which all have as many cells; everything else is text with addresses in it, as mail programs write them.
 * @param text a pasted list or the content of a file
 * @returns each person once, in the order of the list
 */
export function peopleIn(text: string): PeopleList {
    const source = withoutEntities(text);
    const table = tableOf(source);
    if (table?.openQuote) {
        return { people: [], duplicates: 0, openQuote: table.openQuote };
    }
    return withoutDuplicates(table ? table.people : textPeople(source));
}

/** @returns those of a list who have an address, as the preview takes them */
export function emailsOf({ people }: PeopleList): string[] {
    return people.flatMap(({ email }) => email ?? []);
}

interface Table {
    people: ListedPerson[];
    openQuote?: number;
}

/** The list read as a table, or nothing when it is none. */
function tableOf(text: string): Table | undefined {
    const tables = DELIMITERS.map((delimiter) => readCsv(text, delimiter));
    const withHeader = tables
        .map(({ rows, openQuote }) => ({ rows, openQuote, header: headerOf(rows) }))
        .filter(({ header }) => header)
        .sort((one, other) => other.header!.cells.length - one.header!.cells.length)[0];
    if (withHeader) {
        const { rows, openQuote, header } = withHeader;
        return { openQuote, people: peopleBelow(header!, rows.slice(rows.indexOf(header!) + 1)) };
    }
    const even = tables.find(({ rows, openQuote }) => !openQuote && isEven(rows));
    return even && { people: even.rows.flatMap((row) => peopleInRow(row)) };
}

/** The people below a header, which may come again, with other columns too: a meeting's summary stands above its participants. */
function peopleBelow(header: CsvRow, below: CsvRow[]): ListedPerson[] {
    const next = below.find((row) => isHeaderAgain(header.cells, row.cells));
    const body = next ? below.slice(0, below.indexOf(next)) : below;
    const columns = emailColumns(header.cells, body);
    return [
        ...body.flatMap((row) => peopleInRow(row, columns)),
        ...(next ? peopleBelow(next, below.slice(below.indexOf(next) + 1)) : [])
    ];
}

/** Whether rows without a header are a table: as many cells in each, one of them with an address and no full name. */
function isEven(rows: CsvRow[]): boolean {
    const [first] = rows;
    const withAddress = rows.map(({ cells }) => cells.filter((cell) => cell.includes('@')));
    return (
        first !== undefined &&
        first.cells.length > 1 &&
        (rows.length > 1 || first.cells.length > 2) &&
        rows.every(({ cells }) => cells.length === first.cells.length) &&
        withAddress.some((cells) => cells.length === 1) &&
        withAddress.every((cells) => cells.length < 2 && !cells.some(hasName))
    );
}

/** How a page that was pasted as its source writes what stands around an address. */
const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', nbsp: ' ', commat: '@', '#64': '@' };

function withoutEntities(text: string): string {
    return text.replace(/&(#?\w+);/g, (entity, word: string) => ENTITIES[word.toLowerCase()] ?? entity);
}

/** Who is in a row of a table: what several cells hold is one person's, where none of them names several people. */
function peopleInRow({ number: row, cells }: CsvRow, columns?: EmailColumns): ListedPerson[] {
    const text = cells.filter((cell) => cell !== '').join(', ');
    const isRegular = !columns || cells.length <= columns.width;
    const asked = columns && isRegular ? columns.own.map((at) => groupsIn(cells[at] ?? '')) : [];
    const elsewhere = cells.filter((_cell, at) => !isRegular || !columns?.others.includes(at)).flatMap(groupsIn);
    const found = asked.some((groups) => groups.length > 0) ? asked.filter((groups) => groups.length > 0) : [elsewhere];
    const names = cells.filter((cell) => !cell.includes('@')).join(' ');
    const isOnePerson = found.every((groups) => groups.length === 1 || areNamed(groups.flat(), names));
    if (found.flat().length === 0) {
        // A row of dashes is drawn, not written.
        return /[\p{L}\p{N}]/u.test(text) ? [{ row, text }] : [];
    }
    // What stands in an e-mail column and is no address is told, too.
    const unread = columns?.own
        .map((at) => cells[at] ?? '')
        .filter((cell) => cell.includes('@') && addressesIn(cell).length === 0);
    const people = isOnePerson ? [[...new Set(found.flat(2))]] : found.flat();
    return [
        ...people
            .map((addresses) => addresses.join('; '))
            .map((email) => ({ row, text: isOnePerson ? text : email, email })),
        ...(unread ?? []).map((cell) => ({ row, text: cell }))
    ];
}

/** The list read as text, line by line. */
function textPeople(text: string): ListedPerson[] {
    return linesOf(text).flatMap((line, index) => peopleInLine(line).map((person) => ({ ...person, row: index + 1 })));
}

function linesOf(text: string): string[] {
    return readable(text).split(/\r\n|\r|\n/);
}

function withoutDuplicates(listed: ListedPerson[]): PeopleList {
    const seen = new Set<string>();
    const people = listed.filter(({ email, text, row }) => {
        const key = (email ?? `${row} ${text}`).toLowerCase();
        return !seen.has(key) && seen.add(key);
    });
    return { people, duplicates: listed.length - people.length };
}
