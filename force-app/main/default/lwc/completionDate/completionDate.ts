import { LightningElement, api } from 'lwc';
import completionDate from '@salesforce/label/c.Evidence_Completion_Date';
import countsUntil from '@salesforce/label/c.Evidence_Counts_Until';
import expiredAlready from '@salesforce/label/c.Evidence_Expired_Already';
import early from '@salesforce/label/c.Evidence_Date_Early';
import future from '@salesforce/label/c.Evidence_Date_Future';
import missing from '@salesforce/label/c.Evidence_Date_Missing';
import unknown from '@salesforce/label/c.Evidence_Date_Unknown';
import howTo from '@salesforce/label/c.Evidence_Date_How';
import { filled } from 'c/filled';
import { addMonths } from './addMonths';
import { typedDate } from 'c/typedDate';

/** As people of the United States write a day. */
const inNumbers = (day: string): string => {
    const [year, month, date] = day.split('-').map(Number);
    return `${month}/${date}/${year}`;
};

interface TextInput extends HTMLElement {
    setCustomValidity(message: string): void;
    reportValidity(): boolean;
}

/** The completion date of a course: neither in the future nor before the earliest one that is believed, with the day until which it counts. Fires `dateentered`. */
export default class CompletionDate extends LightningElement {
    /** ISO day before which no completion is believed. */
    @api earliest = '';
    /** ISO day that counts as today. */
    @api today = '';
    /** For how many months a completion counts; without it no expiry is shown. */
    @api renewalMonths?: number;
    @api disabled = false;

    label = { completionDate, missing, howTo };
    /** What is in the field. */
    typed = '';
    private day = '';

    /** ISO day, or blank. */
    @api
    get value(): string {
        return this.day;
    }
    set value(value: string) {
        // What is typed stays as it is typed.
        if (value !== typedDate(this.typed)) {
            this.typed = value ? inNumbers(value) : value === '' && this.day === '' ? this.typed : '';
        }
        this.day = value;
    }

    /** Shows what is wrong with the date. Returns whether nothing is. */
    @api
    reportValidity(): boolean {
        this.input.setCustomValidity(this.problem);
        return this.input.reportValidity();
    }

    @api
    focus(): void {
        this.input.focus();
    }

    private get problem(): string {
        if (this.typed.trim() === '') {
            return '';
        }
        if (!this.day) {
            return unknown;
        }
        if (this.day > this.today) {
            return future;
        }
        return this.day < this.earliest ? filled(early, inNumbers(this.earliest)) : '';
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
        this.typed = event.detail.value ?? '';
        this.day = typedDate(this.typed) ?? '';
        this.dispatchEvent(new CustomEvent('dateentered', { detail: { value: this.day } }));
        if (this.day) {
            // Told at once: what is below waits for a date that can be.
            this.reportValidity();
        }
    }

    /** What is no date yet may still become one while it is typed. */
    handleBlur(): void {
        this.reportValidity();
    }

    private get input(): TextInput {
        return this.refs!.input as unknown as TextInput;
    }
}
