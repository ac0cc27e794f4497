import { LightningElement } from 'lwc';
import quizNeeded from '@salesforce/label/c.Wizard_Quiz_Needed';

/** What stands in place of a form for who has not passed the License Changes quiz (rule 13). */
export default class QuizNotice extends LightningElement {
    label = { quizNeeded };
}
