// What pages are made of: Metadata API, FlexiPage, CustomApplication and CustomTab.
import { openGarden, refusal, type Garden } from '../ui-api/garden.ts';
import { currentApp, pageContext, searchedObjects } from './page-context.ts';
import { tabPage } from './pages.ts';

let garden: Garden;
beforeAll(() => {
    garden = openGarden();
}, 60_000);
afterAll(() => garden.shop.close());

const PAGE = { folder: '', version: '1', platform: '1', compiled: false };
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the context is JSON for the page
const contextOf = (userId: string, references: { kind: string; name: string }[] = []): any =>
    garden.shop.org.run(userId, (transaction) =>
        pageContext(
            garden.sources,
            transaction,
            { ...PAGE, references: references as never },
            { Logo: '/resource/Logo' },
            'Garden',
            'token'
        )
    );

describe('the context of a page', () => {
    test('tells who looks, at which app, and what may be opened', () => {
        const { org, users } = garden.shop;
        const context = contextOf(users.Ann);
        expect(context).toMatchObject({
            user: { id: users.Ann, name: 'Ann', username: 'ann@shop.example', isGuest: false },
            organization: org.organization,
            csrfToken: 'token',
            locale: { locale: 'en-US', lang: 'en', languageKey: 'en_US', timeZone: 'America/Denver', currency: 'USD' },
            userPermissions: [],
            resources: { Logo: '/resource/Logo' },
            canSetUp: false,
            apps: [{ developerName: 'Garden', label: 'The garden', description: 'All that grows' }],
            addressableComponents: { tool: 'The tool' }
        });
        expect(contextOf(garden.shop.adminId).canSetUp).toBe(true);
    });

    test('has the tabs that the user may open, in the order of the app', () => {
        const { app } = contextOf(garden.shop.users.Ann);
        expect(app).toMatchObject({ developerName: 'Garden', headerColor: '' });
        expect(
            app.items.map((one: Record<string, string>) => [
                one['developerName'],
                one['label'],
                one['iconName'],
                one['url']
            ])
        ).toEqual([
            ['standard-home', 'Home', 'standard:home', '/lightning/page/home'],
            ['Plant__c', 'Plants', 'custom:custom24', '/lightning/o/Plant__c/list'],
            ['standard-Account', 'Accounts', 'standard:account', '/lightning/o/Account/list'],
            ['Yard', 'Yard', 'custom:custom7', '/lightning/n/Yard'],
            ['Tool', 'A tool', 'standard:default', '/lightning/n/Tool']
        ]);
        expect(app.items[1].pageReference).toEqual({
            type: 'standard__objectPage',
            attributes: { objectApiName: 'Plant__c', actionName: 'list' },
            state: {}
        });
        expect(app.items.at(-1).pageReference).toMatchObject({
            type: 'standard__navItemPage',
            attributes: { apiName: 'Tool' }
        });
        // The launcher has them by name; who may not read an object has no tab of it.
        expect(contextOf(garden.shop.users.Ann).items.map((one: { label: string }) => one.label)).toEqual([
            'A tool',
            'Accounts',
            'Home',
            'Plants',
            'Yard'
        ]);
        expect(contextOf(garden.shop.users.Ben).app.items.map((one: { label: string }) => one.label)).not.toContain(
            'Plants'
        );
    });

    test('has the user permissions that components ask for and the user has', () => {
        const references = [
            { kind: 'userPermission', name: 'RunReports' },
            { kind: 'userPermission', name: 'ModifyAllData' },
            { kind: 'label', name: 'RunReports' }
        ];
        expect(contextOf(garden.shop.users.Ann, references).userPermissions).toEqual(['RunReports']);
    });

    test('has what is needed of each object that is shown', () => {
        const { objects } = contextOf(garden.shop.users.Ann);
        expect(objects.Plant__c).toMatchObject({
            label: 'Plant',
            labelPlural: 'Plants',
            iconName: 'custom:custom24',
            hasNewButton: true
        });
        expect(objects.Opportunity).toBeUndefined();
        expect(objects.Plant__History).toBeUndefined();
    });
});

test('the app of a session is the chosen one, else the first of Lightning', () => {
    const { schema } = garden.sources;
    expect(['Garden', 'Old', 'Nothing', null].map((name) => currentApp(schema, name))).toEqual([
        'Garden',
        'Garden',
        'Garden',
        'Garden'
    ]);
});

