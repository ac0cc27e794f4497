// What public projects rely on. Each line says where the rule comes from; where it is a project's own tests, that is said.
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { apexSources } from '../apex/sources.ts';
import { openOrg } from '../org.ts';
import { apexBodies, apexFailures, apexTests } from './apex-tests.ts';
import { runTests } from './test-runner.ts';

const picklist = `<?xml version="1.0" encoding="UTF-8"?>
<CustomObject xmlns="http://soap.sforce.com/2006/04/metadata"><label>Job</label><pluralLabel>Jobs</pluralLabel><deploymentStatus>Deployed</deploymentStatus><nameField><label>Name</label><type>Text</type></nameField><sharingModel>Private</sharingModel>
<fields><fullName>Kind__c</fullName><label>Kind</label><type>Picklist</type><valueSet><restricted>true</restricted><valueSetDefinition><sorted>false</sorted><value><fullName>Full Time</fullName><default>false</default><label>Full Time</label></value></valueSetDefinition></valueSet></fields>
<fields><fullName>Shift__c</fullName><label>Shift</label><type>Picklist</type><valueSet><controllingField>Kind__c</controllingField><restricted>true</restricted><valueSetDefinition><sorted>false</sorted><value><fullName>Early</fullName><default>true</default><label>Early</label></value><value><fullName>Never</fullName><default>false</default><label>Never</label></value></valueSetDefinition><valueSettings><controllingFieldValue>Full Time</controllingFieldValue><valueName>Early</valueName></valueSettings></valueSet></fields>
<fields><fullName>Paid__c</fullName><label>Paid</label><type>Checkbox</type><defaultValue>false</defaultValue></fields>
<fields><fullName>Rate__c</fullName><label>Rate</label><type>Picklist</type><valueSet><controllingField>Paid__c</controllingField><restricted>true</restricted><valueSetDefinition><sorted>false</sorted><value><fullName>High</fullName><default>false</default><label>High</label></value></valueSetDefinition><valueSettings><controllingFieldValue>checked</controllingFieldValue><valueName>High</valueName></valueSettings></valueSet></fields>
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
                // SOAP API Developer Guide, PicklistEntry: "each bit indicates a controlling value"; its JSON is the only way of Apex to it, and
                // "gAAA" is the first one (salesforce.stackexchange.com/questions/4462). For the order of its keys no source was found.
                dependentPicklists: `Assert.areEqual('[{"active":true,"defaultValue":true,"label":"Early","validFor":"gAAA","value":"Early"},{"active":true,"defaultValue":false,"label":"Never","validFor":"AAAA","value":"Never"}]', JSON.serialize(Job__c.Shift__c.getDescribe().getPicklistValues()));
Assert.areEqual('[{"active":true,"defaultValue":false,"label":"High","validFor":"QAAA","value":"High"}]', JSON.serialize(Job__c.Rate__c.getDescribe().getPicklistValues()));
Assert.areEqual('[{"active":true,"defaultValue":false,"label":"Full Time","value":"Full Time"}]', JSON.serialize(Job__c.Kind__c.getDescribe().getPicklistValues()));`,
                defaultOfPicklist: `Assert.areEqual('Normal', (String) Task.Priority.getDescribe().getDefaultValue());`,
                // Apex Developer Guide: tokens are "a lightweight, serializable reference"; what else fails is in jobs/schedule.test.ts.
                resultsFromJson: `Database.LeadConvertResult lead = (Database.LeadConvertResult) JSON.deserialize('{"success":false,"leadId":"00Q000000000001AAA","errors":[{"message":"m","statusCode":"REQUIRED_FIELD_MISSING"}]}', Database.LeadConvertResult.class);
Assert.isFalse(lead.isSuccess()); Assert.areEqual('m', lead.getErrors()[0].getMessage());
Approval.LockResult locked = (Approval.LockResult) JSON.deserialize('{"success":true,"id":"001000000000001AAA"}', Approval.LockResult.class);
Assert.isTrue(locked.isSuccess()); Assert.areEqual('001000000000001AAA', locked.getId());
Approval.ProcessResult done = (Approval.ProcessResult) JSON.deserialize('{"success":true,"entityId":"001000000000001AAA"}', Approval.ProcessResult.class);
Assert.isTrue(done.isSuccess()); Assert.areEqual('001000000000001AAA', done.getEntityId());`,
                // Ids that tests put together themselves: their last three characters tell nothing (NebulaLogger, apex-starter-pack).
                madeUpIds: `Id one = '001000000000000001'; Id two = '001000000000000002'; Assert.areNotEqual(one, two);
