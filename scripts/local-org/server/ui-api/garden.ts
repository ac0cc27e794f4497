// Helpers of the tests in this folder: a garden of plants, with leaves, growers, a layout and record types.
import { fieldXml, makeProject, objectXml } from '../../database/testing.ts';
import { openWorkshop, type Workshop } from '../../reports/testing.ts';
import { RestError } from '../http/errors.ts';
import { router } from '../http/router.ts';
import { readObjectSettings } from '../metadata/object-settings.ts';
import { orgRoutes } from '../routes.ts';

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
        '<enableHistory>true</enableHistory><enableSearch>true</enableSearch><compactLayoutAssignment>Short</compactLayoutAssignment>',
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

const FILES: Record<string, string> = {
    'objects/Plant__c.object': PLANT,
    'objects/Leaf__c.object': LEAF,
    'objects/Plant__c/compactLayouts/Short.compactLayout-meta.xml':
        '<CompactLayout xmlns="x"><fullName>Short</fullName><fields>Name</fields><fields>Height__c</fields><fields>Hidden__c</fields><label>Short</label></CompactLayout>',
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
    /** ids of the plant that has leaves and of the contact who grows it */
    plant: string;
    grower: string;
    /** Sends a request as Ann. @returns the JSON of the answer. @throws RestError */
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- payloads of every shape
    ann(path: string, method?: string, body?: unknown): any;
}

/** Opens the garden with a plant, three leaves, a grower and a file. */
export function openGarden(): Garden {
    const shop = openWorkshop(FILES);
    const project = makeProject(FILES);
    const settings = readObjectSettings([project.folder]);
    project.remove();
    const sources = { org: shop.org, schema: shop.org.schema, settings, components: new Map() };
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
    return {
        shop,
        plant: idOf('Plant__c'),
        grower: idOf('Contact'),
        ann(path, method = 'GET', body = {}) {
            const { pathname, searchParams } = new URL(path, 'http://localhost');
            const found = find(method, pathname);
            if (!found || 'allowed' in found) {
                throw new Error(`No route ${method} ${path}`);
            }
            const request = {
                userId: shop.users.Ann,
                app: null,
                method,
                path,
                query: searchParams,
                headers: {},
                body: Buffer.from(JSON.stringify(body))
            };
            return (found.handler(request as never, found.parameters) as { json: unknown }).json;
        }
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
