import { LightningElement, api } from 'lwc';
import { filled } from 'c/filled';
import about from '@salesforce/label/c.Console_Question_Person';
import none from '@salesforce/label/c.Console_Question_None';
import noneWhom from '@salesforce/label/c.Console_Question_None_Whom';
import noneHint from '@salesforce/label/c.Console_Question_None_Hint';
import caption from '@salesforce/label/c.Console_Candidate_Caption';
import name from '@salesforce/label/c.Console_Candidate_Name';
import username from '@salesforce/label/c.Console_Candidate_Username';
import email from '@salesforce/label/c.Console_Candidate_Email';
import employeeNumber from '@salesforce/label/c.Console_Candidate_Number';
import active from '@salesforce/label/c.Console_Candidate_Active';
import profile from '@salesforce/label/c.Console_Candidate_Profile';
import why from '@salesforce/label/c.Console_Candidate_Why';
import yes from '@salesforce/label/c.Console_Candidate_Yes';
import no from '@salesforce/label/c.Console_Candidate_No';

/** Whose Salesforce user it is, where number and e-mail do not both say so: the System team links one, or says there is none. */
export default class UserQuestions extends LightningElement {
    @api questions: Licenses.UserQuestion[] = [];
    /** Whether nothing can be answered right now. */
    @api disabled = false;

    label = { none, noneHint, name, username, email, employeeNumber, active, profile, why };

    get rows() {
        return this.questions.map((question) => ({
            ...question,
            about: filled(
                about,
                question.licenseNumber,
                question.campus,
                question.employeeId ?? '-',
                question.emails || '-'
            ),
            caption: filled(caption, question.contactName),
            noneLabel: filled(noneWhom, question.contactName),
            candidates: question.candidates.map((candidate) => ({
                ...candidate,
                activeText: candidate.isActive ? yes : no
            }))
        }));
    }

    handleLink({ detail }: CustomEvent<{ licenseId: string; userId: string }>): void {
        this.dispatchEvent(new CustomEvent('link', { detail }));
    }

    /** What was shown goes along: somebody who turns up meanwhile is not declined unseen. */
    handleNone(event: Event): void {
        const licenseId = (event.currentTarget as HTMLElement).dataset.license!;
        const { candidates } = this.questions.find((question) => question.licenseId === licenseId)!;
        this.dispatchEvent(
            new CustomEvent('none', { detail: { licenseId, candidateIds: candidates.map(({ id }) => id) } })
        );
    }
}
