import { people } from './people.ts';
import { atStep, expectAccessible, openContact } from './screens.ts';
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
