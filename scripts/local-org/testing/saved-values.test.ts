import { fieldXml, objectXml } from '../database/testing.ts';
import { apexFailures } from './apex-tests.ts';

const files = {
    'objects/Thing__c.object': objectXml(
        'Thing',
        [
            fieldXml('Text__c', 'Text', '<length>20</length>'),
            fieldXml('Code__c', 'Text', '<length>20</length><required>true</required>'),
            fieldXml('Long__c', 'LongTextArea', '<length>1000</length><visibleLines>3</visibleLines>'),
            fieldXml('Rich__c', 'Html', '<length>1000</length><visibleLines>10</visibleLines>'),
            fieldXml('Mail__c', 'Email'),
            fieldXml('When__c', 'DateTime'),
            fieldXml('Day__c', 'Date'),
            fieldXml('Clock__c', 'Time'),
            fieldXml('Price__c', 'Currency', '<precision>10</precision><scale>2</scale>'),
            fieldXml('Count__c', 'Number', '<precision>6</precision><scale>0</scale>'),
            fieldXml(
                'Color__c',
                'Picklist',
                '<valueSet><restricted>true</restricted><valueSetDefinition><sorted>false</sorted><value><fullName>Red</fullName><default>false</default><label>Red</label></value></valueSetDefinition></valueSet>'
            )
        ].join('')
    )
};
const members = `
    static Thing__c saved(Thing__c one) {
        one.Code__c = one.Code__c == null ? 'c' : one.Code__c;
        insert one;
        return [SELECT Name, Text__c, Code__c, Long__c, Rich__c, Mail__c, When__c, Day__c, Clock__c, Price__c, Count__c, Color__c, CreatedDate FROM Thing__c WHERE Id = :one.Id];
    }
    static String errorOf(Thing__c one) {
        one.Code__c = one.Code__c == null ? 'c' : one.Code__c;
        Database.SaveResult result = Database.insert(one, false);
        return result.isSuccess() ? 'saved' : result.getErrors()[0].getStatusCode() + ' ' + result.getErrors()[0].getFields();
    }`;

const failures = (bodies: Record<string, string>): Record<string, string> => apexFailures(bodies, files, members);

// Pull requests 485 and 1453 of Salesforce's Data Loader: the server trims half-width spaces, not full-width ones; rich text keeps its own.
// That long text and line breaks are trimmed as other text and other white space are: from experience, no document found.
test('text is trimmed when it is saved', () => {
    const found = failures({
        both: `Thing__c one = saved(new Thing__c(Name = '  a b  ', Text__c = '  b ')); Assert.areEqual('a b|b', one.Name + '|' + one.Text__c);`,
        updated: `Thing__c one = saved(new Thing__c(Text__c = 'a')); one.Text__c = ' z '; update one; Assert.areEqual('z', [SELECT Text__c FROM Thing__c].Text__c);`,
        onlySpaces: `Assert.areEqual(null, saved(new Thing__c(Text__c = '   ')).Text__c);`,
        longText: `Assert.areEqual('a', saved(new Thing__c(Long__c = ' a\\n')).Long__c);`,
        richText: `Assert.areEqual(' a ', saved(new Thing__c(Rich__c = ' a ')).Rich__c);`,
        fullWidth: `Assert.areEqual('\\u3000a', saved(new Thing__c(Text__c = '\\u3000a ')).Text__c);`,
        email: `Assert.areEqual('a@example.invalid', saved(new Thing__c(Mail__c = ' a@example.invalid ')).Mail__c);`,
        spacesDoNotCountAsLength: `Assert.areEqual(20, saved(new Thing__c(Text__c = 'x'.repeat(20) + '   ')).Text__c.length());`,
        person: `insert new Contact(FirstName = ' A ', LastName = ' B '); Assert.areEqual('A B', [SELECT Name FROM Contact].Name);`,
        requiredField: `Assert.areEqual('REQUIRED_FIELD_MISSING (Code__c)', errorOf(new Thing__c(Code__c = '  ')));`,
        requiredName: `Assert.areEqual(false, Database.insert(new Account(Name = '   '), false).isSuccess());`,
        notInMemory: `Thing__c one = new Thing__c(Code__c = ' c '); insert one; Assert.areEqual(' c ', one.Code__c);`
    });
    expect(found).toEqual({});
});

