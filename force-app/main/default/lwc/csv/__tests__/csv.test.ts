import { downloadCsv, readCsv, toCsv } from 'c/csv';

const parseCsv = (text: string): string[][] => readCsv(text).rows.map(({ cells }) => cells);

describe('comma-separated values', () => {
    it('are read with quotes, line breaks and delimiters inside cells', () => {
        expect(parseCsv('a,"b, ""c""\nd",e\r\n1,2,3')).toEqual([
            ['a', 'b, "c"\nd', 'e'],
            ['1', '2', '3']
        ]);
    });

    it.each([
        ['a byte order mark', '\uFEFFa,b\n1,2'],
        ['CRLF and blank lines', 'a,b\r\n\r\n1,2\r\n , \r\n'],
        ['semicolons', 'a;b\n1;2'],
        ['tabs', 'a\tb\n1\t2'],
        ['blanks around cells', ' a , "b" \n 1,2'],
        ['a quoted header with a comma', '"a",b\n"1","2"']
    ])('are read with %s', (_what, text) => {
        expect(parseCsv(text)).toEqual([
            ['a', 'b'],
            ['1', '2']
        ]);
    });

    it('of nothing are nothing', () => {
        expect(parseCsv('')).toEqual([]);
        expect(parseCsv('\r\n\n')).toEqual([]);
    });

    it('are written so that they are read again', () => {
        const rows = [
            ['Email', 'What to Do'],
            ['a@example.edu', 'Ask "OIT",\nthen wait; done']
        ];

        expect(parseCsv(toCsv(rows))).toEqual(rows);
    });

    it.each([
        ['=1+1', "'=1+1"],
        ['+1', "'+1"],
        ['-1', "'-1"],
        ['@a', "'@a"],
        ['\t=1', "'\t'=1"],
        ['\r=1', "'\r'=1"],
        [' =1', " '=1"],
        ['\u0001=1', "\u0001'=1"],
        ['\u200B=1', "\u200B'=1"],
        ['\uFF1D1', "'\uFF1D1"],
        ['\uFF0B1', "'\uFF0B1"],
        ['\uFF0D1', "'\uFF0D1"],
        ['\uFF20a', "'\uFF20a"],
        ['"=1', '"\'=1'],
        ['a;=1', "a;'=1"],
        ['a, =1', "a, '=1"],
        ['a\t+1', "a\t'+1"],
        ['a\n=1', "a\n'=1"]
    ])('are never a formula: %j', (cell, written) => {
        expect(toCsv([[cell]])).toBe(`"${written.replaceAll('"', '""')}"\r\n`);
    });

    it.each(['a=1', 'ana.ruiz@colorado.example', 'R-000001', '2026-12-01', "O'Brien", 'Wait; then ask'])(
        'stay as they are where they are none: %s',
        (cell) => {
            expect(toCsv([[cell]])).toBe(`"${cell}"\r\n`);
        }
    );

    it('name the row whose quote is never closed, as a spreadsheet counts', () => {
        expect(readCsv('a,b\n\n1,"2\n3,4')).toEqual({ rows: [{ number: 1, cells: ['a', 'b'] }], openQuote: 3 });
        expect(readCsv('"a\nb",c\n1,2').rows.map(({ number }) => number)).toEqual([1, 2]);
    });

    it.each([
        ['sep=;\r\na;b\r\n1;2', 'the line that Excel writes'],
        ['"sep=|"\na|b\n1|2', 'that line in quotes'],
        ['a|b\n1|2', 'bars']
    ])('are read with %s', (text) => {
        expect(parseCsv(text)).toEqual([
            ['a', 'b'],
            ['1', '2']
        ]);
    });

    it('are downloaded as UTF-8', () => {
        const clicked: { href: string; download: string }[] = [];
        const click = jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(
            this: HTMLAnchorElement
        ) {
            clicked.push({ href: this.href, download: this.download });
        });

        downloadCsv('report.csv', [['é']]);

        expect(clicked).toEqual([
            { href: 'data:text/csv;charset=utf-8,%EF%BB%BF%22%C3%A9%22%0D%0A', download: 'report.csv' }
        ]);
        click.mockRestore();
    });
});
