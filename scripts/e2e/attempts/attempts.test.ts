import { startOrgServer, type OrgServer } from '../org-server.ts';
import { PERSONAS, type Attempt, type Persona } from './attempt.ts';
import { EXPIRING, MORE_USERS, PREPARED, whatIsThere, type Known } from './known.ts';
import { around } from './rows/around.ts';
import { code } from './rows/apex.ts';
import { controllers } from './rows/controllers.ts';
import { evidence } from './rows/evidence.ts';
import { licenses } from './rows/licenses.ts';
import { lines } from './rows/lines.ts';
import { requests } from './rows/requests.ts';
import { system } from './rows/system.ts';
import { personas, tryAll } from './runner.ts';
import { differences, stateOf } from './state.ts';
import { signIn, type UserSession } from './user-session.ts';

jest.setTimeout(180_000);

/** The last business day of the year; the first week begins on Monday the 4th, three days after the cut-off. */
const CUT_OFF_DAY = '2026-12-31T12:00:00-07:00';

let server: OrgServer;
let known: Known;
const sessions = {} as Record<Persona, UserSession>;

beforeAll(async () => {
    server = await startOrgServer({ clock: CUT_OFF_DAY });
    await server.anonymous(MORE_USERS);
    await server.anonymous(PREPARED);
    await server.anonymous(EXPIRING);
    for (const persona of personas) {
        sessions[persona] = await signIn(server.url, PERSONAS[persona]);
    }
    await deliver();
    known = await whatIsThere(sessions.administrator);
}, 180_000);

afterAll(() => server?.stop());

/** What other systems have delivered: a quiz that was not passed, and activity. */
async function deliver(): Promise<void> {
    const post = async (persona: Persona, path: string, body: unknown): Promise<void> => {
        const answer = await sessions[persona].call('POST', `/services/apexrest/${path}`, body);
        if (answer.status !== 200 || /refused/i.test(answer.text)) {
            throw new Error(`${path}: ${answer.status} ${answer.text}`);
        }
    };
    await post('quizIntake', 'quiz-results/', {
        results: [
            {
                quiz: 'Post-Training',
                email: 'nobody@colorado.example',
                score: 40,
                passed: false,
                takenOn: '2026-12-30T18:00:00.000Z',
                externalId: 'DELIVERED'
            }
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

const rowsOf = (): Attempt[] => [
    ...licenses(known),
    ...requests(known),
    ...lines(known),
    ...evidence(known),
    ...system(known),
    ...around(known),
    ...controllers(known),
    ...code(known)
];

describe('before the cut-off', () => {
    it('there are rows of every kind', () => {
        expect(rowsOf().length).toBeGreaterThan(150);
        expect(new Set(rowsOf().map(({ what }) => what)).size).toBe(rowsOf().length);
    });

    it.each(personas)('%s gets through with nothing, and leaves nothing behind', async (persona) => {
        const before = await stateOf(sessions.administrator);
        const { attempts, holes } = await tryAll(persona, sessions[persona], rowsOf());
        expect(holes).toEqual([]);
        expect(differences(before, await stateOf(sessions.administrator))).toEqual([]);
        expect(attempts).toBeGreaterThan(500);
    });
});
