import { currentTransaction } from '../../runtime/transaction.ts';
import { plainSession, type DataSession } from '../../database/session.ts';
import { parseSoql } from '../../database/soql/parse.ts';
import { runQuery } from '../../database/soql/run.ts';
import type { FieldModel, ObjectModel } from '../../schema/model.ts';
import { ApexDate, ApexDatetime } from '../../values/date.ts';
import { Decimal } from '../../values/decimal.ts';
import { ApexList } from '../../values/list.ts';
import type { SObject } from '../../values/sobject.ts';
import { UnsupportedError } from '../../values/unsupported.ts';
import { localDate, localDatetime } from '../language/date-format.ts';

/** A classic template as its row has it. */
export interface StoredTemplate {
    name: string;
    type: string;
    subject: string;
    body: string;
    html: string;
}

/** Whom a template is merged for: a contact, lead or user, and the record it is about. */
export interface MergeTarget {
    whoId: string | null;
    whatId: string | null;
}

interface MergeField {
    /** as the template has it */
    text: string;
    object: ObjectModel;
    recordId: string;
    /** what is selected of the record */
    path: string[];
    field: FieldModel;
}

const MERGE_FIELD = /\{!\s*([^}]*?)\s*\}/g;

/**
 * Merges classic e-mail templates. The records of many messages are read together: one query an object.
 *
 * Merge fields are `{!Contact.FirstName}` of the contact (or lead) the message is for, `{!Receiving_User.FirstName}` of a user it is for,
 * `{!User.FirstName}` of the sending user, `{!Organization.Name}`, and fields of the record it is about, such as `{!Case.Subject}`.
 * A relationship is merged as the name of its record (`{!Case.Account}`, `{!Thing__c.Parent__c}`). Dates are those of the
 * sending user's locale and time zone; a field without a value leaves nothing. Whatever else stands between the braces (a formula, a field
 * of another record, fields of relationships, which classic templates do not have) is named in an error here, where
 * Salesforce leaves a gap in the e-mail.
 */
export class EmailMerge {
    private readonly session: DataSession;
    private readonly records = new Map<string, SObject>();

    constructor() {
        const { session } = currentTransaction();
        // The platform reads for itself: neither the limits of the transaction nor the rights of the user count.
        this.session = plainSession(session.store, session.userId, {
            clock: session.clock,
            timeZone: session.timeZone,
            locale: session.locale,
            language: session.language
        });
    }

    /** Reads the records that templates need. */
    read(messages: readonly { template: StoredTemplate; target: MergeTarget }[]): void {
        const needed = new Map<ObjectModel, { paths: Set<string>; ids: Set<string> }>();
        for (const { template, target } of messages) {
            for (const { object, recordId, path } of this.fieldsOf(template, target)) {
                const one = needed.get(object) ?? { paths: new Set(), ids: new Set() };
                needed.set(object, one);
                one.paths.add(path.join('.'));
                one.ids.add(recordId);
            }
        }
        for (const [object, { paths, ids }] of needed) {
            const parsed = parseSoql(`SELECT Id, ${[...paths].join(', ')} FROM ${object.name} WHERE Id IN :ids`);
            const found = runQuery(this.session, parsed, () => new ApexList('Id', [...ids]), {
                mode: 'SYSTEM_MODE',
                sharing: false
            });
            found.forEach((record) => this.records.set(String(record.values.get('id')), record));
        }
    }

    /** Gives the texts of a message whose records were read. */
    render(template: StoredTemplate, target: MergeTarget): { subject: string; body: string; html: string } {
        return {
            subject: this.merge(template.subject, template, target, false),
            body: this.merge(template.body, template, target, false),
            html: this.merge(template.html, template, target, true)
        };
    }

    private merge(text: string, template: StoredTemplate, target: MergeTarget, isHtml: boolean): string {
        return text.replace(MERGE_FIELD, (_, expression: string) => {
            const { field, path, recordId, text: name } = this.resolve(expression, template, target);
            const value = path.reduce<unknown>(
                (at, part) => (at as SObject | null)?.values.get(part.toLowerCase()) ?? null,
                this.records.get(recordId) ?? null
            );
            const shown = display(value, field, `${template.name}: ${name}`);
            return isHtml ? escapeHtml(shown) : shown;
        });
    }

