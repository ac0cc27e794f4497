/** What jobs and triggers write: the e-mails of a license, and what the jobs did. */
import { change, create, remove, type Attempt, type Fields } from '../attempt.ts';
import type { Known } from '../known.ts';

const BEGINS_QUEUED = /begins queued/;
const FIXED = /stays as it was/;

export function written({ licenses: { dunn }, email, jobRun }: Known): Attempt[] {
    const born = (what: string, fields: Fields): Attempt =>
        create(
            'License_Email__c',
            what,
            { License__c: dunn, Kind__c: 'Credentials Ready', Unique_Key__c: `FORGED ${what}`, ...fields },
            BEGINS_QUEUED,
            { heardBy: ['administrator'] }
        );
    const of = (what: string, fields: Fields): Attempt =>
        change('License_Email__c', email, what, fields, FIXED, { heardBy: ['administrator'] });
    return [
        born('sent already', { Status__c: 'Sent' }),
        born('told already', { Status__c: 'Queued', Sent_On__c: '2026-12-30T18:00:00.000Z' }),
        of('of another kind', { Kind__c: 'Credentials Ready' }),
        of('with another text', { Details__c: 'Send your password' }),
        of('with another link', { Training_Link__c: 'https://elsewhere.example' }),
        of('with another day', { Deadline__c: '2099-01-15' }),
        of('to be sent once more', { Unique_Key__c: 'FREE' }),
        remove('License_Email__c', email, 'deleted', /never deleted/, { heardBy: ['administrator'] }),
        change('License_Job_Run__c', jobRun, 'that did not fail', { Failed__c: 0, Processed__c: 99 }, FIXED, {
            heardBy: ['administrator']
        }),
        remove('License_Job_Run__c', jobRun, 'deleted', FIXED, { heardBy: ['administrator'] }),
        create(
            'License_Email__c',
            'with a key of no license',
            { License__c: dunn, Kind__c: 'Credentials Ready', Status__c: 'Queued', Unique_Key__c: 'FORGED' },
            /names its license/,
            { heardBy: ['administrator'] }
        ),
        ...[
            ['a text of its own', { Kind__c: 'Inactivity Warning', Details__c: 'Send your password' }] as const,
            ['another reason', { Kind__c: 'Deprovisioned', Details__c: 'Send your password' }] as const,
            ['somebody else told', { Kind__c: 'Last Warning', Recipients__c: 'me@elsewhere.example' }] as const
        ].map(([what, fields]) =>
            create(
                'License_Email__c',
                `with ${what}`,
                {
                    License__c: dunn,
                    Status__c: 'Queued',
                    Unique_Key__c: `${fields.Kind__c}:${dunn}:FORGED`,
                    ...fields
                },
                /follows from what happened/,
                { heardBy: ['administrator'] }
            )
        ),
        create(
            'License_Job_Run__c',
            'that nothing did',
            { Job__c: 'Monthly batch', Failed__c: 0, Processed__c: 9 },
            /recorded by the job that ran/,
            { heardBy: ['administrator'] }
        )
    ];
}
