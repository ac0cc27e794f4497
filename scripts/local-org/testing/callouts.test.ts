import { apexBodies } from './apex-tests.ts';

const BATCH = (
    name: string,
    also: string
): string => `public class ${name} implements Database.Batchable<SObject>${also} {
    public Database.QueryLocator start(Database.BatchableContext context) { return Database.getQueryLocator('SELECT Id FROM Account'); }
    public void execute(Database.BatchableContext context, List<SObject> rows) { Caller.call(); }
    public void finish(Database.BatchableContext context) { }
}`;
const FILES = {
    'classes/Caller.cls': `public class Caller implements HttpCalloutMock {
    public static Integer timeout = 1000;
    public static String answer = '';
    public HttpResponse respond(HttpRequest request) {
        HttpResponse response = new HttpResponse();
        response.setBody(answer);
        return response;
    }
    public static void call() {
        HttpRequest request = new HttpRequest();
        request.setEndpoint('https://example.com');
        request.setMethod('GET');
        request.setTimeout(timeout);
        new Http().send(request);
    }
}`,
    'classes/Silent.cls': BATCH('Silent', ''),
    'classes/Calling.cls': BATCH('Calling', ', Database.AllowsCallouts'),
    'triggers/OnLead.trigger': 'trigger OnLead on Lead (before insert) { Caller.call(); }'
};
const MEMBERS = `
    class Plain implements Queueable { public void execute(QueueableContext context) { Caller.call(); } }
    class Allowed implements Queueable, Database.AllowsCallouts { public void execute(QueueableContext context) { Caller.call(); } }
    class Scheduled implements Schedulable { public void execute(SchedulableContext context) { Caller.call(); } }
    @Future static void later() { Caller.call(); }
    @Future(callout=true) static void laterAllowed() { Caller.call(); }`;

const PENDING =
    'System.CalloutException: You have uncommitted work pending. Please commit or rollback before calling out';
const SAVEPOINTS = 'System.CalloutException: All active Savepoints must be released before making callouts.';
const NOT_ALLOWED = expect.stringMatching(/^System\.CalloutException: Callout not allowed from this future method\. /);

/** The rules hold where a mock answers as well. */
function run(bodies: Record<string, string>): Record<string, string> {
    const mocked = Object.entries(bodies).map(([name, body]) => [
        name,
        `Test.setMock(HttpCalloutMock.class, new Caller()); ${body}`
    ]);
    return apexBodies(Object.fromEntries(mocked) as Record<string, string>, FILES, MEMBERS);
}

// Apex Developer Guide: @Future(callout=true), Queueable and Batchable with Database.AllowsCallouts, none in scheduled Apex and triggers. The
// wording for a queueable is that of salesforce.stackexchange.com, question 70149; for a batch no source was found.
test('who may make callouts', () => {
    const job = (code: string): string => `Test.startTest(); ${code} Test.stopTest();`;
    expect(
        run({
            future: job('later();'),
            futureAllowed: job('laterAllowed();'),
            queueable: job('System.enqueueJob(new Plain());'),
            queueableAllowed: job('System.enqueueJob(new Allowed());'),
            batch: `insert new Account(Name = 'a'); ${job('Database.executeBatch(new Silent());')}`,
            batchAllowed: `insert new Account(Name = 'a'); ${job('Database.executeBatch(new Calling());')}`,
            scheduled: job(`System.schedule('s', '0 0 0 1 1 ?', new Scheduled());`),
            inTrigger: `
Assert.isTrue(Database.insert(new Lead(LastName = 'l', Company = 'c'), false).getErrors()[0].getMessage().contains('Callout from triggers are currently not supported'));`
        })
    ).toEqual({
        future: NOT_ALLOWED,
        futureAllowed: 'Pass',
        queueable: NOT_ALLOWED,
        queueableAllowed: 'Pass',
        batch: NOT_ALLOWED,
        batchAllowed: 'Pass',
        scheduled: 'System.CalloutException: Callout from scheduled Apex not supported.',
        inTrigger: 'Pass'
    });
});

// Callout Limits and Limitations: DML, jobs and e-mails are pending work. Release notes of Spring '24: rolled back and released, it is none.
test('no callout while work is pending', () => {
    const mail = `Messaging.SingleEmailMessage mail = new Messaging.SingleEmailMessage();
mail.setToAddresses(new List<String>{ 'a@example.com' }); mail.setSubject('s'); mail.setPlainTextBody('b'); Messaging.sendEmail(new List<Messaging.Email>{ mail });`;
    expect(
        run({
            dml: `insert new Account(Name = 'a'); Caller.call();`,
            afterwards: `Caller.call(); insert new Account(Name = 'a');`,
            email: `${mail} Caller.call();`,
            job: `System.enqueueJob(new Allowed()); Caller.call();`,
            beforeStartTest: `insert new Account(Name = 'a'); Test.startTest(); Caller.call(); Test.stopTest();`,
            savepoint: `Savepoint before = Database.setSavepoint(); Caller.call();`,
            rolledBack: `Savepoint before = Database.setSavepoint(); insert new Account(Name = 'a'); Database.rollback(before); Caller.call();`,
            released: `Savepoint before = Database.setSavepoint(); insert new Account(Name = 'a'); Database.rollback(before);
Database.releaseSavepoint(before); Caller.call();`,
            notRolledBack: `Savepoint before = Database.setSavepoint(); insert new Account(Name = 'a'); Database.releaseSavepoint(before); Caller.call();`,
            earlierWork: `insert new Account(Name = 'a'); Savepoint before = Database.setSavepoint(); Database.rollback(before);
Database.releaseSavepoint(before); Caller.call();`
        })
    ).toEqual({
        dml: PENDING,
        afterwards: 'Pass',
        email: PENDING,
        job: PENDING,
        beforeStartTest: 'Pass',
        savepoint: SAVEPOINTS,
        rolledBack: SAVEPOINTS,
        released: 'Pass',
        notRolledBack: PENDING,
        earlierWork: PENDING
    });
});

// 100 callouts a transaction, up to the heap's size each, 1 to 120,000 ms. Nobody waits here: the 120 seconds of all together are not counted.
test('limits of callouts', () => {
    expect(
        run({
            hundred: `for (Integer i = 0; i < 100; i++) { Caller.call(); }`,
            more: `for (Integer i = 0; i < 101; i++) { Caller.call(); }`,
            tooLong: `Caller.timeout = 120001; Caller.call();`,
            long: `Caller.timeout = 120000; Caller.call();`,
            none: `Caller.timeout = 0; Caller.call();`,
            large: `Caller.answer = 'é'.repeat(3000001); Caller.call();`
        })
    ).toEqual({
        hundred: 'Pass',
        more: 'System.LimitException: Too many callouts: 101',
        tooLong: 'System.CalloutException: Timeout must be between 1 and 120000 milliseconds: 120001',
        long: 'Pass',
        none: 'System.CalloutException: Timeout must be between 1 and 120000 milliseconds: 0',
        large: 'System.CalloutException: Exceeded max size limit of 6000000 with response size 6000002'
    });
});
