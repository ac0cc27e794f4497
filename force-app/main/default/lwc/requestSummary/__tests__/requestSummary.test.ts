import { createElement } from 'lwc';
import RequestSummary from 'c/requestSummary';
import { form, license, options, review, show } from '../../../../../../config/jest/licenses';

describe('c-request-summary', () => {
    it('shows the given answers by name and leaves out the others', async () => {
        const element = show(() => createElement('c-request-summary', { is: RequestSummary }), {
            form: form({
                additionalSpecialistIds: ['005000000000002AAA'],
                applications: ['Marketing_Cloud', 'Cvent'],
                newPublicGroup: 'Parents',
                newGroupChoice: 'Wait'
            }),
            options: options(),
            review: review()
        });

        const answers = [...element.shadowRoot.querySelectorAll('dd')].map((answer) => answer.textContent);
        expect(answers).toEqual([
            'Avery Hart',
            'CU Boulder',
            'Riley Stone',
            'Jordan Blake',
            'User',
            'Marketing Cloud, Cvent',
            'Parents',
            'Wait for the new group'
        ]);
        await expect(element).toBeAccessible();
    });

    it('shows what is removed instead', () => {
        const element = show(() => createElement('c-request-summary', { is: RequestSummary }), {
            form: form(),
            options: options(),
            review: review(),
            removedLines: license().access
        });

        const answers = [...element.shadowRoot.querySelectorAll('dd')].map((answer) => answer.textContent);
        expect(answers).toEqual(['Avery Hart', 'Cvent']);
    });
});
