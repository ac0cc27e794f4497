import { createElement } from 'lwc';
import CourseEvidenceRow from 'c/courseEvidenceRow';
import { completeRow, evidenceRow, find, settled, show } from '../../../../../../config/jest/licenses';

type Upload = HTMLElement & { disabled: boolean; accept: string[]; recordId: string };

async function showRow(row: Licenses.CourseEvidenceRow, properties: Record<string, unknown> = {}) {
    const element = show(() => createElement('c-course-evidence-row', { is: CourseEvidenceRow }), {
        row,
        accept: ['.png'],
        licenseId: 'a00000000000001AAA',
        earliest: '2010-01-01',
        today: '2026-11-22',
        mayEdit: true,
        ...properties
    });
    const fired = jest.fn();
    for (const name of ['evidence', 'remove', 'verify']) {
        element.addEventListener(name, (event) => fired(name, (event as CustomEvent<unknown>).detail));
    }
    await settled();
    return {
        element,
        fired,
        has: (selector: string) => Boolean(element.shadowRoot.querySelector(selector)),
        async click(name: string) {
            find(element, `[data-${name}]`).click();
            await settled();
        },
        async enter(value: string) {
            find(element, 'c-completion-date').dispatchEvent(new CustomEvent('dateentered', { detail: { value } }));
            await settled();
        }
    };
}

describe('c-course-evidence-row', () => {
    it('shows a missing course with the way to add its screenshot', async () => {
        const { element, has } = await showRow(evidenceRow());

        expect(find(element, '[data-state]').textContent).toBe('c.Requirement_Course_Missing');
        expect(find<HTMLElement & { label: string }>(element, '[data-open]').label).toBe('c.Evidence_Add');
        expect([has('[data-remove]'), has('[data-verify]'), has('[data-form]')]).toEqual([false, false, false]);
        await expect(element).toBeAccessible();
    });

    it('offers a reminder of a course that is missing', async () => {
        const { element } = await showRow(evidenceRow(), { mayRemind: true });
        expect(find<HTMLElement & { requirement: string }>(element, 'c-remind-person').requirement).toBe(
            evidenceRow().name
        );

        const { has } = await showRow(completeRow(), { mayRemind: true });
        expect(has('c-remind-person')).toBe(false);
    });

    it('shows a complete course with its screenshot and dates', async () => {
        const { element, has } = await showRow(
            completeRow({ verifiedOn: '2026-11-21T10:00:00.000Z', verifiedBy: 'Sam Whitfield' })
        );

        expect(find(element, '[data-state]').textContent).toContain('c.Pre_Access_Good_Until');
        expect(find(element, '[data-verified]').textContent).toContain('c.Evidence_Verified');
        expect(find<HTMLElement & { label: string }>(element, '[data-open]').label).toBe('c.Evidence_Replace');
        expect([has('c-file-thumbnail'), has('[data-waiting]')]).toEqual([true, false]);
        await expect(element).toBeAccessible();
    });

    it('shows an expired course, and evidence without a file', async () => {
        const { element, has } = await showRow(completeRow({ state: 'expired', file: undefined }));

        expect(find(element, '[data-state]').textContent).toContain('c.Pre_Access_Expired_On');
        expect([has('c-file-thumbnail'), has('[data-waiting]')]).toEqual([false, true]);
    });

    it.each(['2026-11-23', '2009-12-31', '0202-11-20'])('takes no screenshot with the date %s', async (day) => {
        const { element, click, enter } = await showRow(evidenceRow());
        await click('open');
        await enter(day);
        expect(find<Upload>(element, 'lightning-file-upload').disabled).toBe(true);
    });

    it('takes a screenshot only with a date that can be', async () => {
        const { element, fired, click, enter } = await showRow(evidenceRow());
        await click('open');
        const upload = find<Upload>(element, 'lightning-file-upload');

        expect(upload.accept).toEqual(['.png']);
        expect(upload.recordId).toBe('a00000000000001AAA');
        expect(upload.disabled).toBe(true);
        await enter('2026-11-22');
        expect(upload.disabled).toBe(false);
        await expect(element).toBeAccessible();

        upload.dispatchEvent(
            new CustomEvent('uploadfinished', { detail: { files: [{ documentId: '069000000000002AAA' }] } })
        );
        upload.dispatchEvent(new CustomEvent('uploadfinished', { detail: { files: [] } }));
        expect(fired.mock.calls).toEqual([
            [
                'evidence',
                {
                    form: {
                        licenseId: 'a00000000000001AAA',
                        course: 'FERPA',
                        documentId: '069000000000002AAA',
                        completedOn: '2026-11-22'
                    },
                    isUploaded: true
                }
            ]
        ]);
    });

    it('corrects the date of a screenshot', async () => {
        const { element, fired, click, enter } = await showRow(completeRow());
        await click('open');
        expect(find<HTMLElement & { value: string }>(element, 'c-completion-date').value).toBe('2026-11-20');
        await enter('2026-11-19');
        await click('save-date');

        expect(fired).toHaveBeenCalledWith('evidence', {
            form: expect.objectContaining({ documentId: '069000000000001AAA', completedOn: '2026-11-19' }),
            isUploaded: false
        });
    });

    it('closes the form when it is cancelled, and when its evidence is saved', async () => {
        const { element, has, click } = await showRow(evidenceRow());
        await click('open');
        await click('cancel');
        expect(has('[data-form]')).toBe(false);

        await click('open');
        element.row = evidenceRow();
        await settled();
        expect(has('[data-form]')).toBe(true);
        element.row = completeRow();
        await settled();
        expect(has('[data-form]')).toBe(false);
    });

    it('asks to remove and to verify', async () => {
        const { fired, click } = await showRow(completeRow(), { mayVerify: true });
        await click('remove');
        await click('verify');

        expect(fired.mock.calls.map(([name]) => name as string)).toEqual(['remove', 'verify']);
    });

    it('lets viewers look only', async () => {
        const { element, has } = await showRow(completeRow(), { mayEdit: false });

        expect([has('[data-open]'), has('[data-remove]'), has('[data-verify]')]).toEqual([false, false, false]);
        await expect(element).toBeAccessible();
    });

    it('moves the focus to what comes next', async () => {
        const { element, click } = await showRow(evidenceRow());
        const open = find(element, '[data-open]');
        open.focus = jest.fn();
        (element as unknown as HTMLElement).focus();
        expect(open.focus).toHaveBeenCalledTimes(1);

        await click('open');
        const date = find(element, 'c-completion-date');
        date.focus = jest.fn();
        (element as unknown as HTMLElement).focus();
        expect(date.focus).toHaveBeenCalledTimes(1);
    });
});
