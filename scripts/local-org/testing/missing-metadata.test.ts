import { checkedSchema } from '../deployment/index.ts';
import { fieldXml, makeProject, objectXml } from '../database/testing.ts';
import { apexTests } from './apex-tests.ts';

const field = (name: string, type: string, rest = ''): string =>
    fieldXml(name, type, rest).replaceAll('fields>', 'CustomField>');
const lookup = (target: string): string =>
    `<deleteConstraint>SetNull</deleteConstraint><referenceTo>${target}</referenceTo><relationshipName>Things</relationshipName>`;
const record = (values: string): string =>
    `<CustomMetadata xmlns="http://soap.sforce.com/2006/04/metadata" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema"><label>One</label>${values}</CustomMetadata>`;
const value = (name: string, text: string): string =>
    `<values><field>${name}</field><value xsi:type="xsd:string">${text}</value></values>`;
const restricted =
    '<valueSet><restricted>true</restricted><valueSetDefinition><value><fullName>A</fullName><label>A</label></value></valueSetDefinition></valueSet>';

/** What repositories lack of what their files name, and files that are not well-formed. */
const FILES: Record<string, string> = {
    'objects/Missing__c/fields/Size__c.field-meta.xml': field('Size__c', 'Text', '<length>9</length>'),
    'objects/Missing__c/fields/Account__c.field-meta.xml': field('Account__c', 'Lookup', lookup('Account')),
    'objects/Missing__c/recordTypes/One.recordType-meta.xml':
        '<RecordType><fullName>One</fullName><active>true</active><label>One</label></RecordType>',
    'objects/Here__c/Here__c.object-meta.xml': objectXml('Here', ''),
    'objects/Here__c/fields/Missing__c.field-meta.xml': field('Missing__c', 'Lookup', lookup('Missing__c')),
    'objects/Lost__mdt/fields/Size__c.field-meta.xml': field('Size__c', 'Text', '<length>9</length>'),
    'objects/Kind__mdt/Kind__mdt.object-meta.xml':
        '<CustomObject><label>Kind</label><pluralLabel>Kinds</pluralLabel></CustomObject>',
    'objects/Kind__mdt/fields/Choice__c.field-meta.xml': field('Choice__c', 'Picklist', restricted),
    'objects/Good__mdt/Good__mdt.object-meta.xml':
        '<CustomObject><label>Good</label><pluralLabel>Goods</pluralLabel></CustomObject>',
    'objects/Good__mdt/fields/Size__c.field-meta.xml': field('Size__c', 'Text', '<length>9</length>'),
    'objects/Good__mdt/fields/Kind__c.field-meta.xml': field(
        'Kind__c',
        'MetadataRelationship',
        '<referenceTo>Kind__mdt</referenceTo><relationshipName>Goods</relationshipName>'
    ),
    'customMetadata/Lost.One.md-meta.xml': record(value('Size__c', 's')),
    'customMetadata/Nowhere.One.md-meta.xml': record(''),
    'customMetadata/Kind.Two.md-meta.xml': record(value('Choice__c', 'A')),
    'customMetadata/Kind.Three.md-meta.xml': record(value('Choice__c', 'B')),
    'customMetadata/Good.One.md-meta.xml': record(
        value('Size__c', 's') + value('Gone__c', 'x') + value('Kind__c', 'Two')
    ),
    'loose/Loose__c.field-meta.xml': field('Loose__c', 'Text', '<length>9</length>'),
    'classes/Twice.cls': 'public class Twice { public static Integer two() { return 2; } }',
    'classes/Twice.cls-meta.xml': '<ApexClass><apiVersion>65.0</apiVersion></ApexClass>\n<ApexClass></ApexClass>',
    'staticresources/Broken.resource-meta.xml': '<StaticResource><contentType>text/plain</StaticResource>',
    'permissionsets/Wide.permissionset-meta.xml':
        '<PermissionSet><label>Wide</label><fieldPermissions><editable>true</editable><field>Gone__c.Size__c</field><readable>true</readable></fieldPermissions><classAccesses><apexClass>GoneClass</apexClass><enabled>true</enabled></classAccesses><recordTypeVisibilities><recordType>Account.Gone</recordType><visible>true</visible></recordTypeVisibilities></PermissionSet>'
};