Assert.areEqual(2, new Map<Id, Account>(new List<Account>{ new Account(Id = one), new Account(Id = two) }).size());
Assert.areEqual(0, [SELECT COUNT() FROM Account WHERE Id = '001000000000000000']);`,
                fieldOfOther: `SObjectException caught; try { new Contact().get(Account.Site); } catch (SObjectException e) { caught = e; } Assert.areEqual('Account.Site does not belong to SObject type Contact', caught.getMessage());`,
                objectFromJson: `JSONException caught; try { JSON.deserialize('{"a":1}', Map<String, Object>.class); } catch (JSONException e) { caught = e; } Assert.areEqual('Apex Type unsupported in JSON: Object', caught.getMessage());`,
                // Search.query binds variables of the code that calls it, as Database.query does (Program Management).
                bindsOfSearch: `insert new Account(Name = 'findme'); Account one = [SELECT Id FROM Account]; Test.setFixedSearchResults(new List<Id>{ one.Id });
String words = 'findme'; String text = 'FIND :words IN ALL FIELDS RETURNING Account(Id)'; Assert.areEqual(one.Id, Search.query(text)[0][0].Id);`,
                madeUpIdFromJson: `Account one = (Account) JSON.deserialize('{"attributes":{"type":"Account"},"Id":"somebody"}', SObject.class); Assert.areEqual('somebody', (String) one.get('Id'));`,
                // Of a page the records that are still there; the next index of the last page is 0 (salesforce-platform-playground).
                pages: `List<Account> some = new List<Account>{ new Account(Name = 'a'), new Account(Name = 'b'), new Account(Name = 'c') }; insert some;
Database.PaginationCursor cursor = Database.getPaginationCursor('SELECT Name FROM Account ORDER BY Name', AccessLevel.SYSTEM_MODE); delete some[1];
Database.CursorFetchResult page = cursor.fetchPage(0, 2); Assert.areEqual(2, page.getRecords().size()); Assert.areEqual('c', (String) page.getRecords()[1].get('Name'));
Assert.areEqual(1, page.getNumDeletedRecords()); Assert.isTrue(page.isDone()); Assert.areEqual(0, page.getNextIndex());
Assert.areEqual(1, cursor.fetchPage(0, 1).getNextIndex());`,
                // "Cursors in queueable Apex": a job brings its cursor along.
                cursorOfJob: `insert new List<Account>{ new Account(Name = 'a'), new Account(Name = 'b') };
Test.startTest(); System.enqueueJob(new Job()); Test.stopTest(); Assert.areEqual(2, [SELECT COUNT() FROM Contact]);`,
                // A job brings its options and its access along (kerndx).
                optionsOfJob: `Test.startTest(); System.enqueueJob(new Careful()); Test.stopTest(); Assert.areEqual(1, [SELECT COUNT() FROM Contact WHERE LastName = '3 true']);`,
                // Its own name is the token of the object, or of the field where only that fits (kerndx).
                typeOrField: `Schema.SObjectType type = RecordType.SObjectType; Assert.areEqual('RecordType', String.valueOf(type)); Assert.areEqual('SobjectType', nameOf(RecordType.SobjectType));`,
                locatorAsIterable: `Iterable<SObject> rows = Database.getQueryLocator('SELECT Id FROM Account'); Assert.isFalse(rows.iterator().hasNext());`,
                tokensOfMembers: `Schema.DescribeFieldResult told = Account.Name.getDescribe(); Assert.areEqual(Account.SObjectType, told.SObjectType); Database.Error error = Database.insert(new Account(), false).getErrors()[0]; Assert.isFalse(error instanceof Database.DuplicateError);`,
                filledFromDescribe: `Assert.isFalse(User.LocaleSidKey.getDescribe().getPicklistValues().isEmpty()); Assert.isFalse(User.TimeZoneSidKey.getDescribe().getPicklistValues().isEmpty());`,
                leastOfTwoKinds: `Decimal a = 2; Double b = 1.5; Assert.areEqual(1.5, Math.min(a, b)); Assert.areEqual(2, Math.max(a, b));`,
                longToDatetime: `Assert.areEqual(Datetime.newInstanceGmt(1970, 1, 1, 0, 0, 1), Datetime.valueOf(1000L));`,
                sessions: `Assert.areEqual(0, [SELECT LoginHistory.Application FROM AuthSession WHERE IsCurrent = TRUE].size());`,
                upsertByName: `SObjectException caught; try { Database.upsert(new Account(Name = 'a'), Account.Name); } catch (SObjectException e) { caught = e; } Assert.isTrue(caught != null);`,
                // A value is found whatever its case, and saved as it is defined (Summit Events App).
                caseOfPicklist: `Job__c one = new Job__c(Name = 'a', Kind__c = 'full time'); insert one; Assert.areEqual('Full Time', [SELECT Kind__c FROM Job__c].Kind__c);`,
                sharingReason: `Job__c one = new Job__c(Name = 'a'); insert one; User other = person('en_US');
