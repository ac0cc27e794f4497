import { LightningElement, api } from 'lwc';
import submitBy from '@salesforce/label/c.Cycle_Submit_By';
import addressed from '@salesforce/label/c.Cycle_Addressed';
import credentials from '@salesforce/label/c.Cycle_Credentials';
import monthIsOver from '@salesforce/label/c.Cycle_Month_Is_Over';

/** When a request that is submitted now is addressed, and until when it must be complete (rule 3). */
export default class CycleNotice extends LightningElement {
    @api cycle?: Licenses.CycleDates;

    label = { submitBy, addressed, credentials, monthIsOver };

    /** The cut-off in milliseconds since 1970, as the relative date takes it. */
    get cutOffTime(): number | undefined {
        return this.cycle && Date.parse(this.cycle.cutOff);
    }
}
