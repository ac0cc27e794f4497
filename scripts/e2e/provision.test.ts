import type { Page } from 'playwright-core';
import { askToAccept, NEW_CAMPUS, newSpecialist, projectWithNewCampus } from './new-campus.ts';
import { addAnswers, NEW_ANSWERS } from './new-answers.ts';
import { people } from './people.ts';
import { atStep, check, choose, expectAccessible, expectFits, next, openContact, openWizard, pick } from './screens.ts';
import { whileItFails } from './server-moments.ts';
import { useOrg } from './use-org.ts';

jest.setTimeout(60_000);

// One more campus changes nothing for the others, and what the form asks besides need not be answered.
const project = projectWithNewCampus();
addAnswers(project);
const org = useOrg('Riley Stone', { project });

async function shoot(page: Page, name: string): Promise<void> {
    if (process.env.SCREENSHOTS) {
        await page.screenshot({ path: `${process.env.SCREENSHOTS}/${name}.png`, fullPage: true });
    }
}

/** From the choice to provision to the confirmation, with one application. */
async function requestCvent(page: Page): Promise<void> {
    await next(page);
    await next(page);
    await next(page);
    await choose(page, 'eComm Role', 'User');
    await check(page, 'Cvent');
    await next(page);
    await page.getByRole('button', { name: 'Submit', exact: true }).click();
    await atStep(page, 'Confirmation');
}

