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

    it.each([
        ['2 - 1 - 1', '0'],
        ['2 ^ 3 ^ 2', '64'],
        ['12 / 2 / 3', '2'],
        ['1 + 2 > 2 && 1 < 2 || FALSE', 'true'],
        ['TRUE || FALSE && FALSE', 'true'],
        ['1 + 1 = 2', 'true'],
        ['1 < 2 = TRUE', 'true'],
        ['2 == 2', 'true'],
        ['"a" & 1 + 1', 'a11'],
        ['+5 - -Five', '10'],
        ['!Yes', 'false'],
        ['NOT !Yes', "Unexpected '!'"],
        ['1.5e2 + .5 + 2.', '152.5'],
        ['1E-1', '0.1'],
        ["'it\\'s' & '\\t'", "it's\t"],
        ['"a\\\\b"', 'a\\b'],
        ['true', 'true'],
        ['NULL', 'null'],
        ['if ( yes , "a" , "b" )', 'a'],
        ['Five /* a * b */ + /**/ 1', '6'],
        ['', 'Unexpected the end'],
        ['(1', 'Unexpected the end'],
        ['1)', "Unexpected ')'"],
        ['ABS(1', 'Unexpected the end'],
        ['ABS(1,)', "Unexpected ')'"],
        ['1 2', "Unexpected '2'"],
        ['* 2', "Unexpected '*'"],
        ['"a', "Unexpected '\"'"]
    ])('%s is %s', (formula, expected) => {
        let result: string;
        try {
            result = evaluate(formula);
        } catch (error) {
            result = /Unexpected (?:the end|'[^]')/.exec((error as Error).message)![0];
        }
        expect(result).toBe(expected);
    });

    it('tells what it reads', () => {
        expect(references(parseFormula('Name'))).toEqual(['Name']);
        expect(references(parseFormula('Owner : User . Email & "x"'))).toEqual(['Owner:User.Email']);
        expect(references(parseFormula('1 + TODAY()'))).toEqual([]);
        expect(references(parseFormula('IF(A__c = $User.Id, Account.Name, a__c)'))).toEqual([
            'A__c',
            '$User.Id',
            'Account.Name'
        ]);
    });
});

