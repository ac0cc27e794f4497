import { openWorkshop, type Workshop } from '../../reports/testing.ts';
import { RestError } from '../http/errors.ts';
import { router } from '../http/router.ts';
import { recordPage } from '../pages/pages.ts';
import { listRoutes, recentRoutes } from './list-routes.ts';

const UI = '/services/data/v67.0/ui-api';

const LIST = `<ListView xmlns="x"><fullName>Dear</fullName><columns>NAME</columns><columns>Site__c</columns><columns>Secret__c</columns><filterScope>Everything</filterScope><filters><field>Price__c</field><operation>greaterThan</operation><value>100</value></filters><label>Dear ones</label></ListView>`;
const MAY_CUSTOMIZE = `<PermissionSet xmlns="x"><label>Lists</label><userPermissions><enabled>true</enabled><name>CreateCustomizeFilters</name></userPermissions></PermissionSet>`;

interface List {
    apiName: string;
    pinned: string;
    updateable: boolean;
    cloneable: boolean;
    deletable: boolean;
    lists: { apiName: string; label: string }[];
    displayColumns: { fieldApiName: string; sortable: boolean }[];
    filteredByInfo: { fieldApiName: string; operator: string; operandLabels: string[] }[];
    orderedByInfo: { fieldApiName: string; isAscending: boolean; label: string }[];
    records: { fields: { Name: { value: string } } }[];
}

let shop: Workshop;
let send: (user: string, method: string, path: string, body?: unknown) => List;
const ann = (method: string, path: string, body?: unknown): List => send(shop.users.Ann, method, `${UI}${path}`, body);
const ben = (method: string, path: string, body?: unknown): List => send(shop.users.Ben, method, `${UI}${path}`, body);
const names = ({ records }: List): string[] => records.map(({ fields }) => fields.Name.value);
const refusal = (work: () => unknown): [number, string] => {
    try {
        work();
    } catch (error) {
        const { status, message } = error as RestError;
        return [status, message];
    }
    throw new Error('Nothing was refused');
};

beforeAll(() => {
    shop = openWorkshop({
        'objects/Machine__c/listViews/Dear.listView-meta.xml': LIST,
        'permissionsets/Lists.permissionset': MAY_CUSTOMIZE
    });
    shop.apex(
        shop.adminId,
        `insert new PermissionSetAssignment(AssigneeId = '${shop.users.Ann}', PermissionSetId = [SELECT Id FROM PermissionSet WHERE Name = 'Lists'].Id);`
    );
    const machines = `insert new List<Machine__c>{ new Machine__c(Name = 'Drill', Site__c = 'North', Price__c = 120, Bought_On__c = Date.today()),
        new Machine__c(Name = 'Lathe', Site__c = 'South', Price__c = 900), new Machine__c(Name = 'Saw, small', Site__c = 'South', Price__c = 40) };`;
    shop.apex(shop.users.Ann, machines);
    const find = router([...listRoutes(shop.org), ...recentRoutes(shop.org)]);
    send = (userId, method, path, body) => {
        const { pathname, searchParams } = new URL(path, 'http://localhost');
        const found = find(method, pathname);
        if (!found || 'allowed' in found) {
            throw new Error(`No route ${method} ${path}`);
        }
        const request = { userId, method, path, query: searchParams, body: Buffer.from(JSON.stringify(body ?? {})) };
        return (found.handler(request as never, found.parameters) as { json: List }).json;
    };
}, 60_000);

afterAll(() => shop.close());

