import { catalogueFile } from './data-file.ts';
import { metadataText } from './generate/metadata.ts';
import { enumerationValues, isMetadataFolder, metadataElements, metadataTypesOf } from './metadata-types.ts';
import { catalogueObject, catalogueObjectName, catalogueObjectNames } from './objects.ts';
import { sections } from './sections.ts';
import { catalogueType, catalogueTypeNames } from './types.ts';

test('the catalogue of metadata is what its generator makes of the installed packages', () => {
    expect(metadataText() === catalogueFile('metadata')).toBe(true);
});

describe('sections of a text', () => {
    const text = 'head One\na\n\nhead two\nhead Three\nc\nd\n';
    const read = sections(text, /^head (\w+)$/gm);

    test.each([
        ['One', ['head One', 'a']],
        ['one', ['head One', 'a']],
        ['TWO', ['head two']],
        ['Three', ['head Three', 'c', 'd']],
        ['Four', null]
    ])('%s', (name, lines) => expect(read.get(name)).toEqual(lines));

    test('are named as they are written', () => expect([...read.names()]).toEqual(['One', 'two', 'Three']));
});

// The Object Reference: fields, the parents that they lead to, and the names of child relationships.
describe('an object of the catalogue', () => {
    test('is found in any case', () => {
        expect([catalogueObjectName('ACCOUNT'), catalogueObjectName('contentversion')]).toEqual([
            'Account',
            'ContentVersion'
        ]);
        expect([catalogueObjectName('Account__c'), catalogueObject('Nothing')]).toEqual([null, null]);
        expect(catalogueObject('account')).toBe(catalogueObject('Account'));
        expect(catalogueObjectNames()).toEqual(expect.arrayContaining(['Account', 'Opportunity', 'User']));
    });

    test('of a Dev Hub is none of an org', () => {
        expect(catalogueObjectName('ScratchOrgInfo')).toBeNull();
        expect(catalogueObjectNames().filter((name) => name.startsWith('ScratchOrg'))).toEqual([]);
    });

    const contact = catalogueObject('Contact')!;
    test.each([
        ['LastName', 'String'],
        ['AccountId', 'Id'],
        ['DoNotCall', 'Boolean'],
        ['Birthdate', 'Date'],
        ['CreatedDate', 'Datetime'],
        // A compound field is no parent: no id is beside it.
        ['MailingAddress', 'Address']
    ])('has the field %s of the type %s', (name, type) => {
        expect(contact.fields.find((one) => one.name === name)).toEqual({ name, type });
    });

    test.each([
        ['Account', 'Account'],
        ['ReportsTo', 'Contact'],
        ['CreatedBy', 'User']
    ])('leads by %s to %s', (name, object) => {
        expect(contact.parents).toContainEqual({ name, object });
        expect(contact.fields.map((one) => one.name)).not.toContain(name);
    });

    test.each([
        ['Cases', 'Case'],
        ['Tasks', 'Task'],
        ['OpportunityContactRoles', 'OpportunityContactRole']
    ])('has the children %s, each a %s', (name, object) => {
        expect(contact.children).toContainEqual({ name, object });
    });

    test('that the address of another object leads to is a parent, with its id beside it', () => {
        const parents = catalogueObjectNames().flatMap((name) =>
            catalogueObject(name)!.parents.map((parent) => ({ ...parent, of: name }))
        );
        expect(parents.filter(({ object }) => object === 'Address').length).toBeGreaterThan(0);
        for (const { of, name } of parents.filter(({ object }) => object === 'Address' || object === 'Location')) {
            expect(catalogueObject(of)!.fields.map((one) => one.name)).toContain(`${name}Id`);
        }
    });

    test('that many kinds lead to has no object of its own', () => {
        expect(catalogueObject('Task')!.parents).toContainEqual({ name: 'What', object: 'Name' });
    });
});

// The Apex Reference: signatures with the full names of their types.
describe('a type of the catalogue', () => {
    test('is found in any case, once', () => {
        expect(catalogueType('SYSTEM.string')!.name).toBe('System.String');
        expect(catalogueType('System.Strings')).toBeNull();
        const names = catalogueTypeNames();
        expect(new Set(names).size).toBe(names.length);
        expect(names).toEqual(expect.arrayContaining(['System.String', 'Database.Batchable', 'System.LoggingLevel']));
    });

    test('has members by their kind', () => {
        const text = catalogueType('System.String')!;
        expect(text.kind).toBe('class');
        expect(text.statics).toContain('System.String join(Object,System.String)');
        expect(text.methods).toContain('System.String left(System.Integer)');
        expect(text.methods).not.toContain('System.String join(Object,System.String)');
        const mail = catalogueType('Messaging.SingleEmailMessage')!;
        expect(mail.extends).toBe('Messaging.Email');
        expect(mail.constructors).toContain('()');
        expect(mail.properties).toContain('System.Id TargetObjectId');
        expect(catalogueType('System.HttpRequest')!.implements).toEqual([]);
        expect(catalogueType('System.Trigger')!.staticProperties).toContain('System.Boolean isInsert');
    });

    test('may be an interface with parameters, or an enumeration', () => {
        const batch = catalogueType('Database.Batchable')!;
        expect([batch.kind, batch.typeParameters.length]).toEqual(['interface', 1]);
        const level = catalogueType('System.LoggingLevel')!;
        expect(level.kind).toBe('enum');
        expect([...level.values].sort()).toEqual([
            'DEBUG',
            'ERROR',
            'FINE',
            'FINER',
            'FINEST',
            'INFO',
            'INTERNAL',
            'NONE',
            'WARN'
        ]);
    });
});

// The Metadata API's types, and where the Salesforce CLI keeps their files.
describe('a metadata type', () => {
    test.each([
        ['permissionset', [{ type: 'PermissionSet', folder: 'permissionsets' }]],
        ['field', [{ type: 'CustomField', folder: 'fields' }]],
        ['nothing', []]
    ])('of files that end in %s', (suffix, types) => expect(metadataTypesOf(suffix)).toEqual(types));

    test.each([
        ['permissionsets', true],
        ['objects', true],
        ['permissionset', false],
        ['lib', false]
    ])('has files in a folder %s: %s', (name, expected) => expect(isMetadataFolder(name)).toBe(expected));

    test('has elements, those of its base first', () => {
        const set = metadataElements('PermissionSet')!;
        expect(set.get('label')).toEqual({ name: 'label', type: 'string', isList: false, isRequired: true });
        expect(set.get('description')).toMatchObject({ isList: false, isRequired: false });
        expect(set.get('fieldPermissions')).toEqual({
            name: 'fieldPermissions',
            type: 'PermissionSetFieldPermissions',
            isList: true,
            isRequired: false
        });
        expect(set.has('fullName')).toBe(true);
        expect(metadataElements('PermissionSet')).toBe(set);
        expect([metadataElements('Nothing'), metadataElements('SharingModel')]).toEqual([null, null]);
    });

    test('has values where it is an enumeration', () => {
        expect([...enumerationValues('DeploymentStatus')!]).toEqual(['InDevelopment', 'Deployed']);
        expect([enumerationValues('PermissionSet'), enumerationValues('Nothing')]).toEqual([null, null]);
    });
});
