import { typedDate } from 'c/typedDate';

describe('a typed day', () => {
    it.each([
        '11/1/26',
        '11/01/2026',
        '11/1/2026',
        '11-1-2026',
        '11.01.2026',
        '11 1 2026',
        ' 11 / 1 / 26 ',
        '2026-11-01',
        '2026/11/1',
        '2026.11.01',
        '11012026',
        '20261101',
        'Nov 1, 2026',
        'Nov. 1 2026',
        'November 1, 2026',
        'november 1st 2026',
        '1 Nov 2026',
        '1-Nov-26',
        '1st of November 2026',
        'Sunday, November 1, 2026'
    ])('%s is November 1, 2026', (text) => {
        expect(typedDate(text)).toBe('2026-11-01');
    });

    it('has the day first only where the other way is none', () => {
        expect(typedDate('25/11/2026')).toBe('2026-11-25');
        expect(typedDate('9/11/2026')).toBe('2026-09-11');
        expect(typedDate('Sept 5, 2026')).toBe('2026-09-05');
    });

    it.each([
        '',
        'soon',
        '13/13/2026',
        '2/30/2026',
        '2/29/2026',
        '11/2026',
        '11/1',
        '0/1/2026',
        '11/0/2026',
        '11/1/202',
        'Foo 1, 2026',
        'Novem 1, 202',
        '2026-13-01',
        '99999999'
    ])('%j is none', (text) => {
        expect(typedDate(text)).toBeUndefined();
    });

    it('is a leap day in a leap year', () => {
        expect(typedDate('2/29/24')).toBe('2024-02-29');
    });
});
