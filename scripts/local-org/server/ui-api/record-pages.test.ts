// User Interface API Developer Guide: records, related lists, lookups; Salesforce Help, "Search".
import type { Workshop } from '../../reports/testing.ts';
import { openGarden, refusal, UI, type Garden } from './garden.ts';

let garden: Garden;
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- payloads of every shape
const ann = (path: string, method = 'GET', body?: unknown): any => garden.ann(`${UI}${path}`, method, body);
let shop: Workshop;
let plant: string;
let grower: string;

beforeAll(() => {
    garden = openGarden();
    ({ shop, plant, grower } = garden);
}, 60_000);
afterAll(() => shop.close());

describe('a record', () => {
    test('has the fields of the layouts that are asked for, with the names of its lookups', () => {
        const { fields, ...rest } = ann(`/records/${plant}?layoutTypes=Full`);
        expect(rest).toMatchObject({
            apiName: 'Plant__c',
            childRelationships: {},
            id: plant,
            lastModifiedById: shop.users.Ann,
            recordTypeId: null,
            recordTypeInfo: null
        });
        expect(Object.keys(fields).sort()).toEqual(
            [
                ...['CreatedBy', 'CreatedById', 'CreatedDate', 'Grower__c', 'Grower__r', 'Height__c', 'Kind__c'],
                ...['LastModifiedBy', 'LastModifiedById', 'LastModifiedDate', 'Name', 'Owner', 'OwnerId', 'Twice__c']
            ].sort()
        );
        expect(fields).toMatchObject({
            Kind__c: { displayValue: 'A tree', value: 'Tree' },
            Height__c: { displayValue: '13.00', value: 13 },
            Grower__c: { displayValue: null, value: grower },
            Grower__r: {
                displayValue: 'Gro Wer',
                value: { apiName: 'Contact', id: grower, fields: { Name: { displayValue: null, value: 'Gro Wer' } } }
            },
            Owner: { displayValue: 'Ann', value: { apiName: 'User', id: shop.users.Ann } }
        });
        expect(Object.keys(ann(`/records/${plant}?layoutTypes=Compact`).fields)).toEqual(['Name', 'Height__c']);
    });

    test('may be followed up to a parent, and to none', () => {
        const { fields } = ann(`/records/${plant}?fields=Plant__c.grower__r.account.name,plant__c.NAME`);
        expect(fields).toMatchObject({
            Name: { value: 'Old oak' },
            Grower__r: { displayValue: null, value: { fields: { Account: { displayValue: null, value: null } } } }
        });
    });

    test.each(['Plant__c.Hidden__c', 'Leaf__c.Name', 'Plant__c.Nothing__r.Name', 'Plant__c.Name.Name', 'Name'])(
        'has no field %s',
        (name) => {
            expect(refusal(() => ann(`/records/${plant}?fields=${name}`))[0]).toBe(400);
            expect(ann(`/records/${plant}?optionalFields=${name},Plant__c.Name`).fields).toEqual({
                Name: { displayValue: null, value: 'Old oak' }
            });
        }
    );

    test('is saved and answered with what was written and its compact layout', () => {
        const made = ann('/records', 'POST', {
            apiName: 'Leaf__c',
            fields: { attributes: {}, Name: 'New', size__c: '2.5', Plant__c: null }
        });
        expect(made).toMatchObject({
            apiName: 'Leaf__c',
            fields: { Name: { value: 'New' }, Size__c: { value: 2.5 }, Plant__c: { value: null } }
        });
        const changed = ann(`/records/${made.id}`, 'PATCH', { fields: { Size__c: 3 } });
        expect([changed.id, Object.keys(changed.fields).sort()]).toEqual([made.id, ['Name', 'Size__c']]);
        ann(`/records/${made.id}`, 'DELETE');
        expect(refusal(() => ann(`/records/${made.id}?fields=Leaf__c.Name`))).toEqual([
            404,
            'The requested resource does not exist, or you do not have access to it.'
        ]);
    });

    test.each<[unknown, string]>([
        [{ fields: {} }, 'apiName is required.'],
        [{ apiName: 'Leaf__c' }, 'fields is required.'],
        [{ apiName: 'Leaf__c', fields: 'x' }, 'fields is required.'],
        [{ apiName: 'Leaf__c', fields: { Gone__c: 1 } }, "No such column 'Gone__c' on sobject of type Leaf__c"],
        [{ apiName: 'Root__c', fields: {} }, 'Object Root__c is not found or you do not have access to it.']
    ])('is not made of %j', (body, message) => {
        expect(refusal(() => ann('/records', 'POST', body))[1]).toBe(message);
    });

    test.each(['nothing', '001', 'zzz000000000001AAA', 'a'.repeat(16)])('does not have the id %s', (id) => {
        expect(refusal(() => ann(`/records/${id}`))[0]).toBe(404);
    });

    test('comes beside others', () => {
        const { results, hasErrors } = ann(`/records/batch/${plant},${grower}?optionalFields=Plant__c.Name`);
        expect([hasErrors, results.map((one: { result: { apiName: string } }) => one.result.apiName)]).toEqual([
            false,
            ['Plant__c', 'Contact']
        ]);
    });
});