const TESTS: Record<string, string> = {
    whatIsThereWorks:
        "Account made = new Account(Name = 'A'); insert made; Here__c here = new Here__c(Name = 'x'); insert here; delete made; Assert.areEqual(1, [SELECT COUNT() FROM Here__c]); Assert.areEqual(2, Twice.two());",
    aMissingObjectCanBeNamed:
        "Missing__c made = new Missing__c(Size__c = 's'); Assert.areEqual('s', made.Size__c); Assert.areEqual('Size__c', String.valueOf(Missing__c.Size__c));",
    itsRowsAreRefused: "insert new Missing__c(Size__c = 's');",
    queriesOnItAreRefused: 'List<Missing__c> found = [SELECT Size__c FROM Missing__c];',
    countsOfItAreRefused: 'Integer count = [SELECT COUNT() FROM Missing__c];',
    subqueriesOnItAreRefused: 'List<Account> found = [SELECT Id, (SELECT Size__c FROM Things__r) FROM Account];',
    semiJoinsOnItAreRefused:
        'List<Account> found = [SELECT Id FROM Account WHERE Id IN (SELECT Account__c FROM Missing__c)];',
    fieldsOfItAreRefused: 'List<Here__c> found = [SELECT Missing__r.Size__c FROM Here__c];',
    referencesToItAreRefused:
        "insert new Here__c(Missing__c = Missing__c.SObjectType.getDescribe().getKeyPrefix() + '000000000001');",
    aTypeWithABrokenRecordIsRefused: 'List<Kind__mdt> found = [SELECT Choice__c FROM Kind__mdt];',
    soAreItsMethods: 'Map<String, Kind__mdt> found = Kind__mdt.getAll();',
    soAreItsFieldsThroughARelationship: 'List<Good__mdt> found = [SELECT Kind__r.DeveloperName FROM Good__mdt];',
    aTypeWithoutItsFileIsRefused: 'List<Lost__mdt> found = [SELECT Size__c FROM Lost__mdt];',
    aValueOfAFieldThatIsNotThereLeavesTheRecord:
        "Assert.areEqual('s', Good__mdt.getInstance('One').Size__c); Assert.areEqual('s', [SELECT Size__c FROM Good__mdt].Size__c);"
};

describe('metadata that a repository lacks', () => {
    it('keeps nothing else from running, and is refused by name where it is used', () => {
        const methods = Object.entries(TESTS).map(([name, body]) => `@IsTest static void ${name}() { ${body} }`);
        const results = apexTests({
            ...FILES,
            'classes/LackTest.cls': `@IsTest private class LackTest { ${methods.join('\n')} }`
        });
        expect(
            Object.fromEntries(Object.entries(results).map(([name, text]) => [name.replace('LackTest.', ''), text]))
        ).toEqual({
            whatIsThereWorks: 'Pass',
            aMissingObjectCanBeNamed: 'Pass',
            itsRowsAreRefused: 'Unsupported: DML on Missing__c, of which the local org has no rows',
            queriesOnItAreRefused: 'Unsupported: queries on Missing__c',
            countsOfItAreRefused: 'Unsupported: records of Missing__c, of which the local org has no rows',
            subqueriesOnItAreRefused: 'Unsupported: Missing__c.Size__c in a query',
            semiJoinsOnItAreRefused: 'Unsupported: Missing__c.Account__c in a query',
            fieldsOfItAreRefused: 'Unsupported: Missing__c.Size__c in a query',
            referencesToItAreRefused: 'Unsupported: records of Missing__c, of which the local org has no rows',
            aTypeWithABrokenRecordIsRefused: 'Unsupported: queries on Kind__mdt',
            soAreItsMethods: 'Unsupported: records of Kind__mdt, of which the local org has no rows',
            soAreItsFieldsThroughARelationship: 'Unsupported: Kind__mdt.DeveloperName in a query',
            aTypeWithoutItsFileIsRefused: 'Unsupported: queries on Lost__mdt',
            aValueOfAFieldThatIsNotThereLeavesTheRecord: 'Pass'
        });
    });

    it('is what a deployment refuses', () => {
        const project = makeProject(FILES);
        try {
            const { schema, problems } = checkedSchema([project.folder]);
            const said = problems.map((one) => one.message);
            expect(said.sort()).toEqual([
                "Expected closing tag 'contentType' (opened in line 2, col 17) instead of closing tag 'StaticResource'.",
                'Good__mdt has no field Gone__c',
                'In the permission set Wide: no Apex class named GoneClass found',
                'In the permission set Wide: no field named Gone__c.Size__c found',
                'In the permission set Wide: no record type named Account.Gone found',
                'Kind.Three, Choice__c: bad value for restricted picklist field: B',
                'Multiple possible root nodes found.',
                'The custom metadata type Nowhere__mdt does not exist',
                'The object Lost__mdt does not exist',
                'The object Missing__c does not exist'
            ]);
            expect(schema.notHonoured.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
                'field Loose__c',
                'object Lost__mdt',
                'object Missing__c',
                'custom metadata type Kind__mdt'
            ]);
        } finally {
            project.remove();
        }
    });
});
