// Metadata API, "FilterItem" and "FilterOperation"; Salesforce Help, "Filter Operators Reference".
import { filterSql } from './filters.ts';
import { fieldXml, objectXml, openTestOrg, thrown, type TestOrg } from './testing.ts';

const NUMBER = '<precision>10</precision><scale>2</scale>';
const values = (...names: string[]): string =>
    `<valueSet><valueSetDefinition><sorted>false</sorted>${names
        .map((name) => `<value><fullName>${name}</fullName><default>false</default><label>${name}</label></value>`)
        .join('')}</valueSetDefinition></valueSet>`;

let org: TestOrg;
beforeAll(() => {
    org = openTestOrg({
        'objects/Job__c.object': objectXml(
            'Job',
            [
                fieldXml('Word__c', 'Text', '<length>50</length>'),
                fieldXml('Price__c', 'Number', NUMBER),
                fieldXml('Done__c', 'Checkbox', '<defaultValue>false</defaultValue>'),
                fieldXml('Day__c', 'Date'),
                fieldXml('Moment__c', 'DateTime'),
                fieldXml(
                    'Tags__c',
                    'MultiselectPicklist',
                    `${values('Red', 'Blue', 'Reddish')}<visibleLines>3</visibleLines>`
                ),
                fieldXml('Twice__c', 'Number', `<formula>Price__c * 2</formula>${NUMBER}`)
            ].join('')
        )
    });
    org.insert(
        'Job__c',
        { Name: 'a', Word__c: 'North', Price__c: 5, Done__c: true, Tags__c: 'Red;Blue' },
        { Name: 'b', Word__c: 'South 100%', Price__c: 10, Tags__c: 'Reddish' },
        { Name: 'c', Word__c: 'Nor_th', Price__c: 15, Tags__c: 'Blue' },
        { Name: 'd' }
    );
    const [day, ms] = [20_000, 20_000 * 86_400_000];
    for (const [name, more] of [
        ['a', 0],
        ['b', 1],
        ['c', 2]
    ] as const) {
        org.store.run(`UPDATE "Job__c" SET "Day__c" = ?, "Moment__c" = ? WHERE "Name" = ?`, [
            day + more,
            ms + more,
            name
        ]);
    }
});
afterAll(() => org.close());

type Line = [field: string, operation: string, value: string];

function found(lines: Line[], logic: string | null = null): string {
    const given: (string | number | null)[] = [];
    const condition = filterSql(
        org.schema.object('Job__c')!,
        'j',
        lines.map(([field, operation, value]) => ({ field, operation, value })),
        logic,
        (value) => {
            given.push(value as string);
            return `?${given.length}`;
        }
    );
    return org.store
        .all(`SELECT "Name" AS name FROM "Job__c" j WHERE ${condition} ORDER BY "Name"`, given)
        .map(({ name }) => String(name))
        .join('');
}

