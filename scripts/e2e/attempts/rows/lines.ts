/** Lines of access: there because a request asks for them, given and removed in their turn. */
import { change, create, remove, type Attempt, type Fields } from '../attempt.ts';
import type { Known } from '../known.ts';

const NO_SUCH_STEP = /cannot go from/;
const NOT_ASKED_FOR = /only before its cut-off|asks for/;
const FIRST_WEEK = /from the first week/;

export function lines({ licenses, lines: { ames, dunn, wells }, requests }: Known): Attempt[] {
    const born = (what: string, fields: Fields, says: RegExp): Attempt =>
        create(
            'License_Access__c',
            `born ${what}`,
            {
                License__c: licenses.ames,
                Kind__c: 'Application',
                Target__c: 'Cvent',
                Target_Name__c: 'Cvent',
                ...fields
            },
            says,
            { heardBy: ['administrator'] }
        );
    const of = (what: string, fields: Fields, says: RegExp, id = ames): Attempt =>
        change('License_Access__c', id, what, fields, says, { heardBy: ['administrator'] });
    const ofDunn = { License__c: licenses.dunn, Requested_In__c: requests.dunn };
    return [
        born('without a request', {}, /only through a request/),
        born('active without a request', { Status__c: 'Active' }, /only through a request/),
        born('in the request of another license', { Requested_In__c: requests.dunn }, NOT_ASKED_FOR),
        born('that its request does not ask for', ofDunn, NOT_ASKED_FOR),
        born('active at once', { ...ofDunn, Target__c: 'Marketing_Cloud', Status__c: 'Active' }, NOT_ASKED_FOR),
        born(
            'to be removed',
            { ...ofDunn, Target__c: 'Marketing_Cloud', Status__c: 'Removal Requested' },
            NOT_ASKED_FOR
        ),
        born('in a removal', { License__c: licenses.wells, Requested_In__c: requests.wells }, NOT_ASKED_FOR),
        born(
            'of the specialists',
            { ...ofDunn, Kind__c: 'Public Group', Target__c: 'eComm_Specialists_UCB' },
            /is not available/
        ),
        born(
            'of the specialists of another campus',
            { ...ofDunn, Kind__c: 'Public Group', Target__c: 'eComm_Specialists_UCD' },
            /is not available/
        ),
        born(
            'of a business unit of another campus',
            { ...ofDunn, Kind__c: 'Business Unit', Target__c: 'Sample_UCD_Admissions' },
            NOT_ASKED_FOR
        ),
        of('active before its turn', { Status__c: 'Active' }, FIRST_WEEK, dunn),
        of('in progress before its turn', { Status__c: 'In Progress' }, FIRST_WEEK, dunn),
        of('cancelled by itself', { Status__c: 'Cancelled' }, /still asked for/, dunn),
        of('active by a detour', { Status__c: 'Removal Requested' }, NO_SUCH_STEP, dunn),
        of('removed', { Status__c: 'Removed' }, NO_SUCH_STEP),
        of('requested again', { Status__c: 'Requested' }, NO_SUCH_STEP),
        of('to be removed by nothing', { Status__c: 'Removal Requested' }, /only through a deprovisioning request/),
        of(
            'to be removed by a provision request',
            { Status__c: 'Removal Requested', Removal_Requested_In__c: requests.dunn },
            /only through a deprovisioning request/
        ),
        of(
            'to be removed by a removal of somebody else',
            { Status__c: 'Removal Requested', Removal_Requested_In__c: requests.wells },
            /only through a deprovisioning request/
        ),
        of(
            'kept although it is to be removed',
            { Status__c: 'Active' },
            /request to remove this access is open/,
            wells
        ),
        of('removed before the first week', { Status__c: 'Removed' }, FIRST_WEEK, wells),
        of(
            'removed by another request',
            { Removal_Requested_In__c: null },
            /only through a deprovisioning request/,
            wells
        ),
        of('for something else', { Target__c: 'Cvent' }, /never changes/),
        of('with another name', { Target_Name__c: 'Cvent' }, /never changes/),
        of('for specialists', { Kind__c: 'Public Group', Target__c: 'eComm_Specialists_UCB' }, /never changes/),
        of('of another request', { Requested_In__c: requests.estes }, /stays with the request/, dunn),
        of('of no request', { Requested_In__c: null }, /stays with the request/, dunn),
        of('on another license', { License__c: licenses.cole }, /License__c|reparent|read-only/i),
        remove('License_Access__c', ames, 'deleted', /never deleted/, { heardBy: ['administrator'] }),
        remove('License_Access__c', dunn, 'asked for, deleted', /never deleted/, { heardBy: ['administrator'] })
    ];
}
