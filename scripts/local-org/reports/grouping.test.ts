import type { FieldModel } from '../schema/model.ts';
import { ApexDate, ApexDatetime } from '../values/date.ts';
import type { SObject } from '../values/sobject.ts';
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

test("dates are grouped by the user's day", () => {
    expect(grouped({ stage: ApexDate.of(2026, 11, 2) }, {})).toMatchObject({ key: '2026-11-02', recordId: null });
    expect(grouped({ stage: ApexDatetime.ofGmt(2026, 11, 2, 3) }, {})).toMatchObject({ key: '2026-11-01' });
    expect(grouped({ stage: ApexDate.of(2026, 11, 5) }, {}, 'Month')).toMatchObject({ key: '2026-11-01' });
});
