// Helpers of the tests in this folder: a garden of plants, with leaves, growers, a layout and record types.
import { fieldXml, makeProject, objectXml } from '../../database/testing.ts';
import { openWorkshop, type Workshop } from '../../reports/testing.ts';
import { RestError } from '../http/errors.ts';
import type { ServerResponse } from '../http/request.ts';
import { router } from '../http/router.ts';
import { readSite } from '../application.ts';
import { orgRoutes, type RouteSources } from '../routes.ts';

export const UI = '/services/data/v67.0/ui-api';

const value = (name: string, label = name, isDefault = false): string =>
    `<value><fullName>${name}</fullName><default>${isDefault}</default><label>${label}</label></value>`;
const definition = (...values: string[]): string =>
    `<valueSetDefinition><sorted>false</sorted>${values.join('')}</valueSetDefinition>`;
const when = (name: string, ...controlling: string[]): string =>
    `<valueSettings>${controlling
        .map((one) => `<controllingFieldValue>${one}</controllingFieldValue>`)
        .join('')}<valueName>${name}</valueName></valueSettings>`;
const TEXT = '<length>40</length>';
const NUMBER = '<precision>10</precision><scale>2</scale>';

const PLANT = objectXml(
    'Plant',
    [
        '<enableHistory>true</enableHistory><enableSearch>true</enableSearch><actionOverrides><actionName>View</actionName><content>Plant_Page</content><formFactor>Large</formFactor><type>Flexipage</type></actionOverrides><compactLayoutAssignment>Short</compactLayoutAssignment>',
        fieldXml(
            'Code__c',
            'Text',
            `${TEXT}<externalId>true</externalId><unique>true</unique><inlineHelpText>As on its tag</inlineHelpText>`
        ),
        fieldXml(
            'Kind__c',
            'Picklist',
            `<trackHistory>true</trackHistory><valueSet>${definition(value('Tree', 'A tree', true), value('Bush'))}</valueSet>`
        ),
        fieldXml(
            'Sort__c',
            'Picklist',
            `<valueSet><controllingField>Kind__c</controllingField>${definition(value('Oak'), value('Rose'), value('Elder'))}${when('Oak', 'Tree')}${when('Rose', 'Bush')}${when('Elder', 'Tree', 'Bush')}</valueSet>`
        ),
        fieldXml('Height__c', 'Number', `${NUMBER}<required>true</required><trackHistory>true</trackHistory>`),
        fieldXml('Twice__c', 'Number', `<formula>Height__c * 2</formula>${NUMBER}`),
        fieldXml('Link__c', 'Text', '<formula>HYPERLINK("/x", Name)</formula>'),
        fieldXml('Words__c', 'Text', '<formula>"IMAGES of " &amp; Name</formula>'),
        fieldXml(
            'Grower__c',
            'Lookup',
            '<referenceTo>Contact</referenceTo><relationshipName>Plants</relationshipName>'
        ),
        fieldXml('Wet__c', 'Checkbox', '<defaultValue>false</defaultValue>'),
        fieldXml('Hidden__c', 'Text', TEXT),
        '<recordTypes><fullName>Big</fullName><active>true</active><label>Big one</label><picklistValues><picklist>Kind__c</picklist><values><fullName>Bush</fullName><default>true</default></values></picklistValues></recordTypes>'
    ].join('')
);
const LEAF = objectXml(
    'Leaf',
    fieldXml(
        'Plant__c',
        'Lookup',
        '<referenceTo>Plant__c</referenceTo><relationshipLabel>Leaves</relationshipLabel><relationshipName>Leaves</relationshipName>'
    ) + fieldXml('Size__c', 'Number', NUMBER)
);

const items = (...names: string[]): string =>
    `<layoutColumns>${names
        .map((name) => {
            const [field, behavior = 'Edit'] = name.split(' ');
            return field
                ? `<layoutItems><behavior>${behavior}</behavior><field>${field}</field></layoutItems>`
                : '<layoutItems><emptySpace>true</emptySpace></layoutItems>';
        })
        .join('')}<layoutItems><customLink>Map</customLink></layoutItems></layoutColumns>`;
