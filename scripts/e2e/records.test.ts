import type { Locator, Page } from 'playwright-core';
import { people } from './people.ts';
import { atStep, choose, expectAccessible, expectFits, move, openContact, uploadDone } from './screens.ts';
import { PIXEL } from './screenshots.ts';
import type { UserWindow } from './session.ts';
import { useOrg } from './use-org.ts';

jest.setTimeout(60_000);

const org = useOrg('Riley Stone');

describe('as the page says', () => {
    it('the signed eComm agreement is found by hovering over Campaign History', async () => {
        const { page } = org.user;
        const [avery] = people('an employee who can be provisioned', 'UCB');
        await openContact(page, avery!.name, avery!.name);
        await page.getByRole('tab', { name: 'Related' }).click();
        await page
            .getByRole('link', { name: /^Campaign History/ })
            .first()
            .hover();
        const card = page.getByRole('region', { name: 'Campaign History' });
        await card.getByRole('link', { name: 'eComm User Agreement 2026' }).waitFor();
        await card.getByText('10/12/2026, 9:04 AM').waitFor();
        await card.getByText('10/13/2026, 3:30 PM').waitFor();
        await expectAccessible(page);
    });

    it('what is missing of the agreement is said beside the contact', async () => {
        const { page } = org.user;
        const [, userOnly] = people('an employee who can be provisioned', 'UCB');
        await openContact(page, userOnly!.name, userOnly!.name);
        await page.getByText('Signed by the user; the supervisor has not signed yet.').waitFor();
    });

    it('a License Number in the hover card of Licenses opens the full license record', async () => {
        const { page } = org.user;
        const [licensed] = people('already licensed for Salesforce and Marketing Cloud');
        await openContact(page, licensed!.name, licensed!.name);
        await page.getByRole('tab', { name: 'Related' }).click();
        await page
            .getByRole('link', { name: /^Licenses \(/ })
            .first()
            .hover();
        await page
            .getByRole('region', { name: 'Licenses' })
            .getByRole('link', { name: /^L-\d+$/ })
            .click();
        await page.getByRole('heading', { level: 1, name: /L-\d+/ }).waitFor();
        await page.getByRole('tab', { name: 'Related' }).click();
        await page.getByRole('button', { name: 'Upload Files' }).or(page.getByText('Upload Files')).first().waitFor();
        await expectAccessible(page);
    });

    it('the contact is one click from the license', async () => {
        const { page } = org.user;
        const [licensed] = people('already licensed for Salesforce and Marketing Cloud');
        await page.getByRole('link', { name: licensed!.name }).first().click();
        await page.getByRole('heading', { level: 1, name: new RegExp(licensed!.name) }).waitFor();
    });
});

/** What people who know Lightning look for in lists. */
describe('lists', () => {
    let admin: UserWindow;
    const title = (label: string): Promise<void> =>
        admin.page.getByRole('heading', { level: 1, name: new RegExp(`${label}$`) }).waitFor();
    const control = async (label: string): Promise<void> => {
        await admin.page.getByRole('button', { name: 'List View Controls' }).click();
        await admin.page.getByRole('menuitem', { name: label, exact: true }).click();
    };
    const inDialog = (name: string): Locator =>
        admin.page.getByRole('dialog').getByRole('button', { name, exact: true });
    /** Types into a cell of the list, from its pencil on. */
    const edit = async (page: Page, label: string, row: number, value: string): Promise<void> => {
        await page.getByRole('button', { name: `Edit ${label} of row ${row}` }).click();
        await page
            .getByRole('dialog', { name: `Edit ${label}` })
            .getByRole('textbox')
            .first()
            .fill(value);
    };

    beforeAll(async () => {
        admin = await org.openAs();
    });

    afterEach(() => expect(admin.errors).toEqual([]));

    it('open with what was viewed last, until another list is pinned', async () => {
        const { page } = admin;
        await page.goto('/lightning/o/Contact/list');
        await title('Recently Viewed');
        await page.getByText("You haven't viewed any Contacts recently. Try switching list views.").waitFor();
        await openContact(page, 'avery.hart', 'Avery Hart');
        await page.getByRole('navigation').getByRole('link', { name: 'Contacts' }).click();
        await page.getByRole('table').getByRole('link', { name: 'Avery Hart' }).waitFor();
        await page.getByText('1 item • Updated a few seconds ago').waitFor();
        await expectAccessible(page);
        await page.getByRole('button', { name: 'Select a list view' }).click();
        await page.getByRole('menuitemcheckbox', { name: 'All Contacts' }).click();
        await title('All Contacts');
        await page
            .getByText('50+ items • Sorted by Name • Filtered by All contacts • Updated a few seconds ago')
            .waitFor();
        await page.getByRole('button', { name: 'Pin this list view' }).click();
        await page.getByRole('button', { name: 'This list view is pinned' }).waitFor();
        await page.goto('/lightning/o/Contact/list');
        await title('All Contacts');
    });

    it('what was viewed is offered by the search box, and everything by the App Launcher', async () => {
        const { page } = admin;
        await page.getByRole('combobox', { name: 'Search', exact: true }).click();
        await page.getByText('Recent Items').waitFor();
        await page.getByRole('option', { name: /^Avery Hart Contact/ }).waitFor();
        await page.getByRole('button', { name: 'App Launcher' }).click();
        await page.keyboard.type('cycles');
        await page.getByRole('link', { name: 'License Cycles' }).last().waitFor();
        expect(await page.getByRole('dialog').getByRole('link').allInnerTexts()).toEqual(['License Cycles']);
        await expectAccessible(page);
        await page.keyboard.press('Escape');
        await page.getByRole('dialog').waitFor({ state: 'detached' });
        await page.getByRole('button', { name: 'App Launcher' }).click();
        await page.getByRole('button', { name: 'View All' }).click();
        await page.getByRole('heading', { name: 'All Items' }).waitFor();
        await expectAccessible(page);
        await page.keyboard.press('Escape');
        await page.getByRole('dialog').waitFor({ state: 'detached' });
    });

    it('are cloned, filtered and given other columns, and the order is kept', async () => {
        const { page } = admin;
        await control('Clone');
        await page.getByLabel('List Name').fill('Two people');
        await inDialog('Save').click();
        await title('Two people');
        await page.getByRole('button', { name: 'Add Filter', exact: true }).click();
        await page.getByLabel('Value').fill('Avery Hart, Nico Ames');
        await page.getByRole('button', { name: 'Done' }).click();
        await page.getByRole('button', { name: 'Save', exact: true }).click();
        await page.getByText('2 items • Sorted by Name • Filtered by All contacts - Name').waitFor();
        await control('Select Fields to Display');
        await move(page, 'Fields', 'Employee ID');
        await inDialog('Save').click();
        await page.getByRole('button', { name: 'Employee ID', exact: true }).click();
        await page.getByText('2 items • Sorted by Employee ID').waitFor();
        await page.reload();
        await page.getByText('2 items • Sorted by Employee ID').waitFor();
        await page.getByRole('button', { name: 'Show filters' }).click();
        await page.getByText('equals Avery Hart, Nico Ames').waitFor();
        await expectAccessible(page);
        await expectFits(page);
    });

    it('a filter that cannot be is told, and the list stays as it was', async () => {
        const { page } = admin;
        await page.getByRole('button', { name: 'Add Filter', exact: true }).click();
        await choose(page, 'Field', 'Birthdate');
        await page.getByLabel('Value').fill('soon');
        await page.getByRole('button', { name: 'Save', exact: true }).click();
        await page.getByRole('alert').getByText('Unsupported: date soon in a filter').waitFor();
        await page.getByRole('button', { name: 'Cancel', exact: true }).click();
        await page.getByText('2 items • Sorted by Employee ID • Filtered by All contacts - Name').waitFor();
    });

    it('cells are edited, one or for all rows that are selected, and saved together', async () => {
        const { page } = admin;
        await edit(page, 'Title', 1, 'Thrown away');
        await page.keyboard.press('Escape');
        expect(await page.getByRole('button', { name: 'Save', exact: true }).count()).toBe(0);
        await edit(page, 'Title', 1, 'Dean');
        await page.keyboard.press('Enter');
        await page.locator('td.slds-is-edited', { hasText: 'Dean' }).waitFor();
        await page.getByLabel('Select all items').locator('..').click();
        await page.getByText('2 items • 2 items selected').waitFor();
        await edit(page, 'Title', 2, 'Provost');
        await page.getByText('Update 2 selected items').click();
        await inDialog('Apply').click();
        await expectAccessible(page);
        await page.getByRole('button', { name: 'Save', exact: true }).click();
        await page.getByText('Your changes are saved.').waitFor();
        const saved = await admin.query<{ Title: string }>(
            "SELECT Title FROM Contact WHERE Name IN ('Avery Hart', 'Nico Ames')"
        );
        expect(saved.map(({ Title }) => Title)).toEqual(['Provost', 'Provost']);
        // The administrator's own list goes with its user, and nobody else has seen it.
        const others = await org.user.context.request.get('/services/data/v67.0/ui-api/list-info/Contact/Two_people');
        expect(others.status()).toBe(404);
        await control('Delete');
        await page.getByRole('button', { name: 'OK', exact: true }).click();
        await title('Recently Viewed');
    });

    it('rows that a search hides are selected no more, and what is not saved is given up only when one says so', async () => {
        const { page } = admin;
        await page.goto('/lightning/o/Contact/list?filterName=__Recent');
        await title('Recently Viewed');
        await page.getByRole('button', { name: 'Select a list view' }).click();
        await page.getByRole('menuitemcheckbox', { name: 'All Contacts' }).click();
        await title('All Contacts');
        const search = page.getByRole('searchbox', { name: 'Search this list' });
        await page.getByLabel('Select item 1', { exact: true }).locator('..').click();
        await page.getByText('1 item selected').waitFor();
        await search.fill('Nico Ames');
        await page.getByText('1 item • Sorted').waitFor();
        await edit(page, 'Title', 1, 'Given up');
        await page.keyboard.press('Enter');
        const changed = page.locator('td.slds-is-edited', { hasText: 'Given up' });
        await changed.waitFor();
        const ask = page.getByRole('alertdialog', { name: 'You have unsaved changes' });
        const answer = async (name: string): Promise<void> => {
            await ask.getByRole('button', { name, exact: true }).click();
            await ask.waitFor({ state: 'detached' });
        };
        await page.getByRole('button', { name: 'Select a list view' }).click();
        await page.getByRole('menuitemcheckbox', { name: 'Recently Viewed' }).click();
        await expectAccessible(page);
        await answer('Cancel');
        await search.fill('Avery');
        await answer('Cancel');
        expect(await search.inputValue()).toBe('Nico Ames');
        await changed.waitFor();
        await page.goBack();
        await answer('OK');
        await title('Recently Viewed');
        const kept = await admin.query("SELECT Id FROM Contact WHERE Title = 'Given up'");
        expect(kept).toEqual([]);
    });

    it('what the org says against a change stands in its row; Cancel takes the change back', async () => {
        const { page, context } = await org.openAs('Sam Whitfield');
        await page.goto('/lightning/o/License_Cycle__c/list?filterName=All');
        await edit(page, 'Processing From', 1, '1/2/2030');
        await page.keyboard.press('Enter');
        await page.getByRole('button', { name: 'Save', exact: true }).click();
        await page.getByText('1 row could not be saved. The sign in front of it says why.').waitFor();
        await page.locator('td lightning-helptext').hover();
        await page
            .getByRole('tooltip')
            .getByText(/reason/)
            .waitFor();
        await expectAccessible(page);
        await page.getByRole('button', { name: 'Cancel', exact: true }).click();
        await page.getByText('1 row could not be saved').waitFor({ state: 'detached' });
        expect(await page.locator('td.slds-is-edited').count()).toBe(0);
        await context.close();
    });

    it('files are uploaded in a dialog and shown in front of the page, one after the other', async () => {
        const { page } = admin;
        const [license] = await admin.query<{ Id: string }>("SELECT Id FROM License__c WHERE Name = 'L-000001'");
        await page.goto(`/lightning/r/License__c/${license!.Id}/view`);
        await page.getByRole('tab', { name: 'Related' }).click();
        const files = page.getByRole('article', { name: 'Files' });
        const file = (name: string): { name: string; mimeType: string; buffer: Buffer } => ({
            name,
            mimeType: 'image/png',
            buffer: Buffer.from(PIXEL, 'base64')
        });
        await files.locator('input[type=file]').setInputFiles([file('first.png'), file('second.png')]);
        await page.getByText('2 of 2 files uploaded').waitFor();
        await uploadDone(page);
        await files.getByRole('link', { name: 'second.png' }).click();
        const dialog = page.getByRole('dialog');
        await dialog.getByRole('img', { name: 'second.png' }).waitFor();
        await expectAccessible(page);
        await dialog.getByRole('button', { name: 'Next file' }).click();
        await dialog.getByRole('img', { name: 'second.png' }).waitFor({ state: 'detached' });
        await dialog.getByRole('link', { name: 'Download' }).waitFor();
        await page.keyboard.press('Escape');
        await dialog.waitFor({ state: 'detached' });
    });

    it('nobody edits without the right, and who may not make lists sees what the filters are', async () => {
        const { page } = org.user;
        await page.goto('/lightning/o/License__c/list?filterName=My_Users');
        await page.getByRole('table').getByRole('link', { name: /^L-/ }).first().waitFor();
        expect(await page.getByRole('button', { name: /^Edit / }).count()).toBe(0);
        await page.getByRole('button', { name: 'Show filters' }).click();
        await page.getByText("You can't change the filters of this list view.").waitFor();
        await page
            .getByText('equals True')
            .or(page.getByText(/^not equal to/))
            .first()
            .waitFor();
        expect(await page.getByRole('button', { name: 'Add Filter', exact: true }).count()).toBe(0);
        await page.getByRole('button', { name: 'List View Controls' }).click();
        const items = page.getByRole('menuitem');
        await items.first().waitFor();
        const disabled = await items.evaluateAll((all) => all.map((one) => one.getAttribute('aria-disabled')));
        expect(new Set(disabled)).toEqual(new Set(['true']));
        await page.keyboard.press('Escape');
        await expectAccessible(page);
    });
});

/** One dialog of each kind: they close with Escape wherever the focus is, also when it is nowhere. */
describe('Escape closes', () => {
    let admin: UserWindow;

    beforeAll(async () => {
        admin = await org.openAs();
        await admin.page.goto('/lightning/o/Contact/list?filterName=AllContacts');
        await admin.page.getByRole('table').getByRole('link').first().waitFor();
    });

    afterAll(() => admin.context.close());

    const press =
        (name: string | RegExp, role: 'button' | 'menuitem' = 'button') =>
        async (page: Page): Promise<void> =>
            page.getByRole(role, { name }).first().click();

    const kinds: [string, (page: Page) => Promise<void>][] = [
        ['what is made in front of the page', press('New')],
        ['the bell', press(/^Notifications/)],
        ['the user menu', press(/switch user/i)],
        ['the App Launcher', press('App Launcher')],
        ['the editor of a cell', press('Edit Title of row 1')],
        [
            'what is asked before something is given up',
            async (page) => {
                await press('Edit Title of row 1')(page);
                await page.locator(':focus').fill('Given up');
                await page.keyboard.press('Enter');
                await page.getByRole('navigation').getByRole('link', { name: 'Licenses', exact: true }).click();
            }
        ]
    ];

    it.each(kinds)('%s', async (_, open) => {
        const { page } = admin;
        const dialog = page.getByRole('dialog').or(page.getByRole('alertdialog')).last();
        await open(page);
        await dialog.waitFor();
        await dialog.locator(':focus').or(page.locator(':focus')).first().waitFor();
        // Somebody presses into the dialog, beside everything in it, and then nothing has the focus.
        await dialog.evaluate((one) =>
            one.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }))
        );
        await page.evaluate(() => {
            let focused = document.activeElement;
            while (focused?.shadowRoot?.activeElement) {
                focused = focused.shadowRoot.activeElement;
            }
            (focused as HTMLElement | null)?.blur();
        });
        await page.keyboard.press('Escape');
        await dialog.waitFor({ state: 'detached' });
        expect(admin.errors).toEqual([]);
    });
});

