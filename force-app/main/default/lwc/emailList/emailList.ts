import { parseCsv } from 'c/csv';

/** What was found in a list. */
export interface EmailList {
    /** each address once, in the order of the list */
    emails: string[];
    /** how many addresses came again */
    duplicates: number;
}

const HEADERS = ['email', 'e-mail', 'email address', 'e-mail address'];

/**
 * Finds the addresses in a list: in the column email when the first row names one, else everything, one address a line
 * or several separated by commas, semicolons or blanks; of "Name <address>" the address.
 * @param text a pasted list or the content of a CSV file
 * @returns the addresses
 */
export function emailsIn(text: string): EmailList {
    const rows = parseCsv(text);
    const column = columnOf(rows);
    const found =
        column < 0 ? rows.flatMap((row) => row.flatMap(addressesIn)) : rows.slice(1).map((row) => row[column]);
    const emails = new Map<string, string>();
    let duplicates = 0;
    for (const email of found) {
        if (!email) {
            continue;
        }
        if (emails.has(email.toLowerCase())) {
            duplicates++;
        } else {
            emails.set(email.toLowerCase(), email);
        }
    }
    return { emails: [...emails.values()], duplicates };
}

/**
 * @param text the content of a CSV file
 * @returns whether it has a column with e-mail addresses, or is nothing but a list of them
 */
export function hasEmails(text: string): boolean {
    const rows = parseCsv(text);
    return columnOf(rows) >= 0 || rows.every((row) => row.every((cell) => cell === '' || cell.includes('@')));
}

function columnOf(rows: string[][]): number {
    return rows[0]?.findIndex((cell) => HEADERS.includes(cell.toLowerCase())) ?? -1;
}

function addressesIn(cell: string): string[] {
    const named = /<([^>]*)>/.exec(cell);
    return named ? [named[1]!.trim()] : cell.split(/[\s,;]+/).filter((part) => part !== '');
}
