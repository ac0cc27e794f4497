import { LightningElement, wire } from 'lwc';
import { CurrentPageReference, NavigationMixin, type PageReference } from 'lightning/navigation';
import { downloadCsv } from 'c/csv';
import { emailsOf, peopleIn } from 'c/emailList';
import { isGood, isSubmitted, reportOf, rowsOf, withFailure, withResult, type BulkRow } from 'c/bulkRows';
import { reduceErrors } from 'c/reduceErrors';
import { NO_ANSWERS, clearDraft, loadDraft, prefilled, saveDraft, stillPossible } from 'c/requestAnswers';
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

/** What the answers are kept under. */
const MANY = 'many';

/**
 * One provision request for each of many people, with the same answers: people, eComm specialist information, user
 * information, a preview with a verdict a person, and the result. Only the good ones are submitted, in several
 * transactions, so that one that fails keeps the others.
 */
export default class BulkRequests extends NavigationMixin(LightningElement) {
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
    /** Whether answers from before are shown. */
    isKept = false;
    rows: BulkRow[] = [];
    isChecking = false;
    isSubmitting = false;
    /** How many people are done, and how many there are, while requests are submitted. */
    done = 0;
    total = 0;

    /** The page that shows the form; the step is part of its address. */
    private page?: PageReference;

    @wire(CurrentPageReference)
    wiredPage(page: PageReference | undefined): void {
        // The platform may keep the form while another page is shown.
        if (!page || (this.page && this.page.attributes?.apiName !== page.attributes?.apiName)) {
            return;
        }
        this.page = page;
        if (this.isLoaded) {
            void this.arrive(page.state?.c__step);
        }
    }

    override connectedCallback(): void {
        void this.load();
    }

    private async load(): Promise<void> {
        try {
            [this.start, this.options] = await Promise.all([startBulk(), loadOptions(undefined)]);
            this.begin();
            await this.arrive(this.page?.state?.c__step);
        } catch (error) {
            this.loadError = error as Platform.FetchError;
        }
    }

    /** Fills in what there is no choice of, or else what was answered before. */
    private begin(): void {
        const draft = loadDraft(MANY);
        const answers = draft && stillPossible(draft.answers, this.options!);
        this.form = { contactId: '', ...(answers ?? prefilled(this.options!, userId)) };
        this.text = draft?.people ?? '';
        this.isKept = Boolean(draft);
        this.rows = [];
        this.step = this.stepNames[0]!;
        // What can no longer be chosen, or has another text now, is asked for anew.
        const { acknowledgement = this.form.acknowledgement } = this.start!;
        const isUnchanged =
            JSON.stringify(answers) === JSON.stringify(draft?.answers) && acknowledgement === this.form.acknowledgement;
        this.reached = (isUnchanged && this.stepNames.find((name) => name === draft?.reached)) || this.step;
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
        this.keep();
    }

    handleAnswer(event: CustomEvent<Partial<Licenses.RequestForm>>): void {
        this.form = { ...this.form, ...event.detail };
        this.keep();
    }

    handleNext(): void {
        this.go(this.stepNames[this.stepNames.indexOf(this.step) + 1]!);
    }

    handlePrevious(): void {
        this.go(this.stepNames[this.stepNames.indexOf(this.step) - 1]!);
    }

    handleStep(event: CustomEvent<StepName>): void {
        this.go(event.detail);
    }

    handleStartOver(): void {
        clearDraft(MANY);
        this.begin();
        this.show(this.step, true);
    }

    handleAgain(): void {
        this.handleStartOver();
    }

    /** Keeps what is answered, until it is submitted. */
    private keep(): void {
        const { answers, reached, text: people } = this;
        saveDraft(MANY, { action: 'Provision', reached, answers, removals: [], people });
    }

    private isAfter(step: StepName, other: StepName): boolean {
        return this.stepNames.indexOf(step) > this.stepNames.indexOf(other);
    }

    private isFilledIn(): boolean {
        const current = this.refs?.current as unknown as Validatable | undefined;
        return !current || current.reportValidity();
    }

    /** Goes to a step; forward only when the one that is left is filled in. */
    private go(step: StepName): void {
        if (this.isAfter(step, this.step)) {
            if (!this.isFilledIn()) {
                return;
            }
            if (this.isAfter(step, this.reached)) {
                this.reached = step;
            }
            this.keep();
        }
        this.show(step);
    }

    private show(step: StepName, isReplaced = false): void {
        if (this.page) {
            const { type, attributes, state } = this.page;
            this[NavigationMixin.Navigate]({ type, attributes, state: { ...state, c__step: step } }, isReplaced);
        } else {
            void this.arrive(step);
        }
    }

    /** Shows a step, at most the last one that was reached, each preview made anew; a result stays, wherever Back leads. */
    private async arrive(wanted: string | undefined): Promise<void> {
        if (this.isResult) {
            return;
        }
        if (this.isAfter(this.reached, this.step) && !this.isFilledIn()) {
            this.reached = this.step;
        }
        const step = this.stepNames.find((name) => name === wanted) ?? this.stepNames[0]!;
        this.step = this.isAfter(step, this.reached) ? this.reached : step;
        this.rows = [];
        this.previewError = undefined;
        if (this.isPreview) {
            await this.check();
        }
    }

    async handleSubmit(): Promise<void> {
        if (this.isBusy) {
            return;
        }
        this.isSubmitting = true;
        clearDraft(MANY);
        this.step = 'result';
        this.show('result', true);
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
