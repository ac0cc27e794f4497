/**
 * Mistakes that change nothing anybody can notice, each with the reason; they are left out. A place is named by its file,
 * the text of its line and what is replaced, so that it is judged again when the line changes.
 */
export interface Equivalent {
    file: string;
    text: string;
    original: string;
    reason: string;
}

export const EQUIVALENTS: readonly Equivalent[] = [
    {
        file: 'Announcement_Due__c.field-meta.xml',
        text: '<formula>OR(ISBLANK(Announced_On__c), Announced_Dates__c &lt;&gt; Dates__c)</formula>',
        original: 'ISBLANK(Announced_On__c)',
        reason: 'the system fills both fields at once, and dates that were never announced differ from the dates'
    },
    {
        file: 'FulfilmentSelector.cls',
        text: 'WHERE Status__c = :Vocabulary.REQUEST_READY AND Type__c = :Vocabulary.TYPE_PROVISION',
        original: 'AND Type__c = :Vocabulary.TYPE_PROVISION',
        reason: 'a deprovision request that is ready has lines to remove, which are access that the license has'
    },
    {
        file: 'ProvisionRequestService.cls',
        text: 'insert as user requests;',
        original: 'as user',
        reason: 'the custom permission that is asked before comes with the right to create, in the same permission sets'
    },
    {
        file: 'DeprovisionRules.cls',
        text: 'line.Removal_Requested_In__r?.Name ?? license.Name',
        original: '?? license.Name',
        reason: 'a line that is being removed names the request that removes it: its guard refuses any other'
    },
    {
        file: 'UsersSelector.cls',
        text: 'WITH USER_MODE',
        original: 'WITH USER_MODE',
        reason: 'users and their names are readable for everybody inside'
    }
];
