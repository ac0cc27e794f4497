/** Evidence and signatures: a real file on this license, a known course, sane dates; verified by the System team alone. */
import { change, create, remove, type Attempt, type Fields, type Persona } from '../attempt.ts';
import type { Known } from '../known.ts';

const OF_CAMPUS: readonly Persona[] = ['specialist', 'systemTeam', 'administrator'];
/** Who may create evidence hears what is wrong with it before they are told that the license is not theirs. */
const PROVIDERS: readonly Persona[] = ['specialist', 'otherCampus', 'systemTeam', 'administrator'];
const SIGNERS: readonly Persona[] = ['hrLoader', 'administrator'];
const FUTURE = '2099-01-15T12:00:00.000Z';
const PAST = '2020-01-15T12:00:00.000Z';
const FILE_GONE = /not on the license any more/;

export function evidence(known: Known): Attempt[] {
    return [...born(known), ...changed(known), ...signatures(known)];
}

function born({
    licenses: { ames, cole },
    evidence: { colesFile, amesFile, unmatchedFile },
    people,
    users
}: Known): Attempt[] {
    const of = (what: string, fields: Fields, says: RegExp): Attempt =>
        create(
            'Course_Completion__c',
            what,
            {
                License__c: ames,
                Course__c: 'FERPA',
                Completed_On__c: '2026-11-15',
                Content_Document_Id__c: unmatchedFile,
                ...fields
            },
            says,
            { heardBy: PROVIDERS }
        );
    /** a field that nobody has a permission for: REST refuses it, and Apex hears what is wrong with the rest */
    const typed = (what: string, fields: Fields, says: RegExp): Attempt =>
        create(
            'Course_Completion__c',
            what,
            { License__c: ames, Course__c: 'FERPA', Completed_On__c: '2026-11-15', ...fields },
            says,
            { heardBy: ['administrator'] }
        );
    return [
        of('without a file', { Content_Document_Id__c: null }, /Upload the screenshot/),
        of('with a file that is none', { Content_Document_Id__c: 'nothing' }, FILE_GONE),
        of('with the Id of a license', { Content_Document_Id__c: ames }, FILE_GONE),
        of('with the Id of a person', { Content_Document_Id__c: people.ames }, FILE_GONE),
        of('with the file of another license', { Content_Document_Id__c: colesFile }, FILE_GONE),
        of('with the file of another course', { Content_Document_Id__c: amesFile }, /already belongs to the course/),
        of('of a course that does not exist', { Course__c: 'Pottery' }, /not one of the required courses/),
        of('of no course', { Course__c: null }, /required|Course__c|not one of/i),
        of('completed tomorrow', { Completed_On__c: '2027-01-01' }, /cannot be in the future/),
        of('completed in the far future', { Completed_On__c: '2099-01-15' }, /cannot be in the future/),
        of('completed before there were courses', { Completed_On__c: '1970-01-15' }, /cannot be before/),
        of('completed on no day', { Completed_On__c: null }, /required|completion date/i),
        create(
            'Course_Completion__c',
            'on a license of another campus',
            {
                License__c: cole,
                Course__c: 'FERPA',
                Completed_On__c: '2026-11-15',
                Content_Document_Id__c: unmatchedFile
            },
            FILE_GONE,
            { heardBy: PROVIDERS }
        ),
        {
            ...of('as it should be, by somebody else', {}, /never heard/),
            heardBy: [],
            isJobOf: OF_CAMPUS
        },
        typed(
            'verified at once and without a file',
            { Verified_On__c: PAST, Verified_By__c: users.sam },
            /Upload the screenshot/
        ),
        typed('provided earlier and without a file', { Provided_On__c: PAST }, /Upload the screenshot/),
        typed('that never expires and has no file', { Expires_On__c: '2099-01-15' }, /Upload the screenshot/)
    ];
}

function changed({ licenses: { cole }, evidence: { ames, amesFile, colesFile }, users }: Known): Attempt[] {
    const of = (what: string, fields: Fields, says: RegExp, heardBy: readonly Persona[]): Attempt =>
        change('Course_Completion__c', ames, what, fields, says, { heardBy });
    return [
        of('to a day in the future', { Completed_On__c: '2099-01-15' }, /cannot be in the future/, OF_CAMPUS),
        of('to a day before there were courses', { Completed_On__c: '1970-01-15' }, /cannot be before/, OF_CAMPUS),
        of('to a course that does not exist', { Course__c: 'Pottery' }, /not one of the required courses/, OF_CAMPUS),
        of('to no file', { Content_Document_Id__c: null }, /Upload the screenshot/, OF_CAMPUS),
        of('to the file of another license', { Content_Document_Id__c: colesFile }, FILE_GONE, OF_CAMPUS),
        of('to another license', { License__c: cole }, /License__c|reparent|read-only/i, ['administrator']),
        {
            ...change(
                'Course_Completion__c',
                ames,
                'verified by hand',
                { Verified_By__c: users.riley, Verified_On__c: PAST },
                /Only the System team/
            ),
            // The administrator of the sample is of the System team: who verified it and when is written by the system.
            isJobOf: ['administrator']
        },
        remove('ContentDocument', amesFile, 'the file of evidence deleted by others', /never heard/, {
            isJobOf: ['administrator']
        })
    ];
}

function signatures({ agreements: { dunn, estes, campaign }, people }: Known): Attempt[] {
    const of = (what: string, fields: Fields, says: RegExp, id = estes): Attempt =>
        change('CampaignMember', id, what, fields, says, { heardBy: SIGNERS });
    return [
        of('signed by the user in the future', { User_Signed_On__c: FUTURE }, /cannot be in the future/),
        of('signed by the supervisor in the future', { Supervisor_Signed_On__c: FUTURE }, /cannot be in the future/),
        of(
            'signed again in an hour',
            { User_Signed_On__c: '2026-12-31T20:00:00.000Z' },
            /cannot be in the future/,
            dunn
        ),
        create(
            'CampaignMember',
            'born signed in the future',
            { CampaignId: campaign, ContactId: people.cole, User_Signed_On__c: FUTURE },
            /cannot be in the future|already/i,
            { heardBy: SIGNERS }
        ),
        change('Campaign', campaign, 'that people have signed gets another name', { Name: 'Newsletter' }, /signed/i, {
            heardBy: SIGNERS
        }),
        remove('Campaign', campaign, 'that people have signed deleted', /signed in this campaign/, {
            heardBy: ['administrator']
        })
    ];
}
