import { LightningElement, api, wire } from 'lwc';
import { CurrentPageReference, NavigationMixin, type PageReference } from 'lightning/navigation';
import { Fresh, announceChange } from 'c/fresh';
import { NO_ANSWERS, clearDraft, loadDraft, prefilled, saveDraft, stillPossible } from 'c/requestAnswers';
import type { Validatable } from 'c/validity';
import startWizard from '@salesforce/apex/ProvisionRequestController.start';
import loadOptions from '@salesforce/apex/ProvisionRequestController.options';
import submitRequest from '@salesforce/apex/ProvisionRequestController.submit';
import submitRemoval from '@salesforce/apex/ProvisionRequestController.deprovision';
import startChange from '@salesforce/apex/ProvisionRequestController.startChange';
import changeRequest from '@salesforce/apex/ProvisionRequestController.change';
import changeRemoval from '@salesforce/apex/ProvisionRequestController.changeRemoval';
import userId from '@salesforce/user/Id';
import title from '@salesforce/label/c.Wizard_Title';
import loading from '@salesforce/label/c.Screen_Loading';
import notLoaded from '@salesforce/label/c.Wizard_Not_Loaded';
import notSubmitted from '@salesforce/label/c.Wizard_Not_Submitted';
import acknowledgeStep from '@salesforce/label/c.Wizard_Step_Acknowledge';
import chooseStep from '@salesforce/label/c.Wizard_Step_Choose';
import currentStep from '@salesforce/label/c.Wizard_Step_Current';
import specialistStep from '@salesforce/label/c.Wizard_Step_Specialist';
import userStep from '@salesforce/label/c.Wizard_Step_User';
import summaryStep from '@salesforce/label/c.Wizard_Step_Summary';
import removeStep from '@salesforce/label/c.Wizard_Step_Remove';
import doneStep from '@salesforce/label/c.Wizard_Step_Done';
import actionLabel from '@salesforce/label/c.Wizard_Action';
import provision from '@salesforce/label/c.Wizard_Provision';
import deprovision from '@salesforce/label/c.Wizard_Deprovision';
import submit from '@salesforce/label/c.Wizard_Submit';
import back from '@salesforce/label/c.Wizard_Back_To_Contact';
import notEligible from '@salesforce/label/c.Review_Not_Eligible';
import person from '@salesforce/label/c.Wizard_Person';
import personSearch from '@salesforce/label/c.Wizard_Person_Search';
import choose from '@salesforce/label/c.Wizard_Choose';
import changeThis from '@salesforce/label/c.Change_This';
import locked from '@salesforce/label/c.Change_Locked';
import notLicensed from '@salesforce/label/c.Refusal_Not_Licensed';
import notSaved from '@salesforce/label/c.Change_Not_Saved';
import saveChanges from '@salesforce/label/c.Change_Save';
import backToRequest from '@salesforce/label/c.Change_Back';

const LABELS = {
    acknowledge: acknowledgeStep,
    choose: chooseStep,
    current: currentStep,
    specialist: specialistStep,
    user: userStep,
    remove: removeStep,
    summary: summaryStep,
    done: doneStep
} as const;

type StepName = keyof typeof LABELS;

/** The steps of each choice, in the page's order. */
const STEPS: Record<Licenses.RequestType, readonly StepName[]> = {
    Provision: ['choose', 'current', 'specialist', 'user', 'summary', 'done'],
    Deprovision: ['choose', 'remove', 'summary', 'done']
};

/** The steps when a submitted request is changed: what it is and for whom stays. */
const CHANGE_STEPS: Record<Licenses.RequestType, readonly StepName[]> = {
    Provision: ['specialist', 'user', 'summary', 'done'],
    Deprovision: ['remove', 'summary', 'done']
};

const PAGE_OF_ITS_OWN = 'standard__component';

/**
 * The request to provision or deprovision a person, in the steps of the page. Provision: review current access, eComm
 * specialist information, user information. Deprovision: what to remove. Both end with a summary and the link to the
 * license record. A submitted request is changed in the same steps, until its cut-off.
 */
