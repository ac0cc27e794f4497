import { createElement } from 'lwc';
import RemoveAccessStep from 'c/removeAccessStep';
import { find, license, settled, show } from '../../../../../../config/jest/licenses';

const line = (id: string, target: string, status = 'Active'): Licenses.AccessLine => ({
    id,
    kind: 'Application',
    target,
    name: target,
    status
});

const ACCESS = [line('1', 'Salesforce'), line('2', 'Marketing_Cloud'), line('3', 'Cvent', 'Removal Requested')];

function showStep(selected: string[], access = ACCESS) {
    const element = show(() => createElement('c-remove-access-step', { is: RemoveAccessStep }), {
        license: license({ access }),
        selected
    });
    const isValid = () => (element as unknown as { reportValidity(): boolean }).reportValidity();
    return { element, isValid };
}

describe('c-remove-access-step', () => {
    it('offers what the person has and shows what is about to be removed', async () => {
        const { element } = showStep([]);

        const group = find<HTMLElement & { options: Licenses.Option[] }>(element, '[data-field="access"]');
        expect(group.options).toEqual([
            { value: '1', label: 'Salesforce (Application)' },
            { value: '2', label: 'Marketing_Cloud (Application)' }
        ]);
        expect(find(element, 'li').textContent).toBe('Cvent');
        await expect(element).toBeAccessible();
    });

    it('passes on what is checked', () => {
        const { element } = showStep([]);
        const choices: string[][] = [];
        element.addEventListener('choice', (event) => choices.push((event as CustomEvent).detail));
        find(element, '[data-field="access"]').dispatchEvent(new CustomEvent('change', { detail: { value: ['2'] } }));

        expect(choices).toEqual([['2']]);
    });

    it('needs something to remove, and says so', async () => {
        expect(showStep(['2']).isValid()).toBe(true);

        const { element, isValid } = showStep([]);
        expect(isValid()).toBe(false);
        await settled();
        expect(find(element, '[data-problem]').textContent).toBe('c.Refusal_Nothing_To_Remove');
    });

    it('warns when Salesforce goes and other applications stay, and when nothing stays', () => {
        expect(find(showStep(['1']).element, '[data-warning]').textContent).toBe('c.Wizard_Remove_Keeps_Other');
        expect(find(showStep(['1', '2']).element, '[data-warning]').textContent).toBe('c.Wizard_Remove_All');
        expect(showStep(['2']).element.shadowRoot.querySelector('[data-warning]')).toBeNull();

        const group: Licenses.AccessLine = { ...line('4', 'UCB_Events'), kind: 'Public Group' };
        const onlyGroup = showStep(['1'], [line('1', 'Salesforce'), group]);
        expect(onlyGroup.element.shadowRoot.querySelector('[data-warning]')).toBeNull();
        const both = showStep(['1'], [...ACCESS, group]);
        expect(find(both.element, '[data-warning]').textContent).toBe('c.Wizard_Remove_Keeps_Other');
    });

    it('says when there is nothing to remove', () => {
        const { element, isValid } = showStep([], []);

        expect(find(element, '[data-nothing]').textContent).toBe('c.Wizard_Remove_Nothing');
        expect(isValid()).toBe(false);
    });
});
