import { parse } from 'csv-parse/sync';
import { MigrationError } from './mapping.ts';

/** A row of the file: its cells by column, and where it stands. */
export interface SourceRow {
    /** line of the file, counted from 1, where the row begins */
    line: number;
    cells: Readonly<Record<string, string>>;
}

/** What a file holds; rows without a word in them are not rows. */
export interface SourceFile {
    header: string[];
    rows: SourceRow[];
}

/**
 * @param bytes a CSV file in UTF-8, with the names of its columns in the first row
 * @throws MigrationError where it is none, names a column twice, or a row has another number of cells
 */
export function readRows(bytes: Uint8Array): SourceFile {
    let text: string;
    try {
        text = new TextDecoder('utf-8', { fatal: true }).decode(bytes).replaceAll(/\r\n?/g, '\n');
    } catch {
        throw new MigrationError('The file is not in UTF-8: save it as "CSV UTF-8".');
    }
    let parsed: { record: string[]; info: { lines: number; records: number } }[];
    try {
        parsed = parse(text, { bom: true, trim: true, skip_empty_lines: true, info: true }) as unknown as typeof parsed;
    } catch (error) {
        throw new MigrationError(`The file is no CSV: ${(error as Error).message}`);
    }
    const [first, ...rest] = parsed;
    const header = first?.record ?? [];
    const twice = header.filter((name, index) => header.indexOf(name) !== index);
    if (header.length === 0 || twice.length > 0 || header.includes('')) {
        throw new MigrationError(
            twice.length > 0
                ? `The file has the column "${twice[0]!}" twice.`
                : 'The first row of the file must name every column.'
        );
    }
    return {
        header,
        rows: rest
            .filter(({ record }) => record.some((cell) => cell !== ''))
            .map(({ record, info }) => ({
                // Where it ends is what is counted; a cell with line breaks makes the row begin earlier.
                line: info.lines - record.join('').split('\n').length + 1,
                cells: Object.fromEntries(header.map((name, index) => [name, record[index]!]))
            }))
    };
}
