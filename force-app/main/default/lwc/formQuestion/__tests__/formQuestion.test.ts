import { createElement } from 'lwc';
import FormQuestion from 'c/formQuestion';
import { find, options, show } from '../../../../../../config/jest/licenses';

interface Input extends HTMLElement {
    reportValidity: jest.Mock;
    checked?: boolean;
    maxLength?: number;
    value?: string;
}

function showQuestion(change: Partial<Licenses.FormQuestion>, value = '') {
    const question = { ...options().questions[0]!, ...change };
    const element = show(() => createElement('c-form-question', { is: FormQuestion }), { question, value });
    const input = find<Input>(element, '[data-input]');
    const answers: Record<string, string>[] = [];
    element.addEventListener('answer', (event) => answers.push((event as CustomEvent).detail));
    const isValid = () => (element as unknown as { reportValidity(): boolean }).reportValidity();
    const answer = (detail: object) => input.dispatchEvent(new CustomEvent('change', { detail }));
    return { element, input, answers, answer, isValid };
}

describe('c-form-question', () => {
    it('of a choice passes on what is chosen, and needs it', async () => {
        const { element, answers, answer, isValid } = showQuestion({});
        expect(isValid()).toBe(false);
        answer({ value: 'User' });

        expect(answers).toEqual([{ eComm_Role__c: 'User' }]);
        expect(showQuestion({}, 'User').isValid()).toBe(true);
        await expect(element).toBeAccessible();
    });

    it('of a checkbox is true or false, whether it is needed or not', async () => {
        const { element, input, answers, answer, isValid } = showQuestion(
            { kind: 'checkbox', isRequired: false },
            'true'
        );
        expect(input.checked).toBe(true);
        answer({ checked: false });

        expect(answers).toEqual([{ eComm_Role__c: 'false' }]);
        expect(isValid()).toBe(true);
        await expect(element).toBeAccessible();
    });

    it('of a text takes as much as the field does; blanks are no answer', async () => {
        const { element, input, answers, answer } = showQuestion({ kind: 'text', length: 80 }, 'Alumni');
        expect(input.maxLength).toBe(80);
        answer({ value: 'News' });

        expect(answers).toEqual([{ eComm_Role__c: 'News' }]);
        expect(showQuestion({ kind: 'text' }, '  ').isValid()).toBe(false);
        expect(showQuestion({ kind: 'text', isRequired: false }, '').isValid()).toBe(true);
        await expect(element).toBeAccessible();
    });
});
