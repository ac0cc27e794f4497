import { createElement } from 'lwc';
import RequestConfirmation from 'c/requestConfirmation';
import { CYCLE, find, settled, show, recordLinks } from '../../../../../../config/jest/licenses';

const RESULT: Licenses.SubmissionResult = {
    contactId: '003000000000001AAA',
    submitted: true,
    refusals: [],
    licenseId: 'a00000000000001AAA',
    licenseNumber: 'L-000001',
    requestId: 'a02000000000001AAA',
    requestNumber: 'R-000001',
    cycle: CYCLE,
    outstanding: []
};

function showResult(change: Partial<Licenses.SubmissionResult> = {}) {
    return show(() => createElement('c-request-confirmation', { is: RequestConfirmation }), {
        result: { ...RESULT, ...change }
    });
}

const standing = (element: { shadowRoot: ShadowRoot }) =>
    find<HTMLElement & { recordId: string; hideCourses: boolean }>(element, 'c-pre-access-status');

describe('c-request-confirmation', () => {
    it('links to the license record and to the request', async () => {
        const element = showResult();
        await settled();

        expect(recordLinks(element.shadowRoot)).toEqual([
            'L-000001: a00000000000001AAA',
            'R-000001: a02000000000001AAA'
        ]);
        expect(standing(element)).toMatchObject({ recordId: 'a00000000000001AAA', hideCourses: true });
        await expect(element).toBeAccessible();
    });

    it('says what was submitted, and asks nothing of someone who loses access', async () => {
        const element = show(() => createElement('c-request-confirmation', { is: RequestConfirmation }), {
            result: RESULT,
            type: 'Deprovision'
        });
        await settled();

        expect(find(element, '[role="status"]').textContent).toBe('c.Wizard_Removal_Submitted');
        expect(element.shadowRoot.querySelector('c-pre-access-status, c-skillsoft-upload')).toBeNull();
    });

    it('says that a submitted request was changed', async () => {
        const element = show(() => createElement('c-request-confirmation', { is: RequestConfirmation }), {
            result: RESULT,
            isChange: true
        });
        await settled();

        expect(find(element, '[role="status"]').textContent).toBe('c.Change_Done');
    });

    it('shows nothing before there is a result', async () => {
        const element = show(() => createElement('c-request-confirmation', { is: RequestConfirmation }));
        await settled();

        expect(element.shadowRoot.textContent).toBe('');
    });
});
