import { LightningElement, api } from 'lwc';
import completionDate from '@salesforce/label/c.Evidence_Completion_Date';
import countsUntil from '@salesforce/label/c.Evidence_Counts_Until';
import expiredAlready from '@salesforce/label/c.Evidence_Expired_Already';
import early from '@salesforce/label/c.Evidence_Date_Early';
import future from '@salesforce/label/c.Evidence_Date_Future';
import missing from '@salesforce/label/c.Evidence_Date_Missing';
import { addMonths } from './addMonths';

/** The completion date of a course: neither in the future nor before the earliest one that is believed, with the day until which it counts. Fires `dateentered`. */
export default class CompletionDate extends LightningElement {
    /** ISO day, or blank. */
    @api value = '';
    /** ISO day before which no completion is believed. */
    @api earliest = '';
    /** ISO day that counts as today. */
    @api today = '';
    /** For how many months a completion counts; without it no expiry is shown. */
    @api renewalMonths?: number;
    @api disabled = false;

    label = { completionDate, future, missing };

    /** Shows what is wrong with the date. Returns whether nothing is. */
    @api
    reportValidity(): boolean {
        return this.input.reportValidity();
    }

    @api
    focus(): void {
        this.input.focus();
    }

    get tooEarly(): string {
        const day = new Date(`${this.earliest}T00:00:00Z`);
        return early.replace('{0}', this.earliest && day.toLocaleDateString(undefined, { timeZone: 'UTC' }));
    }

    get expiresOn(): string | undefined {
        const counts = this.value && this.value <= this.today && this.renewalMonths;
        return counts ? addMonths(this.value, counts) : undefined;
    }

    get expiryLabel(): string {
        return this.expiresOn && this.expiresOn < this.today ? expiredAlready : countsUntil;
    }

    handleChange(event: CustomEvent<{ value: string | null }>): void {
        event.stopPropagation();
        const value = event.detail.value ?? '';
        // Told at once: what is below waits for a date that can be.
        this.input.reportValidity();
        this.dispatchEvent(new CustomEvent('dateentered', { detail: { value } }));
    }

    private get input(): HTMLElement & { reportValidity(): boolean } {
        return this.refs!.input as HTMLElement & { reportValidity(): boolean };
    }
}
