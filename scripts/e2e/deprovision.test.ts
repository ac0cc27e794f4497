import { people } from './people.ts';
import { atStep, check, choose, expectAccessible, next, openContact, openWizard } from './screens.ts';
import { whileItFails } from './server-moments.ts';
import { useOrg } from './use-org.ts';

jest.setTimeout(60_000);

const org = useOrg('Riley Stone');

describe('a specialist of CU Boulder deprovisions a contact', () => {
    const person = people('already licensed for Salesforce and Marketing Cloud')[0]!;
    const lines = (): Promise<Record<string, unknown>[]> =>
        org.user.query(
            `SELECT Target__c, Status__c FROM License_Access__c
             WHERE License__r.Contact__r.Name = '${person.name}' ORDER BY Target__c`
        );

    it('in the steps of the page, and is warned of what stays', async () => {
        const { page } = org.user;
        await openContact(page, person.name, person.name);
        await openWizard(page);
        await choose(page, 'Do you want to provision or deprovision this user?', 'Deprovision');
        await next(page);

        await atStep(page, 'Access to Remove');
        await expectAccessible(page);
        await next(page);
        await page.getByText('Check what you want to remove.', { exact: true }).waitFor();
        await expectAccessible(page);
        await check(page, 'Salesforce (Application)');
        await page.getByText(/Salesforce will be removed while other applications stay/).waitFor();
        await expectAccessible(page);
        await next(page);

        await atStep(page, 'Review and Submit');
        await page.getByRole('definition').filter({ hasText: 'Salesforce' }).first().waitFor();
        await expectAccessible(page);
        await page.getByRole('button', { name: 'Submit', exact: true }).click();

        await atStep(page, 'Confirmation');
        await page.getByText('The deprovisioning request has been submitted.').waitFor();
        await expectAccessible(page);
        expect(await lines()).toMatchObject([
            { Target__c: 'Marketing_Cloud', Status__c: 'Active' },
            { Target__c: 'Salesforce', Status__c: 'Removal Requested' },
            { Target__c: 'Sample_UCB_Alumni', Status__c: 'Active' }
        ]);
    });

    it('and withdraws the request from its page until the cut-off', async () => {
        const { page } = org.user;
        await page.getByRole('link', { name: /^R-\d+$/ }).click();
        await page.getByRole('heading', { level: 1, name: /R-\d+/ }).waitFor();
        await expectAccessible(page);
        await page.getByRole('button', { name: 'Withdraw', exact: true }).click();
        await page.getByText('Do you want to withdraw this request?').waitFor();
        await expectAccessible(page);
        const withdraw = page.getByRole('dialog').getByRole('button', { name: 'Withdraw', exact: true });
        await whileItFails(page, 'ProvisionRequestController.withdraw', async () => {
            await withdraw.click();
            await page.getByText('The request was not withdrawn.').waitFor();
            await expectAccessible(page);
        });
        await withdraw.click();
        const toast = page.getByRole('status').filter({ hasText: 'The request has been withdrawn.' });
        await toast.getByRole('button', { name: /close/i }).click();

        expect(await lines()).toMatchObject([
            { Status__c: 'Active' },
            { Status__c: 'Active' },
            { Status__c: 'Active' }
        ]);
        expect(
            await org.user.query(
                `SELECT Status__c FROM License_Request__c WHERE License__r.Contact__r.Name = '${person.name}'`
            )
        ).toMatchObject([{ Status__c: 'Cancelled' }]);
    });

    it('is told that there is a license at another campus, and sees nothing of it', async () => {
        const { page } = org.user;
        const denver = people('already licensed for Salesforce and Cvent')[0]!;
        await page.goto('/lightning/page/home');
        await openContact(page, denver.name, denver.name);
        await page.locator('c-current-access').getByText('There is a license at another campus.').waitFor();
        await expect(page.getByText('No access today.').count()).resolves.toBe(0);
        // Where the person works is on the contact; of the license nothing else is told, neither its number nor its campus.
        await expect(page.locator('c-contact-review').getByText(/L-\d+/).count()).resolves.toBe(0);
        await expect(page.locator('c-current-access, [data-verdict]').getByText('CU Denver').count()).resolves.toBe(0);
        expect(await org.user.query(`SELECT Id FROM License__c WHERE Contact__r.Name = '${denver.name}'`)).toEqual([]);
    });

    it('is told of who has left and deprovisions them with one click', async () => {
        const { page } = org.user;
        const [leaver] = people('has left the university and still has access');
        await page.goto('/lightning/page/home');
        await openContact(page, leaver!.name, leaver!.name);
        await page.getByText('This person has left the university and still has access.').waitFor();
        await expectAccessible(page);
        await page.getByRole('button', { name: 'Deprovision everything' }).click();
        await page.getByText('The deprovisioning request has been submitted.').waitFor();
        await page.getByText('This person has left the university and still has access.').waitFor({ state: 'hidden' });
        await expectAccessible(page);

        // Everything is asked to be removed: there is nothing left to choose.
        await openWizard(page);
        await choose(page, 'Do you want to provision or deprovision this user?', 'Deprovision');
        await next(page);
        await atStep(page, 'Access to Remove');
        await expectAccessible(page);

        expect(
            await org.user.query(
                `SELECT Type__c, Reason__c, Status__c FROM License_Request__c
                 WHERE License__r.Contact__r.Name = '${leaver!.name}'`
            )
        ).toMatchObject([{ Type__c: 'Deprovision', Reason__c: 'Left The University', Status__c: 'Pending' }]);
    });
});