insert new Job__Share(ParentId = one.Id, UserOrGroupId = other.Id, AccessLevel = 'Read', RowCause = Schema.Job__Share.RowCause.Reviewer__c);
Assert.areEqual('Reviewer__c', [SELECT RowCause FROM Job__Share WHERE UserOrGroupId = :other.Id].RowCause);`
            },
            JOB,
            `static String nameOf(Schema.SObjectField field) { return field.getDescribe().getName(); }
class Careful implements Queueable { AsyncOptions options = new AsyncOptions(); AccessLevel level = AccessLevel.USER_MODE; Careful() { options.MaximumQueueableStackDepth = 3; }
public void execute(QueueableContext c) { insert new Contact(LastName = options.MaximumQueueableStackDepth + ' ' + (level == AccessLevel.USER_MODE)); } }
class Job implements Queueable { Database.Cursor rows = Database.getCursor('SELECT Name FROM Account');
public void execute(QueueableContext c) { for (SObject one : rows.fetch(0, 2)) { insert new Contact(LastName = (String) one.get('Name')); } } }
class Shape { public String kind; public String city; public transient String hidden; public String name; Shape(String kind, String city) { this.kind = kind; this.city = city; } }
static User person(String locale) { User one = new User(LastName = 'p', Alias = 'p', Email = 'p@example.com', Username = 'p' + locale + '@example.com', ProfileId = [SELECT Id FROM Profile WHERE Name = 'Standard User'].Id, TimeZoneSidKey = 'GMT', LocaleSidKey = locale, LanguageLocaleKey = 'en_US', EmailEncodingKey = 'UTF-8'); insert one; return one; }`
        )
    ).toEqual({});
});

test('what is wrong stays wrong', () => {
    expect(
        apexBodies(
            {
                otherValue: `insert new Job__c(Name = 'a', Kind__c = 'no such kind');`,
                undeleted: `Account one = new Account(Name = 'a'); insert one; delete one; Database.emptyRecycleBin(one); undelete one;`,
                // The front end of Salesforce takes this(…) inside of a block; no source says what an org does then.
                chainedLater: `Assert.areEqual(1, new Chained(0).made); new Chained(1);`
            },
            JOB,
            'class Chained { Integer made = 1; Chained() { made++; } Chained(Integer i) { if (i == 1) { this(); } } }'
        )
    ).toEqual({
        chainedLater: 'Unsupported: this(…) inside of a block of a constructor',
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
                // What the tests of the login pages' controllers, which Salesforce ships, say of an org.
                noLoginOfASite: `Auth.AuthConfiguration own = new Auth.AuthConfiguration(Network.getNetworkId(), '/start'); Assert.isTrue(own.getUsernamePasswordEnabled()); Assert.isFalse(own.getSelfRegistrationEnabled()); Assert.areEqual(null, own.getSelfRegistrationUrl()); Assert.areEqual('/start', own.getStartUrl());
Assert.isFalse(new Auth.AuthConfiguration('https://example.my.site.com', '').isCommunityUsingSiteAsContainer());
try { new PageReference((String) null); Assert.fail(); } catch (NullPointerException e) { Assert.areEqual('Argument 1 cannot be null', e.getMessage()); }`,
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

test('XML, formulas in memory, static resources, list views, filters of lookups, formulas over owners', () => {
    expect(
        apexFailures(
            {
                // Apex Reference, Dom.XmlNode: a namespace is declared where no element around it does.
                built: `Dom.Document one = new Dom.Document(); Dom.XmlNode root = one.createRootElement('Envelope', 'urn:e', 'e'); Dom.XmlNode body = root.addChildElement('Body', 'urn:e', null);
body.setAttribute('n', 'a"b'); body.addChildElement('x', null, null).addTextNode('1 < 2'); body.addCommentNode('c'); Dom.XmlNode gone = body.addChildElement('gone', null, null); Assert.isTrue(body.removeChild(gone));
String xml = one.toXmlString(); Assert.isTrue(xml.endsWith('<e:Envelope xmlns:e="urn:e"><e:Body n="a&quot;b"><x>1 &lt; 2</x><!--c--></e:Body></e:Envelope>'), xml);
Dom.Document again = new Dom.Document(); again.load(' ' + xml); body = again.getRootElement().getChildElement('Body', 'urn:e'); Assert.areEqual(2, body.getChildren().size()); Assert.areEqual(Dom.XmlNodeType.COMMENT, body.getChildren()[1].getNodeType()); Assert.areEqual('n', body.getAttributeKeyAt(0));
HttpRequest request = new HttpRequest(); request.setBodyDocument(one); Assert.areEqual('Envelope', request.getBodyDocument().getRootElement().getName());`,
                // Apex Reference, XmlStreamReader.
                read: `XmlStreamReader reader = new XmlStreamReader('<a k="v"><b>t</b></a>'); List<String> seen = new List<String>();
