import { LightningElement } from 'lwc';
import { downloadCsv } from 'c/csv';
import { emailsOf, peopleIn } from 'c/emailList';
import { isGood, isSubmitted, reportOf, rowsOf, withFailure, withResult, type BulkRow } from 'c/bulkRows';
import { reduceErrors } from 'c/reduceErrors';
import { NO_ANSWERS, prefilled } from 'c/requestAnswers';
import type { Validatable } from 'c/validity';
import startBulk from '@salesforce/apex/BulkRequestController.start';
import previewPeople from '@salesforce/apex/BulkRequestController.preview';
import submitPeople from '@salesforce/apex/BulkRequestController.submit';
import loadOptions from '@salesforce/apex/ProvisionRequestController.options';
import userId from '@salesforce/user/Id';
import title from '@salesforce/label/c.Bulk_Title';
import peopleStep from '@salesforce/label/c.Bulk_Step_People';
import previewStep from '@salesforce/label/c.Bulk_Step_Preview';
import resultStep from '@salesforce/label/c.Bulk_Step_Result';
import acknowledgeStep from '@salesforce/label/c.Wizard_Step_Acknowledge';
import specialistStep from '@salesforce/label/c.Wizard_Step_Specialist';
import userStep from '@salesforce/label/c.Wizard_Step_User';
import campusChecked from '@salesforce/label/c.Bulk_Campus_Checked';
import notLoaded from '@salesforce/label/c.Bulk_Not_Loaded';
import notChecked from '@salesforce/label/c.Bulk_Not_Checked';
import good from '@salesforce/label/c.Bulk_Good';
import nobodyGood from '@salesforce/label/c.Bulk_Nobody_Good';
import progress from '@salesforce/label/c.Bulk_Progress';
import downloadAll from '@salesforce/label/c.Bulk_Download_All';
import downloadRest from '@salesforce/label/c.Bulk_Download_Rest';
import tryAgain from '@salesforce/label/c.Bulk_Try_Again';
import again from '@salesforce/label/c.Bulk_Again';
import loading from '@salesforce/label/c.Screen_Loading';
import submit from '@salesforce/label/c.Wizard_Submit';

const LABELS = {
    acknowledge: acknowledgeStep,
    people: peopleStep,
    specialist: specialistStep,
    user: userStep,
    preview: previewStep,
    result: resultStep
} as const;

type StepName = keyof typeof LABELS;

const STEPS: readonly StepName[] = ['people', 'specialist', 'user', 'preview', 'result'];

/**
 * One provision request for each of many people, with the same answers: people, eComm specialist information, user
 * information, a preview with a verdict a person, and the result. Only the good ones are submitted, in several
 * transactions, so that one that fails keeps the others.
 */
export default class BulkRequests extends LightningElement {
    label = {
        title,
        loading,
        notLoaded,
        notChecked,
        campusChecked,
        downloadAll,
        downloadRest,
        tryAgain,
        again,
        submit
    };
    start?: Licenses.BulkStart;
    options?: Licenses.WizardOptions;
    loadError?: Platform.FetchError;
    previewError?: Platform.FetchError;
    step: StepName = 'people';
    text = '';
    form: Licenses.RequestForm = { contactId: '', ...NO_ANSWERS };
    /** The last step that was reached. */
    reached: StepName = 'people';
    rows: BulkRow[] = [];
    isChecking = false;
    isSubmitting = false;
    /** How many people are done, and how many there are, while requests are submitted. */
    done = 0;
    total = 0;

    override connectedCallback(): void {
        void this.load();
    }

    private async load(): Promise<void> {
        try {
            [this.start, this.options] = await Promise.all([startBulk(), loadOptions(undefined)]);
            this.begin();
        } catch (error) {
            this.loadError = error as Platform.FetchError;
        }
    }

    /** An empty list; what there is no choice of is filled in. */
    private begin(): void {
        this.form = { contactId: '', ...prefilled(this.options!, userId) };
        this.text = '';
        this.rows = [];
        this.step = this.stepNames[0]!;
        this.reached = this.step;
    }

    get isLoading(): boolean {
        return !this.isLoaded && !this.loadError;
    }

    get isLoaded(): boolean {
        return Boolean(this.start && this.options);
    }

    get needsQuiz(): boolean {
        return this.start?.maySubmit === false;
    }

    get isRefused(): boolean {
        return Boolean(this.start?.refusals.length);
    }

    /** Where the policy has a text to accept, that comes before everything else. */
    private get stepNames(): readonly StepName[] {
        return this.start?.acknowledgement ? ['acknowledge', ...STEPS] : STEPS;
    }

    get steps(): { name: StepName; label: string }[] {
        return this.stepNames.map((name) => ({ name, label: LABELS[name] }));
    }

    /** Name of the table. */
    get stepLabel(): string {
        return LABELS[this.step];
    }

    get isAcknowledge(): boolean {
        return this.step === 'acknowledge';
    }

    get isPeople(): boolean {
        return this.step === 'people';
    }

    get isSpecialist(): boolean {
        return this.step === 'specialist';
    }

