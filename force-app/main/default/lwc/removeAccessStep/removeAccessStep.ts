import { LightningElement, api } from 'lwc';
import question from '@salesforce/label/c.Wizard_Remove_Question';
import nothing from '@salesforce/label/c.Wizard_Remove_Nothing';
import alreadyRequested from '@salesforce/label/c.Wizard_Remove_Requested';
import nothingChosen from '@salesforce/label/c.Refusal_Nothing_To_Remove';
import keepsOther from '@salesforce/label/c.Wizard_Remove_Keeps_Other';
import all from '@salesforce/label/c.Wizard_Remove_All';

const SALESFORCE = 'Salesforce';

/** Wizard step of deprovisioning: the tools in which the user is licensed today, to check what is removed. */
export default class RemoveAccessStep extends LightningElement {
    /** The license of the person with its open lines, when there is one. */
    @api license?: Licenses.LicenseSummary;
    /** Ids of the lines checked so far. */
    @api selected: string[] = [];

    label = { question, nothing, alreadyRequested };
    problem?: string;

    get removable(): Licenses.AccessLine[] {
        return (this.license?.access ?? []).filter((line) => line.status === 'Active');
    }

    get hasRemovable(): boolean {
        return this.removable.length > 0;
    }

    get options(): Licenses.Option[] {
        return this.removable.map((line) => ({ value: line.id, label: `${line.name} (${line.kind})` }));
    }

    get requested(): Licenses.AccessLine[] {
        return (this.license?.access ?? []).filter((line) => line.status === 'Removal Requested');
    }

    get hasRequested(): boolean {
        return this.requested.length > 0;
    }

    /** What the choice means beyond what is checked: a license that ends, or tools that stay without Salesforce. */
    get warning(): string | undefined {
        const stays = this.removable.filter((line) => !this.selected.includes(line.id));
        if (this.selected.length > 0 && stays.length === 0) {
            return all;
        }
        const removesSalesforce = this.removable.some(
            (line) => this.selected.includes(line.id) && line.kind === 'Application' && line.target === SALESFORCE
        );
        return removesSalesforce && stays.some((line) => line.kind === 'Application') ? keepsOther : undefined;
    }

    /** Whether something is checked; says so where nothing is. */
    @api
    reportValidity(): boolean {
        this.problem = this.selected.length > 0 ? undefined : nothingChosen;
        return !this.problem;
    }

    handleChange(event: CustomEvent<{ value: string[] }>): void {
        this.problem = undefined;
        this.dispatchEvent(new CustomEvent('choice', { detail: [...event.detail.value] }));
    }
}