describe('a related list', () => {
    test('has the label and columns of the layout, those of history their own', () => {
        const { relatedLists } = ann('/related-list-info/Plant__c');
        const columns = (index: number): unknown[] =>
            relatedLists[index].displayColumns.map((one: Record<string, unknown>) => Object.values(one));
        expect(
            relatedLists.map((one: Record<string, unknown>) => [one['label'], one['relatedListId'], one['createable']])
        ).toEqual([
            ['All leaves', 'Leaves__r', true],
            ['Plant History', 'Histories', false],
            ['Files', 'AttachedContentDocuments', false],
            ['Root__c.Plant__c', 'Root__c.Plant__c', undefined]
        ]);
        expect(relatedLists[3].problem).toBe('Unsupported: related list Root__c.Plant__c of Plant__c');
        expect(columns(0)).toEqual([
            ['Name', 'Name', 'String', true, 'Id'],
            ['Size__c', 'Size__c', 'Double', true, null],
            ['Owner.Alias', 'Alias', 'String', true, null]
        ]);
        expect(columns(1)).toEqual([
            ['CreatedDate', 'Date', 'DateTime', true, null],
            ['Field', 'Field', 'Picklist', true, null],
            ['CreatedBy.Name', 'User', 'String', true, 'CreatedBy.Id'],
            ['OldValue', 'Original Value', 'String', false, null],
            ['NewValue', 'New Value', 'String', false, null]
        ]);
        expect(ann('/related-list-info/Plant__c/Leaves__r')).toEqual(relatedLists[0]);
        expect(ann('/related-list-info/Plant__c/AttachedContentDocuments')).toEqual(relatedLists[2]);
        expect(relatedLists[0]).toMatchObject({
            listReference: { parentObjectApiName: 'Plant__c', relatedListId: 'Leaves__r', type: 'relatedList' },
            objectApiNames: ['Leaf__c'],
            parentObjectApiName: 'Plant__c',
            parentFieldApiName: 'Plant__c'
        });
    });

    test('that no layout has is the child relationship, with its name', () => {
        expect(ann('/related-list-info/Contact/Plants__r')).toMatchObject({ label: 'Plants', createable: true });
        expect(ann('/related-list-info/Account/Contacts')).toMatchObject({
            label: 'Contacts',
            createable: false,
            displayColumns: [{ fieldApiName: 'Name' }]
        });
        expect(refusal(() => ann('/related-list-info/Contact/Nothing__r'))[0]).toBe(404);
        expect(refusal(() => ann('/related-list-info/Account/Opportunities'))[0]).toBe(404);
    });

    const names = (query: string): string[] =>
        ann(`/related-list-records/${plant}/Leaves__r?fields=Leaf__c.Name${query}`).records.map(
            (one: { fields: { Name: { value: string } } }) => one.fields.Name.value
        );

    test.each([
        ['', ['L2', 'L1', 'L3']],
        ['&sortBy=Name', ['L1', 'L2', 'L3']],
        ['&sortBy=-Leaf__c.Name', ['L3', 'L2', 'L1']],
        ['&sortBy=Size__c', ['L1', 'L2', 'L3']],
        ['&sortBy=Name&pageSize=2', ['L1', 'L2']],
        ['&sortBy=Name&pageSize=2&pageToken=2', ['L3']]
    ])('asked with "%s"', (query, expected) => expect(names(query)).toEqual(expected));

    test('comes in pages', () => {
        const page = (query: string): unknown[] => {
            const { count, currentPageToken, nextPageToken, previousPageToken, pageSize } = ann(
                `/related-list-records/${plant}/Leaves__r?${query}`
            );
            return [count, currentPageToken, nextPageToken, previousPageToken, pageSize];
        };
        expect(page('pageSize=2')).toEqual([2, '0', '2', null, 2]);
        expect(page('pageSize=2&pageToken=2')).toEqual([1, '2', null, '0', 2]);
        expect(page('pageSize=3')).toEqual([3, '0', null, null, 3]);
        expect(page('pageSize=2&pageToken=1')).toEqual([2, '1', null, '0', 2]);
        expect(refusal(() => names('&sortBy=Hidden__c'))[1]).toBe('The list cannot be sorted by Hidden__c.');
    });

    test('is counted', () => {
        const count = (list: string, query = ''): unknown[] => {
            const answer = ann(`/related-list-count/${plant}/${list}${query}`);
            return [answer.count, answer.hasMore];
        };
        expect(count('Leaves__r')).toEqual([3, false]);
        expect(count('Leaves__r', '?maxCount=2')).toEqual([2, true]);
        expect(count('Leaves__r', '?maxCount=3')).toEqual([3, false]);
        expect(count('AttachedContentDocuments')).toEqual([1, false]);
    });

    test('of history names fields by their labels', () => {
        const { records } = ann(
            `/related-list-records/${plant}/Histories?fields=Plant__History.Field,Plant__History.NewValue&sortBy=Id`
        );
        expect(
            records.map((one: { fields: Record<string, { displayValue: unknown; value: unknown }> }) => [
                one.fields['Field']!.displayValue,
                one.fields['NewValue']!.value
            ])
        ).toEqual([
            ['Created.', null],
            ['Height__c', '13']
        ]);
    });

    test('of files has what is shown of a file', () => {
        const { records, listReference } = ann(`/related-list-records/${plant}/AttachedContentDocuments`);
        expect(listReference).toEqual({
            parentRecordId: plant,
            relatedListId: 'AttachedContentDocuments',
            type: 'relatedList'
        });
        expect(records).toMatchObject([
            { apiName: 'ContentDocument', fields: { Title: { value: 'Picture' }, FileExtension: { value: 'png' } } }
        ]);
    });
});

