import { createElement } from 'lwc';
import CycleNotice from 'c/cycleNotice';
import { CYCLE, find, show } from '../../../../../../config/jest/licenses';

describe('c-cycle-notice', () => {
    it('shows the cut-off in the time of Denver', async () => {
        const element = show(() => createElement('c-cycle-notice', { is: CycleNotice }), { cycle: CYCLE });

        const cutOff = find<HTMLElement & { value: string; timeZone: string }>(
            element,
            '[data-cut-off] lightning-formatted-date-time'
        );
        expect(cutOff.value).toBe('2026-12-01T06:59:59.000Z');
        expect(cutOff.timeZone).toBe('America/Denver');
        expect(element.shadowRoot.querySelector('[data-late]')).toBeNull();
        await expect(element).toBeAccessible();
    });

    it('shows days as days, whatever the time zone of the viewer', () => {
        const element = show(() => createElement('c-cycle-notice', { is: CycleNotice }), { cycle: CYCLE });

        const credentials = find<HTMLElement & { value: string; timeZone: string }>(
            element,
            '[data-credentials] lightning-formatted-date-time'
        );
        expect(credentials.value).toBe('2026-12-07');
        expect(credentials.timeZone).toBe('UTC');
    });

    it('says when this month is over', () => {
        const element = show(() => createElement('c-cycle-notice', { is: CycleNotice }), {
            cycle: { ...CYCLE, thisMonthIsOver: true }
        });

        expect(find(element, '[data-late]').textContent).toBe('c.Cycle_Month_Is_Over');
    });

    it('shows nothing without a cycle', () => {
        const element = show(() => createElement('c-cycle-notice', { is: CycleNotice }));

        expect(element.shadowRoot.textContent).toBe('');
    });
});
