import { dayOf, instantOf } from './moments.ts';

const ZONE = 'America/Denver';
const FORMS = ['M/D/YYYY', 'D MMM YYYY', 'M/D/YYYY h:mm A'];

it.each([
    ['2026-11-30', '2026-11-30'],
    ['2/29/2024', '2024-02-29'],
    ['02/09/2024', '2024-02-09'],
    ['3 March 2024', '2024-03-03'],
    ['3 mar 2024', '2024-03-03'],
    ['1/2/2024 11:30 pm', '2024-01-02'],
    // A zone that is named counts: it was still the day before at the university.
    ['2024-01-02T05:00:00.000+0000', '2024-01-01']
])('%s is the day %s', (text, day) => {
    expect(dayOf(text, FORMS, ZONE)).toBe(day);
});

it.each([
    ['1/15/2024', '2024-01-15T07:00:00.000Z'],
    ['7/15/2024', '2024-07-15T06:00:00.000Z'],
    ['2024-01-15 13:05:09', '2024-01-15T20:05:09.000Z'],
    ['1/15/2024 12:05 AM', '2024-01-15T07:05:00.000Z'],
    ['1/15/2024 12:05 PM', '2024-01-15T19:05:00.000Z'],
    ['2024-01-02T05:00:00.000+0000', '2024-01-02T05:00:00.000Z'],
    // Clocks went forward at 2:00 on that day.
    ['3/10/2024 1:59 AM', '2024-03-10T08:59:00.000Z'],
    ['3/10/2024 3:00 AM', '2024-03-10T09:00:00.000Z']
])('%s is the instant %s', (text, instant) => {
    expect(instantOf(text, FORMS, ZONE)).toBe(instant);
});

it.each(['2/30/2024', '13/1/2024', '1/2/24', '45231', 'yesterday', '1/2/2024 13:00 PM', '2024-13-01T00:00:00Z'])(
    '%s is refused',
    (text) => {
        expect(() => instantOf(text, FORMS, ZONE)).toThrow(`"${text}" is no date in a form of the mapping`);
    }
);

it('refuses what two forms read as two days, and takes what they read as one', () => {
    const both = ['M/D/YYYY', 'D/M/YYYY'];
    expect(() => dayOf('3/4/2024', both, ZONE)).toThrow('can be more than one date: 2024-03-04 or 2024-04-03');
    expect(dayOf('4/4/2024', both, ZONE)).toBe('2024-04-04');
    expect(dayOf('30/4/2024', both, ZONE)).toBe('2024-04-30');
});
