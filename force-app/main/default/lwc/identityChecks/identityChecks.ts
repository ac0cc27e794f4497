import { LightningElement, api } from 'lwc';
import passed from '@salesforce/label/c.Check_Outcome_Pass';
import failed from '@salesforce/label/c.Check_Outcome_Fail';
import notNeeded from '@salesforce/label/c.Check_Outcome_Not_Needed';

const OUTCOMES = {
    pass: { icon: 'utility:success', variant: 'success', label: passed },
    fail: { icon: 'utility:error', variant: 'error', label: failed },
    notNeeded: { icon: 'utility:dash', variant: '', label: notNeeded }
} as const;

/** The questions of the contact review with their answers: pass or fail, why, and what to do. */
export default class IdentityChecks extends LightningElement {
    @api checks: Licenses.IdentityCheck[] = [];

    get rows() {
        return this.checks.map((check) => ({ ...check, ...OUTCOMES[check.outcome] }));
    }
}
