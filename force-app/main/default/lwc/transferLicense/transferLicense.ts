import { LightningElement, api, wire } from 'lwc';
import { CloseActionScreenEvent } from 'lightning/actions';
import { getFieldValue, getRecord, type UiRecord } from 'lightning/uiRecordApi';
import { announceChange } from 'c/fresh';
import { judgeNow, type Validatable } from 'c/validity';
import NUMBER from '@salesforce/schema/License__c.Name';
import CAMPUS from '@salesforce/schema/License__c.Affiliated_Campus__c';
import PERSON from '@salesforce/schema/License__c.Contact__r.Name';
import optionsOf from '@salesforce/apex/ProvisionRequestController.options';
import preview from '@salesforce/apex/LicenseTransferController.preview';
import transfer from '@salesforce/apex/LicenseTransferController.transfer';
import title from '@salesforce/label/c.Transfer_Title';
import intro from '@salesforce/label/c.Transfer_Intro';
import fromTo from '@salesforce/label/c.Transfer_From_To';
import reasonLabel from '@salesforce/label/c.Transfer_Reason';
import reasonMissing from '@salesforce/label/c.Transfer_Reason_Missing';
import transferLabel from '@salesforce/label/c.Transfer_Button';
import done from '@salesforce/label/c.Transfer_Done';
import notTransferred from '@salesforce/label/c.Transfer_Not_Done';
import notLoaded from '@salesforce/label/c.Wizard_Not_Loaded';
import campusLabel from '@salesforce/label/c.Transfer_Campus';
import specialistLabel from '@salesforce/label/c.Wizard_Specialist';
import choose from '@salesforce/label/c.Wizard_Choose';
import required from '@salesforce/label/c.Wizard_Required';
import next from '@salesforce/label/c.Wizard_Next';
import previous from '@salesforce/label/c.Wizard_Previous';
import cancel from '@salesforce/label/c.Transfer_Cancel';
import close from '@salesforce/label/c.Transfer_Close';
import loading from '@salesforce/label/c.Screen_Loading';

type Step = 'form' | 'preview' | 'done';

/** Transfers a license to another campus: what is chosen, what would happen, what has happened. */
export default class TransferLicense extends LightningElement {
    @api recordId!: string;

    label = {
        title,
        intro,
        campus: campusLabel,
        specialist: specialistLabel,
        reason: reasonLabel,
        reasonMissing,
        choose,
        required,
        next,
        previous,
        transfer: transferLabel,
        notTransferred,
        notLoaded,
        loading
    };
    step: Step = 'form';
    campus = '';
    specialistId = '';
    reason = '';
    preview?: Licenses.TransferPreview;
    error?: Platform.FetchError;
    isWorking = false;
    /** The campus it is with, or was before it was transferred. */
    private from?: string;
    private focusHeading = false;

    @wire(getRecord, { recordId: '$recordId', fields: [NUMBER, CAMPUS, PERSON] })
    license?: Platform.Wired<UiRecord>;

    @wire(optionsOf)
    options?: Platform.Wired<Licenses.WizardOptions>;

    override renderedCallback(): void {
        if (this.focusHeading) {
            this.focusHeading = false;
            (this.refs?.heading as HTMLElement | undefined)?.focus();
        }
    }

    get isReady(): boolean {
        return Boolean(this.license?.data && this.options?.data);
    }

    get loadError(): Platform.FetchError | undefined {
        return this.license?.error ?? this.options?.error;
    }

    get isLoading(): boolean {
        return !this.isReady && !this.loadError;
    }

    get isNotReady(): boolean {
        return !this.isReady || this.isWorking;
    }

    get isForm(): boolean {
        return this.step === 'form';
    }

    get isPreview(): boolean {
        return this.step === 'preview';
    }

    get isDone(): boolean {
        return this.step === 'done';
    }

    get mayTransfer(): boolean {
        return this.isPreview && Boolean(this.preview?.canBeDone);
    }

    get closeLabel(): string {
        return this.isDone ? close : cancel;
    }

    get personName(): string {
        return this.fieldOf(PERSON);
    }

    get campusName(): string {
        return this.nameOf(this.campus);
    }

    /** From where it comes, and to where it goes once that is chosen. */
    get heading(): string {
        const from = this.nameOf(this.from ?? this.fieldOf(CAMPUS));
        const what = `${this.fieldOf(NUMBER)}, ${this.personName}`;
        return this.isForm
            ? `${what}: ${from}`
            : [what, from, this.campusName].reduce((text, value, index) => text.replace(`{${index}}`, value), fromTo);
    }

    get doneMessage(): string {
        return done.replace('{0}', this.fieldOf(NUMBER)).replace('{1}', this.campusName);
    }

    /** Every campus but the one it is with. */
    get campuses(): Licenses.Option[] {
        const current = this.fieldOf(CAMPUS);
        return this.options?.data?.campuses.filter(({ value }) => value !== current) ?? [];
    }

    get specialists(): Licenses.Option[] {
        return this.options?.data?.specialists.filter(({ campus }) => campus === this.campus) ?? [];
    }

    get specialistName(): string {
        return this.specialists.find(({ value }) => value === this.specialistId)?.label ?? '';
    }

    get noCampusYet(): boolean {
        return this.campus === '';
    }

    handleCampus(event: CustomEvent<{ value: string }>): void {
        judgeNow(event);
        this.campus = event.detail.value;
        if (!this.specialists.some(({ value }) => value === this.specialistId)) {
            this.specialistId = '';
        }
    }

    handleSpecialist(event: CustomEvent<{ value: string }>): void {
        judgeNow(event);
        this.specialistId = event.detail.value;
    }

    handleReason(event: CustomEvent<{ value: string }>): void {
        judgeNow(event);
        this.reason = event.detail.value;
    }

    handlePrevious(): void {
        this.goTo('form');
    }

    handleClose(): void {
        this.dispatchEvent(new CloseActionScreenEvent());
    }

    async handleNext(): Promise<void> {
        for (const input of this.template?.querySelectorAll('[data-field]') ?? []) {
            (input as unknown as Validatable).reportValidity();
        }
        if (this.campus !== '' && this.specialistId !== '' && this.reason.trim() !== '') {
            await this.work(preview, 'preview');
        }
    }

    async handleTransfer(): Promise<void> {
        this.from = this.fieldOf(CAMPUS);
        await this.work(transfer, 'done');
        if (this.isDone) {
            await announceChange(this, [this.recordId]);
        }
    }

    private async work(call: typeof preview, step: Step): Promise<void> {
        if (this.isWorking) {
            return;
        }
        this.isWorking = true;
        this.error = undefined;
        try {
            this.preview = await call({
                form: {
                    licenseId: this.recordId,
                    campus: this.campus,
                    specialistId: this.specialistId,
                    reason: this.reason
                }
            });
            this.goTo(step);
        } catch (error) {
            this.error = error as Platform.FetchError;
        } finally {
            this.isWorking = false;
        }
    }

    private goTo(step: Step): void {
        this.step = step;
        this.error = undefined;
        this.focusHeading = true;
    }

    private fieldOf(field: typeof NUMBER): string {
        return String(getFieldValue(this.license?.data, field) ?? '');
    }

    private nameOf(campus: string): string {
        return this.options?.data?.campuses.find(({ value }) => value === campus)?.label ?? campus;
    }
}
