import { createHash } from 'node:crypto';
import type { ObjectModel } from '../../schema/model.ts';
import { Blob_ } from '../../values/blob.ts';
import { ApexDate, ApexDatetime } from '../../values/date.ts';
import { Decimal } from '../../values/decimal.ts';
import { SObject } from '../../values/sobject.ts';
import { seedRoleGroups } from '../seed-security.ts';
import type { DataSession } from '../session.ts';
import { quote } from '../columns.ts';
import { addError, isGood, type Work } from './results.ts';
import { insertRow } from './rows.ts';

/** Stage → probability, forecast category, closed, won: the values of a new org. */
const STAGES: Readonly<Record<string, [number, string, boolean, boolean]>> = {
    Prospecting: [10, 'Pipeline', false, false],
    Qualification: [10, 'Pipeline', false, false],
    'Needs Analysis': [20, 'Pipeline', false, false],
    'Value Proposition': [50, 'Pipeline', false, false],
    'Id. Decision Makers': [60, 'Pipeline', false, false],
    'Perception Analysis': [70, 'Pipeline', false, false],
    'Proposal/Price Quote': [75, 'Pipeline', false, false],
    'Negotiation/Review': [90, 'Pipeline', false, false],
    'Closed Won': [100, 'Closed', true, true],
    'Closed Lost': [0, 'Omitted', true, false]
};

function changed(work: Work, key: string): boolean {
    return !work.old || work.record.values.get(key) !== work.old.values.get(key);
}

type Prepare = (session: DataSession, work: Work) => void;

/** Sets the full name of a person. */
const personName: Prepare = (_session, { record }) => {
    const parts = ['firstname', 'lastname']
        .map((key) => record.values.get(key) ?? null)
        .filter((part) => part !== null && part !== '');
    record.values.set('name', parts.length > 0 ? parts.join(' ') : null);
};

const opportunity: Prepare = (session, work) => {
    const { values } = work.record;
    const stage = STAGES[String(values.get('stagename') ?? '')] ?? [0, 'Pipeline', false, false];
    if (changed(work, 'stagename')) {
        const [probability, category, closed, won] = stage;
        if ((values.get('probability') ?? null) === null || (work.old && !changed(work, 'probability'))) {
            values.set('probability', new Decimal(BigInt(probability), 0));
        }
        values.set('forecastcategory', category);
        values.set('forecastcategoryname', category);
        values.set('isclosed', closed);
        values.set('iswon', won);
    }
    const amount = values.get('amount') ?? null;
    const probability = values.get('probability') ?? null;
    values.set(
        'expectedrevenue',
        amount instanceof Decimal && probability instanceof Decimal
            ? amount.multiply(probability).divideTo(Decimal.of(100), 2, 'HALF_UP')
            : null
    );
    const close = values.get('closedate');
    if (close instanceof ApexDate) {
        const quarter = Math.floor((close.month - 1) / 3) + 1;
        values.set('fiscalyear', close.year);
        values.set('fiscalquarter', quarter);
        values.set('fiscal', `${close.year} ${quarter}`);
    }
    if (changed(work, 'stagename') && work.old) {
        values.set('laststagechangedate', new ApexDatetime(session.clock()));
    }
};

const task: Prepare = (session, work) => {
    const { values } = work.record;
    const closed = values.get('status') === 'Completed';
    values.set('isclosed', closed);
    values.set('ishighpriority', values.get('priority') === 'High');
    if (changed(work, 'status')) {
        values.set('completeddatetime', closed ? new ApexDatetime(session.clock()) : null);
    }
    activityAccount(session, work);
};

function activityAccount(session: DataSession, { record }: Work): void {
    const what = String(record.values.get('whatid') ?? '');
    const who = String(record.values.get('whoid') ?? '');
    if (what.startsWith('001')) {
        record.values.set('accountid', what);
        return;
    }
    const [table, id] = what.startsWith('006')
        ? ['Opportunity', what]
        : what.startsWith('500')
          ? ['Case', what]
          : who.startsWith('003')
            ? ['Contact', who]
            : ['', ''];
    if (table) {
        record.values.set(
            'accountid',
            session.store.get(`SELECT "AccountId" AS id FROM ${quote(table!)} WHERE "Id" = ?`, [id!])?.['id'] ?? null
        );
    }
}

