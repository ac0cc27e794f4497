import { LightningElement, api } from 'lwc';
import { CloseActionScreenEvent } from 'lightning/actions';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { announceChange } from 'c/fresh';
import withdraw from '@salesforce/apex/ProvisionRequestController.withdraw';
import title from '@salesforce/label/c.Withdraw_Title';
import question from '@salesforce/label/c.Withdraw_Question';
import keep from '@salesforce/label/c.Withdraw_Keep';
import withdrawLabel from '@salesforce/label/c.Withdraw_Button';
import withdrawn from '@salesforce/label/c.Withdraw_Done';
import notWithdrawn from '@salesforce/label/c.Withdraw_Not_Done';

/** Withdraws a request until its cut-off, after asking once. */
export default class WithdrawRequest extends LightningElement {
    @api recordId!: string;

    label = { title, question, keep, withdraw: withdrawLabel, notWithdrawn };
    error?: Platform.FetchError;
    isWorking = false;

    handleKeep(): void {
        this.dispatchEvent(new CloseActionScreenEvent());
    }

    async handleWithdraw(): Promise<void> {
        if (this.isWorking) {
            return;
        }
        this.isWorking = true;
        this.error = undefined;
        try {
            await withdraw({ requestId: this.recordId });
            await announceChange(this, [this.recordId]);
            this.dispatchEvent(new ShowToastEvent({ title: withdrawn, variant: 'success' }));
            this.dispatchEvent(new CloseActionScreenEvent());
        } catch (error) {
            this.error = error as Platform.FetchError;
        } finally {
            this.isWorking = false;
        }
    }
}
