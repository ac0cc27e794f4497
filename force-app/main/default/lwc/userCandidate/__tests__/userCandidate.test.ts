import { createElement } from 'lwc';
import UserCandidate from 'c/userCandidate';
import { find, show, userCandidate } from '../../../../../../config/jest/licenses';

function showCandidate(change: Partial<Licenses.UserCandidate>, disabled = false) {
    const candidate = userCandidate(change);
    const element = show(() => createElement('c-user-candidate', { is: UserCandidate }), {
        candidate,
        licenseId: 'a00000000000001AAA',
        personName: 'Avery Hart',
        disabled
    });
    const linked = jest.fn();
    element.addEventListener('link', (event: Event) => linked((event as CustomEvent).detail));
    const button = find<HTMLButtonElement>(element, '[data-link]');
    const reasons = () =>
        [...element.shadowRoot.querySelectorAll('[data-reason]')].map(({ textContent }) => textContent);
    return { element, candidate, button, linked, reasons };
}

describe('c-user-candidate', () => {
    it('says why, and tells what to link', async () => {
        const { element, candidate, button, linked, reasons } = showCandidate({ reason: 'The number matches' });
        expect(reasons()).toEqual(['The number matches.']);
        button.click();

        expect(linked).toHaveBeenCalledWith({ licenseId: 'a00000000000001AAA', userId: candidate.id });
        await expect(element).toBeAccessible();
    });

    it('links no user of another license, and says what else is against it', () => {
        const { button, reasons } = showCandidate({
            reason: 'The number matches',
            takenBy: 'L-000009',
            outside: 'Outside the programme.'
        });

        expect(reasons()).toEqual(['The number matches.', 'c.Console_Candidate_Taken', 'Outside the programme.']);
        expect(button.disabled).toBe(true);
    });

    it('links nobody while something else is done', () => {
        expect(showCandidate({}, true).button.disabled).toBe(true);
    });
});