const event: Prepare = (session, work) => {
    const { values } = work.record;
    const start = values.get('startdatetime') ?? values.get('activitydatetime') ?? null;
    const minutes = values.get('durationinminutes') ?? null;
    if (start instanceof ApexDatetime) {
        values.set('startdatetime', start);
        values.set('activitydatetime', start);
        values.set('activitydate', start.date(session.timeZone));
        const end = values.get('enddatetime') ?? null;
        if (typeof minutes === 'number') {
            values.set('enddatetime', new ApexDatetime(start.ms + minutes * 60000));
        } else if (end instanceof ApexDatetime) {
            values.set('durationinminutes', Math.round((end.ms - start.ms) / 60000));
        } else {
            addError(work, 'REQUIRED_FIELD_MISSING', 'Required fields are missing: [DurationInMinutes, EndDateTime]', [
                'DurationInMinutes',
                'EndDateTime'
            ]);
        }
    } else if (values.get('isalldayevent') !== true) {
        addError(work, 'REQUIRED_FIELD_MISSING', 'Required fields are missing: [ActivityDateTime, ActivityDate]', [
            'ActivityDateTime',
            'ActivityDate'
        ]);
    }
    activityAccount(session, work);
};

const caseRecord: Prepare = (session, work) => {
    const { values } = work.record;
    const closed = values.get('status') === 'Closed';
    if (changed(work, 'status')) {
        values.set('isclosed', closed);
        values.set('closeddate', closed ? new ApexDatetime(session.clock()) : null);
        if (!work.old) {
            values.set('isclosedoncreate', closed);
        }
    }
    const contact = values.get('contactid') ?? null;
    if (!work.old && contact !== null && (values.get('accountid') ?? null) === null) {
        values.set(
            'accountid',
            session.store.get(`SELECT "AccountId" AS id FROM "Contact" WHERE "Id" = ?`, [String(contact)])?.['id'] ??
                null
        );
    }
};

const campaignMember: Prepare = (session, work) => {
    const { values } = work.record;
    const contact = values.get('contactid') ?? null;
    const lead = values.get('leadid') ?? null;
    if (contact === null && lead === null) {
        addError(work, 'REQUIRED_FIELD_MISSING', 'Required fields are missing: [LeadId, ContactId]', [
            'LeadId',
            'ContactId'
        ]);
        return;
    }
    const status = session.store.get(
        `SELECT "HasResponded" AS responded FROM "CampaignMemberStatus" WHERE "CampaignId" = ? AND "Label" = ?`,
        [String(values.get('campaignid') ?? ''), String(values.get('status') ?? '')]
    );
    const responded = status?.['responded'] === 1;
    if (responded && work.old?.values.get('hasresponded') !== true) {
        values.set('firstrespondeddate', new ApexDatetime(session.clock()).date(session.timeZone));
    }
    values.set('hasresponded', responded);
    if (!work.old) {
        // A person is in few campaigns, a campaign has many people: the plus keeps SQLite from searching by campaign.
        const [column, person] = contact === null ? ['LeadId', lead] : ['ContactId', contact];
        const same = session.store.get(
            `SELECT "Id" AS id FROM "CampaignMember" WHERE "${column}" = ? AND +"CampaignId" = ? AND "IsDeleted" = 0`,
            [String(person), String(values.get('campaignid'))]
        );
        if (same) {
            addError(work, 'DUPLICATE_VALUE', `Already a campaign member.`, []);
        }
    }
};

const user: Prepare = (session, work) => {
    personName(session, work);
    const { record } = work;
    if (!work.old) {
        record.values.set('usertype', 'Standard');
        if ((record.values.get('communitynickname') ?? null) === null) {
            record.values.set('communitynickname', `User${Date.now()}${Math.floor(Math.random() * 1e9)}`);
        }
    }
};

