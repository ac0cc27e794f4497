import { readable } from './readable';

export { readable };

const BYTE_ORDER_MARK = '\uFEFF';
/** What separates cells, in the order in which it is looked for. */
export const DELIMITERS = [',', ';', '\t', '|'];

/** A row of a file, with its number as a spreadsheet shows it: blank rows count. */
export interface CsvRow {
    number: number;
    cells: string[];
}

export interface CsvTable {
    /** the rows that are not blank */
    rows: CsvRow[];
    /** number of the row whose quotation mark is never closed: what follows it cannot be told apart */
    openQuote?: number;
}

/**
 * Reads comma-separated values (RFC 4180): quoted cells may hold delimiters, quotes and line breaks; rows end with CRLF,
 * LF or CR. A first line `sep=;`, which Excel writes and reads, names the delimiter.
 * @param text the values, with or without a byte order mark, readable or not
 * @param delimiter what separates cells; without it the first one of DELIMITERS that the first row has
 * @returns the rows with their cells
 */
export function readCsv(text: string, delimiter?: string): CsvTable {
    const named = /^\s*"?sep=([^\r\n"])"?[ ]*(\r\n|\r|\n)/i.exec(readable(text.slice(0, 20)));
    const source = readable(text);
    const start = named ? named[0].length : 0;
    return rowsOf(source, start, named?.[1] ?? delimiter ?? delimiterOf(source));
}

function rowsOf(source: string, start: number, delimiter: string): CsvTable {
    const rows: CsvRow[] = [];
    let number = start > 0 ? 2 : 1;
    let cells: string[] = [];
    let cell = '';
    let isQuoted = false;
    const endRow = (): void => {
        cells.push(cell.trim());
        cell = '';
        if (cells.some((value) => value !== '')) {
            rows.push({ number, cells });
        }
        cells = [];
        number++;
    };
    for (let at = start; at < source.length; at++) {
        const character = source[at]!;
        if (isQuoted) {
            if (character !== '"') {
                cell += character;
            } else if (source[at + 1] === '"') {
                cell += '"';
                at++;
            } else {
                isQuoted = false;
            }
        } else if (character === '"' && cell.trim() === '') {
            isQuoted = true;
            cell = '';
        } else if (character === delimiter) {
            cells.push(cell.trim());
            cell = '';
        } else if (character === '\n' || character === '\r') {
            if (character === '\r' && source[at + 1] === '\n') {
                at++;
            }
            endRow();
        } else {
            cell += character;
        }
    }
    if (isQuoted) {
        return { rows, openQuote: number };
    }
    endRow();
    return { rows };
}

function delimiterOf(source: string): string {
    const firstRow = source.split(/[\r\n]/).find((line) => line.trim() !== '') ?? '';
    const outsideQuotes = firstRow.replace(/"[^"]*"/g, '');
    return DELIMITERS.find((delimiter) => outsideQuotes.includes(delimiter)) ?? ',';
}

/**
 * Where a spreadsheet would begin a formula: at the start of a cell, whatever invisible or blank stands before it, and
 * after each character that another spreadsheet takes for a separator.
 */
const FORMULA = /(^|[,;\t|\r\n])([\s\p{Cc}\p{Cf}"']*)([=+\-@\uFF1D\uFF0B\uFF0D\uFF20\uFE66\uFE62\uFE63\uFE6B\u2212])/gu;

/**
 * Writes comma-separated values (RFC 4180), every cell in quotes. What a spreadsheet would run as a formula is written as
 * text, with an apostrophe before it.
 * @param rows the rows with their cells
 * @returns the values, each row ended by CRLF
 */
export function toCsv(rows: string[][]): string {
    return rows.map((row) => `${row.map(quote).join(',')}\r\n`).join('');
}

function quote(cell: string): string {
    const text = cell.replace(FORMULA, "$1$2'$3").replace(/^([\t\r])/, "'$1");
    return `"${text.replaceAll('"', '""')}"`;
}

/**
 * Offers a file for download, with a byte order mark so that spreadsheets read it as UTF-8.
 * @param name name of the file
 * @param rows the rows with their cells
 */
export function downloadCsv(name: string, rows: string[][]): void {
    const link = document.createElement('a');
    link.href = `data:text/csv;charset=utf-8,${encodeURIComponent(BYTE_ORDER_MARK + toCsv(rows))}`;
    link.download = name;
    link.click();
}
