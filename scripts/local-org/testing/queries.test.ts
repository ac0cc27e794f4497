import { apexBodies, apexTests } from './apex-tests.ts';

/** What the compiler says of a statement with some variables around it; `Pass` where it compiles and runs. */
function said(statements: Record<string, string>): Record<string, string> {
    const files = Object.fromEntries(
        Object.entries(statements).map(([name, statement]) => [
            `classes/${name}.cls`,
            `@IsTest private class ${name} { @IsTest static void run() {
String text; Id key; Integer count; Decimal amount; Boolean flag; Date day; Datetime moment; Account account; Object anything;
List<String> texts = new List<String>(); Set<Id> keys = new Set<Id>(); List<Integer> counts = new List<Integer>(); List<Account> accounts = new List<Account>();
${statement} } }`
        ])
    );
    return Object.fromEntries(
        Object.entries(apexTests(files)).map(([name, message]) => [name.split('.')[0]!, message.replace(/^\S+ /, '')])
    );
}

// The message: laceysnr.com/posts/bind-map-errors ("Invalid bind expression type of Set for column of type Id"). For a LIMIT no source was found.
test('binds have the type of what they are compared with', () => {
    const wrong = (type: string, column: string): string =>
        `Invalid bind expression type of ${type} for column of type ${column}`;
    expect(
        said({
            TextForNumber: 'List<Account> a = [SELECT Id FROM Account WHERE NumberOfEmployees = :text];',
            NumberForText: 'List<Account> a = [SELECT Id FROM Account WHERE Name LIKE :count];',
            NumbersForId: 'List<Account> a = [SELECT Id FROM Account WHERE Id IN :counts];',
            DayForId: 'List<Account> a = [SELECT Id FROM Account WHERE OwnerId IN (:day)];',
            FlagForDay: 'List<Opportunity> a = [SELECT Id FROM Opportunity WHERE CloseDate > :flag];',
            RecordForText: 'List<Account> a = [SELECT Id FROM Account WHERE Name = :account];',
            OfParents: 'List<Contact> a = [SELECT Id FROM Contact WHERE Account.Name = :amount];',
            OfChildren: 'List<Account> a = [SELECT Id, (SELECT Id FROM Contacts WHERE LastName = :day) FROM Account];',
            OfSemiJoins:
                'List<Account> a = [SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact WHERE LastName = :flag)];',
            Counted: 'Integer i = [SELECT COUNT() FROM Account WHERE Name = :moment];',
            SetInBrackets: 'List<Account> a = [SELECT Id FROM Account WHERE Id IN (:keys)];',
            TextForLimit: 'List<Account> a = [SELECT Id FROM Account LIMIT :text];',
            Texts: 'List<Account> a = [SELECT Id FROM Account WHERE Name IN :texts OR Name = :key OR Id = :text OR Id IN :texts];',
            Keys: 'List<Account> a = [SELECT Id FROM Account WHERE Id IN :keys OR Id IN :accounts OR ParentId = :account];',
            Numbers:
                'count = 1; amount = 1; List<Account> a = [SELECT Id FROM Account WHERE AnnualRevenue > :count OR NumberOfEmployees < :amount LIMIT :count];',
            Days: 'List<Account> a = [SELECT Id FROM Account WHERE CreatedDate > :day OR CreatedDate < :moment];',
            Anything: "anything = 'x'; List<Account> a = [SELECT Id FROM Account WHERE Name = :anything];"
        })
    ).toEqual({
        TextForNumber: wrong('String', 'Integer'),
        NumberForText: wrong('Integer', 'String'),
        NumbersForId: wrong('Integer', 'Id'),
        DayForId: wrong('Date', 'Id'),
        FlagForDay: wrong('Boolean', 'Date'),
        RecordForText: wrong('Account', 'String'),
        OfParents: wrong('Decimal', 'String'),
        OfChildren: wrong('Date', 'String'),
        OfSemiJoins: wrong('Boolean', 'String'),
        Counted: wrong('Datetime', 'String'),
        SetInBrackets: wrong('Set<Id>', 'Id'),
        TextForLimit: wrong('String', 'Integer'),
        Texts: 'Pass',
        Keys: 'Pass',
        Numbers: 'Pass',
        Days: 'Pass',
        Anything: 'Pass'
    });
});

