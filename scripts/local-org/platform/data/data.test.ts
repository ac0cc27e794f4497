import { setCurrentSession } from '../../database/session.ts';
import { fieldXml, objectXml, openTestOrg, thrown, type TestOrg } from '../../database/testing.ts';
import { ApexEnumValue } from '../../values/enum.ts';
import { ApexList } from '../../values/list.ts';
import { ApexMap } from '../../values/map.ts';
import type { ApexSet } from '../../values/set.ts';
import { SObject } from '../../values/sobject.ts';
import type { Implementation, PlatformClass } from '../define.ts';
import { schemaClasses, sobjectField, sobjectType } from '../schema/index.ts';
import { dataClasses, sobjectStatic } from './index.ts';
import { USER_MODE } from './access.ts';

let org: TestOrg;

/** A member of a declared class by the start of its signature. */
function member(className: string, signature: string): Implementation {
    const declared = [...dataClasses, ...schemaClasses].find((one: PlatformClass) => one.name === className)!;
    const all = { ...declared.statics, ...declared.methods };
    return Object.entries(all).find(([key]) => key.includes(` ${signature}`))![1]!;
}

beforeAll(() => {
    org = openTestOrg({
        'src/objects/Rate__mdt.object': objectXml(
            'Rate',
            fieldXml('Value__c', 'Number', '<precision>5</precision><scale>1</scale>') +
                fieldXml('Note__c', 'LongTextArea', '<length>1000</length><visibleLines>3</visibleLines>')
        ),
        'src/customMetadata/Rate.High.md':
            '<CustomMetadata xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema"><label>High rate</label><values><field>Value__c</field><value xsi:type="xsd:double">7.5</value></values><values><field>Note__c</field><value xsi:type="xsd:string">' +
            'n'.repeat(300) +
            '</value></values></CustomMetadata>',
        'src/objects/Switch__c.object': objectXml(
            'Switch',
            `<customSettingsType>Hierarchy</customSettingsType>${fieldXml('On__c', 'Checkbox', '<defaultValue>false</defaultValue>')}${fieldXml('Text__c', 'Text', '<length>9</length>')}`
        ),
        'src/permissionsets/Reader.permissionset':
            '<PermissionSet><label>Reader</label><objectPermissions><object>Account</object><allowRead>true</allowRead><allowEdit>true</allowEdit></objectPermissions><fieldPermissions><field>Account.Industry</field><readable>true</readable><editable>false</editable></fieldPermissions></PermissionSet>'
    });
    setCurrentSession(org.session);
});
beforeEach(() => org.store.begin());
afterEach(() => org.store.rollback());
afterAll(() => {
    setCurrentSession(null);
    org.close();
});

describe('results of describes', () => {
    it('tell what the running user may do', () => {
        const reader = org.user('reader', { sets: ['Reader'] });
        const describe_ = member('Schema.SObjectField', 'getDescribe()');
        const industry = describe_(sobjectField(org.schema, 'Account', 'Industry'));
        const phone = describe_(sobjectField(org.schema, 'Account', 'Phone'));
        const ask = (what: string, of: unknown): unknown =>
            org.as(reader, () => member('Schema.DescribeFieldResult', `${what}()`)(of));
        expect([ask('isAccessible', industry), ask('isUpdateable', industry), ask('isAccessible', phone)]).toEqual([
            true,
            false,
            false
        ]);
        expect(member('Schema.DescribeFieldResult', 'isUpdateable()')(industry)).toBe(true);
        expect(member('Schema.DescribeFieldResult', 'getType()')(industry)).toMatchObject({ name: 'PICKLIST' });
        expect(
            (member('Schema.DescribeFieldResult', 'getPicklistValues()')(industry) as ApexList).items.length
        ).toBeGreaterThan(20);
    });

    it('are found by names in any case', () => {
        const all = member('System.Schema', 'getGlobalDescribe()')() as ApexMap;
        expect(all.get('ACCOUNT')).toBe(sobjectType(org.schema, 'Account'));
        expect(all.get('Nope')).toBeNull();
    });
});

