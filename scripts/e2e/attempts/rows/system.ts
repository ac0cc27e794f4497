/** What other systems deliver and the calendar gives: quiz results, activity, cycles. */
import { change, create, remove, type Attempt, type Fields, type Rest } from '../attempt.ts';
import type { Known } from '../known.ts';

const PAST = '2020-01-15T12:00:00.000Z';
const PAST_DAY = '2020-01-15';
const FUTURE = '2099-01-15T12:00:00.000Z';

export function system(known: Known): Attempt[] {
    return [...quizzes(known), ...activity(known), ...cycles(known)];
}

function quizzes({ quizResult, people, users }: Known): Attempt[] {
    const typed = (what: string, fields: Fields, id: string): Attempt =>
        create(
            'Quiz_Result__c',
            what,
            {
                Quiz__c: 'Post-Training',
                Email__c: 'x@example.edu',
                Passed__c: true,
                Taken_On__c: PAST,
                External_ID__c: id,
                ...fields
            },
            /delivered by the form/,
            { heardBy: ['administrator'], isJobOf: ['quizIntake'] }
        );
    const of = (what: string, fields: Fields, says: RegExp): Attempt =>
        change('Quiz_Result__c', quizResult, what, fields, says, { heardBy: ['administrator'] });
    return [
        typed('of the training, by hand', { Email__c: 'estes@example.edu' }, 'FORGED-1'),
        typed(
            'that gives access to the wizard, by hand',
            { Quiz__c: 'License Changes', Email__c: 'alex.novak@ecomm.example' },
            'FORGED-2'
        ),
        typed('taken in time after the deadline', { Taken_On__c: '2026-01-15T12:00:00.000Z' }, 'FORGED-3'),
        of('passed after all', { Passed__c: true }, /what the form delivered/),
        of('with another score', { Score__c: 100 }, /what the form delivered/),
        of('of another quiz', { Quiz__c: 'License Changes' }, /what the form delivered/),
        of('of another e-mail', { Email__c: 'riley.stone@ecomm.example' }, /what the form delivered/),
        of('taken earlier', { Taken_On__c: PAST }, /what the form delivered/),
        of('another delivery', { External_ID__c: 'FORGED-4' }, /what the form delivered/),
        of('of somebody else', { Contact__c: people.ames }, /follows from its e-mail/),
        of('of another user', { User__c: users.alex }, /follows from its e-mail/),
        of('said to be of somebody', { Contact__c: people.ames, Whose_Decision__c: 'Chosen' }, /the System team says/),
        of('said to be of nobody', { Whose_Decision__c: 'None of Them' }, /the System team says/),
        remove('Quiz_Result__c', quizResult, 'deleted', /never deleted/, { heardBy: ['administrator'] })
    ];
}

function activity({ activity: id, licenses }: Known): Attempt[] {
    const imported = (what: string, fields: Fields, key: string, says: RegExp, rest: Rest): Attempt =>
        create(
            'License_Activity__c',
            what,
            {
                License__c: licenses.ames,
                Application__c: 'Marketing_Cloud',
                Occurred_On__c: '2026-12-30T18:00:00.000Z',
                External_ID__c: key,
                Source__c: 'Apex REST',
                ...fields
            },
            says,
            rest
        );
    const typed = (what: string, fields: Fields, key: string, says: RegExp): Attempt =>
        imported(what, fields, key, says, { isJobOf: ['administrator'] });
    const wrong = (what: string, fields: Fields, key: string, says: RegExp): Attempt =>
        imported(what, fields, key, says, { heardBy: ['administrator'] });
    const of = (what: string, fields: Fields): Attempt =>
        change('License_Activity__c', id, what, fields, /What was imported stays/, { heardBy: ['administrator'] });
    return [
        typed('that shields from the sweep, by hand', {}, 'FORGED-1', /import/),
        wrong('in the future', { Occurred_On__c: FUTURE }, 'FORGED-2', /dated in the future/),
        wrong(
            'before there were applications',
            { Occurred_On__c: '1990-01-15T12:00:00.000Z' },
            'FORGED-3',
            /dated before/
        ),
        wrong(
            'of an application that does not exist',
            { Application__c: 'Payroll' },
            'FORGED-4',
            /no application|restricted|bad value/i
        ),
        wrong(
            'of Salesforce, which knows its logins',
            { Application__c: 'Salesforce' },
            'FORGED-5',
            /itself knows the logins/
        ),
        wrong('of a license that is not active', { License__c: licenses.dunn }, 'FORGED-6', /no active license/),
        of('at another moment', { Occurred_On__c: '2026-12-31T18:00:00.000Z' }),
        of('of another application', { Application__c: 'Cvent' }),
        remove('License_Activity__c', id, 'deleted', /What was imported stays/, { heardBy: ['administrator'] })
    ];
}

function cycles({ cycles: { month, next } }: Known): Attempt[] {
    const moved = (what: string, fields: Fields, says: RegExp, id = month): Attempt =>
        change('License_Cycle__c', id, what, { ...fields, Date_Change_Reason__c: `Tried: ${what}` }, says, {
            heardBy: ['systemTeam', 'administrator']
        });
    const stepped = (what: string, fields: Fields, says: RegExp): Attempt =>
        change('License_Cycle__c', month, what, fields, says, { heardBy: ['systemTeam', 'administrator'] });
    return [
        create(
            'License_Cycle__c',
            'of its own',
            {
                Name: '2031-01',
                Month__c: '2031-01',
                Cut_Off__c: PAST,
                Processing_From__c: PAST_DAY,
                Processing_To__c: PAST_DAY,
                Credentials_On__c: PAST_DAY
            },
            /follow from the calendar/,
            { heardBy: ['administrator'] }
        ),
        create(
            'License_Cycle__c',
            'of a month that is none',
            {
                Name: 'now',
                Month__c: '2026-13',
                Cut_Off__c: PAST,
                Processing_From__c: PAST_DAY,
                Processing_To__c: PAST_DAY,
                Credentials_On__c: PAST_DAY
            },
            /written like/,
            { heardBy: ['administrator'] }
        ),
        stepped('closed before the cut-off', { Status__c: 'Closed' }, /only after the cut-off/),
        stepped('processed', { Status__c: 'Processed' }, /cannot go from/),
        stepped('moved without a reason', { Processing_From__c: '2027-01-05' }, /reason/),
        moved('cut-off in the past', { Cut_Off__c: '2026-12-30T06:59:59.000Z' }, /cannot be moved|no exceptions/),
        moved('first week now', { Processing_From__c: '2026-12-31' }, /no exceptions|cannot be moved|in its month/),
        moved(
            'first week before the cut-off',
            { Cut_Off__c: '2027-01-05T06:59:59.000Z', Processing_From__c: '2027-01-04' },
            /after its cut-off|processed/
        ),
        moved(
            'first week in the month before',
            {
                Cut_Off__c: '2027-01-01T06:00:00.000Z',
                Processing_From__c: '2027-01-01',
                Processing_To__c: '2026-12-31'
            },
            /cannot be before the first day of processing/
        ),
        moved('credentials in the past', { Credentials_On__c: PAST_DAY }, /cannot be moved|before the first day/),
        moved('of another month', { Month__c: '2031-01' }, /never changes/),
        moved(
            'the next first week this month',
            { Processing_From__c: '2027-01-04' },
            /in its month|no exceptions|before/,
            next
        ),
        remove('License_Cycle__c', month, 'deleted', /never deleted|associated/i, { heardBy: ['administrator'] }),
        remove('License_Cycle__c', next, 'that nothing rests on deleted', /never deleted/, {
            heardBy: ['administrator']
        })
    ];
}
