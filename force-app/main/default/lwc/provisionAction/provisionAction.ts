import { LightningElement, api } from 'lwc';
import { CloseActionScreenEvent } from 'lightning/actions';
import title from '@salesforce/label/c.Wizard_Title';

/** Opens the provision wizard as an action of a contact. */
export default class ProvisionAction extends LightningElement {
    @api recordId?: string;

    label = { title };

    handleDone(): void {
        this.dispatchEvent(new CloseActionScreenEvent());
    }
}
