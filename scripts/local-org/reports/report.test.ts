import type { UserTransaction } from '../server/org-access.ts';
import { reportCell } from './cells.ts';
import type { ReportModel } from './report.ts';
import { type ReportGroup, type ReportResult, runReport, type RunOptions } from './run.ts';
import { columnsXml, filterXml, groupingXml, openWorkshop, reportXml, type Workshop } from './testing.ts';

const NAME = 'Machine__c$Name';
const named = (...lines: [string, string, string][]): string => reportXml(filterXml(lines));
const flat = (inside: string, columns = columnsXml(NAME), sort = ''): string =>
    reportXml(inside, { columns, groupings: '', format: '<format>Tabular</format>', ...(sort ? { sort } : {}) });

const REPORTS: Record<string, string> = {
    'reports/Shop/Sums.report': reportXml('', {
        columns: `<columns><aggregateTypes>Sum</aggregateTypes><aggregateTypes>Average</aggregateTypes><field>Machine__c$Price__c</field></columns><columns><aggregateTypes>Unique</aggregateTypes><field>${NAME}</field></columns>`
    }),
    'reports/Shop/Repairs.report': reportXml('', {
        columns: columnsXml(NAME, 'Machine__c.Repairs__r$Name', 'Machine__c.Repairs__r$Cost__c'),
        reportType: '<reportType>Repairs__c</reportType>',
        groupings: groupingXml('Machine__c.Repairs__r$Done_On__c', 'Month', 'Desc'),
        sort: ''
    }),
    'reports/Shop/Days.report': reportXml('', {
        columns: columnsXml('Machine__c.Repairs__r$Name'),
        reportType: '<reportType>Repairs__c</reportType>',
        groupings: groupingXml('Machine__c.Repairs__r$Done_On__c', 'Day'),
        sort: ''
    }),
    'reports/Shop/Visits.report': flat('', columnsXml('Machine__c.Visits__r$Name', NAME)).replace(
        'Machines__c',
        'Visits__c'
    ),
    'reports/Shop/Owners.report': flat('', columnsXml(NAME, 'Machine__c$OwnerId', 'Machine__c$Owner.Email')),
    'reports/Shop/Top.report': flat(
        '<rowLimit>2</rowLimit>',
        columnsXml(NAME, 'Machine__c$Price__c'),
        '<sortColumn>Machine__c$Price__c</sortColumn><sortOrder>Desc</sortOrder>'
    ),
    'reports/Shop/Mine.report': flat('').replace('organization', 'user'),
    'reports/Shop/Hidden_Filter.report': named(['Machine__c$Secret__c', 'equals', 'x']),
    'reports/Shop/Hidden_Group.report': reportXml('', { groupings: groupingXml('Machine__c$Secret__c') }),
    'reports/Shop/Logic.report': flat(
        filterXml(
            [
                ['Machine__c$Site__c', 'equals', 'North'],
                ['Machine__c$Price__c', 'greaterThan', '100'],
                [NAME, 'startsWith', 'Drill,Saw']
            ],
            '1 AND (2 OR 3)'
        )
    ),
    'reports/Shop/Blank.report': flat(filterXml([['Machine__c$Site__c', 'equals', '']])),
    'reports/Shop/Quoted.report': flat(filterXml([[NAME, 'equals', '&quot;Saw, large&quot;,Lathe']])),
    'reports/Shop/Percent.report': flat(filterXml([[NAME, 'contains', '%']])),
    'reports/Shop/Old.report': flat(filterXml([['Machine__c$Bought_On__c', 'lessThan', 'LAST_N_DAYS:30']])),
    'reports/Shop/Range.report': flat(
        '<timeFrameFilter><dateColumn>Machine__c$Bought_On__c</dateColumn><interval>INTERVAL_CUSTOM</interval><startDate>2024-01-01</startDate><endDate>2024-12-31</endDate></timeFrameFilter>' +
            filterXml(
                [
                    [NAME, 'equals', 'Drill'],
                    [NAME, 'equals', 'Lathe']
                ],
                '1 OR 2'
            )
    ),
    ...Object.fromEntries(
        ['Week', 'Month', 'Quarter', 'Year'].map((granularity) => [
            `reports/Shop/By_${granularity}.report`,
            reportXml(filterXml([['Machine__c$Bought_On__c', 'greaterThan', '2024-01-01']]), {
                groupings: groupingXml('Machine__c$Bought_On__c', granularity)
            })
        ])
    )
};