describe('Security.stripInaccessible', () => {
    it('removes what the user may not use, and says what', () => {
        const reader = org.user('reader', { sets: ['Reader'] });
        const strip = member('System.Security', 'stripInaccessible(AccessType access, List<SObject> records)');
        const list = new ApexList('Account', [org.record('Account', { Name: 'a', Industry: 'Banking', Phone: '1' })]);
        const decide = (kind: string): unknown =>
            org.as(reader, () => strip(new ApexEnumValue('System.AccessType', kind, 0), list));
        const removed = (decision: unknown): string[] => {
            const fields = (member('System.SObjectAccessDecision', 'getRemovedFields()')(decision) as ApexMap).get(
                'Account'
            ) as ApexSet | null;
            return (fields?.items ?? []) as string[];
        };
        const readable = decide('READABLE');
        expect(removed(readable)).toEqual(['Phone']);
        expect([
            ...(
                (member('System.SObjectAccessDecision', 'getRecords()')(readable) as ApexList).items[0] as SObject
            ).values.keys()
        ]).toEqual(['name', 'industry']);
        expect(removed(decide('UPDATABLE'))).toEqual(['Industry', 'Phone']);
        expect(thrown(() => decide('CREATABLE'))).toBe('System.NoAccessException: No access to entity');
    });
});

describe('Database', () => {
    const call = (signature: string, ...args: unknown[]): unknown => member('System.Database', signature)(...args);

    it('gives a result for each record', () => {
        const list = new ApexList('Account', [org.record('Account', { Name: 'a' }), org.record('Account')]);
        const results = (call('insert(List<SObject> target, Boolean allOrNone)', list, false) as ApexList).items as {
            success: boolean;
            errors: unknown[];
        }[];
        expect(results.map((one) => one.success)).toEqual([true, false]);
        expect(results[1]!.errors).toEqual([
            { statusCode: 'REQUIRED_FIELD_MISSING', message: 'Required fields are missing: [Name]', fields: ['Name'] }
        ]);
        expect(thrown(() => call('insert(List<SObject> target)', list))).toContain(
            'System.DmlException: Insert failed.'
        );
    });

    it('binds names of a map, and no others', () => {
        org.insert('Account', { Name: 'bound' });
        const binds = ApexMap.of('String', 'Object', [['name', 'BOUND']]);
        expect(
            (call('queryWithBinds(', 'SELECT Id FROM Account WHERE Name = :Name', binds, USER_MODE) as ApexList).items
        ).toHaveLength(1);
        expect(
            thrown(() => call('queryWithBinds(', 'SELECT Id FROM Account WHERE Name = :other', binds, USER_MODE))
        ).toContain("Key 'other' does not exist in the bindMap");
        expect(thrown(() => call('query(String soql)', 'SELECT Id FROM Account WHERE Name = :other'))).toBe(
            'System.QueryException: Variable does not exist: other'
        );
    });
});

describe('custom metadata and settings', () => {
    it('give records without a query', () => {
        expect((sobjectStatic('Rate__mdt', 'getAll', []) as ApexMap).keys()).toEqual(['High']);
        expect(String((sobjectStatic('Rate__mdt', 'getInstance', ['high']) as SObject).get('Value__c'))).toBe('7.5');
        expect(sobjectStatic('Rate__mdt', 'getInstance', ['none'])).toBeNull();
        // Of a long text they give the beginning; a query gives all of it.
        const note = (sobjectStatic('Rate__mdt', 'getInstance', ['High']) as SObject).get('Note__c');
        expect(note).toBe('n'.repeat(255));
        expect(org.query('SELECT Note__c FROM Rate__mdt')[0]!.get('Note__c')).toBe('n'.repeat(300));
    });

    it('merge a hierarchy setting field by field', () => {
        const user = org.user('u');
        const organization = String(org.store.get('SELECT "Id" AS id FROM "Organization"')!['id']);
        org.insert('Switch__c', { SetupOwnerId: organization, Text__c: 'org' }, { SetupOwnerId: user, On__c: true });
        const own = sobjectStatic('Switch__c', 'getInstance', [user]) as SObject;
        expect([own.get('On__c'), own.get('Text__c')]).toEqual([true, 'org']);
        expect((sobjectStatic('Switch__c', 'getOrgDefaults', []) as SObject).get('Text__c')).toBe('org');
        expect(sobjectStatic('Switch__c', 'getValues', [org.adminId])).toBeNull();
    });
});
