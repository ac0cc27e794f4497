import { LightningElement, api } from 'lwc';
import quizNeeded from '@salesforce/label/c.Wizard_Quiz_Needed';
import wiki from '@salesforce/label/c.Wizard_Wiki';
import quiz from '@salesforce/label/c.Wizard_Quiz';

/** What stands in place of a form for who has not passed the License Changes quiz (rule 13). */
export default class QuizNotice extends LightningElement {
    /** Address of the wiki page to review. */
    @api wikiUrl?: string;
    /** Address of the quiz. */
    @api quizUrl?: string;

    label = { quizNeeded, wiki, quiz };
}