test('binds of dynamic queries have the type of what they are compared with', () => {
    const query = (condition: string, value: string): string =>
        `Database.queryWithBinds('SELECT Id FROM Account WHERE ${condition}', new Map<String, Object>{ 'b' => ${value} }, AccessLevel.SYSTEM_MODE);`;
    const wrong = (type: string, column: string): string =>
        `System.QueryException: Invalid bind expression type of ${type} for column of type ${column}`;
    expect(
        apexBodies({
            text: query('Name = :b', '1'),
            number: query('NumberOfEmployees > :b', `'x'`),
            id: query('Id = :b', 'Date.today()'),
            ids: query('Id IN :b', 'new List<Integer>{ 1 }'),
            inBrackets: query('Id IN (:b)', 'new Set<Id>{ UserInfo.getUserId() }'),
            day: query('CreatedDate > :b', 'true'),
            pattern: query('Name LIKE :b', '1.5'),
            right: query('Id IN :b', 'new Set<Id>{ UserInfo.getUserId() }'),
            record: query('Id = :b', 'new Account()'),
            nothing: query('Name = :b', 'null')
        })
    ).toEqual({
        text: wrong('Integer', 'String'),
        number: wrong('String', 'Integer'),
        id: wrong('Date', 'Id'),
        ids: wrong('Integer', 'Id'),
        inBrackets: wrong('Set', 'Id'),
        day: wrong('Boolean', 'Datetime'),
        pattern: wrong('Decimal', 'String'),
        right: 'Pass',
        record: 'Pass',
        nothing: 'Pass'
    });
});

// SOQL and SOSL Reference, "Semi-Join and Anti-Join": at most two, ids on both sides, not on the outer object. The wording about types is that of
// `wrong.json`, the one about OR of a report on the web; for the number and for an outer field that is no id no wording was found.
test('semi-joins', () => {
    expect(
        said({
            OtherObject: 'List<Account> a = [SELECT Id FROM Account WHERE Id IN (SELECT OwnerId FROM Contact)];',
            OtherTarget: 'List<Contact> a = [SELECT Id FROM Contact WHERE AccountId NOT IN (SELECT Id FROM User)];',
            NoId: 'List<Contact> a = [SELECT Id FROM Contact WHERE LastName IN (SELECT AccountId FROM Opportunity)];',
            Or: `List<Account> a = [SELECT Id FROM Account WHERE Name = 'a' OR Id IN (SELECT AccountId FROM Contact)];`,
            Three: `List<Account> a = [SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact)
AND Id IN (SELECT AccountId FROM Opportunity) AND Id NOT IN (SELECT AccountId FROM Case)];`,
            Two: `List<Account> a = [SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact) AND OwnerId IN (SELECT Id FROM User)];`,
            OfSeveral: `List<Task> a = [SELECT Id FROM Task WHERE WhoId IN (SELECT Id FROM Contact)];`
        })
    ).toEqual({
        OtherObject: expect.stringContaining(
            "The selected field 'OwnerId' in the subquery and the left operand field in the where expression in the outer query 'Id' should point to the same object type"
        ),
        OtherTarget: expect.stringContaining('should point to the same object type'),
        NoId: expect.stringContaining("The left operand 'LastName' in the where expression"),
        Or: expect.stringContaining("Semi join sub-selects are not allowed with the 'OR' operator"),
        Three: expect.stringContaining('Maximum 2 semi join sub-selects are allowed'),
        Two: 'Pass',
        OfSeveral: 'Pass'
    });
});

// SOQL and SOSL Reference, TYPEOF: "typeOfField cannot reference a relationship field that is also referenced in the fieldList". Wording: ours.
test('a relationship stands in TYPEOF or in the field list', () => {
    expect(
        said({
            Both: 'List<Task> a = [SELECT What.Name, TYPEOF What WHEN Account THEN Phone END FROM Task];',
            BothAfter: 'List<Task> a = [SELECT TYPEOF What WHEN Account THEN Phone END, What.Type FROM Task];',
            Another: 'List<Task> a = [SELECT WhatId, Who.Name, TYPEOF What WHEN Account THEN Phone END FROM Task];'
        })
    ).toEqual({
        Both: expect.stringContaining('cannot be used in TYPEOF and in the field list: What'),
        BothAfter: expect.stringContaining('cannot be used in TYPEOF and in the field list: What'),
        Another: 'Pass'
    });
});

