/** The transfer to another campus, which is the System team's, called with what its screen would not send. */
import { apex, call, type Attempt, type Persona } from '../attempt.ts';
import type { Known } from '../known.ts';

const TEAM: readonly Persona[] = ['systemTeam', 'administrator'];

export function transfers({ licenses, requests, users }: Known): Attempt[] {
    const form = (fields: Record<string, unknown>): Record<string, unknown> => ({
        form: { licenseId: licenses.ames, campus: 'UCD', specialistId: users.taylor, reason: 'Wanted', ...fields }
    });
    const transfer = (what: string, fields: Record<string, unknown>, says: RegExp): Attempt =>
        call('LicenseTransferController.transfer', what, form(fields), says, { heardBy: TEAM });
    const wanted = `License__c wanted = new License__c(Id = '${licenses.ames}', Affiliated_Campus__c = 'UCD',
        eComm_Specialist__c = '${users.taylor}', Transfer_Reason__c = 'Wanted', Transferred_On__c = Datetime.now());`;
    const NO_EMAIL = /UCD Email is not populated/;
    return [
        transfer('of somebody whom the other campus does not know', {}, NO_EMAIL),
        transfer('without a reason', { reason: ' ' }, /Enter the reason for the transfer/),
        transfer('to its own campus', { campus: 'UCB', specialistId: users.riley }, /is already with CU Boulder/),
        transfer('to no campus', { campus: null }, /Choose .*campus|campus/i),
        transfer('to a campus that there is not', { campus: 'XYZ' }, /campus|bad value/i),
        transfer('while a request is open', { licenseId: licenses.dunn }, /Request \S+ \(Provision\) .* is open/),
        transfer('while a removal is open', { licenseId: licenses.wells }, /Request \S+ \(Deprovision\) .* is open/),
        transfer('to a specialist of its own campus', { specialistId: users.riley }, /Choose an eComm specialist of/),
        transfer('to nobody', { specialistId: null }, /Choose an eComm specialist of/),
        transfer('of a request', { licenseId: requests.dunn }, /unexpected|invalid|Something went wrong/i),
        call('LicenseTransferController.preview', 'read by others', form({}), /never heard/, { isJobOf: TEAM }),
        apex(
            'a license that is said to be of somebody else is transferred',
            `${wanted}
             License__c forged = LicenseSystemAccess.licensesWithEverything(new Set<Id>{ wanted.Id }).get(wanted.Id);
             forged.Contact__c = [SELECT Contact__c FROM License__c WHERE Id = '${licenses.cole}'].Contact__c;
             LicenseTransfers.of(new List<License__c>{ wanted }, new Map<Id, License__c>{ wanted.Id => forged }, Date.today());
             LicenseTransfers.follow();
             LicenseSystemAccess.transfer(wanted);`,
            NO_EMAIL
        ),
        apex(
            'an open request is left out of what is judged',
            `${wanted.replace(licenses.ames, licenses.dunn)}
             License__c forged = new License__c(Id = wanted.Id);
             LicenseTransfers.of(new List<License__c>{ wanted }, new Map<Id, License__c>{ wanted.Id => forged }, Date.today());
             LicenseSystemAccess.transfer(wanted);`,
            /is open/
        )
    ];
}
