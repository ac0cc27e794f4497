import { apexDifferences, apexFailures, refusal } from './apex-tests.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<CustomObject xmlns="http://soap.sforce.com/2006/04/metadata">';
const TEXT = '<fields><fullName>Text__c</fullName><label>Text</label><type>Text</type><length>20</length></fields>';
const PROJECT = {
    'objects/Levels__c/Levels__c.object-meta.xml': `${HEAD}<label>Levels</label><customSettingsType>Hierarchy</customSettingsType><visibility>Public</visibility>${TEXT}</CustomObject>`,
    'objects/Named__c/Named__c.object-meta.xml': `${HEAD}<label>Named</label><customSettingsType>List</customSettingsType><visibility>Public</visibility>${TEXT}</CustomObject>`
};
const CONTACT = `Contact c = new Contact(LastName = 'Hart', Account = new Account(Name = 'Acme'));`;
const QUERIED = `Account a = new Account(Name = 'Acme', NumberOfEmployees = 3); insert a; insert new Contact(LastName = 'Hart', AccountId = a.Id);`;
const thrown = (statement: string, message: string, type = 'SObjectException'): string =>
    `try { ${statement} Assert.fail(); } catch (${type} e) { Assert.areEqual('${message}', e.getMessage()); }`;

// Apex Reference Guide, class SObject; the messages are those of orgs' logs.
test('fields and relationships of a record by names that are texts or tokens', () => {
    const account = `new Account(Name = 'Acme')`;
    expect(
        apexDifferences(
            [
                [`${account}.get('NAME')`, "'Acme'"],
                [`${account}.get(Account.Name)`, "'Acme'"],
                [`${account}.get('Phone')`, 'null'],
                [`${account}.put('Name', 'Other')`, "'Acme'"],
                [`${account}.put(Account.Phone, '1')`, 'null'],
                [`${account}.isSet('name') && ${account}.isSet(Account.Name)`, 'true'],
                [`${account}.isSet('Phone') || ${account}.isSet(Account.Phone)`, 'false'],
                [`${account}.getSObjectType()`, 'Account.SObjectType'],
                [`${account}.equals(${account}) && ${account}.hashCode() == ${account}.hashCode()`, 'true'],
                [`${account}.equals(new Account(Name = 'acme')) || ${account}.equals('Acme')`, 'false'],
                [`${account}.equals(new Account(Name = 'Acme', Phone = '1'))`, 'false'],
                [`${account}.hashCode() == new Account(Name = 'Acme', Phone = '1').hashCode()`, 'false'],
                [`(SObject) ${account} == (SObject) new Contact(LastName = 'Acme')`, 'false'],
                [`new Set<Account>{ ${account}, ${account}, new Account() }.size()`, '2'],
                [`new Account(Name = 'a', Phone = null) == new Account(Name = 'a')`, 'true'],
                [
                    `String.valueOf(new Account(Name = 'Acme', NumberOfEmployees = 3))`,
                    "'Account:{Name=Acme, NumberOfEmployees=3}'"
                ],
                [`${account}.getPopulatedFieldsAsMap().keySet()`, "new Set<String>{ 'Name' }"],
                ['new Account().IsDeleted', 'false'],
                [`new Account(AnnualRevenue = 2).get('AnnualRevenue') instanceof Decimal`, 'true'],
                [`${account}.hasErrors() || ${account}.isClone()`, 'false'],
                [`${account}.getErrors().size()`, '0'],
                [`${account}.getQuickActionName()`, 'null'],
                [`${account}.clone().isClone()`, 'true'],
                [`${account}.getCloneSourceId()`, 'null'],
                [`new Account(Id = '001000000000001AAA').clone().Id`, 'null'],
                [
                    `new Account(Id = '001000000000001AAA').clone().getCloneSourceId()`,
                    "Id.valueOf('001000000000001AAA')"
                ],
                [`new Account(Id = '001000000000001AAA').clone(true).Id`, "Id.valueOf('001000000000001AAA')"],
                [`new Account(Id = '001000000000001AAA').clone(null).Id`, 'null']
            ],
            PROJECT
        )
    ).toEqual([]);
    const put = (type: string, field: string, value: string, given: string, wanted: string): string =>
        thrown(`new ${type}().put('${field}', ${value});`, `Illegal assignment from ${given} to ${wanted}`);
    expect(
        apexFailures(
            {
                values: `Opportunity o = new Opportunity(); Date day = Date.newInstance(2024, 2, 28);
o.put('Amount', 3); Assert.areEqual(3, o.Amount); o.put('Amount', 4L); Assert.areEqual(4, o.Amount);
o.put('Amount', Double.valueOf(2.5)); Assert.areEqual(2.5, o.Amount); o.put('Amount', 1.25); Assert.areEqual('1.25', String.valueOf(o.Amount));
o.put('CloseDate', day); Assert.areEqual(day, o.CloseDate); o.put('Amount', null); Assert.isNull(o.Amount); Assert.isTrue(o.isSet('Amount'));
Event e = new Event(); e.put('ActivityDateTime', day); Assert.areEqual(Datetime.newInstanceGmt(2024, 2, 28), e.ActivityDateTime);
e.put('ActivityDateTime', Datetime.newInstanceGmt(2024, 2, 28, 1, 2, 3)); Assert.areEqual(1, e.ActivityDateTime.hourGmt());
Account a = new Account(); a.put('NumberOfEmployees', 5); Assert.areEqual(5, a.NumberOfEmployees);
a.put('Id', '001000000000001'); Assert.areEqual('001000000000001AAA', a.Id);
BusinessHours h = new BusinessHours(); h.put('MondayStartTime', Time.newInstance(1, 0, 0, 0)); Assert.areEqual(1, h.MondayStartTime.hour());
ContentVersion v = new ContentVersion(); v.put('VersionData', Blob.valueOf('a')); Assert.areEqual('a', v.VersionData.toString());`,
                textOfNumber: put('Account', 'Name', '1', 'Integer', 'String'),
                textOfLong: put('Account', 'Name', '1L', 'Long', 'String'),
                numberOfText: put('Account', 'NumberOfEmployees', "'1'", 'String', 'Integer'),
                integerOfDecimal: put('Account', 'NumberOfEmployees', '1.5', 'Decimal', 'Integer'),
                decimalOfText: put('Opportunity', 'Amount', "'1'", 'String', 'Decimal'),
                decimalOfDate: put('Opportunity', 'Amount', 'Date.today()', 'Date', 'Decimal'),
                dateOfDatetime: put('Opportunity', 'CloseDate', 'Datetime.now()', 'Datetime', 'Date'),
                datetimeOfTime: put('Event', 'ActivityDateTime', 'Time.newInstance(1, 0, 0, 0)', 'Time', 'Datetime'),
                dateOfText: put('Opportunity', 'CloseDate', "'2024-02-28'", 'String', 'Date'),
                booleanOfText: put('Contact', 'HasOptedOutOfEmail', "'true'", 'String', 'Boolean'),
                textOfBoolean: put('Account', 'Name', 'true', 'Boolean', 'String'),
                textOfDouble: put('Account', 'Name', 'Double.valueOf(1)', 'Double', 'String'),
                textOfBlob: put('Account', 'Name', "Blob.valueOf('a')", 'Blob', 'String'),
                blobOfText: put('ContentVersion', 'VersionData', "'a'", 'String', 'Blob'),
                noField: refusal(
                    "new Account().get('Nothing__c')",
                    'Invalid field Nothing__c for Account',
                    'SObjectException'
                ),
                putNoField: thrown("new Account().put('Nothing__c', 1);", 'Invalid field Nothing__c for Account'),
                ofOther: refusal(
                    'new Account().get(Contact.LastName)',
                    'Contact.LastName does not belong to SObject type Account',
                    'SObjectException'
                ),
                nullName: refusal(
                    'new Account().get((String) null)',
                    'Argument cannot be null.',
                    'NullPointerException'
                ),
                putNullName: thrown(
                    'new Account().put((String) null, 1);',
                    'Argument cannot be null.',
                    'NullPointerException'
                ),
                formula: thrown(
                    "new Account().put('CreatedDate', Datetime.now());",
                    'Field CreatedDate is not editable'
                ),
                parent: `${CONTACT} Assert.areEqual('Acme', c.getSObject('ACCOUNT').get('Name')); Assert.areEqual('Acme', c.getSObject(Contact.AccountId).get('Name'));
Assert.isNull(new Contact().getSObject('Account'));
Assert.areEqual('Acme', c.putSObject('Account', new Account(Name = 'Other')).get('Name')); Assert.areEqual('Other', c.Account.Name);
Assert.areEqual('Other', c.putSObject(Contact.AccountId, null).get('Name')); Assert.isNull(c.Account);
Assert.areEqual(new Set<String>{ 'LastName', 'Account' }, c.getPopulatedFieldsAsMap().keySet());`,
                noParent: refusal(
                    "new Contact().getSObject('Nothing')",
                    'Invalid relationship Nothing for Contact',
                    'SObjectException'
                ),
                noParentField: refusal(
                    "new Contact().getSObject('LastName')",
                    'Invalid relationship LastName for Contact',
                    'SObjectException'
                ),
                putNoParent: refusal(
                    "new Contact().putSObject('LastName', new Account())",
                    'Invalid relationship LastName for Contact',
                    'SObjectException'
                ),
                nullParent: refusal(
                    'new Contact().getSObject((String) null)',
                    'Argument cannot be null.',
                    'NullPointerException'
                ),
                children: `${QUERIED} SObject one = [SELECT Name, (SELECT LastName FROM Contacts), (SELECT Name FROM Opportunities) FROM Account];
Assert.areEqual('Hart', one.getSObjects('CONTACTS')[0].get('LastName')); Assert.isNull(one.getSObjects('Opportunities'));
Assert.areEqual(0, ((Account) one).Opportunities.size()); Assert.areEqual(1, ((Account) one).Contacts.size());
Assert.isTrue(one.getPopulatedFieldsAsMap().keySet().containsAll(new Set<String>{ 'Id', 'Name', 'Contacts' })); Assert.areEqual(0, new Account().Contacts.size());`,
                noChildren: refusal(
                    "new Account().getSObjects('Account')",
                    'Invalid relationship Account for Account',
                    'SObjectException'
                ),
                nullChildren: refusal(
                    'new Account().getSObjects(null)',
                    'Argument cannot be null.',
                    'NullPointerException'
                ),
                unqueried: `${QUERIED} Account one = [SELECT Name FROM Account]; one.Phone = '1'; Assert.areEqual('1', one.Phone);
${thrown('Integer n = one.NumberOfEmployees;', 'SObject row was retrieved via SOQL without querying the requested field: Account.NumberOfEmployees')}
${thrown("one.get('NumberOfEmployees');", 'SObject row was retrieved via SOQL without querying the requested field: Account.NumberOfEmployees')}
${thrown('Integer n = one.Contacts.size();', 'SObject row was retrieved via SOQL without querying the requested field: Account.Contacts')}
Contact c = [SELECT LastName FROM Contact];
${thrown("c.getSObject('Account');", 'SObject row was retrieved via SOQL without querying the requested field: Contact.Account')}`,
                aggregate: `${QUERIED} AggregateResult row = [SELECT Name, COUNT(Id) total, MAX(NumberOfEmployees) FROM Account GROUP BY Name];
Assert.areEqual('Acme', row.get('name')); Assert.areEqual(1, row.get('total')); Assert.areEqual(3, row.get('expr0'));
${thrown("row.get('nothing');", 'Invalid field nothing for AggregateResult')}`,
                errors: `Account a = new Account(); a.addError('whole'); a.addError('Name', 'one'); a.addError(Account.Phone, 'two', false); a.addError(new IllegalArgumentException('three'));
Assert.isTrue(a.hasErrors()); Assert.areEqual(4, a.getErrors().size()); Assert.areEqual('whole', a.getErrors()[0].getMessage());
Assert.areEqual(0, a.getErrors()[0].getFields().size()); Assert.areEqual(new List<String>{ 'Name' }, a.getErrors()[1].getFields());
Assert.areEqual(new List<String>{ 'Phone' }, a.getErrors()[2].getFields()); Assert.areEqual('three', a.getErrors()[3].getMessage());
Assert.areEqual(StatusCode.FIELD_CUSTOM_VALIDATION_EXCEPTION, a.getErrors()[0].getStatusCode());`,
                options: `Account a = new Account(); Assert.isNull(a.getOptions()); Database.DMLOptions o = new Database.DMLOptions(); Assert.isNull(o.optAllOrNone);
o.optAllOrNone = false; o.duplicateRuleHeader.allowSave = true; o.emailHeader.triggerUserEmail = false; o.assignmentRuleHeader.useDefaultRule = true;
a.setOptions(o); Assert.areEqual(false, a.getOptions().optAllOrNone); Assert.isTrue(a.getOptions().duplicateRuleHeader.allowSave);
Assert.isFalse(o.emailHeader.triggerUserEmail); Assert.isNull(o.emailHeader.triggerOtherEmail); Assert.isTrue(o.assignmentRuleHeader.useDefaultRule);`,
                copies: `${QUERIED} Account one = [SELECT Name, CreatedDate FROM Account]; Account copied = one.clone(); Assert.isNull(copied.Id); Assert.isNull(copied.CreatedDate);
Assert.areEqual(one.CreatedDate, one.clone(true, false, true).CreatedDate); Assert.isNull(one.clone(true, false, false).CreatedDate);
Case c = new Case(Subject = 'x'); insert c; c = [SELECT CaseNumber, Subject FROM Case];
Assert.areEqual(c.CaseNumber, c.clone(false, false, false, true).CaseNumber); Assert.isNull(c.clone(false, false, false, false).CaseNumber);
${CONTACT.replace('Contact c', 'Contact d')} Contact deep = d.clone(false, true), flat = d.clone(false, false); deep.Account.Name = 'Other'; Assert.areEqual('Acme', d.Account.Name); flat.Account.Name = 'Flat'; Assert.areEqual('Flat', d.Account.Name);`,
                cleared: `Account a = new Account(Name = 'x'); a.clear(); Assert.isNull(a.Name); Assert.isFalse(a.isSet('Name'));`
            },
            PROJECT
        )
    ).toEqual({});
});

