// User Interface API Developer Guide: object infos, picklist values, layouts.
import { openGarden, refusal, UI, type Garden } from './garden.ts';

let garden: Garden;
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- payloads of every shape
const ann = (path: string, method = 'GET', body?: unknown): any => garden.ann(`${UI}${path}`, method, body);

beforeAll(() => {
    garden = openGarden();
}, 60_000);
afterAll(() => garden.shop.close());

describe('an object info', () => {
    test('tells what the object is, and what its user may do with it', () => {
        const { childRelationships, fields, recordTypeInfos, ...rest } = ann('/object-info/Plant__c');
        const big = Object.keys(recordTypeInfos)[0]!;
        expect(rest).toEqual({
            apiName: 'Plant__c',
            associateEntityType: null,
            associateParentEntity: null,
            compactLayoutable: true,
            createable: true,
            custom: true,
            defaultRecordTypeId: big,
            deletable: false,
            dependentFields: {},
            feedEnabled: false,
            keyPrefix: garden.shop.org.schema.object('Plant__c')!.keyPrefix,
            label: 'Plant',
            labelPlural: 'Plants',
            layoutable: true,
            mruEnabled: false,
            nameFields: ['Name'],
            queryable: true,
            searchLayoutable: true,
            searchable: true,
            themeInfo: { color: '', iconName: 'custom:custom24', iconUrl: '/assets/icons/custom/custom24_60.png' },
            updateable: true
        });
        expect(childRelationships).toContainEqual({
            childObjectApiName: 'Leaf__c',
            fieldName: 'Plant__c',
            junctionIdListNames: [],
            junctionReferenceTo: [],
            relationshipName: 'Leaves__r'
        });
        expect(Object.values(recordTypeInfos)).toEqual([
            { available: true, defaultRecordTypeMapping: true, master: false, name: 'Big one', recordTypeId: big },
            {
                available: true,
                defaultRecordTypeMapping: false,
                master: true,
                name: 'Master',
                recordTypeId: '012000000000000AAA'
            }
        ]);
        expect(Object.keys(fields)).not.toContain('Hidden__c');
    });

    const TYPICAL = {
        calculated: false,
        compound: false,
        compoundComponentName: null,
        compoundFieldName: null,
        controllerName: null,
        controllingFields: [],
        createable: true,
        custom: true,
        dataType: 'String',
        externalId: false,
        extraTypeInfo: null,
        filterable: true,
        filteredLookupInfo: null,
        highScaleNumber: false,
        htmlFormatted: false,
        inlineHelpText: null,
        length: 0,
        maskType: null,
        nameField: false,
        polymorphicForeignKey: false,
        precision: 0,
        reference: false,
        referenceTargetField: null,
        referenceToInfos: [],
        relationshipName: null,
        required: false,
        scale: 0,
        searchPrefilterable: false,
        sortable: true,
        unique: false,
        updateable: true
    };
    const CALCULATED = { calculated: true, createable: false, updateable: false };
    const named = (apiName: string): object => ({ apiName, nameFields: ['Name'] });

    test.each<[string, object]>([
        ['Name', { custom: false, length: 80, nameField: true }],
        ['Code__c', { externalId: true, unique: true, inlineHelpText: 'As on its tag', length: 40 }],
        ['Kind__c', { dataType: 'Picklist', length: 255 }],
        ['Sort__c', { dataType: 'Picklist', length: 255, controllerName: 'Kind__c', controllingFields: ['Kind__c'] }],
        ['Height__c', { dataType: 'Double', precision: 10, scale: 2, required: true }],
        ['Twice__c', { ...CALCULATED, dataType: 'Double', precision: 10, scale: 2 }],
        ['Link__c', { ...CALCULATED, length: 255, htmlFormatted: true }],
        // The word alone makes no picture.
        ['Words__c', { ...CALCULATED, length: 255 }],
        ['Wet__c', { dataType: 'Boolean' }],
        [
            'Grower__c',
            {
                dataType: 'Reference',
                length: 18,
                reference: true,
                relationshipName: 'Grower__r',
                referenceToInfos: [named('Contact')]
            }
        ],
        [
            'OwnerId',
            {
                custom: false,
                dataType: 'Reference',
                label: 'Owner',
                length: 18,
                polymorphicForeignKey: true,
                reference: true,
                relationshipName: 'Owner',
                referenceToInfos: [named('Group'), named('User')]
            }
        ]
    ])('has the field %s', (name, more) => {
        expect(ann('/object-info/Plant__c').fields[name]).toEqual({ ...TYPICAL, apiName: name, label: name, ...more });
    });

    test("has the parts of a person's name below it", () => {
        const { Name, LastName } = ann('/object-info/Contact').fields;
        expect([Name.compound, Name.compoundFieldName, LastName.compound, LastName.compoundFieldName]).toEqual([
            true,
            null,
            false,
            'Name'
        ]);
    });

    test('is listed, and given for several at once, of what the user may see', () => {
        const { objects } = ann('/object-info');
        expect(objects.Plant__c).toMatchObject({
            apiName: 'Plant__c',
            label: 'Plant',
            labelPlural: 'Plants',
            nameFields: ['Name'],
            objectInfoUrl: `${UI}/object-info/Plant__c`
        });
        expect(Object.keys(objects)).not.toContain('Opportunity');
        expect(
            ann('/object-info/batch/Plant__c,Leaf__c').results.map(
                (one: { statusCode: number; result: { apiName: string } }) => [one.statusCode, one.result.apiName]
            )
        ).toEqual([
            [200, 'Plant__c'],
            [200, 'Leaf__c']
        ]);
        expect(refusal(() => ann('/object-info/Opportunity'))).toEqual([
            404,
            'Object Opportunity is not found or you do not have access to it.'
        ]);
        expect(refusal(() => ann('/object-info/Nothing__c'))[0]).toBe(404);
    });
});