const section = (label: string, columns: string, more = '<detailHeading>true</detailHeading>'): string =>
    `<layoutSections>${more}<label>${label}</label>${columns}<style>TwoColumnsTopToBottom</style></layoutSections>`;
const LAYOUT = `<Layout xmlns="x"><excludeButtons>Delete</excludeButtons>${section(
    'What it is',
    items('Name Required', 'Hidden__c', 'Height__c', 'Twice__c Readonly') + items('Kind__c', '', 'Grower__c', 'OwnerId')
)}${section('Who', items('CreatedById Readonly') + items('LastModifiedById Readonly'), '<detailHeading>false</detailHeading>')}${section('Links', '', '').replace('TwoColumnsTopToBottom', 'CustomLinks')}<relatedLists><customLabel>All leaves</customLabel><fields>NAME</fields><fields>Size__c</fields><fields>OWNER.ALIAS</fields><relatedList>Leaf__c.Plant__c</relatedList><sortField>Size__c</sortField><sortOrder>Desc</sortOrder></relatedLists><relatedLists><relatedList>RelatedEntityHistoryList</relatedList></relatedLists><relatedLists><relatedList>RelatedFileList</relatedList></relatedLists><relatedLists><relatedList>Root__c.Plant__c</relatedList></relatedLists></Layout>`;

const instance = (name: string, more: string): string =>
    `<itemInstances><componentInstance>${more}<componentName>${name}</componentName><identifier>${name.replace(/\W/g, '_')}</identifier></componentInstance></itemInstances>`;
const rule = (left: string, operator: string, right: string): string =>
    `<visibilityRule><criteria><leftValue>${left}</leftValue><operator>${operator}</operator><rightValue>${right}</rightValue></criteria></visibilityRule>`;
const property = (name: string, value: string): string =>
    `<componentInstanceProperties><name>${name}</name><value>${value}</value></componentInstanceProperties>`;
const FLEXIPAGE = `<FlexiPage xmlns="x"><flexiPageRegions>${instance('tool', property('size', '3') + property('open', 'true') + property('word', '7'))}${instance('c:tool', '')}${instance('flexipage:tall', rule('{!Record.Height__c}', 'GT', '100'))}${instance('flexipage:grown', rule('{!Record.Grower__r.Name}', 'CONTAINS', 'wer'))}${instance('flexipage:secret', rule('{!Record.Hidden__c}', 'EQUAL', ''))}${instance('flexipage:mine', rule('{!$User.Alias}', 'EQUAL', 'ann'))}<itemInstances><fieldInstance><fieldInstanceProperties><name>uiBehavior</name><value>readonly</value></fieldInstanceProperties><fieldItem>Record.Name</fieldItem><identifier>RecordNameField</identifier></fieldInstance></itemInstances>${instance('flexipage:list', '<componentInstanceProperties><name>names</name><valueList><valueListItems><value>a</value></valueListItems><valueListItems><value>b</value></valueListItems></valueList></componentInstanceProperties>')}<name>main</name><type>Region</type></flexiPageRegions><flexiPageRegions><name>side</name><type>Facet</type></flexiPageRegions><masterLabel>A plant</masterLabel><sobjectType>Plant__c</sobjectType><template><name>flexipage:recordHomeTemplateDesktop</name></template><type>RecordPage</type></FlexiPage>`;
const TOOL = `<LightningComponentBundle xmlns="x"><apiVersion>65.0</apiVersion><isExposed>true</isExposed><masterLabel>The tool</masterLabel><targets><target>lightning__RecordPage</target><target>lightning__UrlAddressable</target></targets><targetConfigs><targetConfig targets="lightning__RecordPage"><property name="size" type="Integer" default="1"/><property name="open" type="Boolean"/><property name="word" type="String"/><property name="depth" type="Integer" default="2"/></targetConfig></targetConfigs></LightningComponentBundle>`;

