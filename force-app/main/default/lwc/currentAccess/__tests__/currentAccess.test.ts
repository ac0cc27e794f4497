import { createElement } from 'lwc';
import CurrentAccess from 'c/currentAccess';
import { find, license, settled, show, recordLinks } from '../../../../../../config/jest/licenses';

describe('c-current-access', () => {
    it('shows the license, its lines and its open requests with links', async () => {
        const element = show(() => createElement('c-current-access', { is: CurrentAccess }), { license: license() });
        await settled();

        expect(recordLinks(element.shadowRoot)).toEqual([
            'L-000001: a00000000000001AAA',
            'R-000001: a02000000000001AAA'
        ]);
        expect(find(element, '[data-access="Cvent"]').textContent).toContain('Cvent');
        expect(element.shadowRoot.querySelector('[data-none]')).toBeNull();
        await expect(element).toBeAccessible();
    });

    it('asks to change a request that is not decided, where that is possible', async () => {
        const change = jest.fn();
        const { openRequests } = license();
        const element = show(() => createElement('c-current-access', { is: CurrentAccess }), {
            mayChange: true,
            license: license({
                openRequests: [...openRequests, { ...openRequests[0]!, id: 'a02000000000002AAA', isUndecided: false }]
            })
        });
        element.addEventListener('changerequest', (event) => change((event as CustomEvent).detail));
        await settled();

        const buttons = [...element.shadowRoot.querySelectorAll('[data-change]')];
        expect(buttons).toHaveLength(1);
        buttons[0]!.dispatchEvent(new CustomEvent('click'));
        expect(change).toHaveBeenCalledWith('a02000000000001AAA');

        const elsewhere = show(() => createElement('c-current-access', { is: CurrentAccess }), { license: license() });
        await settled();
        expect(elsewhere.shadowRoot.querySelector('[data-change]')).toBeNull();
    });

    it('says when there is no access', () => {
        const element = show(() => createElement('c-current-access', { is: CurrentAccess }));

        expect(find(element, '[data-none]').textContent).toBe('c.Access_None');
        expect(element.shadowRoot.querySelector('[data-license]')).toBeNull();
        expect(element.shadowRoot.querySelector('[data-request]')).toBeNull();
    });

    it('says that there is a license elsewhere, instead of that there is no access', async () => {
        const element = show(() => createElement('c-current-access', { is: CurrentAccess }), { isElsewhere: true });
        await settled();

        expect(find(element, '[data-none]').textContent).toBe('c.Access_Elsewhere');
    });
});
