import type { Page } from 'playwright-core';
import { people } from './people.ts';
import { png } from './pictures.ts';
import {
    atStep,
    check,
    choose,
    expectAccessible,
    expectFits,
    next,
    openContact,
    openWizard,
    pick,
    uploadDone
} from './screens.ts';
import { whileItAnswers } from './server-moments.ts';
import { useOrg } from './use-org.ts';

jest.setTimeout(60_000);

const org = useOrg('Riley Stone');

/** What a browser says of a tab that its reader comes back to; each tab of this one is always in front. */
const comeBackTo = (page: Page): Promise<boolean> =>
    page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));

describe('a specialist changes a submitted request until its cut-off', () => {
    const [avery, blake, third] = people('an employee who can be provisioned', 'UCB');
    const lines = (name: string): Promise<Record<string, unknown>[]> =>
        org.user.query(
            `SELECT Target__c, Status__c FROM License_Access__c
             WHERE License__r.Contact__r.Name = '${name}' ORDER BY Target__c`
        );

    async function submitFor(name: string, applications: string[]): Promise<string> {
        const { page } = org.user;
        await page.goto('/lightning/page/home');
        await openContact(page, name, name);
        await openWizard(page);
        await next(page);
        await next(page);
        await next(page);
        await choose(page, 'eComm Role', 'User');
        for (const application of applications) {
            await check(page, application);
        }
        await next(page);
        await page.getByRole('button', { name: 'Submit', exact: true }).click();
        await atStep(page, 'Confirmation');
        return (await page.getByRole('link', { name: /^R-\d+$/ }).textContent())!;
    }

    it('from its record: one line comes, one goes, the request stays the same', async () => {
        const { page } = org.user;
        const request = await submitFor(avery!.name, ['Marketing Cloud', 'Cvent']);
        await page.getByRole('link', { name: request }).click();
        await page.getByRole('heading', { level: 1, name: new RegExp(request) }).waitFor();
        await page.getByRole('button', { name: 'Change Request', exact: true }).click();

        const dialog = page.getByRole('dialog');
        await dialog.getByRole('heading', { name: `Change request ${request}: ${avery!.name}` }).waitFor();
        await atStep(page, 'eComm Specialist Information');
        await dialog.getByText('The affiliated campus of a submitted request stays as it is.').waitFor();
        await expectAccessible(page);
        await next(page);
        await atStep(page, 'User Information');
        await dialog.getByRole('checkbox', { name: 'Cvent', checked: true }).waitFor();
        await dialog.locator('label').filter({ hasText: 'Cvent' }).first().click();
        await pick(page, 'Business Unit', 'Sample: UCB Alumni');
        await choose(page, 'eComm Role', 'Super User');
        // The address of an action has no steps (what Back does to its panel is not documented): whatever closes it, nothing
        // that was answered is lost.
        await page.reload();
        await page.getByRole('button', { name: 'Change Request', exact: true }).click();
        await dialog.getByText('Your answers from before were kept.').waitFor();
        await next(page);
        await dialog.getByRole('checkbox', { name: 'Cvent', checked: false }).waitFor();
        await expectAccessible(page);
        await next(page);
        await atStep(page, 'Review and Submit');
        await expectAccessible(page);
        await dialog.getByRole('button', { name: 'Save Changes' }).click();
        await dialog.getByText('The request has been changed.').waitFor();
        await expectAccessible(page);
        await dialog.getByRole('button', { name: 'Back to Request' }).click();
        await dialog.waitFor({ state: 'hidden' });
        await page.getByRole('heading', { level: 1, name: new RegExp(request) }).waitFor();

        expect(await lines(avery!.name)).toMatchObject([
            { Target__c: 'Cvent', Status__c: 'Cancelled' },
            { Target__c: 'Marketing_Cloud', Status__c: 'Requested' },
            { Target__c: 'Sample_UCB_Alumni', Status__c: 'Requested' }
        ]);
        expect(
            await org.user.query(
                `SELECT Name, Status__c, eComm_Role__c, Applications__c FROM License_Request__c
                 WHERE License__r.Contact__r.Name = '${avery!.name}'`
            )
        ).toMatchObject([
            { Name: request, Status__c: 'Pending', eComm_Role__c: 'Super User', Applications__c: 'Marketing_Cloud' }
        ]);
    });

    it('from the list of open requests in the wizard', async () => {
        const { page } = org.user;
        const request = await submitFor(blake!.name, ['Salesforce']);
        await page.goto('/lightning/page/home');
        await openContact(page, blake!.name, blake!.name);
        await openWizard(page);
        await next(page);
        await atStep(page, 'Current Access');
        await expectAccessible(page);
        await page.getByRole('button', { name: `Change request ${request}` }).click();
        await page.getByRole('heading', { level: 1, name: `Change request ${request}: ${blake!.name}` }).waitFor();
        await next(page);
        await atStep(page, 'User Information');
        await page.locator('label').filter({ hasText: 'Salesforce' }).first().click();
        await next(page);
        await page.getByText('Choose what you want this user to have access to.').waitFor();
        await check(page, 'Cvent');
        await next(page);
        await page.getByRole('button', { name: 'Save Changes' }).click();
        await page.getByText('The request has been changed.').waitFor();

        expect(await lines(blake!.name)).toMatchObject([
            { Target__c: 'Cvent', Status__c: 'Requested' },
            { Target__c: 'Salesforce', Status__c: 'Cancelled' }
        ]);
    });

    it('in one tab, and sees it in the others when coming back to them, with what was being filled in there', async () => {
        const { page, context } = org.user;
        const open = async (address: string): Promise<Page> => {
            const tab = await context.newPage();
            await tab.goto(address);
            return tab;
        };
        await page.goto('/lightning/page/home');
        await openContact(page, third!.name, third!.name);
        const contact = await open(page.url());
        await contact.getByText('No access today.').waitFor();
        const wizard = await open(page.url());
        await openWizard(wizard);
        await next(wizard);
        await atStep(wizard, 'Current Access');
        await wizard.getByText('No access today.').waitFor();

        const request = await submitFor(third!.name, ['Marketing Cloud']);
        await contact.getByText('No access today.').waitFor();
        for (const tab of [contact, wizard]) {
            await comeBackTo(tab);
            await tab.getByRole('link', { name: request }).first().waitFor();
        }
        await atStep(wizard, 'Current Access');
        await contact.getByRole('tab', { name: 'Related' }).click();
        await contact.getByRole('link', { name: 'Licenses (1)' }).waitFor();

        const story = await open((await page.getByRole('link', { name: request }).getAttribute('href'))!);
        await story.locator('[data-steps]').first().waitFor();
        const license = await open((await page.getByRole('link', { name: /^L-\d+$/ }).getAttribute('href'))!);
        await license.getByRole('tab', { name: 'Related' }).click();
        const ferpa = license.getByRole('region', { name: 'CU: FERPA for CU-SIS Access' });
        await ferpa.getByRole('button', { name: 'Add Screenshot' }).click();
        await ferpa.getByRole('textbox').fill('11/2/2026');

        await page.locator('c-skillsoft-upload').locator('input[type=file]').last().setInputFiles(png('skillsoft.png'));
        await uploadDone(page);
        await page.getByRole('region', { name: 'Not matched to a course yet' }).getByText('skillsoft.png').waitFor();
        await comeBackTo(license);
        await license.getByRole('region', { name: 'Not matched to a course yet' }).getByText('skillsoft.png').waitFor();
        expect(await ferpa.getByRole('textbox').inputValue()).toBe('11/2/2026');

        await page.goto(story.url());
        await page.getByRole('button', { name: 'Withdraw', exact: true }).click();
        await page.getByRole('dialog').getByRole('button', { name: 'Withdraw', exact: true }).click();
        await page.getByRole('status').filter({ hasText: 'The request has been withdrawn.' }).waitFor();
        for (const tab of [story, contact, wizard, license]) {
            await comeBackTo(tab);
        }
        await story
            .locator('[data-steps]')
            .getByText(/withdrawn/i)
            .first()
            .waitFor();
        await contact.getByRole('tab', { name: 'Details' }).click();
        await contact.getByRole('link', { name: request }).waitFor({ state: 'hidden' });
        await wizard.getByRole('link', { name: request }).waitFor({ state: 'hidden' });
        for (const tab of [contact, wizard, story, license]) {
            await tab.close();
        }
    });

    it('what another tab was faster with is refused in the end, with a link to it, to be changed instead', async () => {
        const { page, context } = org.user;
        const late = await context.newPage();
        await page.goto('/lightning/page/home');
        await openContact(page, third!.name, third!.name);
        await late.goto(page.url());
        await openWizard(late);
        await next(late);
        await next(late);
        await next(late);
        await choose(late, 'eComm Role', 'User');
        await check(late, 'Cvent');
        await next(late);
        await atStep(late, 'Review and Submit');
        const request = await submitFor(third!.name, ['Cvent']);
        await late.getByRole('button', { name: 'Submit', exact: true }).click();
        const refused = late.locator('[data-refusals]');
        await refused.getByRole('link', { name: request }).waitFor();
        await expectAccessible(late);
        await refused.getByRole('button', { name: `Change request ${request}` }).click();
        await late.getByRole('heading', { level: 1, name: `Change request ${request}: ${third!.name}` }).waitFor();
        await late.close();
    });

    it('but not once it is withdrawn, and is told so', async () => {
        const { page } = org.user;
        const [request] = await org.user.query<{ Id: string; Name: string }>(
            `SELECT Id, Name FROM License_Request__c WHERE License__r.Contact__r.Name = '${blake!.name}'`
        );
        const address = `/lightning/r/License_Request__c/${request!.Id}/view`;
        // A second tab was opened before.
        const other = await org.user.context.newPage();
        await other.goto(address);
        const change = other.getByRole('button', { name: 'Change Request', exact: true });
        await change.waitFor();
        await page.goto(address);
        await page.getByRole('button', { name: 'Withdraw', exact: true }).click();
        await page.getByRole('dialog').getByRole('button', { name: 'Withdraw', exact: true }).click();
        const toast = page.getByRole('status').filter({ hasText: 'The request has been withdrawn.' });
        await toast.getByRole('button', { name: /close/i }).click();

        await change.click();
        const dialog = other.getByRole('dialog');
        await dialog.getByText('This request can no longer be changed.').waitFor();
        await dialog.getByText(new RegExp(`Request ${request!.Name} is Cancelled`)).waitFor();
        await expect(dialog.getByRole('button', { name: 'Next', exact: true }).count()).resolves.toBe(0);
        await expectAccessible(other);
        await other.close();
    });

    it('and not of another campus', async () => {
        const taylor = await org.openAs('Taylor Okoye');
        const [request] = await org.user.query<{ Id: string }>(
            `SELECT Id FROM License_Request__c WHERE License__r.Contact__r.Name = '${avery!.name}'`
        );
        await taylor.page.goto(`/lightning/r/License_Request__c/${request!.Id}/view`);
        await expect(taylor.page.getByRole('button', { name: 'Change Request' }).count()).resolves.toBe(0);
        expect(taylor.errors).toEqual([]);
        await taylor.context.close();
    });
});