export default class ProvisionWizard extends NavigationMixin(LightningElement) {
    label = {
        loading,
        notLoaded,
        locked,
        actionLabel,
        notEligible,
        title,
        person,
        personSearch,
        choose
    };
    match = { primaryField: { fieldPath: 'Name' }, additionalFields: [{ fieldPath: 'Email' }] };
    shown = { primaryField: 'Name', additionalFields: ['Email'] };
    asksForPerson = false;
    actions: { value: Licenses.RequestType; label: string }[] = [
        { value: 'Provision', label: provision },
        { value: 'Deprovision', label: deprovision }
    ];
    action: Licenses.RequestType = 'Provision';
    step: StepName = 'choose';
    start?: Licenses.WizardStart;
    options?: Licenses.WizardOptions;
    loadError?: Platform.FetchError;
    submitError?: Platform.FetchError;
    result?: Licenses.SubmissionResult;
    isSubmitting = false;
    removals: string[] = [];
    form: Licenses.RequestForm = { contactId: '', ...NO_ANSWERS };
    /** Whether answers from before are shown. */
    isKept = false;
    /** The last step that was reached. */
    reached: StepName = 'choose';

    private contactId?: string;
    private changedId?: string;
    /** The page of its own that shows the wizard; the step is part of its address. */
    private page?: PageReference;
    private readonly fresh = new Fresh(() => this.renew());

    /** The contact, when the wizard is opened as an action of its page. */
    @api
    get recordId(): string | undefined {
        return this.contactId;
    }
    set recordId(recordId: string | undefined) {
        void this.load(recordId);
    }

    /** The submitted request to change, when the wizard is opened as an action of its page. */
    @api
    get requestId(): string | undefined {
        return this.changedId;
    }
    set requestId(requestId: string | undefined) {
        void this.loadChange(requestId);
    }

    /** The contact, when the wizard is opened by the link in the field Provisioning; New on License Requests names none. */
    @wire(CurrentPageReference)
    wiredPage(page: PageReference | undefined): void {
        if (page?.type !== PAGE_OF_ITS_OWN) {
            return;
        }
        const contactId = page.state?.c__recordId;
        this.page = page;
        this.asksForPerson = !contactId;
        if (contactId === this.contactId && this.start) {
            this.arrive(page.state?.c__step);
        }
        void this.load(contactId);
    }

    override connectedCallback(): void {
        this.fresh.connect(this);
    }

    override disconnectedCallback(): void {
        this.fresh.disconnect();
    }

    /** The person becomes part of the address, so that Back and a reload work. */
    handlePerson(event: CustomEvent<{ recordId: string | null }>): void {
        if (event.detail.recordId) {
            this[NavigationMixin.Navigate]({
                type: PAGE_OF_ITS_OWN,
                attributes: { componentName: 'c__provisionWizard' },
                state: { c__recordId: event.detail.recordId }
            });
        }
    }

    private async load(contactId: string | undefined): Promise<void> {
        if (!contactId || contactId === this.contactId) {
            return;
        }
        this.contactId = contactId;
        this.start = undefined;
        this.loadError = undefined;
        try {
            const [start, options] = await Promise.all([startWizard({ contactId }), loadOptions(undefined)]);
            this.begin(contactId, start, options);
        } catch (error) {
            this.loadError = error as Platform.FetchError;
        }
    }

    private async loadChange(requestId: string | undefined): Promise<void> {
        if (!requestId || requestId === this.changedId) {
            return;
        }
        this.changedId = requestId;
        this.start = undefined;
        this.loadError = undefined;
        this.result = undefined;
        this.submitError = undefined;
        try {
            const [start, options] = await Promise.all([startChange({ requestId }), loadOptions(undefined)]);
            this.beginChange(start, options);
        } catch (error) {
            this.loadError = error as Platform.FetchError;
        }
    }

