import { createElement } from 'lwc';
import BulkTable from 'c/bulkTable';
import type { BulkRow } from 'c/bulkRows';
import { find, recordLinks, show } from '../../../../../../config/jest/licenses';

const ROWS: BulkRow[] = [
    {
        key: '0',
        email: 'a@x.edu',
        contactId: '003000000000001AAA',
        contactName: 'Avery Hart',
        state: 'ready',
        details: []
    },
    {
        key: '1',
        email: 'b@x.edu',
        contactId: '003000000000002AAA',
        contactName: 'Blake',
        state: 'openRequest',
        details: [{ text: 'Already requested.', recordId: 'a02000000000001AAA', linkLabel: 'R-000001' }]
    },
    { key: '2', email: 'c@x.edu', state: 'notFound', details: [{ text: 'Check the spelling.' }] }
];

function showTable(rows: BulkRow[], isResult = false) {
    return show(() => createElement('c-bulk-table', { is: BulkTable }), { rows, isResult, caption: 'Preview' });
}

describe('c-bulk-table', () => {
    it('shows a verdict a person, with links and how many there are of each', async () => {
        const element = showTable(ROWS);

        expect([...element.shadowRoot.querySelectorAll('[data-count]')].map((count) => count.textContent)).toEqual([
            'c.Bulk_Ready: 1',
            'c.Bulk_Open_Request: 1',
            'c.Bulk_Not_Found: 1'
        ]);
        expect(recordLinks(element.shadowRoot)).toEqual([
            'Avery Hart: 003000000000001AAA',
            'Blake: 003000000000002AAA',
            'R-000001: a02000000000001AAA'
        ]);
        expect(find(element, '[data-row="c@x.edu"] li').textContent).toContain('Check the spelling.');
        await expect(element).toBeAccessible();
    });

    it('shows the requests once they are submitted', () => {
        const row: BulkRow = {
            ...ROWS[0]!,
            state: 'submitted',
            requestId: 'a02000000000002AAA',
            requestNumber: 'R-000002'
        };
        const element = showTable([row], true);

        expect(recordLinks(element.shadowRoot)).toEqual([
            'Avery Hart: 003000000000001AAA',
            'R-000002: a02000000000002AAA'
        ]);
    });
});
