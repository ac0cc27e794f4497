import { createElement } from 'lwc';
import Stepper from 'c/stepper';
import { find, settled, show } from '../../../../../../config/jest/licenses';

const STEPS = ['one', 'two', 'three', 'four'].map((name) => ({ name, label: `The ${name}` }));

function open(change: Partial<Record<string, unknown>> = {}) {
    const element = show(() => createElement('c-stepper', { is: Stepper }), {
        steps: STEPS,
        current: 'two',
        reached: 'three',
        canGoBack: true,
        canGoOn: true,
        canCancel: true,
        ...change
    });
    const names = () =>
        [...element.shadowRoot.querySelectorAll<HTMLElement>('[data-open-step]')].map(
            ({ dataset }) => dataset.openStep
        );
    return { element, names };
}

describe('c-stepper', () => {
    it('says where one is and opens what has been reached by its name', async () => {
        const { element, names } = open();
        const chosen: string[] = [];
        element.addEventListener('step', (event) => chosen.push((event as CustomEvent<string>).detail));

        expect(find(element, '[data-heading]').textContent?.trim()).toBe('The two');
        expect(find(element, '[aria-current="step"]').textContent).toBe('2The two');
        expect(names()).toEqual(['one', 'three']);
        find(element, '[data-open-step="three"]').click();
        expect(chosen).toEqual(['three']);
        await expect(element).toBeAccessible();
    });

    it('opens nothing when it is over, or while something is under way', () => {
        expect(open({ isOver: true }).names()).toEqual([]);
        expect(open({ isBusy: true }).names()).toEqual([]);
    });

    it('passes its buttons on', () => {
        const { element } = open();
        const heard: string[] = [];
        for (const name of ['next', 'previous', 'cancel']) {
            element.addEventListener(name, () => heard.push(name));
        }
        for (const button of ['[data-next]', '[data-previous]', '[data-cancel-form]']) {
            find(element, button).dispatchEvent(new CustomEvent('click'));
        }

        expect(heard).toEqual(['next', 'previous', 'cancel']);
    });

    it('says that answers were kept, as long as there is something to do about it', async () => {
        const { element } = open({ isKept: true });
        const heard = jest.fn();
        element.addEventListener('startover', heard);
        find(element, '[data-start-over]').dispatchEvent(new CustomEvent('click'));

        expect(heard).toHaveBeenCalledTimes(1);
        await expect(element).toBeAccessible();
        expect(open({ isKept: true, isOver: true }).element.shadowRoot.querySelector('[data-kept]')).toBeNull();
    });

    it('shows only the buttons that lead somewhere', () => {
        const { element } = open({ canGoBack: false, canGoOn: false, canCancel: false });

        expect(element.shadowRoot.querySelector('lightning-button')).toBeNull();
    });

    it('moves the focus to the heading of a new step, and not when it opens', async () => {
        const { element } = open();
        await settled();
        expect(element.shadowRoot.activeElement).toBeNull();

        (element as unknown as { current: string }).current = 'three';
        await settled();
        expect(element.shadowRoot.activeElement?.textContent?.trim()).toBe('The three');
    });
});