describe('list views of a user', () => {
    it('are made, filtered, ordered, changed and deleted, and nobody else sees them', () => {
        const made = ann('POST', '/list-info/Machine__c', {
            label: 'Cheap ones',
            displayColumns: ['Name', 'Price__c', 'Owner.Name'],
            filteredByInfo: [{ fieldApiName: 'Price__c', operator: 'LessThan', operandLabels: ['500'] }],
            scope: { apiName: 'mine' }
        });
        expect(made).toMatchObject({ apiName: 'Cheap_ones', updateable: true, deletable: true, visibility: 'Private' });
        expect(made.displayColumns.map(({ fieldApiName }) => fieldApiName)).toEqual(['Name', 'Price__c', 'Owner.Name']);
        expect(names(ann('GET', '/list-records/Machine__c/Cheap_ones'))).toEqual(['Drill', 'Saw, small']);

        ann('PATCH', '/list-preferences/Machine__c/Cheap_ones', {
            orderedBy: [{ fieldApiName: 'Price__c', isAscending: true }]
        });
        expect(names(ann('GET', '/list-records/Machine__c/Cheap_ones'))).toEqual(['Saw, small', 'Drill']);
        expect(ann('GET', '/list-info/Machine__c/Cheap_ones').orderedByInfo).toEqual([
            { fieldApiName: 'Price__c', isAscending: true, label: 'Price__c' }
        ]);

        ann('PATCH', '/list-info/Machine__c/Cheap_ones', {
            filteredByInfo: [
                { fieldApiName: 'Name', operator: 'Equals', operandLabels: ['Saw, small', 'Lathe'] },
                { fieldApiName: 'Site__c', operator: 'Equals', operandLabels: ['North'] }
            ],
            filterLogicString: '1 OR 2'
        });
        expect(names(ann('GET', '/list-records/Machine__c/Cheap_ones'))).toEqual(['Saw, small', 'Drill', 'Lathe']);
        expect(refusal(() => ben('GET', '/list-info/Machine__c/Cheap_ones'))[0]).toBe(404);
        expect(ben('GET', '/list-info/Machine__c').lists.map(({ apiName }) => apiName)).toEqual(['__Recent', 'Dear']);

        ann('DELETE', '/list-info/Machine__c/Cheap_ones');
        expect(refusal(() => ann('GET', '/list-info/Machine__c/Cheap_ones'))[0]).toBe(404);
    });

    it('take dates as people write them, lookups by name and blanks', () => {
        const by = (fieldApiName: string, operator: string, ...operandLabels: string[]): string[] => {
            ann('POST', '/list-info/Machine__c', {
                label: 'Once',
                filteredByInfo: [{ fieldApiName, operator, operandLabels }]
            });
            const found = names(ann('GET', '/list-records/Machine__c/Once'));
            ann('DELETE', '/list-info/Machine__c/Once');
            return found;
        };
        expect(by('Bought_On__c', 'Equals', 'next 7 days')).toEqual([]);
        expect(by('Bought_On__c', 'Equals', 'last 7 days')).toEqual(['Drill']);
        expect(by('Bought_On__c', 'Equals')).toEqual(['Lathe', 'Saw, small']);
        expect(by('OwnerId', 'Equals', 'Ann')).toEqual(['Drill', 'Lathe', 'Saw, small']);
        expect(by('OwnerId', 'NotEqual', 'Ann')).toEqual([]);
    });

    it('take a day as the days of who looks, from midnight to midnight there', () => {
        const zone = (timeZone: string): void =>
            void shop.apex(shop.adminId, `update new User(Id = '${shop.users.Ann}', TimeZoneSidKey = '${timeZone}');`);
        // 10 in the evening of May 4 in Denver, and 5 the next morning in London.
        shop.apex(
            shop.users.Ann,
            `Id machine = [SELECT Id FROM Machine__c WHERE Name = 'Drill'].Id;
            insert new List<Repair__c>{ new Repair__c(Machine__c = machine, Done_On__c = Datetime.newInstanceGmt(2026, 5, 5, 4, 0, 0)),
                new Repair__c(Machine__c = machine) };`
        );
        const count = (operator: string, ...operandLabels: string[]): number => {
            ann('POST', '/list-info/Repair__c', {
                label: 'Day',
                filteredByInfo: [{ fieldApiName: 'Done_On__c', operator, operandLabels }]
            });
            const { length } = ann('GET', '/list-records/Repair__c/Day').records;
            ann('DELETE', '/list-info/Repair__c/Day');
            return length;
        };
        zone('America/Denver');
        expect([count('Equals', '5/4/2026'), count('Equals', '5/5/2026')]).toEqual([1, 0]);
        expect([count('LessOrEqual', '5/4/2026'), count('GreaterThan', '5/4/2026')]).toEqual([1, 0]);
        expect([count('NotEqual', '5/4/2026'), count('NotEqual', '5/5/2026')]).toEqual([1, 2]);
        zone('Europe/London');
        expect([count('Equals', '5/4/2026'), count('Equals', '2026-05-05')]).toEqual([0, 1]);
        expect(count('GreaterOrEqual', '2026-05-05T04:00:00Z')).toBe(1);
        expect(count('GreaterThan', '2026-05-05T04:00:00Z')).toBe(0);
        expect(count('Equals')).toBe(1);
        expect(refusal(() => count('Equals', '5/4/2026 9:00 PM'))).toEqual([
            400,
            'Unsupported: date 5/4/2026 9:00 PM in a filter'
        ]);
    });

    it('have names of their own though their labels have no letter that a name can have', () => {
        const made = ['2026', '2027', '名前'].map((label) => ann('POST', '/list-info/Machine__c', { label }));
        expect(made.map(({ apiName }) => apiName)).toEqual(['List_View', 'List_View_2', 'List_View_3']);
        made.forEach(({ apiName }) => ann('DELETE', `/list-info/Machine__c/${apiName}`));
    });

    it.each([
        ['without a name', { label: ' ' }, 'A list view has a name of at most 40 characters.'],
        [
            'by a field that is hidden',
            filter('Secret__c', 'Equals', 'x'),
            "No such column 'Secret__c' on entity 'Machine__c', or you do not have access to it."
        ],
        [
            'with a hidden column',
            { label: 'x', displayColumns: ['Secret__c'] },
            "No such column 'Secret__c' on entity 'Machine__c', or you do not have access to it."
        ],
        ['without columns', { label: 'x', displayColumns: [] }, 'A list view has between 1 and 15 fields.'],
        ['by no date', filter('Bought_On__c', 'Equals', 'soon'), 'Unsupported: date soon in a filter'],
        ['by no number', filter('Price__c', 'LessThan', 'abc'), 'abc is not a number'],
        [
            'by a text with a double quote',
            filter('Name', 'Equals', 'a "b"'),
            'Unsupported: a double quote in the value of a filter'
        ],
        ['by an operator that is none', filter('Name', 'Sounds', 'x'), 'Unsupported: filter operation sounds'],
        [
            'by logic that leaves a filter out',
            { ...filter('Name', 'Equals', 'x'), filterLogicString: '2' },
            'The filter logic must name every filter.'
        ],
        [
            'by logic that is none',
            { ...filter('Name', 'Equals', 'x'), filterLogicString: '1 AND (' },
            expect.stringContaining('')
        ],
        [
            'that others see',
            { label: 'x', visibility: 'Public' },
            'Unsupported: list views that others see. They are files of the project.'
        ],
        ['of a name that is taken', { label: 'Dear' }, 'There is already a list view named Dear. Choose another name.'],
        ['of a queue', { label: 'x', scope: { apiName: 'queue' } }, 'Unsupported: list view scope queue of Machine__c']
    ])('%s are refused', (_, body, message) => {
        expect(refusal(() => ann('POST', '/list-info/Machine__c', body))).toEqual([400, message]);
        expect(ann('GET', '/list-info/Machine__c').lists).toHaveLength(2);
    });

    it('need the permission to customize lists; those of the project are changed in its files', () => {
        expect(ben('GET', '/list-info/Machine__c/Dear')).toMatchObject({
            cloneable: false,
            createable: false,
            updateable: false
        });
        expect(refusal(() => ben('POST', '/list-info/Machine__c', { label: 'Mine' }))[0]).toBe(403);
        expect(ann('GET', '/list-info/Machine__c/Dear')).toMatchObject({
            cloneable: true,
            updateable: false,
            deletable: false
        });
        expect(refusal(() => ann('PATCH', '/list-info/Machine__c/Dear', { label: 'x' }))).toEqual([
            403,
            "The list view Dear ones is one of the project's files. Change it there, or clone it."
        ]);
        expect(refusal(() => ann('DELETE', '/list-info/Machine__c/__Recent'))[0]).toBe(403);
    });

    it('of the project tell their filters, and no column that is hidden', () => {
        const { displayColumns, filteredByInfo } = ann('GET', '/list-info/Machine__c/Dear');
        expect(displayColumns.map(({ fieldApiName }) => fieldApiName)).toEqual(['Name', 'Site__c']);
        expect(filteredByInfo).toEqual([
            { fieldApiName: 'Price__c', label: 'Price__c', operator: 'GreaterThan', operandLabels: ['100'] }
        ]);
    });
});

