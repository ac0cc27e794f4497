import { openJobOrg, type JobOrg } from '../../testing/jobs.ts';
import { sentEmails } from '../../database/outbox.ts';

const START = Date.UTC(2026, 10, 2, 16);
const XMLNS = 'xmlns="http://soap.sforce.com/2006/04/metadata"';
const field = (name: string, rest: string): string =>
    `<fields><fullName>${name}</fullName><label>${name}</label>${rest}</fields>`;
const THING = `<CustomObject ${XMLNS}><label>Thing</label><pluralLabel>Things</pluralLabel><nameField><label>Name</label>
    <type>Text</type></nameField><sharingModel>ReadWrite</sharingModel><deploymentStatus>Deployed</deploymentStatus>
    ${field('Day__c', '<type>Date</type>')}
    ${field('Moment__c', '<type>DateTime</type>')}
    ${field('Details__c', '<type>LongTextArea</type><length>1000</length><visibleLines>3</visibleLines>')}
    ${field('Parent__c', '<type>Lookup</type><referenceTo>Account</referenceTo><relationshipName>Things</relationshipName>')}
    ${field('Count__c', '<type>Number</type><precision>8</precision><scale>1</scale>')}
    ${field('Done__c', '<type>Checkbox</type><defaultValue>false</defaultValue>')}
    ${field('Kind__c', '<type>Picklist</type><valueSet><valueSetDefinition><sorted>false</sorted><value><fullName>A</fullName><default>false</default><label>The first</label></value></valueSetDefinition></valueSet>')}
    </CustomObject>`;
const meta = (name: string, subject: string, rest = '<available>true</available><type>text</type>'): string =>
    `<EmailTemplate ${XMLNS}>${rest}<encodingKey>UTF-8</encodingKey><name>${name}</name><style>none</style><subject>${subject}</subject></EmailTemplate>`;

const FILES = {
    'objects/Thing__c.object': THING,
    'email/Things.emailFolder-meta.xml': `<EmailFolder ${XMLNS}><name>All the things</name><accessType>Public</accessType></EmailFolder>`,
    'email/Things/Told.email': [
        'Dear {!Contact.FirstName} {!Contact.LastName},',
        '{!Thing__c.Name} of {!Thing__c.Parent__c} ({!Thing__c.Kind__c}), {!Thing__c.Count__c}: {!Thing__c.Day__c}, {!Thing__c.Moment__c}.',
        '{!Thing__c.Details__c}',
        '{!User.LastName}, {!Organization.Name}'
    ].join('\n'),
    'email/Things/Told.email-meta.xml': meta('Told', 'About {!Thing__c.Name}'),
    'email/Things/Html.email': '<p>{!Thing__c.Name}</p><p>{!Thing__c.Details__c}</p>',
    'email/Things/Html.email-meta.xml': meta(
        'Html',
        '{!Thing__c.Name}',
        '<available>true</available><type>custom</type><textOnly>Only {!Thing__c.Name}</textOnly>'
    ),
    'email/Things/Off.email': 'x',
    'email/Things/Off.email-meta.xml': meta('Off', 'x', '<available>false</available><type>text</type>'),
    'email/Things/Formula.email': '{!IF(true, Contact.FirstName, "you")}',
    'email/Things/Formula.email-meta.xml': meta('Formula', 'x'),
    'email/Things/Unknown.email': '{!Thing__c.Nothing__c}',
    'email/Things/Unknown.email-meta.xml': meta('Unknown', 'x'),
    'email/Things/Other.email': '{!Case.Subject}',
    'email/Things/Other.email-meta.xml': meta('Other', 'x'),
    'email/Things/Deep.email': '{!Thing__c.Parent__r.Phone}',
    'email/Things/Deep.email-meta.xml': meta('Deep', 'x'),
    'email/Things/Box.email': '{!Thing__c.Done__c}',
    'email/Things/Box.email-meta.xml': meta('Box', 'x')
};

const PEOPLE = `
    Contact person = [SELECT Id FROM Contact LIMIT 1];
    Thing__c thing = [SELECT Id FROM Thing__c LIMIT 1];
    Messaging.SingleEmailMessage message = new Messaging.SingleEmailMessage();
    message.setTargetObjectId(person.Id);
    message.setSaveAsActivity(false);`;
const template = (name: string): string =>
    `message.setTemplateId([SELECT Id FROM EmailTemplate WHERE DeveloperName = '${name}'].Id);`;
const SEND = 'Messaging.sendEmail(new List<Messaging.Email>{ message });';

