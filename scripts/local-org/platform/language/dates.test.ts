import { evaluate } from '../../testing/apex-program.ts';

const value = (expression: string): unknown => evaluate(`return ${expression};`);
const error = (expression: string): unknown =>
    evaluate(
        `try { return '' + ${expression}; } catch (Exception e) { return e.getTypeName() + ': ' + e.getMessage(); }`
    );

// help.salesforce.com 000380991: YYYY is the year of the week, so that 2019-12-30 is of 2020; yyyy is the year.
test.each([
    ['2019, 12, 30', '2020 2019 1'],
    ['2020, 12, 31', '2021 2020 1'],
    ['2024, 12, 28', '2024 2024 52'],
    ['2024, 12, 29', '2025 2024 1'],
    ['2022, 1, 1', '2022 2022 1']
])('the week of %s: its year, the year, its number', (date, expected) => {
    expect(value(`Datetime.newInstanceGmt(${date}).format('YYYY yyyy w', 'GMT')`)).toBe(expected);
});

// Apex Reference: "yyyy-MM-dd HH:mm:ss in the local time zone"; the message is that of a pastebin, RCJ3vC53. What follows the seconds is not read.
test('Datetime.valueOf reads its own format, not that of XML', () => {
    expect(error("Datetime.valueOf('2019-04-29T00:00:00-07:00')")).toBe(
        'System.TypeException: Invalid date/time: 2019-04-29T00:00:00-07:00'
    );
    expect(error("Datetime.valueOfGmt('2019-04-29T00:00:00Z')")).toMatch(/^System.TypeException: Invalid date\/time/);
    expect(error("Datetime.valueOf('2019-04-29')")).toMatch(/^System.TypeException: Invalid date\/time/);
    expect(value("Datetime.valueOfGmt('2019-04-29 10:20:30.000Z').getTime()")).toBe(1556533230000n);
});

// salesforce.stackexchange, question 223974.
test('Date.parse and Datetime.parse know the years 1700 to 4000', () => {
    expect(error("Date.parse('12/31/4000')")).toBe('4000-12-31 00:00:00');
    expect(error("Date.parse('1/1/4001')")).toBe('System.TypeException: Invalid date: 1/1/4001');
    expect(error("Datetime.parse('1/1/5000 10:00 AM')")).toBe(
        'System.TypeException: Invalid date/time: 1/1/5000 10:00 AM'
    );
    expect(error("Datetime.parse('1/1/2000 10:00 AM')")).toBe('2000-01-01 10:00:00');
});

// The example of the Apex Reference has seconds (seen in an older edition; the separators are those of the locale).
test('formatLong has seconds and the time zone', () => {
    expect(value('Datetime.newInstance(2020, 1, 2, 15, 4, 5).formatLong()')).toBe('1/2/2020, 3:04:05 PM MST');
    expect(value('Datetime.newInstance(2020, 1, 2, 15, 4, 5).format()')).toBe('1/2/2020, 3:04 PM');
});
