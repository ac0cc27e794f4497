import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readMapping } from './mapping.ts';
import { readRows } from './rows.ts';

const SAMPLE = readFileSync(join(__dirname, 'mapping.sample.json'), 'utf8');
const HEADER =
    'Employee Number,Campus,State,Owner E-mail,Level,Start,Trained,Last Used,End,Login,Tools,Units,Groups,Also,Remarks'.split(
        ','
    );
const changed = (change: (mapping: Record<string, unknown>) => void): string => {
    const mapping = JSON.parse(SAMPLE) as Record<string, unknown>;
    change(mapping);
    return JSON.stringify(mapping);
};
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('a mapping', () => {
    it('fits a file that has its columns', () => {
        expect(readMapping(SAMPLE, HEADER).person.field).toBe('Employee_ID__c');
    });

    it.each([
        ['is no JSON', '{', 'The mapping is not JSON'],
        ['has a word that is none', changed((one) => (one['persons'] = 1)), 'Unrecognized key: "persons"'],
        ['has no person', changed((one) => delete one['person']), 'at person'],
        ['has dates without a year', changed((one) => (one['dates'] = ['M/D'])), 'at dates[0]'],
        [
            'fills a field with nothing',
            changed((one) => (one['fields'] = { A__c: {} })),
            'needs a column, or otherwise'
        ],
        [
            'has access of no kind',
            changed((one) => (one['access'] = [{ kind: 'Tool', column: 'Tools' }])),
            'at access[0].kind'
        ]
    ])('that %s is refused', (_, text, why) => {
        expect(() => readMapping(text, HEADER)).toThrow(why);
    });

    it('names every column that is missing on either side', () => {
        expect(() => readMapping(SAMPLE, [...HEADER.filter((one) => one !== 'Login'), 'Cost Center'])).toThrow(
            'The file has no column "Login".\nNothing is said of the column "Cost Center": map it, or list it under leftBehind.'
        );
    });
});

describe('a file', () => {
    it('is read with its lines, blanks around words left out, and rows without a word', () => {
        const { header, rows } = readRows(bytes('\uFEFFA,B\r\n 1 ,"x\r\ny"\r\n,\r\n\r\n2,"a ""b"""\r\n'));
        expect(header).toEqual(['A', 'B']);
        expect(rows).toEqual([
            { line: 2, cells: { A: '1', B: 'x\ny' } },
            { line: 6, cells: { A: '2', B: 'a "b"' } }
        ]);
    });

    it.each([
        ['another encoding', new Uint8Array([65, 10, 0xe9, 10]), 'save it as "CSV UTF-8"'],
        ['a column twice', bytes('A,B,A\n1,2,3\n'), 'has the column "A" twice'],
        ['a column without a name', bytes('A,\n1,2\n'), 'must name every column'],
        ['nothing', bytes(''), 'must name every column'],
        ['a row too short', bytes('A,B\n1\n'), 'The file is no CSV: Invalid Record Length'],
        ['a quote that does not close', bytes('A,B\n1,"2\n'), 'The file is no CSV: Quote Not Closed']
    ])('with %s is refused', (_, file, why) => {
        expect(() => readRows(file)).toThrow(why);
    });
});
