import { createElement } from 'lwc';
import CompletionDate from 'c/completionDate';
import { addMonths } from '../addMonths';
import { find, settled, show } from '../../../../../../config/jest/licenses';

type DateInput = HTMLElement & {
    min: string;
    max: string;
    messageWhenRangeUnderflow: string;
    reportValidity: jest.Mock;
};

async function showDate(value: string, renewalMonths?: number) {
    const element = show(() => createElement('c-completion-date', { is: CompletionDate }), {
        value,
        earliest: '2010-01-01',
        today: '2026-11-22',
        renewalMonths
    });
    const input = find<DateInput>(element, 'lightning-input');
    input.reportValidity = jest.fn(() => true);
    await settled();
    return { element, input };
}

describe('c-completion-date', () => {
    it('asks for a day that is neither in the future nor too long ago', async () => {
        const { element, input } = await showDate('');

        expect(input.max).toBe('2026-11-22');
        expect(input.min).toBe('2010-01-01');
        expect(input.messageWhenRangeUnderflow).toContain('c.Evidence_Date_Early');
        expect(element.shadowRoot.querySelector('lightning-formatted-date-time')).toBeNull();
        await expect(element).toBeAccessible();
    });

    it.each([
        ['2026-11-20', 'c.Evidence_Counts_Until', '2027-11-20'],
        ['2025-01-31', 'c.Evidence_Expired_Already', '2026-01-31']
    ])('of %s: %s %s', async (value, label, expiresOn) => {
        const { element } = await showDate(value, 12);

        expect(find(element, '[data-expiry]').textContent).toContain(label);
        expect(find<HTMLElement & { value: string }>(element, 'lightning-formatted-date-time').value).toBe(expiresOn);
    });

    it('computes no expiry for a day in the future', async () => {
        const { element } = await showDate('2026-11-23', 12);

        expect(element.shadowRoot.querySelector('lightning-formatted-date-time')).toBeNull();
    });

    it('tells the day that was entered, and at once what is wrong with it', async () => {
        const { element, input } = await showDate('');
        const entered = jest.fn();
        element.addEventListener('dateentered', (event) => entered((event as CustomEvent).detail));

        input.dispatchEvent(new CustomEvent('change', { detail: { value: '2026-11-20' } }));
        input.dispatchEvent(new CustomEvent('change', { detail: { value: null } }));

        expect(entered.mock.calls).toEqual([[{ value: '2026-11-20' }], [{ value: '' }]]);
        expect(input.reportValidity).toHaveBeenCalledTimes(2);
    });

    it('is checked and focused from outside', async () => {
        const { element, input } = await showDate('');
        const date = element as unknown as HTMLElement & { reportValidity(): boolean };
        input.focus = jest.fn();
        input.reportValidity.mockReturnValue(false);

        expect(date.reportValidity()).toBe(false);
        date.focus();
        expect(input.focus).toHaveBeenCalledTimes(1);
    });
});

describe('addMonths', () => {
    it.each([
        ['2024-02-29', 12, '2025-02-28'],
        ['2026-01-31', 1, '2026-02-28'],
        ['2026-11-30', 3, '2027-02-28'],
        ['2026-12-15', 24, '2028-12-15']
    ])('%s and %i months: %s', (day, months, expected) => {
        expect(addMonths(day, months)).toBe(expected);
    });
});
