import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import type { Browser } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { startOrgServer, type OrgServer } from './org-server.ts';
import { people } from './people.ts';
import { atStep, expectAccessible, next, openContact, openWizard } from './screens.ts';
import { openAs, type UserWindow } from './session.ts';
import { whileItFails } from './server-moments.ts';

jest.setTimeout(60_000);

let data: string;
let server: OrgServer;
let browser: Browser;
let alex: UserWindow;

beforeAll(async () => {
    data = mkdtempSync(join(tmpdir(), 'quiz-'));
    server = await startOrgServer({ data });
    browser = await openBrowser();
    alex = await openAs(browser, server.url, 'Alex Novak');
}, 120_000);

afterAll(async () => {
    await browser?.close();
    await server?.stop();
    rmSync(data, { recursive: true, force: true });
});

interface Delivered {
    externalId: string;
    status: string;
    message?: string;
}

/**
 * Runs the sample script of the form as Google does when somebody submits it, against the local org.
 * @param answer what the person submitted
 * @returns what the org answered for each result
 */
async function submitForm(answer: { id: string; email: string; score: number; maximum: number }): Promise<Delivered[]> {
    const [app] = JSON.parse(readFileSync(join(data, 'connected-apps.json'), 'utf8')) as {
        clientId: string;
        clientSecret: string;
    }[];
    // Google's fetch waits for the answer and Node's does not: the script runs again with the answers it has got so far.
    const answers: { code: number; text: string }[] = [];
    const source = readFileSync(join(process.cwd(), 'scripts', 'deploy', 'quiz-form.sample.gs'), 'utf8');
    for (;;) {
        let asked = 0;
        let waiting: Promise<Response> | null = null;
        const pause = new Error('waits for the answer');
        const properties: Record<string, string> = {
            SALESFORCE_URL: server.url,
            CLIENT_ID: app!.clientId,
            CLIENT_SECRET: app!.clientSecret,
            QUIZ: 'License Changes',
            PASS_PERCENT: '80'
        };
        const scope = {
            event: {
                response: {
                    getId: () => answer.id,
                    getRespondentEmail: () => answer.email,
                    getTimestamp: () => new Date('2026-03-02T16:30:00Z'),
                    getGradableItemResponses: () => [{ getScore: () => answer.score }]
                },
                source: {
                    getItems: () => [
                        {
                            getType: () => 'MULTIPLE_CHOICE',
                            asMultipleChoiceItem: () => ({ getPoints: () => answer.maximum })
                        }
                    ]
                }
            },
            PropertiesService: { getScriptProperties: () => ({ getProperty: (name: string) => properties[name] }) },
            UrlFetchApp: {
                fetch(
                    url: string,
                    options: {
                        method: string;
                        payload: string | Record<string, string>;
                        contentType?: string;
                        headers?: Record<string, string>;
                    }
                ) {
                    const known = answers[asked++];
                    if (known) {
                        return { getResponseCode: () => known.code, getContentText: () => known.text };
                    }
                    const { payload } = options;
                    waiting = fetch(url, {
                        method: options.method,
                        headers: {
                            ...options.headers,
                            ...(options.contentType ? { 'content-type': options.contentType } : {})
                        },
                        body: typeof payload === 'string' ? payload : new URLSearchParams(payload)
                    });
                    throw pause;
                }
            }
        };
        try {
            return runInNewContext(`${source}\nonFormSubmit(event);`, scope) as Delivered[];
        } catch (error) {
            if (error !== pause || !waiting) {
                throw error;
            }
            const response = await (waiting as Promise<Response>);
            answers.push({ code: response.status, text: await response.text() });
        }
    }
}

