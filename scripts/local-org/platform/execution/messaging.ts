import { currentTransaction } from '../../runtime/transaction.ts';
import { putEmail } from '../../database/outbox.ts';
import { throwApex } from '../../values/exceptions.ts';
import { ApexList } from '../../values/list.ts';
import { UnsupportedError } from '../../values/unsupported.ts';
import { defineClass, type Implementation, type PropertyImplementation } from '../define.ts';
import { statusCode } from '../data/results.ts';
import { need } from '../language/support.ts';
import { EmailMerge, type MergeTarget, type StoredTemplate } from './email-merge.ts';
import { countSingleEmails, reserveEmails } from './org-limits.ts';

/** A Messaging.SingleEmailMessage; its properties by lower-case name. */
export class EmailValue {
    readonly apexType: string = 'Messaging.SingleEmailMessage';
    readonly values = new Map<string, unknown>();

    get(name: string): unknown {
        return this.values.get(name.toLowerCase()) ?? null;
    }
}

class AttachmentValue extends EmailValue {
    override readonly apexType = 'Messaging.EmailFileAttachment';
}

class SendResultValue {
    readonly apexType = 'Messaging.SendEmailResult';
    readonly errors: ApexList;

    constructor(errors: ApexList) {
        this.errors = errors;
    }
}

class SendErrorValue {
    readonly apexType = 'Messaging.SendEmailError';
    readonly message: string;
    readonly code: string;
    readonly target: string | null;

    constructor(message: string, code: string, target: string | null) {
        this.message = message;
        this.code = code;
        this.target = target;
    }
}

/** `getX()`, `setX(value)` and the property X. */
function members(all: [string, string][]): {
    methods: Record<string, Implementation>;
    properties: Record<string, PropertyImplementation>;
} {
    const methods: Record<string, Implementation> = {};
    const properties: Record<string, PropertyImplementation> = {};
    for (const [type, name] of all) {
        const key = name.toLowerCase();
        const proper = name[0]!.toUpperCase() + name.slice(1);
        const get = (self: EmailValue): unknown => self.values.get(key) ?? null;
        const set = (self: EmailValue, value: unknown): void => void self.values.set(key, value);
        methods[`${type} ${name.startsWith('treat') ? 'is' : 'get'}${proper}()`] = get;
        methods[`void set${proper}(${type} value)`] = set;
        properties[`${type} ${name}`] = { get, set };
    }
    return { methods, properties };
}

const shared: [string, string][] = [
    ['Boolean', 'bccSender'],
    ['Boolean', 'saveAsActivity'],
    ['Boolean', 'useSignature'],
    ['String', 'replyTo'],
    ['String', 'senderDisplayName'],
    ['String', 'subject'],
    ['String', 'emailPriority']
];

const single = members([
    ['List<String>', 'bccAddresses'],
    ['List<String>', 'ccAddresses'],
    ['List<String>', 'toAddresses'],
    ['String', 'charset'],
    ['List<Id>', 'documentAttachments'],
    ['List<String>', 'entityAttachments'],
    ['List<Messaging.EmailFileAttachment>', 'fileAttachments'],
    ['String', 'htmlBody'],
    ['String', 'inReplyTo'],
    ['String', 'optOutPolicy'],
    ['String', 'plainTextBody'],
    ['Id', 'orgWideEmailAddressId'],
    ['String', 'references'],
    ['Id', 'targetObjectId'],
    ['Id', 'templateId'],
    ['Boolean', 'treatBodiesAsTemplate'],
    ['Boolean', 'treatTargetObjectAsRecipient'],
    ['Id', 'whatId'],
    ...shared
]);

const texts = (value: unknown): string[] => (value instanceof ApexList ? (value.items as string[]) : []);

/** The address of a user, contact or lead that a message targets. */
function targetAddress(id: string): string | null {
    const { session } = currentTransaction();
    const object = session.schema.objectByPrefix(id.slice(0, 3));
    if (!object || !['User', 'Contact', 'Lead'].includes(object.name)) {
        throwApex(
            'System.EmailException',
            `SendEmail failed. First exception on row 0; first error: INVALID_ID_FIELD, Invalid target object: ${id}: [targetObjectId, ${id}]`
        );
    }
    return (
        (session.store.get(`SELECT "Email" AS email FROM "${object.name}" WHERE "Id" = ?`, [id])?.['email'] as
            string | null | undefined) ?? null
    );
}

