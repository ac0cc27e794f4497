import { LightningElement, api } from 'lwc';
import { NavigationMixin, type PageReference } from 'lightning/navigation';

/** A link to a record, or to what is done for it, wherever the application is opened (console tabs, mobile app). */
export default class RecordLink extends NavigationMixin(LightningElement) {
    @api label = '';
    url?: string;

    private target?: string;
    private component?: string;

    @api
    get recordId(): string | undefined {
        return this.target;
    }
    set recordId(recordId: string | undefined) {
        this.target = recordId;
        void this.findUrl();
    }

    /** Name of the component with an address of its own that is opened for the record, in place of the record's page. */
    @api
    get componentName(): string | undefined {
        return this.component;
    }
    set componentName(componentName: string | undefined) {
        this.component = componentName;
        void this.findUrl();
    }

    /** A click with a key that opens a new tab is left to the browser. */
    handleClick(event: MouseEvent): void {
        if (this.target && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
            event.preventDefault();
            this[NavigationMixin.Navigate](this.pageOf(this.target));
        }
    }

    private async findUrl(): Promise<void> {
        const { target, component } = this;
        const url = target ? await this[NavigationMixin.GenerateUrl](this.pageOf(target)) : undefined;
        // An answer that was overtaken is not shown.
        if (target === this.target && component === this.component) {
            this.url = url;
        }
    }

    private pageOf(recordId: string): PageReference {
        return this.component
            ? {
                  type: 'standard__component',
                  attributes: { componentName: this.component },
                  state: { c__recordId: recordId }
              }
            : { type: 'standard__recordPage', attributes: { recordId, actionName: 'view' } };
    }
}