// Apex Reference Guide, Custom Settings Methods: list settings by name; of a hierarchy the user's, then the profile's, then the org's.
test('custom settings are read by name, and of a hierarchy by level', () => {
    const level = (owner: string, text: string): string =>
        `insert new Levels__c(SetupOwnerId = ${owner}, Text__c = '${text}');`;
    const all = `${level('UserInfo.getOrganizationId()', 'org')}${level('UserInfo.getProfileId()', 'profile')}`;
    expect(
        apexFailures(
            {
                none: `Assert.isNull(Levels__c.getInstance().Text__c); Assert.isNull(Levels__c.getOrgDefaults().Text__c); Assert.isNull(Levels__c.getValues(UserInfo.getUserId()));
Assert.areEqual(UserInfo.getUserId(), Levels__c.getInstance().SetupOwnerId); Assert.areEqual(UserInfo.getOrganizationId(), Levels__c.getOrgDefaults().SetupOwnerId);
Assert.isNull(Named__c.getInstance('a')); Assert.isNull(Named__c.getValues('a')); Assert.areEqual(0, Named__c.getAll().size());`,
                org: `${level('UserInfo.getOrganizationId()', 'org')} Assert.areEqual('org', Levels__c.getInstance().Text__c); Assert.areEqual('org', Levels__c.getOrgDefaults().Text__c);
Assert.areEqual('org', Levels__c.getInstance(UserInfo.getProfileId()).Text__c); Assert.areEqual('org', Levels__c.getValues(UserInfo.getOrganizationId()).Text__c);`,
                profile: `${all} Assert.areEqual('profile', Levels__c.getInstance().Text__c); Assert.areEqual('profile', Levels__c.getInstance(UserInfo.getProfileId()).Text__c);
Assert.areEqual('org', Levels__c.getOrgDefaults().Text__c); Assert.isNull(Levels__c.getValues(UserInfo.getUserId()));
Assert.areEqual('profile', Levels__c.getValues(UserInfo.getProfileId()).Text__c); Assert.areEqual('org', Levels__c.getInstance(UserInfo.getOrganizationId()).Text__c);`,
                user: `${all}${level('UserInfo.getUserId()', 'user')} Assert.areEqual('user', Levels__c.getInstance().Text__c); Assert.areEqual('user', Levels__c.getValues(UserInfo.getUserId()).Text__c);
Assert.areEqual('profile', Levels__c.getInstance(UserInfo.getProfileId()).Text__c);`,
                deleted: `${all} delete Levels__c.getValues(UserInfo.getProfileId()); Assert.areEqual('org', Levels__c.getInstance().Text__c);`,
                ofList: `insert new List<Named__c>{ new Named__c(Name = 'a', Text__c = '1'), new Named__c(Name = 'b', Text__c = '2') };
Assert.areEqual('1', Named__c.getInstance('a').Text__c); Assert.areEqual('2', Named__c.getValues('b').Text__c); Assert.areEqual(new Set<String>{ 'a', 'b' }, Named__c.getAll().keySet());
delete Named__c.getInstance('a'); Assert.isNull(Named__c.getInstance('a')); Assert.areEqual(1, Named__c.getAll().size()); Assert.isNull(Named__c.getInstance(null));`
            },
            PROJECT
        )
    ).toEqual({});
});