describe('picklist values', () => {
    const MASTER = '012000000000000AAA';
    const path = (type: string, field: string): string => `/object-info/Plant__c/picklist-values/${type}/${field}`;
    const shown = ({ values }: { values: { value: string; label: string; validFor: number[] }[] }): unknown[] =>
        values.map(({ value: one, label, validFor }) => [one, label, validFor]);

    test('are those of the field, with its default, for the master record type', () => {
        const kinds = ann(path(MASTER, 'Kind__c'));
        expect(shown(kinds)).toEqual([
            ['Tree', 'A tree', []],
            ['Bush', 'Bush', []]
        ]);
        expect([kinds.defaultValue.value, kinds.controllerValues, kinds.url]).toEqual([
            'Tree',
            {},
            `${UI}${path(MASTER, 'Kind__c')}`
        ]);
    });

    test('of a dependent picklist say for which controlling values they are', () => {
        const sorts = ann(path(MASTER, 'sort__c'));
        expect([sorts.controllerValues, sorts.defaultValue]).toEqual([{ Tree: 0, Bush: 1 }, null]);
        expect(shown(sorts)).toEqual([
            ['Oak', 'Oak', [0]],
            ['Rose', 'Rose', [1]],
            ['Elder', 'Elder', [0, 1]]
        ]);
    });

    test('are those that a record type offers, with its own default', () => {
        const { defaultRecordTypeId } = ann('/object-info/Plant__c');
        const kinds = ann(path(defaultRecordTypeId, 'Kind__c'));
        expect([shown(kinds), kinds.defaultValue.value]).toEqual([[['Bush', 'Bush', []]], 'Bush']);
        // A picklist that the record type says nothing of is offered whole.
        expect(shown(ann(path(defaultRecordTypeId, 'Sort__c')))).toHaveLength(3);
        expect(Object.keys(ann(`/object-info/Plant__c/picklist-values/${MASTER}`).picklistFieldValues)).toEqual([
            'Kind__c',
            'Sort__c'
        ]);
    });

    test.each(['Name', 'Nothing__c'])('of %s there are none', (field) => {
        expect(refusal(() => ann(path(MASTER, field)))).toEqual([
            404,
            `Plant__c.${field} is no picklist or you do not have access to it.`
        ]);
    });
});

