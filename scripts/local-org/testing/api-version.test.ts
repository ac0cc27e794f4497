import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openOrg, type Org } from '../org.ts';
import { runTests } from './test-runner.ts';

const folder = mkdtempSync(join(tmpdir(), 'api-version-'));
let org: Org;

function write(path: string, text: string): void {
    const file = join(folder, 'force-app', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
}

function xml(type: string, content: string): string {
    return `<?xml version="1.0" encoding="UTF-8"?><${type} xmlns="http://soap.sforce.com/2006/04/metadata">${content}</${type}>`;
}

function apexClass(name: string, apiVersion: string, text: string): void {
    write(`classes/${name}.cls`, text);
    write(`classes/${name}.cls-meta.xml`, xml('ApexClass', `<apiVersion>${apiVersion}</apiVersion>`));
}

const READS = `
    public static Integer rows() { return [SELECT COUNT() FROM Thing__c]; }
    public static Integer systemRows() { return [SELECT COUNT() FROM Thing__c WITH SYSTEM_MODE]; }
    public static Integer dynamicRows() { return Database.countQuery('SELECT COUNT() FROM Thing__c'); }
    public static Integer secrets() { return [SELECT Id, Secret__c FROM Thing__c].size(); }
    public static void write() { insert new Thing__c(Secret__c = 's'); }
    public static Boolean writeOne() { return Database.insert(new Thing__c(Secret__c = 's'), false).isSuccess(); }`;

beforeAll(() => {
    writeFileSync(
        join(folder, 'sfdx-project.json'),
        JSON.stringify({ packageDirectories: [{ path: 'force-app' }], sourceApiVersion: '67.0' })
    );
    write(
        'objects/Thing__c/Thing__c.object-meta.xml',
        xml(
            'CustomObject',
            '<label>Thing</label><pluralLabel>Things</pluralLabel><nameField><label>Name</label><type>Text</type></nameField><sharingModel>Private</sharingModel>'
        )
    );
    write(
        'objects/Thing__c/fields/Secret__c.field-meta.xml',
        xml('CustomField', '<fullName>Secret__c</fullName><label>Secret</label><type>Text</type><length>9</length>')
    );
    write(
        'permissionsets/Writer.permissionset-meta.xml',
        xml(
            'PermissionSet',
            '<label>Writer</label><objectPermissions><object>Thing__c</object><allowCreate>true</allowCreate><allowRead>true</allowRead></objectPermissions>'
        )
    );
    apexClass('Before', '66.0', `public without sharing class Before {${READS} }`);
    apexClass('Plain', '66.0', `public class Plain {${READS} }`);
    apexClass('Since', '67.0', `public class Since {${READS} }`);
    apexClass('SinceWithout', '67.0', `public without sharing class SinceWithout {${READS} }`);
    apexClass(
        'Enforced',
        '67.0',
        'public class Enforced { public static void f() { List<Account> a = [SELECT Id FROM Account WITH SECURITY_ENFORCED]; } }'
    );
    apexClass('AbstractBefore', '64.0', 'public abstract class AbstractBefore { abstract void f(); }');
    apexClass('AbstractSince', '65.0', 'public abstract class AbstractSince { abstract void f(); }');
    apexClass(
        'VersionsTest',
        '67.0',
        `@IsTest private class VersionsTest {
    @IsTest static void defaults() {
        User writer = new User(
            Username = 'writer@versions.invalid', LastName = 'w', Alias = 'w', Email = 'w@versions.invalid',
            TimeZoneSidKey = 'GMT', LocaleSidKey = 'en_US', EmailEncodingKey = 'UTF-8', LanguageLocaleKey = 'en_US',
            ProfileId = [SELECT Id FROM Profile WHERE Name = 'Standard User'].Id
        );
        insert writer;
        insert new PermissionSetAssignment(
            AssigneeId = writer.Id, PermissionSetId = [SELECT Id FROM PermissionSet WHERE Name = 'Writer'].Id
        );
        System.runAs(new User(Id = UserInfo.getUserId())) {
            insert new Thing__c(Name = 'hidden');
        }
        System.runAs(writer) {
            Assert.areEqual(1, Before.rows(), 'system mode, without sharing');
            Assert.areEqual(1, Before.dynamicRows());
            Assert.areEqual(1, Before.secrets());
            Assert.areEqual(0, Plain.rows(), 'the sharing of this class');
            Assert.areEqual(0, Since.rows(), 'user mode');
            Assert.areEqual(0, Since.dynamicRows());
            Assert.areEqual(0, Since.systemRows(), 'with sharing where nothing is declared');
            Assert.areEqual(0, SinceWithout.rows(), 'user mode shares whatever the class declares');
            Assert.areEqual(0, SinceWithout.dynamicRows());
            Assert.areEqual(1, SinceWithout.systemRows());
            try {
                Since.secrets();
                Assert.fail('the field is closed');
            } catch (QueryException e) {
                Assert.isTrue(e.getInaccessibleFields().get('Thing__c').contains('Secret__c'), e.getMessage());
            }
            try {
                Since.write();
                Assert.fail('the field is closed');
            } catch (DmlException e) {
                Assert.isTrue(e.getMessage().startsWith('Operation failed due to fields being inaccessible'));
            }
            Assert.isFalse(Since.writeOne());
            Before.write();
            Assert.isTrue(Before.writeOne());
        }
        Assert.areEqual(3, [SELECT COUNT() FROM Thing__c]);
    }
}`
    );
    org = openOrg({ projectDirs: [folder], file: ':memory:', cacheFolder: null });
});

afterAll(() => {
    org.store.close();
    rmSync(folder, { recursive: true });
});

test('classes since API 67.0 work in user mode and with sharing where they say nothing', () => {
    const results = runTests(
        org,
        () => true,
        () => undefined
    );
    expect(results.map((one) => `${one.outcome} ${one.message ?? ''}`)).toEqual(['Pass ']);
});

test('WITH SECURITY_ENFORCED is no part of API 67.0; since 65.0 abstract methods need an access modifier', () => {
    expect(org.program.errors.map((error) => error.message)).toEqual([
        'Abstract methods require at least one of these modifiers: global, public, protected',
        'WITH SECURITY_ENFORCED is not supported since API version 67.0: use WITH USER_MODE'
    ]);
});
