import { createElement } from 'lwc';
import BatchTable from 'c/batchTable';
import { consoleRequest, find, recordLinks, settled, show } from '../../../../../../config/jest/licenses';

const FAILED = { status: 'Failed', statusLabel: 'Failed', problem: 'No employee ID.\nNo e-mail.', steps: [] };

function showTable(requests: Licenses.ConsoleRequest[]) {
    const element = show(() => createElement('c-batch-table', { is: BatchTable }), {
        requests,
        disabled: false
    });
    const cells = (requestNumber: string): (string | null)[] =>
        [
            ...find(element, `[data-request="${requestNumber}"]`).querySelectorAll('td:last-child p, td:last-child li')
        ].map((line) => line.textContent);
    return { element, cells };
}

describe('c-batch-table', () => {
    it('says for each request where it stands, under its label, and what will happen', async () => {
        const { element, cells } = showTable([
            consoleRequest({ steps: [{ text: 'Create the user.' }, { access: 'Cvent', text: 'By hand.' }] })
        ]);

        expect(find<HTMLElement & { label: string }>(element, 'lightning-badge').label).toBe('Ready to go');
        expect(cells('R-000001')).toEqual(['Create the user.', 'Cvent: By hand.']);
        expect(recordLinks(element.shadowRoot)).toEqual([
            'R-000001: a02000000000001AAA',
            expect.stringContaining('003000000000001AAA')
        ]);
        expect(element.shadowRoot.querySelector('[data-retry], [data-retry-all]')).toBeNull();
        await expect(element).toBeAccessible();
    });

    it('says what will hold a request', async () => {
        const { element, cells } = showTable([
            consoleRequest({ isHeld: true, problem: 'FERPA\nAgreement', steps: [] })
        ]);

        expect(cells('R-000001')).toEqual(['c.Console_Will_Be_Held', 'FERPA', 'Agreement']);
        expect(find(element, 'lightning-badge').className).toBe('slds-theme_warning');
        await expect(element).toBeAccessible();
    });

    it('says that a request waits for the checklist only', () => {
        const { cells } = showTable([
            consoleRequest({ steps: [] }),
            consoleRequest({ id: 'a02000000000002AAA', requestNumber: 'R-000002', status: 'Completed', steps: [] })
        ]);

        expect(cells('R-000001')).toEqual(['c.Console_Nothing_To_Do']);
        expect(cells('R-000002')).toEqual([]);
    });

    it('offers to try one failed request again, or all of them', async () => {
        const { element, cells } = showTable([
            consoleRequest(),
            consoleRequest({ id: 'a02000000000002AAA', requestNumber: 'R-000002', ...FAILED }),
            consoleRequest({ id: 'a02000000000003AAA', requestNumber: 'R-000003', ...FAILED })
        ]);
        const retried: string[][] = [];
        element.addEventListener('retry', (event) => retried.push((event as CustomEvent<string[]>).detail));
        find(element, '[data-request="R-000003"] [data-retry]').dispatchEvent(new CustomEvent('click'));
        find(element, '[data-retry-all]').dispatchEvent(new CustomEvent('click'));

        element.disabled = true;
        await settled();
        const buttons = element.shadowRoot.querySelectorAll<HTMLElement & { disabled: boolean }>('lightning-button');
        expect([...buttons].map(({ disabled }) => disabled)).toEqual([true, true, true]);
        expect(retried).toEqual([['a02000000000003AAA'], ['a02000000000002AAA', 'a02000000000003AAA']]);
        expect(cells('R-000002')).toEqual(['No employee ID.', 'No e-mail.']);
        expect(find(element, '[data-request="R-000002"] lightning-badge').className).toBe('slds-theme_error');
        await expect(element).toBeAccessible();
    });
});
