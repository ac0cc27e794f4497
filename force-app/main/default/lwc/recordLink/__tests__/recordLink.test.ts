import { createElement } from 'lwc';
import RecordLink from 'c/recordLink';
import { find, settled, show } from '../../../../../../config/jest/licenses';

describe('c-record-link', () => {
    it('links to the record, and is text while there is none', async () => {
        const element = show(() => createElement('c-record-link', { is: RecordLink }), {
            recordId: undefined as string | undefined,
            label: 'L-000001'
        });
        expect(element.shadowRoot.querySelector('a')).toBeNull();
        expect(element.shadowRoot.textContent).toBe('L-000001');

        element.recordId = 'a00000000000001AAA';
        await settled();
        expect(find(element, 'a').textContent).toBe('L-000001');
        await expect(element).toBeAccessible();
    });

    it('leaves a click for a new tab to the browser', async () => {
        const element = show(() => createElement('c-record-link', { is: RecordLink }), {
            recordId: 'a00000000000001AAA',
            label: 'L-000001'
        });
        await settled();
        const click = (keys: MouseEventInit) => {
            const event = new MouseEvent('click', { cancelable: true, ...keys });
            find(element, 'a').dispatchEvent(event);
            return event.defaultPrevented;
        };

        expect(click({})).toBe(true);
        expect(click({ ctrlKey: true })).toBe(false);
        expect(click({ metaKey: true })).toBe(false);
    });
});
