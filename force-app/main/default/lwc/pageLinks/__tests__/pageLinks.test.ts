import { createElement } from 'lwc';
import PageLinks from 'c/pageLinks';
import linksAt from '@salesforce/apex/PageLinkController.at';
import { find, settled, show } from '../../../../../../config/jest/licenses';

jest.mock(
    '@salesforce/apex/PageLinkController.at',
    () => {
        const { createApexTestWireAdapter } = jest.requireActual('@salesforce/sfdx-lwc-jest');
        return { default: createApexTestWireAdapter(jest.fn()) };
    },
    { virtual: true }
);

const wire = linksAt as unknown as { emit(data: unknown): void; error(body?: unknown): void };
const WIKI: Licenses.PageLink = { name: 'Wiki', text: 'Wiki', address: 'https://wiki.example/' };
const TAB: Licenses.PageLink = { name: 'Emails', text: 'E-mails', tab: 'New_User_Emails' };

async function showLinks(links: Licenses.PageLink[], heading?: string) {
    const element = show(() => createElement('c-page-links', { is: PageLinks }), { place: 'New Users', heading });
    wire.emit(links);
    await settled();
    return element;
}

describe('c-page-links', () => {
    it('opens an address beside the application', async () => {
        const element = await showLinks([WIKI]);

        const link = find<HTMLAnchorElement>(element, '[data-link="Wiki"] a');
        expect([link.href, link.target, link.textContent]).toEqual(['https://wiki.example/', '_blank', 'Wiki']);
        await expect(element).toBeAccessible();
    });

    it('opens a tab in the application, and leaves a click for a new one to the browser', async () => {
        const element = await showLinks([TAB]);

        const link = find<HTMLAnchorElement>(element, '[data-link="Emails"] a');
        const click = (keys: MouseEventInit = {}) => {
            const event = new MouseEvent('click', { cancelable: true, ...keys });
            link.dispatchEvent(event);
            return event.defaultPrevented;
        };
        expect(link.target).toBe('');
        expect([click(), click({ ctrlKey: true })]).toEqual([true, false]);
    });

    it('has a card only where there is something in it', async () => {
        const empty = await showLinks([], 'Related Content');
        expect(empty.shadowRoot.querySelector('lightning-card')).toBeNull();

        const element = await showLinks([WIKI], 'Related Content');
        expect(find<HTMLElement & { title: string }>(element, 'lightning-card').title).toBe('Related Content');
    });

    it('says when they could not be loaded', async () => {
        const element = await showLinks([]);
        wire.error({ message: 'No access' });
        await settled();
        expect(find<HTMLElement & { heading: string }>(element, 'c-error-panel').heading).toBe('c.Links_Not_Loaded');
    });
});