describe('the License Changes quiz gives access to the wizard', () => {
    const [avery] = people('an employee who can be provisioned', 'UCB');
    const email = 'Alex.Novak@ecomm.example';

    it('without it the wizard refuses and links wiki and quiz', async () => {
        const { page } = alex;
        await openContact(page, avery!.universityEmail!, avery!.name);
        await openWizard(page);
        await page.getByText('eComm specialists must review the wiki and pass the quiz for access.').waitFor();
        await page.getByRole('link', { name: 'License Changes Quiz for eComm specialists' }).waitFor();
        expect(await page.getByRole('button', { name: 'Next', exact: true }).isVisible()).toBe(false);
        await expectAccessible(page);
    });

    it('a failed quiz changes nothing', async () => {
        const [outcome] = await submitForm({ id: 'answer-1', email, score: 7, maximum: 10 });
        expect(outcome).toMatchObject({ externalId: 'answer-1', status: 'Created' });
        await alex.page.reload();
        await alex.page.getByRole('link', { name: 'License Changes Quiz for eComm specialists' }).waitFor();
    });

    it('a passed one opens the wizard; the same delivery again changes nothing', async () => {
        const passed = { id: 'answer-2', email, score: 8, maximum: 10 };
        expect((await submitForm(passed))[0]).toMatchObject({ externalId: 'answer-2', status: 'Created' });
        expect((await submitForm(passed))[0]).toMatchObject({ externalId: 'answer-2', status: 'Unchanged' });

        const { page } = alex;
        await page.reload();
        await atStep(page, 'Provision or Deprovision');
        await next(page);
        await atStep(page, 'Current Access');
        await expectAccessible(page);
        expect(alex.errors).toEqual([]);
    });

    it('is recorded with the person, the score and the moment of access', async () => {
        const administrator = await openAs(browser, server.url);
        const results = await administrator.query<Record<string, unknown>>(
            'SELECT Passed__c, Score__c, User__r.Name, Access_Granted_On__c, Access_Failure__c FROM Quiz_Result__c ORDER BY External_ID__c'
        );
        expect(results).toEqual([
            expect.objectContaining({
                Passed__c: false,
                Score__c: 70,
                User__r: expect.objectContaining({ Name: 'Alex Novak' })
            }),
            expect.objectContaining({
                Passed__c: true,
                Score__c: 80,
                Access_Granted_On__c: expect.any(String),
                Access_Failure__c: null
            })
        ]);
    });

    it('an e-mail that two users have is asked about in the batch console', async () => {
        const shared = 'marketing.office@ecomm.example';
        await server.anonymous(`
            List<User> both = [SELECT Id FROM User WHERE Name IN ('Alex Novak', 'Riley Stone')];
            for (User one : both) {
                one.Email = '${shared}';
            }
            update both;`);
        expect((await submitForm({ id: 'answer-3', email: shared, score: 9, maximum: 10 }))[0]).toMatchObject({
            status: 'Created'
        });
        const sam = await openAs(browser, server.url, 'Sam Whitfield');
        const { page } = sam;
        await page.goto('/lightning/n/Batch_Console');
        const questions = page.locator('c-quiz-questions');
        await questions.getByRole('heading', { name: 'Questions about quizzes (1)' }).waitFor();
        await questions.getByText(`2 people have the e-mail ${shared}. Whose quiz is it?`).waitFor();
        await expectAccessible(page);
        if (process.env.SCREENSHOTS) {
            await questions.screenshot({ path: `${process.env.SCREENSHOTS}/quiz-questions.png` });
            await page.setViewportSize({ width: 390, height: 800 });
            await questions.screenshot({ path: `${process.env.SCREENSHOTS}/quiz-questions-phone.png` });
        }
        const isRileys = questions.getByRole('button', { name: `The quiz of ${shared} is that of Riley Stone` });
        await whileItFails(page, 'QuizQuestionController.choose', async () => {
            await isRileys.click();
            await questions.locator('c-error-panel').waitFor();
            await expectAccessible(page);
        });
        await isRileys.click();
        await questions.getByText('Whose quiz is it?').waitFor({ state: 'detached' });
        const [result] = await sam.query<Record<string, unknown>>(
            "SELECT User__r.Name, Whose_Decision__c FROM Quiz_Result__c WHERE External_ID__c = 'answer-3'"
        );
        expect(result).toMatchObject({ User__r: { Name: 'Riley Stone' }, Whose_Decision__c: 'Chosen' });
        const history = await sam.query<Record<string, unknown>>(
            "SELECT Field, NewValue, CreatedBy.Name FROM Quiz_Result__History WHERE Field = 'Whose_Decision__c'"
        );
        expect(history).toEqual([
            expect.objectContaining({
                NewValue: 'Chosen',
                CreatedBy: expect.objectContaining({ Name: 'Sam Whitfield' })
            })
        ]);
        expect(sam.errors).toEqual([]);
    });

    it('nobody delivers results without the app of the form', async () => {
        const response = await fetch(`${server.url}/services/apexrest/quiz-results/`, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: '{"results":[]}'
        });
        expect(response.status).toBe(401);
        const asAlex = await alex.context.request.post('/services/apexrest/quiz-results/', { data: { results: [] } });
        expect(asAlex.status()).toBe(403);
    });
});
