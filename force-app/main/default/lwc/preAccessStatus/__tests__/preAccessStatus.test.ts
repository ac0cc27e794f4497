import { createElement } from 'lwc';
import PreAccessStatus from 'c/preAccessStatus';
import standingOf from '@salesforce/apex/PreAccessController.of';
import { find, settled, show } from '../../../../../../config/jest/licenses';

jest.mock(
    '@salesforce/apex/PreAccessController.of',
    () => {
        const { createApexTestWireAdapter } = jest.requireActual('@salesforce/sfdx-lwc-jest');
        return { default: createApexTestWireAdapter(jest.fn()) };
    },
    { virtual: true }
);

const wire = standingOf as unknown as { emit(data: unknown): void; error(body?: unknown): void };

const course: Licenses.PreAccessRequirement = {
    kind: 'course',
    course: 'FERPA',
    name: 'CU: FERPA',
    state: 'complete',
    detail: 'Completed.',
    expiresOn: '2028-11-22'
};
const agreement: Licenses.PreAccessRequirement = {
    kind: 'agreement',
    name: 'eComm User Agreement',
    state: 'complete',
    detail: 'Signed.',
    userSignedOn: '2026-10-12T15:04:00.000Z',
    supervisorSignedOn: '2026-10-13T21:30:00.000Z'
};

async function showStatus(standing?: Licenses.PreAccess, hideCourses = false) {
    const element = show(() => createElement('c-pre-access-status', { is: PreAccessStatus }), {
        recordId: '003000000000001AAA',
        hideCourses
    });
    if (standing) {
        wire.emit(standing);
    }
    await settled();
    return element;
}

/** What each reminder that is offered is of; undefined for everything. */
const remindersOf = (element: HTMLElement & { shadowRoot: ShadowRoot }): (string | undefined)[] =>
    [...element.shadowRoot.querySelectorAll<HTMLElement & { requirement?: string }>('c-remind-person')].map(
        ({ requirement }) => requirement
    );

describe('c-pre-access-status', () => {
    it('waits for the answer', async () => {
        expect(find(await showStatus(), 'lightning-spinner')).toBeTruthy();
    });

    it('shows courses with their expiry and both signatures with date and time', async () => {
        const element = await showStatus({ mayRemind: false, status: 'Complete', requirements: [course, agreement] });

        expect(find(element, '[data-status]').dataset.status).toBe('complete');
        expect(
            find<HTMLElement & { value: string }>(element, '[data-requirement="FERPA"] lightning-formatted-date-time')
                .value
        ).toBe('2028-11-22');
        const signed = find<HTMLElement & { value: string; hour: string }>(
            element,
            '[data-user] lightning-formatted-date-time'
        );
        expect(signed.value).toBe('2026-10-12T15:04:00.000Z');
        expect(signed.hour).toBe('numeric');
        expect(
            find<HTMLElement & { value: string }>(element, '[data-supervisor] lightning-formatted-date-time').value
        ).toBe('2026-10-13T21:30:00.000Z');
        expect(element.shadowRoot.querySelector('[data-missing]')).toBeNull();
        expect(element.shadowRoot.querySelector('c-remind-person')).toBeNull();
        await expect(element).toBeAccessible();
    });

    it('names the courses in one line where they have rows of their own', async () => {
        const missing: Licenses.PreAccessRequirement = { ...course, state: 'missing', course: 'PCI', name: 'CU: PCI' };
        const element = await showStatus(
            { mayRemind: true, status: 'Outstanding', requirements: [course, missing, agreement] },
            true
        );

        expect(find(element, '[data-courses]').textContent).toBe('c.Pre_Access_Courses_Outstanding');
        expect(element.shadowRoot.querySelectorAll('[data-requirement]')).toHaveLength(1);

        const complete = await showStatus({ mayRemind: false, status: 'Complete', requirements: [course] }, true);
        expect(find(complete, '[data-courses]').textContent).toBe('c.Pre_Access_Courses_Complete');

        const requirements = [agreement];
        const none = await showStatus({ mayRemind: false, status: 'Complete', requirements }, true);
        expect(none.shadowRoot.querySelector('[data-courses]')).toBeNull();
        const withRows = await showStatus({ mayRemind: false, status: 'Complete', requirements: [course] });
        expect(withRows.shadowRoot.querySelector('[data-courses]')).toBeNull();
    });

    it('says what is missing and what has expired', async () => {
        const element = await showStatus({
            mayRemind: true,
            status: 'Outstanding',
            requirements: [
                { ...course, state: 'expired', expiresOn: '2025-01-01' },
                {
                    ...agreement,
                    state: 'missing',
                    detail: 'The supervisor has not signed yet.',
                    supervisorSignedOn: undefined
                }
            ]
        });

        expect(find(element, '[data-status]').dataset.status).toBe('outstanding');
        expect(find(element, '[data-requirement="FERPA"]').textContent).toContain('c.Pre_Access_Expired_On');
        expect(find(element, '[data-missing]').textContent).toBe('The supervisor has not signed yet.');
        expect(find(element, '[data-user]')).toBeTruthy();
        expect(remindersOf(element)).toEqual(['CU: FERPA', 'eComm User Agreement', undefined]);
        expect(element.shadowRoot.querySelector('[data-supervisor]')).toBeNull();
    });

    it('offers one reminder where one thing is missing, and none to whoever may send none', async () => {
        const requirements: Licenses.PreAccessRequirement[] = [{ ...agreement, state: 'missing' }, course];
        const one = await showStatus({ mayRemind: true, status: 'Outstanding', requirements });
        expect(remindersOf(one)).toEqual(['eComm User Agreement']);
        await expect(one).toBeAccessible();

        const none = await showStatus({ mayRemind: false, status: 'Outstanding', requirements });
        expect(remindersOf(none)).toEqual([]);
    });

    it('shows what went wrong', async () => {
        const element = await showStatus();
        wire.error({ message: 'No access' });
        await settled();

        expect(find(element, 'c-error-panel')).toBeTruthy();
    });
});