describe('a specialist of CU Boulder provisions a contact', () => {
    const [avery, blake, morgan] = people('an employee who can be provisioned', 'UCB');

    it('from the search to the license record, in the steps of the page', async () => {
        const { page } = org.user;
        await openContact(page, avery!.universityEmail!, avery!.name);
        await page.getByText('This person can be provisioned.').waitFor();
        await expectAccessible(page);

        await openWizard(page);
        await atStep(page, 'Provision or Deprovision');
        await expectAccessible(page);
        await next(page);

        await atStep(page, 'Current Access');
        await page.getByText('No access today.').waitFor();
        await expectAccessible(page);
        await next(page);

        await atStep(page, 'eComm Specialist Information');
        await check(page, 'Jordan Blake');
        await expectAccessible(page);
        await next(page);

        await atStep(page, 'User Information');
        await choose(page, 'eComm Role', 'Super User');
        await page.getByRole('textbox', { name: NEW_ANSWERS.text.label }).fill('Reunion 2027');
        await check(page, NEW_ANSWERS.checkbox.label);
        await check(page, 'Marketing Cloud');
        await pick(page, 'Business Unit', 'Sample: UCB Alumni');
        await pick(page, 'Public Group', 'Sample: Boulder Newsletter');
        await whileItFails(page, 'ProvisionRequestController.checkGroupName', async () => {
            await page.getByRole('textbox', { name: 'New Public Group' }).fill('Boulder');
            await page.locator('c-new-public-group [data-failure]').waitFor();
            await expectAccessible(page);
        });
        await page.getByRole('textbox', { name: 'New Public Group' }).fill('Boulder Parents');
        await page.getByText('Developer name: eComm_UCB_Boulder_Parents. Characters left: 25.').waitFor();
        await next(page);
        await atStep(page, 'User Information');
        await page.getByText('Go ahead without waiting').click();
        await expectAccessible(page);
        await next(page);

        await atStep(page, 'Review and Submit');
        for (const answer of [
            avery!.name,
            'CU Boulder',
            'Riley Stone',
            'Jordan Blake',
            'Super User',
            'Reunion 2027',
            'Boulder Parents',
            'Go ahead without waiting'
        ]) {
            await page.getByRole('definition').filter({ hasText: answer }).first().waitFor();
        }
        await expectAccessible(page);
        await whileItFails(page, 'ProvisionRequestController.submit', async () => {
            await page.getByRole('button', { name: 'Submit', exact: true }).click();
            await page.locator('c-provision-wizard c-error-panel').waitFor();
            await expectAccessible(page);
        });
        await page.getByRole('button', { name: 'Submit', exact: true }).click();

        await atStep(page, 'Confirmation');
        await page.getByText('The provisioning request has been submitted.').waitFor();
        await page.getByText('CU: FERPA for CU-SIS Access').first().waitFor();
        await page
            .getByRole('heading', { name: /SkillSoft/ })
            .first()
            .waitFor();
        await expectAccessible(page);
        const link = page.getByRole('link', { name: /^L-\d+$/ });
        const licenseNumber = (await link.textContent())!;
        await link.click();
        await page.getByRole('heading', { level: 1, name: new RegExp(licenseNumber) }).waitFor();
        await expectAccessible(page);

        const [license] = await org.user.query<Record<string, unknown>>(
            `SELECT Contact__r.Name, Status__c, Affiliated_Campus__c, eComm_Role__c, eComm_Specialist__r.Name,
                    (SELECT Kind__c, Target__c, Status__c FROM License_Access__r ORDER BY Kind__c),
                    (SELECT Type__c, Status__c, Pre_Access_Status__c, New_Public_Group__c, New_Group_Choice__c
                        FROM License_Requests__r),
                    (SELECT User__r.Name FROM License_Specialists__r)
             FROM License__c WHERE Name = '${licenseNumber}'`
        );
        expect(license).toMatchObject({
            Contact__r: { Name: avery!.name },
            Status__c: 'Requested',
            Affiliated_Campus__c: 'UCB',
            eComm_Role__c: 'Super User',
            eComm_Specialist__r: { Name: 'Riley Stone' },
            License_Access__r: {
                records: [
                    { Kind__c: 'Application', Target__c: 'Marketing_Cloud', Status__c: 'Requested' },
                    { Kind__c: 'Business Unit', Target__c: 'Sample_UCB_Alumni', Status__c: 'Requested' },
                    { Kind__c: 'Public Group', Target__c: 'Sample_Boulder_Newsletter', Status__c: 'Requested' }
                ]
            },
            License_Requests__r: {
                records: [
                    {
                        Type__c: 'Provision',
                        Status__c: 'Pending',
                        Pre_Access_Status__c: 'Outstanding',
                        New_Public_Group__c: 'Boulder Parents',
                        New_Group_Choice__c: 'Go Ahead'
                    }
                ]
            },
            License_Specialists__r: { records: [{ User__r: { Name: 'Jordan Blake' } }] }
        });
    });

    it('what the form asks by configuration alone is on request and license, is told by the request, and is there to be changed', async () => {
        const { page } = org.user;
        const { text, checkbox } = NEW_ANSWERS;
        const kept = (object: string, person: string): Promise<Record<string, unknown>[]> =>
            org.user.query(
                `SELECT Id, ${text.name}, ${checkbox.name} FROM ${object} WHERE ${person} = '${avery!.name}'`
            );
        const answers = { [text.name]: 'Reunion 2027', [checkbox.name]: true };
        const [request] = await kept('License_Request__c', 'License__r.Contact__r.Name');
        expect(request).toMatchObject(answers);
        expect(await kept('License__c', 'Contact__r.Name')).toMatchObject([answers]);

        await page.goto(`/lightning/r/License_Request__c/${String(request!.Id)}/view`);
        const story = page.locator('c-request-story');
        await story.getByText('Reunion 2027').waitFor();
        await story.getByText(checkbox.label).waitFor();
        await page.getByRole('button', { name: 'Change Request', exact: true }).click();
        await atStep(page, 'eComm Specialist Information');
        await next(page);
        const field = page.getByRole('textbox', { name: text.label });
        await field.waitFor();
        expect(await field.inputValue()).toBe('Reunion 2027');
        await page.getByRole('checkbox', { name: checkbox.label, checked: true }).waitFor();
        await expectAccessible(page);
        if (process.env.SCREENSHOTS) {
            await page.screenshot({ path: `${process.env.SCREENSHOTS}/more-answers.png` });
        }
        await page.locator('label').filter({ hasText: checkbox.label }).first().click();
        await field.fill('Reunion 2028');
        await next(page);
        await page.getByRole('button', { name: 'Save Changes' }).click();
        await page.getByText('The request has been changed.').waitFor();
        await page.getByRole('button', { name: 'Back to Request' }).click();
        await page.getByRole('dialog').waitFor({ state: 'hidden' });
        expect(await kept('License__c', 'Contact__r.Name')).toMatchObject([
            { [text.name]: 'Reunion 2028', [checkbox.name]: false }
        ]);
        // Nobody writes on the license what a request answers.
        await expect(
            org.server.anonymous(
                `update as system new License__c(Id = [SELECT Id FROM License__c WHERE Contact__r.Name = '${avery!.name}'].Id, ${text.name} = 'Mine');`
            )
        ).rejects.toThrow(/those of its request/);
    });

    it('is told while typing why no public group can have a name, and offered the groups of the own campus alone', async () => {
        const { page } = org.user;
        await openContact(page, blake!.universityEmail!, blake!.name);
        await openWizard(page);
        await next(page);
        await next(page);
        await next(page);
        await atStep(page, 'User Information');
        const groups = page.getByRole('group', { name: 'Public Group' }).locator('label');
        await groups.first().waitFor();
        expect((await groups.allTextContents()).map((text) => text.trim())).toEqual([
            'Sample: Boulder Events',
            'Sample: Boulder Newsletter'
        ]);

        const name = page.getByRole('textbox', { name: 'New Public Group' });
        for (const [typed, told] of [
            [
                ' sample: boulder  EVENTS',
                /CU Boulder has a public group named .* already: choose it under Public Group/
            ],
            ['eComm Specialists CU Denver', /is not one of CU Boulder: choose another name/],
            ['a'.repeat(41), /at most 40 characters: 1 too many/],
            ['...', /neither a letter nor a digit/]
        ] as const) {
            await name.fill(typed);
            await page.getByText(told).waitFor();
        }
        await page.getByText('Go ahead without waiting').click();
        await expectAccessible(page);
        await next(page);
        await atStep(page, 'User Information');
        await name.fill('校友');
        await page.getByText('Developer name: eComm_UCB_x269139. Characters left: 38.').waitFor();
        await expectAccessible(page);
        // The answers are kept for this person; the next test begins without them.
        await page.getByRole('button', { name: 'Cancel' }).click();
    });

    it('goes back and forward with the browser, keeps the answers when it is reloaded, and starts over', async () => {
        const { page } = org.user;
        await openContact(page, blake!.universityEmail!, blake!.name);
        await openWizard(page);
        await next(page);
        await next(page);
        await next(page);
        await atStep(page, 'User Information');
        await check(page, 'Cvent');
        await page.goBack();
        await atStep(page, 'eComm Specialist Information');
        await page.goBack();
        await atStep(page, 'Current Access');
        await page.goForward();
        await page.goForward();
        await atStep(page, 'User Information');
        await page.reload();
        await page.getByText('Your answers from before were kept.').waitFor();
        await atStep(page, 'User Information');
        await page.getByRole('checkbox', { name: 'Cvent', exact: true, checked: true }).waitFor();
        await page
            .getByRole('navigation', { name: 'Steps' })
            .getByRole('button', { name: /Current Access/ })
            .click();
        await atStep(page, 'Current Access');
        await expectAccessible(page);
        await page.getByRole('button', { name: 'Start over' }).click();
        await atStep(page, 'Provision or Deprovision');
        await page.getByText('Your answers from before were kept.').waitFor({ state: 'detached' });
        await page.getByRole('button', { name: 'Cancel' }).click();
        await page.getByRole('heading', { level: 1, name: new RegExp(blake!.name) }).waitFor();
    });

    it('sees the new state at once, without a reload: on the contact, and after it is withdrawn', async () => {
        const { page } = org.user;
        const fresh = people('an employee who can be provisioned', 'UCB').at(-1)!;
        await openContact(page, fresh.universityEmail!, fresh.name);
        const review = page.locator('c-contact-review');
        await review.getByText('No access today.').waitFor();
        await openWizard(page);
        await requestCvent(page);
        await page.getByRole('button', { name: 'Back to the Contact' }).click();
        const link = review.getByRole('link', { name: /^R-\d+$/ });
        await link.waitFor();
        await link.click();
        await page.locator('c-request-story').getByText('Cvent', { exact: true }).waitFor();
        await page
            .locator('c-request-story [data-line]')
            .getByText(/^Please complete by/)
            .waitFor();
        await expectAccessible(page);
        await page.getByRole('button', { name: 'Withdraw' }).first().click();
        await page
            .getByRole('dialog')
            .getByRole('button', { name: /Withdraw/ })
            .last()
            .click();
        await page
            .locator('c-request-story')
            .getByText(/^Withdrawn on \w+ \d+$/)
            .waitFor();
        await page.locator('c-request-story').getByRole('link', { name: fresh.name }).click();
        await review.getByText('No access today.').waitFor();
        await expect(link.count()).resolves.toBe(0);
    });

    it('copies role and access of a colleague', async () => {
        const { page } = org.user;
        const colleague = people('already licensed for Salesforce and Marketing Cloud')[0]!;
        await openContact(page, blake!.universityEmail!, blake!.name);
        await openWizard(page);
        await next(page);
        await next(page);
        await next(page);
        await page.getByRole('combobox', { name: 'Same access as' }).fill(colleague.name);
        await page.getByRole('option', { name: new RegExp(colleague.name) }).click();
        await page.getByText(`Role and access of ${colleague.name} are filled in below.`).waitFor();
        await page.getByRole('checkbox', { name: 'Marketing Cloud', exact: true, checked: true }).waitFor();
        await expectAccessible(page);
        await page.getByRole('button', { name: 'Cancel' }).click();
    });

    it('is stopped by an open request for the same access, with a link to it', async () => {
        const { page } = org.user;
        await openContact(page, avery!.name, avery!.name);
        await openWizard(page);
        await next(page);
        await atStep(page, 'Current Access');
        await page.getByRole('link', { name: /^R-\d+$/ }).waitFor();
        await next(page);
        await next(page);
        await atStep(page, 'User Information');
        await expect(page.getByRole('checkbox', { name: 'Marketing Cloud' }).count()).resolves.toBe(0);
    });

    it('with the keyboard alone', async () => {
        const { page } = org.user;
        await page.goto('/lightning/page/home');
        const search = page.getByRole('combobox', { name: 'Search', exact: true });
        await search.waitFor();
        await tabTo('Search');
        await page.keyboard.type(blake!.universityEmail!);
        await page.getByRole('option', { name: new RegExp(`^${blake!.name}.*Contact`) }).waitFor();
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('Enter');
        await page.getByRole('heading', { level: 1, name: new RegExp(blake!.name) }).waitFor();
        await page.getByRole('link', { name: 'Click Here to Provision or Deprovision' }).waitFor();
        await tabTo('Click Here to Provision or Deprovision');
        await page.keyboard.press('Enter');
        await atStep(page, 'Provision or Deprovision');
        for (const heading of ['Current Access', 'eComm Specialist Information', 'User Information']) {
            await tabTo('Next');
            await page.keyboard.press('Enter');
            await atStep(page, heading);
        }
        await tabTo('eComm Role');
        await page.keyboard.press('ArrowDown');
        await page.getByRole('option', { name: 'User', exact: true }).waitFor();
        // The list marks its first option in the frame after it opened.
        await page.locator('[role="combobox"][aria-activedescendant]:focus').waitFor();
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('Enter');
        await page.getByRole('combobox', { name: 'eComm Role' }).filter({ hasText: 'User' }).waitFor();
        await tabTo('Salesforce');
        await page.keyboard.press('Space');
        await page.getByRole('checkbox', { name: 'Salesforce', exact: true, checked: true }).waitFor();
        await tabTo('Next');
        await page.keyboard.press('Enter');
        await atStep(page, 'Review and Submit');
        await tabTo('Submit');
        await page.keyboard.press('Enter');
        await atStep(page, 'Confirmation');
        await tabTo(/^L-\d+$/);
        await page.keyboard.press('Enter');
        await page.getByRole('heading', { level: 1, name: /L-\d+/ }).waitFor();

        async function tabTo(name: string | RegExp): Promise<void> {
            for (let presses = 0; presses < 120; presses++) {
                const focused = await page.evaluate(() => {
                    let element = document.activeElement;
                    while (element?.shadowRoot?.activeElement) {
                        element = element.shadowRoot.activeElement;
                    }
                    const input = element as HTMLInputElement | null;
                    const label =
                        input?.labels?.[0]?.textContent ?? input?.getAttribute('aria-label') ?? input?.textContent;
                    return (label ?? '').replace('*', '').trim();
                });
                if (typeof name === 'string' ? focused === name : name.test(focused)) {
                    return;
                }
                await page.keyboard.press('Tab');
            }
            throw new Error(`The keyboard does not reach ${name}`);
        }
    });

    it('finds people by name as well as by e-mail', async () => {
        await openContact(org.user.page, morgan!.name, morgan!.name);
        await openContact(org.user.page, morgan!.email, morgan!.name);
    });
});

