import { LightningElement, api } from 'lwc';
import { act } from 'c/act';
import { announceChange } from 'c/fresh';
import withdraw from '@salesforce/apex/ProvisionRequestController.withdraw';
import question from '@salesforce/label/c.Withdraw_Question';
import keep from '@salesforce/label/c.Withdraw_Keep';
import withdrawLabel from '@salesforce/label/c.Withdraw_Button';
import notWithdrawn from '@salesforce/label/c.Withdraw_Not_Done';

/** Withdraws a request where it is listed, after asking once; its page has an action for it. */
export default class WithdrawHere extends LightningElement {
    @api requestId!: string;

    label = { question, keep, withdraw: withdrawLabel, notWithdrawn };
    errors?: Platform.FetchError | Platform.FetchError[];
    isAsking = false;
    isBusy = false;
    /** Where the focus goes next: the button that was pressed is gone. */
    private focusOn?: 'question' | 'open';

    override renderedCallback(): void {
        const next = this.focusOn && (this.refs?.[this.focusOn] as HTMLElement | undefined);
        if (next) {
            this.focusOn = undefined;
            next.focus();
        }
    }

    handleAsk(): void {
        this.isAsking = true;
        this.focusOn = 'question';
    }

    handleKeep(): void {
        this.isAsking = false;
        this.errors = undefined;
        this.focusOn = 'open';
    }

    async handleWithdraw(): Promise<void> {
        await act(this, async () => {
            await withdraw({ requestId: this.requestId });
            // The list that showed it is read again.
            await announceChange(this, [this.requestId]);
        });
    }
}
