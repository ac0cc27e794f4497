import { api, LightningElement } from 'lwc';

/** `lightning-quick-action-panel`: header, body and footer of a screen action. */
export default class QuickActionPanel extends LightningElement {
    @api header = '';
    hasFooter = false;

    get footerClass(): string {
        return this.hasFooter ? 'slds-modal__footer' : 'slds-hide';
    }

    handleFooter(event: Event): void {
        this.hasFooter = (event.target as HTMLSlotElement).assignedElements().length > 0;
    }
}
