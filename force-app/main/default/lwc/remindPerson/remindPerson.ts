import { LightningElement, api } from 'lwc';
import prepare from '@salesforce/apex/PreAccessReminderController.prepare';
import send from '@salesforce/apex/PreAccessReminderController.send';
import remind from '@salesforce/label/c.Reminder_Button';
import cancel from '@salesforce/label/c.Reminder_Cancel';
import textLabel from '@salesforce/label/c.Reminder_Text';
import textHelp from '@salesforce/label/c.Reminder_Text_Help';
import sendLabel from '@salesforce/label/c.Reminder_Send';
import sent from '@salesforce/label/c.Reminder_Sent';
import notSent from '@salesforce/label/c.Reminder_Not_Sent';
import supervisorLabel from '@salesforce/label/c.Reminder_Supervisor';
import noSupervisor from '@salesforce/label/c.Reminder_No_Supervisor';
import { filled } from 'c/filled';
import { announceChange } from 'c/fresh';

/** Reminds a person of missing requirements: the e-mail is prepared, can be changed, and is kept on the license. */
export default class RemindPerson extends LightningElement {
    /** A contact, or a license or license request of one. */
    @api recordId!: string;

    label = { remind, cancel, textLabel, textHelp, sendLabel, sent, notSent, noSupervisor };
    reminder?: Licenses.PreAccessReminder;
    error?: Platform.FetchError;
    isBusy = false;
    isSent = false;

    get isOpen(): boolean {
        return Boolean(this.reminder) && !this.refusal;
    }

    get refusal(): string | undefined {
        return this.reminder?.refusal;
    }

    get supervisorText(): string {
        return filled(supervisorLabel, this.reminder?.supervisor ?? '');
    }

    async handleOpen(): Promise<void> {
        this.isSent = false;
        await this.act(async () => {
            this.reminder = { ...(await prepare({ recordId: this.recordId })) };
        });
    }

    handleText(event: CustomEvent<{ value: string }>): void {
        this.change({ text: event.detail.value });
    }

    handleSupervisor(event: CustomEvent<{ checked: boolean }>): void {
        this.change({ isCopiedToSupervisor: event.detail.checked });
    }

    handleCancel(): void {
        this.reminder = undefined;
        this.error = undefined;
    }

    async handleSend(): Promise<void> {
        const { reminder } = this;
        if (!reminder) {
            return;
        }
        await this.act(async () => {
            await send({ reminder });
            this.reminder = undefined;
            this.isSent = true;
            await announceChange(this, [reminder.licenseId]);
        });
    }

    private change(answer: Partial<Licenses.PreAccessReminder>): void {
        if (this.reminder) {
            this.reminder = { ...this.reminder, ...answer };
        }
    }

    private async act(step: () => Promise<void>): Promise<void> {
        if (this.isBusy) {
            return;
        }
        this.isBusy = true;
        this.error = undefined;
        try {
            await step();
        } catch (error) {
            this.error = error as Platform.FetchError;
        } finally {
            this.isBusy = false;
        }
    }
}
