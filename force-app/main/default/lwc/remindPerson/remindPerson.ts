import { LightningElement, api } from 'lwc';
import prepare from '@salesforce/apex/PreAccessReminderController.prepare';
import prepareForQuiz from '@salesforce/apex/PreAccessReminderController.prepareForQuiz';
import send from '@salesforce/apex/PreAccessReminderController.send';
import remind from '@salesforce/label/c.Reminder_Button';
import remindOfAll from '@salesforce/label/c.Reminder_Button_All';
import cancel from '@salesforce/label/c.Reminder_Cancel';
import textLabel from '@salesforce/label/c.Reminder_Text';
import textHelp from '@salesforce/label/c.Reminder_Text_Help';
import sendLabel from '@salesforce/label/c.Reminder_Send';
import sent from '@salesforce/label/c.Reminder_Sent';
import notSent from '@salesforce/label/c.Reminder_Not_Sent';
import supervisorLabel from '@salesforce/label/c.Reminder_Supervisor';
import noSupervisor from '@salesforce/label/c.Reminder_No_Supervisor';
import { act } from 'c/act';
import { filled } from 'c/filled';
import { announceChange } from 'c/fresh';

/** Reminds a person of missing requirements: the e-mail is prepared, can be changed, and is kept on the license. */
export default class RemindPerson extends LightningElement {
    /** A contact, or a license or license request of one. */
    @api recordId!: string;
    /** Name of the one requirement the person is reminded of; everything that is missing when left out. */
    @api requirement?: string;

    /** Whether the person is reminded of the training quiz instead of requirements. */
    @api ofQuiz = false;

    label = { cancel, textLabel, textHelp, sendLabel, sent, notSent, noSupervisor };
    reminder?: Licenses.PreAccessReminder;
    errors?: Platform.FetchError | Platform.FetchError[];
    isBusy = false;
    isSent = false;
    /** Where the focus goes next: the button that was pressed is disabled meanwhile, or gone. */
    private focusOn?: 'text' | 'open';

    override renderedCallback(): void {
        const next = this.focusOn && !this.isBusy && (this.refs?.[this.focusOn] as HTMLElement | undefined);
        if (next) {
            this.focusOn = undefined;
            next.focus();
        }
    }

    get isOpen(): boolean {
        return Boolean(this.reminder) && !this.refusal;
    }

    get refusal(): string | undefined {
        return this.reminder?.refusal;
    }

    get buttonLabel(): string {
        return this.requirement || this.ofQuiz ? remind : remindOfAll;
    }

    get supervisorText(): string {
        return filled(supervisorLabel, this.reminder?.supervisor ?? '');
    }

    async handleOpen(): Promise<void> {
        this.isSent = false;
        await act(this, async () => {
            const { recordId } = this;
            const prepared = this.ofQuiz
                ? prepareForQuiz({ recordId })
                : prepare({ recordId, requirement: this.requirement ?? null });
            this.reminder = { ...(await prepared) };
            this.focusOn = this.isOpen ? 'text' : 'open';
        });
    }

    handleText(event: CustomEvent<{ value: string }>): void {
        this.change({ text: event.detail.value });
    }

    handleSupervisor(event: CustomEvent<{ checked: boolean }>): void {
        this.change({ isCopiedToSupervisor: event.detail.checked });
    }

    handleCancel(): void {
        this.focusOn = 'open';
        this.reminder = undefined;
        this.errors = undefined;
    }

    async handleSend(): Promise<void> {
        const { reminder } = this;
        if (!reminder) {
            return;
        }
        await act(this, async () => {
            await send({ reminder });
            this.reminder = undefined;
            this.isSent = true;
            this.focusOn = 'open';
            await announceChange(this, [reminder.licenseId]);
        });
    }

    private change(answer: Partial<Licenses.PreAccessReminder>): void {
        if (this.reminder) {
            this.reminder = { ...this.reminder, ...answer };
        }
    }
}