describe('Recently Viewed', () => {
    const open = (userId: string, name: string): void => {
        shop.org.run(userId, (transaction) => {
            const [machine] = transaction.query(`SELECT Id FROM Machine__c WHERE Name = '${name}'`);
            recordPage(
                { schema: shop.org.schema, settings: new Map(), components: new Map() },
                transaction,
                null,
                machine!.id!
            );
        });
    };

    it('has what the user has opened, the last first, while it is there and shared', () => {
        expect(names(ann('GET', '/mru-list-records/Machine__c'))).toEqual([]);
        for (const name of ['Drill', 'Lathe', 'Drill']) {
            open(shop.users.Ann, name);
        }
        open(shop.adminId, 'Lathe');
        expect(names(ann('GET', '/list-records/Machine__c/__Recent'))).toEqual(['Drill', 'Lathe']);
        expect(names(ann('GET', '/list-records/Machine__c/__Recent?searchTerm=la'))).toEqual(['Lathe']);
        expect(names(ann('GET', '/list-records/Machine__c/__Recent?pageSize=1&pageToken=1'))).toEqual(['Lathe']);
        expect(send(shop.users.Ann, 'GET', '/webruntime/api/recent')).toMatchObject([
            { name: 'Drill', objectLabel: 'Machine' },
            { name: 'Lathe' }
        ]);
        expect(names(ben('GET', '/list-records/Machine__c/__Recent'))).toEqual([]);

        shop.apex(
            shop.adminId,
            `update new Machine__c(Id = [SELECT Id FROM Machine__c WHERE Name = 'Drill'].Id, OwnerId = '${shop.adminId}');`
        );
        expect(names(ann('GET', '/list-records/Machine__c/__Recent'))).toEqual(['Lathe']);
        expect(send(shop.users.Ann, 'GET', '/webruntime/api/recent')).toMatchObject([{ name: 'Lathe' }]);
    });

    it('is what the tab opens until another list is pinned', () => {
        expect(ann('GET', '/list-info/Machine__c').pinned).toBe('__Recent');
        send(shop.users.Ann, 'POST', '/webruntime/api/lists/Machine__c/pinned', { listViewApiName: 'Dear' });
        expect(ann('GET', '/list-info/Machine__c').pinned).toBe('Dear');
        expect(ben('GET', '/list-info/Machine__c').pinned).toBe('__Recent');
        expect(
            refusal(() =>
                send(shop.users.Ann, 'POST', '/webruntime/api/lists/Machine__c/pinned', { listViewApiName: 'No' })
            )[0]
        ).toBe(404);
    });
});

function filter(fieldApiName: string, operator: string, operand: string): Record<string, unknown> {
    return { label: 'x', filteredByInfo: [{ fieldApiName, operator, operandLabels: [operand] }] };
}
