import { LightningElement, api } from 'lwc';
import { STATES, type BulkRow, type BulkState } from 'c/bulkRows';
import email from '@salesforce/label/c.Bulk_Column_Email';
import person from '@salesforce/label/c.Bulk_Column_Person';
import verdict from '@salesforce/label/c.Bulk_Column_Verdict';
import outcome from '@salesforce/label/c.Bulk_Column_Outcome';
import request from '@salesforce/label/c.Bulk_Column_Request';
import details from '@salesforce/label/c.Bulk_Column_Details';

/** The people of a bulk request: before it is submitted with verdicts, after it with outcomes. */
export default class BulkTable extends LightningElement {
    @api rows: BulkRow[] = [];
    /** Name of the table for who does not see it. */
    @api caption!: string;
    /** Whether the requests have been submitted. */
    @api isResult = false;

    label = { email, person, request, details };

    get stateLabel(): string {
        return this.isResult ? outcome : verdict;
    }

    /** How many people there are of each state. */
    get counts(): { state: BulkState; label: string; amount: number }[] {
        return (Object.keys(STATES) as BulkState[])
            .map((state) => ({
                state,
                label: STATES[state].label,
                amount: this.rows.filter((row) => row.state === state).length
            }))
            .filter((count) => count.amount > 0);
    }

    get shownRows() {
        return this.rows.map((row) => ({
            ...row,
            stateLabel: STATES[row.state].label,
            theme: STATES[row.state].theme,
            icon: STATES[row.state].icon,
            hasDetails: row.details.length > 0,
            details: row.details.map((detail, key) => ({ ...detail, key }))
        }));
    }
}
