import { createElement } from 'lwc';
import QuizNotice from 'c/quizNotice';
import { find, show } from '../../../../../../config/jest/licenses';

describe('c-quiz-notice', () => {
    it('says what is missing, with the links of specialists', async () => {
        const element = show(() => createElement('c-quiz-notice', { is: QuizNotice }));

        expect(find(element, 'p').textContent).toBe('c.Wizard_Quiz_Needed');
        expect(find<HTMLElement & { place: string }>(element, 'c-page-links').place).toBe('Specialists');
        await expect(element).toBeAccessible();
    });
});
