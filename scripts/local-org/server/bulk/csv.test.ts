import { csvText, parseCsv } from './csv.ts';

const COMMA = { delimiter: ',', lineEnding: '\n' };

// Bulk API 2.0 guide, "Prepare CSV Files".
test('CSV is written with every field quoted', () => {
    expect(
        csvText(
            [
                ['a', 'say "hi"'],
                ['', 'x,y']
            ],
            COMMA
        )
    ).toBe('"a","say ""hi"""\n"","x,y"\n');
    expect(csvText([['a', 'b']], { delimiter: '|', lineEnding: '\r\n' })).toBe('"a"|"b"\r\n');
    expect(csvText([], COMMA)).toBe('');
});

test('CSV is read, with a byte order mark, empty lines and line breaks in quotes', () => {
    expect(parseCsv('\ufeffName,Note\r\n\r\na,"b\nc"\r\n', COMMA)).toEqual({
        header: ['Name', 'Note'],
        rows: [['a', 'b\nc']]
    });
    expect(parseCsv('A;B\n1;2', { ...COMMA, delimiter: ';' }).rows).toEqual([['1', '2']]);
    expect(parseCsv('', COMMA)).toEqual({ header: [], rows: [] });
});

test('rows of another length and quotes that do not close are refused', () => {
    expect(() => parseCsv('A,B\n1', COMMA)).toThrow('Invalid Record Length');
    expect(() => parseCsv('A,B\n"1,2', COMMA)).toThrow('Quote Not Closed');
});
