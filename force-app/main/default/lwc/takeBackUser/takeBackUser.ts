import { LightningElement, api } from 'lwc';
import { CloseActionScreenEvent } from 'lightning/actions';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { act } from 'c/act';
import { announceChange } from 'c/fresh';
import takeBack from '@salesforce/apex/UserQuestionController.takeBack';
import title from '@salesforce/label/c.User_Take_Back_Title';
import question from '@salesforce/label/c.User_Take_Back_Question';
import keep from '@salesforce/label/c.User_Take_Back_Keep';
import takeBackLabel from '@salesforce/label/c.User_Take_Back_Button';
import done from '@salesforce/label/c.User_Take_Back_Done';
import notDone from '@salesforce/label/c.User_Take_Back_Not_Done';

/** Takes back what the System team answered about the Salesforce user of a license, after asking once. */
export default class TakeBackUser extends LightningElement {
    @api recordId!: string;

    label = { title, question, keep, takeBack: takeBackLabel, notDone };
    errors?: Platform.FetchError | Platform.FetchError[];
    isBusy = false;

    handleKeep(): void {
        this.dispatchEvent(new CloseActionScreenEvent());
    }

    async handleTakeBack(): Promise<void> {
        if (this.isBusy) {
            return;
        }
        const isDone = await act(this, async () => {
            await takeBack({ licenseId: this.recordId });
            await announceChange(this, [this.recordId]);
        });
        if (isDone) {
            this.dispatchEvent(new ShowToastEvent({ title: done, variant: 'success' }));
            this.handleKeep();
        }
    }
}