// Salesforce Help, "Formula Operators and Functions": what each is said to give, and its examples.
describe('a function of formulas', () => {
    it.each([
        // operators
        ['Five >= 5 && Five <= 5', 'true'],
        ['Five > 5 || Five < 5', 'false'],
        ['Five <> 5', 'false'],
        ['Five != 4', 'true'],
        ['Empty < 1', 'false'],
        ['Empty >= 1 || Empty <= 1', 'false'],
        ['Day < DATE(2024, 2, 1)', 'true'],
        ['Day = DATE(2024, 1, 31)', 'true'],
        ['Moment < DATETIMEVALUE("2024-01-31 06:00:01")', 'true'],
        ['Yes = TRUE', 'true'],
        ['Five * Empty', 'null'],
        ['Five - Half', '4.5'],
        ['1 + Day', '2024-02-01'],
        ['Day - 30', '2024-01-01'],
        ['Moment + 0.5', '2024-01-31 18:00:00Z'],
        ['Moment - 1', '2024-01-30 06:00:00Z'],
        ['Moment - DATETIMEVALUE("2024-01-30 06:00:00")', '1'],
        ['TIMEVALUE("10:00:00.000") - TIMEVALUE("09:00:00.000")', '3600000'],
        ['HOUR(TIMEVALUE("10:00:00.000") + 3600000)', '11'],
        // logic
        ['AND(Yes, Five = 5)', 'true'],
        ['AND(Yes, Five = 4)', 'false'],
        ['OR(Five = 4, Yes)', 'true'],
        ['OR(Five = 4, NOT(Yes))', 'false'],
        ['IF(Five = 4, "a", "b")', 'b'],
        ['ISBLANK("") && ISNULL(Empty)', 'true'],
        ['ISBLANK(Name) || ISNULL(Five)', 'false'],
        ['BLANKVALUE(Name, "x")', 'Ann'],
        ['NULLVALUE(Empty, 7)', '7'],
        ['NULLVALUE(Five, 7)', '5'],
        ['ISPICKVAL(Status, "Closed")', 'false'],
        ['ISPICKVAL(Empty, "")', 'true'],
        ['ISPICKVAL(Status, "")', 'false'],
        ['INCLUDES(Colors, "Green")', 'false'],
        ['INCLUDES(Colors, "Re")', 'false'],
        ['ISNUMBER("-12.5") && ISNUMBER(".5")', 'true'],
        ['ISNUMBER("12a") || ISNUMBER("") || ISNUMBER("1 2")', 'false'],
        // texts
        ['UPPER("aB") & LOWER("aB")', 'ABab'],
        ['INITCAP("hELLO new-world")', 'Hello New-World'],
        ['REVERSE("abc")', 'cba'],
        ['"(" & TRIM("  a b ") & ")"', '(a b)'],
        ['LEN("hello") + LEN(Empty)', '5'],
        ['LEFT("hello", -1) & RIGHT("hello", 0) & MID("hello", 9, 2)', ''],
        ['RIGHT("hi", 5)', 'hi'],
        ['CONTAINS("hello", "ell")', 'true'],
        ['CONTAINS("hello", "ELL")', 'false'],
        ['BEGINS("hello", "he")', 'true'],
        ['BEGINS("hello", "lo")', 'false'],
        ['FIND("l", "hello", 4)', '4'],
        ['FIND("l", "hello", 5)', '0'],
        ['FIND("x", "hello")', '0'],
        ['SUBSTITUTE("abab", "b", "")', 'aa'],
        ['RPAD("7", 3, "0")', '700'],
        ['LPAD("7", 4, "ab")', 'aba7'],
        ['LPAD("7", 3)', '  7'],
        ['RPAD("1234", 2, "0") & LPAD("1234", 2, "0")', '1212'],
        ['ASCII("A")', '65'],
        ['CHR(97)', 'a'],
        ['"a" & BR() & "b"', 'a\nb'],
        ['HTMLENCODE("<a b=\'c\' & \\"d\\">")', '&lt;a b=&#39;c&#39; &amp; &quot;d&quot;&gt;'],
        ['URLENCODE("a b&c")', 'a+b%26c'],
        ['HYPERLINK("/x", "go")', '<a href="/x" target="_blank">go</a>'],
        ['IMAGE("/x.png", "alt")', '<img src="/x.png" alt="alt" border="0"/>'],
        ['IMAGE("/x.png", "alt", 9, 8)', '<img src="/x.png" alt="alt" style="height:9px; width:8px;" border="0"/>'],
        ['TEXT(Day) & TEXT(Half)', '2024-01-310.5'],
        ['TEXT(Moment)', '2024-01-31 06:00:00Z'],
        // numbers
        ['ABS(-5) + ABS(5)', '10'],
        ['ROUND(-2.5, 0)', '-3'],
        ['ROUND(225.49823, 2)', '225.5'],
        ['ROUND(225, -2)', '200'],
        ['TRUNC(-2.567, 2)', '-2.56'],
        ['TRUNC(8.9)', '8'],
        ['CEILING(1.5) * 10 + FLOOR(1.5)', '21'],
        ['FLOOR(-1.5)', '-1'],
        ['MCEILING(1.5) * 10 + MFLOOR(1.5)', '21'],
        ['MFLOOR(-1.5)', '-2'],
        ['SQRT(16)', '4'],
        ['EXP(0) + LN(1) + LOG(100)', '3'],
        ['MOD(7, 3)', '1'],
        ['MIN(3, 1, 2)', '1'],
        ['MAX(-3, -1)', '-1'],
        // dates and times
        ['YEAR(Day) & "/" & TEXT(MONTH(Day)) & "/" & TEXT(DAY(Day))', '2024/1/31'],
        ['WEEKDAY(DATE(2026, 11, 22))', '1'],
        ['WEEKDAY(DATE(1969, 12, 27))', '7'],
        ['DAYOFYEAR(DATE(2024, 3, 1))', '61'],
        ['ISOWEEK(DATE(2021, 1, 3))', '53'],
        ['ISOYEAR(DATE(2021, 1, 3))', '2020'],
        ['ISOWEEK(DATE(2021, 1, 4))', '1'],
        ['ISOYEAR(DATE(2024, 12, 30))', '2025'],
        ['ADDMONTHS(DATE(2024, 2, 29), 1)', '2024-03-31'],
        ['ADDMONTHS(DATE(2024, 1, 15), -2)', '2023-11-15'],
        ['ADDMONTHS(DATE(2024, 1, 30), 1)', '2024-02-29'],
        ['ADDMONTHS(Moment, 1)', '2024-02-29 06:00:00Z'],
        ['ADDMONTHS(Empty, 1)', 'null'],
        ['DATE(2024, 1, Empty)', 'null'],
        ['DATEVALUE("2024-05-06")', '2024-05-06'],
        ['DATEVALUE(Empty)', 'null'],
        ['HOUR(TIMEVALUE("17:30:45.125"))', '17'],
        ['MINUTE(TIMEVALUE("17:30:45.125"))', '30'],
        ['SECOND(TIMEVALUE("17:30:45.125"))', '45'],
        ['MILLISECOND(TIMEVALUE("17:30:45.125"))', '125'],
        ['UNIXTIMESTAMP(Moment)', '1706680800'],
        ['UNIXTIMESTAMP(DATE(1970, 1, 2))', '86400'],
        ['UNIXTIMESTAMP(TIMEVALUE("00:01:00.900"))', '60'],
        ['FROMUNIXTIME(1706680800)', '2024-01-31 06:00:00Z'],
        ['NOW()', '2026-11-22 18:00:00Z'],
        ['YEAR(Empty)', 'null'],
        ['HOUR(Empty)', 'null']
    ])('%s', (formula, expected) => expect(evaluate(formula)).toBe(expected));

    it.each([
        ['CASE(Status, "Open", 2, "Closed", 3)', "Incorrect number of parameters for function 'CASE()'"],
        ['LEN()', "Incorrect number of parameters for function 'LEN()'. Expected 1, received 0"],
        ['LEN("a", "b")', "Incorrect number of parameters for function 'LEN()'. Expected 1, received 2"],
        ['LENGTH("a")', 'Unknown function LENGTH. Check spelling.'],
        ['ISCHANGED("a")', 'ISCHANGED() needs a field'],
        [
            'VLOOKUP($ObjectType.Account.Fields.Name, $ObjectType.Contact.Fields.Name, "x")',
            'The fields of VLOOKUP() must be of one object'
        ]
    ])('refused: %s', (formula, message) => expect(() => compileFormula(formula)).toThrow(message));

    it('looks up what it may, and refuses where it may not ask', () => {
        const formula = compileFormula('VLOOKUP($ObjectType.A__c.Fields.X__c, $ObjectType.a__c.Fields.Name, "n")');
        const context = { now: NOW, timeZone: 'GMT', value: () => null };
        const asked: FormulaValue[][] = [];
        const lookUp = (...given: FormulaValue[]): FormulaValue => {
            asked.push(given);
            return 'found';
        };
        expect(formula({ ...context, lookUp })).toBe('found');
        expect(asked).toEqual([['A__c', 'X__c', 'Name', 'n']]);
        expect(() => formula(context)).toThrow('VLOOKUP in this formula (A__c)');
        expect(() => compileFormula('ISCHANGED(Name)')(context)).toThrow('ISCHANGED and PRIORVALUE in this formula');
    });

    it('a blank of before is no change to a blank', () => {
        expect(evaluate('ISCHANGED(Empty)', { empty: '' })).toBe('false');
        expect(evaluate('ISCHANGED(Empty)', { empty: 'x' })).toBe('true');
        expect(evaluate('PRIORVALUE(Status)', {}, true)).toBe('Open');
        expect(evaluate('ISNEW()')).toBe('false');
    });
});
