import { createElement } from 'lwc';
import SystemHealth from 'c/systemHealth';
import loadHealth from '@salesforce/apex/BatchConsoleController.health';
import { find, settled, show } from '../../../../../../config/jest/licenses';

jest.mock('@salesforce/apex/BatchConsoleController.health', () => ({ default: jest.fn() }), { virtual: true });

const health = loadHealth as jest.Mock;
const JOBS: Licenses.JobHealth[] = [
    { name: 'Cut-off', lastRun: '2026-12-01T07:05:00Z', nextRun: '2026-12-01T13:05:00Z', runsAs: 'Sam Whitfield' },
    { name: 'Monthly batch', problem: 'Monthly batch is not scheduled.' }
];

async function showHealth() {
    const element = show(() => createElement('c-system-health', { is: SystemHealth }), {});
    await settled();
    return element;
}

describe('c-system-health', () => {
    it('says that everything is fine', async () => {
        health.mockResolvedValue({ jobs: JOBS.slice(0, 1), problems: [] });
        const element = await showHealth();

        expect(find(element, '[data-good]').textContent).toBe('c.Health_Good');
        expect(element.shadowRoot.querySelector('[data-attention]')).toBeNull();
        expect(find(element, '[data-standing]').textContent).toBe('c.Health_Fine');
        await expect(element).toBeAccessible();
    });

    it('says what needs attention, and of each job when it runs under whose name', async () => {
        health.mockResolvedValue({ jobs: JOBS, problems: ['Monthly batch is not scheduled.', 'No holiday is known.'] });
        const element = await showHealth();

        expect([...element.shadowRoot.querySelectorAll('[data-problem]')].map((one) => one.textContent)).toEqual([
            'Monthly batch is not scheduled.',
            'No holiday is known.'
        ]);
        const cells = (job: string) => [...find(element, `[data-job="${job}"]`).querySelectorAll('td')];
        const moments = cells('Cut-off').slice(0, 2);
        expect(moments.map((cell) => (cell.firstElementChild as HTMLElement & { value: string }).value)).toEqual([
            '2026-12-01T07:05:00Z',
            '2026-12-01T13:05:00Z'
        ]);
        expect(
            cells('Cut-off')
                .slice(2)
                .map((cell) => cell.textContent)
        ).toEqual(['Sam Whitfield', 'c.Health_Fine']);
        expect(cells('Monthly batch').map((cell) => cell.textContent)).toEqual([
            '',
            '',
            '',
            'Monthly batch is not scheduled.'
        ]);
        await expect(element).toBeAccessible();
    });

    it('says that it cannot be shown', async () => {
        health.mockRejectedValue({ body: { message: 'Not now' } });
        const element = await showHealth();

        const panel = find(element, 'c-error-panel') as HTMLElement & { errors: unknown };
        expect(panel.errors).toEqual({ body: { message: 'Not now' } });
    });
});