while (reader.hasNext()) { reader.next(); seen.add(reader.getEventType().name() + (reader.hasName() ? ' ' + reader.getLocalName() : reader.hasText() ? ' ' + reader.getText() : '')); if (reader.isStartElement() && reader.getAttributeCount() > 0) { Assert.areEqual('v', reader.getAttributeValue(null, 'k')); } }
Assert.areEqual(new List<String>{ 'START_ELEMENT a', 'START_ELEMENT b', 'CHARACTERS t', 'END_ELEMENT b', 'END_ELEMENT a', 'END_DOCUMENT' }, seen);`,
                recalculated: `Item__c one = new Item__c(Amount__c = 2); Assert.isTrue(Formula.recalculateFormulas(new List<Item__c>{ one })[0].isSuccess()); Assert.areEqual(4, one.Twice__c);`,
                ownersName: `Item__c one = new Item__c(Name = 'a'); insert one; Assert.areEqual(UserInfo.getUserEmail(), [SELECT Owner_Email__c FROM Item__c].Owner_Email__c);`,
                resource: `StaticResource one = [SELECT Body, ContentType FROM StaticResource WHERE Name = 'Items']; Assert.areEqual('text/csv', one.ContentType); Assert.isTrue(one.Body.toString().startsWith('Name')); Assert.isTrue(PageReference.forResource('Items').getUrl().endsWith('/Items'));`,
                // Apex Developer Guide, "Loading Test Data".
                loaded: `List<Item__c> some = (List<Item__c>) Test.loadData(Item__c.SObjectType, 'Items'); Assert.areEqual(2, some.size()); Assert.areEqual('a, "b"', some[0].Name); Assert.areEqual(3, some[1].Amount__c); Assert.areEqual(2, [SELECT COUNT() FROM Item__c]);`,
                views: `Assert.areEqual(1, [SELECT COUNT() FROM ListView WHERE SobjectType = 'Account' AND DeveloperName = 'AllAccounts']); Assert.areEqual(0, [SELECT COUNT() FROM ApexPage]);`,
                // Salesforce Help, "Lookup Filters".
                filtered: `Item__c open = new Item__c(Name = 'open', Open__c = true); Item__c closed = new Item__c(Name = 'closed'); insert new List<Item__c>{ open, closed };
insert new Item__c(Name = 'child', Related__c = open.Id); Database.SaveResult result = Database.insert(new Item__c(Name = 'other', Related__c = closed.Id), false);
Assert.areEqual(StatusCode.FIELD_FILTER_VALIDATION_EXCEPTION, result.getErrors()[0].getStatusCode()); Assert.areEqual('Only open ones.', result.getErrors()[0].getMessage());`,
                ids: `Assert.areEqual('001000000000001', '001000000000001AAA'); Assert.areNotEqual('001000000000001', '001000000000002AAA');`
            },
            {
                'objects/Item__c/Item__c.object-meta.xml': `<?xml version="1.0" encoding="UTF-8"?><CustomObject xmlns="http://soap.sforce.com/2006/04/metadata"><label>Item</label><pluralLabel>Items</pluralLabel><deploymentStatus>Deployed</deploymentStatus><nameField><label>Name</label><type>Text</type></nameField><sharingModel>ReadWrite</sharingModel>
