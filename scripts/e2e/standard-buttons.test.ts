import { PERSONAS, type Persona } from './attempts/attempt.ts';
import type { Known } from './attempts/known.ts';
import { CUT_OFF_DAY, prepare, type Prepared } from './attempts/prepared.ts';
import { personas } from './attempts/attempt.ts';
import { DATA } from './attempts/user-session.ts';
import type { UserWindow } from './session.ts';
import { expectAccessible } from './screens.ts';
import { useOrg } from './use-org.ts';

jest.setTimeout(120_000);

const org = useOrg('Riley Stone', { clock: CUT_OFF_DAY });
let known: Known;
let sessions: Prepared['sessions'];

beforeAll(async () => {
    ({ known, sessions } = await prepare(org.server));
    // Nobody in the sample has a second specialist.
    const answer = await sessions.specialist.call(
        'PATCH',
        `${DATA}/sobjects/License_Request__c/${known.requests.dunn}`,
        { Additional_Specialists__c: known.users.jordan }
    );
    expect(answer).toMatchObject({ status: 204 });
}, 120_000);

type Buttons = Partial<Record<Persona, string[]>>;

const PRINT = ['Printable View'];
const TRANSFER = ['Transfer to Another Campus', ...PRINT];
const JUDGED = ['Edit', 'Delete', 'Printable View'];
const OPEN = ['Change Request', 'Withdraw'];

/** Who has not passed the quiz is of Boulder and may look; the viewer is of no campus. */
const boulder = (may: string[], looks: string[]): Buttons => ({
    specialist: may,
    withoutQuiz: looks,
    systemTeam: may,
    administrator: may
});
const denver = (may: string[]): Buttons => ({ otherCampus: may, systemTeam: may, administrator: may });
const everyCampus = (buttons: string[]): Buttons => ({
    ...boulder(buttons, buttons),
    otherCampus: buttons,
    viewer: buttons
});

/**
 * The buttons of records, by who sees them; for everybody else there is no such record. Edit and Delete are there only
 * where what they lead to is judged: evidence, and the dates of a cycle.
 */
const RECORDS: readonly [what: string, id: () => string | Promise<string>, buttons: Buttons][] = [
    [
        'a license of Boulder',
        () => known.licenses.ames,
        { ...boulder(PRINT, PRINT), systemTeam: TRANSFER, administrator: TRANSFER }
    ],
    [
        'a license of Denver',
        () => known.licenses.cole,
        { ...denver(PRINT), systemTeam: TRANSFER, administrator: TRANSFER }
    ],
    ['a pending request of Boulder', () => known.requests.dunn, boulder(OPEN, [])],
    ['a pending request of Denver', () => known.requests.estes, denver(OPEN)],
    ['a line of access', () => known.lines.ames, boulder(PRINT, PRINT)],
    ['an additional specialist', () => first('License_Specialist__c'), boulder(PRINT, PRINT)],
    ['evidence', () => known.evidence.ames, boulder(JUDGED, PRINT)],
    ['a quiz result', () => known.quizResult, { quizIntake: PRINT, systemTeam: PRINT, administrator: PRINT }],
    ['activity', () => known.activity, boulder(PRINT, PRINT)],
    ['a run of a job', () => known.jobRun, { systemTeam: PRINT, administrator: PRINT }],
    [
        'a cycle',
        () => known.cycles.month,
        { ...everyCampus(PRINT), systemTeam: ['Edit', ...PRINT], administrator: ['Edit', ...PRINT] }
    ]
];

async function first(object: string): Promise<string> {
    const [row] = await sessions.administrator.query<{ Id: string }>(`SELECT Id FROM ${object} LIMIT 1`);
    return row!.Id;
}

async function buttonsOf(persona: Persona, id: string): Promise<string[] | null> {
    const answer = await sessions[persona].call('GET', `${DATA}/ui-api/actions/record/${id}`);
    if (answer.status === 404) {
        return null;
    }
    const { actions } = JSON.parse(answer.text) as { actions: Record<string, { actions: { label: string }[] }> };
    return actions[id]!.actions.map(({ label }) => label);
}

test.each(RECORDS)('of %s everybody has the buttons that lead to something', async (_, id, expected) => {
    const seen: Buttons = {};
    for (const persona of personas) {
        const buttons = await buttonsOf(persona, await id());
        if (buttons) {
            seen[persona] = buttons;
        }
    }
    expect(seen).toEqual(expected);
});

test('an e-mail is printed by who sees it, and no more', async () => {
    const emails = await sessions.administrator.query<{ Id: string }>('SELECT Id FROM License_Email__c');
    const seen = new Set<string>();
    for (const persona of personas) {
        for (const { Id } of emails) {
            (await buttonsOf(persona, Id))?.forEach((label) => seen.add(label));
        }
    }
    expect([...seen]).toEqual(PRINT);
});

describe('in the browser', () => {
    const standard = (window: UserWindow): Promise<string[]> =>
        window.page
            .getByRole('main')
            .getByRole('button', { name: /^(New|Edit|Delete|Clone|Change Request|Withdraw)$/ })
            .allInnerTexts();

    const goTo = async ({ page }: UserWindow, path: string): Promise<void> => {
        await page.goto(`/lightning/${path}`);
        await page.waitForLoadState('networkidle');
    };

    it.each(Object.entries(PERSONAS) as [Persona, string | undefined][])('%s sees them so', async (persona, name) => {
        const window = await org.openAs(name);
        const shown: Record<string, string[]> = {};
        const expected: Record<string, string[]> = {};
        for (const [what, id, buttons] of RECORDS.filter(([one]) => /request of Boulder|evidence/.test(one))) {
            await goTo(window, `r/${await id()}/view`);
            shown[what] = await standard(window);
            expected[what] = (buttons[persona] ?? []).filter((label) => label !== 'Printable View');
        }
        // On License Requests, New asks for the person.
        const mayLook = !['quizIntake', 'activityIntake', 'hrLoader'].includes(persona);
        await goTo(window, 'o/License_Request__c/list');
        shown['list'] = await standard(window);
        expected['list'] = mayLook ? ['New'] : [];
        expect(shown).toEqual(expected);
        await window.context.close();
    });

    it('New on License Requests asks for the person and opens the wizard', async () => {
        const { page } = org.user;
        await goTo(org.user, 'o/License_Request__c/list');
        await page.getByRole('button', { name: 'New', exact: true }).click();
        await page.getByRole('combobox', { name: /Who is the request for/ }).waitFor();
        await expectAccessible(page);
        await page.getByRole('combobox', { name: /Who is the request for/ }).fill('Dunn');
        await page.getByRole('option', { name: /Dunn/ }).click();
        await page.getByRole('heading', { name: /Provision or Deprovision: .*Dunn/ }).waitFor();
        await page.goBack();
        await page.getByRole('combobox', { name: /Who is the request for/ }).waitFor();
    });

    it('what is withdrawn can be neither changed nor withdrawn', async () => {
        const { page } = org.user;
        await goTo(org.user, `r/License_Request__c/${known.requests.wells}/view`);
        await page.getByRole('button', { name: 'Withdraw' }).click();
        await page.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click();
        await page.getByRole('dialog').waitFor({ state: 'detached' });
        await page.getByRole('button', { name: 'Change Request' }).waitFor({ state: 'detached' });
        expect(await standard(org.user)).toEqual([]);
    });
});
