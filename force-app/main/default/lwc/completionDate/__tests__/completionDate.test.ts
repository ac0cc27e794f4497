import { createElement } from 'lwc';
import CompletionDate from 'c/completionDate';
import { addMonths } from '../addMonths';
import { find, settled, show } from '../../../../../../config/jest/licenses';

type TextInput = HTMLElement & { value: string; setCustomValidity: jest.Mock; reportValidity: jest.Mock };

async function showDate(value: string, renewalMonths?: number) {
    const element = show(() => createElement('c-completion-date', { is: CompletionDate }), {
        value,
        earliest: '2010-01-01',
        today: '2026-11-22',
        renewalMonths
    });
    const input = find<TextInput>(element, 'lightning-input');
    input.reportValidity = jest.fn(() => true);
    input.setCustomValidity = jest.fn();
    const entered: string[] = [];
    element.addEventListener('dateentered', (event) => entered.push((event as CustomEvent).detail.value));
    const type = async (text: string | null) => {
        input.dispatchEvent(new CustomEvent('change', { detail: { value: text } }));
        input.dispatchEvent(new CustomEvent('blur'));
        await settled();
        return input.setCustomValidity.mock.lastCall[0];
    };
    await settled();
    return { element, input, entered, type };
}

describe('c-completion-date', () => {
    it('shows the day on record as people write it', async () => {
        const { element, input } = await showDate('2026-11-01');

        expect(input.value).toBe('11/1/2026');
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

    it('tells the day that was typed, and leaves what was typed as it is', async () => {
        const { element, input, entered, type } = await showDate('');

        expect(await type('11/01/26')).toBe('');
        (element as unknown as { value: string }).value = '2026-11-01';
        await settled();
        expect(input.value).toBe('11/01/26');
        await type(null);
        expect(entered).toEqual(['2026-11-01', '']);
    });

    it.each([
        ['11/23/2026', 'c.Evidence_Date_Future'],
        ['12/31/2009', 'c.Evidence_Date_Early'],
        ['soon', 'c.Evidence_Date_Unknown'],
        ['2/30/2026', 'c.Evidence_Date_Unknown'],
        ['11/22/2026', ''],
        ['1/1/2010', ''],
        ['', '']
    ])('says what is wrong with %j: %s', async (text, problem) => {
        const { type } = await showDate('');

        expect(await type(text)).toBe(problem);
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