<fields><fullName>Amount__c</fullName><label>Amount</label><type>Number</type><precision>4</precision><scale>0</scale></fields>
<fields><fullName>Twice__c</fullName><label>Twice</label><type>Number</type><precision>4</precision><scale>0</scale><formula>Amount__c * 2</formula></fields>
<fields><fullName>Owner_Email__c</fullName><label>Owner</label><type>Text</type><formula>Owner:User.Email</formula></fields>
<fields><fullName>Open__c</fullName><label>Open</label><type>Checkbox</type><defaultValue>false</defaultValue></fields>
<fields><fullName>Related__c</fullName><label>Related</label><type>Lookup</type><referenceTo>Item__c</referenceTo><relationshipName>Items</relationshipName><lookupFilter><active>true</active><errorMessage>Only open ones.</errorMessage><filterItems><field>Item__c.Open__c</field><operation>equals</operation><value>True</value></filterItems><isOptional>false</isOptional></lookupFilter></fields></CustomObject>`,
                'staticresources/Items.csv': 'Name,Amount__c\n"a, ""b""",\nc,3\n',
                'staticresources/Items.resource-meta.xml': `<?xml version="1.0" encoding="UTF-8"?><StaticResource xmlns="http://soap.sforce.com/2006/04/metadata"><cacheControl>Public</cacheControl><contentType>text/csv</contentType></StaticResource>`
            }
        )
    ).toEqual({});
});

test('classes, levels, settings, rules over other records, events that are published at once', () => {
    expect(
        apexFailures(
            {
                ownInner: `Assert.areEqual(2, new Frame().two());`,
                iterators: `Iterator<Object> all = (Iterator<Object>) new List<Integer>{ 1 }.iterator(); Assert.areEqual(1, all.next());`,
                levels: `Assert.isTrue(LoggingLevel.ERROR.ordinal() > LoggingLevel.INFO.ordinal()); Assert.areEqual(0, LoggingLevel.NONE.ordinal());`,
                // Settings without an owner are the organization's (AnimalShelterStarter).
                ownerOfSettings: `insert new Setting__c(Text__c = 'x'); Assert.areEqual('x', Setting__c.getOrgDefaults().Text__c);`,
                // Salesforce Help, VLOOKUP.
                sameName: `insert new Unique__c(Name = 'a'); Assert.isFalse(Database.insert(new Unique__c(Name = 'A'), false).isSuccess()); insert new Unique__c(Name = 'b');`,
                locked: `insert new Account(Name = 'a'); Assert.areEqual(1, [SELECT Name FROM Account WITH SECURITY_ENFORCED FOR UPDATE].size());`,
                // Apex Reference, Limits.getPublishImmediateDML.
                published: `EventBus.publish(new Now__e()); Assert.areEqual(1, Limits.getPublishImmediateDml()); Assert.areEqual(0, Limits.getDmlStatements());`
            },
            {
                'classes/Frame.cls': `public virtual class Frame extends Frame.Base { public Integer two() { return one() + 1; } public abstract class Base { public Integer one() { return 1; } } }`,
                'objects/Setting__c/Setting__c.object-meta.xml': `<?xml version="1.0" encoding="UTF-8"?><CustomObject xmlns="http://soap.sforce.com/2006/04/metadata"><customSettingsType>Hierarchy</customSettingsType><label>Setting</label><fields><fullName>Text__c</fullName><label>Text</label><length>20</length><type>Text</type></fields></CustomObject>`,
                'objects/Now__e/Now__e.object-meta.xml': `<?xml version="1.0" encoding="UTF-8"?><CustomObject xmlns="http://soap.sforce.com/2006/04/metadata"><deploymentStatus>Deployed</deploymentStatus><eventType>HighVolume</eventType><label>Now</label><pluralLabel>Now</pluralLabel><publishBehavior>PublishImmediately</publishBehavior></CustomObject>`,
                'objects/Unique__c/Unique__c.object-meta.xml': `
<?xml version="1.0" encoding="UTF-8"?><CustomObject xmlns="http://soap.sforce.com/2006/04/metadata"><label>Unique</label><pluralLabel>Unique</pluralLabel><deploymentStatus>Deployed</deploymentStatus><nameField><label>Name</label><type>Text</type></nameField><sharingModel>ReadWrite</sharingModel>
<validationRules><fullName>Once</fullName><active>true</active><errorConditionFormula>LOWER(Name) = LOWER(VLOOKUP($ObjectType.Unique__c.Fields.Name, $ObjectType.Unique__c.Fields.Name, Name))</errorConditionFormula><errorMessage>There already.</errorMessage></validationRules></CustomObject>`
            }
        )
    ).toEqual({});
});

test('a project with a namespace, links, and a package installed for administrators', () => {
    const folder = mkdtempSync(join(tmpdir(), 'installed-'));
    const write = (path: string, text: string): void => writeFileSync(join(folder, path), text);
    try {
        mkdirSync(join(folder, 'force-app/classes'), { recursive: true });
        mkdirSync(join(folder, 'force-app/objects/Thing__c/fields'), { recursive: true });
        mkdirSync(join(folder, 'force-app/permissionsets'));
        mkdirSync(join(folder, 'more'));
        symlinkSync(join(folder, 'force-app/classes'), join(folder, 'more/classes'));
        write(
            'sfdx-project.json',
            JSON.stringify({ packageDirectories: [{ path: 'force-app' }, { path: 'more' }], namespace: 'shop' })
        );
        write(
            'force-app/objects/Thing__c/Thing__c.object-meta.xml',
            '<?xml version="1.0" encoding="UTF-8"?><CustomObject xmlns="http://soap.sforce.com/2006/04/metadata"><label>Thing</label><pluralLabel>Things</pluralLabel><deploymentStatus>Deployed</deploymentStatus><nameField><label>Name</label><type>Text</type></nameField><sharingModel>ReadWrite</sharingModel><fields><fullName>Size__c</fullName><label>Size</label><length>20</length><type>Text</type></fields></CustomObject>'
        );
        write(
            'force-app/permissionsets/Shop.permissionset-meta.xml',
            '<?xml version="1.0" encoding="UTF-8"?><PermissionSet xmlns="http://soap.sforce.com/2006/04/metadata"><label>Shop</label><hasActivationRequired>false</hasActivationRequired></PermissionSet>'
        );
        write(
            'force-app/classes/ShopTest.cls',
            `@IsTest private class ShopTest { @IsTest static void sees() {
insert new shop__Thing__c(Name = 'a', shop__Size__c = 'L'); Assert.areEqual('L', (String) Database.query('SELECT shop__Size__c FROM shop__Thing__c WITH USER_MODE')[0].get('shop__Size__c'));
Assert.areEqual(1, [SELECT COUNT() FROM PermissionSetAssignment WHERE AssigneeId = :UserInfo.getUserId() AND PermissionSet.Name = 'Shop']); } }`
        );
        expect(apexSources([folder]).map((one) => one.name)).toEqual(['ShopTest']);
        const outcomes = [true, false].map((installed) => {
            const org = openOrg({ projectDirs: [folder], file: ':memory:', cacheFolder: null, installed });
            try {
                const [result] = runTests(
                    org,
                    () => true,
                    () => undefined
                );
                return result!.message ?? result!.outcome;
            } finally {
                org.store.close();
            }
        });
        expect(outcomes).toEqual(['Pass', expect.stringContaining('Size__c')]);
    } finally {
        rmSync(folder, { recursive: true });
    }
});

test('a batch that a batch starts when it finishes runs in stopTest; what a scheduled job starts does not', () => {
    const batch = (
        name: string,
        finish: string
    ): string => `public class ${name} implements Database.Batchable<SObject> {
        public Iterable<SObject> start(Database.BatchableContext c) { return new List<SObject>{ new Account(Name = '${name}') }; }
        public void execute(Database.BatchableContext c, List<SObject> some) { insert some; }
        public void finish(Database.BatchableContext c) { ${finish} } }`;
    expect(
        apexFailures(
            {
                chained: `Test.startTest(); Database.executeBatch(new First()); Test.stopTest();
