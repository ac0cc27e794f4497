import { createElement } from 'lwc';
import TransferSummary from 'c/transferSummary';
import { FAILED_CHECK, find, show, transferPreview, refusalsIn } from '../../../../../../config/jest/licenses';

function showSummary(preview: Licenses.TransferPreview, isDone = false) {
    const element = show(() => createElement('c-transfer-summary', { is: TransferSummary }), {
        preview,
        personName: 'Avery Hart',
        campusName: 'CU Denver',
        specialistName: 'Jordan Blake',
        reason: 'New job',
        isDone
    });
    const parts = () =>
        [...element.shadowRoot.querySelectorAll<HTMLElement>('[data-part]')].map(({ dataset }) => dataset.part);
    return { element, parts };
}

describe('c-transfer-summary', () => {
    it('says what stays, who leaves and who is told', async () => {
        const { element, parts } = showSummary(transferPreview());
        expect(parts()).toEqual(['specialist', 'reason', 'kept', 'ofOldCampus', 'leaving', 'told']);
        expect(find(element, '[data-part="told"] dd').textContent).toContain('Jordan Blake, Riley Stone');
        expect(find(element, '[data-verdict]').textContent).toBe('c.Transfer_Checks_Passed');
        expect(refusalsIn(element)).toEqual([]);
        await expect(element).toBeAccessible();
    });

    it('leaves out what there is none of', () => {
        const { parts } = showSummary(transferPreview({ kept: [], ofOldCampus: [], leaving: [] }));
        expect(parts()).toEqual(['specialist', 'reason', 'told']);
    });

    it('shows every failed check with its remedy, and what else is against it with a link', async () => {
        const refusals = [{ reason: 'Open.', recordId: 'a02000000000001AAA', recordName: 'R-1' }];
        const { element } = showSummary(transferPreview({ canBeDone: false, checks: [FAILED_CHECK], refusals }));
        expect(find(element, '[data-verdict]').getAttribute('role')).toBe('alert');
        expect(find<HTMLElement & { checks: unknown }>(element, 'c-identity-checks').checks).toEqual([FAILED_CHECK]);
        expect(refusalsIn(element)).toEqual(refusals);
        await expect(element).toBeAccessible();
    });

    it('asks nothing any more once it is done', () => {
        const { element, parts } = showSummary(transferPreview(), true);
        expect(element.shadowRoot.querySelector('[data-checks]')).toBeNull();
        expect(parts()).toContain('told');
    });
});