const idOf = (email: EmailValue, name: string): string | null => email.get(name) as string | null;

/** Addresses and ids of everybody a message goes to, but its target. */
const recipientsOf = (email: EmailValue): string[] =>
    ['toAddresses', 'ccAddresses', 'bccAddresses'].flatMap((name) => texts(email.get(name)));

/** "The maximum total number of toAddresses, ccAddresses, and bccAddresses per email is 150." */
const MAX_RECIPIENTS = 150;

function problem(email: EmailValue): SendErrorValue | null {
    const target = idOf(email, 'targetObjectId');
    const recipients = recipientsOf(email);
    const fail = (code: string, message: string): SendErrorValue => new SendErrorValue(message, code, target);
    if (recipients.length === 0 && target === null) {
        return new SendErrorValue('Add a recipient to send an email.', 'REQUIRED_FIELD_MISSING', null);
    }
    if (recipients.length > MAX_RECIPIENTS) {
        return fail('LIMIT_EXCEEDED', `An email can have at most ${MAX_RECIPIENTS} recipients`);
    }
    const wrong = recipients.find(
        (one) => !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(one) && !/^[a-zA-Z0-9]{15,18}$/.test(one)
    );
    if (wrong !== undefined) {
        return new SendErrorValue(`Email address is invalid: ${wrong}`, 'INVALID_EMAIL_ADDRESS', null);
    }
    if (target?.startsWith('005') && email.get('saveAsActivity') === true) {
        return fail('INVALID_SAVE_AS_ACTIVITY_FLAG', 'saveAsActivity is not allowed for a user');
    }
    if (idOf(email, 'whatId') !== null && target !== null && !target.startsWith('003')) {
        return fail(
            'INVALID_ID_FIELD',
            `WhatId is not available for sending emails to ${target.startsWith('005') ? 'UserIds.' : 'Leads.'}`
        );
    }
    return idOf(email, 'templateId') === null ? bodyProblem(email) : templateProblem(email);
}

function bodyProblem(email: EmailValue): SendErrorValue | null {
    const target = idOf(email, 'targetObjectId');
    return email.get('plainTextBody') === null &&
        email.get('htmlBody') === null &&
        texts(email.get('documentAttachments')).length === 0
        ? new SendErrorValue('Missing body, need at least one of html or plainText', 'REQUIRED_FIELD_MISSING', target)
        : null;
}

/** "If you specify a template, you can't set the body"; and it is merged for somebody. */
function templateProblem(email: EmailValue): SendErrorValue | null {
    const id = idOf(email, 'templateId')!;
    const target = idOf(email, 'targetObjectId');
    const fail = (code: string, message: string): SendErrorValue => new SendErrorValue(message, code, target);
    if (target === null) {
        return fail('REQUIRED_FIELD_MISSING', 'Missing targetObjectId with template');
    }
    if (['subject', 'plainTextBody', 'htmlBody'].some((name) => email.get(name) !== null)) {
        return fail('INVALID_FIELD_WHEN_USING_TEMPLATE', 'Subject and bodies cannot be set with a template');
    }
    const row = currentTransaction().session.store.get(
        'SELECT "IsActive" AS active FROM "EmailTemplate" WHERE "Id" = ?',
        [id]
    );
    if (!row) {
        return fail('INVALID_ID_FIELD', `Invalid template id: ${id}`);
    }
    return Number(row['active']) === 1 ? null : fail('TEMPLATE_NOT_ACTIVE', `Template is not active: ${id}`);
}

interface Sender {
    fromName: string;
    fromAddress: string;
}

