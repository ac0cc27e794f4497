import { LightningElement, api } from 'lwc';
import { filled } from 'c/filled';
import { reasonsOf } from 'c/batchRows';
import link from '@salesforce/label/c.Console_Question_Link';
import linkWhom from '@salesforce/label/c.Console_Question_Link_Whom';

/** Why somebody's Salesforce user could be this one, and the button that says it is. Fires `link` with what to link. */
export default class UserCandidate extends LightningElement {
    @api candidate!: Licenses.UserCandidate;
    /** The license whose user it would be. */
    @api licenseId = '';
    /** Name of the person of the license. */
    @api personName = '';
    /** Whether nothing can be linked right now. */
    @api disabled = false;

    label = { link };

    get reasons(): string[] {
        return reasonsOf(this.candidate);
    }

    get linkLabel(): string {
        return filled(linkWhom, this.candidate.username, this.personName);
    }

    /** The user of another license is not linked twice. */
    get cannotLink(): boolean {
        return this.disabled || this.candidate.takenBy !== undefined;
    }

    handleLink(): void {
        const detail = { licenseId: this.licenseId, userId: this.candidate.id };
        this.dispatchEvent(new CustomEvent('link', { detail }));
    }
}