/** States of the screens that the sample data has no case of: the server's answers are changed on their way. */
describe('screens with more, or less, than the sample data has', () => {
    const [avery, , third] = people('an employee who can be provisioned', 'UCB');
    const consoleOf = async (page: Page): Promise<void> => {
        await page.goto('/lightning/n/Batch_Console');
        await page.getByRole('heading', { name: /^Checklist of the System team/ }).waitFor();
    };

    it('the batch console has many requests that are ready, none, a reason, and nobody who leaves', async () => {
        const { page, context, errors } = await org.openAs('Sam Whitfield');
        const manyReady = ([first]: Licenses.ConsoleRequest[]): Licenses.ConsoleRequest[] =>
            Array.from({ length: 100 }, (_, at) => ({
                ...first!,
                id: `${first!.id.slice(0, -3)}${at + 100}`,
                status: 'Ready',
                steps: [],
                problem: undefined
            }));
        await whileItAnswers(page, 'BatchConsoleController.requests', manyReady, async () => {
            await consoleOf(page);
            await page.getByText('Waits for the checklist.').first().waitFor();
            await page.getByRole('button', { name: 'Show more' }).waitFor();
            await expectAccessible(page);
        });
        await whileItAnswers<Licenses.ConsoleRequest[]>(
            page,
            'BatchConsoleController.requests',
            () => [],
            async () => {
                await consoleOf(page);
                await page.getByText('There are no requests in this cycle.').waitFor();
                await expectAccessible(page);
            }
        );
        const line: Licenses.ChecklistLine = {
            id: 'a01000000000001AAA',
            access: 'Salesforce',
            kind: 'Application',
            isRemoval: true,
            reason: 'The user belongs to another programme.',
            licenseId: 'a00000000000001AAA',
            licenseNumber: 'L-000001',
            contactName: avery!.name,
            campus: 'CU Boulder',
            requestId: 'a02000000000001AAA',
            requestNumber: 'R-000001',
            businessUnits: [],
            isLate: false
        };
        await whileItAnswers<Licenses.ChecklistLine[]>(
            page,
            'BatchConsoleController.checklist',
            () => [line],
            async () => {
                await consoleOf(page);
                await page.getByText(line.reason!).waitFor();
                await expectAccessible(page);
            }
        );
        await whileItAnswers<unknown[]>(
            page,
            'SpecialistReplacementController.specialists',
            () => [],
            async () => {
                await consoleOf(page);
                await page.getByText('No license names a specialist.').waitFor();
                await expectAccessible(page);
            }
        );
        expect(errors).toEqual([]);
        await context.close();
    });

    it('My Month between a cut-off and the end of its month', async () => {
        const { page } = org.user;
        await whileItAnswers<Licenses.MyMonth>(
            page,
            'MyMonthController.mine',
            (month) => ({ ...month, cycle: { ...month.cycle, thisMonthIsOver: true } }),
            async () => {
                await page.goto('/lightning/page/home');
                await page.locator('[data-late]').waitFor();
                await expectAccessible(page);
            }
        );
    });

    it('a license that no course applies to, and a course whose screenshot is gone', async () => {
        const { page } = org.user;
        const [license] = await org.user.query<{ Id: string }>(
            "SELECT Id FROM License__c WHERE Status__c = 'Active' AND Affiliated_Campus__c = 'UCB' LIMIT 1"
        );
        const openRelated = async (): Promise<void> => {
            await page.goto(`/lightning/r/License__c/${license!.Id}/view`);
            await page.getByRole('tab', { name: 'Related' }).click();
            await page.getByRole('heading', { name: 'SkillSoft Courses' }).waitFor();
        };
        await whileItAnswers<Licenses.CourseEvidence>(
            page,
            'CourseEvidenceController.of',
            (evidence) => ({ ...evidence, courses: [] }),
            async () => {
                await openRelated();
                await page.locator('c-skillsoft-upload [data-none]').waitFor();
                await expectAccessible(page);
            }
        );
        await whileItAnswers<Licenses.CourseEvidence>(
            page,
            'CourseEvidenceController.of',
            (evidence) => ({
                ...evidence,
                courses: evidence.courses.map((course) => ({
                    ...course,
                    completionId: 'a04000000000001AAA',
                    completedOn: '2026-10-01',
                    file: undefined
                }))
            }),
            async () => {
                await openRelated();
                await page.locator('[data-no-file]').first().waitFor();
                await expectAccessible(page);
            }
        );
    });

    it('a new public group that has the name of one of another campus', async () => {
        await org.server.anonymous(
            "insert new Group(Name = 'Friends', DeveloperName = 'eComm_UCD_Friends', Type = 'Regular');"
        );
        const { page } = org.user;
        await openContact(page, third!.name, third!.name);
        await openWizard(page);
        await next(page);
        await next(page);
        await next(page);
        await page.getByRole('textbox', { name: 'New Public Group' }).fill('Friends');
        await page.getByText('CU Denver has a public group of this name: yours will be another one.').waitFor();
        await expectAccessible(page);
        await page.getByRole('button', { name: 'Cancel' }).click();
    });

    it('a contact with an address that is longer than a phone is wide', async () => {
        const email = 'a.very.long.first.name.and.a.longer.last.name@colorado.example';
        await org.server.anonymous(
            // Without an account a contact is its owner's alone.
            `insert new Contact(LastName = 'Long', Email = '${email}', AccountId = [SELECT Id FROM Account LIMIT 1].Id);`
        );
        const { page } = org.user;
        const [contact] = await org.user.query<{ Id: string }>(`SELECT Id FROM Contact WHERE Email = '${email}'`);
        await page.goto(`/lightning/r/Contact/${contact!.Id}/view`);
        await page.getByRole('link', { name: email }).first().waitFor();
        await expectFits(page);
    });
});
