import { createElement } from 'lwc';
import ContactReview from 'c/contactReview';
import reviewContact from '@salesforce/apex/ContactReviewController.review';
import deprovision from '@salesforce/apex/ProvisionRequestController.deprovision';
import {
    FAILED_CHECK,
    find,
    license,
    review,
    settled,
    show,
    recordLinks
} from '../../../../../../config/jest/licenses';

jest.mock(
    '@salesforce/apex/ContactReviewController.review',
    () => {
        const { createApexTestWireAdapter } = jest.requireActual('@salesforce/sfdx-lwc-jest');
        return { default: createApexTestWireAdapter(jest.fn()) };
    },
    { virtual: true }
);

jest.mock('@salesforce/apex/ProvisionRequestController.deprovision', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex', () => ({ refreshApex: jest.fn(() => Promise.resolve()) }), { virtual: true });

const submit = deprovision as jest.Mock;
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

    it('deprovisions someone who has left with one click, however often it is clicked', async () => {
        submit.mockResolvedValue({
            submitted: true,
            refusals: [],
            requestId: 'a02000000000002AAA',
            requestNumber: 'R-000002'
        });
        const element = showReview();
        wire.emit(review({ eligible: false, hasLeft: true, license: license() }));
        await settled();
        await expect(element).toBeAccessible();
        const button = find(element, '[data-deprovision]');
        button.dispatchEvent(new CustomEvent('click'));
        button.dispatchEvent(new CustomEvent('click'));
        await settled();

        expect(submit).toHaveBeenCalledTimes(1);
        expect(submit).toHaveBeenCalledWith({
            form: {
                contactId: '003000000000001AAA',
                accessIds: ['a01000000000001AAA'],
                hasLeft: true,
                acknowledgement: ''
            }
        });
        expect(recordLinks(find(element, '[data-submitted]'))[0]).toContain('R-000002');
    });

    it('deprovisions only with the text of the policy accepted, where there is one', async () => {
        submit.mockResolvedValue({ submitted: true, refusals: [] });
        const acknowledgement = 'No exceptions can be made.';
        const element = showReview();
        wire.emit(review({ hasLeft: true, license: license(), acknowledgement }));
        await settled();
        const box = find<HTMLElement & { reportValidity: jest.Mock }>(element, 'c-acknowledge');
        box.reportValidity = jest.fn().mockReturnValueOnce(false).mockReturnValue(true);
        find(element, '[data-deprovision]').dispatchEvent(new CustomEvent('click'));
        await settled();
        expect(submit).not.toHaveBeenCalled();

        box.dispatchEvent(new CustomEvent('answer', { detail: { acknowledgement } }));
        find(element, '[data-deprovision]').dispatchEvent(new CustomEvent('click'));
        await settled();
        expect(submit.mock.calls[0][0].form.acknowledgement).toBe(acknowledgement);
    });

    it('says why someone who has left was not deprovisioned', async () => {
        submit.mockResolvedValueOnce({ submitted: false, refusals: [{ reason: 'Not yours.', remedy: 'Ask.' }] });
        const element = showReview();
        wire.emit(review({ hasLeft: true, license: license() }));
        await settled();
        find(element, '[data-deprovision]').dispatchEvent(new CustomEvent('click'));
        await settled();
        expect(find<HTMLElement & { errors: string[] }>(element, 'c-error-panel').errors).toEqual(['Not yours. Ask.']);

        submit.mockRejectedValueOnce({ body: { message: 'Lost' } });
        find(element, '[data-deprovision]').dispatchEvent(new CustomEvent('click'));
        await settled();
        expect(find<HTMLElement & { errors: unknown }>(element, 'c-error-panel').errors).toEqual({
            body: { message: 'Lost' }
        });
    });

    it('offers nothing to who may not submit', async () => {
        const element = showReview();
        wire.emit(review({ hasLeft: true, maySubmit: false, license: license() }));
        await settled();

        expect(find(element, '[data-left]')).toBeTruthy();
        expect(element.shadowRoot.querySelector('[data-deprovision]')).toBeNull();
    });
});