/** The fields on a record's page. */
describe('details', () => {
    let sam: UserWindow;
    const pencils = (page: Page): Locator => page.getByRole('button', { name: /^Edit ./ });
    const openRecord = async ({ page, query }: UserWindow, object: string): Promise<void> => {
        const [{ Id } = { Id: '' }] = await query<{ Id: string }>(`SELECT Id FROM ${object} ORDER BY Name LIMIT 1`);
        await page.goto(`/lightning/r/${object}/${Id}/view`);
        await page.getByText('Created By').waitFor();
    };

    beforeAll(async () => {
        sam = await org.openAs('Sam Whitfield');
    });

    afterAll(() => sam.context.close());

    afterEach(() => expect(sam.errors).toEqual([]));

    it('are edited where they stand: the pencil opens all of them, Enter saves, Escape gives up', async () => {
        const admin = await org.openAs();
        const { page } = admin;
        await openContact(page, 'dana.okafor', 'Dana Okafor');
        const text = page.getByLabel('Department');
        await page.getByRole('button', { name: 'Edit Department' }).focus();
        await page.keyboard.press('Enter');
        await page.locator(':focus').fill('Thrown away');
        await page.keyboard.press('Escape');
        await text.waitFor({ state: 'detached' });
        // The keyboard is back where it was.
        await page.keyboard.press('Enter');
        await text.fill('Registrar');
        // Without a last name nothing is sent; the footer names the field and leads to it.
        await page.getByLabel('Last Name').fill('');
        await page.getByRole('button', { name: 'Save', exact: true }).click();
        await page.getByText('Complete this field.').waitFor();
        await page.getByText('We hit a snag.').waitFor();
        await expectAccessible(page);
        await expectFits(page);
        await page.getByRole('button', { name: 'Last Name' }).click();
        await page.locator(':focus').fill('Okafor');
        await page.keyboard.press('Enter');
        await page.getByText('Contact was saved.').waitFor();
        await page.locator('[data-field="Department"]', { hasText: 'Registrar' }).waitFor();
        await expectAccessible(page);
        // Formulas, who made it, and what has a dialog of its own have no pencil.
        const names = await pencils(page).allInnerTexts();
        expect(names.filter((name) => /Owner|Created|Modified|Provisioning/.test(name))).toEqual([]);
        expect(names).toContain('Edit Name');
        expect(admin.errors).toEqual([]);
        await admin.context.close();
    });

    it('what the records refuse is told at its field and in the footer, and nothing is lost without being asked', async () => {
        const { page } = sam;
        await openRecord(sam, 'License_Cycle__c');
        await page.getByRole('button', { name: 'Edit Processing From' }).click();
        await page.getByLabel('Processing From').fill('1/2/2030');
        await page.keyboard.press('Enter');
        const field = page.locator('lightning-input-field', { hasText: 'Reason For Date Change' });
        await field.getByRole('alert').getByText('Enter the reason for moving the dates of this cycle.').waitFor();
        await page.getByText('Review the following fields:').waitFor();
        await expectFits(page);
        await page.getByRole('navigation').getByRole('link', { name: 'Contacts' }).click();
        const ask = page.getByRole('alertdialog', { name: 'You have unsaved changes' });
        await ask.getByRole('button', { name: 'Cancel' }).click();
        await ask.waitFor({ state: 'detached' });
        await page.getByRole('button', { name: 'Cancel', exact: true }).click();
        await pencils(page).first().waitFor({ state: 'attached' });
        expect(await sam.query('SELECT Id FROM License_Cycle__c WHERE Processing_From__c > 2030-01-01')).toEqual([]);
    });

    it('nobody edits without the right to the record or to its fields', async () => {
        for (const object of ['License__c', 'License_Cycle__c']) {
            await openRecord(org.user, object);
            await org.user.page.waitForLoadState('networkidle');
            expect(await pencils(org.user.page).count()).toBe(0);
        }
        // The same record, for whom it may be changed.
        await openRecord(sam, 'License_Cycle__c');
        await pencils(sam.page).first().waitFor({ state: 'attached' });
        expect(await sam.page.getByRole('button', { name: 'Edit Announced On' }).count()).toBe(0);
    });
});

