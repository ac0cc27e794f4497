import { LightningElement, api } from 'lwc';
import { judgeNow, type Validatable } from 'c/validity';
import accept from '@salesforce/label/c.Wizard_Acknowledge_Accept';
import missing from '@salesforce/label/c.Wizard_Acknowledge_Missing';

/** The policy's text, which is accepted before a request can be submitted. `answer` tells which text was accepted. */
export default class Acknowledge extends LightningElement {
    @api text = '';
    /** The text that was accepted; another one has to be accepted anew. */
    @api accepted = '';

    label = { accept, missing };

    get isAccepted(): boolean {
        return this.accepted === this.text;
    }

    /** Whether the text is accepted; says so where it is not. */
    @api
    reportValidity(): boolean {
        (this.refs?.accept as unknown as Validatable).reportValidity();
        return this.isAccepted;
    }

    handleAccept(event: CustomEvent<{ checked: boolean }>): void {
        judgeNow(event);
        const acknowledgement = event.detail.checked ? this.text : '';
        this.dispatchEvent(new CustomEvent('answer', { detail: { acknowledgement } }));
    }
}
