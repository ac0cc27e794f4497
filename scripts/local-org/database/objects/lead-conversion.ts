import { ApexDatetime, ApexDate } from '../../values/date.ts';
import { SObject } from '../../values/sobject.ts';
import type { Value } from '../../values/value.ts';
import { xmlList, xmlText } from '../../schema/xml.ts';
import { quote } from '../columns.ts';
import { hasTable } from '../migrate.ts';
import type { DataSession } from '../session.ts';
import { dml } from '../dml/index.ts';
import type { DmlError, DmlOptions } from '../dml/results.ts';
import { loadRecords } from '../dml/rows.ts';

/** What `Database.LeadConvert` asks for. */
export interface LeadConversion {
    leadId: string | null;
    accountId: string | null;
    contactId: string | null;
    opportunityId: string | null;
    convertedStatus: string | null;
    doNotCreateOpportunity: boolean;
    opportunityName: string | null;
    overwriteLeadSource: boolean;
    ownerId: string | null;
    /** Records given instead of ids, already saved or not. */
    accountRecord: SObject | null;
    contactRecord: SObject | null;
    opportunityRecord: SObject | null;
}

export interface ConvertedLead {
    leadId: string | null;
    accountId: string | null;
    contactId: string | null;
    opportunityId: string | null;
    errors: DmlError[];
}

type Target = 'Account' | 'Contact' | 'Opportunity';

const address = (to: string): [string, string][] =>
    ['Street', 'City', 'State', 'PostalCode', 'Country', 'Latitude', 'Longitude'].map((part) => [part, `${to}${part}`]);

/** Salesforce Help, "Lead Conversion Field Mapping": field of the lead → field of the record. */
const MAPPED: Readonly<Record<Target, readonly [string, string][]>> = {
    Account: [
        ['Company', 'Name'],
        ...address('Billing'),
        ['Phone', 'Phone'],
        ['Fax', 'Fax'],
        ['Website', 'Website'],
        ['Industry', 'Industry'],
        ['Rating', 'Rating'],
        ['AnnualRevenue', 'AnnualRevenue'],
        ['NumberOfEmployees', 'NumberOfEmployees'],
        ['LeadSource', 'AccountSource']
    ],
    Contact: [
        ['Salutation', 'Salutation'],
        ['FirstName', 'FirstName'],
        ['LastName', 'LastName'],
        ['Title', 'Title'],
        ['Email', 'Email'],
        ['Phone', 'Phone'],
        ['MobilePhone', 'MobilePhone'],
        ['Fax', 'Fax'],
        ...address('Mailing'),
        ['LeadSource', 'LeadSource'],
        ['Description', 'Description'],
        ['DoNotCall', 'DoNotCall'],
        ['HasOptedOutOfEmail', 'HasOptedOutOfEmail'],
        ['HasOptedOutOfFax', 'HasOptedOutOfFax']
    ],
    Opportunity: [['LeadSource', 'LeadSource']]
};

/** The statuses that mean converted. */
const CONVERTED = 'Closed - Converted';

/** The mapping of custom fields, of the settings of lead conversion that the project has. */
function customMapping(session: DataSession, target: Target): [string, string][] {
    return session.schema
        .metadata('LeadConvertSettings')
        .flatMap(({ content }) => xmlList(content, 'objectMapping'))
        .filter((mapping) => xmlText(mapping, 'outputObject') === target)
        .flatMap((mapping) => xmlList(mapping, 'mappingFields'))
        .map((pair) => [xmlText(pair, 'inputField') ?? '', xmlText(pair, 'outputField') ?? '']);
}

class ConversionError extends Error {
    readonly error: DmlError;

    constructor(statusCode: string, message: string, fields: string[] = []) {
        super(message);
        this.error = { statusCode, message, fields };
    }
}