describe('nobody who fails the contact review gets through', () => {
    const refusals: [scenario: string, campus: string | undefined, finding: string, remedy: RegExp][] = [
        ['the university email is missing', undefined, 'No university email is populated.', /campus OIT/],
        ['no employee ID', undefined, 'There is no employee ID on this contact.', /HR/],
        [
            'the employment has ended',
            undefined,
            'Every CU Employment record of this contact has ended or is inactive.',
            /HR/
        ],
        [
            'the employment has ended, though still marked active',
            undefined,
            'Every CU Employment record of this contact has ended or is inactive.',
            /HR/
        ],
        [
            'the employment begins in the future',
            undefined,
            'Every CU Employment record of this contact has ended or is inactive.',
            /HR/
        ],
        [
            'the employment is inactive',
            undefined,
            'Every CU Employment record of this contact has ended or is inactive.',
            /HR/
        ],
        [
            'no employment at all and not marked as a Person of Interest',
            undefined,
            'There is no CU Employment record on this contact.',
            /marked as one/
        ],
        ['an inactive Person of Interest', undefined, 'This Person of Interest is inactive.', /renew/],
        [
            'a Person of Interest past the exit date',
            undefined,
            'The Person of Interest exit date, Tuesday, March 31, 2026, has passed.',
            /renew/
        ],
        ['a Person of Interest without university email', undefined, 'No university email is populated.', /campus OIT/],
        ['a Person of Interest without employee ID', undefined, 'There is no employee ID on this contact.', /HR/]
    ];

    it.each(refusals)('%s', async (scenario, campus, finding, remedy) => {
        const { page } = org.user;
        const person = people(scenario, campus)[0]!;
        await openContact(page, person.name, person.name);
        await page.getByText('This person cannot be provisioned.').waitFor();
        await page.getByText(finding).waitFor();
        await page.getByText(remedy).first().waitFor();
        await openWizard(page);
        await page.getByText('This person cannot be provisioned.').waitFor();
        await page.getByText(finding).waitFor();
        await expect(page.getByRole('button', { name: 'Next', exact: true }).count()).resolves.toBe(0);
        await expectAccessible(page);
    });

    it('the email of another campus is not enough', async () => {
        const { page } = org.user;
        const person = people('only the email of another campus is populated')[0]!;
        await openContact(page, person.name, person.name);
        await openWizard(page);
        // The first step says so: it is the verdict for the campus that Riley acts for.
        await page.getByText('The UCB Email is not populated.').waitFor();
        await page.getByText(/Ask CU Boulder OIT to get the UCB Email populated/).waitFor();
        await expect(page.getByRole('button', { name: 'Next', exact: true }).count()).resolves.toBe(0);
        await expectAccessible(page);

        // The System team acts for every campus: there it is said beside the campus that is chosen.
        const sam = await org.openAs('Sam Whitfield');
        await openContact(sam.page, person.name, person.name);
        await openWizard(sam.page);
        await next(sam.page);
        await next(sam.page);
        await choose(sam.page, 'Affiliated Campus', 'CU Boulder');
        await sam.page.locator('[data-campus-failures]').getByText('The UCB Email is not populated.').waitFor();
        await expectAccessible(sam.page);
        expect(sam.errors).toEqual([]);
        await sam.context.close();
    });

    it.each(['an active Person of Interest', 'an active Person of Interest with an exit date to come'])(
        'but %s can be provisioned without an employment',
        async (scenario) => {
            const { page } = org.user;
            const person = people(scenario, 'UCB')[0]!;
            await openContact(page, person.name, person.name);
            await page.getByText('This person can be provisioned.').waitFor();
            await page.getByText('Not needed: a Person of Interest (POI) has no CU Employment record.').waitFor();
        }
    );

    it('everything that is wrong is said at once', async () => {
        const { page } = org.user;
        const person = people('email, employee ID and employment are all missing')[0]!;
        await openContact(page, person.name, person.name);
        await page.getByText('No university email is populated.').waitFor();
        await page.getByText('There is no employee ID on this contact.').waitFor();
        await page.getByText('There is no CU Employment record on this contact.').waitFor();
    });

    it('nobody submits for themselves', async () => {
        const { page } = org.user;
        const person = people('the eComm specialist of CU Boulder, who cannot submit for themselves')[0]!;
        await openContact(page, person.name, person.name);
        await page.locator('[data-verdict="refused"]').getByText('You cannot submit a request for yourself.').waitFor();
        await expectAccessible(page);
        await openWizard(page);
        await page.getByText('You cannot submit a request for yourself.').waitFor();
        await expect(page.getByRole('button', { name: 'Next', exact: true }).count()).resolves.toBe(0);
        await expectAccessible(page);
        expect(await org.user.query(`SELECT Id FROM License__c WHERE Contact__r.Name = '${person.name}'`)).toEqual([]);
    });

    it('without the quiz the wizard explains and links wiki and quiz', async () => {
        const alex = await org.openAs('Alex Novak');
        const [person] = people('an employee who can be provisioned', 'UCB').slice(-1);
        await openContact(alex.page, person!.name, person!.name);
        await openWizard(alex.page);
        await alex.page.getByText(/must review the wiki and pass the quiz for access/).waitFor();
        await alex.page.getByRole('link', { name: 'License Changes Quiz for eComm specialists' }).waitFor();
        await expect(alex.page.getByRole('button', { name: 'Next', exact: true }).count()).resolves.toBe(0);
        await expectAccessible(alex.page);
        expect(alex.errors).toEqual([]);
        await alex.context.close();
    });
});