    /** Shows what was done about the person meanwhile; what is answered stays. */
    private async renew(): Promise<void> {
        const { contactId, changedId, start } = this;
        if (!start || this.isSubmitting || this.isDone) {
            return;
        }
        const renewed = await (changedId
            ? startChange({ requestId: changedId })
            : startWizard({ contactId: contactId! }));
        // Another person or request may have been opened meanwhile.
        if (this.start === start) {
            this.start = renewed;
            // What nobody can see any more, nobody could take back.
            const { contactId: _person, requestId: _changed, ...answers } = this.form;
            this.form = { ...this.form, ...stillPossible(answers, this.options!, this.otherAccess) };
            this.removals = this.stillRemovable(this.removals);
        }
    }

    /** Those of some lines that give access now. */
    private stillRemovable(lineIds: string[]): string[] {
        const { access = [] } = this.otherAccess ?? {};
        return lineIds.filter((lineId) => access.some(({ id, status }) => id === lineId && status === 'Active'));
    }

    /** Fills in what the request asks for now. */
    private beginChange(start: Licenses.WizardStart, options: Licenses.WizardOptions): void {
        const license = start.review.license!;
        const request = start.request!;
        this.contactId = start.review.contactId;
        this.action = request.type;
        // Who serves the person, and where, may have changed since.
        this.form = {
            ...NO_ANSWERS,
            ...request.form,
            contactId: start.review.contactId,
            requestId: request.id,
            campus: license.campus,
            specialistId: license.specialistId ?? '',
            additionalSpecialistIds: [...license.additionalSpecialistIds]
        };
        this.removals = license.access.filter((line) => line.removalRequestedIn === request.id).map((line) => line.id);
        this.options = options;
        this.start = start;
        const draft = loadDraft(request.id);
        if (draft) {
            const { campus, specialistId, additionalSpecialistIds } = this.form;
            const answers = { ...draft.answers, campus, specialistId, additionalSpecialistIds };
            this.form = { ...this.form, ...stillPossible(answers, options, this.otherAccess) };
            this.removals = this.stillRemovable(draft.removals);
        }
        this.isKept = Boolean(draft);
        this.reached = this.stepNames[0]!;
        this.step = this.reached;
        // The steps are those of the change from here on, and the address still names one of the request before.
        this.page = undefined;
    }

    /** Fills in what is known, or else what was answered before; the address may name the step. */
    private begin(contactId: string, start: Licenses.WizardStart, options: Licenses.WizardOptions): void {
        const { license } = start.review;
        this.options = options;
        this.start = start;
        const draft = loadDraft(contactId);
        const answers = draft && stillPossible(draft.answers, options, license);
        this.form = { contactId, ...(answers ?? prefilled(options, userId, license)) };
        this.action = draft?.action ?? 'Provision';
        this.removals = this.stillRemovable(draft?.removals ?? []);
        this.isKept = Boolean(draft);
        // What can no longer be chosen, or has another text now, is asked for anew.
        const { acknowledgement = this.form.acknowledgement } = start.review;
        const isUnchanged =
            JSON.stringify(answers) === JSON.stringify(draft?.answers) && acknowledgement === this.form.acknowledgement;
        this.reached = draft && isUnchanged ? this.nameOf(draft.reached) : this.stepNames[0]!;
        this.step = this.stepNames[0]!;
        this.arrive(this.page?.state?.c__step);
    }

    get isLoading(): boolean {
        return !this.start && !this.loadError && !this.asksForPerson;
    }

    get isChange(): boolean {
        return Boolean(this.changedId);
    }

    /** Why the request can no longer be changed. */
    get lock(): Licenses.Refusal | undefined {
        return this.start?.request?.lock;
    }

    get isOpen(): boolean {
        return !this.lock;
    }

    get heading(): string {
        return this.isChange ? changeThis.replace('{0}', this.start?.request?.requestNumber ?? '') : title;
    }

    get notDone(): string {
        return this.isChange ? notSaved : notSubmitted;
    }

    get submitLabel(): string {
        return this.isChange ? saveChanges : submit;
    }

    get backLabel(): string {
        return this.isChange ? backToRequest : back;
    }

