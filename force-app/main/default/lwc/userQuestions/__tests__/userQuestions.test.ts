import { createElement } from 'lwc';
import UserQuestions from 'c/userQuestions';
import { find, recordLinks, show, userCandidate, userQuestion } from '../../../../../../config/jest/licenses';

const FREE = userCandidate({ id: '005000000000001AAA', username: 'free@example.edu' });
const TAKEN = userCandidate({
    id: '005000000000002AAA',
    isActive: false,
    takenBy: 'L-000009',
    outside: 'Not of the programme.'
});
const QUESTIONS = [userQuestion({ candidates: [FREE, TAKEN] }), userQuestion({ licenseId: 'a00000000000002AAA' })];

type Candidate = HTMLElement & { candidate: Licenses.UserCandidate };
const candidateIn = (row: HTMLElement) => row.querySelector<Candidate>('c-user-candidate')!;

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
        expect(recordLinks(element.shadowRoot).slice(0, 2)).toEqual([
            expect.stringContaining('a00000000000001AAA'),
            `Ana Hart: ${FREE.id}`
        ]);
        const cells = [...row(FREE.id).querySelectorAll('th, td')].map((cell) => cell.textContent!.trim());
        expect(cells.slice(1, 6)).toEqual([
            'free@example.edu',
            'ana@mail.example',
            '104233',
            'c.Console_Candidate_Yes',
            'Minimum Access - Salesforce'
        ]);
        expect(candidateIn(row(FREE.id)).candidate).toMatchObject(FREE);
        await expect(element).toBeAccessible();
    });

    it('says which user is linked, and with none of them who was shown', () => {
        const { events, press, row } = showQuestions();
        const link = { licenseId: 'a00000000000001AAA', userId: FREE.id };
        candidateIn(row(FREE.id)).dispatchEvent(new CustomEvent('link', { detail: link }));
        press('[data-none][data-license="a00000000000001AAA"]');

        expect(events).toEqual([
            ['link', link],
            ['none', { licenseId: 'a00000000000001AAA', candidateIds: [FREE.id, TAKEN.id] }]
        ]);
    });

    it('answers nothing while something else is done', () => {
        const { element } = showQuestions(true);
        const buttons = [
            ...element.shadowRoot.querySelectorAll<HTMLElement & { disabled: boolean }>('c-user-candidate, [data-none]')
        ];

        expect(buttons.map(({ disabled }) => disabled)).toEqual([true, true, true, true, true]);
    });
});