const contentVersion: Prepare = (session, work) => {
    const { values } = work.record;
    const data = values.get('versiondata') ?? null;
    if (data instanceof Blob_ && changed(work, 'versiondata')) {
        values.set('contentsize', data.bytes.length);
        values.set('checksum', createHash('md5').update(data.bytes).digest('hex'));
    }
    if (work.old) {
        return;
    }
    const path = values.get('pathonclient') ?? null;
    if (path === null && (values.get('contenturl') ?? null) === null) {
        addError(work, 'REQUIRED_FIELD_MISSING', 'Required fields are missing: [PathOnClient]', ['PathOnClient']);
        return;
    }
    if (data === null && (values.get('contenturl') ?? null) === null) {
        addError(work, 'REQUIRED_FIELD_MISSING', 'Required fields are missing: [VersionData]', ['VersionData']);
        return;
    }
    const name = String(path ?? '')
        .split(/[\\/]/)
        .at(-1)!;
    const extension = name.includes('.') ? name.split('.').at(-1)! : null;
    if ((values.get('title') ?? null) === null) {
        values.set('title', name.replace(/\.[^.]*$/, ''));
    }
    values.set('fileextension', extension);
    values.set('filetype', fileType(extension));
    values.set('islatest', true);
    values.set('publishstatus', 'P');
    values.set('contentmodifieddate', new ApexDatetime(session.clock()));
    values.set('contentmodifiedbyid', session.userId);
    values.set('ismajorversion', true);
};

/** The file type names of the platform for the usual extensions; others are their extension in capitals. */
function fileType(extension: string | null): string {
    const types: Readonly<Record<string, string>> = {
        txt: 'TEXT',
        doc: 'WORD',
        docx: 'WORD_X',
        xls: 'EXCEL',
        xlsx: 'EXCEL_X',
        ppt: 'POWER_POINT',
        pptx: 'POWER_POINT_X',
        jpg: 'JPG',
        jpeg: 'JPEG'
    };
    return extension === null ? 'UNKNOWN' : (types[extension.toLowerCase()] ?? extension.toUpperCase());
}

const PREPARE: Readonly<Record<string, Prepare>> = {
    Contact: personName,
    Lead: personName,
    User: user,
    Opportunity: opportunity,
    Task: task,
    Event: event,
    Case: caseRecord,
    CampaignMember: campaignMember,
    ContentVersion: contentVersion,
    OpportunityLineItem: (session, work) => lineItem(session, work),
    PricebookEntry: (session, { record }) => {
        const product = session.store.get(`SELECT "Name", "ProductCode" FROM "Product2" WHERE "Id" = ?`, [
            String(record.values.get('product2id') ?? '')
        ]);
        record.values.set('name', product?.['Name'] ?? null);
        record.values.set('productcode', product?.['ProductCode'] ?? null);
    },
    Attachment: (_session, { record }) => {
        const body = record.values.get('body');
        record.values.set('bodylength', body instanceof Blob_ ? body.bytes.length : 0);
    },
    PermissionSetAssignment: (session, work) => assignment(session, work),
    Group: (session, work) => groupName(session, work),
    FeedItem: (session, work) => {
        if (!work.old) {
            work.record.values.set('insertedbyid', session.userId);
        }
    }
};

function lineItem(session: DataSession, work: Work): void {
    const { values } = work.record;
    const entry = session.store.get(
        `SELECT "Product2Id", "UnitPrice", "ProductCode", "Name" FROM "PricebookEntry" WHERE "Id" = ?`,
        [String(values.get('pricebookentryid') ?? '')]
    );
    if (entry && !work.old) {
        values.set('product2id', entry['Product2Id']);
        values.set('listprice', Decimal.of(Number(entry['UnitPrice'])));
        values.set('productcode', entry['ProductCode']);
        if ((values.get('unitprice') ?? null) === null && (values.get('totalprice') ?? null) === null) {
            values.set('unitprice', Decimal.of(Number(entry['UnitPrice'])));
        }
    }
    const quantity = values.get('quantity');
    const price = values.get('unitprice') ?? null;
    const total = values.get('totalprice') ?? null;
    if (quantity instanceof Decimal || typeof quantity === 'number') {
        const amount = quantity instanceof Decimal ? quantity : Decimal.of(quantity);
        if (price !== null && (changed(work, 'unitprice') || changed(work, 'quantity'))) {
            values.set('totalprice', (price instanceof Decimal ? price : Decimal.of(price as number)).multiply(amount));
        } else if (price === null && total instanceof Decimal) {
            values.set('unitprice', total.divide(amount));
        }
    }
    const owner = session.store.get(`SELECT "Name" AS name FROM "Opportunity" WHERE "Id" = ?`, [
        String(values.get('opportunityid') ?? '')
    ]);
    values.set('name', owner ? `${String(owner['name'])} ${String(entry?.['Name'] ?? '')}`.trim() : null);
}

