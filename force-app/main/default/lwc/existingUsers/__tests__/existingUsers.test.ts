import { createElement } from 'lwc';
import ExistingUsers from 'c/existingUsers';
import loadUnlinked from '@salesforce/apex/ExistingUsersController.unlinked';
import linkUser from '@salesforce/apex/ExistingUsersController.link';
import linkAllSure from '@salesforce/apex/ExistingUsersController.linkSure';
import { notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import { find, settled, show, userCandidate, userQuestion } from '../../../../../../config/jest/licenses';

jest.mock('@salesforce/apex/ExistingUsersController.unlinked', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ExistingUsersController.link', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ExistingUsersController.linkSure', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ExistingUsersController.previewFile', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ExistingUsersController.linkFile', () => ({ default: jest.fn() }), { virtual: true });

const unlinked = loadUnlinked as jest.Mock;
const link = linkUser as jest.Mock;
const linkSure = linkAllSure as jest.Mock;

const candidate = (id: string, more: Partial<Licenses.UserCandidate> = {}): Licenses.UserCandidate =>
    userCandidate({ id, username: `${id}@ecomm.example`, ...more });

const license = (number: number, candidates: Licenses.UserCandidate[], sureUserId?: string): Licenses.UserQuestion =>
    userQuestion({
        licenseId: `a0000000000000${number}AAA`,
        contactName: `Person ${number}`,
        text: undefined,
        candidates,
        ...(sureUserId ? { sureUserId } : {})
    });

const SURE = license(1, [candidate('one')], 'one');
const UNSURE = license(2, [
    candidate('two', { reason: 'The number matches' }),
    candidate('three', { takenBy: 'L-000009', outside: 'Outside the programme.' })
]);
const NOBODY = license(3, []);

const findAll = (element: HTMLElement, selector: string): Element[] => [
    ...element.shadowRoot!.querySelectorAll(selector)
];

async function showUsers(rows: Licenses.UserQuestion[]) {
    unlinked.mockResolvedValueOnce(rows);
    const element = show(() => createElement('c-existing-users', { is: ExistingUsers }), {});
    await settled();
    await settled();
    const press = async (selector: string) => {
        find(element, selector).dispatchEvent(new CustomEvent('click'));
        await settled();
        await settled();
        await settled();
    };
    return { element, press };
}

async function linkTwo(element: { shadowRoot: ShadowRoot }): Promise<void> {
    const detail = { licenseId: UNSURE.licenseId, userId: 'two' };
    find(element, '[data-candidate="two"] c-user-candidate').dispatchEvent(new CustomEvent('link', { detail }));
    await settled();
    await settled();
    await settled();
}

describe('c-existing-users', () => {
    beforeEach(() => {
        jest.clearAllMocks();
        unlinked.mockResolvedValue([]);
    });

    it('shows who it could be, why, and that nobody is', async () => {
        const { element } = await showUsers([SURE, UNSURE, NOBODY]);
        expect(findAll(element, 'tr[data-license]')).toHaveLength(3);
        expect(findAll(element, '[data-candidate]')).toHaveLength(3);
        const shown = find<HTMLElement & { candidate: unknown; personName: string }>(
            element,
            '[data-candidate="two"] c-user-candidate'
        );
        expect(shown.candidate).toEqual(UNSURE.candidates[0]);
        expect(shown.personName).toBe('Person 2');
        expect(findAll(element, '[data-nobody]')).toHaveLength(1);
        await expect(element).toBeAccessible();
    });

    it('links the one that is chosen, and reads again', async () => {
        const { element } = await showUsers([SURE, UNSURE]);
        unlinked.mockResolvedValueOnce([SURE]);
        await linkTwo(element);
        expect(link).toHaveBeenCalledWith({ licenseId: UNSURE.licenseId, userId: 'two' });
        expect(notifyRecordUpdateAvailable).toHaveBeenCalledWith([{ recordId: UNSURE.licenseId }]);
        expect(findAll(element, 'tr[data-license]')).toHaveLength(1);
        expect(findAll(element, '[data-message]')).toHaveLength(1);
    });

    it('links all that are sure in one step, and says what could not be', async () => {
        const { element, press } = await showUsers([SURE, UNSURE]);
        linkSure.mockResolvedValueOnce(['L-000001: has changed']);
        unlinked.mockResolvedValueOnce([SURE, UNSURE]);
        await press('[data-link-sure]');
        expect(linkSure).toHaveBeenCalledWith({ licenseIds: [SURE.licenseId] });
        expect(notifyRecordUpdateAvailable).toHaveBeenCalledWith([{ recordId: SURE.licenseId }]);
        expect(findAll(element, '[data-not-linked]')).toHaveLength(1);
    });

    it('offers no link of all where none is sure', async () => {
        const { element } = await showUsers([UNSURE]);
        expect(findAll(element, '[data-link-sure]')).toHaveLength(0);
    });

    it('says why a link is refused, and loses nothing', async () => {
        const { element } = await showUsers([UNSURE]);
        link.mockRejectedValueOnce({ body: { message: 'Changed meanwhile' } });
        await linkTwo(element);
        expect(findAll(element, '[data-not-linked]')).toHaveLength(1);
        expect(findAll(element, 'tr[data-license]')).toHaveLength(1);
    });

    it('downloads every row, those with nobody and those that are not shown too', async () => {
        const { press } = await showUsers([SURE]);
        unlinked.mockResolvedValueOnce([SURE, UNSURE]).mockResolvedValueOnce([NOBODY]);
        const click = jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
            this: HTMLAnchorElement
        ) {
            expect(this.download).toMatch(/\.csv$/);
            const lines = decodeURIComponent(this.href).trim().split('\r\n');
            expect(lines).toHaveLength(5);
            expect(lines[4]).toContain('Person 3');
            const users = lines.slice(1).map((line) => line.split(',').slice(5, 7).join());
            // Suggested is who is sure, alone; who could be it stands beside.
            expect(users).toEqual([
                '"one@ecomm.example","one@ecomm.example"',
                '"","two@ecomm.example"',
                '"","three@ecomm.example"',
                '"",""'
            ]);
        });
        await press('[data-download]');
        expect(click).toHaveBeenCalledTimes(1);
        expect(unlinked).toHaveBeenCalledWith({ after: UNSURE.licenseNumber });
        click.mockRestore();
    });

    it('links by a file, and what was done stays in sight', async () => {
        const { element } = await showUsers([SURE]);
        unlinked.mockResolvedValueOnce([]);
        const imports = find<HTMLElement & { kind: { columns: { key: string }[] } }>(element, 'c-csv-import');
        expect(imports.kind.columns.map(({ key }) => key)).toEqual(['license', 'username']);
        imports.dispatchEvent(new CustomEvent('imported', { detail: [SURE.licenseId] }));
        await settled();
        await settled();
        await settled();
        expect(notifyRecordUpdateAvailable).toHaveBeenCalledWith([{ recordId: SURE.licenseId }]);
        expect(findAll(element, 'tr[data-license]')).toHaveLength(0);
        expect(findAll(element, 'c-csv-import')).toHaveLength(1);
    });

    it('is not there when everybody has a user', async () => {
        const { element } = await showUsers([]);
        expect(findAll(element, 'section')).toHaveLength(0);
    });
});
