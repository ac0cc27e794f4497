import { apexFailures } from './apex-tests.ts';

const item = (field: string, blank = 'NullNotAllowed', method = 'Exact'): string =>
    `<matchingRuleItems><blankValueBehavior>${blank}</blankValueBehavior><fieldName>${field}</fieldName><matchingMethod>${method}</matchingMethod></matchingRuleItems>`;
const matching = (name: string, items: string): string =>
    `<matchingRules><fullName>${name}</fullName><label>${name}</label>${items}<ruleStatus>Active</ruleStatus></matchingRules>`;
const rule = (
    match: string,
    { insert = 'Block', update = 'Block', active = true, text = '', operations = '' } = {}
): string => `<DuplicateRule xmlns="http://soap.sforce.com/2006/04/metadata"><actionOnInsert>${insert}</actionOnInsert>
<actionOnUpdate>${update}</actionOnUpdate>${text === '' ? '' : `<alertText>${text}</alertText>`}
<duplicateRuleMatchRules><matchRuleSObjectType>Contact</matchRuleSObjectType><matchingRule>${match}</matchingRule></duplicateRuleMatchRules>
<isActive>${active}</isActive><masterLabel>${match}</masterLabel>${operations}<securityOption>BypassSharingRules</securityOption><sortOrder>1</sortOrder></DuplicateRule>`;

const FILES = {
    'matchingRules/Contact.matchingRule-meta.xml': `<MatchingRules xmlns="http://soap.sforce.com/2006/04/metadata">
${matching('Same_Mail', item('Email'))}${matching('Same_Name', item('LastName') + item('Department', 'MatchBlanks'))}${matching('Like_Phone', item('Phone', 'NullNotAllowed', 'Phone'))}${matching('Same_Title', item('Title'))}</MatchingRules>`,
    'duplicateRules/Contact.Mail.duplicateRule-meta.xml': rule('Same_Mail'),
    'duplicateRules/Contact.Name.duplicateRule-meta.xml': rule('Same_Name', {
        insert: 'Allow',
        update: 'Allow',
        text: 'There is one already.',
        operations: '<operationsOnInsert>Alert</operationsOnInsert><operationsOnUpdate>Report</operationsOnUpdate>'
    }),
    'duplicateRules/Contact.Phone.duplicateRule-meta.xml': rule('Like_Phone'),
    'duplicateRules/Contact.Title.duplicateRule-meta.xml': rule('Same_Title', { active: false })
};

const MEMBERS = `
static Contact person(String name) { return new Contact(LastName = name); }
static String saved(Contact one, Boolean allow) {
    Database.DMLOptions options = new Database.DMLOptions();
    options.DuplicateRuleHeader.AllowSave = allow;
    options.OptAllOrNone = false;
    Database.SaveResult result = one.Id == null ? Database.insert(one, options) : Database.update(one, options);
    return result.isSuccess() ? 'saved' : result.getErrors()[0].getStatusCode() + ' ' + result.getErrors()[0].getMessage();
}`;

const blocked = 'DUPLICATES_DETECTED Use one of these records?';

// The sources are beside the code; a table worked out by hand: what is saved already, what is saved then, and what becomes of it.
test('records that rules find to be there already', () => {
    expect(
        apexFailures(
            {
                blocks: `insert new Contact(LastName = 'A', Email = 'a@x.example');
Assert.areEqual('${blocked}', saved(new Contact(LastName = 'B', Email = 'A@x.example'), false));
Assert.areEqual('${blocked}', saved(new Contact(LastName = 'B', Email = 'a@x.example'), true), 'no option opens a block');
Assert.areEqual('saved', saved(new Contact(LastName = 'B', Email = 'b@x.example'), false));`,
                alerts: `insert person('A');
Assert.areEqual('DUPLICATES_DETECTED There is one already.', saved(person('A'), false));
Assert.areEqual('saved', saved(person('A'), true), 'an alert is passed');
Assert.areEqual('saved', saved(new Contact(LastName = 'A', Department = 'Other'), false), 'every field counts');`,
                blanks: `insert new Contact(LastName = 'A', Department = 'D'); insert person('B');
Assert.areEqual('saved', saved(person('A'), false), 'a blank is not a value');
Assert.areEqual('DUPLICATES_DETECTED There is one already.', saved(person('B'), false), 'two blanks are the same where the rule says so');
Assert.areEqual('saved', saved(new Contact(LastName = 'C', Email = null), false), 'else they are not');`,
                together: `insert new List<Contact>{ new Contact(LastName = 'A', Email = 'a@x.example'), new Contact(LastName = 'B', Email = 'a@x.example') };
Assert.areEqual(2, [SELECT COUNT() FROM Contact], 'not among those of one statement');`,
                changed: `insert new Contact(LastName = 'A', Email = 'a@x.example'); Contact other = new Contact(LastName = 'B', Email = 'b@x.example'); insert other;
other.Department = 'D'; Assert.areEqual('saved', saved(other, false), 'itself is no duplicate');
other.Email = 'a@x.example'; Assert.areEqual('${blocked}', saved(other, false));
other.Email = 'b@x.example'; other.LastName = 'A'; other.Department = null; Assert.areEqual('saved', saved(other, false), 'only reported');`,
                statement: `insert new Contact(LastName = 'A', Email = 'a@x.example');
try { insert new Contact(LastName = 'B', Email = 'a@x.example'); Assert.fail('blocked'); }
catch (DmlException refusal) { Assert.areEqual('Insert failed. First exception on row 0; first error: DUPLICATES_DETECTED, Use one of these records?: []', refusal.getMessage()); }`,
                gone: `Contact one = new Contact(LastName = 'A', Email = 'a@x.example'); insert one; delete one;
Assert.areEqual('saved', saved(new Contact(LastName = 'B', Email = 'a@x.example'), false));`,
                inactiveAndFuzzy: `insert new Contact(LastName = 'A', Title = 'T', Phone = '1');
Assert.areEqual('saved', saved(new Contact(LastName = 'B', Title = 'T', Phone = '1'), false), 'inactive; and one that is told at the start');`
            },
            FILES,
            MEMBERS
        )
    ).toEqual({});
});
