import { nextFireTime, parseCron } from './cron.ts';

const next = (expression: string, after: string, zone = 'GMT'): string | null => {
    const found = nextFireTime(parseCron(expression), Date.parse(after), zone);
    return found === null ? null : new Date(found).toISOString().slice(0, 19);
};

describe('cron expressions of System.schedule', () => {
    test.each([
        ['every day', '0 0 8 * * ?', '2026-11-02T08:00:00Z', '2026-11-03T08:00:00'],
        ['a step from the first hour', '0 15 8/4 * * ?', '2026-11-02T08:20:00Z', '2026-11-02T12:15:00'],
        ['a step from everywhere', '0 0 */6 * * ?', '2026-11-02T08:41:00Z', '2026-11-02T12:00:00'],
        ['a list of hours', '0 0 8,17 * * ?', '2026-11-02T08:00:00Z', '2026-11-02T17:00:00'],
        ['names of days', '0 0 8 ? * MON-FRI', '2026-10-30T09:00:00Z', '2026-11-02T08:00:00'],
        ['a range of days that goes round', '0 0 8 ? * SAT-MON', '2026-11-03T00:00:00Z', '2026-11-07T08:00:00'],
        ['days by number, Sunday is 1', '0 0 8 ? * 1', '2026-11-02T00:00:00Z', '2026-11-08T08:00:00'],
        ['names of months', '0 0 8 1 JAN,JUL ?', '2026-11-02T00:00:00Z', '2027-01-01T08:00:00'],
        ['the last day of the month', '0 0 8 L * ?', '2026-11-02T00:00:00Z', '2026-11-30T08:00:00'],
        ['the last weekday of the month', '0 0 8 LW 10 ?', '2026-10-01T00:00:00Z', '2026-10-30T08:00:00'],
        ['the weekday nearest to a day', '0 0 8 15W * ?', '2026-11-01T00:00:00Z', '2026-11-16T08:00:00'],
        ['the last Friday', '0 0 8 ? * 6L', '2026-11-01T00:00:00Z', '2026-11-27T08:00:00'],
        ['the first Monday', '0 0 8 ? * MON#1', '2026-11-03T00:00:00Z', '2026-12-07T08:00:00'],
        ['a leap day', '0 0 8 29 2 ?', '2026-11-02T00:00:00Z', '2028-02-29T08:00:00'],
        ['a year', '0 0 8 1 1 ? 2030', '2026-11-02T00:00:00Z', '2030-01-01T08:00:00'],
        ['a year that is over', '0 0 8 1 1 ? 2020', '2026-11-02T00:00:00Z', null]
    ])('%s: %s', (_, expression, after, expected) => {
        expect(next(expression, after)).toBe(expected);
    });

    test('a wall time keeps to the clocks of its zone', () => {
        expect(next('0 0 6 * * ?', '2026-10-31T13:00:00Z', 'America/Denver')).toBe('2026-11-01T13:00:00');
        expect(next('0 0 6 * * ?', '2027-03-13T14:00:00Z', 'America/Denver')).toBe('2027-03-14T12:00:00');
    });

    test('a wall time that the clocks skip fires once that day, one that they repeat fires once too', () => {
        const skipped = next('0 30 2 * * ?', '2027-03-14T00:00:00Z', 'America/Denver')!;
        expect(skipped).toMatch(/^2027-03-14T0[89]:30:00$/);
        expect(next('0 30 2 * * ?', `${skipped}Z`, 'America/Denver')).toBe('2027-03-15T08:30:00');
        const repeated = next('0 30 1 * * ?', '2026-11-01T00:00:00Z', 'America/Denver')!;
        expect(repeated).toMatch(/^2026-11-01T0[78]:30:00$/);
        expect(next('0 30 1 * * ?', `${repeated}Z`, 'America/Denver')).toBe('2026-11-02T08:30:00');
    });

    // The words of Quartz's parser; those about '?' are the platform's own (SFDO-Community/declarative-lookup-rollup-summaries,
    // RollupScheduledCalculateControllerTest). That `*` in both fields of days is refused follows from it too; a blog
    // (sfdcrocket.blogspot.com, June 2014) shows such an expression as one that works, no document of the platform does.
    test.each([
        ['', 'Unexpected end of expression.'],
        ['* * *', 'Unexpected end of expression.'],
        ['0 0 8 * *', 'Unexpected end of expression.'],
        ['0 0 8 * * ? 2026 x', 'Illegal cron expression format (0 0 8 * * ? 2026 x)'],
        ['0 0 25 * * ?', 'Hour values must be between 0 and 23'],
        ['0 0 8-24 * * ?', 'Hour values must be between 0 and 23'],
        ['0 60 8 * * ?', 'Minute and Second values must be between 0 and 59'],
        ['0 0 8 32 * ?', 'Day of month values must be between 1 and 31'],
        ['0 0 8 0 * ?', 'Day of month values must be between 1 and 31'],
        ['0 0 8 1 13 ?', 'Month values must be between 1 and 12'],
        ['0 0 8 ? * 8', 'Day-of-Week values must be between 1 and 7'],
        ['0 0 8 1 * ? 2200', 'Year values must be between 1970 and 2199'],
        ['0 0 8 1 XXX ?', "Invalid Month value: 'XXX'"],
        ['0 0 8 ? * MON,XXX', "Invalid Day-of-Week value: 'XXX'"],
        ['0 0 8 ? * 6#6', "A numeric value between 1 and 5 must follow the '#' option"],
        ['0 0 8x * * ?', "Illegal characters for this position: '8x'"],
        ['0 0 8/0 * * ?', 'Illegal cron expression format (8/0)'],
        ['0 0 8 ? * ?', "'?' can only be specified for Day-of-Month -OR- Day-of-Week."],
        ['0 0 8 1 * MON', 'Support for specifying both a day-of-week AND a day-of-month parameter is not implemented.'],
        ['0 0 8 * * MON', 'Support for specifying both a day-of-week AND a day-of-month parameter is not implemented.'],
        ['0 0 8 * * *', 'Support for specifying both a day-of-week AND a day-of-month parameter is not implemented.'],
        // Apex Developer Guide, Apex Scheduler: seconds and minutes take no special characters.
        ['0 0/15 8 * * ?', 'Seconds and minutes must be specified as integers: 0 0/15 8 * * ?'],
        ['0 * 8 * * ?', 'Seconds and minutes must be specified as integers: 0 * 8 * * ?'],
        ['0 0,30 8 * * ?', 'Seconds and minutes must be specified as integers: 0 0,30 8 * * ?']
    ])('refuses %j: %s', (expression, message) => {
        expect(() => parseCron(expression)).toThrow(new Error(message));
    });
});