const FILES: Record<string, string> = {
    'objects/Plant__c.object': PLANT,
    'objects/Leaf__c.object': LEAF,
    'objects/Plant__c/compactLayouts/Short.compactLayout-meta.xml':
        '<CompactLayout xmlns="x"><fullName>Short</fullName><fields>Name</fields><fields>Height__c</fields><fields>Hidden__c</fields><label>Short</label></CompactLayout>',
    'lwc/tool/tool.js':
        "import { LightningElement } from 'lwc';\nexport default class Tool extends LightningElement {}\n",
    'lwc/tool/tool.js-meta.xml': TOOL,
    'flexipages/Plant_Page.flexipage-meta.xml': FLEXIPAGE,
    'flexipages/Yard.flexipage-meta.xml':
        '<FlexiPage xmlns="x"><flexiPageRegions><componentInstances><componentName>flexipage:richText</componentName><componentInstanceProperties><name>richTextValue</name><value>Hi</value></componentInstanceProperties></componentInstances><name>main</name><type>Region</type></flexiPageRegions><masterLabel>The yard</masterLabel><template><name>flexipage:appHomeTemplateDesktop</name></template><type>AppPage</type></FlexiPage>',
    'tabs/Yard.tab-meta.xml': '<CustomTab xmlns="x"><flexiPage>Yard</flexiPage><motif>Custom7: Sun</motif></CustomTab>',
    'tabs/Tool.tab-meta.xml': '<CustomTab xmlns="x"><label>A tool</label><lwcComponent>tool</lwcComponent></CustomTab>',
    'tabs/Map.tab-meta.xml': '<CustomTab xmlns="x"><label>A map</label><url>https://example.com</url></CustomTab>',
    'applications/Garden.app-meta.xml': `<CustomApplication xmlns="x"><actionOverrides><actionName>Tab</actionName><content>Yard</content><formFactor>Large</formFactor><type>Flexipage</type><pageOrSobjectType>standard-home</pageOrSobjectType></actionOverrides><actionOverrides><actionName>View</actionName><content>Yard</content><formFactor>Small</formFactor><type>Flexipage</type><pageOrSobjectType>Plant__c</pageOrSobjectType></actionOverrides><description>All that grows</description><label>The garden</label>${[
        'standard-home',
        'Plant__c',
        'standard-Account',
        'standard-Opportunity',
        'standard-Chatter',
        'Yard',
        'Tool',
        'Map'
    ]
        .map((name) => `<tabs>${name}</tabs>`)
        .join('')}<uiType>Lightning</uiType></CustomApplication>`,
    'applications/Old.app-meta.xml':
        '<CustomApplication xmlns="x"><label>Old</label><uiType>Aloha</uiType></CustomApplication>',
    'layouts/Plant__c-Plant Layout.layout-meta.xml': LAYOUT,
    'tabs/Plant__c.tab-meta.xml':
        '<CustomTab xmlns="x"><customObject>true</customObject><motif>Custom24: Keys</motif></CustomTab>',
    'permissionsets/Gardener.permissionset': `<PermissionSet xmlns="x">${[
        'Code__c',
        'Kind__c',
        'Sort__c',
        'Twice__c',
        'Link__c',
        'Words__c',
        'Grower__c',
        'Wet__c'
    ]
        .map(
            (name) =>
                `<fieldPermissions><editable>${!/Twice|Link|Words/.test(name)}</editable><field>Plant__c.${name}</field><readable>true</readable></fieldPermissions>`
        )
        .join(
            ''
        )}${['AccountId', 'Title', 'Email', 'Phone'].map((name) => `<fieldPermissions><editable>true</editable><field>Contact.${name}</field><readable>true</readable></fieldPermissions>`).join('')}${['Plant__c', 'Size__c'].map((name) => `<fieldPermissions><editable>true</editable><field>Leaf__c.${name}</field><readable>true</readable></fieldPermissions>`).join('')}<label>Gardener</label>${[
        'Plant__c',
        'Leaf__c',
        'Contact',
        'Account'
    ]
        .map(
            (name) =>
                `<objectPermissions><allowCreate>true</allowCreate><allowDelete>${name === 'Leaf__c'}</allowDelete><allowEdit>true</allowEdit><allowRead>true</allowRead><modifyAllRecords>false</modifyAllRecords><object>${name}</object><viewAllRecords>false</viewAllRecords></objectPermissions>`
        )
        .join('')}</PermissionSet>`
};

