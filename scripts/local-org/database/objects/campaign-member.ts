import { ApexDatetime } from '../../values/date.ts';
import { addError, type Work } from '../dml/results.ts';
import type { DataSession } from '../session.ts';
import type { DerivedField, ObjectBehaviour } from './behaviour.ts';

function prepare(session: DataSession, work: Work): void {
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
}

/** A field of a campaign member that is the contact's or the lead's. */
function person(contactField: string, leadField = contactField): DerivedField {
    return (alias) =>
        `(CASE WHEN ${alias}."ContactId" IS NOT NULL THEN (SELECT p."${contactField}" FROM "Contact" p WHERE p."Id" = ${alias}."ContactId") ELSE (SELECT p."${leadField}" FROM "Lead" p WHERE p."Id" = ${alias}."LeadId") END)`;
}

const DERIVED: Readonly<Record<string, DerivedField>> = {
    Name: person('Name'),
    FirstName: person('FirstName'),
    LastName: person('LastName'),
    Salutation: person('Salutation'),
    Title: person('Title'),
    Email: person('Email'),
    Phone: person('Phone'),
    Fax: person('Fax'),
    MobilePhone: person('MobilePhone'),
    Description: person('Description'),
    DoNotCall: person('DoNotCall'),
    HasOptedOutOfEmail: person('HasOptedOutOfEmail'),
    HasOptedOutOfFax: person('HasOptedOutOfFax'),
    LeadSource: person('LeadSource'),
    Street: person('MailingStreet', 'Street'),
    City: person('MailingCity', 'City'),
    State: person('MailingState', 'State'),
    PostalCode: person('MailingPostalCode', 'PostalCode'),
    Country: person('MailingCountry', 'Country'),
    LeadOrContactId: (alias) => `coalesce(${alias}."ContactId", ${alias}."LeadId")`,
    LeadOrContactOwnerId: person('OwnerId'),
    CompanyOrAccount: (alias) =>
        `(CASE WHEN ${alias}."ContactId" IS NOT NULL THEN (SELECT a."Name" FROM "Contact" p JOIN "Account" a ON a."Id" = p."AccountId" WHERE p."Id" = ${alias}."ContactId") ELSE (SELECT p."Company" FROM "Lead" p WHERE p."Id" = ${alias}."LeadId") END)`,
    Type: (alias) => `(CASE WHEN ${alias}."ContactId" IS NOT NULL THEN 'Contact' ELSE 'Lead' END)`
};

export default {
    object: 'CampaignMember',
    prepare,
    access: { like: 'Campaign' },
    withoutFieldPermissions: true,
    derived: DERIVED
} satisfies ObjectBehaviour;
