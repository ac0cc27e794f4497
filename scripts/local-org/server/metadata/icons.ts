import type { OrgSchema } from '../../schema/model.ts';
import { xmlText, type Xml } from '../../schema/xml.ts';

// Standard objects whose icon has another name than the object.
const STANDARD_ICONS: Record<string, string> = {
    CampaignMember: 'standard:campaign_members',
    CollaborationGroup: 'standard:groups',
    ContentDocument: 'standard:file',
    ContentVersion: 'standard:file',
    EmailMessage: 'standard:email',
    Group: 'standard:groups',
    OpportunityLineItem: 'standard:product_item',
    PricebookEntry: 'standard:pricebook',
    Pricebook2: 'standard:pricebook',
    Product2: 'standard:product'
};
const SAME_NAME = [
    'Account',
    'Campaign',
    'Case',
    'Contact',
    'Contract',
    'Dashboard',
    'Event',
    'Lead',
    'Note',
    'Opportunity',
    'Order',
    'Report',
    'Task',
    'User'
];

/**
 * @returns the icon of an object's records: a custom object has the motif of its tab (`Custom24: Keys` is `custom:custom24`)
 */
export function objectIcon(schema: OrgSchema, objectName: string): string {
    if (STANDARD_ICONS[objectName]) {
        return STANDARD_ICONS[objectName];
    }
    if (SAME_NAME.includes(objectName)) {
        return `standard:${objectName.toLowerCase()}`;
    }
    const tab = schema.metadata('CustomTab').find((one) => one.name === objectName);
    return (tab && motifIcon(tab.content as Xml)) ?? 'standard:default';
}

/** @returns the icon of a custom tab, or null when it has no motif */
export function motifIcon(tab: Xml): string | null {
    const motif = /^Custom(\d+):/.exec(xmlText(tab, 'motif') ?? '');
    return motif ? `custom:custom${motif[1]}` : null;
}
