import { api, LightningElement } from 'lwc';

/**
 * The footer of a page with changes that are not saved: what keeps them from it, Cancel and Save. Fires `cancel` and `save`, and
 * `review` with {name} of a field to go to.
 */
export default class SaveBar extends LightningElement {
    @api heading = '';
    @api problems: string[] = [];
    /** the fields that something was said against */
    @api fields: { name: string; label: string }[] = [];
    @api disabled = false;

    get hasProblems(): boolean {
        return this.problems.length + this.fields.length > 0;
    }

    handleReview(event: Event): void {
        const { name } = (event.currentTarget as HTMLElement).dataset;
        this.dispatchEvent(new CustomEvent('review', { detail: { name } }));
    }

    handleCancel(): void {
        this.dispatchEvent(new CustomEvent('cancel'));
    }

    handleSave(): void {
        this.dispatchEvent(new CustomEvent('save'));
    }
}