    get isUser(): boolean {
        return this.step === 'user';
    }

    get isPreview(): boolean {
        return this.step === 'preview';
    }

    get isResult(): boolean {
        return this.step === 'result';
    }

    get isBusy(): boolean {
        return this.isChecking || this.isSubmitting;
    }

    get hasRows(): boolean {
        return this.rows.length > 0;
    }

    get goodText(): string {
        const amount = this.rows.filter(isGood).length;
        return amount > 0 ? good.replace('{0}', String(amount)) : nobodyGood;
    }

    get progressText(): string {
        return progress.replace('{0}', String(this.done)).replace('{1}', String(this.total));
    }

    get progress(): number {
        return Math.round((100 * this.done) / this.total);
    }

    get canGoBack(): boolean {
        return this.step !== this.stepNames[0] && !this.isResult;
    }

    get canGoOn(): boolean {
        return !this.isPreview && !this.isResult;
    }

    get canSubmit(): boolean {
        return this.isPreview && this.rows.some(isGood);
    }

    get canTryAgain(): boolean {
        return this.isOver && this.rows.some(isGood);
    }

    get isOver(): boolean {
        return this.isResult && !this.isSubmitting;
    }

    /** The report is complete when nothing is being submitted. */
    get hasReport(): boolean {
        return this.hasRows && !this.isBusy;
    }

    get hasRest(): boolean {
        return this.hasReport && this.rest.length > 0;
    }

    /** Whom no request is, or will be, submitted for. */
    private get rest(): BulkRow[] {
        return this.rows.filter((row) => (this.isResult ? !isSubmitted(row) : !isGood(row)));
    }

    handlePeople(event: CustomEvent<string>): void {
        this.text = event.detail;
    }

    handleAnswer(event: CustomEvent<Partial<Licenses.RequestForm>>): void {
        this.form = { ...this.form, ...event.detail };
    }

    handleNext(): Promise<void> {
        return this.go(this.stepNames[this.stepNames.indexOf(this.step) + 1]!);
    }

    handlePrevious(): Promise<void> {
        return this.go(this.stepNames[this.stepNames.indexOf(this.step) - 1]!);
    }

    handleStep(event: CustomEvent<StepName>): Promise<void> {
        return this.go(event.detail);
    }

    handleAgain(): void {
        this.begin();
    }

    /** Goes to a step; forward only when the one that is left is filled in. Each preview is made anew. */
    private async go(step: StepName): Promise<void> {
        const current = this.refs?.current as unknown as Validatable | undefined;
        const isFilledIn = !current || current.reportValidity();
        const isForward = this.stepNames.indexOf(step) > this.stepNames.indexOf(this.step);
        if (isForward && !isFilledIn) {
            return;
        }
        if (!isFilledIn) {
            this.reached = this.step;
        }
        this.rows = [];
        this.previewError = undefined;
        this.step = step;
        if (this.stepNames.indexOf(step) > this.stepNames.indexOf(this.reached)) {
            this.reached = step;
        }
        if (this.isPreview) {
            await this.check();
        }
    }

    async handleSubmit(): Promise<void> {
        if (this.isBusy) {
            return;
        }
        this.isSubmitting = true;
        this.step = 'result';
        const people = this.rows.filter(isGood).map((row) => row.contactId!);
        this.done = 0;
        this.total = people.length;
        const { chunk } = this.start!;
        while (this.done < this.total) {
            // One after the other: each is a transaction of its own, and the people may share records.
            // eslint-disable-next-line no-await-in-loop
            await this.submitChunk(people.slice(this.done, this.done + chunk));
            this.done = Math.min(this.done + chunk, this.total);
        }
        this.isSubmitting = false;
    }

    handleDownloadAll(): void {
        downloadCsv('provision-many.csv', reportOf(this.rows));
    }

    handleDownloadRest(): void {
        downloadCsv('provision-many-rest.csv', reportOf(this.rest));
    }

    private async check(): Promise<void> {
        this.isChecking = true;
        try {
            const list = peopleIn(this.text);
            this.rows = rowsOf(list, await previewPeople({ emails: emailsOf(list), answers: this.answers }));
        } catch (error) {
            this.previewError = error as Platform.FetchError;
        } finally {
            this.isChecking = false;
        }
    }

    private async submitChunk(contactIds: string[]): Promise<void> {
        const outcomes = new Map<string, (row: BulkRow) => BulkRow>();
        try {
            for (const result of await submitPeople({ contactIds, answers: this.answers })) {
                outcomes.set(result.contactId, (row) => withResult(row, result));
            }
        } catch (error) {
            const message = reduceErrors(error as Platform.FetchError).join(' ');
            for (const contactId of contactIds) {
                outcomes.set(contactId, (row) => withFailure(row, message));
            }
        }
        this.rows = this.rows.map((row) => (isGood(row) ? (outcomes.get(row.contactId!)?.(row) ?? row) : row));
    }

    /** The answers for all, without a contact. */
    private get answers(): Licenses.BulkAnswers {
        const { contactId: _nobody, ...answers } = this.form;
        return answers;
    }
}
