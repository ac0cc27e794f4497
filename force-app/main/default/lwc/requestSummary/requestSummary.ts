import { LightningElement, api } from 'lwc';
import { inWords } from 'c/requestAnswers';
import personLabel from '@salesforce/label/c.Wizard_User';
import removeLabel from '@salesforce/label/c.Wizard_Remove';

/** Wizard step before submitting: every answer in words. */
export default class RequestSummary extends LightningElement {
    @api form!: Licenses.RequestForm;
    @api options!: Licenses.WizardOptions;
    @api review!: Licenses.ContactReview;
    /** What is removed, when the request is to deprovision. */
    @api removedLines?: Licenses.AccessLine[];

    /** The answers that were given, with the names the person at the screen chose them by. */
    get answers(): { name: string; label: string; value: string }[] {
        const person = { name: 'person', label: personLabel, value: this.review.contactName };
        return this.removedLines
            ? [
                  person,
                  { name: 'removals', label: removeLabel, value: this.removedLines.map(({ name }) => name).join(', ') }
              ]
            : [person, ...inWords(this.form, this.options)];
    }
}