describe('a campus that is added by configuration', () => {
    const person = people('the university email is missing')[1]!;
    const email = `${person.name.toLowerCase().replace(' ', '.')}@anschutz.example`;

    beforeAll(async () => {
        await org.server.anonymous(newSpecialist('Noor', `eComm_Specialists_${NEW_CAMPUS.name}`));
        await org.server.anonymous(newSpecialist('Robin', null));
        await org.server.anonymous(
            `update new Contact(Id = [SELECT Id FROM Contact WHERE Name = '${person.name}'].Id, ${NEW_CAMPUS.name}_Email__c = '${email}');`
        );
    });

    it('has the wizard, its units and groups, and its licenses for its own specialists alone', async () => {
        const noor = await org.openAs('Noor Hadley');
        const { page } = noor;
        await openContact(page, email, person.name);
        await page.getByText('This person can be provisioned.').waitFor();
        await openWizard(page);
        await next(page);
        await atStep(page, 'Current Access');
        await next(page);
        await atStep(page, 'eComm Specialist Information');
        // There is one campus and one specialist to choose.
        await page.getByRole('combobox', { name: 'Affiliated Campus' }).getByText(NEW_CAMPUS.label).waitFor();
        await page.getByRole('combobox', { name: 'eComm Specialist' }).getByText('Noor Hadley').waitFor();
        await next(page);
        await atStep(page, 'User Information');
        await choose(page, 'eComm Role', 'User');
        await check(page, 'Marketing Cloud');
        const search = page.getByRole('searchbox', { name: 'Search business units' });
        await search.fill('library');
        await page.getByText('No name contains this text.').waitFor();
        await expectAccessible(page);
        await search.fill('');
        await pick(page, 'Business Unit', NEW_CAMPUS.unit);
        // Names that differ only at their end are there to be read, and found by it.
        const last = NEW_CAMPUS.offices.at(-1)!;
        const units = page.getByRole('group', { name: 'Business Unit' });
        for (const office of NEW_CAMPUS.offices) {
            await units.getByRole('checkbox', { name: office, exact: true }).waitFor();
        }
        await page.setViewportSize({ width: 390, height: 844 });
        // None is wider than the place it has.
        const cut = units
            .locator('label')
            .evaluateAll((labels) =>
                labels.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth).map((one) => one.textContent)
            );
        expect(await cut).toEqual([]);
        await shoot(page, 'units-390');
        await page.setViewportSize({ width: 1400, height: 950 });
        await expectFits(page);
        await shoot(page, 'units');
        await search.fill('library');
        await units.getByRole('checkbox', { name: last }).waitFor({ state: 'detached' });
        await units.getByRole('checkbox', { name: NEW_CAMPUS.unit, checked: true }).waitFor();
        await search.fill('no. 12');
        await pick(page, 'Business Unit', last);
        await page.getByText(`Selected: ${last}, ${NEW_CAMPUS.unit}`).waitFor();
        await expectAccessible(page);
        await pick(page, 'Public Group', NEW_CAMPUS.group);
        await page.getByRole('textbox', { name: 'New Public Group' }).fill('Alumni');
        await page.getByText(`Developer name: eComm_${NEW_CAMPUS.name}_Alumni.`).waitFor();
        await page.getByText('Go ahead without waiting').click();
        await next(page);
        await atStep(page, 'Review and Submit');
        await page.getByRole('button', { name: 'Submit', exact: true }).click();
        await atStep(page, 'Confirmation');
        await page.getByRole('link', { name: /^L-\d+$/ }).click();
        await page.getByRole('heading', { level: 1, name: /L-\d+/ }).waitFor();
        await page.getByText(NEW_CAMPUS.label, { exact: true }).first().waitFor();
        const licenses = `SELECT Affiliated_Campus__c FROM License__c WHERE Contact__r.Name = '${person.name}'`;
        expect(await noor.query(licenses)).toEqual([
            expect.objectContaining({ Affiliated_Campus__c: NEW_CAMPUS.name })
        ]);
        expect(await org.user.query(licenses)).toEqual([]);
        expect(noor.errors).toEqual([]);
        await noor.context.close();
    });

    it('who is a specialist of no campus is told so, and whom to ask', async () => {
        const robin = await org.openAs('Robin Hadley');
        const { page } = robin;
        const someone = people('an employee who can be provisioned', 'UCCS')[0]!;
        await openContact(page, someone.name, someone.name);
        const told = 'You are not an eComm specialist of any campus yet, so you cannot submit requests.';
        await page.locator('c-contact-review').getByText(told).waitFor();
        await openWizard(page);
        await page.getByRole('alert').getByText(told).waitFor();
        await expect(page.getByRole('button', { name: 'Next', exact: true }).count()).resolves.toBe(0);
        await expectAccessible(page);
        await page.goto('/lightning/n/Bulk_Requests');
        await page.getByRole('alert').getByText('Ask the System team to add you').waitFor();
        await expectAccessible(page);
        if (process.env.SCREENSHOTS) {
            await page.screenshot({ path: `${process.env.SCREENSHOTS}/no-campus.png` });
        }
        expect(robin.errors).toEqual([]);
        await robin.context.close();
    });
});

