import { RestError } from '../server/http/errors.ts';
import type { ServerResponse } from '../server/http/request.ts';
import { router, type Handler } from '../server/http/router.ts';
import { analyticsRoutes } from './routes.ts';
import {
    columnsXml,
    componentXml,
    dashboardXml,
    filterXml,
    groupingXml,
    openWorkshop,
    reportXml,
    TABLE,
    type Workshop
} from './testing.ts';

const ANALYTICS = '/services/data/v67.0/analytics';
const MORE: Record<string, string> = {
    'reports/Shop/Secrets.report': reportXml('', { groupings: groupingXml('Machine__c$Secret__c') }),
    'reports/Shop/Fifteen_Letters.report': reportXml(''),
    'reports/Shop/All_Said.report': reportXml(
        '<description>What it is for</description><showDetails>false</showDetails><rowLimit>50</rowLimit>' +
            filterXml(
                [
                    ['Machine__c$Site__c', 'equals', 'North, South'],
                    ['Machine__c$Price__c', 'lessThan', '900']
                ],
                '1 OR 2'
            ),
        {
            columns: `${columnsXml('Machine__c$OwnerId')}<columns>${['Sum', 'Average', 'Maximum', 'Minimum', 'Unique']
                .map((name) => `<aggregateTypes>${name}</aggregateTypes>`)
                .join('')}<field>Machine__c$Price__c</field></columns>`,
            groupings: groupingXml('Machine__c$Site__c') + groupingXml('Machine__c$Bought_On__c', 'Month', 'Desc'),
            sort: '<sortColumn>Machine__c$Price__c</sortColumn><sortOrder>Desc</sortOrder>'
        }
    ).replace('organization', 'user'),
    'dashboards/Shop/All_Said.dashboard': dashboardXml(
        componentXml(
            'Bar',
            '<chartSummary><aggregate>Average</aggregate><column>Machine__c$Price__c</column></chartSummary><footer>Below</footer><groupingColumn>Machine__c.Site__c</groupingColumn><maxValuesDisplayed>5</maxValuesDisplayed><showTotal>true</showTotal><showValues>false</showValues><sortBy>RowValueDescending</sortBy><title>Above</title>',
            1
        ).replace('<columnIndex>0<', '<columnIndex>3<') +
            componentXml('FlexTable', TABLE, 1) +
            componentXml(
                'Metric',
                '<metricLabel>All of them</metricLabel><chartSummary><column>Machine__c$Price__c</column></chartSummary>',
                0
            ),
        {
            description: '<description>For the yard</description>',
            filters: `<dashboardFilters>${[
                ['between', 'A', 'N'],
                ['contains', 'or'],
                ['equals', 'North', 'South']
            ]
                .map(
                    ([operator, ...values]) =>
                        `<dashboardFilterOptions><operator>${operator}</operator>${values
                            .map((value) => `<values>${value}</values>`)
                            .join('')}</dashboardFilterOptions>`
                )
                .join('')}<name>Site</name></dashboardFilters>`
        }
    ),
    'reports/Other.reportFolder-meta.xml': '<ReportFolder xmlns="x"><name>Other</name></ReportFolder>',
    'reports/Other/Closed.report': reportXml(''),
    'dashboards/Shop/As_Ann.dashboard': dashboardXml(componentXml('Metric', '', 0), {
        type: '<dashboardType>SpecifiedUser</dashboardType><runningUser>ann@shop.example</runningUser>'
    }),
    'dashboards/Shop/Broken.dashboard': dashboardXml(
        componentXml('Metric', '', 0) + componentXml('Bar', '', 2).replace('Shop/Machines', 'Shop/Secrets')
    )
};

let shop: Workshop;
let find: ReturnType<typeof router<Handler>>;

beforeAll(() => {
    shop = openWorkshop(MORE);
    find = router(analyticsRoutes(shop.org));
    shop.apex(
        shop.users.Ann,
        `insert new List<Machine__c>{ new Machine__c(Name = 'Drill', Site__c = 'North', Price__c = 5), new Machine__c(Name = 'Say "so"', Site__c = 'South') };`
    );
    shop.apex(shop.users.Ben, "insert new Machine__c(Name = 'Ben own', Site__c = 'South');");
}, 60_000);

