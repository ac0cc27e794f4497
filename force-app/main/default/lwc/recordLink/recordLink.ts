import { LightningElement, api } from 'lwc';
import { NavigationMixin, type PageReference } from 'lightning/navigation';

/** A link to a record, wherever the application is opened (console tabs, mobile app). */
export default class RecordLink extends NavigationMixin(LightningElement) {
    @api label = '';
    url?: string;

    private target?: string;

    @api
    get recordId(): string | undefined {
        return this.target;
    }
    set recordId(recordId: string | undefined) {
        this.target = recordId;
        void this.findUrl();
    }

    /** A click with a key that opens a new tab is left to the browser. */
    handleClick(event: MouseEvent): void {
        if (this.target && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
            event.preventDefault();
            this[NavigationMixin.Navigate](pageOf(this.target));
        }
    }

    private async findUrl(): Promise<void> {
        const id = this.target;
        const url = id ? await this[NavigationMixin.GenerateUrl](pageOf(id)) : undefined;
        if (id === this.target) {
            this.url = url;
        }
    }
}

function pageOf(recordId: string): PageReference {
    return { type: 'standard__recordPage', attributes: { recordId, actionName: 'view' } };
}