/** The organization-wide address of a message, else the user who sends it. */
function senderOf(email: EmailValue): Sender | SendErrorValue {
    const { session } = currentTransaction();
    const id = idOf(email, 'orgWideEmailAddressId');
    const target = idOf(email, 'targetObjectId');
    if (id === null) {
        const user = session.store.get('SELECT "Name" AS name, "Email" AS email FROM "User" WHERE "Id" = ?', [
            session.userId
        ])!;
        const name = email.get('senderDisplayName') ?? user['name'];
        return { fromName: String(name), fromAddress: String(user['email']) };
    }
    if (email.get('senderDisplayName') !== null) {
        return new SendErrorValue(
            'senderDisplayName cannot be set with an organization-wide address',
            'DUPLICATE_SENDER_DISPLAY_NAME',
            target
        );
    }
    const row = session.store.get(
        `SELECT "Address" AS address, "DisplayName" AS name, "IsVerified" AS verified, "IsAllowAllProfiles" AS everybody
         FROM "OrgWideEmailAddress" WHERE "Id" = ?`,
        [id]
    );
    if (!row) {
        return new SendErrorValue(`Invalid organization-wide address: ${id}`, 'INVALID_ID_FIELD', target);
    }
    if (Number(row['verified']) !== 1) {
        return new SendErrorValue(`${String(row['address'])} is not verified`, 'UNVERIFIED_SENDER_ADDRESS', target);
    }
    if (Number(row['everybody']) !== 1) {
        throw new UnsupportedError('an organization-wide address for some profiles only');
    }
    return { fromName: String(row['name']), fromAddress: String(row['address']) };
}

/** A classic template that can be merged. */
function storedTemplate(id: string): StoredTemplate {
    const { store } = currentTransaction().session;
    const row = store.get(
        `SELECT "DeveloperName" AS name, "TemplateType" AS type, "UiType" AS ui, "Subject" AS subject, "Body" AS body,
            "HtmlValue" AS html FROM "EmailTemplate" WHERE "Id" = ?`,
        [id]
    );
    if (!row) {
        throwApex('System.EmailException', `Invalid template id: ${id}`);
    }
    const type = String(row['type']);
    const text = (name: string): string => String(row[name] ?? '');
    if ((type !== 'text' && type !== 'custom') || row['ui'] === 'SFX') {
        throw new UnsupportedError(`e-mail template ${text('name')} of type ${type} (${text('ui')})`);
    }
    return { name: text('name'), type, subject: text('subject'), body: text('body'), html: text('html') };
}

const targetOf = (email: EmailValue): MergeTarget => ({
    whoId: idOf(email, 'targetObjectId'),
    whatId: idOf(email, 'whatId')
});

/** Merges the templates of messages into them; the messages have their subject and bodies after that, as on the platform. */
function mergeTemplates(emails: readonly EmailValue[]): void {
    const templates = new Map<string, StoredTemplate>();
    const found = emails.flatMap((email) => {
        const id = idOf(email, 'templateId');
        if (id === null) {
            return [];
        }
        const template = templates.get(id) ?? storedTemplate(id);
        templates.set(id, template);
        return [{ email, template, target: targetOf(email) }];
    });
    const merge = new EmailMerge();
    merge.read(found);
    for (const { email, template, target } of found) {
        const { subject, body, html } = merge.render(template, target);
        email.values.set('subject', subject);
        email.values.set('plaintextbody', body);
        email.values.set('htmlbody', template.type === 'custom' ? html : null);
    }
}

/** Writes a message into the outbox. */
function put(email: EmailValue, sender: Sender): void {
    const { session } = currentTransaction();
    const target = idOf(email, 'targetObjectId');
    const addresses = (name: string): string[] =>
        texts(email.get(name)).map((one) => (one.includes('@') ? one : (targetAddress(one) ?? one)));
    const own = target !== null && email.get('treatTargetObjectAsRecipient') !== false ? targetAddress(target) : null;
    const text = (name: string): string => (email.get(name) as string | null) ?? '';
    putEmail(session.store, {
        ...sender,
        to: [...(own ? [own] : []), ...addresses('toAddresses')],
        cc: addresses('ccAddresses'),
        bcc: addresses('bccAddresses'),
        subject: text('subject'),
        plainBody: text('plainTextBody'),
        htmlBody: text('htmlBody'),
        targetObjectId: target,
        whatId: idOf(email, 'whatId'),
        templateId: idOf(email, 'templateId'),
        sentAt: session.clock()
    });
}

/** Users count against no limit where they are named by their id. */
function externalRecipients(email: EmailValue): number {
    const target = idOf(email, 'targetObjectId');
    const isRecipient = target !== null && email.get('treatTargetObjectAsRecipient') !== false;
    return [...recipientsOf(email), ...(isRecipient ? [target] : [])].filter((one) => !one.startsWith('005')).length;
}