afterAll(() => shop.close());

function get(path: string, userId: string): ServerResponse {
    const url = new URL(path, 'http://localhost');
    const found = find('GET', url.pathname);
    if (!found || 'allowed' in found) {
        throw new Error(`No route for ${path}`);
    }
    const request = {
        method: 'GET',
        path: url.pathname,
        query: url.searchParams,
        headers: {},
        body: new Uint8Array(),
        userId,
        app: null,
        origin: url.origin,
        port: 80,
        isProgram: false
    };
    return found.handler(request, found.parameters);
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- payloads of every shape
const json = (path: string, userId = shop.users.Ann): any => get(`${ANALYTICS}${path}`, userId).json;
const refusal = (path: string, userId: string): [number, string] => {
    try {
        json(path, userId);
    } catch (error) {
        if (error instanceof RestError) {
            return [error.status, error.message];
        }
        throw error;
    }
    return [200, ''];
};
const names = (list: { name: string }[]): string[] => list.map((one) => one.name);

describe('reports over REST', () => {
    test('are those in the folders that are shared with the viewer', () => {
        expect(names(json('/reports'))).toEqual(Array(4).fill('Machines'));
        expect(json('/reports')).toContainEqual(
            expect.objectContaining({ developerName: 'Machines', folderName: 'The Shop' })
        );
        expect(names(json('/reports', shop.users.Dot))).toEqual([]);
        expect(names(json('/reports', shop.users.Eve))).toHaveLength(5);
        expect(names(json('/reports', shop.adminId))).toHaveLength(5);
    });

    test('are refused without the permission to run them, and not found in a folder that is not shared', () => {
        expect(refusal('/reports/Machines', shop.users.Cy)).toEqual([
            403,
            'You need the permission Run Reports to see this.'
        ]);
        expect(refusal('/reports', shop.users.Cy)[0]).toBe(404);
        expect(refusal('/reports/Machines', shop.users.Dot)[0]).toBe(404);
        expect(refusal('/reports/Closed', shop.users.Ann)[0]).toBe(404);
        expect(refusal("/reports/x'y", shop.users.Ann)[0]).toBe(404);
        // As long as an id.
        expect(json('/reports/Fifteen_Letters').reportMetadata.developerName).toBe('Fifteen_Letters');
    });

    test('have the shape of the Reports REST API', () => {
        const { id } = json('/reports').find((one: { developerName: string }) => one.developerName === 'Machines');
        const answer = json(`/reports/${id}?includeDetails=true`);
        expect(answer).toMatchObject({
            attributes: { type: 'Report', reportId: id, reportName: 'Machines' },
            allData: true,
            hasDetailRows: true,
            groupingsDown: {
                groupings: [
                    { key: '0', label: 'The South', value: 'South', groupings: [] },
                    { key: '1', label: 'The North', value: 'North', groupings: [] }
                ]
            },
            reportMetadata: {
                developerName: 'Machines',
                reportFormat: 'SUMMARY',
                detailColumns: ['Machine__c$Name', 'Machine__c$Price__c'],
                aggregates: ['RowCount']
            }
        });
        expect(answer.factMap['T!T']).toEqual({ aggregates: [{ label: '2', value: 2 }], rows: [] });
        const [row] = answer.factMap['1!T'].rows;
        expect(row.dataCells).toEqual([
            { label: 'Drill', value: expect.stringMatching(/^a\w{17}$/), recordId: row.dataCells[0].value },
            { label: '5.00', value: 5 }
        ]);
        expect(answer.reportExtendedMetadata.detailColumnInfo['Machine__c$Name']).toEqual({
            label: 'Machine: Name',
            dataType: 'string',
            isLookup: true,
            entity: 'Machine__c'
        });
        expect(json(`/reports/${id}?includeDetails=false`).factMap['1!T'].rows).toEqual([]);
        expect(json(`/reports/${id}/describe`).reportMetadata.detailColumns).toHaveLength(3);
    });

    // Names and shapes are those of the resource "Describe" of the Reports and Dashboards REST API.
    test('tell all that is known of them without being run', () => {
        const { id } = json('/reports').find((one: { developerName: string }) => one.developerName === 'All_Said');
        const said = json('/reports/All_Said/describe');
        const PRICE = 'Machine__c$Price__c';
        expect(said.reportMetadata).toEqual({
            id,
            name: 'Machines',
            developerName: 'All_Said',
            description: 'What it is for',
            folderName: 'The Shop',
            reportFormat: 'SUMMARY',
            reportType: { type: 'Machines__c', label: 'Machines' },
            reportBooleanFilter: '1 OR 2',
            reportFilters: [
                {
                    column: 'Machine__c$Site__c',
                    operator: 'equals',
                    value: 'North, South',
                    label: 'The North, The South'
                },
                { column: PRICE, operator: 'lessThan', value: '900', label: '900' }
            ],
            detailColumns: ['Machine__c$OwnerId', PRICE],
            aggregates: [`s!${PRICE}`, `a!${PRICE}`, `mx!${PRICE}`, `m!${PRICE}`, `u!${PRICE}`, 'RowCount'],
            groupingsDown: [
                { name: 'Machine__c$Site__c', dateGranularity: 'Day', sortOrder: 'Asc' },
                { name: 'Machine__c$Bought_On__c', dateGranularity: 'Month', sortOrder: 'Desc' }
            ],
            groupingsAcross: [],
            hasDetailRows: false,
            scope: 'user',
            sortBy: [{ sortColumn: PRICE, sortOrder: 'Desc' }]
        });
        const price = { label: 'Price__c', dataType: 'double', isLookup: false, entity: null };
        const site = { label: 'Site__c', dataType: 'picklist', isLookup: false, entity: null };
        expect(said.reportExtendedMetadata).toEqual({
            detailColumnInfo: {
                Machine__c$OwnerId: { label: 'Owner', dataType: 'string', isLookup: true, entity: 'User' },
                [PRICE]: price
            },
            groupingColumnInfo: {
                Machine__c$Site__c: site,
                Machine__c$Bought_On__c: { label: 'Bought_On__c', dataType: 'date', isLookup: false, entity: null }
            },
            filterColumnInfo: { Machine__c$Site__c: site, [PRICE]: price },
            aggregateColumnInfo: {
                [`s!${PRICE}`]: { label: 'Sum of Price__c', dataType: 'double' },
                [`a!${PRICE}`]: { label: 'Average Price__c', dataType: 'double' },
                [`mx!${PRICE}`]: { label: 'Largest Price__c', dataType: 'double' },
                [`m!${PRICE}`]: { label: 'Smallest Price__c', dataType: 'double' },
                [`u!${PRICE}`]: { label: 'Unique Price__c', dataType: 'double' },
                RowCount: { label: 'Record Count', dataType: 'int' }
            }
        });
    });

    test('have a number of each group and of the groups inside of it', () => {
        const { factMap, groupingsDown } = json('/reports/All_Said?includeDetails=true');
        const numbers = (key: string): unknown[] =>
            factMap[key].aggregates.map((one: { label: string; value: number | null }) => one.value);
        expect(groupingsDown.groupings).toEqual([
            {
                key: '0',
                label: 'The South',
                value: 'South',
                groupings: [{ key: '0_0', label: '-', value: '', groupings: [] }]
            },
            {
                key: '1',
                label: 'The North',
                value: 'North',
                groupings: [{ key: '1_0', label: '-', value: '', groupings: [] }]
            }
        ]);
        expect(Object.keys(factMap).sort()).toEqual(['0!T', '0_0!T', '1!T', '1_0!T', 'T!T']);
        expect(numbers('T!T')).toEqual([5, 5, 5, 5, 1, 2]);
        expect(numbers('0_0!T')).toEqual([null, null, null, null, 0, 1]);
        expect(factMap['0!T'].aggregates[0]).toEqual({ label: '-', value: null });
        // The report says that its details are not shown.
        expect(factMap['1_0!T'].rows).toEqual([]);
    });

    test('go to a spreadsheet with quotes doubled', () => {
        const answer = get('/webruntime/api/report/Machines/csv', shop.users.Ann);
        expect(answer.headers).toEqual({ 'Content-Disposition': 'attachment; filename="Machines.csv"' });
        expect(answer.body).toBe(
            '\ufeff"Site__c","Machine: Name","Price__c"\r\n"The South","Say ""so""",""\r\n"The North","Drill","5.00"\r\n'
        );
        expect(() => get('/webruntime/api/report/Machines/csv', shop.users.Dot)).toThrow(/not shared with you/);
    });
});

describe('dashboards over REST', () => {
    test('come row by row, with the data of their viewer', () => {
        const { componentData, dashboardMetadata } = json('/dashboards/Workshop');
        expect(dashboardMetadata.components.map((one: { header: string }) => one.header)).toEqual([
            'Metric 0',
            'Donut 2',
            'FlexTable 4'
        ]);
        expect(dashboardMetadata.layout).toMatchObject({ numColumns: 12, rowHeight: 36 });
        expect(dashboardMetadata.runningUser.displayName).toBe('Ann');
        const [metric, donut, table] = componentData;
        expect(metric.reportResult.factMap['T!T'].aggregates).toEqual([{ label: '2', value: 2 }]);
        expect(donut.reportResult.groupingsDown.groupings.map((one: { label: string }) => one.label)).toEqual([
            'The South',
            'The North'
        ]);
        expect(table.reportResult.reportMetadata.detailColumns).toEqual(['Machine__c.Name', 'Machine__c.Site__c']);
        expect(
            table.reportResult.factMap['T!T'].rows.map((row: { dataCells: { label: string }[] }) =>
                row.dataCells.map((cell) => cell.label)
            )
        ).toEqual([
            ['Say "so"', 'The South'],
            ['Drill', 'The North']
        ]);
        expect(
            json('/dashboards/Workshop', shop.users.Ben).componentData[0].reportResult.factMap['T!T'].aggregates
        ).toEqual([{ label: '1', value: 1 }]);
    });

    test('filter every component, by the labels of the values', () => {
        const { filters } = json('/dashboards/Workshop').dashboardMetadata;
        expect(filters).toEqual([
            expect.objectContaining({
                name: 'Site',
                selectedOption: null,
                options: [
                    expect.objectContaining({ id: 'f1o1', alias: 'The North', operation: 'equals' }),
                    expect.objectContaining({ id: 'f1o2', alias: 'not The North' })
                ]
            })
        ]);
        const filtered = json('/dashboards/Workshop?filter1=f1o1');
        expect(filtered.dashboardMetadata.filters[0].selectedOption).toBe('f1o1');
        expect(
            filtered.componentData.map(
                (one: { reportResult: { factMap: Record<string, { aggregates: { value: number }[] }> } }) =>
                    one.reportResult.factMap['T!T']!.aggregates[0]!.value
            )
        ).toEqual([1, 1, 1]);
        expect(refusal('/dashboards/Workshop?filter1=f9o9', shop.users.Ann)).toEqual([
            400,
            'The filter Site has no option f9o9.'
        ]);
    });

    test('tell how their components are shown', () => {
        const { dashboardMetadata: said } = json('/dashboards/All_Said');
        const shown = (column: number, row: number): object => ({ column, row, colspan: 3, rowspan: 2 });
        expect(said).toMatchObject({
            name: 'Workshop',
            developerName: 'All_Said',
            description: 'For the yard',
            folderName: 'The Shop',
            dashboardType: 'LoggedInUser',
            canChangeRunningUser: false,
            layout: { gridLayout: true, components: [shown(0, 0), shown(0, 1), shown(3, 1)] }
        });
        const [metric, table, bar] = said.components;
        expect(metric).toMatchObject({ id: '0', componentData: 0, header: 'Metric 0', footer: '', title: '' });
        expect(metric.properties).toEqual({
            visualizationType: 'Metric',
            aggregates: [{ name: 's!Machine__c$Price__c' }],
            groupings: [{ name: 'Machine__c$Site__c' }],
            reportFormat: 'SUMMARY',
            reportName: 'Machines',
            visualizationProperties: {
                metricLabel: 'All of them',
                sortBy: 'RowLabelAscending',
                maxRows: null,
                showValues: true,
                showTotal: false,
                tableColumns: []
            }
        });
        expect(table.properties).toMatchObject({
            aggregates: [{ name: 'RowCount' }],
            groupings: null,
            visualizationProperties: {
                tableColumns: ['Machine__c.Name', 'Machine__c.Secret__c', 'Machine__c.Site__c']
            }
        });
        expect(bar).toMatchObject({ id: '2', componentData: 2, footer: 'Below', title: 'Above' });
        expect(bar.properties).toMatchObject({
            visualizationType: 'Bar',
            aggregates: [{ name: 'a!Machine__c$Price__c' }],
            visualizationProperties: { sortBy: 'RowValueDescending', maxRows: 5, showValues: false, showTotal: true }
        });
    });

    test('offer their filters in words', () => {
        const [filter] = json('/dashboards/All_Said?filter1=f1o3').dashboardMetadata.filters;
        expect(filter).toEqual({
            id: 'f1',
            name: 'Site',
            selectedOption: 'f1o3',
            options: [
                {
                    id: 'f1o1',
                    operation: 'between',
                    value: 'A',
                    startValue: 'A',
                    endValue: 'N',
                    alias: 'A - N'
                },
                {
                    id: 'f1o2',
                    operation: 'contains',
                    value: 'or',
                    startValue: null,
                    endValue: null,
                    alias: 'contains or'
                },
                {
                    id: 'f1o3',
                    operation: 'equals',
                    value: 'North',
                    startValue: null,
                    endValue: null,
                    alias: 'The North, The South'
                }
            ]
        });
        const count = (option: number): number =>
            json(`/dashboards/All_Said?filter1=f1o${option}`).componentData[1].reportResult.factMap['T!T'].aggregates[0]
                .value;
        expect([1, 2, 3].map(count)).toEqual([0, 1, 2]);
    });

    test('say where there is nothing', () => {
        const answer = json('/dashboards/Workshop?filter1=f1o1', shop.users.Ben);
        expect(answer.componentData.map((one: { status: { dataStatus: string } }) => one.status.dataStatus)).toEqual([
            'NO_DATA',
            'NO_DATA',
            'NO_DATA'
        ]);
    });

    test('keep the other components where one is refused', () => {
        const { componentData } = json('/dashboards/Broken');
        expect(componentData[0].status.dataStatus).toBe('DATA');
        expect(componentData[1]).toMatchObject({
            reportResult: null,
            status: { dataStatus: 'ERROR', errorMessage: expect.stringContaining('it groups by Secret__c') }
        });
    });

    test("with a specified user show that user's data to every viewer of the folder", () => {
        const answer = json('/dashboards/As_Ann', shop.users.Ben);
        expect(answer.dashboardMetadata).toMatchObject({ runningUser: { displayName: 'Ann' } });
        expect(answer.componentData[0].reportResult.factMap['T!T'].aggregates[0].value).toBe(2);
        expect(refusal('/dashboards/As_Ann', shop.users.Dot)[0]).toBe(404);
    });

    test('are open to their folder alone', () => {
        expect(names(json('/dashboards'))).toEqual(Array(4).fill('Workshop'));
        // Reports in public folders are not dashboards in public folders.
        expect(names(json('/dashboards', shop.users.Eve))).toEqual([]);
        expect(refusal('/dashboards/Workshop', shop.users.Cy)[0]).toBe(403);
    });
});
