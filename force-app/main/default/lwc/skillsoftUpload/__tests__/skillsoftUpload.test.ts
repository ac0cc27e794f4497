import { createElement } from 'lwc';
import SkillsoftUpload from 'c/skillsoftUpload';
import { refreshApex } from '@salesforce/apex';
import LightningConfirm from 'lightning/confirm';
import { registerRefreshHandler, unregisterRefreshHandler } from 'lightning/refresh';
import { notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import evidenceOf from '@salesforce/apex/CourseEvidenceController.of';
import save from '@salesforce/apex/CourseEvidenceController.save';
import removeEvidence from '@salesforce/apex/CourseEvidenceController.remove';
import discard from '@salesforce/apex/CourseEvidenceController.discard';
import verify from '@salesforce/apex/CourseEvidenceController.verify';
import { courseEvidence, find, licenseFile, settled, show } from '../../../../../../config/jest/licenses';

jest.mock(
    '@salesforce/apex/CourseEvidenceController.of',
    () => {
        const { createApexTestWireAdapter } = jest.requireActual('@salesforce/sfdx-lwc-jest');
        return { default: createApexTestWireAdapter(jest.fn()) };
    },
    { virtual: true }
);
jest.mock('@salesforce/apex/CourseEvidenceController.save', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/CourseEvidenceController.remove', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/CourseEvidenceController.discard', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/CourseEvidenceController.verify', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('lightning/confirm', () => ({ __esModule: true, default: { open: jest.fn() } }));
jest.mock('@salesforce/apex', () => ({ refreshApex: jest.fn(() => Promise.resolve()) }), { virtual: true });

const wire = evidenceOf as unknown as { emit(data: unknown): void; error(body?: unknown): void };
const saveMock = save as unknown as jest.Mock;
const removeMock = removeEvidence as unknown as jest.Mock;
const discardMock = discard as unknown as jest.Mock;
const verifyMock = verify as unknown as jest.Mock;
const confirmMock = LightningConfirm.open as unknown as jest.Mock;
const refreshMock = refreshApex as unknown as jest.Mock;

const LICENSE = 'a00000000000001AAA';
const form: Licenses.CourseEvidenceForm = {
    licenseId: LICENSE,
    course: 'FERPA',
    documentId: '069000000000001AAA',
    completedOn: '2026-11-20'
};
const refused = { body: { message: 'Refused.' } };

async function showUpload(evidence?: Licenses.CourseEvidence) {
    const element = show(() => createElement('c-skillsoft-upload', { is: SkillsoftUpload }), { recordId: LICENSE });
    const toasts: string[] = [];
    element.addEventListener('lightning__showtoast', (event) =>
        toasts.push((event as CustomEvent<{ title: string }>).detail.title)
    );
    const refreshed = jest.fn();
    element.addEventListener('lightning__refresh', refreshed);
    if (evidence) {
        wire.emit(evidence);
    }
    await settled();
    return {
        element,
        toasts,
        refreshed,
        has: (selector: string) => Boolean(element.shadowRoot.querySelector(selector)),
        async fire(selector: string, name: string, detail?: unknown) {
            find(element, selector).dispatchEvent(new CustomEvent(name, { detail }));
            await settled();
            await settled();
        }
    };
}

/** Fills in the unmatched files, one after the other; a blank one lacks something. */
function fillIn(
    element: { shadowRoot: ShadowRoot },
    ...forms: (Licenses.CourseEvidenceForm | undefined)[]
): HTMLElement[] {
    const files = [...element.shadowRoot.querySelectorAll<HTMLElement>('c-unmatched-file')];
    files.forEach((file, index) => {
        Object.defineProperty(file, 'form', { get: () => forms[index] });
        file.focus = jest.fn();
    });
    return files;
}

const row = (course: string): string => `c-course-evidence-row[data-course="${course}"]`;

beforeEach(() => {
    for (const mock of [saveMock, removeMock, verifyMock, refreshMock]) {
        mock.mockReset().mockResolvedValue(undefined);
    }
    discardMock.mockReset().mockResolvedValue(true);
    confirmMock.mockReset().mockResolvedValue(true);
});

describe('c-skillsoft-upload', () => {
    it('waits for the answer', async () => {
        const { has } = await showUpload();
        expect(has('lightning-spinner')).toBe(true);
    });

    it('shows each course and the files that belong to none', async () => {
        const { element, has } = await showUpload(courseEvidence({ unmatchedFiles: [licenseFile()] }));

        expect(element.shadowRoot.querySelectorAll('c-course-evidence-row')).toHaveLength(2);
        expect(element.shadowRoot.querySelectorAll('c-unmatched-file')).toHaveLength(1);
        expect([has('lightning-spinner'), has('c-error-panel'), has('[data-none]')]).toEqual([false, false, false]);
        await expect(element).toBeAccessible();
    });

    it('says when no course is required', async () => {
        const { element, has } = await showUpload(courseEvidence({ courses: [] }));

        expect([has('[data-none]'), has('[data-unmatched]')]).toEqual([true, false]);
        await expect(element).toBeAccessible();
    });

    it('shows what went wrong, and keeps what it shows while the connection is lost', async () => {
        const { element, has } = await showUpload(courseEvidence());
        wire.error({ message: 'No access' });
        await settled();

        expect([has('c-error-panel'), has('c-course-evidence-row')]).toEqual([true, true]);
        await expect(element).toBeAccessible();
    });

    it('saves an uploaded screenshot and brings the page up to date', async () => {
        const { toasts, refreshed, fire, has } = await showUpload(courseEvidence());
        await fire(row('FERPA'), 'evidence', { form, isUploaded: true });

        expect(saveMock).toHaveBeenCalledWith({ forms: [form] });
        expect(discardMock).not.toHaveBeenCalled();
        expect(toasts).toEqual(['c.Evidence_Saved']);
        expect(notifyRecordUpdateAvailable).toHaveBeenCalledWith([
            { recordId: LICENSE },
            { recordId: 'a02000000000001AAA' }
        ]);
        expect(refreshed).toHaveBeenCalledTimes(1);
        expect(has('lightning-spinner')).toBe(false);
    });

    it('takes the file back when its evidence is refused', async () => {
        saveMock.mockRejectedValue(refused);
        const { element, toasts, fire, has } = await showUpload(courseEvidence());
        await fire(row('FERPA'), 'evidence', { form, isUploaded: true });

        expect(discardMock).toHaveBeenCalledWith({ licenseId: LICENSE, documentId: form.documentId });
        expect(find<HTMLElement & { errors: unknown }>(element, '[data-error]').errors).toEqual(refused);
        expect(toasts).toEqual([]);
        expect(has('[data-lost]')).toBe(false);
        expect(element.shadowRoot.activeElement).toBe(find(element, '[data-problem]'));
    });

    it('keeps the file when only the answer was lost', async () => {
        saveMock.mockRejectedValue({ message: 'offline' });
        discardMock.mockResolvedValue(false);
        const { toasts, fire, has } = await showUpload(courseEvidence());
        await fire(row('FERPA'), 'evidence', { form, isUploaded: true });

        expect(has('[data-error]')).toBe(false);
        expect(toasts).toEqual(['c.Evidence_Saved']);
    });

    it('offers to try again when the connection is lost', async () => {
        saveMock.mockRejectedValueOnce({ message: 'offline' });
        discardMock.mockRejectedValueOnce({ message: 'offline' });
        refreshMock.mockRejectedValueOnce({ message: 'offline' });
        const { element, toasts, fire, has } = await showUpload(courseEvidence());
        await fire(row('FERPA'), 'evidence', { form, isUploaded: true });

        expect([has('[data-lost]'), has('c-error-panel')]).toEqual([true, false]);
        await expect(element).toBeAccessible();
        await fire('[data-try-again]', 'click');
        expect(saveMock).toHaveBeenLastCalledWith({ forms: [form] });
        expect(toasts).toEqual(['c.Evidence_Saved']);
        expect(has('[data-lost]')).toBe(false);
    });

    it('keeps a file that could not be matched', async () => {
        saveMock.mockRejectedValue(refused);
        const { element, fire, has } = await showUpload(courseEvidence({ unmatchedFiles: [licenseFile()] }));
        fillIn(element, form);
        await fire('[data-save-all]', 'click');

        expect(discardMock).not.toHaveBeenCalled();
        expect(has('[data-error]')).toBe(true);
    });

    it('saves several files together, but for those that are no screenshots', async () => {
        const second = { ...form, course: 'PCI', documentId: '069000000000002AAA' };
        const unmatchedFiles = [
            licenseFile(),
            licenseFile({ documentId: '069000000000003AAA', refusal: 'This file is a text.' }),
            licenseFile({ documentId: second.documentId })
        ];
        const { element, fire, toasts } = await showUpload(courseEvidence({ unmatchedFiles }));
        fillIn(element, form, undefined, second);
        await fire('[data-save-all]', 'click');

        expect(saveMock.mock.calls).toEqual([[{ forms: [form, second] }]]);
        expect(toasts).toEqual(['c.Evidence_Saved']);
        await expect(element).toBeAccessible();
    });

    it('saves none of several files while one is not filled in, and goes there', async () => {
        const unmatchedFiles = [licenseFile(), licenseFile({ documentId: '069000000000002AAA' })];
        const { element, fire } = await showUpload(courseEvidence({ unmatchedFiles }));
        const [, second] = fillIn(element, form, undefined);
        await fire('[data-save-all]', 'click');

        expect(saveMock).not.toHaveBeenCalled();
        expect(second!.focus).toHaveBeenCalledTimes(1);
    });

    it('suggests the course and the date that the name of a file says', async () => {
        const unmatchedFiles = [
            licenseFile({ title: 'Screenshot 2026-11-20 pci' }),
            licenseFile({ documentId: '069000000000002AAA', title: 'IMG_4711' })
        ];
        const { element } = await showUpload(courseEvidence({ unmatchedFiles }));
        const files = [
            ...element.shadowRoot.querySelectorAll<HTMLElement & { suggestedCourse?: string; suggestedDay?: string }>(
                'c-unmatched-file'
            )
        ];

        expect(files.map(({ suggestedCourse, suggestedDay }) => [suggestedCourse, suggestedDay])).toEqual([
            ['PCI', '2026-11-20'],
            // The only course that is missing, for the only file that is left.
            ['FERPA', undefined]
        ]);
    });

    it('shows files that were uploaded together at once', async () => {
        const { refreshed, fire } = await showUpload(courseEvidence());
        await fire('[data-several] lightning-file-upload', 'uploadfinished', { files: [] });

        expect(refreshMock).toHaveBeenCalled();
        expect(refreshed).toHaveBeenCalledTimes(1);
    });

    it('does one thing at a time', async () => {
        const { fire } = await showUpload(courseEvidence());
        await Promise.all([fire(row('FERPA'), 'evidence', { form, isUploaded: true }), fire(row('PCI'), 'verify')]);

        expect(saveMock).toHaveBeenCalledTimes(1);
        expect(verifyMock).not.toHaveBeenCalled();
    });

    it('asks before it removes evidence', async () => {
        const { toasts, fire } = await showUpload(courseEvidence());
        confirmMock.mockResolvedValueOnce(false);
        await fire(row('PCI'), 'remove');
        expect(removeMock).not.toHaveBeenCalled();

        await fire(row('PCI'), 'remove');
        expect(removeMock).toHaveBeenCalledWith({ completionId: 'a05000000000001AAA' });
        expect(toasts).toEqual(['c.Evidence_Removed']);
    });

    it('asks before it removes a file that belongs to no course', async () => {
        const { fire } = await showUpload(courseEvidence({ unmatchedFiles: [licenseFile()] }));
        confirmMock.mockResolvedValueOnce(false);
        await fire('c-unmatched-file', 'remove');
        expect(discardMock).not.toHaveBeenCalled();

        await fire('c-unmatched-file', 'remove');
        expect(discardMock).toHaveBeenCalledWith({ licenseId: LICENSE, documentId: '069000000000001AAA' });
    });

    it('marks as verified, or says why not', async () => {
        verifyMock.mockRejectedValueOnce(refused);
        const { element, toasts, fire, has } = await showUpload(courseEvidence({ mayVerify: true }));
        await fire(row('PCI'), 'verify');
        expect(find<HTMLElement & { heading: string }>(element, '[data-error]').heading).toBe(
            'c.Evidence_Not_Verified'
        );

        await fire(row('PCI'), 'verify');
        expect(verifyMock).toHaveBeenLastCalledWith({ completionId: 'a05000000000001AAA' });
        expect(has('[data-error]')).toBe(false);
        expect(toasts).toEqual(['c.Evidence_Marked']);
    });

    it('loads again on request, and with the page', async () => {
        const { element, fire } = await showUpload(courseEvidence());
        refreshMock.mockClear();
        await fire('[data-refresh]', 'click');
        expect(refreshMock).toHaveBeenCalledTimes(1);

        const [registered, handler] = (registerRefreshHandler as unknown as jest.Mock).mock.lastCall as [
            unknown,
            () => Promise<void>
        ];
        await handler.call(registered);
        expect(refreshMock).toHaveBeenCalledTimes(2);
        element.remove();
        expect(unregisterRefreshHandler).toHaveBeenCalledTimes(1);
    });
});