    private fieldsOf(template: StoredTemplate, target: MergeTarget): MergeField[] {
        return [template.subject, template.body, template.html].flatMap((text) =>
            [...text.matchAll(MERGE_FIELD)].map((match) => this.resolve(match[1]!, template, target))
        );
    }

    private resolve(expression: string, template: StoredTemplate, target: MergeTarget): MergeField {
        const text = `{!${expression}}`;
        const refuse = (why: string): never => {
            throw new UnsupportedError(`merge field ${text} of the e-mail template ${template.name}: ${why}`);
        };
        const [, objectName, fieldName] = /^(\w+)\.(\w+)$/.exec(expression) ?? [];
        if (objectName === undefined || fieldName === undefined) {
            return refuse('only fields of the recipient, the related record, the user and the organization are merged');
        }
        const recordId = this.recordOf(objectName, target);
        const object = this.session.schema.objectByPrefix((recordId ?? '').slice(0, 3));
        if (recordId === null || !object) {
            return refuse(`the message has no ${objectName}`);
        }
        const found = pathOf(object, fieldName);
        return found ? { text, object, recordId, ...found } : refuse(`${object.name} has no such field`);
    }

    /** The record whose fields an object's name stands for. */
    private recordOf(objectName: string, { whoId, whatId }: MergeTarget): string | null {
        const { schema, store, userId } = this.session;
        const isOf = (id: string | null): boolean =>
            id !== null && schema.objectByPrefix(id.slice(0, 3))?.name.toLowerCase() === objectName.toLowerCase();
        switch (objectName.toLowerCase()) {
            case 'user':
                return userId;
            case 'receiving_user':
                return whoId?.startsWith('005') ? whoId : null;
            case 'organization':
                return String(store.get('SELECT "Id" AS id FROM "Organization"')!['id']);
            default:
                return isOf(whoId) ? whoId : isOf(whatId) ? whatId : null;
        }
    }
}

/** A lookup is merged as the name of its record, and as its id with `Id` in its name: `Parent__c`, `ParentId__c`. */
function pathOf(object: ObjectModel, name: string): { path: string[]; field: FieldModel } | null {
    const key = name.toLowerCase();
    const parent = object.parentRelationships.get(key);
    const relation = parent && !parent.custom ? parent : null;
    const field = object.fields.get(key) ?? relation;
    if (!field) {
        const lookup = object.fields.get(key.replace(/id__c$/, '__c'));
        return lookup?.type === 'REFERENCE' ? { path: [lookup.name], field: lookup } : null;
    }
    return field.type === 'REFERENCE' && (field.custom || relation)
        ? { path: [field.relationshipName!, 'Name'], field }
        : { path: [field.name], field };
}

function display(value: unknown, field: FieldModel, name: string): string {
    if (value === null || value === undefined) {
        return '';
    }
    if (value instanceof ApexDate) {
        return localDate(value);
    }
    if (value instanceof ApexDatetime) {
        return localDatetime(value);
    }
    if (typeof value === 'string') {
        const label = (one: string): string => field.picklist?.find((entry) => entry.value === one)?.label ?? one;
        return field.type === 'PICKLIST' ? label(value) : value;
    }
    if ((value instanceof Decimal || typeof value === 'number') && ['DOUBLE', 'INTEGER'].includes(field.type)) {
        const number = typeof value === 'number' ? value : value.toNumber();
        return new Intl.NumberFormat(currentTransaction().session.locale.replace('_', '-'), {
            minimumFractionDigits: field.scale,
            maximumFractionDigits: field.scale
        }).format(number);
    }
    throw new UnsupportedError(`merging a field of type ${field.type} into an e-mail: ${name}`);
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Values become text of the page, with their line breaks. */
function escapeHtml(text: string): string {
    return text.replace(/[&<>"]/g, (one) => ENTITIES[one]!).replace(/\r?\n/g, '<br>');
}
