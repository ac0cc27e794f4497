import { LightningElement, api } from 'lwc';
import { filled } from 'c/filled';
import changeThis from '@salesforce/label/c.Change_This';

/**
 * Why something cannot be done: each reason with its remedy and a link to the record that is in the way, and the offer to
 * change that one instead, which `change` tells with its Id. Nothing where nothing is refused.
 */
export default class Refusals extends LightningElement {
    /** What cannot be done; without it the reasons stand alone. */
    @api heading?: string;
    @api refusals?: Licenses.Refusal[];
    /** Ids of the records that can be changed instead. */
    @api changeable: string[] = [];

    get isShown(): boolean {
        return this.rows.length > 0;
    }

    get rows() {
        return (this.refusals ?? []).map(({ reason, remedy, recordId, recordName }, key) => ({
            key,
            text: [reason, remedy].filter(Boolean).join(' '),
            recordId,
            recordName,
            changeLabel:
                recordId && this.changeable.includes(recordId) ? filled(changeThis, recordName ?? '') : undefined
        }));
    }

    get listClass(): string {
        return this.heading ? 'slds-list_dotted' : '';
    }

    get lineClass(): string {
        return this.heading ? '' : 'slds-text-color_error';
    }

    handleChange(event: Event): void {
        const detail = (event.target as HTMLElement).dataset.change!;
        this.dispatchEvent(new CustomEvent('change', { detail }));
    }
}