/** A garden that is open: Ann is its gardener. */
export interface Garden {
    shop: Workshop;
    sources: Pick<RouteSources, 'org' | 'schema' | 'settings' | 'components'>;
    /** ids of the plant that has leaves and of the contact who grows it */
    plant: string;
    grower: string;
    /** Sends a request as Ann. @returns the JSON of the answer. @throws RestError */
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- payloads of every shape
    ann(path: string, method?: string, body?: unknown): any;
    /** Sends a request. @param given the user (Ann), a body that is no JSON, headers @throws RestError */
    send(
        method: string,
        path: string,
        body?: unknown,
        given?: { userId?: string; headers?: Record<string, string> }
    ): ServerResponse;
}

/** Opens the garden with a plant, three leaves, a grower and a file. */
export function openGarden(): Garden {
    const shop = openWorkshop(FILES);
    const project = makeProject(FILES);
    const page = { folder: '', version: '1', platform: '1', references: [], compiled: false };
    const { settings, components } = readSite([project.folder], page);
    project.remove();
    const sources = { org: shop.org, schema: shop.org.schema, settings, components };
    const find = router(orgRoutes(sources as never));
    shop.apex(
        shop.adminId,
        `insert new PermissionSetAssignment(AssigneeId = '${shop.users.Ann}', PermissionSetId = [SELECT Id FROM PermissionSet WHERE Name = 'Gardener'].Id);`
    );
    shop.apex(
        shop.users.Ann,
        `Contact grower = new Contact(FirstName = 'Gro', LastName = 'Wer'); insert grower;
        Plant__c plant = new Plant__c(Name = 'Old oak', Height__c = 12.5, Grower__c = grower.Id, Code__c = 'P-1'); insert plant;
        plant.Height__c = 13; update plant;
        insert new List<Leaf__c>{ new Leaf__c(Name = 'L1', Plant__c = plant.Id, Size__c = 1), new Leaf__c(Name = 'L2', Plant__c = plant.Id, Size__c = 3), new Leaf__c(Name = 'L3', Plant__c = plant.Id) };
        insert new ContentVersion(Title = 'Picture', PathOnClient = 'p.png', VersionData = Blob.valueOf('x'), FirstPublishLocationId = plant.Id);`
    );
    const idOf = (object: string): string =>
        shop.org.run(shop.users.Ann, (transaction) => transaction.query(`SELECT Id FROM ${object}`)[0]!.id!);
    const send: Garden['send'] = (method, path, body = {}, { userId = shop.users.Ann, headers = {} } = {}) => {
        const { pathname, searchParams } = new URL(path, 'http://localhost');
        const found = find(method, pathname);
        if (!found || 'allowed' in found) {
            throw new Error(`No route ${method} ${path}`);
        }
        const text = typeof body === 'string' ? body : JSON.stringify(body);
        const request = {
            userId,
            app: null,
            method,
            path,
            origin: 'http://localhost:1',
            query: searchParams,
            headers,
            body: Buffer.from(text)
        };
        return found.handler(request as never, found.parameters) as ServerResponse;
    };
    return {
        shop,
        sources,
        plant: idOf('Plant__c'),
        grower: idOf('Contact'),
        ann: (path, method = 'GET', body = {}) => send(method, path, body).json,
        send
    };
}

/** @returns status and message of the refusal. @throws Error where nothing is refused */
export function refusal(work: () => unknown): [number, string] {
    try {
        work();
    } catch (error) {
        if (error instanceof RestError) {
            return [error.status, error.message];
        }
        throw error;
    }
    throw new Error('Nothing was refused');
}
