import { createElement } from 'lwc';
import ContactReview from 'c/contactReview';
import reviewContact from '@salesforce/apex/ContactReviewController.review';
import { FAILED_CHECK, find, review, settled, show } from '../../../../../../config/jest/licenses';

jest.mock(
    '@salesforce/apex/ContactReviewController.review',
    () => {
        const { createApexTestWireAdapter } = jest.requireActual('@salesforce/sfdx-lwc-jest');
        return { default: createApexTestWireAdapter(jest.fn()) };
    },
    { virtual: true }
);

const wire = reviewContact as unknown as {
    emit(data: unknown): void;
    error(body?: unknown): void;
    getLastConfig(): unknown;
};

function showReview() {
    return show(() => createElement('c-contact-review', { is: ContactReview }), { recordId: '003000000000001AAA' });
}

describe('c-contact-review', () => {
    it('asks for its contact and waits', async () => {
        const element = showReview();
        await settled();

        expect(wire.getLastConfig()).toEqual({ contactId: '003000000000001AAA' });
        expect(find(element, 'lightning-spinner')).toBeTruthy();
    });

    it('shows the verdict and every answer', async () => {
        const element = showReview();
        wire.emit(review());
        await settled();

        expect(find(element, '[data-verdict]').dataset.verdict).toBe('eligible');
        expect(find<HTMLElement & { checks: unknown[] }>(element, 'c-identity-checks').checks).toHaveLength(3);
        expect(element.shadowRoot.querySelector('lightning-spinner')).toBeNull();
        await expect(element).toBeAccessible();
    });

    it('says plainly when the person cannot be provisioned', async () => {
        const element = showReview();
        wire.emit(review({ eligible: false, checks: [FAILED_CHECK] }));
        await settled();

        expect(find(element, '[data-verdict]').dataset.verdict).toBe('not-eligible');
    });

    it('shows what went wrong', async () => {
        const element = showReview();
        wire.error({ message: 'No access' });
        await settled();

        const panel = find<HTMLElement & { errors: { body: { message: string } } }>(element, 'c-error-panel');
        expect(panel.errors.body.message).toBe('No access');
        expect(element.shadowRoot.querySelector('[data-verdict]')).toBeNull();
    });
});
