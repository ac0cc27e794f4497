import { createElement } from 'lwc';
import Refusals from 'c/refusals';
import { find, recordLinks, show } from '../../../../../../config/jest/licenses';

const OPEN = 'a02000000000001AAA';

interface Shown {
    heading?: string;
    refusals: Licenses.Refusal[];
    changeable?: string[];
}

const showRefusals = (shown: Shown) => show(() => createElement('c-refusals', { is: Refusals }), shown);

describe('c-refusals', () => {
    it('shows every reason with its remedy and a link to what is in the way', async () => {
        const element = showRefusals({
            heading: 'Not submitted',
            refusals: [
                { reason: 'Open.', remedy: 'Withdraw it.', recordId: OPEN, recordName: 'R-1' },
                { reason: 'Choose the campus.' }
            ]
        });

        const lines = [...element.shadowRoot.querySelectorAll('li')];
        expect(lines.map(({ textContent }) => textContent)).toEqual(['Open. Withdraw it.', 'Choose the campus.']);
        expect(recordLinks(find(element, 'ul'))).toEqual([expect.stringContaining(OPEN)]);
        expect(find(element, '[role="alert"] p').textContent).toBe('Not submitted');
        expect(element.shadowRoot.querySelector('[data-change]')).toBeNull();
        await expect(element).toBeAccessible();
    });

    it('offers to change what can be changed instead', () => {
        const element = showRefusals({
            refusals: [
                { reason: 'Open.', recordId: OPEN, recordName: 'R-1' },
                { reason: 'Decided.', recordId: 'a02000000000002AAA', recordName: 'R-2' }
            ],
            changeable: [OPEN]
        });
        const changed = jest.fn();
        element.addEventListener('change', (event: Event) => changed((event as CustomEvent).detail));

        expect(element.shadowRoot.querySelectorAll('[data-change]')).toHaveLength(1);
        find(element, '[data-change]').dispatchEvent(new CustomEvent('click'));
        expect(changed).toHaveBeenCalledWith(OPEN);
        expect(element.shadowRoot.querySelector('p')).toBeNull();
    });

    it('shows nothing where nothing is refused', () => {
        expect(showRefusals({ heading: 'Not submitted', refusals: [] }).shadowRoot.childElementCount).toBe(0);
    });
});
