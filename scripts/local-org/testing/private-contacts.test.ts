import { apexFailures } from './apex-tests.ts';

const xml = (type: string, content: string): string =>
    `<?xml version="1.0" encoding="UTF-8"?><${type} xmlns="http://soap.sforce.com/2006/04/metadata">${content}</${type}>`;

/** Everybody reads contacts, everybody may edit those that a rule shares: as open as it can be. */
const open = (model: string): Record<string, string> => ({
    'objects/Contact/Contact.object-meta.xml': xml('CustomObject', `<sharingModel>${model}</sharingModel>`),
    'permissionsets/All.permissionset-meta.xml': xml(
        'PermissionSet',
        '<label>All</label><objectPermissions><allowCreate>false</allowCreate><allowDelete>false</allowDelete><allowEdit>false</allowEdit><allowRead>true</allowRead><modifyAllRecords>false</modifyAllRecords><object>Contact</object><viewAllRecords>true</viewAllRecords></objectPermissions>'
    )
});
const RULES = {
    'sharingRules/Contact.sharingRules-meta.xml': xml(
        'SharingRules',
        '<sharingOwnerRules><fullName>To_All</fullName><accessLevel>Edit</accessLevel><label>To all</label><sharedTo><allInternalUsers/></sharedTo><sharedFrom><allInternalUsers/></sharedFrom></sharingOwnerRules>'
    )
};

const MEMBERS = `
static User person(String name, Id roleId) {
    User made = new User(LastName = name, Alias = name, Email = name + '@example.com', Username = name + '@private.example',
        ProfileId = [SELECT Id FROM Profile WHERE Name = 'Standard User'].Id, UserRoleId = roleId, TimeZoneSidKey = 'America/Denver',
        LocaleSidKey = 'en_US', EmailEncodingKey = 'UTF-8', LanguageLocaleKey = 'en_US');
    System.runAs(new User(Id = UserInfo.getUserId())) { insert made; }
    return made;
}
static Contact saved(String name, Boolean hasAccount, User owner) {
    Account one = new Account(Name = 'Acme', OwnerId = owner.Id);
    insert one;
    Contact made = new Contact(LastName = name, AccountId = hasAccount ? one.Id : null, OwnerId = owner.Id);
    insert made;
    return made;
}
static String seenBy(User reader) {
    System.runAs(reader) {
        List<String> names = new List<String>();
        for (Contact one : [SELECT LastName FROM Contact WITH USER_MODE ORDER BY LastName]) { names.add(one.LastName); }
        return String.join(names, ',');
    }
    return null;
}`;

// Salesforce Help, "Considerations for Sharing and Accessing Contacts" and article 000384762: whatever the default and the rules say, a contact
// without an account is for its owner, administrators, and who has View All Records or View All Data; not for those above in the hierarchy.
test.each(['ControlledByParent', 'Private', 'Read', 'ReadWrite'])('contacts without an account: %s', (model) => {
    const people = `UserRole top = new UserRole(Name = 'top', DeveloperName = 'top_role');
System.runAs(new User(Id = UserInfo.getUserId())) { insert top; }
UserRole below = new UserRole(Name = 'below', DeveloperName = 'below_role', ParentRoleId = top.Id);
System.runAs(new User(Id = UserInfo.getUserId())) { insert below; }
User boss = person('boss', top.Id); User owner = person('owner', below.Id);
saved('private', false, owner); saved('shared', true, owner);`;
    expect(
        apexFailures(
            {
                owner: `${people} Assert.areEqual('private,shared', seenBy(owner));`,
                above: `${people} Assert.areEqual('shared', seenBy(boss));`,
                another: `${people} Assert.areEqual('${model === 'Private' ? '' : 'shared'}', seenBy(person('other', null)));`,
                administrator: `${people} Assert.areEqual(2, [SELECT COUNT() FROM Contact WITH USER_MODE]);`,
                viewAll: `${people} User reader = person('all', null);
System.runAs(new User(Id = UserInfo.getUserId())) { insert new PermissionSetAssignment(AssigneeId = reader.Id, PermissionSetId = [SELECT Id FROM PermissionSet WHERE Name = 'All'].Id); }
Assert.areEqual('private,shared', seenBy(reader));`,
                systemMode: `${people} System.runAs(person('other', null)) { Assert.areEqual(2, [SELECT COUNT() FROM Contact WITH SYSTEM_MODE]); }`,
                getsAnAccount: `${people} Contact one = [SELECT Id FROM Contact WHERE LastName = 'private'];
one.AccountId = [SELECT Id FROM Account LIMIT 1].Id; update one; Assert.areEqual('private,shared', seenBy(boss));`
            },
            open(model),
            MEMBERS
        )
    ).toEqual({});
});

test('no rule shares a contact without an account, and nobody else edits it', () => {
    const people = `User owner = person('owner', null); User other = person('other', null);
Contact hidden = saved('private', false, owner); Contact seen = saved('shared', true, owner);`;
    expect(
        apexFailures(
            {
                read: `${people} Assert.areEqual('shared', seenBy(other));`,
                edited: `${people} System.runAs(other) { update as user new Contact(Id = seen.Id, Title = 't'); }`,
                refused: `${people} System.runAs(other) { Database.SaveResult result = Database.update(new Contact(Id = hidden.Id, Title = 't'), false, AccessLevel.USER_MODE);
Assert.isFalse(result.isSuccess()); }`,
                own: `${people} System.runAs(owner) { update as user new Contact(Id = hidden.Id, Title = 't'); }`,
                lookup: `${people} System.runAs(other) { Database.SaveResult result = Database.insert(new Case(ContactId = hidden.Id), false, AccessLevel.USER_MODE);
Assert.isFalse(result.isSuccess()); }`
            },
            { ...open('Private'), ...RULES },
            MEMBERS
        )
    ).toEqual({});
});
