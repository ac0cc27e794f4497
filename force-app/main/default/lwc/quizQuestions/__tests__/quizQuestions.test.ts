import { createElement } from 'lwc';
import LicenseQuizQuestions from 'c/quizQuestions';
import loadQuestions from '@salesforce/apex/QuizQuestionController.open';
import choosePerson from '@salesforce/apex/QuizQuestionController.choose';
import noneOfThem from '@salesforce/apex/QuizQuestionController.none';
import { notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import { find, recordLinks, settled, show } from '../../../../../../config/jest/licenses';

jest.mock('@salesforce/apex/QuizQuestionController.open', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/QuizQuestionController.choose', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/QuizQuestionController.none', () => ({ default: jest.fn() }), { virtual: true });

const open = loadQuestions as jest.Mock;
const choose = choosePerson as jest.Mock;
const none = noneOfThem as jest.Mock;

const ANA = '003000000000001AAA';
const BO = '003000000000002AAA';
const QUESTION: Licenses.LicenseQuizQuestion = {
    resultId: 'a09000000000001AAA',
    quiz: 'Post-Training',
    email: 'office@example.edu',
    takenOn: '2026-12-01T16:30:00.000Z',
    text: '2 people have the e-mail office@example.edu. Whose quiz is it?',
    candidates: [
        { id: ANA, name: 'Ana Hart', detail: 'License L-000001, CU Boulder' },
        { id: BO, name: 'Bo Marsh', detail: 'No license' }
    ]
};

async function showQuestions(...answers: Licenses.LicenseQuizQuestion[][]) {
    answers.forEach((answer) => open.mockResolvedValueOnce(answer));
    const element = show(() => createElement('c-quiz-questions', { is: LicenseQuizQuestions }), {});
    await settled();
    const press = async (selector: string) => {
        find(element, selector).dispatchEvent(new CustomEvent('click'));
        await settled();
        await settled();
        await settled();
    };
    return { element, press, asked: () => element.shadowRoot.querySelectorAll('[data-question]').length };
}

describe('c-quiz-questions', () => {
    beforeEach(() => {
        [open, choose, none].forEach((mock) => mock.mockReset());
    });

    it('asks whose quiz it is, with everybody it could be', async () => {
        const { element } = await showQuestions([QUESTION]);

        expect(find(element, '[data-text]').textContent).toBe(QUESTION.text);
        expect(recordLinks(element.shadowRoot)).toEqual([
            `Post-Training: ${QUESTION.resultId}`,
            `Ana Hart: ${ANA}`,
            `Bo Marsh: ${BO}`
        ]);
        const candidates = [...element.shadowRoot.querySelectorAll('[data-candidate]')];
        expect(candidates.map((one) => one.querySelector('span')!.textContent)).toEqual([
            'License L-000001, CU Boulder',
            'No license'
        ]);
        await expect(element).toBeAccessible();
    });

    it('shows nothing where nothing is asked', async () => {
        const { element } = await showQuestions([]);

        expect(element.shadowRoot.querySelector('section, c-error-panel')).toBeNull();
    });

    it('saves whose it is and asks what is left', async () => {
        choose.mockResolvedValue(undefined);
        const { press, asked } = await showQuestions([QUESTION], []);
        await press(`[data-candidate="${BO}"] [data-choose]`);

        expect(choose).toHaveBeenCalledWith({ resultId: QUESTION.resultId, personId: BO });
        expect(notifyRecordUpdateAvailable).toHaveBeenCalledWith([{ recordId: QUESTION.resultId }, { recordId: BO }]);
        expect(none).not.toHaveBeenCalled();
        expect(asked()).toBe(0);
    });

    it('saves that it is of none of them', async () => {
        none.mockResolvedValue(undefined);
        const { press, asked } = await showQuestions([QUESTION], []);
        await press('[data-none]');

        expect(none).toHaveBeenCalledWith({ resultId: QUESTION.resultId });
        expect(asked()).toBe(0);
    });

    it('says what was refused and shows the question as it is now', async () => {
        choose.mockRejectedValue({ body: { message: 'This question has changed' } });
        const { element, press, asked } = await showQuestions([QUESTION], [QUESTION]);
        await press(`[data-candidate="${ANA}"] [data-choose]`);

        const panel = find(element, '[data-not-done]') as HTMLElement & { errors: unknown };
        expect(panel.errors).toEqual({ body: { message: 'This question has changed' } });
        expect(asked()).toBe(1);
        expect(find<HTMLButtonElement>(element, '[data-none]').disabled).toBe(false);
    });

    it('says that the questions cannot be shown', async () => {
        open.mockRejectedValueOnce({ body: { message: 'Not now' } });
        const { element } = await showQuestions();

        const panel = find(element, 'c-error-panel') as HTMLElement & { errors: unknown };
        expect(panel.errors).toEqual({ body: { message: 'Not now' } });
    });
});
