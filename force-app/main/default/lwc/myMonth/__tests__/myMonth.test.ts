import { createElement } from 'lwc';
import { refreshApex } from '@salesforce/apex';
import MyMonth from 'c/myMonth';
import mine from '@salesforce/apex/MyMonthController.mine';
import { CYCLE, find, recordLinks, settled, show } from '../../../../../../config/jest/licenses';

jest.mock('@salesforce/apex', () => ({ refreshApex: jest.fn().mockResolvedValue(undefined) }), { virtual: true });
jest.mock(
    '@salesforce/apex/MyMonthController.mine',
    () => {
        const { createApexTestWireAdapter } = jest.requireActual('@salesforce/sfdx-lwc-jest');
        return { default: createApexTestWireAdapter(jest.fn()) };
    },
    { virtual: true }
);

const wire = mine as unknown as { emit(data: unknown): void; error(body?: unknown): void; getLastConfig(): unknown };
const ROW: Licenses.MyMonthRow = {
    key: 'a02000000000001AAA',
    person: 'Avery Hart',
    text: 'FERPA is missing.',
    recordId: 'a00000000000001AAA',
    recordName: 'L-000001'
};

const NOTHING: Licenses.MyMonthPart = { rows: [], total: 0 };
const part = (count: number, total = count): Licenses.MyMonthPart => ({
    rows: Array.from({ length: count }, (_, index) => ({ ...ROW, key: `${ROW.key}${index}` })),
    total
});

async function showMonth(change: Partial<Licenses.MyMonth> = {}) {
    const element = show(() => createElement('c-my-month', { is: MyMonth }));
    wire.emit({ cycle: CYCLE, requests: NOTHING, withoutQuiz: NOTHING, expiring: NOTHING, ...change });
    await settled();
    return element;
}

describe('c-my-month', () => {
    it('shows the dates, what each person needs and the announcement', async () => {
        const element = await showMonth({
            requests: part(1),
            announcement: 'License changes for December',
            announcedOn: '2026-11-02T14:00:00.000Z'
        });

        expect(find<HTMLElement & { cycle: unknown }>(element, 'c-cycle-notice').cycle).toEqual(CYCLE);
        expect(find(element, '[data-section="requests"] h3').textContent).toBe('c.My_Month_Requests (1)');
        expect(find(element, '[data-section="requests"] .lines').textContent).toBe('FERPA is missing.');
        expect(recordLinks(element.shadowRoot)).toEqual(['L-000001: a00000000000001AAA']);
        expect(find(element, '[data-announcement] .lines').textContent).toBe('License changes for December');
        await expect(element).toBeAccessible();
    });

    it('leads to where it is done, where that is not the record', async () => {
        const element = await showMonth({
            requests: { rows: [{ ...ROW, action: 'provide' }], total: 1 },
            withoutQuiz: part(1)
        });

        const links = element.shadowRoot.querySelectorAll<HTMLElement & { componentName: string; recordId: string }>(
            '[data-provide]'
        );
        expect([...links].map(({ componentName, recordId }) => [componentName, recordId])).toEqual([
            ['c__missingRequirements', ROW.recordId]
        ]);
    });

    it('has for a request that failed the way to withdraw it, and for a missing quiz its link and the reminder', async () => {
        const element = await showMonth({
            requests: { rows: [{ ...ROW, action: 'withdraw' }], total: 1 },
            withoutQuiz: { rows: [{ ...ROW, action: 'remind' }], total: 1 },
            quizAddress: 'https://training.example.edu/'
        });

        const withdraw = find<HTMLElement & { requestId: string }>(element, '[data-withdraw]');
        expect(withdraw.requestId).toBe(ROW.recordId);
        expect(find<HTMLAnchorElement>(element, '[data-quiz-link]').href).toBe('https://training.example.edu/');
        const remind = find<HTMLElement & { recordId: string; ofQuiz: boolean }>(element, '[data-remind]');
        expect([remind.recordId, remind.ofQuiz]).toEqual([ROW.recordId, true]);
        expect(element.shadowRoot.querySelector('[data-provide]')).toBeNull();
        await expect(element).toBeAccessible();
    });

    it('says how much of a long list is shown, and shows all of it when asked', async () => {
        const element = await showMonth({ requests: part(10, 31), withoutQuiz: part(3) });
        const heading = '[data-section="requests"] h3';
        expect(find(element, heading).textContent).toBe('c.My_Month_Requests (c.My_Month_Some)');
        expect(element.shadowRoot.querySelectorAll('[data-view-all]')).toHaveLength(1);
        await expect(element).toBeAccessible();

        find(element, '[data-view-all]').click();
        await settled();
        expect(wire.getLastConfig()).toEqual({ whole: ['requests'] });
        wire.emit({ cycle: CYCLE, requests: part(31), withoutQuiz: part(3), expiring: NOTHING });
        await settled();
        expect(find(element, heading).textContent).toBe('c.My_Month_Requests (31)');
        expect(element.shadowRoot.querySelectorAll('[data-section="requests"] li')).toHaveLength(31);
        expect(element.shadowRoot.querySelector('[data-view-all]')).toBeNull();
        expect(element.shadowRoot.activeElement).toBe(find(element, heading));
    });

    it('says of each part when there is nothing to do', async () => {
        const element = await showMonth();

        expect(find(element, '[data-section="withoutQuiz"]').textContent).toContain('c.My_Month_No_Quiz');
        expect(find(element, '[data-section="expiring"]').textContent).toContain('c.My_Month_No_Courses');
        expect(find(element, '[data-announcement]').textContent).toContain('c.My_Month_No_Announcement');
        await expect(element).toBeAccessible();
    });

    it('says when it could not be loaded', async () => {
        const element = show(() => createElement('c-my-month', { is: MyMonth }));
        expect(find(element, 'lightning-spinner')).toBeTruthy();
        wire.error({ message: 'No access' });
        await settled();
        expect(find<HTMLElement & { heading: string }>(element, 'c-error-panel').heading).toBe('c.My_Month_Not_Loaded');
    });

    it('asks again when its reader comes back to the tab', async () => {
        const asked = refreshApex as unknown as jest.Mock;
        await showMonth();
        asked.mockClear();
        document.dispatchEvent(new CustomEvent('visibilitychange'));
        await settled();

        expect(asked).toHaveBeenCalledTimes(1);
    });
});