// albasfdc.com, 2016: date/time fields do not store milliseconds. Time fields do (Object Reference, Primitive Data Types).
test('date/time fields hold whole seconds', () => {
    const found = failures({
        custom: `Assert.areEqual(1600000000000L, saved(new Thing__c(When__c = Datetime.newInstance(1600000000999L))).When__c.getTime());`,
        before1970: `Assert.areEqual(-2000L, saved(new Thing__c(When__c = Datetime.newInstance(-1001L))).When__c.getTime());`,
        equality: `Datetime at = Datetime.newInstance(1600000000999L); Assert.areNotEqual(at, saved(new Thing__c(When__c = at)).When__c);`,
        audit: `Assert.areEqual(0, saved(new Thing__c()).CreatedDate.millisecond());`,
        createdDate: `Thing__c one = saved(new Thing__c()); Test.setCreatedDate(one.Id, Datetime.newInstance(1600000000999L)); Assert.areEqual(1600000000000L, [SELECT CreatedDate FROM Thing__c].CreatedDate.getTime());`,
        closedCase: `insert new Case(Status = 'Closed'); Assert.areEqual(0, [SELECT ClosedDate FROM Case].ClosedDate.millisecond());`,
        clock: `Assert.areEqual(999, saved(new Thing__c(Clock__c = Time.newInstance(1, 2, 3, 999))).Clock__c.millisecond());`
    });
    expect(found).toEqual({});
});

// SOQL and SOSL Reference, Minimum and Maximum Dates; the status is told in salesforce.stackexchange question 339236, the text is ours.
test('dates lie between the years 1700 and 4000', () => {
    const found = failures({
        tooEarly: `Assert.areEqual('FIELD_INTEGRITY_EXCEPTION (Day__c)', errorOf(new Thing__c(Day__c = Date.newInstance(1699, 12, 31))));`,
        first: `Assert.areEqual('saved', errorOf(new Thing__c(Day__c = Date.newInstance(1700, 1, 1))));`,
        last: `Assert.areEqual('saved', errorOf(new Thing__c(Day__c = Date.newInstance(4000, 12, 31))));`,
        tooLate: `Assert.areEqual('FIELD_INTEGRITY_EXCEPTION (Day__c)', errorOf(new Thing__c(Day__c = Date.newInstance(4001, 1, 1))));`,
        instants: `Assert.areEqual('saved', errorOf(new Thing__c(When__c = Datetime.newInstanceGmt(4000, 12, 31))));
            Assert.areEqual('FIELD_INTEGRITY_EXCEPTION (When__c)', errorOf(new Thing__c(When__c = Datetime.newInstanceGmt(4000, 12, 31, 0, 0, 1))));`,
        standard: `Assert.areEqual(false, Database.insert(new Contact(LastName = 'a', Birthdate = Date.newInstance(202, 1, 1)), false).isSuccess());`
    });
    expect(found).toEqual({});
});

// "Salesforce does not round values provided through the API (e.g., REST API, Apex, Data Loader)": Help 000385689 about currencies,
// 000387302 about numbers; what a query gives for fewer decimal places than the field has is from experience.
test('numbers keep the decimal places they are saved with', () => {
    const found = failures({
        currency: `Assert.areEqual('1.234', String.valueOf(saved(new Thing__c(Price__c = 1.234)).Price__c));`,
        fewer: `Assert.areEqual('5.00', String.valueOf(saved(new Thing__c(Price__c = 5)).Price__c));`,
        none: `Assert.areEqual(55991.5, saved(new Thing__c(Count__c = 55991.50)).Count__c);`,
        divided: `Assert.areEqual(3.3333, saved(new Thing__c(Price__c = 10.0 / 3)).Price__c.setScale(4));`,
        whole: `Assert.areEqual('7', String.valueOf(saved(new Thing__c(Count__c = 7)).Count__c));`,
        condition: `saved(new Thing__c(Price__c = 1.234)); Assert.areEqual(1, [SELECT COUNT() FROM Thing__c WHERE Price__c = 1.234]); Assert.areEqual(0, [SELECT COUNT() FROM Thing__c WHERE Price__c = 1.23]);`,
        sum: `insert new List<Thing__c>{ new Thing__c(Code__c = 'c', Price__c = 0.1), new Thing__c(Code__c = 'c', Price__c = 0.2), new Thing__c(Code__c = 'c', Price__c = 0.005) };
            Assert.areEqual(0.305, (Decimal) [SELECT SUM(Price__c) s FROM Thing__c][0].get('s'));`,
        tooLarge: `Assert.areEqual('NUMBER_OUTSIDE_VALID_RANGE (Count__c)', errorOf(new Thing__c(Count__c = 1234567.5)));`
    });
    expect(found).toEqual({});
});

test('the value of a restricted picklist is trimmed before it is looked for', () => {
    const found = failures({
        spaces: `Assert.areEqual('Red', saved(new Thing__c(Color__c = ' Red ')).Color__c);`,
        onlySpaces: `Assert.areEqual(null, saved(new Thing__c(Color__c = ' ')).Color__c);`,
        another: `Assert.areEqual('INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST (Color__c)', errorOf(new Thing__c(Color__c = 'Re d')));`
    });
    expect(found).toEqual({});
});