test('the search looks through the tabs of the app, then what people look for, then every object with a tab', () => {
    const { shop, sources } = garden;
    const names = (app: string | null): string[] =>
        shop.org
            .run(shop.users.Ann, (transaction) => searchedObjects(sources.schema, transaction, app))
            .map(({ name }) => name);
    expect(names('Garden')).toEqual(['Plant__c', 'Account', 'Contact']);
    expect(names(null)).toEqual(['Contact', 'Account', 'Plant__c']);
});

describe('a page', () => {
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- payloads of every shape
    const page = (path: string): any => garden.ann(`/webruntime/api/page/${path}`);

    test("of a record is its object's, with the components whose rules hold for its viewer", () => {
        const answer = page(`record/${garden.plant}`);
        expect(answer).toMatchObject({ objectApiName: 'Plant__c', objectLabel: 'Plant', recordName: 'Old oak' });
        const { label, template, regions } = answer.page;
        expect([label, template, regions.map((one: { name: string; type: string }) => [one.name, one.type])]).toEqual([
            'A plant',
            'flexipage:recordHomeTemplateDesktop',
            [
                ['main', 'Region'],
                ['side', 'Facet']
            ]
        ]);
        expect(regions[0].items).toEqual([
            {
                componentName: 'tool',
                identifier: 'tool',
                properties: { size: 3, open: true, word: '7', depth: 2 },
                fieldItem: null
            },
            { componentName: 'c:tool', identifier: 'c_tool', properties: { size: 1, depth: 2 }, fieldItem: null },
            { componentName: 'flexipage:grown', identifier: 'flexipage_grown', properties: {}, fieldItem: null },
            // A field that its viewer may not see is blank to the rule.
            { componentName: 'flexipage:secret', identifier: 'flexipage_secret', properties: {}, fieldItem: null },
            { componentName: 'flexipage:mine', identifier: 'flexipage_mine', properties: {}, fieldItem: null },
            {
                componentName: 'flexipage:field',
                identifier: 'RecordNameField',
                properties: { uiBehavior: 'readonly' },
                fieldItem: 'Record.Name'
            },
            {
                componentName: 'flexipage:list',
                identifier: 'flexipage_list',
                properties: { names: ['a', 'b'] },
                fieldItem: null
            }
        ]);
        expect(refusal(() => page('record/001000000000001AAA'))[0]).toBe(404);
    });

    test('of a record without one of its own has highlights, details and related lists', () => {
        const answer = page(`record/${garden.grower}`);
        expect(answer.recordName).toBe('Gro Wer');
        expect(
            answer.page.regions.map((one: { name: string; type: string; items: { componentName: string }[] }) => [
                one.name,
                one.type,
                ...one.items.map(({ componentName }) => componentName)
            ])
        ).toEqual([
            ['header', 'Region', 'force:highlightsPanel'],
            ['detailTab', 'Facet', 'force:detailPanel'],
            ['relatedTab', 'Facet', 'force:relatedListContainer'],
            ['tabs', 'Facet', 'flexipage:tab', 'flexipage:tab'],
            ['main', 'Region', 'flexipage:tabset']
        ]);
        expect(answer.page.regions[3].items[1]).toMatchObject({
            identifier: 'relatedTab',
            properties: { title: 'Standard.Tab.relatedLists', body: 'relatedTab' }
        });
    });

    test('that is home is the one of the app', () => {
        expect(page('home').page).toMatchObject({
            label: 'The yard',
            regions: [{ items: [{ componentName: 'flexipage:richText', properties: { richTextValue: 'Hi' } }] }]
        });
    });

    test('of a tab is a Lightning page or a component', () => {
        expect(page('tab/Yard')).toMatchObject({ label: 'The yard', page: { label: 'The yard' }, component: null });
        expect(page('tab/Tool')).toEqual({ label: 'A tool', page: null, component: 'tool' });
        expect(refusal(() => page('tab/Nothing'))).toEqual([404, 'There is no tab named Nothing.']);
        const { shop, sources } = garden;
        expect(() => shop.org.run(shop.users.Ann, (transaction) => tabPage(sources, transaction, 'Map'))).toThrow(
            'Unsupported: tab Map (only Lightning page, component and object tabs)'
        );
    });

    test('that was opened is offered again, the last first, while it may be seen', () => {
        page(`record/${garden.grower}`);
        page(`record/${garden.plant}`);
        const recent = garden.ann('/webruntime/api/recent');
        expect(recent).toEqual([
            { id: garden.plant, objectApiName: 'Plant__c', objectLabel: 'Plant', name: 'Old oak' },
            { id: garden.grower, objectApiName: 'Contact', objectLabel: 'Contact', name: 'Gro Wer' }
        ]);
    });
});
