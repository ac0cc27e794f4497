import { createElement } from 'lwc';
import UnmatchedFile from 'c/unmatchedFile';
import { evidenceRow, find, licenseFile, settled, show } from '../../../../../../config/jest/licenses';

type Field = HTMLElement & { reportValidity: jest.Mock; renewalMonths?: number };

async function showFile(file: Licenses.LicenseFile, mayEdit = true) {
    const element = show(() => createElement('c-unmatched-file', { is: UnmatchedFile }), {
        file,
        licenseId: 'a00000000000001AAA',
        courses: [evidenceRow()],
        earliest: '2010-01-01',
        today: '2026-11-22',
        mayEdit
    });
    const fired = jest.fn();
    for (const name of ['evidence', 'remove']) {
        element.addEventListener(name, (event) => fired(name, (event as CustomEvent<unknown>).detail));
    }
    await settled();
    const has = (selector: string): boolean => Boolean(element.shadowRoot.querySelector(selector));
    return { element, fired, has };
}

async function answer(element: { shadowRoot: ShadowRoot }, courseIsValid: boolean) {
    const course = find<Field>(element, 'lightning-combobox');
    const date = find<Field>(element, 'c-completion-date');
    course.reportValidity = jest.fn(() => courseIsValid);
    date.reportValidity = jest.fn(() => true);
    course.focus = jest.fn();
    course.dispatchEvent(new CustomEvent('change', { detail: { value: 'FERPA' } }));
    date.dispatchEvent(new CustomEvent('dateentered', { detail: { value: '2026-11-20' } }));
    await settled();
    find(element, '[data-match]').click();
    return { course, date };
}

describe('c-unmatched-file', () => {
    it('is matched to a course with a date', async () => {
        const { element, fired } = await showFile(licenseFile());
        await expect(element).toBeAccessible();
        const { date } = await answer(element, true);

        expect(date.renewalMonths).toBe(36);
        expect(fired).toHaveBeenCalledWith('evidence', {
            form: {
                licenseId: 'a00000000000001AAA',
                course: 'FERPA',
                documentId: '069000000000001AAA',
                completedOn: '2026-11-20'
            },
            isUploaded: false
        });
    });

    it('says what is missing and goes there', async () => {
        const { element, fired } = await showFile(licenseFile({ extension: 'pdf' }));
        const { course, date } = await answer(element, false);

        expect(course.focus).toHaveBeenCalledTimes(1);
        expect(date.reportValidity).toHaveBeenCalledTimes(1);
        expect(fired).not.toHaveBeenCalled();
    });

    it('refuses another type of file and lets its owner remove it', async () => {
        const { element, fired, has } = await showFile(licenseFile({ extension: 'txt', isAccepted: false }));

        expect(find(element, '[data-refused]').textContent).toBe('c.Evidence_File_Type');
        expect(has('[data-match]')).toBe(false);
        find(element, '[data-remove]').click();
        expect(fired).toHaveBeenCalledWith('remove', null);
        await expect(element).toBeAccessible();
    });

    it('is not removed by others, nor matched by viewers', async () => {
        const { has } = await showFile(licenseFile({ isOwn: false, extension: undefined }));
        expect([has('[data-match]'), has('[data-remove]')]).toEqual([true, false]);

        const viewer = await showFile(licenseFile(), false);
        expect([viewer.has('[data-match]'), viewer.has('[data-remove]')]).toEqual([false, false]);
    });
});