    /** The license as it is without the request that is changed, whose lines can be chosen again. */
    get otherAccess(): Licenses.LicenseSummary | undefined {
        const license = this.start?.review.license;
        const { changedId } = this;
        return license && changedId
            ? {
                  ...license,
                  access: license.access
                      .filter((line) => !isAskedBy(line, changedId))
                      .map((line) => (line.removalRequestedIn === changedId ? { ...line, status: 'Active' } : line))
              }
            : license;
    }

    get mayContinue(): boolean {
        return Boolean(this.start?.review.maySubmit && !this.isRefused && !this.hasFirstRefusals && !this.lock);
    }

    get needsQuiz(): boolean {
        return this.start?.review.maySubmit === false;
    }

    get isRefused(): boolean {
        return this.isChoose && this.action === 'Provision' && this.start?.review.eligible === false;
    }

    /** What no answer can change is said at the first step. */
    get firstRefusals(): Licenses.Refusal[] {
        const { refusals = [], license } = this.start?.review ?? {};
        const isNothingToRemove =
            this.isChoose && this.action === 'Deprovision' && !license?.access.length && refusals.length === 0;
        return isNothingToRemove ? [{ reason: notLicensed }] : refusals;
    }

    get hasFirstRefusals(): boolean {
        return (this.isChoose || this.isAcknowledge) && this.firstRefusals.length > 0;
    }

    get failedChecks(): Licenses.IdentityCheck[] {
        return this.start?.review.checks.filter((check) => check.outcome === 'fail') ?? [];
    }

    private get stepNames(): readonly StepName[] {
        if (this.isChange) {
            return CHANGE_STEPS[this.action];
        }
        // Where the policy has a text to accept, that comes before everything else.
        return this.start?.review.acknowledgement ? ['acknowledge', ...STEPS[this.action]] : STEPS[this.action];
    }

    get steps(): { name: StepName; label: string }[] {
        return this.stepNames.map((name) => ({ name, label: LABELS[name] }));
    }

    get isAcknowledge(): boolean {
        return this.step === 'acknowledge';
    }

    get isChoose(): boolean {
        return this.step === 'choose';
    }

    get isCurrent(): boolean {
        return this.step === 'current';
    }

    get isSpecialist(): boolean {
        return this.step === 'specialist';
    }

    get isUser(): boolean {
        return this.step === 'user';
    }

    get isRemove(): boolean {
        return this.step === 'remove';
    }

    get removedLines(): Licenses.AccessLine[] | undefined {
        return this.action === 'Deprovision'
            ? this.start?.review.license?.access.filter((line) => this.removals.includes(line.id))
            : undefined;
    }

    get isSummary(): boolean {
        return this.step === 'summary';
    }

    get isDone(): boolean {
        return this.step === 'done';
    }

    get canGoBack(): boolean {
        return !this.isDone && this.step !== this.stepNames[0];
    }

    get canGoOn(): boolean {
        return this.mayContinue && !this.isSummary && !this.isDone;
    }

    get canCancel(): boolean {
        return !this.isDone;
    }

    /** Whether nothing can be done here but to go back. */
    get isClosed(): boolean {
        return !this.isOpen || this.needsQuiz;
    }

    /** The other open requests of the person, which can be changed instead. */
    get changeable(): string[] {
        return (this.start?.review.license?.openRequests ?? [])
            .filter(({ id, isUndecided }) => isUndecided && id !== this.changedId)
            .map(({ id }) => id);
    }

    handleChangeRequest(event: CustomEvent<string>): void {
        void this.loadChange(event.detail);
    }

    handleAction(event: CustomEvent<{ value: Licenses.RequestType }>): void {
        this.action = event.detail.value;
        this.reached = this.step;
        this.keep();
    }

    handleAnswer(event: CustomEvent<Partial<Licenses.RequestForm>>): void {
        this.form = { ...this.form, ...event.detail };
        this.keep();
    }

    handleChoice(event: CustomEvent<string[]>): void {
        this.removals = event.detail;
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
        clearDraft(this.draftOf);
        const { start, options } = this;
        this.go(this.stepNames[0]!, true);
        if (this.isChange) {
            this.beginChange(start!, options!);
        } else {
            this.begin(this.contactId!, start!, options!);
        }
    }

