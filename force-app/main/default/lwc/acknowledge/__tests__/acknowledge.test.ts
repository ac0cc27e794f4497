import { createElement } from 'lwc';
import Acknowledge from 'c/acknowledge';
import { find, show } from '../../../../../../config/jest/licenses';

const TEXT = 'No exceptions can be made.';

type Box = HTMLElement & { checked: boolean; reportValidity: jest.Mock };

function showText(accepted: string) {
    const element = show(() => createElement('c-acknowledge', { is: Acknowledge }), { text: TEXT, accepted });
    const box = find<Box>(element, '[data-accept]');
    box.reportValidity = jest.fn();
    const answered = jest.fn();
    element.addEventListener('answer', (event: Event) => answered((event as CustomEvent).detail));
    return { element, box, answered };
}

describe('c-acknowledge', () => {
    it('tells the text that was accepted, and when it no longer is', async () => {
        const { element, box, answered } = showText('');
        expect(find<HTMLElement & { value: string }>(element, '[data-text] > *').value).toBe(TEXT);
        for (const checked of [true, false]) {
            box.dispatchEvent(new CustomEvent('change', { detail: { checked } }));
        }

        expect(answered.mock.calls).toEqual([[{ acknowledgement: TEXT }], [{ acknowledgement: '' }]]);
        await expect(element).toBeAccessible();
    });

    it.each([
        ['nothing', '', false],
        ['another text', 'What held last year.', false],
        ['this text', TEXT, true]
    ])('where %s was accepted', (_what, accepted, isValid) => {
        const { element, box } = showText(accepted);

        expect(box.checked).toBe(isValid);
        expect((element as unknown as { reportValidity(): boolean }).reportValidity()).toBe(isValid);
        expect(box.reportValidity).toHaveBeenCalledTimes(1);
    });
});