describe('in Spanish', () => {
    beforeAll(async () => {
        await org.server.anonymous(
            `update new User(Id = [SELECT Id FROM User WHERE Name = 'Riley Stone'].Id, LanguageLocaleKey = 'es');`
        );
    });

    it('the contact is reviewed, and what Apex says is Spanish too', async () => {
        const { page } = org.user;
        const [, userOnly] = people('an employee who can be provisioned', 'UCB');
        await page.reload();
        await openContact(page, userOnly!.name, userOnly!.name);
        await page.getByRole('heading', { name: 'Revisión del contacto' }).waitFor();
        await page.getByText('¿Tiene número de empleado?').waitFor();
        await page.getByText('Se puede dar de alta a esta persona.').waitFor();
        await page.getByText('Firmado por el usuario; el supervisor aún no ha firmado.').waitFor();
        expect(await page.getByRole('heading', { name: 'Contact Review' }).count()).toBe(0);
        await expectAccessible(page);
    });

    it('the wizard asks step by step', async () => {
        const { page } = org.user;
        await page.getByRole('link', { name: 'Click Here to Provision or Deprovision' }).click();
        await page.getByRole('heading', { level: 1, name: /^Dar de alta o de baja/ }).waitFor();
        for (const heading of ['Acceso actual', 'Información del especialista de eComm', 'Información del usuario']) {
            await page.getByRole('button', { name: 'Siguiente', exact: true }).click();
            await atStep(page, heading);
        }
        await page.getByRole('button', { name: 'Siguiente', exact: true }).click();
        await page
            .getByText('Elija a qué quiere que tenga acceso este usuario.')
            .or(page.getByText('Seleccione una opción.'))
            .first()
            .waitFor();
        await expectAccessible(page);
    });
});

