// What public projects rely on. Each line says where the rule comes from; where it is a project's own tests, that is said.
import { apexBodies, apexFailures } from './apex-tests.ts';

const picklist = `<?xml version="1.0" encoding="UTF-8"?>
<CustomObject xmlns="http://soap.sforce.com/2006/04/metadata"><label>Job</label><pluralLabel>Jobs</pluralLabel><deploymentStatus>Deployed</deploymentStatus><nameField><label>Name</label><type>Text</type></nameField><sharingModel>Private</sharingModel>
<fields><fullName>Kind__c</fullName><label>Kind</label><type>Picklist</type><valueSet><restricted>true</restricted><valueSetDefinition><sorted>false</sorted><value><fullName>Full Time</fullName><default>false</default><label>Full Time</label></value></valueSetDefinition></valueSet></fields>
<sharingReasons><fullName>Reviewer</fullName><label>Reviewer</label></sharingReasons></CustomObject>`;
const JOB = { 'objects/Job__c/Job__c.object-meta.xml': picklist };

test('pages, JSON, values', () => {
    expect(
        apexFailures(
            {
                // ApexPages.currentPage() of a test is an empty page (Summit Events App).
                pageOfTest: `Assert.areEqual(null, ApexPages.currentPage().getUrl());
ApexPages.currentPage().getParameters().put('id', 'x'); Assert.areEqual('x', ApexPages.currentPage().getParameters().get('id'));`,
                parametersInOrderOfNames: `PageReference page = new PageReference('/apex/p?z=1'); page.getParameters().put('a', '2'); Assert.areEqual('/apex/p?a=2&z=1', page.getUrl());`,
                // salesforce.stackexchange.com/questions/101066: "Attributes are rendered in reverse order".
                jsonOfObjects: `Assert.areEqual('{"name":null,"kind":"a","city":"b"}', JSON.serialize(new Shape('a', 'b')));
Assert.areEqual('{"b":1,"a":2}', JSON.serialize(new Map<String, Integer>{ 'b' => 1, 'a' => 2 }));`,
                datetimeAndObject: `Datetime now = Datetime.now(); Object same = now; Assert.isTrue(now == same); Assert.isFalse(now == (Object) 'x');`,
                // A date is the beginning of its day in GMT (declarative-lookup-rollup-summaries, js-salesforce-apex-utils).
                dateAndDatetime: `Assert.areEqual((Object) Date.newInstance(2026, 1, 2), (Object) Datetime.newInstanceGmt(2026, 1, 2));
Assert.areNotEqual((Object) Date.newInstance(2026, 1, 2), (Object) Datetime.newInstanceGmt(2026, 1, 2, 1, 0, 0));`,
                textOfDate: `Object day = Date.newInstance(2026, 1, 2); Assert.areEqual('2026-01-02 00:00:00', String.valueOf(day)); Assert.areEqual('2026-01-02', String.valueOf((Date) day));`,
                identity: `Object a = new Set<String>{ 'x' }; Object b = new Set<String>{ 'x' }; Assert.isTrue(a == b); Assert.isFalse(a === b); Assert.isTrue(a === a);`,
                arrays: `String[][] rows = new String[][] { new String[] { 'a', 'b' }, new String[] {} }; Assert.areEqual('b', rows[0][1]);`,
                loopHead: `Integer n = 0; for (Integer i = 0; i < 3; i) { i++; n++; } Assert.areEqual(3, n);`,
                // List.sort: "SelectOption: by value and label".
                selectOptions: `List<SelectOption> some = new List<SelectOption>{ new SelectOption('b', 'x'), new SelectOption('a', 'z') }; some.sort(); Assert.areEqual('a', some[0].getValue());`,
                weekOfLocale: `User german = person('de_DE'); System.runAs(german) { Assert.areEqual(Date.newInstance(2026, 11, 23), Date.newInstance(2026, 11, 29).toStartOfWeek()); }
Assert.areEqual(Date.newInstance(2026, 11, 29), Date.newInstance(2026, 11, 29).toStartOfWeek());`,
                defaultOfPicklist: `Assert.areEqual('Normal', (String) Task.Priority.getDescribe().getDefaultValue());`,
                // A value is found whatever its case, and saved as it is defined (Summit Events App).
                caseOfPicklist: `Job__c one = new Job__c(Name = 'a', Kind__c = 'full time'); insert one; Assert.areEqual('Full Time', [SELECT Kind__c FROM Job__c].Kind__c);`,
                sharingReason: `Job__c one = new Job__c(Name = 'a'); insert one; User other = person('en_US');
insert new Job__Share(ParentId = one.Id, UserOrGroupId = other.Id, AccessLevel = 'Read', RowCause = Schema.Job__Share.RowCause.Reviewer__c);
Assert.areEqual('Reviewer__c', [SELECT RowCause FROM Job__Share WHERE UserOrGroupId = :other.Id].RowCause);`
            },
            JOB,
            `class Shape { public String kind; public String city; public transient String hidden; public String name; Shape(String kind, String city) { this.kind = kind; this.city = city; } }
static User person(String locale) { User one = new User(LastName = 'p', Alias = 'p', Email = 'p@example.com', Username = 'p' + locale + '@example.com', ProfileId = [SELECT Id FROM Profile WHERE Name = 'Standard User'].Id, TimeZoneSidKey = 'GMT', LocaleSidKey = locale, LanguageLocaleKey = 'en_US', EmailEncodingKey = 'UTF-8'); insert one; return one; }`
        )
    ).toEqual({});
});

