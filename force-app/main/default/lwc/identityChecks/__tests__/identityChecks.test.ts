import { createElement } from 'lwc';
import IdentityChecks from 'c/identityChecks';
import { CHECKS, FAILED_CHECK, find, show } from '../../../../../../config/jest/licenses';

describe('c-identity-checks', () => {
    it('shows question, finding and outcome in words', async () => {
        const element = show(() => createElement('c-identity-checks', { is: IdentityChecks }), { checks: CHECKS });

        const rows = element.shadowRoot.querySelectorAll('li');
        expect(rows).toHaveLength(3);
        expect(rows[0]?.textContent).toBe('Email?UCB Email: a@colorado.example');
        const icons = [
            ...element.shadowRoot.querySelectorAll<HTMLElement & { alternativeText: string }>('lightning-icon')
        ];
        expect(icons.map((icon) => icon.alternativeText)).toEqual([
            'c.Check_Outcome_Pass',
            'c.Check_Outcome_Pass',
            'c.Check_Outcome_Not_Needed'
        ]);
        expect(element.shadowRoot.querySelector('[data-remedy]')).toBeNull();
        await expect(element).toBeAccessible();
    });

    it('shows what to do about a failed check', () => {
        const element = show(() => createElement('c-identity-checks', { is: IdentityChecks }), {
            checks: [FAILED_CHECK]
        });

        expect(find(element, '[data-remedy]').textContent).toBe('Ask CU Denver OIT.');
        expect(find<HTMLElement & { variant: string }>(element, 'lightning-icon').variant).toBe('error');
    });
});
