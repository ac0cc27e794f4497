import { createElement } from 'lwc';
import RecordLink from 'c/recordLink';
import { find, settled, show } from '../../../../../../config/jest/licenses';

/** The address of a page says what it is. */
jest.mock('lightning/navigation', () => {
    const Navigate = Symbol('Navigate');
    const GenerateUrl = Symbol('GenerateUrl');
    const NavigationMixin = (Base: new () => object) =>
        class extends Base {
            [Navigate](): void {
                // Nothing else is opened.
            }
            [GenerateUrl](page: { type: string; attributes: object; state?: object }): Promise<string> {
                return Promise.resolve(JSON.stringify(page));
            }
        };
    return { NavigationMixin: Object.assign(NavigationMixin, { Navigate, GenerateUrl }) };
});

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

    it('leads to what is done for the record, whichever property comes first', async () => {
        const element = show(() => createElement('c-record-link', { is: RecordLink }), {
            recordId: 'a00000000000001AAA',
            label: 'Provide what is missing',
            componentName: undefined as string | undefined
        });
        await settled();
        const address = (): unknown => JSON.parse(find(element, 'a').getAttribute('href')!);
        expect(address()).toEqual({
            type: 'standard__recordPage',
            attributes: { recordId: 'a00000000000001AAA', actionName: 'view' }
        });

        element.componentName = 'c__missingRequirements';
        await settled();
        expect(address()).toEqual({
            type: 'standard__component',
            attributes: { componentName: 'c__missingRequirements' },
            state: { c__recordId: 'a00000000000001AAA' }
        });
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