describe('the lookup of a record', () => {
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- payloads of every shape
    const look = (object: string, query: Record<string, string>): any =>
        garden.ann(`/webruntime/api/lookup/${object}?${new URLSearchParams(query).toString()}`);
    const labels = (query: Record<string, string>): string[] =>
        look('Leaf__c', query).map(({ label }: { label: string }) => label);
    const filter = (criteria: [string, string, unknown][], filterLogic?: string): Record<string, string> => ({
        filter: JSON.stringify({
            criteria: criteria.map(([fieldPath, operator, one]) => ({ fieldPath, operator, value: one })),
            ...(filterLogic ? { filterLogic } : {})
        })
    });

    test.each<[Record<string, string>, string[]]>([
        [{ q: 'l' }, ['L1', 'L2', 'L3']],
        [{ q: 'L2' }, ['L2']],
        [{ q: 'L 2' }, ['L2']],
        [{ q: 'x' }, []],
        [{}, ['L1', 'L2', 'L3']],
        [{ q: 'oak', matchingFields: 'Plant__r.Name' }, ['L1', 'L2', 'L3']],
        [{ q: 'oak' }, []],
        [filter([['Size__c', 'gt', 1]]), ['L2']],
        [filter([['Size__c', 'gte', 1]]), ['L1', 'L2']],
        [filter([['Size__c', 'lt', 3]]), ['L1']],
        [filter([['Size__c', 'lte', 3]]), ['L1', 'L2']],
        [filter([['Size__c', 'eq', null]]), ['L3']],
        [filter([['Name', 'ne', 'L1']]), ['L2', 'L3']],
        [filter([['Name', 'in', ['L1', 'L3']]]), ['L1', 'L3']],
        [filter([['Name', 'nin', ['L1', 'L3']]]), ['L2']],
        [filter([['Name', 'like', '%2']]), ['L2']],
        [
            filter([
                ['Plant__r.Name', 'eq', 'Old oak'],
                ['Size__c', 'gt', 1]
            ]),
            ['L2']
        ],
        [
            filter(
                [
                    ['Name', 'eq', 'L1'],
                    ['Size__c', 'gt', 1]
                ],
                '1 OR 2'
            ),
            ['L1', 'L2']
        ],
        [{ q: '3', ...filter([['Size__c', 'eq', null]]) }, ['L3']]
    ])('%j finds %j', (query, expected) => expect(labels(query)).toEqual(expected));

    test('shows a second field below the first', () => {
        const { records } = ann(`/related-list-records/${plant}/Leaves__r?fields=Leaf__c.Name&sortBy=Name`);
        expect(look('Leaf__c', { id: records[0].id, additionalFields: 'Plant__r.Name,Size__c' })).toEqual([
            { id: records[0].id, label: 'L1', sublabel: 'Old oak' }
        ]);
        expect(look('Leaf__c', { id: records[0].id, primaryField: 'Size__c' })).toEqual([
            { id: records[0].id, label: '1.00', sublabel: null }
        ]);
        // Without a value, the id stands in its place.
        expect(look('Leaf__c', { id: records[2].id, primaryField: 'Size__c' })[0].label).toBe(records[2].id);
    });

    test('offers users who are active', () => {
        shop.apex(shop.adminId, `update new User(Id = '${shop.users.Dot}', IsActive = false);`);
        const users = look('User', { q: 'do' }).map(({ label }: { label: string }) => label);
        shop.apex(shop.adminId, `update new User(Id = '${shop.users.Dot}', IsActive = true);`);
        expect([users, look('User', { q: 'do' }).map(({ label }: { label: string }) => label)]).toEqual([[], ['Dot']]);
    });

    test('is refused for fields that are hidden and operators that are not known', () => {
        expect(refusal(() => look('Plant__c', { q: 'x', matchingFields: 'Hidden__c' }))).toEqual([
            400,
            "No such column 'Hidden__c' on entity 'Plant__c', or you do not have access to it."
        ]);
        expect(refusal(() => look('Leaf__c', filter([['Name', 'near', 'x']])))[1]).toBe(
            'Unsupported: record picker operator near'
        );
        expect(refusal(() => look('Opportunity', {}))[0]).toBe(404);
    });
});

