/** The org that attempts are made in: the sample, who it lacks, and what other systems deliver. */
import type { OrgServer } from '../org-server.ts';
import { PERSONAS, personas, type Persona } from './attempt.ts';
import { EXPIRING, KNOWN_TWICE, MERGED, MORE_USERS, PREPARED, whatIsThere, type Known } from './known.ts';
import { signIn, type UserSession } from './user-session.ts';

/** The last business day of the year; the first week begins on Monday the 4th, three days after the cut-off. */
export const CUT_OFF_DAY = '2026-12-31T12:00:00-07:00';

export const QUIZ_RESULT = {
    quiz: 'Post-Training',
    email: 'nobody@colorado.example',
    score: 40,
    passed: false,
    takenOn: '2026-12-30T18:00:00.000Z'
};

/** For the contact of Vale that goes when both are merged. */
export const PASS_OF_VALE = { ...QUIZ_RESULT, email: 'vale999002@colorado.example', score: 100 };

export interface Prepared {
    known: Known;
    sessions: Record<Persona, UserSession>;
}

/**
 * @param server an org with sample data, on CUT_OFF_DAY
 * @returns what is there, and everybody signed in
 */
export async function prepare(server: OrgServer): Promise<Prepared> {
    await server.anonymous(MORE_USERS);
    await server.anonymous(PREPARED);
    await server.bringIn(KNOWN_TWICE);
    await server.anonymous(EXPIRING);
    const sessions = {} as Record<Persona, UserSession>;
    for (const persona of personas) {
        sessions[persona] = await signIn(server.url, PERSONAS[persona]);
    }
    await deliver(sessions);
    await server.anonymous(MERGED);
    return { known: await whatIsThere(sessions.administrator), sessions };
}

/** What other systems have delivered: a quiz that was not passed, and activity. */
async function deliver(sessions: Prepared['sessions']): Promise<void> {
    const post = async (persona: Persona, path: string, body: unknown): Promise<void> => {
        const answer = await sessions[persona].call('POST', `/services/apexrest/${path}`, body);
        if (answer.status !== 200 || /refused/i.test(answer.text)) {
            throw new Error(`${path}: ${answer.status} ${answer.text}`);
        }
    };
    await post('quizIntake', 'quiz-results/', {
        results: [
            { ...QUIZ_RESULT, externalId: 'DELIVERED' },
            { ...PASS_OF_VALE, passed: true, externalId: 'PASSED' }
        ]
    });
    const [person] = await sessions.administrator.query<{ UCB_Email__c: string }>(
        `SELECT UCB_Email__c FROM Contact WHERE Employee_ID__c = '310680'`
    );
    await post('activityIntake', 'activity/', {
        activity: [
            {
                email: person!.UCB_Email__c,
                application: 'Marketing_Cloud',
                occurredOn: '2026-12-30T18:00:00.000Z',
                externalId: 'DELIVERED'
            }
        ]
    });
}