describe('a layout', () => {
    interface Item {
        label: string;
        required: boolean;
        editableForNew: boolean;
        editableForUpdate: boolean;
        sortable: boolean;
        layoutComponents: { apiName: string }[];
    }
    const rows = (section: { layoutRows: { layoutItems: Item[] }[] }): string[][] =>
        section.layoutRows.map(({ layoutItems }) =>
            layoutItems.map(
                (one) =>
                    one.layoutComponents.map(({ apiName }) => apiName).join('+') +
                    (one.required ? '*' : '') +
                    (one.editableForNew ? ' new' : '') +
                    (one.editableForUpdate ? ' edit' : '')
            )
        );

    test('has sections whose columns close up where a field is hidden, and keep their blank spaces', () => {
        const { sections, ...rest } = ann('/layout/Plant__c?mode=Edit');
        expect(rest).toEqual({
            id: 'Plant__c-Full',
            layoutType: 'Full',
            mode: 'Edit',
            objectApiName: 'Plant__c',
            recordTypeId: null,
            saveOptions: []
        });
        expect(sections).toMatchObject([
            { id: '0', heading: 'What it is', useHeading: true, collapsible: true, columns: 2, rows: 4 },
            { id: '1', heading: 'Who', useHeading: false, columns: 2, rows: 1, tabOrder: 'TopToBottom' }
        ]);
        expect(rows(sections[0])).toEqual([
            ['Name* new edit', 'Kind__c new edit'],
            ['Height__c* new edit', ''],
            ['Twice__c', 'Grower__c new edit'],
            // The owner of a new record is who makes it.
            ['', 'OwnerId edit']
        ]);
        expect(rows(sections[1])).toEqual([['CreatedById+CreatedDate', 'LastModifiedById+LastModifiedDate']]);
        const [name, , blank] = [...sections[0].layoutRows[0].layoutItems, sections[0].layoutRows[1].layoutItems[1]];
        expect([name.label, name.sortable, blank]).toEqual([
            'Name',
            true,
            {
                label: '',
                required: false,
                editableForNew: false,
                editableForUpdate: false,
                sortable: false,
                lookupIdApiName: null,
                layoutComponents: []
            }
        ]);
    });

    test('that is compact has the fields that the object names', () => {
        const { sections } = ann('/layout/Plant__c?layoutType=Compact');
        expect(sections).toMatchObject([{ id: 'compact', heading: '', useHeading: false, columns: 1, rows: 2 }]);
        expect(rows(sections[0])).toEqual([['Name'], ['Height__c']].map(([one]) => [one === 'Name' ? 'Name' : one!]));
    });

    test("edits a person's name in its parts and shows it as one", () => {
        const first = (mode: string): string[] =>
            ann(`/layout/Contact?mode=${mode}`)
                .sections.flatMap((section: { layoutRows: { layoutItems: Item[] }[] }) => rows(section).flat())
                .filter((one: string) => one.includes('Name'));
        expect(first('View')[0]).toMatch(/^Name/);
        expect(first('Edit')[0]).toMatch(/^FirstName\+LastName/);
    });

    test('of an object without one has its fields in two columns, and who made it', () => {
        const { sections } = ann('/layout/Leaf__c');
        expect(sections.map((one: { heading: string; useHeading: boolean }) => [one.heading, one.useHeading])).toEqual([
            ['Information', true],
            ['System Information', true]
        ]);
        expect(sections.map(rows)).toEqual([
            [
                ['Name* new edit', 'Size__c new edit'],
                ['Plant__c new edit', 'OwnerId edit']
            ],
            [['CreatedById+CreatedDate', 'LastModifiedById+LastModifiedDate']]
        ]);
    });

    test('is Full or Compact', () => {
        expect(refusal(() => ann('/layout/Plant__c?layoutType=Wide'))).toEqual([
            400,
            'layoutType must be Full or Compact, not Wide.'
        ]);
    });

    test('comes with what a new record begins with', () => {
        const defaults = ann('/record-defaults/create/Plant__c');
        expect([defaults.layout.mode, Object.keys(defaults.objectInfos), defaults.record]).toEqual([
            'Create',
            ['Plant__c'],
            {
                apiName: 'Plant__c',
                childRelationships: {},
                fields: {},
                id: null,
                recordTypeId: '012000000000000AAA',
                recordTypeInfo: null
            }
        ]);
    });
});