describe('the global search', () => {
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- payloads of every shape
    const find = (query: string): any => garden.ann(`/webruntime/api/search?${query}`);

    test('gives columns and records of each object that has a tab', () => {
        expect(find('q=oak')).toMatchObject([
            {
                objectApiName: 'Plant__c',
                label: 'Plant',
                labelPlural: 'Plants',
                columns: [{ fieldApiName: 'Name' }],
                records: [{ id: plant }],
                hasMore: false
            }
        ]);
        expect(find('q=P-1')).toHaveLength(1);
        expect(find('q=L1')).toEqual([]);
        expect(find('q=gro')[0].columns.map((one: { fieldApiName: string }) => one.fieldApiName)).toEqual([
            'Name',
            'Title',
            'Email',
            'Phone'
        ]);
    });

    test('needs two characters, and tells where there is more', () => {
        expect([find('q=o'), find('q=%20'), find('')]).toEqual([[], [], []]);
        shop.apex(
            shop.users.Ann,
            "insert new List<Plant__c>{ new Plant__c(Name = 'Fir 1', Height__c = 1), new Plant__c(Name = 'Fir 2', Height__c = 1) };"
        );
        const fewer = find('q=fir&limit=1')[0];
        const all = find('q=fir&limit=2')[0];
        expect([fewer.records.length, fewer.hasMore, all.records.length, all.hasMore]).toEqual([1, true, 2, false]);
        expect(find('q=fir%202')[0].records).toHaveLength(1);
    });
});