Assert.areEqual(1, [SELECT COUNT() FROM Account WHERE Name = 'First']); Assert.areEqual(1, [SELECT COUNT() FROM Account WHERE Name = 'Second']);`,
                scheduled: `Test.startTest(); System.schedule('x', '0 0 0 1 1 ? 2099', new Timer()); Test.stopTest();
Assert.areEqual(0, [SELECT COUNT() FROM Account]);`
            },
            {
                'classes/First.cls': batch('First', 'Database.executeBatch(new Second());'),
                'classes/Second.cls': batch('Second', ''),
                'classes/Timer.cls':
                    'public class Timer implements Schedulable { public void execute(SchedulableContext c) { Database.executeBatch(new Second()); } }'
            }
        )
    ).toEqual({});
});

test('what another package has is missing where it is used; the rest of the project runs', () => {
    const object =
        '<CustomObject xmlns="http://soap.sforce.com/2006/04/metadata"><label>Trip</label><pluralLabel>Trips</pluralLabel><deploymentStatus>Deployed</deploymentStatus><nameField><label>Name</label><type>Text</type></nameField><sharingModel>Private</sharingModel><fields><fullName>Hotel__c</fullName><label>Hotel</label><type>Lookup</type><referenceTo>Hotel__c</referenceTo><relationshipName>Trips</relationshipName></fields></CustomObject>';
    const files = {
        'objects/Trip__c/Trip__c.object-meta.xml': object,
        'objects/Robot/Robot.object-meta.xml': '<CustomObject xmlns="http://soap.sforce.com/2006/04/metadata"/>',
        'customMetadata/Setting.One.md-meta.xml':
            '<CustomMetadata xmlns="http://soap.sforce.com/2006/04/metadata"><label>One</label></CustomMetadata>'
    };
    expect(apexFailures({ trip: `insert new Trip__c(Name = 'a');` }, files)).toEqual({});
    expect(apexBodies({ none: `Object o = Setting__mdt.getAll();` }, files)['none']).toContain('Setting__mdt');
});

test('a formula with a mistake, which a deployment refuses, stops only what reads it', () => {
    const results = apexBodies(
        {
            saved: `insert new Account(Name = 'a'); Assert.areEqual('a', [SELECT Name FROM Account].Name);`,
            read: `insert new Account(Name = 'a'); Assert.isNotNull([SELECT Size__c FROM Account].Size__c);`,
            ruled: `insert new Contact(LastName = 'a');`
        },
        {
            'objects/Account/fields/Size__c.field-meta.xml':
                '<CustomField><fullName>Size__c</fullName><label>Size</label><type>Number</type><precision>9</precision><scale>0</scale><formula>Nowhere__c + 1</formula></CustomField>',
            'objects/Contact/validationRules/Odd.validationRule-meta.xml':
                '<ValidationRule><fullName>Odd</fullName><active>true</active><errorConditionFormula>Nowhere__c = 1</errorConditionFormula><errorMessage>Odd</errorMessage></ValidationRule>'
        }
    );
    const missing = expect.stringContaining('Field Nowhere__c does not exist');
    expect(results).toEqual({ saved: 'Pass', read: missing, ruled: missing });
});

// The classes of every site write ApexPages.PageReference; SalesforceLabs/Milestones-PM is of API 20.0.
test('methods stand in other classes before API 28.0, and PageReference has a second name', () => {
    const old = (name: string, apiVersion: number): Record<string, string> => ({
        [`classes/${name}.cls`]: `public class ${name} {
            public static ApexPages.PageReference page() { PageReference same = Page.Home; return same; }
            static testMethod void tests() { System.assertEquals('/apex/home', page().getUrl().toLowerCase()); }
        }`,
        [`classes/${name}.cls-meta.xml`]: `<?xml version="1.0" encoding="UTF-8"?><ApexClass xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>${apiVersion}.0</apiVersion></ApexClass>`
    });
    const page = {
        'pages/Home.page': '<apex:page></apex:page>',
        'pages/Home.page-meta.xml':
            '<?xml version="1.0" encoding="UTF-8"?><ApexPage xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>27.0</apiVersion><label>Home</label></ApexPage>'
    };
    expect(apexTests({ ...page, ...old('Before', 27) })).toEqual({ 'Before.tests': 'Pass' });
    expect(apexTests({ ...page, ...old('Since', 28) })).toEqual({
        'Since.tests': expect.stringContaining('Defining type for testMethod methods must be declared as IsTest')
    });
});

test('a query on a field that only the platform computes breaks its method, not its class', () => {
    expect(
        apexBodies({
            other: 'Assert.areEqual(1, 1);',
            counts: 'Integer n = [SELECT COUNT() FROM Profile WHERE PermissionsManageInteraction = TRUE];',
            groups: 'List<AggregateResult> some = [SELECT COUNT(Id) n FROM Profile WHERE PermissionsManageInteraction = TRUE];',
            asks: 'List<Profile> some = [SELECT Id FROM Profile WHERE PermissionsManageInteraction = TRUE]; Assert.areEqual(0, some.size());'
        })
    ).toEqual({
        other: 'Pass',
        counts: expect.stringContaining('Unsupported: the field Profile.PermissionsManageInteraction'),
        groups: expect.stringContaining('Unsupported: the field Profile.PermissionsManageInteraction'),
        asks: expect.stringContaining('Unsupported: the field Profile.PermissionsManageInteraction')
    });
});

// Tests of public projects: sosl-lib, lwc-utils, test-data-factory.
test('searches with snippets, formulas of objects without any, maps that take records again, empty addresses', () => {
    expect(
        apexFailures({
            found: `insert new Account(Name = 'findme'); Test.setFixedSearchResults(new List<Id>{ [SELECT Id FROM Account].Id });