/** Every screen of ours, while its answer is awaited, and when there is none: both are looked at as everything else is. */
describe('whatever the server does', () => {
    let pages: string[];
    let sam: UserWindow;
    const GONE = 'a00000000000000AAA';
    const APEX = '**/webruntime/api/apex/execute';

    beforeAll(async () => {
        sam = await org.openAs('Sam Whitfield');
        const [request] = await sam.query<{ Id: string; License__c: string; License__r: { Contact__c: string } }>(
            "SELECT Id, License__c, License__r.Contact__c FROM License_Request__c WHERE Type__c = 'Provision' LIMIT 1"
        );
        const { Id, License__c: license, License__r: person } = request!;
        pages = [
            '/lightning/page/home',
            `/lightning/r/Contact/${person.Contact__c}/view`,
            `/lightning/r/License__c/${license}/view`,
            `/lightning/r/License_Request__c/${Id}/view`,
            `/lightning/cmp/c__provisionWizard?c__recordId=${person.Contact__c}`,
            '/lightning/n/Bulk_Requests',
            '/lightning/n/Batch_Console',
            '/lightning/n/New_User_Emails'
        ];
    });

    afterAll(() => sam.context.close());

    /** The courses of a license are on its second tab. */
    const openCourses = async (path: string): Promise<void> => {
        if (path.includes('/License__c/')) {
            await sam.page.getByRole('tab', { name: 'Related' }).click();
        }
    };

    it('each screen says that it loads', async () => {
        const { page } = sam;
        // Never answered: each page is left while it waits.
        await page.route(APEX, () => undefined);
        for (const path of pages) {
            await page.goto(path);
            await openCourses(path);
            await page.locator('lightning-spinner').first().waitFor();
            await expectAccessible(page);
        }
        await page.unrouteAll({ behavior: 'ignoreErrors' });
    });

    it('each screen says that it could not be loaded', async () => {
        const { page } = sam;
        await page.route(APEX, (route) => route.abort());
        for (const path of [...pages, `/lightning/cmp/c__missingRequirements?c__recordId=${GONE}`]) {
            await page.goto(path);
            await openCourses(path);
            await page
                .locator('c-error-panel')
                .getByText(/could not be|cannot be/)
                .first()
                .waitFor();
            await expectAccessible(page);
        }
        await page.unroute(APEX);
    });
});