function sendEmail(emails: ApexList, allOrNothing: boolean): ApexList {
    currentTransaction().limits.add('emailInvocations');
    const checked = (need(emails).items as EmailValue[]).map((email, index) => {
        if (need(email).apexType !== 'Messaging.SingleEmailMessage') {
            throw new UnsupportedError(`Messaging.sendEmail of ${email.apexType}`);
        }
        const sender = problem(email) ?? senderOf(email);
        if (sender instanceof SendErrorValue && allOrNothing) {
            const { code, message } = sender;
            throwApex(
                'System.EmailException',
                `SendEmail failed. First exception on row ${index}; first error: ${code}, ${message}: []`,
                { dmlErrors: [{ statusCode: code, message, fields: [], index, id: null }] }
            );
        }
        return { email, sender };
    });
    mergeTemplates(checked.flatMap(({ email, sender }) => (sender instanceof SendErrorValue ? [] : [email])));
    const results = checked.map(({ email, sender }) => {
        const error = sender instanceof SendErrorValue ? [sender] : [];
        if (!(sender instanceof SendErrorValue)) {
            countSingleEmails(externalRecipients(email));
            put(email, sender);
        }
        return new SendResultValue(new ApexList('Messaging.SendEmailError', error));
    });
    return new ApexList('Messaging.SendEmailResult', results);
}

/** A message with the texts of a template, not sent. */
function renderStored(templateId: string, whoId: string | null, whatId: string | null): EmailValue {
    const email = new EmailValue();
    const template = storedTemplate(need(templateId));
    const merge = new EmailMerge();
    const target = { whoId, whatId };
    merge.read([{ template, target }]);
    const { subject, body, html } = merge.render(template, target);
    email.values.set('subject', subject);
    email.values.set('plaintextbody', body);
    email.values.set('htmlbody', template.type === 'custom' ? html : null);
    email.values.set('targetobjectid', whoId);
    email.values.set('whatid', whatId);
    return email;
}

export const messagingClasses = [
    defineClass({ name: 'Messaging.Email', kind: 'abstract class' }),
    defineClass({
        name: 'Messaging.SingleEmailMessage',
        extends: 'Messaging.Email',
        constructors: { '()': () => new EmailValue() },
        ...single
    }),
    defineClass({
        name: 'Messaging.EmailFileAttachment',
        constructors: { '()': () => new AttachmentValue() },
        ...members([
            ['Blob', 'body'],
            ['String', 'contentType'],
            ['String', 'fileName'],
            ['Boolean', 'inline'],
            ['Id', 'id']
        ])
    }),
    defineClass({
        name: 'Messaging.SendEmailResult',
        methods: {
            'Boolean isSuccess()': (self: SendResultValue) => self.errors.items.length === 0,
            'List<Messaging.SendEmailError> getErrors()': (self: SendResultValue) => self.errors
        }
    }),
    defineClass({
        name: 'Messaging.SendEmailError',
        methods: {
            'String getMessage()': (self: SendErrorValue) => self.message,
            'System.StatusCode getStatusCode()': (self: SendErrorValue) => statusCode(self.code),
            'String getTargetObjectId()': (self: SendErrorValue) => self.target,
            'List<String> getFields()': () => new ApexList('String')
        }
    }),
    defineClass({
        name: 'System.Messaging',
        statics: {
            'List<Messaging.SendEmailResult> sendEmail(List<Messaging.Email> emails)': (emails: ApexList) =>
                sendEmail(emails, true),
            'List<Messaging.SendEmailResult> sendEmail(List<Messaging.Email> emails, Boolean allOrNothing)': (
                emails: ApexList,
                all: boolean
            ) => sendEmail(emails, all !== false),
            'Messaging.SingleEmailMessage renderStoredEmailTemplate(String templateId, String whoId, String whatId)':
                renderStored,
            'void reserveSingleEmailCapacity(Integer amount)': (amount: number | null) =>
                reserveEmails('single', amount),
            'void reserveMassEmailCapacity(Integer amount)': (amount: number | null) => reserveEmails('mass', amount)
        }
    })
];