/** The developer names of public groups and queues are unique; those of roles repeat in their groups. */
function groupName(session: DataSession, work: Work): void {
    const { values } = work.record;
    const name = (values.get('developername') ?? null) as string | null;
    const type = String(values.get('type') ?? 'Regular');
    if (name === null || !['Regular', 'Queue'].includes(type)) {
        return;
    }
    const same = session.store.get(
        `SELECT "Id" AS id FROM "Group" WHERE "DeveloperName" = ? COLLATE NOCASE AND "Type" IN ('Regular', 'Queue') AND "Id" IS NOT ?`,
        [name, work.record.id]
    );
    if (same) {
        addError(work, 'DUPLICATE_DEVELOPER_NAME', `The developer name ${name} is already used by another group.`, [
            'DeveloperName'
        ]);
    }
}

/** Assigning a group stands for assigning its combined permission set. */
function assignment(session: DataSession, work: Work): void {
    const { values } = work.record;
    const group = values.get('permissionsetgroupid') ?? null;
    if (group !== null) {
        values.set(
            'permissionsetid',
            session.store.get(`SELECT "Id" AS id FROM "PermissionSet" WHERE "PermissionSetGroupId" = ?`, [
                String(group)
            ])?.['id'] ?? null
        );
    }
    values.set('isactive', true);
    const same = session.store.get(
        `SELECT "Id" AS id FROM "PermissionSetAssignment" WHERE "AssigneeId" = ? AND "PermissionSetId" IS ?`,
        [String(values.get('assigneeid') ?? ''), (values.get('permissionsetid') ?? null) as string | null]
    );
    if (same && !work.old) {
        addError(
            work,
            'DUPLICATE_VALUE',
            `duplicate value found: PermissionSetId, AssigneeId duplicates value on record with id: ${String(same['id'])}`,
            []
        );
    }
}

/** Fields that the platform fills in by itself, after the before triggers. */
export function prepareStandard(session: DataSession, object: ObjectModel, works: readonly Work[]): void {
    const prepare = PREPARE[object.name];
    if (prepare) {
        works.filter(isGood).forEach((work) => prepare(session, work));
    }
}

/** A row made by the platform itself: no triggers, no checks. */
export function insertSystemRow(session: DataSession, objectName: string, values: Record<string, unknown>): string {
    const object = session.schema.object(objectName)!;
    const record = new SObject(object);
    record.id = session.store.nextId(object);
    const now = new ApexDatetime(session.clock());
    const system: Record<string, unknown> = {
        isdeleted: false,
        createddate: now,
        createdbyid: session.userId,
        lastmodifieddate: now,
        lastmodifiedbyid: session.userId,
        systemmodstamp: now
    };
    for (const [key, value] of Object.entries(system)) {
        if (object.fields.has(key)) {
            record.values.set(key, value);
        }
    }
    for (const field of object.fields.values()) {
        if (field.type === 'BOOLEAN' && !record.values.has(field.name.toLowerCase())) {
            record.values.set(field.name.toLowerCase(), false);
        }
    }
    for (const [key, value] of Object.entries(values)) {
        record.values.set(key.toLowerCase(), value);
    }
    insertRow(session.store, record);
    return record.id;
}

