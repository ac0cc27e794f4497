import { fieldXml, objectXml } from '../../database/testing.ts';
import { openWorkshop, workshop, type Workshop } from '../../reports/testing.ts';
import type { ObjectSettings } from '../metadata/object-settings.ts';
import { recordActions } from './actions.ts';

const action = (name: string, rule = ''): string => `<valueListItems><value>${name}</value>${rule}</valueListItems>`;

const siteIs = (site: string): string =>
    `<visibilityRule><criteria><leftValue>{!Record.Site__c}</leftValue><operator>EQUAL</operator><rightValue>${site}</rightValue></criteria></visibilityRule>`;

/** A record page whose highlights panel has its own list of actions, or leaves it to the layout. */
const pageXml = (enabled: boolean): string =>
    `<FlexiPage xmlns="x"><flexiPageRegions><itemInstances><componentInstance>
    <componentInstanceProperties><name>actionNames</name><valueList>
        ${action('Machine__c.Repair', siteIs('North'))}${action('Clone')}${action('Delete')}${action('Edit', siteIs('South'))}
    </valueList></componentInstanceProperties>
    <componentInstanceProperties><name>enableActionsConfiguration</name><value>${enabled}</value></componentInstanceProperties>
    <componentName>force:highlightsPanel</componentName><identifier>panel</identifier>
    </componentInstance></itemInstances><name>header</name><type>Region</type></flexiPageRegions>
    <masterLabel>Machine</masterLabel><sobjectType>Machine__c</sobjectType><type>RecordPage</type></FlexiPage>`;

const REPAIR =
    '<QuickAction xmlns="x"><label>Repair</label><optionsCreateFeedItem>false</optionsCreateFeedItem><targetObject>Repair__c</targetObject><targetParentField>Machine__c</targetParentField><type>Create</type></QuickAction>';

let shop: Workshop;
const ids: Record<string, string> = {};

beforeAll(() => {
    shop = openWorkshop({
        'flexipages/Machine_Page.flexipage-meta.xml': pageXml(true),
        'flexipages/Plain_Page.flexipage-meta.xml': pageXml(false),
        'quickActions/Machine__c.Repair.quickAction-meta.xml': REPAIR
    });
    shop.apex(
        shop.users.Ann,
        "insert new List<Machine__c>{ new Machine__c(Name = 'Drill', Site__c = 'North'), new Machine__c(Name = 'Saw', Site__c = 'South') };"
    );
    shop.org.run(shop.users.Ann, (transaction) => {
        for (const machine of transaction.query('SELECT Id, Name FROM Machine__c')) {
            ids[machine.get('Name') as string] = machine.id!;
        }
    });
}, 60_000);

afterAll(() => shop.close());

/** What a mechanic, who may create and edit and not delete, is offered. */
function offered(machine: string, recordPage: string | null): string[] {
    const settings = new Map<string, ObjectSettings>([
        ['Machine__c', { recordPage, compactLayout: null, excludedListButtons: [], listButtons: [] }]
    ]);
    const { actions } = shop.org.run(shop.users.Ann, (transaction) =>
        recordActions(shop.org.schema, settings, transaction, [ids[machine]!])
    ) as { actions: Record<string, { actions: { label: string }[] }> };
    return actions[ids[machine]!]!.actions.map(({ label }) => label);
}

test('without a list of its own a record has the buttons of its layout, which can always be printed', () => {
    expect(offered('Drill', null)).toEqual(['Edit', 'Clone', 'Printable View']);
    expect(offered('Drill', 'Plain_Page')).toEqual(['Edit', 'Clone', 'Printable View']);
});

test('a record page with its own list has those actions, in its order, while their rules hold', () => {
    expect(offered('Drill', 'Machine_Page')).toEqual(['Repair', 'Clone']);
    expect(offered('Saw', 'Machine_Page')).toEqual(['Clone', 'Edit']);
});

test('who may not create has no Clone', () => {
    const project = workshop();
    const looker = project['permissionsets/Looker.permissionset']!.replace('<allowCreate>true', '<allowCreate>false');
    const small = openWorkshop({
        'objects/Machine__c.object': objectXml('Machine', fieldXml('Site__c', 'Date'), 'ReadWrite'),
        'permissionsets/Looker.permissionset': looker
    });
    try {
        small.apex(small.adminId, "insert new Machine__c(Name = 'Lathe');");
        const { actions } = small.org.run(small.users.Cy, (transaction) => {
            const id = transaction.query('SELECT Id FROM Machine__c')[0]!.id!;
            return recordActions(small.org.schema, new Map(), transaction, [id]);
        }) as { actions: Record<string, { actions: { label: string }[] }> };
        expect(Object.values(actions).flatMap((one) => one.actions.map(({ label }) => label))).toEqual([
            'Edit',
            'Printable View'
        ]);
    } finally {
        small.close();
    }
});