test('what is wrong stays wrong', () => {
    expect(
        apexBodies(
            {
                otherValue: `insert new Job__c(Name = 'a', Kind__c = 'no such kind');`,
                undeleted: `Account one = new Account(Name = 'a'); insert one; delete one; Database.emptyRecycleBin(one); undelete one;`
            },
            JOB
        )
    ).toEqual({
        otherValue: expect.stringContaining('INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST'),
        undeleted: expect.stringContaining('UNDELETE_FAILED')
    });
});

test('leads, hours, locks, duplicates, sites, events', () => {
    expect(
        apexFailures(
            {
                // SOAP API, convertLead().
                converted: `Lead one = lead(); Database.LeadConvertResult done = Database.convertLead(conversion(one)); Assert.isTrue(done.isSuccess());
Lead after = [SELECT IsConverted, ConvertedContactId, ConvertedOpportunityId, Status FROM Lead]; Assert.isTrue(after.IsConverted); Assert.areEqual(done.getContactId(), after.ConvertedContactId);
Contact person = [SELECT LastName, MailingCity, Account.Name, Account.BillingCity FROM Contact]; Assert.areEqual('Acme', person.Account.Name); Assert.areEqual('Boulder', person.Account.BillingCity); Assert.areEqual('Boulder', person.MailingCity);
Opportunity chance = [SELECT Name, AccountId, (SELECT ContactId, IsPrimary FROM OpportunityContactRoles) FROM Opportunity]; Assert.areEqual('Acme-', chance.Name); Assert.areEqual(person.Id, chance.OpportunityContactRoles[0].ContactId);`,
                intoExisting: `Account known = new Account(Name = 'Known', Phone = '1'); insert known; Database.LeadConvert asked = conversion(lead()); asked.setAccountId(known.Id); asked.setDoNotCreateOpportunity(true);
Database.LeadConvertResult done = Database.convertLead(asked); Assert.areEqual(null, done.getOpportunityId()); known = [SELECT Name, BillingCity, Phone FROM Account]; Assert.areEqual('Known', known.Name); Assert.areEqual('Boulder', known.BillingCity); Assert.areEqual('1', known.Phone);`,
                notConverted: `Lead one = lead(); Database.LeadConvert asked = conversion(one); asked.setConvertedStatus('Open - Not Contacted');
Assert.isTrue(Database.convertLead(asked, false).getErrors()[0].getMessage().startsWith('invalid convertedStatus')); Assert.areEqual(0, [SELECT COUNT() FROM Account]);
Database.convertLead(conversion(one)); try { Database.convertLead(conversion(one)); Assert.fail(); } catch (DmlException e) { Assert.areEqual(StatusCode.CANNOT_UPDATE_CONVERTED_LEAD, e.getDmlType(0)); }`,
                // Apex Reference, BusinessHours.
                hours: `BusinessHours open = [SELECT Id FROM BusinessHours WHERE IsDefault = TRUE]; Datetime noon = Datetime.newInstance(2026, 11, 20, 12, 0, 0);
Assert.areEqual(noon.addHours(30), BusinessHours.add(open.Id, noon, 30 * 3600000L)); Assert.areEqual(-3600000L, BusinessHours.diff(open.Id, noon.addHours(1), noon)); Assert.isTrue(BusinessHours.isWithin(open.Id, noon)); Assert.areEqual(noon, BusinessHours.nextStartDate(open.Id, noon));`,
                // Apex Reference, Approval: locked records are changed by who may modify all data only.
                locked: `Account one = new Account(Name = 'a'); insert one; Approval.lock(one); Assert.isTrue(Approval.isLocked(one.Id)); one.Name = 'b'; update one;
User other = person(); System.runAs(other) { Database.SaveResult result = Database.update(new Account(Id = one.Id, Name = 'c'), false); Assert.areEqual(StatusCode.ENTITY_IS_LOCKED, result.getErrors()[0].getStatusCode()); }
Approval.unlock(one.Id); System.runAs(other) { update new Account(Id = one.Id, Name = 'c'); }`,
                noProcess: `Account one = new Account(Name = 'a'); insert one; Approval.ProcessSubmitRequest asked = new Approval.ProcessSubmitRequest(); asked.setObjectId(one.Id); asked.setComments('x'); Assert.areEqual('x', asked.getComments());
try { Approval.process(asked); Assert.fail(); } catch (DmlException e) { Assert.isTrue(e.getMessage().contains('NO_APPLICABLE_PROCESS')); }`,
                noDuplicates: `Assert.areEqual(0, Datacloud.FindDuplicates.findDuplicates(new List<Account>{ new Account(Name = 'a') })[0].getDuplicateResults().size());`,
                noSite: `Assert.areEqual(null, Network.getNetworkId()); Assert.areEqual(null, Site.getSiteId()); Assert.isTrue(Site.isValidUsername('a@example.com')); Assert.isFalse(Site.isValidUsername('a'));`,
                // SOAP API, emptyRecycleBin(): "they can be queried using queryAll() for some time".
                emptied: `Account one = new Account(Name = 'a'); insert one; delete one; Database.emptyRecycleBin(one); Assert.isTrue([SELECT IsDeleted FROM Account ALL ROWS].IsDeleted);`,
                // Apex Developer Guide, "Mixed DML Operations in Test Methods".
                mixed: `System.runAs(new User(Id = UserInfo.getUserId())) { insert new UserRole(Name = 'r', DeveloperName = 'r'); insert new Account(Name = 'a'); }`,
                // Apex Reference, TestBroker.deliver.
                delivered: `Database.SaveResult result = EventBus.publish(new Told__e(Text__c = 'x')); Assert.areNotEqual(null, EventBus.getOperationId(result)); Assert.areEqual(0, [SELECT COUNT() FROM Account]);
Test.getEventBus().deliver(); Assert.areEqual('x', [SELECT Name FROM Account].Name); Test.getEventBus().deliver(); Assert.areEqual(1, [SELECT COUNT() FROM Account]);`
            },
            {
                'objects/Told__e/Told__e.object-meta.xml': `<?xml version="1.0" encoding="UTF-8"?><CustomObject xmlns="http://soap.sforce.com/2006/04/metadata"><deploymentStatus>Deployed</deploymentStatus><eventType>HighVolume</eventType><label>Told</label><pluralLabel>Told</pluralLabel><publishBehavior>PublishAfterCommit</publishBehavior><fields><fullName>Text__c</fullName><label>Text</label><length>20</length><type>Text</type></fields></CustomObject>`,
                'triggers/Told.trigger': `trigger Told on Told__e (after insert) { for (Told__e one : Trigger.new) { insert new Account(Name = one.Text__c); } }`
            },
            `static Lead lead() { Lead one = new Lead(LastName = 'Doe', Company = 'Acme', City = 'Boulder'); insert one; return one; }
static Database.LeadConvert conversion(Lead one) { Database.LeadConvert asked = new Database.LeadConvert(); asked.setLeadId(one.Id); asked.setConvertedStatus([SELECT MasterLabel FROM LeadStatus WHERE IsConverted = TRUE].MasterLabel); return asked; }
static User person() { User one = new User(LastName = 'p', Alias = 'p', Email = 'p@example.com', Username = 'p@example.com', ProfileId = [SELECT Id FROM Profile WHERE Name = 'Standard User'].Id, TimeZoneSidKey = 'GMT', LocaleSidKey = 'en_US', LanguageLocaleKey = 'en_US', EmailEncodingKey = 'UTF-8'); insert one; return one; }`
        )
    ).toEqual({});
});
