import { createElement } from 'lwc';
import BulkPeople from 'c/bulkPeople';
import { chosenFile, find, settled, show } from '../../../../../../config/jest/licenses';

function showStep(text = '') {
    const element = show(() => createElement('c-bulk-people', { is: BulkPeople }), { text, maximum: 3 });
    const lists: string[] = [];
    element.addEventListener('people', (event) => lists.push((event as CustomEvent).detail));
    const isValid = () => (element as unknown as { reportValidity(): boolean }).reportValidity();
    const drop = async (name: string, content: string | Error) => {
        const files = [chosenFile(name, content)];
        find(element, '[data-field="file"]').dispatchEvent(new CustomEvent('change', { detail: { files } }));
        await settled();
    };
    return { element, lists, isValid, drop };
}

describe('c-bulk-people', () => {
    it('counts the people and the duplicates', async () => {
        const { element, isValid } = showStep('a@x.edu\nb@x.edu\nA@x.edu');

        expect(find(element, '[data-count]').textContent).toContain('c.Bulk_Count');
        expect(find(element, '[data-count]').textContent).toContain('c.Bulk_Duplicates');
        expect(isValid()).toBe(true);
        await expect(element).toBeAccessible();
    });

    it('takes as many people as it may, and not one more', async () => {
        expect(showStep('a@x.edu\nb@x.edu\nc@x.edu').isValid()).toBe(true);

        const { element, isValid } = showStep('a@x.edu\nb@x.edu\nc@x.edu\nd@x.edu');
        expect(isValid()).toBe(false);
        await settled();
        expect(find(element, '[data-problem]').textContent).toBe('c.Bulk_Too_Many');
    });

    it('passes on what is typed', () => {
        const { element, lists } = showStep();
        find(element, '[data-field="emails"]').dispatchEvent(
            new CustomEvent('change', { detail: { value: 'a@x.edu' } })
        );

        expect(lists).toEqual(['a@x.edu']);
    });

    it('takes in what was typed just before going on', () => {
        const { element, lists, isValid } = showStep();
        find<HTMLTextAreaElement>(element, '[data-field="emails"]').value = 'a@x.edu';

        expect(isValid()).toBe(true);
        expect(lists).toEqual(['a@x.edu']);
    });

    it.each([
        ['nobody', '', 'c.Bulk_Nobody'],
        ['too many', 'a@x b@x c@x d@x', 'c.Bulk_Too_Many']
    ])('does not go on with %s', async (_what, text, message) => {
        const { element, isValid } = showStep(text);

        expect(isValid()).toBe(false);
        await settled();
        expect(find(element, '[data-problem]').textContent).toBe(message);
    });

    it('shows a CSV file as it is, so that it can be corrected', async () => {
        const { lists, drop } = showStep();
        await drop('people.csv', 'Name,Email\r\nAvery,a@x.edu\r\nBlake,b@x.edu');

        expect(lists).toEqual(['Name,Email\r\nAvery,a@x.edu\r\nBlake,b@x.edu']);
    });

    it('names who has no address, with the row', async () => {
        const { element } = showStep('Name,Email\nAvery,a@x.edu\nBlake,');

        expect(find(element, '[data-lost]').textContent).toContain('c.Bulk_Without_Email');
        expect(element.shadowRoot.querySelectorAll('[data-lost] li')).toHaveLength(1);
        await expect(element).toBeAccessible();
    });

    it.each([
        ['without an address', 'Name\nAvery', 'c.Bulk_File_No_Column'],
        ['that is no text', 'PK\u0003\u0004', 'c.Bulk_File_Unreadable'],
        ['that is gone', new Error('gone'), 'c.Bulk_File_Unreadable']
    ])('refuses a file %s', async (_what, content, message) => {
        const { element, lists, drop } = showStep();
        await drop('people.csv', content);

        expect(find(element, '[data-problem]').textContent).toBe(message);
        expect(lists).toEqual([]);
    });

    it('says at which row a file cannot be read on, and does not go on', async () => {
        const { element, isValid, drop } = showStep('Email\n"a@x.edu\nb@x.edu');
        await drop('people.csv', 'Email\n"a@x.edu\nb@x.edu');

        expect(find(element, '[data-problem]').textContent).toBe('c.Bulk_Open_Quote');
        expect(isValid()).toBe(false);
    });

    it('does nothing when no file was chosen', () => {
        const { element, lists } = showStep();
        find(element, '[data-field="file"]').dispatchEvent(new CustomEvent('change', { detail: { files: [] } }));

        expect(lists).toEqual([]);
    });
});
