import { downloadCsv, parseCsv, toCsv } from 'c/csv';

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

    it('are never a formula', () => {
        expect(toCsv([['=1+1', '+1', '-1', '@a', 'a=1']])).toBe("'=1+1,'+1,'-1,'@a,a=1\r\n");
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
            { href: 'data:text/csv;charset=utf-8,%EF%BB%BF%C3%A9%0D%0A', download: 'report.csv' }
        ]);
        click.mockRestore();
    });
});
