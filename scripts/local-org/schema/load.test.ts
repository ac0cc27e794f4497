import { fieldXml, makeProject, objectXml } from '../database/testing.ts';
import { makeId, numberOfId, to18 } from './id.ts';
import { loadSchema, readSchema } from './load.ts';
import type { OrgSchema } from './model.ts';
import { metadataReader } from './reader.ts';

function load(files: Record<string, string>): OrgSchema {
    const project = makeProject(files);
    try {
        return loadSchema([project.folder]);
    } finally {
        project.remove();
    }
}

const lookup = (target: string, name: string): string =>
    `<referenceTo>${target}</referenceTo><relationshipName>${name}</relationshipName>`;

describe('loadSchema', () => {
    it('reads the old format and the source format alike', () => {
        const old = load({
            'src/objects/Thing__c.object': objectXml(
                'Thing',
                fieldXml('Size__c', 'Number', '<precision>5</precision><scale>2</scale>')
            )
        });
        const source = load({
            'force-app/main/default/objects/Thing__c/Thing__c.object-meta.xml': objectXml('Thing', ''),
            'force-app/main/default/objects/Thing__c/fields/Size__c.field-meta.xml':
                '<CustomField><fullName>Size__c</fullName><label>Size__c</label><type>Number</type><precision>5</precision><scale>2</scale></CustomField>'
        });
        for (const schema of [old, source]) {
            const field = schema.object('thing__C')!.fields.get('size__c')!;
            expect([field.type, field.apexType, field.precision, field.scale, field.required]).toEqual([
                'DOUBLE',
                'Decimal',
                5,
                2,
                false
            ]);
        }
        expect(old.object('Thing__c')!.keyPrefix).toBe(source.object('Thing__c')!.keyPrefix);
    });

    it('links lookups and master-details to both sides', () => {
        const schema = load({
            'src/objects/Line__c.object': objectXml(
                'Line',
                fieldXml('Account__c', 'MasterDetail', lookup('Account', 'Lines')),
                'ControlledByParent'
            )
        });
        const line = schema.object('Line__c')!;
        expect(line.parentRelationships.get('account__r')!.referenceTo).toEqual(['Account']);
        expect(schema.object('Account')!.childRelationships.get('lines__r')!.object).toBe(line);
        expect(line.fields.has('ownerid')).toBe(false);
        expect(line.sharingModel).toBe('ControlledByParent');
    });

    it('makes Share objects for closed objects only, History objects for tracked ones only', () => {
        const schema = load({
            'src/objects/Open__c.object': objectXml('Open', ''),
            'src/objects/Closed__c.object': objectXml('Closed', '<enableHistory>true</enableHistory>', 'Private')
        });
        expect(schema.object('Open__Share')).toBeUndefined();
        expect(schema.object('Open__History')).toBeUndefined();
        expect([...schema.object('Closed__Share')!.fields.keys()]).toEqual(
            expect.arrayContaining(['parentid', 'accesslevel', 'userorgroupid', 'rowcause'])
        );
        expect(schema.object('Closed__History')!.parentRelationships.get('parent')!.referenceTo).toEqual(['Closed__c']);
    });

    it('names what is wrong, with file and line', () => {
        const bad =
            (inside: string): (() => OrgSchema) =>
            () =>
                load({ 'src/objects/Thing__c.object': objectXml('Thing', `\n\n${inside}`) });
        expect(bad(fieldXml('A__c', 'Hologram'))).toThrow(
            /Thing__c\.object:4: Unsupported: field type Hologram of Thing__c\.A__c/
        );
        expect(bad(fieldXml('A__c', 'Lookup', lookup('Quux', 'As')))).toThrow(
            /A__c refers to Quux, which does not exist/
        );
        expect(bad('<fields><broken></fields>')).toThrow(/Thing__c\.object:4/);
        expect(() => load({ 'src/objects/Spaceship.object': objectXml('Spaceship', '') })).toThrow(
            /Spaceship\.object:1: The object Spaceship does not exist/
        );
        expect(() =>
            load({ 'customMetadata/Nope.A.md-meta.xml': '<CustomMetadata><label>A</label></CustomMetadata>' })
        ).toThrow('custom metadata type Nope__mdt does not exist');
    });

    it('loads a project with elements it cannot honour, and names them', () => {
        const schema = load({
            'src/objects/Past__b.object': objectXml('Past', fieldXml('When__c', 'DateTime')),
            'src/objects/Account.object': `<CustomObject>${fieldXml('CurrencyIsoCode', 'Picklist')}</CustomObject>`
        });
        expect(schema.object('Past__b')).toMatchObject({ virtual: true, readOnly: true });
        expect(schema.notHonoured.map((one) => [one.kind, one.name])).toEqual([
            ['object', 'Past__b'],
            ['field', 'Account.CurrencyIsoCode']
        ]);
    });

    it('loads what refers to packages and data that are not there, and reads characters written as numbers', () => {
        const field = (name: string, type: string, rest = ''): string =>
            `<CustomField><fullName>${name}</fullName><label>${name}</label><type>${type}</type>${rest}</CustomField>`;
        const schema = load({
            'objects/ns__Thing__c/fields/A__c.field-meta.xml': field('A__c', 'Text', '<length>9</length>'),
            'objects/Account/fields/Other__c.field-meta.xml': field(
                'Other__c',
                'Lookup',
                lookup('ns__Other__c', 'Accounts')
            ),
            'objects/Account/fields/Outside__c.field-meta.xml': field('Outside__c', 'IndirectLookup'),
            'objects/Account/fields/Quote__c.field-meta.xml': field(
                'Quote__c',
                'Text',
                '<length>9</length><inlineHelpText>&#39;a&#38;b&#x27;</inlineHelpText>'
            )
        });
        expect(schema.object('ns__Thing__c')!.fields.has('a__c')).toBe(true);
        expect(schema.object('Account')!.fields.get('other__c')!.referenceTo).toEqual([]);
        expect(schema.object('Account')!.fields.get('quote__c')!.inlineHelpText).toBe("'a&b'");
        expect(schema.notHonoured.map((one) => one.name)).toEqual(['Account.Outside__c', 'ns__Thing__c']);
        expect(() =>
            load({ 'objects/Thing__c/fields/A__c.field-meta.xml': field('A__c', 'Text', '<length>9</length>') })
        ).toThrow('The object Thing__c does not exist');
    });

    it('takes an empty element for none', () => {
        const schema = load({
            'src/objects/Thing__c.object': objectXml(
                'Thing',
                fieldXml(
                    'Size__c',
                    'Number',
                    '<defaultValue/><formula></formula><precision>5</precision><scale>0</scale>'
                )
            )
        });
        const field = schema.object('Thing__c')!.fields.get('size__c')!;
        expect([field.defaultValue, field.formula, field.createable]).toEqual([null, null, true]);
    });

    it('gives the fields of Activity to tasks and events, in either format', () => {
        const field = '<fullName>Kind__c</fullName><label>Kind</label><type>Text</type><length>9</length>';
        for (const [file, xml] of [
            ['src/objects/Activity.object', `<CustomObject><fields>${field}</fields></CustomObject>`],
            ['objects/Activity/fields/Kind__c.field-meta.xml', `<CustomField>${field}</CustomField>`]
        ] as const) {
            const schema = load({ [file]: xml });
            expect(schema.object('Task')!.fields.has('kind__c')).toBe(true);
            expect(schema.object('Event')!.fields.has('kind__c')).toBe(true);
            expect(schema.object('Account')!.fields.has('kind__c')).toBe(false);
        }
    });

    it('takes the roll-ups that exports of orgs have: over standard objects, and over records of packages that are not there', () => {
        const sum = (of: string, by: string): string =>
            `<summaryOperation>sum</summaryOperation><summarizedField>${of}</summarizedField><summaryForeignKey>${by}</summaryForeignKey>`;
        const schema = load({
            'src/objects/Account.object': `<CustomObject>${fieldXml(
                'Won__c',
                'Summary',
                sum('Opportunity.Amount', 'Opportunity.AccountId')
            )}${fieldXml('Rent__c', 'Summary', sum('ns__Flat__c.ns__Rent__c', 'ns__Flat__c.ns__Account__c'))}</CustomObject>`,
            'src/objects/Order.object': `<CustomObject>${fieldXml(
                'Pieces__c',
                'Summary',
                sum('OrderItem.Quantity', 'OrderItem.OrderId')
            )}</CustomObject>`
        });
        expect(schema.object('Account')!.fields.get('won__c')).toMatchObject({ type: 'CURRENCY', precision: 18 });
        expect(schema.object('Account')!.fields.get('rent__c')!.apexType).toBe('Decimal');
        expect(schema.object('Order')!.fields.get('pieces__c')!.apexType).toBe('Decimal');
        const contacts = fieldXml('People__c', 'Summary', sum('Contact.Age__c', 'Contact.AccountId'));
        expect(() => load({ 'src/objects/Account.object': `<CustomObject>${contacts}</CustomObject>` })).toThrow(
            'summarizes Contact.AccountId, which is not a master-detail field to Account'
        );
    });

    it("gives the child relationship of a package's field the package's namespace", () => {
        const schema = load({
            'src/objects/Account.object': `<CustomObject>${fieldXml('Boss__c', 'Lookup', lookup('Contact', 'Firms'))}${fieldXml(
                'ns__Boss__c',
                'Lookup',
                lookup('Contact', 'Firms')
            )}</CustomObject>`
        });
        expect([...schema.object('Contact')!.childRelationships.keys()]).toEqual(
            expect.arrayContaining(['firms__r', 'ns__firms__r'])
        );
    });

    it('keeps a picklist whose global value set is not there, and tells of it', () => {
        const project = makeProject({
            'src/objects/Account.object': `<CustomObject>${fieldXml(
                'Size__c',
                'Picklist',
                '<valueSet><restricted>true</restricted><valueSetName>Sizes</valueSetName></valueSet>'
            )}</CustomObject>`
        });
        const { schema, errors } = readSchema([project.folder], metadataReader([project.folder]));
        project.remove();
        expect(errors.map((one) => one.message)).toEqual([
            expect.stringContaining('The global value set Sizes of Account.Size__c does not exist')
        ]);
        expect(schema.object('Account')!.fields.get('size__c')!.restrictedPicklist).toBe(false);
    });

    it('adds a standard object that only the catalogue knows when it is named', () => {
        const schema = load({
            'src/objects/Visit__c.object': objectXml(
                'Visit',
                fieldXml('Order__c', 'Lookup', lookup('WorkOrder', 'Visits'))
            )
        });
        const order = schema.object('WorkOrder')!;
        expect(order.childRelationships.get('visits__r')!.object.name).toBe('Visit__c');
        expect(schema.objects.has('workorderlineitem')).toBe(false);
        expect(schema.childRelationship(order, 'WorkOrderLineItems')!.field.name).toBe('WorkOrderId');
        expect(schema.objects.has('workorderlineitem')).toBe(true);
        expect(schema.object('Spaceship')).toBeUndefined();
    });

    it('reads labels, permission sets, groups and rules', () => {
        const schema = load({
            'labels/CustomLabels.labels-meta.xml':
                '<CustomLabels><labels><fullName>Hello</fullName><value>Hi &amp; bye</value></labels></CustomLabels>',
            'permissionsets/A.permissionset-meta.xml':
                '<PermissionSet><label>A</label><objectPermissions><object>Account</object><allowRead>true</allowRead></objectPermissions><fieldPermissions><field>Account.Phone</field><readable>true</readable><editable>false</editable></fieldPermissions></PermissionSet>',
            'groups/Boulder.group-meta.xml':
                '<Group><name>Boulder</name><doesIncludeBosses>false</doesIncludeBosses></Group>',
            'sharingRules/Account.sharingRules-meta.xml':
                '<SharingRules><sharingCriteriaRules><fullName>R</fullName><accessLevel>Read</accessLevel><sharedTo><group>Boulder</group></sharedTo><criteriaItems><field>Name</field><operation>equals</operation><value>x</value></criteriaItems></sharingCriteriaRules></SharingRules>'
        });
        expect(schema.labels.get('hello')).toBe('Hi & bye');
        expect(schema.permissionSets.get('a')!.objects.get('account')!.allowRead).toBe(true);
        expect(schema.permissionSets.get('a')!.fields.get('account.phone')).toEqual({
            readable: true,
            editable: false
        });
        expect(schema.groups.get('boulder')!.doesIncludeBosses).toBe(false);
        expect(schema.sharingRules[0]).toMatchObject({
            object: 'Account',
            kind: 'criteria',
            sharedTo: [{ kind: 'group', name: 'Boulder' }]
        });
    });

    it('reads labels that have a file each, and tells of other parts that have one', () => {
        const label = (name: string): string =>
            `<CustomLabel><fullName>${name}</fullName><language>en_US</language><value>Hi ${name}</value></CustomLabel>`;
        const schema = load({
            'labels/Hello.label-meta.xml': label('Hello'),
            'labels/CustomLabels/Bye.label-meta.xml': label('Bye'),
            'permissionsets/A/A.permissionset-meta.xml': '<PermissionSet><label>A</label></PermissionSet>',
            'permissionsets/A/classAccesses/B.classAccess-meta.xml':
                '<PermissionSetApexClassAccess><apexClass>B</apexClass><enabled>true</enabled></PermissionSetApexClassAccess>',
            'customPermissions/P.customPermission-meta.xml': '<CustomPermission><label>P</label></CustomPermission>'
        });
        expect([...schema.labels]).toEqual([
            ['bye', 'Hi Bye'],
            ['hello', 'Hi Hello']
        ]);
        expect(schema.notHonoured).toMatchObject([{ kind: 'classAccess', name: 'B' }]);
    });

    it('leaves out sharing rules for users it does not have, and refuses those that do not exist', () => {
        const rules = (inside: string): OrgSchema =>
            load({ 'sharingRules/Account.sharingRules-meta.xml': `<SharingRules>${inside}</SharingRules>` });
        const guests = rules('<sharingGuestRules><fullName>R</fullName></sharingGuestRules>');
        expect(guests.sharingRules).toEqual([]);
        expect(guests.notHonoured).toMatchObject([{ kind: 'sharing rule', name: 'Account.R' }]);
        const owner = (party: string): string =>
            `<sharingOwnerRules><fullName>R</fullName><sharedTo>${party}</sharedTo></sharingOwnerRules>`;
        expect(rules(owner('<allPartnerUsers></allPartnerUsers>')).notHonoured).toHaveLength(1);
        expect(() => rules(owner('<everybody></everybody>'))).toThrow('There is no sharing with everybody');
        expect(() => rules('<sharingOddRules></sharingOddRules>')).toThrow(
            'There are no sharing rules sharingOddRules'
        );
    });
});

describe('record ids', () => {
    it('have the check characters of the platform', () => {
        // Known pairs of public documentation.
        expect(to18('001D000000IRt53')).toBe('001D000000IRt53IAD');
        expect(to18('001d000000irt53IAD')).toBe('001D000000IRt53IAD');
        expect(to18('not an id')).toBeNull();
    });

    it('count up and are found again', () => {
        expect(numberOfId(makeId('a01', 123456789))).toBe(123456789);
        expect(makeId('001', 1) < makeId('001', 2)).toBe(true);
        expect(makeId('001', 61) < makeId('001', 62)).toBe(true);
    });
});
