import { createElement } from 'lwc';
import NewUserEmails from 'c/newUserEmails';
import applications from '@salesforce/apex/NewUserEmailController.applications';
import samples from '@salesforce/apex/NewUserEmailController.samples';
import { find, settled, show } from '../../../../../../config/jest/licenses';

jest.mock(
    '@salesforce/apex/NewUserEmailController.samples',
    () => {
        const { createApexTestWireAdapter } = jest.requireActual('@salesforce/sfdx-lwc-jest');
        return { default: createApexTestWireAdapter(jest.fn()) };
    },
    { virtual: true }
);

jest.mock(
    '@salesforce/apex/NewUserEmailController.applications',
    () => {
        const { createApexTestWireAdapter } = jest.requireActual('@salesforce/sfdx-lwc-jest');
        return { default: createApexTestWireAdapter(jest.fn()) };
    },
    { virtual: true }
);

const wire = samples as unknown as { emit(data: unknown): void; error(body?: unknown): void; getLastConfig(): unknown };

describe('c-new-user-emails', () => {
    it('shows every e-mail with its subject and when it is sent', async () => {
        const element = show(() => createElement('c-new-user-emails', { is: NewUserEmails }));
        expect(find(element, 'lightning-spinner')).not.toBeNull();

        wire.emit([{ kind: 'Held', occasion: 'To who waits', subject: 'It waits', body: 'Dear Alex' }]);
        await settled();
        expect(find(element, '[data-email="Held"] h2').textContent).toBe('It waits');
        expect(find(element, '[data-email="Held"] .text').textContent).toBe('Dear Alex');
        expect(element.shadowRoot.querySelector('lightning-spinner')).toBeNull();
        await expect(element).toBeAccessible();
    });

    it('shows them to a sample person with one application, who is chosen', async () => {
        const element = show(() => createElement('c-new-user-emails', { is: NewUserEmails }));
        (applications as unknown as { emit(data: unknown): void }).emit([{ application: 'Cvent', label: 'Cvent' }]);
        await settled();
        const person = find<HTMLElement & { options: { value: string }[] }>(element, '[data-person]');
        expect(person.options.map(({ value }) => value)).toEqual(['', 'Cvent']);
        expect(wire.getLastConfig()).toEqual({ application: null });

        person.dispatchEvent(new CustomEvent('change', { detail: { value: 'Cvent' } }));
        await settled();
        expect(wire.getLastConfig()).toEqual({ application: 'Cvent' });
    });

    it('says when they could not be loaded', async () => {
        const element = show(() => createElement('c-new-user-emails', { is: NewUserEmails }));
        wire.error({ message: 'No access' });
        await settled();
        expect(find<HTMLElement & { heading: string }>(element, 'c-error-panel').heading).toBe(
            'c.New_User_Emails_Not_Loaded'
        );
    });
});
