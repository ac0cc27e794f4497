import { createElement } from 'lwc';
import UnmatchedFile from 'c/unmatchedFile';
import { evidenceRow, find, licenseFile, settled, show } from '../../../../../../config/jest/licenses';

type Field = HTMLElement & { reportValidity: jest.Mock; renewalMonths?: number };

async function showFile(file: Licenses.LicenseFile, mayEdit = true, suggestions = {}) {
    const element = show(() => createElement('c-unmatched-file', { is: UnmatchedFile }), {
        file,
        licenseId: 'a00000000000001AAA',
        courses: [evidenceRow()],
        earliest: '2010-01-01',
        today: '2026-11-22',
        mayEdit,
        ...suggestions
    });
    const removed = jest.fn();
    element.addEventListener('remove', removed);
    await settled();
    const has = (selector: string): boolean => Boolean(element.shadowRoot.querySelector(selector));
    const form = () => (element as unknown as { form?: Licenses.CourseEvidenceForm }).form;
    return { element, removed, has, form };
}

function fields(element: { shadowRoot: ShadowRoot }, courseIsValid = true) {
    const course = find<Field>(element, 'lightning-combobox');
    const date = find<Field>(element, 'c-completion-date');
    course.reportValidity = jest.fn(() => courseIsValid);
    date.reportValidity = jest.fn(() => true);
    course.focus = jest.fn();
    return { course, date };
}

const FORM = {
    licenseId: 'a00000000000001AAA',
    course: 'FERPA',
    documentId: '069000000000001AAA',
    completedOn: '2026-11-20'
};

describe('c-unmatched-file', () => {
    it('is filled in with a course and a date', async () => {
        const { element, form } = await showFile(licenseFile());
        await expect(element).toBeAccessible();
        const { course, date } = fields(element);
        course.dispatchEvent(new CustomEvent('change', { detail: { value: 'FERPA' } }));
        date.dispatchEvent(new CustomEvent('dateentered', { detail: { value: '2026-11-20' } }));
        await settled();

        expect(date.renewalMonths).toBe(36);
        expect(form()).toEqual(FORM);
    });

    it('begins with what its name suggests, which can be changed', async () => {
        const suggestions = { suggestedCourse: 'FERPA', suggestedDay: '2026-11-20' };
        const { element, form } = await showFile(licenseFile(), true, suggestions);
        const { date } = fields(element);
        expect(form()).toEqual(FORM);

        date.dispatchEvent(new CustomEvent('dateentered', { detail: { value: '2026-11-19' } }));
        expect(form()).toEqual({ ...FORM, completedOn: '2026-11-19' });
    });

    it('says what is missing and goes there', async () => {
        const { element, form } = await showFile(licenseFile({ extension: 'pdf' }));
        const { course, date } = fields(element, false);

        expect(form()).toBeUndefined();
        expect(date.reportValidity).toHaveBeenCalledTimes(1);
        element.focus();
        expect(course.focus).toHaveBeenCalledTimes(1);
    });

    it('says why another file is no screenshot, and lets its owner remove it', async () => {
        const { element, removed, form } = await showFile(licenseFile({ refusal: 'This file is a text.' }));

        expect(find(element, '[data-refused]').textContent).toBe('This file is a text.');
        expect(form()).toBeUndefined();
        find(element, '[data-remove]').click();
        expect(removed).toHaveBeenCalledTimes(1);
        await expect(element).toBeAccessible();
    });

    it('is not removed by others, nor matched by viewers', async () => {
        const { has } = await showFile(licenseFile({ isOwn: false, extension: undefined }));
        expect([has('lightning-combobox'), has('[data-remove]')]).toEqual([true, false]);

        const viewer = await showFile(licenseFile(), false);
        expect([viewer.has('lightning-combobox'), viewer.has('[data-remove]')]).toEqual([false, false]);
    });
});
