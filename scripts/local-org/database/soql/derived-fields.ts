import type { FieldModel, ObjectModel } from '../../schema/model.ts';

type Derive = (alias: string) => string;

/** A field of a campaign member that is the contact's or the lead's. */
function person(contactField: string, leadField = contactField): Derive {
    return (alias) =>
        `(CASE WHEN ${alias}."ContactId" IS NOT NULL THEN (SELECT p."${contactField}" FROM "Contact" p WHERE p."Id" = ${alias}."ContactId") ELSE (SELECT p."${leadField}" FROM "Lead" p WHERE p."Id" = ${alias}."LeadId") END)`;
}

const CAMPAIGN_MEMBER: Readonly<Record<string, Derive>> = {
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

const CASE: Readonly<Record<string, Derive>> = Object.fromEntries(
    [
        ['ContactEmail', 'Email'],
        ['ContactPhone', 'Phone'],
        ['ContactMobile', 'MobilePhone'],
        ['ContactFax', 'Fax']
    ].map(([field, of]) => [
        field!,
        (alias: string) => `(SELECT p."${of}" FROM "Contact" p WHERE p."Id" = ${alias}."ContactId")`
    ])
);

const campaignCount =
    (condition: string): Derive =>
    (alias) =>
        `(SELECT count(*) FROM "CampaignMember" m WHERE m."CampaignId" = ${alias}."Id" AND m."IsDeleted" = 0 AND ${condition})`;

const CAMPAIGN: Readonly<Record<string, Derive>> = {
    NumberOfContacts: campaignCount('m."ContactId" IS NOT NULL'),
    NumberOfLeads: campaignCount('m."LeadId" IS NOT NULL'),
    NumberOfResponses: campaignCount('m."HasResponded" = 1')
};

/** Fields that the platform computes from other records, by object. */
const DERIVED: Readonly<Record<string, Readonly<Record<string, Derive>>>> = {
    CampaignMember: CAMPAIGN_MEMBER,
    Case: CASE,
    Campaign: CAMPAIGN
};

/** SQL of a standard field that follows from other records; null for an ordinary one. */
export function derivedField(object: ObjectModel, field: FieldModel, alias: string): string | null {
    return DERIVED[object.name]?.[field.name]?.(alias) ?? null;
}

export function isDerived(object: ObjectModel, field: FieldModel): boolean {
    return DERIVED[object.name]?.[field.name] !== undefined;
}
