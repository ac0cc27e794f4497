import { createElement } from 'lwc';
import BatchChecklist from 'c/batchChecklist';
import { downloadCsv } from 'c/csv';
import { checklistLine, find, recordLinks, settled, show } from '../../../../../../config/jest/licenses';

jest.mock('c/csv', () => ({ ...jest.requireActual<object>('c/csv'), downloadCsv: jest.fn() }));

const downloaded = downloadCsv as jest.Mock;
const LINES = [
    checklistLine({ id: 'a01000000000001AAA' }),
    checklistLine({ id: 'a01000000000002AAA', isRemoval: true }),
    checklistLine({ id: 'a01000000000003AAA', access: 'Marketing Cloud' })
];

function showChecklist(lines = LINES, disabled = false) {
    const element = show(() => createElement('c-batch-checklist', { is: BatchChecklist }), { lines, disabled });
    const tick = async (selector: string, checked = true) => {
        const box = find<HTMLInputElement>(element, selector);
        box.checked = checked;
        box.dispatchEvent(new CustomEvent('change'));
        await settled();
    };
    const button = () => find<HTMLElement & { disabled: boolean }>(element, '[data-done]');
    const done: string[][] = [];
    element.addEventListener('done', (event) => done.push((event as CustomEvent<string[]>).detail));
    return { element, tick, button, done };
}

describe('c-batch-checklist', () => {
    it('says so when nothing waits', async () => {
        const { element } = showChecklist([]);

        expect(find(element, '[data-empty]').textContent).toBe('c.Console_Checklist_Empty');
        expect(element.shadowRoot.querySelector('table')).toBeNull();
        await expect(element).toBeAccessible();
    });

    it('tells to give or to remove, for whom, with links', async () => {
        const { element } = showChecklist();

        expect(
            [...element.shadowRoot.querySelectorAll('td[data-label="c.Console_Column_Task"]')].map(
                (cell) => cell.textContent
            )
        ).toEqual(['c.Console_Give', 'c.Console_Remove', 'c.Console_Give']);
        expect(recordLinks(find(element, '[data-line="a01000000000003AAA"]'))).toEqual([
            expect.stringContaining('a00000000000001AAA'),
            expect.stringContaining('a02000000000001AAA')
        ]);
        await expect(element).toBeAccessible();
    });

    it('says until when it is due, and what is late', () => {
        const { element } = showChecklist([
            checklistLine({ id: 'a01000000000001AAA', isLate: true }),
            checklistLine({ id: 'a01000000000002AAA', dueOn: undefined })
        ]);
        const [late, without] = [...element.shadowRoot.querySelectorAll('[data-due]')];

        const day = late!.querySelector('lightning-formatted-date-time') as HTMLElement & { value: string };
        expect(day.value).toBe('2026-12-07');
        expect(late!.querySelector('[data-late]')!.textContent).toBe('c.Console_Late');
        expect(without!.querySelector('lightning-formatted-date-time, [data-late]')).toBeNull();
    });

    it('says who it is, with everything that is needed to do it', () => {
        const { element } = showChecklist([
            checklistLine({ businessUnits: ['UCB Admissions', 'UCB Alumni'] }),
            checklistLine({ id: 'a01000000000002AAA', email: undefined, role: undefined, waitingDays: undefined })
        ]);
        const texts = (selector: string) =>
            [...element.shadowRoot.querySelectorAll(selector)].map((one) => one.textContent);

        expect(texts('[data-person]')).toEqual(['Avery Hart', 'Avery Hart']);
        expect(texts('[data-email]')).toEqual(['avery@colorado.example']);
        expect(texts('[data-details]')).toEqual(['User · UCB Admissions · UCB Alumni']);
        expect(texts('[data-waits]')).toEqual(['c.Console_Waits_Days']);
    });

    it('shows only what is looked for, and marks and downloads nothing else', async () => {
        const { element, tick, button, done } = showChecklist([
            checklistLine({ id: 'a01000000000001AAA', contactName: 'Bo Marsh' }),
            checklistLine({ id: 'a01000000000002AAA', isLate: true, businessUnits: ['UCB Alumni'] }),
            checklistLine({ id: 'a01000000000003AAA', isLate: true, campus: 'CU Denver' })
        ]);
        const shown = () =>
            [...element.shadowRoot.querySelectorAll<HTMLElement>('[data-line]')].map(({ dataset }) => dataset.line);
        const look = async (value: string) => {
            find(element, '[data-filter]').dispatchEvent(new CustomEvent('change', { detail: { value } }));
            await settled();
        };

        await tick('[data-choose-all]');
        await look('ALUMNI');
        expect(shown()).toEqual(['a01000000000002AAA']);
        expect(button().disabled).toBe(false);
        button().dispatchEvent(new CustomEvent('click'));
        expect(done).toEqual([['a01000000000002AAA']]);
        find(element, '[data-download]').dispatchEvent(new CustomEvent('click'));
        expect(downloaded.mock.lastCall).toEqual([
            'checklist.csv',
            [
                expect.arrayContaining(['c.Console_Column_Email', 'c.Console_Column_Units']),
                expect.arrayContaining(['2026-12-07', '3', 'avery@colorado.example', 'User', 'UCB Alumni'])
            ]
        ]);

        await look('');
        await tick('[data-filter-late]');
        expect(shown()).toEqual(['a01000000000002AAA', 'a01000000000003AAA']);
        await look('marsh');
        expect(shown()).toEqual([]);
        expect(button().disabled).toBe(true);
    });

    it('says why a line is done by hand that else is not', () => {
        const { element } = showChecklist([
            checklistLine(),
            checklistLine({ id: 'a01000000000002AAA', reason: 'An administrator.' })
        ]);

        expect([...element.shadowRoot.querySelectorAll('[data-reason]')].map((reason) => reason.textContent)).toEqual([
            'An administrator.'
        ]);
    });

    it('marks the chosen lines done, and none when none is chosen', async () => {
        const { tick, button, done } = showChecklist();
        expect(button().disabled).toBe(true);
        await tick('[data-id="a01000000000001AAA"]');
        await tick('[data-id="a01000000000003AAA"]');
        await tick('[data-id="a01000000000001AAA"]', false);
        expect(button().disabled).toBe(false);
        button().dispatchEvent(new CustomEvent('click'));

        expect(done).toEqual([['a01000000000003AAA']]);
    });

    it('chooses all and none', async () => {
        const { element, tick, button, done } = showChecklist();
        await tick('[data-choose-all]');
        expect(
            [...element.shadowRoot.querySelectorAll<HTMLInputElement>('[data-choose]')].map(({ checked }) => checked)
        ).toEqual([true, true, true]);
        button().dispatchEvent(new CustomEvent('click'));
        await tick('[data-choose-all]', false);

        expect(done).toEqual([LINES.map(({ id }) => id)]);
        expect(button().disabled).toBe(true);
    });

    it('forgets what is done meanwhile', async () => {
        const { element, tick, button, done } = showChecklist();
        await tick('[data-choose-all]');
        element.lines = LINES.slice(1);
        await settled();
        button().dispatchEvent(new CustomEvent('click'));

        expect(done).toEqual([['a01000000000002AAA', 'a01000000000003AAA']]);
    });

    it('marks nothing while something else goes on', async () => {
        const { tick, button } = showChecklist(LINES, true);
        await tick('[data-choose-all]');

        expect(button().disabled).toBe(true);
    });
});