/** A new version makes its document, or becomes the latest of one. Runs before the row is written. */
export function makeDocuments(session: DataSession, works: readonly Work[]): void {
    for (const work of works.filter(isGood)) {
        const { values } = work.record;
        const shown = {
            Title: values.get('title') ?? null,
            FileType: values.get('filetype') ?? null,
            FileExtension: values.get('fileextension') ?? null,
            ContentSize: values.get('contentsize') ?? null,
            LatestPublishedVersionId: work.record.id
        };
        const existing = values.get('contentdocumentid') ?? null;
        if (existing === null) {
            const owner = values.get('ownerid') ?? session.userId;
            const id = insertSystemRow(session, 'ContentDocument', {
                ...shown,
                OwnerId: owner,
                PublishStatus: 'P',
                SharingOption: 'A',
                SharingPrivacy: 'N'
            });
            values.set('contentdocumentid', id);
            values.set('versionnumber', '1');
            insertSystemRow(session, 'ContentDocumentLink', {
                ContentDocumentId: id,
                LinkedEntityId: owner,
                ShareType: 'I',
                Visibility: 'AllUsers'
            });
            const location = values.get('firstpublishlocationid') ?? null;
            if (location !== null && location !== owner) {
                insertSystemRow(session, 'ContentDocumentLink', {
                    ContentDocumentId: id,
                    LinkedEntityId: location,
                    ShareType: 'V',
                    Visibility: 'AllUsers'
                });
            }
        } else {
            const count = session.store.get(
                `SELECT count(*) AS n FROM "ContentVersion" WHERE "ContentDocumentId" = ?`,
                [String(existing)]
            )!['n'] as number;
            values.set('versionnumber', String(count + 1));
            session.store.run(`UPDATE "ContentVersion" SET "IsLatest" = 0 WHERE "ContentDocumentId" = ?`, [
                String(existing)
            ]);
            session.store.run(
                `UPDATE "ContentDocument" SET "Title" = ?, "FileType" = ?, "FileExtension" = ?, "ContentSize" = ?, "LatestPublishedVersionId" = ? WHERE "Id" = ?`,
                [...(Object.values(shown) as (string | number | null)[]), String(existing)]
            );
        }
    }
}

/** What the platform makes beside a new record. Runs after the rows are written. */
export function afterInsertStandard(session: DataSession, object: ObjectModel, works: readonly Work[]): void {
    for (const { record } of works) {
        if (object.name === 'Campaign') {
            insertSystemRow(session, 'CampaignMemberStatus', {
                CampaignId: record.id,
                Label: 'Sent',
                SortOrder: 1,
                IsDefault: true,
                HasResponded: false
            });
            insertSystemRow(session, 'CampaignMemberStatus', {
                CampaignId: record.id,
                Label: 'Responded',
                SortOrder: 2,
                IsDefault: false,
                HasResponded: true
            });
        }
        if (object.name === 'UserRole') {
            seedRoleGroups(
                {
                    put: (_name, key, values = {}, initial = {}) =>
                        insertSystemRow(session, 'Group', { ...initial, ...values, ...key })
                },
                record.id!,
                String(record.values.get('developername') ?? record.values.get('name'))
            );
        }
        if (object.name === 'CollaborationGroup') {
            insertSystemRow(session, 'CollaborationGroupMember', {
                CollaborationGroupId: record.id,
                MemberId: record.values.get('ownerid'),
                CollaborationRole: 'Admin'
            });
        }
    }
    if (object.name === 'OpportunityLineItem') {
        sumLineItems(session, works);
    }
}

/** The amount of an opportunity with products is the sum of their prices. */
export function sumLineItems(session: DataSession, works: readonly Work[]): void {
    for (const id of new Set(works.map((work) => String(work.record.values.get('opportunityid'))))) {
        session.store.run(
            `UPDATE "Opportunity" SET "HasOpportunityLineItem" = EXISTS (SELECT 1 FROM "OpportunityLineItem" i WHERE i."OpportunityId" = "Opportunity"."Id" AND i."IsDeleted" = 0), "Amount" = coalesce((SELECT sum(i."TotalPrice") FROM "OpportunityLineItem" i WHERE i."OpportunityId" = "Opportunity"."Id" AND i."IsDeleted" = 0), "Amount") WHERE "Id" = ?`,
            [id]
        );
    }
}
