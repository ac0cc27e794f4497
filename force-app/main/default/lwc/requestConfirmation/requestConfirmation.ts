import { LightningElement, api } from 'lwc';
import submitted from '@salesforce/label/c.Wizard_Submitted';
import removalSubmitted from '@salesforce/label/c.Wizard_Removal_Submitted';
import changed from '@salesforce/label/c.Change_Done';
import licenseLabel from '@salesforce/label/c.Wizard_License_Record';
import requestLabel from '@salesforce/label/c.Wizard_Request';
import forNewUser from '@salesforce/label/c.Links_For_New_User';
import screenshots from '@salesforce/label/c.Wizard_Screenshots';

/** Last wizard step: what was submitted, with the link to the license record, the agreement and the courses as they are now. */
export default class RequestConfirmation extends LightningElement {
    label = { licenseLabel, requestLabel, screenshots, forNewUser };
    /** What was asked for. */
    @api type: Licenses.RequestType = 'Provision';
    /** Whether a submitted request was changed. */
    @api isChange = false;
    @api result?: Licenses.SubmissionResult;

    get isProvision(): boolean {
        return this.type === 'Provision';
    }

    get message(): string {
        if (this.isChange) {
            return changed;
        }
        return this.isProvision ? submitted : removalSubmitted;
    }
}