describe('e-mails', () => {
    let jobs: JobOrg;

    beforeAll(() => {
        jobs = openJobOrg({}, START, FILES);
        jobs.run(`update new User(Id = UserInfo.getUserId(), TimeZoneSidKey = 'America/Denver', LastName = 'Admin');`);
        jobs.run(
            `Account parent = new Account(Name = 'Parent & Sons');
             insert parent;
             insert new Contact(FirstName = 'Ann', LastName = 'Lee', Email = 'ann@example.com');
             insert new Thing__c(Name = 'One <b>', Parent__c = parent.Id, Kind__c = 'A', Count__c = 1234.5, Day__c = Date.newInstance(2027, 1, 5),
                Moment__c = Datetime.newInstanceGmt(2027, 1, 5, 18, 30, 0), Details__c = 'First\\nSecond');`
        );
    });
    beforeEach(() => jobs.org.store.run('DELETE FROM "_email"'));
    afterAll(() => jobs.close());

    test('a text template is merged for a contact and a record, in the locale and time zone of the sender', () => {
        jobs.run(`${PEOPLE} ${template('Told')} message.setWhatId(thing.Id); ${SEND}`);
        const [email] = sentEmails(jobs.org.store);
        expect(email).toMatchObject({ to: ['ann@example.com'], subject: 'About One <b>', htmlBody: '' });
        expect(email!.plainBody.split('\n')).toEqual([
            'Dear Ann Lee,',
            'One <b> of Parent & Sons (The first), 1,234.5: 1/5/2027, 1/5/2027, 11:30 AM.',
            'First',
            'Second',
            'Admin, Local Org'
        ]);
    });

    test('an HTML template escapes what it merges and keeps line breaks; its text version goes with it', () => {
        jobs.run(`${PEOPLE} ${template('Html')} message.setWhatId(thing.Id); ${SEND}`);
        expect(sentEmails(jobs.org.store)[0]).toMatchObject({
            htmlBody: '<p>One &lt;b&gt;</p><p>First<br>Second</p>',
            plainBody: 'Only One <b>'
        });
    });

    test('merged and not sent: renderStoredEmailTemplate', () => {
        jobs.run(
            `Thing__c thing = [SELECT Id FROM Thing__c LIMIT 1];
             Id templateId = [SELECT Id FROM EmailTemplate WHERE DeveloperName = 'Html'].Id;
             Messaging.SingleEmailMessage message = Messaging.renderStoredEmailTemplate(templateId, UserInfo.getUserId(), thing.Id);
             System.assertEquals('One <b>', message.getSubject());
             System.assertEquals('Only One <b>', message.getPlainTextBody());`
        );
        expect(sentEmails(jobs.org.store)).toEqual([]);
    });

    test('the contact may lend its fields only, and the message has its texts after it was sent', () => {
        jobs.run(
            `${PEOPLE} ${template('Told')} message.setWhatId(thing.Id); message.setTreatTargetObjectAsRecipient(false);
             message.setToAddresses(new List<String>{ 'work@example.com' });
             message.setCcAddresses(new List<String>{ 'boss@example.com' }); ${SEND}
             System.assertEquals('About One <b>', message.getSubject());`
        );
        expect(sentEmails(jobs.org.store)[0]).toMatchObject({ to: ['work@example.com'], cc: ['boss@example.com'] });
    });

    test('what was sent is listed from the last one, as many as are asked for and with the text that is looked for', () => {
        const send = (to: string, subject: string): string =>
            `message = new Messaging.SingleEmailMessage(); message.setToAddresses(new List<String>{ '${to}' });
             message.setSubject('${subject}'); message.setPlainTextBody('Text'); ${SEND}`;
        jobs.run(
            `Messaging.SingleEmailMessage message; ${send('ann@example.com', 'First "one"')} ${send('bo@example.com', 'Second')} ${send('ann@example.com', 'Third')}`
        );
        const subjects = (options?: { text?: string; limit?: number }): string[] =>
            sentEmails(jobs.org.store, options).map((one) => one.subject);
        expect(subjects()).toEqual(['Third', 'Second', 'First "one"']);
        expect(subjects({ limit: 2 })).toEqual(['Third', 'Second']);
        expect(subjects({ text: 'ANN@' })).toEqual(['Third', 'First "one"']);
        expect(subjects({ text: '"One"' })).toEqual(['First "one"']);
        expect(subjects({ text: 'nobody' })).toEqual([]);
    });

    test.each([
        ['Formula', 'merge field {!IF(true, Contact.FirstName, "you")} of the e-mail template Formula'],
        ['Unknown', '{!Thing__c.Nothing__c} of the e-mail template Unknown: Thing__c has no such field'],
        ['Other', '{!Case.Subject} of the e-mail template Other: the message has no Case'],
        ['Deep', '{!Thing__c.Parent__r.Phone} of the e-mail template Deep'],
        ['Box', 'merging a field of type BOOLEAN into an e-mail: Box: {!Thing__c.Done__c}']
    ])('what cannot be merged is named: %s', (name, message) => {
        expect(jobs.errorOf(`${PEOPLE} ${template(name)} message.setWhatId(thing.Id); ${SEND}`)).toContain(message);
        expect(sentEmails(jobs.org.store)).toEqual([]);
    });

    test.each([
        ['an inactive template', template('Off'), 'TEMPLATE_NOT_ACTIVE'],
        ['a template that is not there', `message.setTemplateId('00X000000000999AAA');`, 'INVALID_ID_FIELD'],
        ['a body beside a template', `${template('Told')} message.setPlainTextBody('x');`, 'INVALID_FIELD_WHEN_USING'],
        [
            'a template for nobody',
            `${template('Told')} message.setTargetObjectId(null);
          message.setToAddresses(new List<String>{ 'a@example.com' });`,
            'Missing targetObjectId with template'
        ],
        [
            'a record for a user',
            `${template('Told')} message.setTargetObjectId(UserInfo.getUserId());
          message.setWhatId(thing.Id);`,
            'WhatId is not available for sending emails to UserIds.'
        ],
        [
            'more than 150 recipients',
            `List<String> many = new List<String>();
          for (Integer i = 0; i < 151; i++) { many.add('a' + i + '@example.com'); }
          message.setToAddresses(many); message.setPlainTextBody('x');`,
            'LIMIT_EXCEEDED'
        ],
        [
            'a sender that is not there',
            `message.setPlainTextBody('x');
          message.setOrgWideEmailAddressId('0D2000000000999AAA');`,
            'Invalid organization-wide address'
        ]
    ])('%s is refused', (_, lines, message) => {
        expect(jobs.errorOf(`${PEOPLE} ${lines} ${SEND}`)).toContain(message);
        jobs.run(
            `${PEOPLE} ${lines}
             Messaging.SendEmailResult result = Messaging.sendEmail(new List<Messaging.Email>{ message }, false)[0];
             System.assert(!result.isSuccess());
             System.assertNotEquals(null, result.getErrors()[0].getStatusCode());`
        );
        expect(sentEmails(jobs.org.store)).toEqual([]);
    });

    test('the sender is the user, or an organization-wide address that is verified', () => {
        jobs.run(
            `insert new OrgWideEmailAddress(Address = 'team@example.com', DisplayName = 'The Team', IsVerified = true, IsAllowAllProfiles = true);
             insert new OrgWideEmailAddress(Address = 'new@example.com', DisplayName = 'New', IsAllowAllProfiles = true);`
        );
        const from = (address: string): string =>
            `${PEOPLE} message.setPlainTextBody('x');
             message.setOrgWideEmailAddressId([SELECT Id FROM OrgWideEmailAddress WHERE Address = '${address}'].Id); ${SEND}`;
        jobs.run(from('team@example.com'));
        expect(sentEmails(jobs.org.store)[0]).toMatchObject({ fromName: 'The Team', fromAddress: 'team@example.com' });
        expect(jobs.errorOf(from('new@example.com'))).toContain('UNVERIFIED_SENDER_ADDRESS');
        expect(
            jobs.errorOf(from('team@example.com').replace(SEND, `message.setSenderDisplayName('Me'); ${SEND}`))
        ).toContain('DUPLICATE_SENDER_DISPLAY_NAME');
    });

    test('what is rolled back is not sent; what was sent is there after a restart', () => {
        const told = `${PEOPLE} message.setPlainTextBody('x'); message.setSubject('kept'); ${SEND}`;
        jobs.run(told);
        jobs.run(`Savepoint before = Database.setSavepoint(); ${told} Database.rollback(before);`);
        jobs.errorOf(`${told} Integer i = 1 / 0;`);
        jobs.restart();
        expect(sentEmails(jobs.org.store).map((one) => one.subject)).toEqual(['kept']);
    });

    test('templates and their folder can be queried', () => {
        expect(
            jobs.rows(
                `SELECT t."DeveloperName" AS name, t."FolderName" AS folder, f."Type" AS type, t."TemplateType" AS kind FROM "EmailTemplate" t JOIN "Folder" f ON f."Id" = t."FolderId" WHERE t."DeveloperName" IN ('Told', 'Html')`
            )
        ).toEqual([
            { name: 'Html', folder: 'All the things', type: 'Email', kind: 'custom' },
            { name: 'Told', folder: 'All the things', type: 'Email', kind: 'text' }
        ]);
    });
});
