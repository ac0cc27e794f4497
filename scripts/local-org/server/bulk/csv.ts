import { parse } from 'csv-parse/sync';
import { badRequest } from '../http/errors.ts';

/** Documented names of `columnDelimiter`. */
export const DELIMITERS: Readonly<Record<string, string>> = {
    BACKQUOTE: '`',
    CARET: '^',
    COMMA: ',',
    PIPE: '|',
    SEMICOLON: ';',
    TAB: '\t'
};

/** Documented names of `lineEnding`. */
export const LINE_ENDINGS: Readonly<Record<string, string>> = { LF: '\n', CRLF: '\r\n' };

/** How a job writes and reads its CSV. */
export interface CsvFormat {
    delimiter: string;
    lineEnding: string;
}

/** @returns lines of CSV, each with its ending; fields are quoted always, as Bulk API 2.0 does */
export function csvText(rows: readonly (readonly string[])[], { delimiter, lineEnding }: CsvFormat): string {
    return rows
        .map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(delimiter) + lineEnding)
        .join('');
}

/**
 * @returns the header and the rows below it
 * @throws RestError 400 InvalidBatch where a row has another number of fields, or quotes do not close
 */
export function parseCsv(text: string, { delimiter }: CsvFormat): { header: string[]; rows: string[][] } {
    try {
        const [header = [], ...rows] = parse(text, { delimiter, bom: true, skip_empty_lines: true }) as string[][];
        return { header, rows };
    } catch (error) {
        throw badRequest('InvalidBatch', (error as Error).message);
    }
}
