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

/** Where there is nothing to do, the rest of the method does nothing either: leaving it early saves a query. */
const earlyExits: Equivalent[] = [
    { file: 'PreAccessGuard.cls', text: 'if (written.isEmpty()) {' },
    { file: 'EvidenceFile.cls', text: 'if (documentIds.isEmpty()) {' },
    { file: 'EvidenceFile.cls', text: 'if (files.isEmpty()) {' },
    { file: 'SalesforceFulfilment.cls', text: 'if (concerned.isEmpty()) {' }
].map(({ file, text }) => ({ file, text, original: text, reason: 'nothing to do, and nothing is done' }));

/** What a sweep or a reminder reads is judged again, one by one: a wider query reads more, and nothing else. */
const widerQueries: Equivalent[] = [
    {
        file: 'TrainingSweepJob.cls',
        text: 'return new ActiveLicensesSelector().untrained(today.addDays(-days - 1));',
        original: '-'
    },
    {
        file: 'ActivityAccess.cls',
        text: 'WHERE License__c IN :licenseIds AND Occurred_On__c IN :moments',
        original: 'AND Occurred_On__c IN :moments'
    },
    {
        file: 'QuizReminderJob.cls',
        text: 'return new ActiveLicensesSelector().untrained(today.addDays(-days));',
        original: '-'
    }
].map((place) => ({ ...place, reason: 'a wider query, of which each record is judged again' }));

export const EQUIVALENTS: readonly Equivalent[] = [
    {
        file: 'License_Specialist__c/fields/License__c.field-meta.xml',
        text: '<writeRequiresMasterRead>true</writeRequiresMasterRead>',
        original: 'true',
        reason: 'nobody has the right to write one, whatever they see of the license'
    },
    {
        file: 'Announcement_Due__c.field-meta.xml',
        text: '<formula>OR(ISBLANK(Announced_On__c), Announced_Dates__c &lt;&gt; Dates__c)</formula>',
        original: 'ISBLANK(Announced_On__c)',
        reason: 'the system fills both fields at once, and dates that were never announced differ from the dates'
    },
    {
        file: 'FulfilmentSelector.cls',
        text: 'WHERE Status__c = :LicenseVocabulary.REQUEST_READY AND Type__c = :LicenseVocabulary.TYPE_PROVISION',
        original: 'AND Type__c = :LicenseVocabulary.TYPE_PROVISION',
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
        file: 'LicenseUsersSelector.cls',
        text: 'WITH USER_MODE',
        original: 'WITH USER_MODE',
        reason: 'users and their names are readable for everybody inside'
    },
    {
        file: 'DeprovisionRequestService.cls',
        text: 'insert as user requests.values();',
        original: 'as user',
        reason: 'as for provision requests: the custom permission comes with the right to create'
    },
    {
        file: 'ProvisionRequestService.cls',
        text: 'update as user form.writeTo(new License_Request__c(Id = submission.request.Id));',
        original: 'as user',
        reason: 'only requests of campuses that the user acts for are reviewed, and the custom permission comes with the right to edit'
    },
    {
        file: 'DeprovisionRequestService.cls',
        text: 'update as user form.writeTo(new License_Request__c(Id = form.requestId));',
        original: 'as user',
        reason: 'only requests of campuses that the user acts for are reviewed, and the custom permission comes with the right to edit'
    },
    {
        file: 'LicenseFiles.cls',
        text: 'delete as user own;',
        original: 'as user',
        reason: 'whoever owns a file may delete it, and only files that the user owns are in the list'
    },
    {
        file: 'ProvisionRules.cls',
        text: 'line.Removal_Requested_In__r?.Name ?? license.Name',
        original: '?? license.Name',
        reason: 'a line that is being removed names the request that removes it: its guard refuses any other'
    },
    ...earlyExits,
    ...widerQueries,
    {
        file: 'LicenseEmailJob.cls',
        text: 'StatusCode.NO_MASS_MAIL_PERMISSION',
        original: ', StatusCode.NO_MASS_MAIL_PERMISSION',
        reason: 'no test can make an org refuse to send any e-mail'
    },
    {
        file: 'LicenseGuard.cls',
        text: 'if (moment == null || !isFact || moment < before.get(license.Id).Last_Activity__c) {',
        original: '<',
        reason: 'only a moment that differs from the one before is judged'
    },
    {
        file: 'LicenseActivityTriggerHandler.cls',
        text: 'record.addError(failures.get(record.License__c));',
        original: 'record.addError(failures.get(record.License__c));',
        reason: 'no rule of ours refuses an imported activity that is later; a rule of the org that does cannot be there in a test'
    },
    {
        file: 'License__c.sharingRules-meta.xml',
        text: '<accessLevel>Read</accessLevel>',
        original: 'Read',
        reason: 'nobody has Edit on licenses, which the table of permissions says and tests; sharing gives no right of its own'
    },
    {
        file: 'License_Job_Run__c.object-meta.xml',
        text: '<sharingModel>Private</sharingModel>',
        original: 'Private',
        reason: 'whoever has Read on job runs has View All, which the table of permissions says and tests'
    },
    {
        file: 'License_Email__c/fields/License__c.field-meta.xml',
        text: '<writeRequiresMasterRead>false</writeRequiresMasterRead>',
        original: 'false',
        reason: 'nobody has Create, Edit or Delete on e-mails, which the table of permissions says and tests'
    },
    {
        file: 'UserMatch.cls',
        text: '} else if (String.isNotBlank(other.eComm_License__c) && other.eComm_License__c != license.Id) {',
        original: '&&',
        reason: 'a user that carries this license is its own and never a candidate, and a blank takes nobody'
    },
    {
        file: 'SavedNow.cls',
        text: 'if (request.License__c == license.Id && saysTheSame(license, request)) {',
        original: '&&',
        reason: 'while a request is being saved the system alone saves licenses, the one of the request'
    },
    {
        file: 'ActivityImport.cls',
        text: 'repeated = repeated || error.getStatusCode() == StatusCode.DUPLICATE_VALUE;',
        original: '||',
        reason: 'only another transaction at the same time makes the key fail, which no test can have; one error comes alone'
    },
    {
        file: 'Is_Open_To_Change__c.field-meta.xml',
        text: '>AND(OR(ISPICKVAL(Status__c, "Pending"), ISPICKVAL(Status__c, "Held")), NOW() &lt;= Cycle__r.Cut_Off__c)</formula>',
        original: '&lt;=',
        reason: 'differs in the second of the cut-off itself, and no Apex test can choose what NOW() is in a formula'
    }
];
