import { createElement } from 'lwc';
import ChoiceList from 'c/choiceList';
import { find, settled, show } from '../../../../../../config/jest/licenses';

const units = (amount: number): Licenses.Option[] =>
    Array.from({ length: amount }, (_, at) => ({ value: `U${at}`, label: `Unit ${at}`, campus: 'UCB' }));

function open(options: Licenses.Option[], value: string[] = []) {
    const element = show(() => createElement('c-choice-list', { is: ChoiceList }), {
        label: 'Business Unit',
        searchLabel: 'Search business units',
        options,
        value
    });
    const search = async (text: string) => {
        find(element, '[data-search]').dispatchEvent(new CustomEvent('change', { detail: { value: text } }));
        await settled();
    };
    const boxes = () => [...element.shadowRoot.querySelectorAll<HTMLInputElement>('[data-choices] input')];
    const offered = () => boxes().map(({ value: one }) => one);
    return { element, search, boxes, offered };
}

describe('c-choice-list', () => {
    it('searches a long list, keeps what is chosen in sight, and says when nothing is found', async () => {
        const { element, search, offered } = open(units(60), ['U7']);
        await search(' unit 59');
        expect(offered()).toEqual(['U7', 'U59']);
        expect(find(element, '[data-chosen]').textContent).toBe('c.Choice_List_Chosen');
        await expect(element).toBeAccessible();

        const none = open(units(60));
        await none.search('library');
        expect(find(none.element, '[data-nothing]').textContent).toBe('c.Choice_List_Not_Found');
        expect(find(none.element, '[data-chosen]').textContent).toBe('');
        await expect(none.element).toBeAccessible();
    });

    it('does not search a short list, and says that there is nothing in an empty one', () => {
        const { element } = open(units(10));
        expect(element.shadowRoot.querySelector('[data-search]')).toBeNull();

        expect(find(open([]).element, '[data-nothing]').textContent).toBe('c.Choice_List_Nothing');
    });

    it('tells what is chosen, with what was chosen before, and what is chosen no more', () => {
        const { element, boxes } = open(units(3), ['U1']);
        const chosen: string[][] = [];
        element.addEventListener('choose', (event) => chosen.push((event as CustomEvent).detail.value));
        expect(boxes().map(({ checked }) => checked)).toEqual([false, true, false]);
        boxes()[2]!.click();
        boxes()[1]!.click();

        expect(chosen).toEqual([['U1', 'U2'], []]);
    });

    it('has names with numbers in the order in which people count', () => {
        const { offered } = open([...units(12)].reverse());

        expect(offered()).toEqual(units(12).map(({ value }) => value));
    });
});