test.each<[...Line, string]>([
    ['Word__c', 'equals', 'North', 'a'],
    ['Word__c', 'equals', 'north', 'a'],
    ['Job__c.Word__c', 'equals', 'North', 'a'],
    ['Word__c', 'equals', 'North, Nor_th', 'ac'],
    ['Word__c', 'equals', '', 'd'],
    ['Word__c', 'equals', 'North,', 'ad'],
    ['Word__c', 'notEqual', 'North', 'bcd'],
    ['Word__c', 'notEqual', 'North,Nor_th', 'bd'],
    ['Word__c', 'notEqual', '', 'abc'],
    ['Word__c', 'contains', 'or', 'ac'],
    ['Word__c', 'contains', 'or_', 'c'],
    ['Word__c', 'contains', '%', 'b'],
    ['Word__c', 'contains', 'sou,r_t', 'bc'],
    ['Word__c', 'notContain', 'or', 'bd'],
    ['Word__c', 'startsWith', 'nor', 'ac'],
    ['Word__c', 'startsWith', 'orth', ''],
    ['Word__c', 'startsWith', 'S,Nor_', 'bc'],
    ['Price__c', 'equals', '10', 'b'],
    ['Price__c', 'equals', '10.0,5', 'ab'],
    ['Price__c', 'lessThan', '10', 'a'],
    ['Price__c', 'lessOrEqual', '10', 'ab'],
    ['Price__c', 'greaterThan', '10', 'c'],
    ['Price__c', 'greaterOrEqual', '10', 'bc'],
    ['Done__c', 'equals', 'True', 'a'],
    ['Done__c', 'equals', '1', 'a'],
    ['Done__c', 'equals', 'False', 'bcd'],
    ['Done__c', 'equals', '0', 'bcd'],
    ['Done__c', 'equals', '10', 'bcd'],
    ['Done__c', 'notEqual', 'true', 'bcd'],
    // 20,000 days after 1970
    ['Day__c', 'equals', '10/4/2024', 'a'],
    ['Day__c', 'equals', '2024-10-05', 'b'],
    ['Day__c', 'greaterThan', '10/5/2024', 'c'],
    ['Moment__c', 'lessOrEqual', '2024-10-04T00:00:00.001Z', 'ab'],
    ['Tags__c', 'includes', 'Red', 'a'],
    ['Tags__c', 'includes', 'Blue', 'ac'],
    ['Tags__c', 'includes', 'Red,Reddish', 'ab'],
    ['Tags__c', 'excludes', 'Blue', 'bd']
])('%s %s "%s" is true of %s', (field, operation, value, expected) => {
    expect(found([[field, operation, value]])).toBe(expected);
});

const NORTH: Line = ['Word__c', 'startsWith', 'Nor'];
const DEAR: Line = ['Price__c', 'greaterOrEqual', '10'];
const DONE: Line = ['Done__c', 'equals', 'true'];

test.each([
    [null, 'all of them', ''],
    ['1', 'the first', 'ac'],
    ['1 AND 2', 'two', 'c'],
    ['1 OR 2', 'one or the other', 'abc'],
    ['1 and not 2', 'one without the other', 'a'],
    ['NOT(1 OR 2)', 'neither; blank is no reason to be left out', 'd'],
    ['3 OR 1 AND 2', 'AND before OR', 'ac'],
    ['(3 OR 1) AND 2', 'parentheses', 'c']
])('the logic %s joins the lines: %s', (logic, _, expected) => {
    expect(found([NORTH, DEAR, DONE], logic)).toBe(expected);
});

test('no lines are met by every record', () => {
    expect(found([])).toBe('abcd');
    expect(found([], '1 AND 2')).toBe('abcd');
});

test.each<[Line, string | null, string]>([
    [['Word__c', 'within', '5'], null, 'the filter operation within'],
    [['Gone__c', 'equals', '5'], null, 'a filter on Job__c.Gone__c'],
    [['Twice__c', 'equals', '5'], null, 'a filter on Job__c.Twice__c'],
    [['Day__c', 'equals', 'soon'], null, 'the filter value soon for Job__c.Day__c'],
    [['Day__c', 'equals', '10/4/2024 x'], null, 'the filter value 10/4/2024 x for Job__c.Day__c'],
    [['Moment__c', 'equals', 'soon'], null, 'the filter value soon for Job__c.Moment__c'],
    [NORTH, '1 AND 2', 'The filter logic 1 AND 2 names line 2, which does not exist'],
    [NORTH, '0', 'The filter logic 0 names line 0, which does not exist'],
    [NORTH, '1 XOR 1', 'the filter logic 1 XOR 1'],
    [NORTH, '1; DROP', 'the filter logic 1; DROP'],
    [NORTH, 'x 1', 'the filter logic x 1']
])('%j with the logic %s is refused', (line, logic, message) => {
    expect(thrown(() => found([line], logic))).toContain(message);
});