// Ann's machines are hers alone; Ben's one is Ben's.
const MACHINES = `
insert new List<Machine__c>{
    new Machine__c(Name = 'Drill', Site__c = 'North', Price__c = 100.5, Bought_On__c = Date.newInstance(2024, 5, 15), Secret__c = 'x'),
    new Machine__c(Name = 'Saw, large', Site__c = 'North', Price__c = 50, Bought_On__c = Date.newInstance(2023, 12, 31)),
    new Machine__c(Name = 'Lathe', Site__c = 'South', Price__c = 900, Bought_On__c = Date.newInstance(2025, 2, 1)),
    new Machine__c(Name = '100% press', Bought_On__c = Date.today().addDays(-30))
};
Machine__c drill = [SELECT Id FROM Machine__c WHERE Name = 'Drill'];
insert new List<Repair__c>{
    new Repair__c(Name = 'Oil', Machine__c = drill.Id, Cost__c = 10, Done_On__c = Datetime.newInstanceGmt(2024, 6, 1, 5, 30, 0)),
    new Repair__c(Name = 'Bit', Machine__c = drill.Id, Cost__c = 20, Done_On__c = Datetime.newInstanceGmt(2024, 6, 20, 12, 0, 0))
};
insert new List<Visit__c>{ new Visit__c(Name = 'Tour', Machine__c = drill.Id), new Visit__c(Name = 'Walk') };`;

let shop: Workshop;

beforeAll(() => {
    shop = openWorkshop(REPORTS);
    shop.apex(shop.users.Ann, MACHINES.replace(", Secret__c = 'x'", ''));
    shop.apex(
        shop.adminId,
        "update new Machine__c(Id = [SELECT Id FROM Machine__c WHERE Name = 'Drill'].Id, Secret__c = 'x');"
    );
    shop.apex(shop.users.Ben, "insert new Machine__c(Name = 'Ben own', Site__c = 'South');");
}, 60_000);

afterAll(() => shop.close());

const as = <T>(userId: string, work: (transaction: UserTransaction) => T): T => shop.org.run(userId, work);
const run = (name: string, userId = shop.users.Ann, options: RunOptions = {}): ReportResult =>
    as(userId, (transaction) => runReport(shop.report(name), transaction, options));
const texts = (name: string, userId = shop.users.Ann, options: RunOptions = {}): string[][] =>
    as(userId, (transaction) => {
        const result = runReport(shop.report(name), transaction, options);
        const rows = (group: ReportGroup): string[][] => [
            ...group.rows.map((row) => result.columns.map((column) => reportCell(row, column, transaction.user).label)),
            ...group.groups.flatMap(rows)
        ];
        return rows(result.all);
    });
const groups = (result: ReportResult): [string, number][] =>
    result.all.groups.map(({ value, summary }) => [value.label, summary.count]);