describe('where the policy has a text to accept', () => {
    const TEXT = 'Exceptions to the process and timelines cannot be accommodated for any reason.';
    beforeAll(() => askToAccept(project, TEXT));
    const asking = useOrg('Riley Stone', { project });
    const person = people('an employee who can be provisioned', 'UCB')[1]!;

    it('nothing is submitted without it, and the request keeps what was accepted', async () => {
        const { page } = asking.user;
        await openContact(page, person.name, person.name);
        await openWizard(page);
        await atStep(page, 'Acknowledge');
        await page.getByText(TEXT).waitFor();
        await next(page);
        await acceptAfterRefusal('acknowledge');
        await next(page);
        await atStep(page, 'Provision or Deprovision');
        await page.reload();
        await atStep(page, 'Provision or Deprovision');
        await requestCvent(page);
        const [request] = await asking.user.query<{ Acknowledgement__c: string }>(
            `SELECT Acknowledgement__c FROM License_Request__c WHERE License__r.Contact__r.Name = '${person.name}'`
        );
        expect(request!.Acknowledgement__c).toBe(TEXT);
    });

    it('Provision Many asks for it before everything else', async () => {
        const { page } = asking.user;
        await page.goto('/lightning/n/Bulk_Requests');
        await atStep(page, 'Acknowledge');
        await page.getByText(TEXT).waitFor();
        await expectAccessible(page);
    });

    it('the one click for who has left asks for it, too', async () => {
        const { page } = asking.user;
        const left = people('has left the university and still has access')[0]!;
        await openContact(page, left.name, left.name);
        const box = page.locator('c-contact-review [data-left]');
        await box.getByRole('button').click();
        await acceptAfterRefusal('acknowledge-left');
        await whileItFails(page, 'ProvisionRequestController.deprovision', async () => {
            await box.getByRole('button').click();
            await page.locator('c-contact-review c-error-panel').waitFor();
            await expectAccessible(page);
        });
        await box.getByRole('button').click();
        await page.locator('c-contact-review [data-submitted]').waitFor();
    });

    /** The message is gone at once, so that the button below is where it was. */
    async function acceptAfterRefusal(name: string): Promise<void> {
        const { page } = asking.user;
        const refusal = page.getByText('Tick this box to go on.');
        await refusal.waitFor();
        await expectAccessible(page);
        if (process.env.SCREENSHOTS) {
            await page.screenshot({ path: `${process.env.SCREENSHOTS}/${name}.png` });
            await page.setViewportSize({ width: 390, height: 844 });
            await page.screenshot({ path: `${process.env.SCREENSHOTS}/${name}-390.png` });
            await page.setViewportSize({ width: 1400, height: 950 });
        }
        await page.getByRole('checkbox', { name: /I have read this and accept it/ }).focus();
        await page.keyboard.press('Space');
        await refusal.waitFor({ state: 'detached' });
    }
});
