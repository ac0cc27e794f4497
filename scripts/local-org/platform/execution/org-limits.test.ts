import { moveClock } from '../../jobs/clock.ts';
import { openJobOrg, type JobOrg } from '../../testing/jobs.ts';

const START = Date.UTC(2026, 10, 2, 16);

const send = (...lines: string[]): string =>
    `Messaging.SingleEmailMessage message = new Messaging.SingleEmailMessage();
     message.setPlainTextBody('x'); message.setSubject('x'); message.setSaveAsActivity(false);
     ${lines.join('\n')}
     Messaging.sendEmail(new List<Messaging.SingleEmailMessage>{ message });`;

describe('the daily limit of single e-mails', () => {
    let jobs: JobOrg;
    const used = (): unknown => {
        jobs.run(
            `System.OrgLimit daily = OrgLimits.getMap().get('SingleEmail');
             insert new Account(Name = daily.getName() + ' ' + daily.getValue() + '/' + daily.getLimit());`
        );
        return jobs.rows('SELECT "Name" AS name FROM "Account" ORDER BY "Id" DESC LIMIT 1')[0]!['name'];
    };

    beforeEach(() => {
        jobs = openJobOrg({}, START);
    });
    afterEach(() => jobs.close());

    test('counts addresses, not users, until the next day in Greenwich', () => {
        jobs.run(send(`message.setToAddresses(new List<String>{ 'a@example.com', 'b@example.com' });`));
        jobs.run(
            send(
                `message.setCcAddresses(new List<String>{ 'a@example.com' });`,
                'message.setTargetObjectId(UserInfo.getUserId());'
            )
        );
        jobs.run(send('message.setToAddresses(new List<String>{ UserInfo.getUserId() });'));
        expect(used()).toBe('SingleEmail 3/5000');
        moveClock(jobs.org, Date.UTC(2026, 10, 3, 0, 1));
        expect(used()).toBe('SingleEmail 0/5000');
    });

    test('refuses what goes above it', () => {
        jobs.org.store.run(`INSERT INTO "_counter" (key, value) VALUES ('email.single.2026-11-02', 4999)`);
        jobs.run(send(`message.setToAddresses(new List<String>{ 'a@example.com' });`));
        expect(jobs.errorOf(send(`message.setToAddresses(new List<String>{ 'b@example.com' });`))).toContain(
            'SINGLE_EMAIL_LIMIT_EXCEEDED, Email limit exceeded'
        );
        jobs.run(
            `try { ${send(`message.setToAddresses(new List<String>{ 'b@example.com' });`)} }
             catch (EmailException e) {
                 insert new Account(Name = e.getNumDml() + ' ' + e.getDmlIndex(0) + ' ' + e.getDmlId(0) + ' ' + e.getDmlType(0) + ' ' + e.getDmlMessage(0) + ' ' + e.getDmlFieldNames(0).size());
             }`
        );
        expect(jobs.rows('SELECT "Name" AS name FROM "Account"')).toEqual([
            { name: '1 0 null SINGLE_EMAIL_LIMIT_EXCEEDED Email limit exceeded 0' }
        ]);
        expect(used()).toBe('SingleEmail 5000/5000');
    });

    test('of every other limit nothing is used', () => {
        jobs.run(
            `System.OrgLimit api = OrgLimits.getMap().get('DailyApiRequests');
             insert new Account(Name = api.getValue() + '/' + api.getLimit());`
        );
        expect(jobs.rows('SELECT "Name" AS name FROM "Account" ORDER BY "Id" DESC LIMIT 1')[0]!['name']).toBe(
            '0/15000'
        );
    });

    test('every limit has its name, and its text says how much is used', () => {
        jobs.run(
            `insert new Account(Name = String.valueOf(OrgLimits.getAll().size() > 40 && OrgLimits.getMap().containsKey('DailyApiRequests'))
                + ' ' + OrgLimits.getMap().get('MassEmail').toString());`
        );
        expect(jobs.rows('SELECT "Name" AS name FROM "Account"')).toEqual([
            { name: 'true OrgLimit[MassEmail: consumed 0 of 5000]' }
        ]);
    });

    test('capacity that a transaction reserves adds up to the limit', () => {
        jobs.org.store.run(`INSERT INTO "_counter" (key, value) VALUES ('email.single.2026-11-02', 4000)`);
        jobs.run('Messaging.reserveSingleEmailCapacity(500); Messaging.reserveSingleEmailCapacity(500);');
        jobs.run('Messaging.reserveMassEmailCapacity(5000);');
        expect(
            jobs.errorOf('Messaging.reserveSingleEmailCapacity(500); Messaging.reserveSingleEmailCapacity(501);')
        ).toContain('HandledException: The daily limit for the org would be exceeded by this request.');
    });
});