describe('a report', () => {
    test('groups in the order of the picklist, blank first, with labels', () => {
        expect(groups(run('Machines'))).toEqual([
            ['-', 1],
            ['The South', 1],
            ['The North', 2]
        ]);
    });

    test('sums, averages and counts what differs, of each group and of all; blank counts for nothing', () => {
        const { all } = run('Sums');
        expect(all.groups.map((group) => group.summary.values)).toEqual([
            [null, null, 1],
            [900, 900, 1],
            [150.5, 75.25, 2]
        ]);
        expect(all.summary).toEqual({ count: 4, values: [1050.5, 1050.5 / 3, 4] });
    });

    test('without details has the same totals and no rows', () => {
        const { all } = run('Sums', shop.users.Ann, { details: false });
        expect(all.summary.values[0]).toBe(1050.5);
        expect(all.groups.flatMap((group) => group.rows)).toEqual([]);
    });

    test("joins children to their parent; days and months are those of the viewer's time zone", () => {
        expect(groups(run('Repairs'))).toEqual([
            ['June 2024', 1],
            ['May 2024', 1]
        ]);
        expect(groups(run('Days'))).toEqual([
            ['5/31/2024', 1],
            ['6/20/2024', 1]
        ]);
        // The report type gives the second its label; the others have those of their fields.
        expect(run('Repairs').columns.map((column) => column.label)).toEqual(['Machine: Name', 'Repair', 'Cost__c']);
        expect(texts('Repairs')).toEqual([
            ['Drill', 'Bit', '20'],
            ['Drill', 'Oil', '10']
        ]);
    });

    test('"with" leaves out the rows without the parent', () => {
        expect(texts('Visits')).toEqual([['Tour', 'Drill']]);
    });

    test('leaves out the rows whose parent the viewer may not see', () => {
        shop.apex(
            shop.adminId,
            "update new Visit__c(Id = [SELECT Id FROM Visit__c WHERE Name = 'Walk'].Id, Machine__c = [SELECT Id FROM Machine__c WHERE Name = 'Ben own'].Id);"
        );
        expect(texts('Visits')).toEqual([['Tour', 'Drill']]);
        expect(texts('Visits', shop.users.Ben)).toEqual([['Walk', 'Ben own']]);
    });

    test.each([
        ['Week', ['5/12/2024 - 5/18/2024', '1/26/2025 - 2/1/2025']],
        ['Month', ['May 2024', 'February 2025']],
        ['Quarter', ['Q2 CY2024', 'Q1 CY2025']],
        ['Year', ['CY2024', 'CY2025']]
    ])('groups dates by %s', (granularity, labels) => {
        const result = groups(run(`By_${granularity}`)).map(([label]) => label);
        expect(result.slice(0, 2)).toEqual(labels);
    });

    test.each([
        ['Logic', ['Drill', 'Saw, large']],
        ['Blank', ['100% press']],
        ['Quoted', ['Lathe', 'Saw, large']],
        ['Percent', ['100% press']],
        ['Old', ['Drill', 'Lathe', 'Saw, large']],
        ['Range', ['Drill']]
    ])('filters: %s', (name, names) => {
        expect(texts(name).map(([one]) => one)).toEqual(names);
    });

    test('adds filters of its caller, with `between` without its end', () => {
        const report: ReportModel = shop.report('Machines');
        const price = report.columns.find((column) => column.name === 'Machine__c$Price__c')!;
        const filters = [{ column: price, operator: 'between', value: '50,900' }];
        expect(run('Machines', shop.users.Ann, { filters }).all.summary.count).toBe(2);
    });

    test('shows as many rows as its limit, sorted', () => {
        expect(texts('Top')).toEqual([
            ['Lathe', '900.00'],
            ['Drill', '100.50']
        ]);
    });

    test('shows the name of a lookup, which opens its record', () => {
        const result = run('Owners');
        expect(result.columns.map((column) => column.label)).toEqual(['Machine: Name', 'Owner', 'Owner: Email']);
        expect(texts('Owners')[0]).toEqual(['100% press', 'Ann', 'Ann@shop.example']);
        as(shop.users.Ann, ({ user }) => {
            const [row] = result.all.rows;
            expect(reportCell(row!, result.columns[1]!, user)).toEqual({
                label: 'Ann',
                value: shop.users.Ann,
                recordId: shop.users.Ann
            });
        });
    });

    test('of more rows than are shown counts them all', () => {
        const machines =
            "List<Machine__c> more = new List<Machine__c>(); for (Integer i = 0; i < 2100; i++) { more.add(new Machine__c(Name = 'M' + i, Site__c = Math.mod(i, 2) == 0 ? 'North' : 'South', Price__c = 1)); } insert more;";
        shop.apex(shop.adminId, machines);
        const result = run('Sums', shop.adminId);
        expect(result.allRows).toBe(false);
        expect(result.all.summary.count).toBe(2105);
        expect(result.all.groups.reduce((sum, group) => sum + group.rows.length, 0)).toBe(2000);
        expect(run('Sums', shop.adminId, { limit: null }).all.groups.flatMap((group) => group.rows)).toHaveLength(2105);
    });
});

describe('whoever runs a report', () => {
    test('sees the records that are shared with them', () => {
        expect(texts('Mine', shop.users.Ben)).toEqual([['Ben own']]);
        expect(run('Machines', shop.users.Ben).all.summary.count).toBe(1);
        expect(run('Machines', shop.adminId).all.summary.count).toBeGreaterThan(4);
    });

    test('with the scope `user` sees their own alone', () => {
        const mine = texts('Mine', shop.adminId).map(([name]) => name);
        expect(mine).not.toContain('Drill');
        expect(mine).toContain('M0');
    });

    test('does not see a column without access to its field', () => {
        const labels = (userId: string): string[] => run('Machines', userId).columns.map((column) => column.label);
        expect(labels(shop.adminId)).toEqual(['Machine: Name', 'Price__c', 'Secret__c']);
        expect(labels(shop.users.Ann)).toEqual(['Machine: Name', 'Price__c']);
    });

    test('is refused where a filter or group would tell of a hidden field', () => {
        expect(() => run('Hidden_Filter')).toThrow(/it filters by Secret__c, a field you don't have access to/);
        expect(() => run('Hidden_Group')).toThrow(/it groups by Secret__c/);
        expect(run('Hidden_Filter', shop.adminId).all.summary.count).toBe(1);
    });

    test('is refused without access to an object', () => {
        expect(() => run('Repairs', shop.users.Cy)).toThrow(/you don't have access to Repairs/);
    });
});