// Apex Reference Guide, classes Location and Address: "in miles or kilometers, mi or km"; a quarter of the equator is 10,007.5 km.
test('locations and addresses', () => {
    const near = (expression: string, expected: string): [string, string] => [
        `Math.abs(${expression} - ${expected}) < 1`,
        'true'
    ];
    const from = 'Location.newInstance(0, 0)';
    expect(
        apexDifferences([
            near(`Location.getDistance(${from}, Location.newInstance(0, 90), 'km')`, '10007.5'),
            near(`${from}.getDistance(Location.newInstance(90, 0), 'km')`, '10007.5'),
            near(`${from}.getDistance(Location.newInstance(0, -90), 'mi')`, '6218.4'),
            // San Francisco to New York: 4,129 km.
            near(
                "Location.getDistance(Location.newInstance(37.775, -122.418), Location.newInstance(40.714, -74.006), 'KM')",
                '4129'
            ),
            near(`${from}.getDistance(${from}, 'km')`, '0'),
            near("Location.newInstance(10, 20).getDistance(Location.newInstance(-10, -160), 'km')", '20015'),
            ['Location.newInstance(1.5, 2.5).getLatitude()', '1.5'],
            ['Location.newInstance(1.5, 2.5).getLongitude()', '2.5'],
            ['Location.newInstance(1.5, 2.5).latitude + Location.newInstance(1.5, 2.5).longitude', '4.0'],
            [
                `((Account) JSON.deserialize('{"BillingAddress":{"city":"Rome","latitude":41.9}}', Account.class)).BillingAddress.getCity()`,
                "'Rome'"
            ],
            [
                `((Account) JSON.deserialize('{"BillingAddress":{"city":"Rome","latitude":41.9}}', Account.class)).BillingAddress.getLatitude()`,
                '41.9'
            ],
            [
                `((Account) JSON.deserialize('{"BillingAddress":{"city":"Rome"}}', Account.class)).BillingAddress.getLatitude()`,
                'null'
            ]
        ])
    ).toEqual([]);
});

