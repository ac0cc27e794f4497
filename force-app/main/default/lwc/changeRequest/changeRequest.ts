import { LightningElement, api } from 'lwc';
import { CloseActionScreenEvent } from 'lightning/actions';
import title from '@salesforce/label/c.Change_Button';

/** Opens the wizard as an action of a license request, to change it until its cut-off. */
export default class ChangeRequest extends LightningElement {
    @api recordId?: string;

    label = { title };

    handleDone(): void {
        this.dispatchEvent(new CloseActionScreenEvent());
    }
}