/** The last day of the quarter of today: when a new opportunity closes. */
function endOfQuarter(session: DataSession): ApexDate {
    const today = new ApexDatetime(session.clock()).date(session.timeZone);
    return ApexDate.of(today.year, Math.ceil(today.month / 3) * 3, 1)
        .addMonths(1)
        .addDays(-1);
}

/** Fills in what the record does not have; what it has stays. */
function fill(session: DataSession, lead: SObject, record: SObject, target: Target): void {
    for (const [from, to] of [...MAPPED[target], ...customMapping(session, target)]) {
        const value = lead.values.get(from.toLowerCase()) ?? null;
        const key = to.toLowerCase();
        const had = record.values.get(key) ?? null;
        if (value !== null && (had === null || had === false) && record.type.fields.has(key)) {
            record.values.set(key, value);
        }
    }
}

function stored(session: DataSession, object: string, id: string): SObject {
    const model = session.schema.object(object)!;
    const found = loadRecords(session.store, model, [id], null).get(id);
    if (!found || found.values.get('isdeleted') === true) {
        throw new ConversionError('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id');
    }
    return found;
}

function save(session: DataSession, record: SObject, options: DmlOptions): string {
    const [result] = dml(session, record.id === null ? 'insert' : 'update', [record], { ...options, allOrNone: true });
    return result!.id!;
}

/** An existing record gets what it lacks; a given or a new one is inserted. */
function target(
    session: DataSession,
    lead: SObject,
    name: Target,
    id: string | null,
    given: SObject | null,
    values: Record<string, Value>,
    options: DmlOptions
): string {
    const record = id ? stored(session, name, id) : (given ?? new SObject(session.schema.object(name)!));
    const before = new Map(record.values);
    for (const [key, value] of Object.entries(values)) {
        if (value !== null && (record.values.get(key) ?? null) === null) {
            record.values.set(key, value);
        }
    }
    fill(session, lead, record, name);
    if (record.id === null) {
        return save(session, record, options);
    }
    const changed = [...record.values].filter(([key, value]) => before.get(key) !== value);
    if (changed.length > 0) {
        const update = new SObject(record.type);
        update.values.set('id', record.id);
        changed.forEach(([key, value]) => update.values.set(key, value));
        save(session, update, options);
    }
    return record.id;
}

/** Activities, notes and memberships of the lead go over to the contact. */
function moveChildren(session: DataSession, leadId: string, contactId: string, whatId: string): void {
    const move = (object: string, field: string, to: string): void => {
        const model = session.schema.object(object);
        if (model && hasTable(model)) {
            session.store.run(`UPDATE ${quote(object)} SET ${quote(field)} = ? WHERE ${quote(field)} = ?`, [
                to,
                leadId
            ]);
        }
    };
    for (const object of ['Task', 'Event']) {
        session.store.run(`UPDATE ${quote(object)} SET "WhatId" = ? WHERE "WhoId" = ? AND "WhatId" IS NULL`, [
            whatId,
            leadId
        ]);
        move(object, 'WhoId', contactId);
    }
    for (const object of ['Note', 'Attachment']) {
        move(object, 'ParentId', contactId);
    }
    session.store.run('UPDATE "CampaignMember" SET "ContactId" = ? WHERE "LeadId" = ?', [contactId, leadId]);
}

