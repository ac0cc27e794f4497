import type { ApexFieldType, FieldModel } from '../../schema/model.ts';
import { fieldCondition, filterValues, joinLines } from './list-filter.ts';

const condition = (apexType: ApexFieldType, operation: string, ...values: string[]): string =>
    fieldCondition('F__c', { apexType } as FieldModel, operation, values);

// Metadata API, ListView: ListViewFilter, FilterOperation and booleanFilter.
describe('a line of a filter as SOQL', () => {
    it.each<[ApexFieldType, string, string[], string]>([
        ['String', 'equals', ['a', "b'c"], "F__c = 'a' OR F__c = 'b\\'c'"],
        ['String', 'notEqual', ['a', 'b'], "F__c != 'a' AND F__c != 'b'"],
        ['String', 'equals', [''], 'F__c = null'],
        ['String', 'contains', ['5%_'], "F__c LIKE '%5\\\\%\\\\_%'"],
        ['String', 'notContain', ['a', 'b'], "NOT (F__c LIKE '%a%' OR F__c LIKE '%b%')"],
        ['String', 'startsWith', ['a'], "F__c LIKE 'a%'"],
        ['String', 'includes', ['a', 'b'], "F__c INCLUDES ('a', 'b')"],
        ['String', 'excludes', ['a'], "F__c EXCLUDES ('a')"],
        ['Decimal', 'lessThan', ['$1,200.50'], 'F__c < 1200.5'],
        ['Decimal', 'greaterThan', ['-5'], 'F__c > -5'],
        ['Integer', 'lessOrEqual', ['5'], 'F__c <= 5'],
        ['Integer', 'greaterOrEqual', ['5'], 'F__c >= 5'],
        ['Boolean', 'equals', ['1'], 'F__c = true'],
        ['Boolean', 'equals', ['True'], 'F__c = true'],
        ['Boolean', 'equals', ['0'], 'F__c = false'],
        ['Date', 'equals', ['TODAY'], 'F__c = TODAY'],
        ['Date', 'equals', ['last 7 days'], 'F__c = LAST_N_DAYS:7'],
        ['Date', 'greaterThan', ['next_n_months:2'], 'F__c > NEXT_N_MONTHS:2'],
        ['Date', 'equals', ['this month'], 'F__c = THIS_MONTH'],
        ['Date', 'equals', ['1/9/2026'], 'F__c = 2026-01-09'],
        ['Date', 'equals', ['2026-01-09'], 'F__c = 2026-01-09'],
        ['Datetime', 'equals', ['1/9/2026'], 'DAY_ONLY(convertTimezone(F__c)) = 2026-01-09'],
        ['Datetime', 'notEqual', ['1/9/2026'], '(F__c = null OR DAY_ONLY(convertTimezone(F__c)) != 2026-01-09)'],
        ['Datetime', 'lessThan', ['TODAY'], 'F__c < TODAY'],
        ['Datetime', 'lessThan', ['2026-01-09T10:00:00Z'], 'F__c < 2026-01-09T10:00:00Z'],
        ['Datetime', 'equals', [''], 'F__c = null']
    ])('%s %s %j', (type, operation, values, expected) => {
        expect(condition(type, operation, ...values)).toBe(expected);
    });

    it('refuses what it does not know', () => {
        expect(() => condition('String', 'within', 'a')).toThrow('Unsupported: filter operation within');
        expect(() => condition('Decimal', 'equals', 'many')).toThrow('many is not a number');
        expect(() => condition('Date', 'equals', '9.1.2026')).toThrow('Unsupported: date 9.1.2026 in a filter');
    });
});

test('commas separate the values of a filter, but not inside of quotes', () => {
    expect(filterValues('a, b')).toEqual(['a', 'b']);
    expect(filterValues('"a, b",c')).toEqual(['a, b', 'c']);
    expect(filterValues('a,')).toEqual(['a', '']);
    expect(filterValues('')).toEqual(['']);
});

test('lines are joined with AND, or as the logic says', () => {
    expect(joinLines(['a', 'b'], null)).toBe('(a) AND (b)');
    expect(joinLines(['a', 'b', 'c'], '1 AND (2 OR NOT 3)')).toBe('(a) AND ((b) OR NOT (c))');
    expect(joinLines([], '1')).toBe('');
    expect(() => joinLines(['a'], '1 OR 2')).toThrow('The filter logic names line 2, which does not exist');
    expect(() => joinLines(['a'], '1 XOR 1')).toThrow('Unsupported: filter logic 1 XOR 1');
});
