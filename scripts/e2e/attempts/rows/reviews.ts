/** A review only looks: whoever writes Apex cannot have one let something through that is no longer right, or never was. */
import { apex, type Attempt } from '../attempt.ts';
import type { Known } from '../known.ts';

const OF_LICENSE = /comes with its first provisioning request/;
const NO_EMAIL = /UCB Email is not populated/;

export function reviews(known: Known): Attempt[] {
    return [...ofProvisions(known), ...ofRemovals(known)];
}

function ofProvisions({ people, users, licenses, requests }: Known): Attempt[] {
    const form = (person: string, more = ''): string =>
        `RequestForm form = new RequestForm(); form.contactId = '${person}'; form.campus = 'UCB'; form.specialistId = '${users.riley}';
         form.answers.put('eComm_Role__c', 'User'); form.applications = new List<String>{ 'Cvent' }; ${more}`;
    const reviewed = (person: string, more = ''): string =>
        `${form(person, more)}
         Assert.areEqual(1, new ProvisionReview(new List<RequestForm>{ form }, UniversityTime.now()).accepted().size(), 'of itself it is right');`;
    const withoutEmail = (person: string): string =>
        `update as system new Contact(Id = '${person}', UCB_Email__c = null);`;
    const asked = `Type__c = 'Provision', Reason__c = 'Specialist Request', Affiliated_Campus__c = 'UCB',
         eComm_Specialist__c = '${users.riley}', eComm_Role__c = 'User', Applications__c = 'Cvent'`;
    const license = (person: string): string =>
        `License__c license = new License__c(Contact__c = '${person}', Affiliated_Campus__c = 'UCB',
             eComm_Specialist__c = '${users.riley}', eComm_Role__c = 'User');
         insert as system license;`;
    const requestOf = (licenseId: string): string =>
        `insert as system new License_Request__c(License__c = ${licenseId}, ${asked});`;
    return [
        apex('a license alone after a review', `${reviewed(people.eligible)} ${license(people.eligible)}`, OF_LICENSE),
        apex(
            'a license and a request after a review, for a person who is right',
            `${reviewed(people.eligible)} ${license(people.eligible)} ${requestOf('license.Id')}`,
            OF_LICENSE
        ),
        apex(
            'a license and a request after a review, for who has lost the e-mail since',
            `${reviewed(people.eligible)} ${withoutEmail(people.eligible)} ${license(people.eligible)} ${requestOf('license.Id')}`,
            OF_LICENSE
        ),
        apex(
            'a request after a review, for who has lost the e-mail since',
            `${reviewed(people.ames)} ${withoutEmail(people.ames)} ${requestOf(`'${licenses.ames}'`)}`,
            NO_EMAIL
        ),
        apex(
            'other answers after a review, for who has lost the e-mail since',
            `${reviewed(people.dunn, `form.requestId = '${requests.dunn}';`)} ${withoutEmail(people.dunn)}
             update as system new License_Request__c(Id = '${requests.dunn}', Applications__c = 'Cvent');`,
            NO_EMAIL
        ),
        apex(
            'a license alone after a look in Provision Many',
            `${form(people.eligible, `String email = [SELECT UCB_Email__c FROM Contact WHERE Id = '${people.eligible}'].UCB_Email__c;`)}
             new BulkRequestService(UniversityTime.now()).preview(new List<String>{ email }, form); ${license(people.eligible)}`,
            OF_LICENSE
        ),
        apex(
            'a license alone after the wizard has submitted, and all was taken back',
            `${form(people.eligible)} Savepoint before = Database.setSavepoint();
             Assert.isTrue(new ProvisionRequestService(UniversityTime.now()).submit(new List<RequestForm>{ form })[0].submitted, 'of itself it is right');
             Database.rollback(before); ${license(people.eligible)}`,
            OF_LICENSE
        ),
        apex(
            'the same request once more, after it was submitted and taken back, for who has lost the e-mail since',
            `${form(people.ames)} Savepoint before = Database.setSavepoint();
             Assert.isTrue(new ProvisionRequestService(UniversityTime.now()).submit(new List<RequestForm>{ form })[0].submitted, 'of itself it is right');
             Database.rollback(before); ${withoutEmail(people.ames)} ${requestOf(`'${licenses.ames}'`)}`,
            NO_EMAIL
        ),
        apex(
            'a request once more in one transaction, after it failed beside another',
            `List<License_Request__c> both = new List<License_Request__c>{ new License_Request__c(License__c = '${licenses.ames}', ${asked}) };
             Savepoint before = Database.setSavepoint(); insert as system both; Database.rollback(before);
             ${withoutEmail(people.ames)} ${requestOf(`'${licenses.ames}'`)}`,
            NO_EMAIL
        )
    ];
}

function ofRemovals({ people, licenses, lines, users }: Known): Attempt[] {
    const reviewed = `DeprovisionForm form = new DeprovisionForm(); form.contactId = '${people.ames}'; form.accessIds = new List<Id>{ '${lines.ames}' };
         Assert.isTrue(new DeprovisionReview(new List<DeprovisionForm>{ form }, UniversityTime.now()).results[0].submitted, 'of itself it is right');`;
    const removal = `insert as system new License_Request__c(License__c = '${licenses.ames}', Type__c = 'Deprovision',
         Reason__c = 'Specialist Request', Access_To_Remove__c = '${lines.ames}', Affiliated_Campus__c = 'UCB',
         eComm_Specialist__c = '${users.riley}', eComm_Role__c = 'User');`;
    return [
        apex(
            'a removal after a review, for oneself since',
            `${reviewed} update as system new Contact(Id = '${people.ames}', Email = UserInfo.getUserEmail()); ${removal}`,
            /yourself/
        ),
        apex('a removal twice after a review', `${reviewed} ${removal} ${removal}`, /is about to be removed/)
    ];
}