// Apex Developer Guide, Platform Cache: keys are alphanumeric, of at most 50 characters; values cannot be null.
test('partitions of the cache', () => {
    expect(
        apexFailures({
            org: `Cache.Org.put('a', 1); Assert.areEqual(1, Cache.Org.get('a')); Assert.isTrue(Cache.Org.contains('a')); Assert.isFalse(Cache.Org.contains('b')); Assert.isNull(Cache.Org.get('b'));
Assert.areEqual(new Set<String>{ 'a' }, Cache.Org.getKeys()); Assert.isTrue(Cache.Org.remove('a')); Assert.isFalse(Cache.Org.remove('a')); Assert.isFalse(Cache.Org.contains('a'));`,
            apart: `Cache.Session.put('a', 1); Assert.isFalse(Cache.Org.contains('a')); Assert.isTrue(Cache.Session.contains('a')); Assert.isTrue(Cache.Session.isAvailable());
Cache.OrgPartition one = Cache.Org.getPartition('local.One'); one.put('b', 2, 300); Assert.areEqual('One', one.getName());
Assert.areEqual(2, Cache.Org.getPartition('One').get('b')); Assert.isFalse(Cache.Org.getPartition('Two').contains('b')); Assert.isFalse(Cache.Session.getPartition('One').contains('b')); Assert.isFalse(Cache.Org.contains('b'));`,
            several: `Cache.OrgPartition one = Cache.Org.getPartition('One'); one.put('a', 1); one.put('c', 3, 300, Cache.Visibility.ALL, true);
Map<String, Boolean> there = one.contains(new Set<String>{ 'a', 'b' }); Assert.isTrue(there.get('a')); Assert.isFalse(there.get('b'));
Assert.areEqual(new Map<String, Object>{ 'a' => 1, 'c' => 3 }, one.get(new Set<String>{ 'a', 'b', 'c' })); Assert.areEqual(0, one.getCapacity());`,
            long: `Cache.Org.put('a'.repeat(50), 1); ${thrown("Cache.Org.put('a'.repeat(51), 1);", `Invalid cache key: ${'a'.repeat(51)}: it must be alphanumeric and at most 50 characters long`, 'Cache.InvalidParamException')}`,
            signs: thrown(
                "Cache.Org.get('a-b');",
                'Invalid cache key: a-b: it must be alphanumeric and at most 50 characters long',
                'Cache.InvalidParamException'
            ),
            nothing: thrown("Cache.Org.put('a', null);", 'Argument cannot be null.', 'NullPointerException')
        })
    ).toEqual({});
});