// Object Reference, ContentDocumentLink; the wording is quoted by wiki.sfxd.org. An org says so when the query runs.
test('links of files are asked for by file or record', () => {
    const refused = expect.stringContaining(
        "Implementation restriction: ContentDocumentLink requires a filter by a single Id on ContentDocumentId or LinkedEntityId using the equals operator or multiple Id's using the IN operator."
    );
    expect(
        apexBodies({
            none: `Database.query('SELECT Id FROM ContentDocumentLink');`,
            counted: `Integer i = [SELECT COUNT() FROM ContentDocumentLink];`,
            another: `List<ContentDocumentLink> all = [SELECT Id FROM ContentDocumentLink WHERE ShareType = 'V'];`,
            unequal: `List<ContentDocumentLink> all = [SELECT Id FROM ContentDocumentLink WHERE LinkedEntityId != :UserInfo.getUserId()];`,
            orAnother: `List<ContentDocumentLink> all = [SELECT Id FROM ContentDocumentLink WHERE LinkedEntityId = :UserInfo.getUserId() OR ShareType = 'V'];`,
            record: `List<ContentDocumentLink> all = [SELECT Id FROM ContentDocumentLink WHERE ShareType = 'V' AND LinkedEntityId = :UserInfo.getUserId()];`,
            files: `List<ContentDocumentLink> all = [SELECT Id FROM ContentDocumentLink WHERE ContentDocumentId IN :new Set<Id>()];`,
            records: `List<ContentDocumentLink> all = [SELECT Id FROM ContentDocumentLink WHERE LinkedEntityId IN (SELECT Id FROM Account)];`,
            children: `List<Account> all = [SELECT Id, (SELECT Id FROM ContentDocumentLinks) FROM Account];`
        })
    ).toEqual({
        none: refused,
        counted: refused,
        another: refused,
        unequal: refused,
        orAnother: refused,
        record: 'Pass',
        files: 'Pass',
        records: 'Pass',
        children: 'Pass'
    });
});

// Apex Developer Guide, Null Coalescing Operator: a query that finds nothing gives the record on the right of `??`.
test('a query before ?? gives its row, or what is on the right', () => {
    expect(
        apexBodies({
            none: `Account a = [SELECT Id FROM Account LIMIT 1] ?? new Account(Name = 'other'); Assert.areEqual('other', a.Name);`,
            one: `insert new Account(Name = 'own'); Account a = [SELECT Name FROM Account] ?? new Account(Name = 'other'); Assert.areEqual('own', a.Name);`,
            two: `insert new List<Account>{ new Account(Name = 'a'), new Account(Name = 'b') }; Account a = [SELECT Name FROM Account] ?? new Account();`,
            lists: `List<Account> a = [SELECT Id FROM Account] ?? new List<Account>{ new Account() }; Assert.areEqual(0, a.size());`,
            field: `Assert.areEqual('none', [SELECT Name FROM Account LIMIT 1]?.Name ?? 'none');`
        })
    ).toEqual({
        none: 'Pass',
        one: 'Pass',
        two: 'System.QueryException: List has more than 1 row for assignment to SObject',
        lists: 'Pass',
        field: 'Pass'
    });
});

test('comments of the Apex around a query may stand anywhere in it', () => {
    expect(
        apexBodies({
            query: `Map<Id, Id> accounts = new Map<Id, Id>();
                List<Contact> found = [SELECT Id, // all (of) them's
                    AccountId /* where ' it is */
                    FROM Contact
                    WHERE AccountId
                    IN :accounts.values() // we look (at 'x) or :y
                    AND LastName != :'a' /* b */ + '//c' // d
                    AND LastName != '/* no comment */'
                    AND Id IN :new List<Id>{ /* none */ }
                    LIMIT 1];
                Assert.areEqual(0, found.size());`
        })
    ).toEqual({ query: 'Pass' });
});
