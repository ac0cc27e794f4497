import { createElement } from 'lwc';
import CurrentAccess from 'c/currentAccess';
import { find, license, settled, show } from '../../../../../../config/jest/licenses';

describe('c-current-access', () => {
    it('shows the license, its lines and its open requests with links', async () => {
        const element = show(() => createElement('c-current-access', { is: CurrentAccess }), { license: license() });
        await settled();

        expect(find<HTMLAnchorElement>(element, '[data-license]').href).toBe('https://www.example.com/');
        expect(find(element, '[data-license]').textContent).toBe('L-000001');
        expect(find(element, '[data-access="Cvent"]').textContent).toContain('Cvent');
        expect(find<HTMLAnchorElement>(element, '[data-request="R-000001"] a').href).toBe('https://www.example.com/');
        expect(element.shadowRoot.querySelector('[data-none]')).toBeNull();
        await expect(element).toBeAccessible();
    });

    it('says when there is no access', () => {
        const element = show(() => createElement('c-current-access', { is: CurrentAccess }));

        expect(find(element, '[data-none]').textContent).toBe('c.Access_None');
        expect(element.shadowRoot.querySelector('[data-license]')).toBeNull();
        expect(element.shadowRoot.querySelector('[data-request]')).toBeNull();
    });
});