Search.SearchResults results = Search.find('FIND \\'findme\\' IN ALL FIELDS RETURNING Account WITH SNIPPET (target_length=120)', AccessLevel.SYSTEM_MODE);
Assert.areEqual([SELECT Id FROM Account].Id, results.get('Account')[0].getSObject().Id); Assert.areEqual(0, results.get('Contact').size());`,
            noFormulas: `Assert.areEqual(0, Formula.recalculateFormulas(new List<SObject>{ new Account(Name = 'a') }).size());`,
            again: `Account one = new Account(Id = '001000000000001AAA', Name = 'a'); Map<Id, Account> known = new Map<Id, Account>{ one.Id => new Account() };
known.putAll(new List<Account>{ one }); Assert.areEqual('a', known.get(one.Id).Name);
Exception caught; try { known.putAll(new List<Account>{ one, one }); } catch (ListException e) { caught = e; } Assert.areEqual('Row with duplicate Id at index: 1', caught.getMessage());`,
            noParent: `Contact one = new Contact(LastName = 'a'); one.Account = null; Assert.isTrue(one.getPopulatedFieldsAsMap().containsKey('Account'));`,
            address: `Assert.areEqual(null, new Address().getCity());`
        })
    ).toEqual({});
    expect(
        apexBodies({ highlighted: `Search.query('FIND \\'a\\' RETURNING Account WITH HIGHLIGHT');` })['highlighted']
    ).toContain('Unsupported: SOSL WITH clause');
});

// Lists of other numbers (apex-lambda): a list that is made on the spot is made of the wider numbers; which other list an org would
// see through both variables no source says.
test('a list of numbers is taken for one of wider numbers where nobody else holds it', () => {
    expect(
        apexBodies({
            made: `List<Double> some = new List<Decimal>(); some.add(1.5); Assert.areEqual(2.5, some[0] + 1);