    handleCancel(): void {
        clearDraft(this.draftOf);
        this.handleBack();
    }

    /** What the answers are kept under: the request that is changed, or the person. */
    private get draftOf(): string {
        return this.changedId ?? this.contactId!;
    }

    /** Keeps what is answered, until it is submitted: where the address says nothing of the steps, Back leaves the form. */
    private keep(): void {
        if (!this.result?.submitted) {
            const { contactId: _person, requestId: _none, ...answers } = this.form;
            saveDraft(this.draftOf, { action: this.action, reached: this.reached, answers, removals: this.removals });
        }
    }

    /** Goes to a step when the one that is left may be left: forward only when it is filled in. */
    private go(step: StepName, isReplaced = false): void {
        const names = this.stepNames;
        if (names.indexOf(step) > names.indexOf(this.step)) {
            if (!this.isFilledIn()) {
                return;
            }
            if (names.indexOf(step) > names.indexOf(this.reached)) {
                this.reached = step;
            }
            this.keep();
        }
        if (this.page) {
            const { type, attributes, state } = this.page;
            this[NavigationMixin.Navigate]({ type, attributes, state: { ...state, c__step: step } }, isReplaced);
        } else {
            this.arrive(step);
        }
    }

    /** Shows a step, at most the last one that was reached; what was submitted stays submitted, wherever Back leads. */
    private arrive(wanted: string | undefined): void {
        if (this.result?.submitted) {
            this.step = 'done';
            return;
        }
        const names = this.stepNames;
        if (names.indexOf(this.reached) > names.indexOf(this.step) && !this.isFilledIn()) {
            this.reached = this.step;
        }
        const step = wanted ? this.nameOf(wanted) : names[0]!;
        this.step = names.indexOf(step) <= names.indexOf(this.reached) ? step : this.reached;
        this.result = undefined;
        this.submitError = undefined;
    }

    private nameOf(step: string): StepName {
        return this.stepNames.find((name) => name === step && name !== 'done') ?? this.stepNames[0]!;
    }

    private isFilledIn(): boolean {
        const current = this.refs?.current as unknown as Validatable | undefined;
        return !current || current.reportValidity();
    }

    async handleSubmit(): Promise<void> {
        if (this.isSubmitting) {
            return;
        }
        this.isSubmitting = true;
        this.result = undefined;
        this.submitError = undefined;
        try {
            this.result = await this.send();
            if (this.result.submitted) {
                await this.finish(this.result);
                this.reached = 'done';
                this.go('done', true);
            }
        } catch (error) {
            this.submitError = error as Platform.FetchError;
        } finally {
            this.isSubmitting = false;
        }
        if (this.result?.submitted === false) {
            // The request that is in the way may be new: then it is offered to be changed.
            await this.fresh.refresh().catch(() => undefined);
        }
    }

    private send(): Promise<Licenses.SubmissionResult> {
        if (this.action === 'Provision') {
            return (this.isChange ? changeRequest : submitRequest)({ form: this.form });
        }
        const { contactId, acknowledgement } = this.form;
        const removal = { contactId, accessIds: this.removals, acknowledgement };
        return this.isChange
            ? changeRemoval({ form: { ...removal, requestId: this.changedId! } })
            : submitRemoval({ form: removal });
    }

    private async finish(result: Licenses.SubmissionResult): Promise<void> {
        clearDraft(this.draftOf);
        await announceChange(this, [result.contactId, result.licenseId, result.requestId]);
    }

    handleBack(): void {
        this.dispatchEvent(new CustomEvent('done'));
        this[NavigationMixin.Navigate]({
            type: 'standard__recordPage',
            attributes: this.changedId
                ? { recordId: this.changedId, objectApiName: 'License_Request__c', actionName: 'view' }
                : { recordId: this.contactId, objectApiName: 'Contact', actionName: 'view' }
        });
    }
}

/** Whether a line is only asked for, by this request. */
function isAskedBy(line: Licenses.AccessLine, requestId: string): boolean {
    return line.requestedIn === requestId && line.status === 'Requested';
}
