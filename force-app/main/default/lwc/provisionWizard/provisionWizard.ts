import { LightningElement, api, wire } from 'lwc';
import { CurrentPageReference, NavigationMixin, type PageReference } from 'lightning/navigation';
import { clearDraft, loadDraft, saveDraft } from 'c/requestDraft';
import startWizard from '@salesforce/apex/ProvisionRequestController.start';
import loadOptions from '@salesforce/apex/ProvisionRequestController.options';
import submitRequest from '@salesforce/apex/ProvisionRequestController.submit';
import submitRemoval from '@salesforce/apex/ProvisionRequestController.deprovision';
import userId from '@salesforce/user/Id';
import title from '@salesforce/label/c.Wizard_Title';
import loading from '@salesforce/label/c.Screen_Loading';
import notLoaded from '@salesforce/label/c.Wizard_Not_Loaded';
import notSubmitted from '@salesforce/label/c.Wizard_Not_Submitted';
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
import next from '@salesforce/label/c.Wizard_Next';
import previous from '@salesforce/label/c.Wizard_Previous';
import submit from '@salesforce/label/c.Wizard_Submit';
import back from '@salesforce/label/c.Wizard_Back_To_Contact';
import notEligible from '@salesforce/label/c.Review_Not_Eligible';
import quizNeeded from '@salesforce/label/c.Wizard_Quiz_Needed';
import wiki from '@salesforce/label/c.Wizard_Wiki';
import quiz from '@salesforce/label/c.Wizard_Quiz';
import choose from '@salesforce/label/c.Wizard_Choose';

const LABELS = {
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

interface Validatable {
    reportValidity(): boolean;
}

/**
 * The request to provision or deprovision a person, in the steps of the page. Provision: review current access, eComm
 * specialist information, user information. Deprovision: what to remove. Both end with a summary and the link to the
 * license record.
 */
export default class ProvisionWizard extends NavigationMixin(LightningElement) {
    label = {
        title,
        loading,
        notLoaded,
        notSubmitted,
        actionLabel,
        next,
        previous,
        submit,
        back,
        notEligible,
        quizNeeded,
        wiki,
        quiz,
        choose
    };
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
    form: Licenses.RequestForm = {
        contactId: '',
        campus: '',
        specialistId: '',
        additionalSpecialistIds: [],
        role: '',
        applications: [],
        businessUnits: [],
        publicGroups: [],
        newPublicGroup: ''
    };

    private contactId?: string;
    private focusHeading = false;

    /** The contact, when the wizard is opened as an action of its page. */
    @api
    get recordId(): string | undefined {
        return this.contactId;
    }
    set recordId(recordId: string | undefined) {
        void this.load(recordId);
    }

    /** The contact, when the wizard is opened by the link in the field Provisioning. */
    @wire(CurrentPageReference)
    wiredPage(page: PageReference | undefined): void {
        void this.load(page?.state?.c__recordId);
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

    /** Fills in what is known: the campus of the license or the only own one, the specialist, and a kept draft. */
    private begin(contactId: string, start: Licenses.WizardStart, options: Licenses.WizardOptions): void {
        const { license } = start.review;
        const onlyCampus = options.campuses.length === 1 ? (options.campuses[0]?.value ?? '') : '';
        const campus = options.campuses.some((option) => option.value === license?.campus)
            ? (license?.campus ?? '')
            : onlyCampus;
        const serves = (id: string): boolean =>
            options.specialists.some((option) => option.campus === campus && option.value === id);
        const candidates = [license?.specialistId ?? '', userId].filter(serves);
        this.form = {
            ...this.form,
            contactId,
            campus,
            specialistId: candidates[0] ?? '',
            additionalSpecialistIds: [...(license?.additionalSpecialistIds ?? [])],
            role: license?.role ?? '',
            ...loadDraft(contactId, options, license)
        };
        this.removals = [];
        this.options = options;
        this.start = start;
        this.step = 'choose';
    }

    override renderedCallback(): void {
        if (this.focusHeading) {
            this.focusHeading = false;
            (this.refs?.heading as HTMLElement | undefined)?.focus();
        }
    }

    get isLoading(): boolean {
        return !this.start && !this.loadError;
    }

    get mayContinue(): boolean {
        return Boolean(this.start?.review.maySubmit && !this.isRefused);
    }

    get needsQuiz(): boolean {
        return this.start?.review.maySubmit === false;
    }

    get isRefused(): boolean {
        return this.action === 'Provision' && this.start?.review.eligible === false;
    }

    get failedChecks(): Licenses.IdentityCheck[] {
        return this.start?.review.checks.filter((check) => check.outcome === 'fail') ?? [];
    }

    get steps(): { name: StepName; label: string }[] {
        return STEPS[this.action].map((name) => ({ name, label: LABELS[name] }));
    }

    get stepLabel(): string {
        return LABELS[this.step];
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
        return !this.isChoose && !this.isDone;
    }

    get canGoOn(): boolean {
        return this.mayContinue && !this.isSummary && !this.isDone;
    }

    get hasRefusals(): boolean {
        return Boolean(this.result && !this.result.submitted);
    }

    get refusals() {
        return (this.result?.refusals ?? []).map((refusal, index) => ({
            ...refusal,
            key: index,
            url: refusal.recordId ? `/lightning/r/${refusal.recordId}/view` : undefined
        }));
    }

    handleAction(event: CustomEvent<{ value: Licenses.RequestType }>): void {
        this.action = event.detail.value;
    }

    handleAnswer(event: CustomEvent<Partial<Licenses.RequestForm>>): void {
        this.form = { ...this.form, ...event.detail };
        saveDraft(this.form);
    }

    handleChoice(event: CustomEvent<string[]>): void {
        this.removals = event.detail;
    }

    handleNext(): void {
        const current = this.refs?.current as unknown as Validatable | undefined;
        if (!current || current.reportValidity()) {
            this.move(1);
        }
    }

    handlePrevious(): void {
        this.result = undefined;
        this.submitError = undefined;
        this.move(-1);
    }

    private move(by: 1 | -1): void {
        const steps = STEPS[this.action];
        this.step = steps[steps.indexOf(this.step) + by] ?? this.step;
        this.focusHeading = true;
    }

    async handleSubmit(): Promise<void> {
        if (this.isSubmitting) {
            return;
        }
        this.isSubmitting = true;
        this.result = undefined;
        this.submitError = undefined;
        try {
            this.result = await (this.action === 'Provision'
                ? submitRequest({ form: this.form })
                : submitRemoval({ form: { contactId: this.form.contactId, accessIds: this.removals } }));
            if (this.result.submitted) {
                clearDraft(this.form.contactId);
                this.move(1);
            }
        } catch (error) {
            this.submitError = error as Platform.FetchError;
        } finally {
            this.isSubmitting = false;
        }
    }

    handleBack(): void {
        this.dispatchEvent(new CustomEvent('done'));
        this[NavigationMixin.Navigate]({
            type: 'standard__recordPage',
            attributes: { recordId: this.contactId, objectApiName: 'Contact', actionName: 'view' }
        });
    }
}
