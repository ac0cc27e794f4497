const BYTE_ORDER_MARK = '\uFEFF';
const DELIMITERS = [',', ';', '\t'];

/**
 * Reads comma-separated values (RFC 4180): quoted cells may hold delimiters, quotes and line breaks; rows end with CRLF
 * or LF. The delimiter is the one of comma, semicolon and tab that the first row has.
 * @param text the values, with or without a byte order mark
 * @returns the rows with their cells, without blank rows
 */
export function parseCsv(text: string): string[][] {
    const source = text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
    const delimiter = delimiterOf(source);
    const rows: string[][] = [];
    let row: string[] = [];
    let cell = '';
    let quoted = false;
    const endRow = (): void => {
        row.push(cell.trim());
        cell = '';
        if (row.some((value) => value !== '')) {
            rows.push(row);
        }
        row = [];
    };
    for (let at = 0; at < source.length; at++) {
        const character = source[at]!;
        if (quoted) {
            if (character !== '"') {
                cell += character;
            } else if (source[at + 1] === '"') {
                cell += '"';
                at++;
            } else {
                quoted = false;
            }
        } else if (character === '"' && cell.trim() === '') {
            quoted = true;
            cell = '';
        } else if (character === delimiter) {
            row.push(cell.trim());
            cell = '';
        } else if (character === '\n' || character === '\r') {
            endRow();
        } else {
            cell += character;
        }
    }
    endRow();
    return rows;
}

function delimiterOf(source: string): string {
    const firstRow = source.split(/[\r\n]/).find((line) => line.trim() !== '') ?? '';
    const outsideQuotes = firstRow.replace(/"[^"]*"/g, '');
    return DELIMITERS.find((delimiter) => outsideQuotes.includes(delimiter)) ?? ',';
}

/**
 * Writes comma-separated values (RFC 4180). A cell that a spreadsheet would run as a formula is written as text.
 * @param rows the rows with their cells
 * @returns the values, each row ended by CRLF
 */
export function toCsv(rows: string[][]): string {
    return rows.map((row) => `${row.map(quote).join(',')}\r\n`).join('');
}

function quote(cell: string): string {
    const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
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
