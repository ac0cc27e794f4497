import { createElement } from 'lwc';
import UserQuestions from 'c/userQuestions';
import { find, show, userCandidate, userQuestion } from '../../../../../../config/jest/licenses';

const FREE = userCandidate({ id: '005000000000001AAA', username: 'free@example.edu' });
const TAKEN = userCandidate({
    id: '005000000000002AAA',
    isActive: false,
    takenBy: 'L-000009',
    outside: 'Not of the programme.'
});
const QUESTIONS = [userQuestion({ candidates: [FREE, TAKEN] }), userQuestion({ licenseId: 'a00000000000002AAA' })];

function showQuestions(disabled = false) {
    const element = show(() => createElement('c-user-questions', { is: UserQuestions }), {
        questions: QUESTIONS,
        disabled
    });
    const events: unknown[] = [];
    for (const type of ['link', 'none']) {
        element.addEventListener(type, (event) => events.push([type, (event as CustomEvent).detail]));
    }
    const row = (id: string) => find(element, `[data-candidate="${id}"]`);
    const press = (selector: string) => find(element, selector).dispatchEvent(new CustomEvent('click'));
    return { element, events, row, press };
}

describe('c-user-questions', () => {
    it('asks each question with what each candidate is', async () => {
        const { element, row } = showQuestions();

        expect(element.shadowRoot.querySelectorAll('[data-question]')).toHaveLength(2);
        expect(find(element, '[data-text]').textContent).toBe('Is ana@example.edu the user of Avery Hart?');
        expect(find(element, '[data-question] a').getAttribute('href')).toBe(
            '/lightning/r/License__c/a00000000000001AAA/view'
        );
        const cells = [...row(FREE.id).querySelectorAll('th, td')].map((cell) => cell.textContent!.trim());
        expect(cells.slice(0, 6)).toEqual([
            'Ana Hart',
            'free@example.edu',
            'ana@mail.example',
            '104233',
            'c.Console_Candidate_Yes',
            'Minimum Access - Salesforce'
        ]);
        expect(cells[6]).toContain('It has the number');
        expect(row(FREE.id).querySelector('[data-taken], [data-outside]')).toBeNull();
        await expect(element).toBeAccessible();
    });

    it('says of a user that another license has, or that is outside the programme, what that means', () => {
        const { row } = showQuestions();

        expect(row(TAKEN.id).querySelector('[data-taken]')!.textContent).toBe('c.Console_Candidate_Taken');
        expect(row(TAKEN.id).querySelector('[data-outside]')!.textContent).toBe('Not of the programme.');
        expect(row(TAKEN.id).querySelector<HTMLElement & { disabled: boolean }>('[data-link]')!.disabled).toBe(true);
        expect(row(FREE.id).querySelector<HTMLElement & { disabled: boolean }>('[data-link]')!.disabled).toBe(false);
    });

    it('says which user is linked, and with none of them who was shown', () => {
        const { events, press } = showQuestions();
        press(`[data-user="${FREE.id}"]`);
        press('[data-none][data-license="a00000000000001AAA"]');

        expect(events).toEqual([
            ['link', { licenseId: 'a00000000000001AAA', userId: FREE.id }],
            ['none', { licenseId: 'a00000000000001AAA', candidateIds: [FREE.id, TAKEN.id] }]
        ]);
    });

    it('answers nothing while something else is done', () => {
        const { element } = showQuestions(true);
        const buttons = [
            ...element.shadowRoot.querySelectorAll<HTMLElement & { disabled: boolean }>('[data-link], [data-none]')
        ];

        expect(buttons.map(({ disabled }) => disabled)).toEqual([true, true, true, true, true]);
    });
});
