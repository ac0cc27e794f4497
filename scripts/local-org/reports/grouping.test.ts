import type { FieldModel, ObjectModel } from '../schema/model.ts';
import { ApexDate, ApexDatetime } from '../values/date.ts';
import { Decimal } from '../values/decimal.ts';
import { Double } from '../values/double.ts';
import { SObject } from '../values/sobject.ts';
import type { SessionUser } from '../server/org-access.ts';
import { compareGroups, groupOf, type GroupValue } from './grouping.ts';
import type { ReportGroupingModel } from './report.ts';

const group = (order: GroupValue['order']): GroupValue => ({ key: '', label: '', recordId: null, order });
const sorted = (...orders: GroupValue['order'][]): GroupValue['order'][] =>
    orders
        .map(group)
        .sort(compareGroups)
        .map(({ order }) => order);

test('blank groups come first, then numbers by size and positions of picklists, then texts', () => {
    expect(sorted('b', 10, null, 'a', 9)).toEqual([null, 9, 10, 'a', 'b']);
    expect(sorted(null, 0)).toEqual([null, 0]);
    expect(sorted(0, null)).toEqual([null, 0]);
    expect(compareGroups(group(null), group(null))).toBe(0);
});

const USER = { timeZone: 'America/Denver', locale: 'en-US' } as SessionUser;
const field = (more: Partial<FieldModel> = {}): FieldModel =>
    ({ type: 'STRING', picklist: null, scale: 0, ...more }) as FieldModel;

function grouped(values: Record<string, unknown>, column: Record<string, unknown>, granularity = 'Day'): GroupValue {
    const row = {
        values: new Map(Object.entries(values)),
        read: (key: string) => values[key] ?? null
    } as unknown as SObject;
    return groupOf(
        row,
        {
            column: { path: ['stage'], idPath: null, field: field(), ...column },
            granularity
        } as unknown as ReportGroupingModel,
        USER
    );
}

test('a row without the value is in the blank group', () => {
    expect(grouped({ stage: null }, {})).toEqual({ key: '', label: '-', recordId: null, order: null });
});

test('picklists are in the order of their values; what is not among them any more is behind', () => {
    const column = {
        field: field({
            type: 'PICKLIST',
            picklist: [
                { value: 'Zero', label: 'Zero' },
                { value: 'One', label: 'One' }
            ] as FieldModel['picklist']
        })
    };
    expect(grouped({ stage: 'Zero' }, column)).toMatchObject({ key: 'Zero', order: 0 });
    expect(grouped({ stage: 'One' }, column)).toMatchObject({ key: 'One', order: 1 });
    expect(grouped({ stage: 'Gone' }, column)).toMatchObject({ key: 'Gone', order: 'Gone' });
});

test.each([
    ['a number of Apex', 9, '9', 9],
    ['a decimal', Decimal.of(9.5), '9.5', 9.5],
    ['a double', new Double(10), '10', 10],
    ['a long', 12n, '12', 12],
    ['a text', '9', '9', '9']
])('groups of %s are in the order of their values', (_, value, label, order) => {
    const type = typeof value === 'string' ? 'STRING' : 'DOUBLE';
    const scale = value instanceof Decimal ? 1 : 0;
    expect(grouped({ stage: value }, { field: field({ type, scale }) })).toMatchObject({ label, order });
});

test('texts come behind numbers, as a value that a picklist has no longer does', () => {
    expect(sorted('a', 3)).toEqual([3, 'a']);
    expect(sorted(3, 'a')).toEqual([3, 'a']);
});

test.each([
    [[2026, 11, 7], 'Week', '2026-11-01', '11/1/2026 - 11/7/2026'],
    [[2026, 11, 8], 'Week', '2026-11-08', '11/8/2026 - 11/14/2026'],
    [[1969, 12, 27], 'Week', '1969-12-21', '12/21/1969 - 12/27/1969'],
    [[2026, 12, 31], 'Month', '2026-12-01', 'December 2026'],
    [[2026, 3, 31], 'Quarter', '2026-01-01', 'Q1 CY2026'],
    [[2026, 4, 1], 'Quarter', '2026-04-01', 'Q2 CY2026'],
    [[2026, 12, 31], 'Quarter', '2026-10-01', 'Q4 CY2026'],
    [[2026, 12, 31], 'Year', '2026-01-01', 'CY2026']
] as const)('%s is in the %s that begins on %s', ([year, month, day], granularity, key, label) => {
    expect(grouped({ stage: ApexDate.of(year, month, day) }, {}, granularity)).toMatchObject({ key, label });
});

test('a name is the group of its record', () => {
    const column = { path: ['Site', 'Name'], idPath: ['Site', 'Id'] };
    const site = new SObject({ name: 'Site__c', fields: new Map() } as unknown as ObjectModel);
    site.values.set('name', 'North').set('id', 'a01000000000001AAA');
    expect(grouped({ site }, column)).toEqual({
        key: 'a01000000000001AAA',
        label: 'North',
        recordId: 'a01000000000001AAA',
        order: 'North'
    });
    expect(grouped({ site: null }, column)).toMatchObject({ key: '', recordId: null });
});

test("dates are grouped by the user's day", () => {
    expect(grouped({ stage: ApexDate.of(2026, 11, 2) }, {})).toMatchObject({ key: '2026-11-02', recordId: null });
    expect(grouped({ stage: ApexDatetime.ofGmt(2026, 11, 2, 3) }, {})).toMatchObject({ key: '2026-11-01' });
    expect(grouped({ stage: ApexDate.of(2026, 11, 5) }, {}, 'Month')).toMatchObject({ key: '2026-11-01' });
});