List<Long> more = new List<Integer>{ 1, null }; Assert.areEqual(2147483648L, more[0] + 2147483647); Assert.areEqual(null, more[1]);`,
            takenIn: `List<Integer> few = new List<Integer>{ 1 }; List<Decimal> all = new List<Decimal>{ 0.5 }; all.addAll(few); Assert.areEqual(1.5, all[0] + all[1]);`,
            held: `List<Integer> few = new List<Integer>{ 1 }; List<Decimal> all = few;`
        })
    ).toEqual({ made: 'Pass', takenIn: 'Pass', held: 'Unsupported: a List<Integer> that becomes a List<Decimal>' });
});

// SalesforceLabs: MyV2MOM reads the feed of a custom object, Configurable-Self-Registration makes picklists for the App Builder.
test('feeds of custom objects compile, and are refused where they are read; rows of dynamic picklists', () => {
    const object = picklist.replace('<sharingModel>', '<enableFeeds>true</enableFeeds><sharingModel>');
    expect(
        apexBodies(
            {
                feed: `List<Job__Feed> feed = [SELECT Id, ParentId, (SELECT CommentBody FROM FeedComments) FROM Job__Feed]; Integer n = feed[0].FeedComments.size();`,
                rows: `VisualEditor.DynamicPickListRows rows = new VisualEditor.DynamicPickListRows(); rows.addRow(new VisualEditor.DataRow('Full', 'f'));
rows.addAllRows(new List<VisualEditor.DataRow>{ new VisualEditor.DataRow('Part', 'p', true) });
Assert.areEqual(2, rows.size()); Assert.areEqual('p', (String) rows.get(1).getValue()); Assert.isTrue(rows.getDataRows()[1].isSelected());
rows.setContainsAllRows(true); Assert.isTrue(rows.containsAllRows());`
            },
            { 'objects/Job__c/Job__c.object-meta.xml': object }
        )
    ).toEqual({ feed: 'Unsupported: queries on Job__Feed', rows: 'Pass' });
    expect(apexBodies({ feed: `List<Job__Feed> feed;` }, JOB)['feed']).toContain('Invalid type: Job__Feed');
});

// SalesforceLabs: ClusterAnalysis drives its batches by hand, and reads numbers out of maps that have none. What an org calls the
// binds of a query in brackets is in its debug logs (`:tmpVar1`).
test('a batch is started through its interface, and a locator tells its query', () => {
    const batch = (start: string): string => `public class Job implements Database.Batchable<SObject> {
    private String name = 'a';
    public ${start}
    public void execute(Database.BatchableContext context, List<SObject> rows) {}
    public void finish(Database.BatchableContext context) {}
}`;
    const locator = `Database.QueryLocator start(Database.BatchableContext context) {
        return Database.getQueryLocator([SELECT Id FROM Account WHERE Name = :name AND Site IN :new List<String>{ name }]); }`;
    const started = `Database.Batchable<SObject> job = new Job(); Database.QueryLocator rows = (Database.QueryLocator) job.start(null);
Assert.areEqual('SELECT Id FROM Account WHERE Name = :tmpVar1 AND Site IN :tmpVar2', rows.getQuery()); Assert.isFalse(rows.iterator().hasNext());`;
    const made = `Database.getQueryLocator(new List<Account>()).getQuery();`;
    expect(apexBodies({ started, made }, { 'classes/Job.cls': batch(locator) })).toEqual({
        started: 'Pass',
        made: 'Unsupported: QueryLocator.getQuery of a list that no query gave'
    });
    const none = batch('Database.QueryLocator begin(Database.BatchableContext context) { return null; }');
    expect(apexBodies({ started }, { 'classes/Job.cls': none })['started']).toContain(
        'must implement the method: Database.QueryLocator Database.Batchable<SObject>.start(Database.BatchableContext)'
    );
});

test('numbers that a map does not have are null', () => {
    const none = `Map<String, Object> values = new Map<String, Object>();
Assert.isNull(Double.valueOf(values.get('x'))); Assert.isNull(Long.valueOf(values.get('x'))); Assert.isNull(Integer.valueOf(values.get('x')));`;
    expect(apexBodies({ none, text: `String none; Double.valueOf(none);` })).toEqual({
        none: 'Pass',
        text: 'System.NullPointerException: Argument cannot be null.'
    });
});

test('a site that is not there has no login configuration', () => {
    expect(
        apexFailures({
            configured: `new Auth.AuthConfiguration((Id) '0DB000000000001AAA', '');`,
            providers: `new Auth.AuthConfiguration('https://example.my.site.com', '').getAuthProviders();`
        })
    ).toEqual({
        configured: expect.stringContaining('the local org has no sites'),
        providers: expect.stringContaining('Unsupported: Auth.AuthConfiguration.getAuthProviders()')
    });
});
