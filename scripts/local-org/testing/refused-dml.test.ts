import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fieldXml, makeProject, objectXml } from '../database/testing.ts';
import { openOrg } from '../org.ts';
import { apexBodies } from './apex-tests.ts';

// What the compiler says of these (`scripts/apex-check/judged`) is said of a List<SObject> and of ids when it runs. Object Reference, "Supported
// Calls": User has no delete(), GroupMember no update(), AsyncApexJob and Profile are read. Wording: SalesforceFoundation/NPSP, issue 2875.
test('operations that an object does not support', () => {
    const refused = (verb: string, object: string): string =>
        `System.TypeException: DML operation ${verb} not allowed on ${object}`;
    expect(
        apexBodies(
            {
                member: `Group one = new Group(Name = 'g', DeveloperName = 'g', Type = 'Regular');
insert one;
GroupMember member = new GroupMember(GroupId = one.Id, UserOrGroupId = UserInfo.getUserId());
insert member;
update new List<SObject>{ member };`,
                memberGoes: `Group one = new Group(Name = 'g', DeveloperName = 'g', Type = 'Regular');
insert one;
GroupMember member = new GroupMember(GroupId = one.Id, UserOrGroupId = UserInfo.getUserId());
insert member;
delete new List<SObject>{ member };`,
                user: `delete new List<SObject>{ new User(Id = UserInfo.getUserId()) };`,
                userById: `Database.delete(UserInfo.getUserId(), false);`,
                job: `insert new List<SObject>{ new AsyncApexJob() };`,
                profile: `Database.update(new List<SObject>{ [SELECT Id FROM Profile LIMIT 1] }, false);`,
                notCaughtAsDml: `try { delete new List<SObject>{ new User(Id = UserInfo.getUserId()) }; } catch (DmlException e) { return; }`
            },
            {}
        )
    ).toEqual({
        member: refused('UPDATE', 'GroupMember'),
        memberGoes: 'Pass',
        user: refused('DELETE', 'User'),
        userById: refused('DELETE', 'User'),
        job: refused('INSERT', 'AsyncApexJob'),
        profile: refused('UPDATE', 'Profile'),
        notCaughtAsDml: refused('DELETE', 'User')
    });
});

// dhoechst/Salesforce-Test-Factory, issue 3, and jongpie/SmartTestDataFactory, issue 1: "Field … is not editable".
test('fields that code cannot write', () => {
    expect(
        apexBodies({
            computed: `new Opportunity().put('IsClosed', true);`,
            noted: `new Account().put(Account.CreatedDate, System.now());`,
            own: `new Opportunity().put('StageName', 'x');`
        })
    ).toEqual({
        computed: 'System.SObjectException: Field IsClosed is not editable',
        noted: 'System.SObjectException: Field CreatedDate is not editable',
        own: 'Pass'
    });
});

// Apex Developer Guide, Upserting Records; the message is the one of Salesforce's front end.
test('an upsert names a field of its object, of the custom ones an external id', () => {
    const project = makeProject({
        'objects/Thing__c.object': objectXml(
            'Thing',
            fieldXml('Key__c', 'Text', '<length>9</length><externalId>true</externalId>') +
                fieldXml('Text__c', 'Text', '<length>9</length>')
        )
    });
    const keys = { None: 'Nope__c', NoKey: 'Text__c', Key: 'Key__c', Token: 'Thing__c.Fields.Key__c', ById: 'Id' };
    for (const [name, key] of Object.entries(keys)) {
        const text = `public class ${name} { void save(Thing__c one) { upsert one ${key}; } }`;
        writeFileSync(join(project.folder, `${name}.cls`), text);
    }
    const org = openOrg({ projectDirs: [project.folder], file: ':memory:', cacheFolder: null });
    try {
        const message = 'Invalid field for upsert, must be an External Id custom or standard indexed field:';
        expect(org.program.errors.map((one) => one.message).sort()).toEqual([
            `${message} Nope__c`,
            `${message} Text__c`
        ]);
    } finally {
        org.store.close();
        project.remove();
    }
});
