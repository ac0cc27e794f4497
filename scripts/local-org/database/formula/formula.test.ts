import { ApexDate, ApexDatetime } from '../../values/date.ts';
import { compileFormula } from './evaluate.ts';
import { text, type FormulaValue } from './functions.ts';
import { references, parseFormula } from './parse.ts';

const NOW = Date.UTC(2026, 10, 22, 18);
const VALUES: Record<string, FormulaValue> = {
    name: 'Ann',
    empty: null,
    five: 5,
    half: 0.5,
    yes: true,
    day: ApexDate.of(2024, 1, 31),
    moment: new ApexDatetime(Date.UTC(2024, 0, 31, 6)),
    colors: 'Red;Blue',
    status: 'Open'
};

function evaluate(formula: string, prior: Record<string, FormulaValue> = VALUES, isNew = false): string {
    const result = compileFormula(formula)({
        now: NOW,
        timeZone: 'America/Denver',
        isNew,
        value: (path) => VALUES[path.toLowerCase()] ?? null,
        prior: (path) => prior[path.toLowerCase()] ?? null
    });
    return result === null ? 'null' : text(result);
}

describe('a formula', () => {
    it.each([
        ['1 + 2 * 3 ^ 2', '19'],
        ['(1 + 2) * 3', '9'],
        ['-Five + 1', '-4'],
        ['0.1 + 0.2', '0.3'],
        ['Five / 2', '2.5'],
        ['Five + Empty', 'null'],
        ['"a" & Name & "b"', 'aAnnb'],
        ['"a" + "b"', 'ab'],
        ['/* note */ Five > 4 && NOT(Yes = FALSE)', 'true'],
        ['Name = "ann"', 'false'],
        ['Empty = ""', 'true'],
        ['Name <> "Bob"', 'true'],
        ['Empty > 1', 'false'],
        ['IF(ISBLANK(Empty), "none", Empty)', 'none'],
        ['CASE(Status, "Closed", 1, "Open", 2, 3)', '2'],
        ['CASE(Name, "x", 1, 3)', '3'],
        ['ISPICKVAL(Status, "Open")', 'true'],
        ['INCLUDES(Colors, "Blue")', 'true'],
        ['BLANKVALUE(Empty, "x")', 'x'],
        ['LEFT("hello", 2) & RIGHT("hello", 2) & MID("hello", 2, 2)', 'heloel'],
        ['FIND("l", "hello")', '3'],
        ['SUBSTITUTE("a-b-c", "-", "+")', 'a+b+c'],
        ['LPAD("7", 3, "0")', '007'],
        ['REGEX("12345", "[0-9]{5}")', 'true'],
        ['REGEX("123456", "[0-9]{5}")', 'false'],
        ['"line\\nbreak \\"x\\""', 'line\nbreak "x"'],
        ['ROUND(2.5, 0)', '3'],
        ['CEILING(-1.5)', '-2'],
        ['MCEILING(-1.5)', '-1'],
        ['MOD(-7, 3)', '2'],
        ['MAX(1, 3, 2)', '3'],
        ['Day + 1', '2024-02-01'],
        ['Day - DATE(2024, 1, 1)', '30'],
        ['ADDMONTHS(Day, 1)', '2024-02-29'],
        ['YEAR(Day) * 100 + MONTH(Day)', '202401'],
        ['WEEKDAY(Day)', '4'],
        ['DATE(2024, 2, 30)', 'null'],
        ['DATEVALUE(Moment)', '2024-01-30'],
        ['TODAY()', '2026-11-22'],
        ['TEXT(Five)', '5'],
        ['VALUE("12.5") + 1', '13.5'],
        ['HYPERLINK("/x", "go", "_self")', '<a href="/x" target="_self">go</a>']
    ])('%s', (formula, expected) => expect(evaluate(formula)).toBe(expected));

    it('looks at changes', () => {
        expect(evaluate('ISCHANGED(Status)', { ...VALUES, status: 'Closed' })).toBe('true');
        expect(evaluate('ISCHANGED(Status)')).toBe('false');
        expect(evaluate('ISCHANGED(Status)', {}, true)).toBe('false');
        expect(evaluate('PRIORVALUE(Status)', { status: 'Closed' })).toBe('Closed');
        expect(evaluate('ISNEW()', {}, true)).toBe('true');
    });

    it('names functions that are missing and what it cannot read', () => {
        expect(() => compileFormula('GETSESSIONID()')).toThrow('Unsupported: formula function GETSESSIONID()');
        expect(() => compileFormula('VLOOKUP(A, B, C)')).toThrow('VLOOKUP() needs fields such as');
        expect(() => compileFormula('IF(TRUE, 1)')).toThrow("Incorrect number of parameters for function 'IF()'");
        expect(() => compileFormula('1 +')).toThrow('Unexpected the end in the formula: 1 +');
        expect(() => compileFormula('1 # 2')).toThrow("Unexpected '#'");
    });

    it('tells what it reads', () => {
        expect(references(parseFormula('IF(A__c = $User.Id, Account.Name, a__c)'))).toEqual([
            'A__c',
            '$User.Id',
            'Account.Name'
        ]);
    });
});