function convert(session: DataSession, asked: LeadConversion, options: DmlOptions): Omit<ConvertedLead, 'errors'> {
    if (asked.leadId === null) {
        throw new ConversionError('REQUIRED_FIELD_MISSING', 'Required fields are missing: [leadId]', ['leadId']);
    }
    const lead = stored(session, 'Lead', asked.leadId);
    if (lead.values.get('isconverted') === true) {
        throw new ConversionError('CANNOT_UPDATE_CONVERTED_LEAD', 'cannot reference converted lead');
    }
    if (asked.convertedStatus?.toLowerCase() !== CONVERTED.toLowerCase()) {
        throw new ConversionError('INVALID_STATUS', `invalid convertedStatus: ${asked.convertedStatus ?? 'null'}`);
    }
    if (asked.contactId && !asked.accountId) {
        throw new ConversionError('REQUIRED_FIELD_MISSING', 'Required fields are missing: [accountId]', ['accountId']);
    }
    const ownerId = asked.ownerId ?? (lead.values.get('ownerid') as string);
    if (!ownerId.startsWith('005')) {
        throw new ConversionError('REQUIRED_FIELD_MISSING', 'Converted objects can only be owned by users.', [
            'ownerId'
        ]);
    }
    const accountId = target(
        session,
        lead,
        'Account',
        asked.accountId,
        asked.accountRecord,
        { ownerid: ownerId },
        options
    );
    const parents = { accountid: accountId, ownerid: ownerId };
    const contactId = target(session, lead, 'Contact', asked.contactId, asked.contactRecord, parents, options);
    if (asked.overwriteLeadSource && asked.contactId) {
        const update = new SObject(session.schema.object('Contact')!);
        update.values.set('id', contactId);
        update.values.set('leadsource', lead.values.get('leadsource') ?? null);
        save(session, update, options);
    }
    const opportunityId = asked.doNotCreateOpportunity ? null : opportunity(session, lead, asked, parents, options);
    if (opportunityId !== null) {
        const role = new SObject(session.schema.object('OpportunityContactRole')!);
        role.values.set('opportunityid', opportunityId);
        role.values.set('contactid', contactId);
        role.values.set('isprimary', true);
        save(session, role, options);
    }
    const converted = new SObject(lead.type);
    const today = new ApexDatetime(session.clock()).date(session.timeZone);
    const values: Record<string, Value> = {
        id: asked.leadId,
        status: CONVERTED,
        isconverted: true,
        converteddate: today,
        convertedaccountid: accountId,
        convertedcontactid: contactId,
        convertedopportunityid: opportunityId,
        isunreadbyowner: false
    };
    Object.entries(values).forEach(([key, value]) => converted.values.set(key, value));
    save(session, converted, { ...options, platformFields: new Set(Object.keys(values)) });
    moveChildren(session, asked.leadId, contactId, opportunityId ?? accountId);
    return { leadId: asked.leadId, accountId, contactId, opportunityId };
}

function opportunity(
    session: DataSession,
    lead: SObject,
    asked: LeadConversion,
    parents: Record<string, Value>,
    options: DmlOptions
): string {
    const stages = session.schema.object('Opportunity')!.fields.get('stagename')!.picklist!;
    const values = {
        ...parents,
        name: asked.opportunityName ?? `${String(lead.values.get('company') ?? '')}-`,
        stagename: stages.find((one) => one.active)!.value,
        closedate: endOfQuarter(session)
    };
    return target(session, lead, 'Opportunity', asked.opportunityId, asked.opportunityRecord, values, options);
}

/**
 * Converts leads into accounts, contacts and opportunities (SOAP API, `convertLead()`): new records take the lead's values,
 * existing ones what they lack. A lead that cannot be converted leaves nothing behind.
 */
export function convertLeads(
    session: DataSession,
    asked: readonly LeadConversion[],
    options: DmlOptions
): ConvertedLead[] {
    return asked.map((one) => {
        const mark = session.store.savepoint();
        try {
            const done = convert(session, one, options);
            session.store.release(mark);
            return { ...done, errors: [] };
        } catch (error) {
            session.store.rollbackTo(mark);
            session.store.release(mark);
            const known = error instanceof ConversionError ? [error.error] : dmlErrorsOf(error);
            return { leadId: one.leadId, accountId: null, contactId: null, opportunityId: null, errors: known };
        }
    });
}

/** The errors of a record that could not be saved; anything else goes on. */
function dmlErrorsOf(error: unknown): DmlError[] {
    const rows = (error as { dmlErrors?: DmlError[] }).dmlErrors;
    if (!rows || rows.length === 0) {
        throw error;
    }
    return rows;
}
