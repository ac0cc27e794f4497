import { createElement } from 'lwc';
import QuizNotice from 'c/quizNotice';
import { show } from '../../../../../../config/jest/licenses';

describe('c-quiz-notice', () => {
    it('links the wiki and the quiz', async () => {
        const element = show(() => createElement('c-quiz-notice', { is: QuizNotice }), {
            wikiUrl: 'https://wiki.example/',
            quizUrl: 'https://quiz.example/'
        });

        const links = [...element.shadowRoot.querySelectorAll('a')];
        expect(links.map(({ href, textContent }) => [href, textContent])).toEqual([
            ['https://wiki.example/', 'c.Wizard_Wiki'],
            ['https://quiz.example/', 'c.Wizard_Quiz']
        ]);
        await expect(element).toBeAccessible();
    });
});
