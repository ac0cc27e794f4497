import { currentTransaction, type SentEmail } from '../../apex/transaction.ts';
import { throwApex } from '../../values/exceptions.ts';
import { ApexList } from '../../values/list.ts';
import { UnsupportedError } from '../../values/unsupported.ts';
import { defineClass, type Implementation, type PropertyImplementation } from '../define.ts';
import { need } from '../language/support.ts';
import { countSingleEmails } from './org-limits.ts';

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
        methods[`${type} ${type === 'Boolean' ? 'is' : 'get'}${proper}()`] = get;
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

function problem(email: EmailValue): SendErrorValue | null {
    const target = email.get('targetObjectId') as string | null;
    const recipients = [
        ...texts(email.get('toAddresses')),
        ...texts(email.get('ccAddresses')),
        ...texts(email.get('bccAddresses'))
    ];
    if (recipients.length === 0 && target === null) {
        return new SendErrorValue('Add a recipient to send an email.', 'REQUIRED_FIELD_MISSING', null);
    }
    const wrong = recipients.find(
        (one) => !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(one) && !/^[a-zA-Z0-9]{15,18}$/.test(one)
    );
    if (wrong !== undefined) {
        return new SendErrorValue(`Email address is invalid: ${wrong}`, 'INVALID_EMAIL_ADDRESS', null);
    }
    if (target?.startsWith('005') && email.get('saveAsActivity') === true) {
        return new SendErrorValue('saveAsActivity is not allowed for a user', 'INVALID_SAVE_AS_ACTIVITY_FLAG', target);
    }
    if (
        email.get('templateId') === null &&
        email.get('plainTextBody') === null &&
        email.get('htmlBody') === null &&
        texts(email.get('documentAttachments')).length === 0
    ) {
        return new SendErrorValue(
            'Missing body, need at least one of html or plainText',
            'REQUIRED_FIELD_MISSING',
            target
        );
    }
    return null;
}

function sent(email: EmailValue): SentEmail {
    const template = email.get('templateId') as string | null;
    if (template !== null) {
        throw new UnsupportedError('Messaging.SingleEmailMessage.setTemplateId: merging an e-mail template');
    }
    const target = email.get('targetObjectId') as string | null;
    const to = texts(email.get('toAddresses')).map((one) => (one.includes('@') ? one : (targetAddress(one) ?? one)));
    const own = target !== null && email.get('treatTargetObjectAsRecipient') !== false ? targetAddress(target) : null;
    return {
        to: own ? [own, ...to] : to,
        cc: texts(email.get('ccAddresses')),
        bcc: texts(email.get('bccAddresses')),
        subject: (email.get('subject') as string | null) ?? '',
        plainBody: (email.get('plainTextBody') as string | null) ?? '',
        htmlBody: (email.get('htmlBody') as string | null) ?? '',
        targetObjectId: target,
        whatId: email.get('whatId') as string | null,
        templateId: template,
        sentAt: currentTransaction().session.clock()
    };
}

/** Users count against no limit where they are named by their id. */
function externalRecipients(email: EmailValue): number {
    const addresses = ['toAddresses', 'ccAddresses', 'bccAddresses'].flatMap((name) => texts(email.get(name)));
    const target = email.get('targetObjectId') as string | null;
    const isRecipient = target !== null && email.get('treatTargetObjectAsRecipient') !== false;
    return [...addresses, ...(isRecipient ? [target] : [])].filter((one) => !one.startsWith('005')).length;
}

function sendEmail(emails: ApexList, allOrNothing: boolean): ApexList {
    const transaction = currentTransaction();
    transaction.limits.add('emailInvocations');
    const results: SendResultValue[] = [];
    for (const [index, item] of (need(emails).items as EmailValue[]).entries()) {
        if (need(item).apexType !== 'Messaging.SingleEmailMessage') {
            throw new UnsupportedError(`Messaging.sendEmail of ${item.apexType}`);
        }
        const error = problem(item);
        if (error && allOrNothing) {
            throwApex(
                'System.EmailException',
                `SendEmail failed. First exception on row ${index}; first error: ${error.code}, ${error.message}: []`,
                {
                    dmlErrors: [{ statusCode: error.code, message: error.message, fields: [], index, id: null }]
                }
            );
        }
        if (!error) {
            countSingleEmails(externalRecipients(item));
            transaction.emails.push(sent(item));
        }
        results.push(new SendResultValue(new ApexList('Messaging.SendEmailError', error ? [error] : [])));
    }
    return new ApexList('Messaging.SendEmailResult', results);
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
            'void reserveSingleEmailCapacity(Integer amount)': () => undefined,
            'void reserveMassEmailCapacity(Integer amount)': () => undefined
        }
    })
];
