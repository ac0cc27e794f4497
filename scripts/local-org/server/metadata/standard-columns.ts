import type { ObjectModel } from '../../schema/model.ts';

// Names that layouts and list views give to the columns of standard fields, by object; `*` for every object.
const COLUMNS: Record<string, Record<string, string>> = {
    '*': {
        NAME: 'Name',
        OBJECT_ID: 'Id',
        CREATED_DATE: 'CreatedDate',
        CREATEDBY_USER: 'CreatedBy.Name',
        'CREATEDBY_USER.ALIAS': 'CreatedBy.Alias',
        LAST_UPDATE: 'LastModifiedDate',
        UPDATEDBY_USER: 'LastModifiedBy.Name',
        'UPDATEDBY_USER.ALIAS': 'LastModifiedBy.Alias',
        LAST_ACTIVITY: 'LastActivityDate',
        'CORE.USERS.ALIAS': 'Owner.Alias',
        'CORE.USERS.FULL_NAME': 'Owner.Name',
        'CORE.USERS.FIRST_NAME': 'Owner.FirstName',
        'CORE.USERS.LAST_NAME': 'Owner.LastName',
        'OWNER.ALIAS': 'Owner.Alias',
        RECORDTYPE: 'RecordType.Name'
    },
    Account: {
        'ACCOUNT.NAME': 'Name',
        'ACCOUNT.PHONE1': 'Phone',
        'ACCOUNT.TYPE': 'Type',
        'ACCOUNT.INDUSTRY': 'Industry',
        'ACCOUNT.ADDRESS1_CITY': 'BillingCity',
        'ACCOUNT.ADDRESS1_STATE': 'BillingState',
        'ACCOUNT.SITE': 'Site',
        'ACCOUNT.URL': 'Website'
    },
    Contact: {
        FULL_NAME: 'Name',
        'CONTACT.NAME': 'Name',
        'CONTACT.FIRST_NAME': 'FirstName',
        'CONTACT.LAST_NAME': 'LastName',
        'CONTACT.EMAIL': 'Email',
        'CONTACT.PHONE1': 'Phone',
        'CONTACT.PHONE3': 'MobilePhone',
        'CONTACT.TITLE': 'Title',
        'CONTACT.DEPARTMENT': 'Department',
        'CONTACT.LEAD_SOURCE': 'LeadSource',
        'ACCOUNT.NAME': 'Account.Name'
    },
    Campaign: {
        'CAMPAIGN.NAME': 'Name',
        'CAMPAIGN.STATUS': 'Status',
        'CAMPAIGN.CAMPAIGN_TYPE': 'Type',
        'CAMPAIGN.START_DATE': 'StartDate',
        'CAMPAIGN.END_DATE': 'EndDate',
        'CAMPAIGN.ACTIVE': 'IsActive'
    },
    CampaignMember: {
        'CAMPAIGN.NAME': 'Campaign.Name',
        'CAMPAIGN.STATUS': 'Campaign.Status',
        'CAMPAIGN.START_DATE': 'Campaign.StartDate',
        'CAMPAIGN.END_DATE': 'Campaign.EndDate',
        'CAMPAIGN.ACTIVE': 'Campaign.IsActive',
        'CAMPAIGN.CAMPAIGN_TYPE': 'Campaign.Type',
        'CM.STATUS': 'Status',
        'CM.RESPONDED': 'HasResponded',
        'CM.FIRST_RESPONDED_DATE': 'FirstRespondedDate',
        'CM.LAST_UPDATE': 'LastModifiedDate',
        STATUS: 'Status',
        FIRST_NAME: 'FirstName',
        LAST_NAME: 'LastName',
        TITLE: 'Title',
        COMPANY: 'CompanyOrAccount'
    },
    Opportunity: {
        'OPPORTUNITY.NAME': 'Name',
        'OPPORTUNITY.STAGE_NAME': 'StageName',
        'OPPORTUNITY.AMOUNT': 'Amount',
        'OPPORTUNITY.CLOSE_DATE': 'CloseDate',
        'ACCOUNT.NAME': 'Account.Name'
    },
    Case: {
        'CASES.CASE_NUMBER': 'CaseNumber',
        'CASES.SUBJECT': 'Subject',
        'CASES.STATUS': 'Status',
        'CASES.PRIORITY': 'Priority',
        'CASES.CREATED_DATE': 'CreatedDate',
        NAME: 'Contact.Name',
        'ACCOUNT.NAME': 'Account.Name'
    },
    Lead: {
        FULL_NAME: 'Name',
        'LEAD.COMPANY': 'Company',
        'LEAD.EMAIL': 'Email',
        'LEAD.STATUS': 'Status',
        'LEAD.PHONE': 'Phone'
    }
};

// Related lists of standard relationships: parent object → list's name → child object and lookup.
const RELATED_LISTS: Record<string, Record<string, { child: string; lookup: string }>> = {
    Account: {
        RelatedContactList: { child: 'Contact', lookup: 'AccountId' },
        RelatedOpportunityList: { child: 'Opportunity', lookup: 'AccountId' },
        RelatedCaseList: { child: 'Case', lookup: 'AccountId' }
    },
    Contact: {
        RelatedCampaignList: { child: 'CampaignMember', lookup: 'ContactId' },
        RelatedCaseList: { child: 'Case', lookup: 'ContactId' },
        RelatedOpportunityList: { child: 'OpportunityContactRole', lookup: 'ContactId' }
    },
    Lead: { RelatedCampaignList: { child: 'CampaignMember', lookup: 'LeadId' } },
    Campaign: {
        RelatedCampaignMemberList: { child: 'CampaignMember', lookup: 'CampaignId' },
        RelatedOpportunityList: { child: 'Opportunity', lookup: 'CampaignId' },
        ChildCampaignList: { child: 'Campaign', lookup: 'ParentId' }
    }
};

/** Names under which layouts show the files of a record. */
export const FILE_LISTS = ['RelatedFileList', 'RelatedContentNoteList', 'RelatedNoteList', 'AttachedContentDocuments'];

/**
 * Turns a column of a layout or list view into a field path.
 * @param column such as `Status__c`, `NAME`, `CONTACT.EMAIL`, `CampaignMember.User_Signed_On__c`
 * @throws Error naming a column that is not known
 */
export function columnPath(object: ObjectModel, column: string): string[] {
    const known = COLUMNS[object.name]?.[column] ?? COLUMNS['*']![column];
    if (known) {
        return known === 'Name' && object.nameField ? [object.nameField.name] : known.split('.');
    }
    const name = column.startsWith(`${object.name}.`) ? column.slice(object.name.length + 1) : column;
    const field = object.fields.get(name.toLowerCase());
    if (!field) {
        throw new Error(`Unsupported: column ${column} of ${object.name}`);
    }
    return [field.name];
}

/** @returns the child object and lookup behind a related list's name in a layout, or null */
export function standardRelatedList(parent: string, name: string): { child: string; lookup: string } | null {
    return RELATED_LISTS[parent]?.[name] ?? null;
}
