import { LightningElement, api } from 'lwc';
import { filled } from 'c/filled';
import { reduceErrors } from 'c/reduceErrors';
import { sameAccessAs } from 'c/requestAnswers';
import { judgeNow, type Validatable } from 'c/validity';
import reviewContact from '@salesforce/apex/ContactReviewController.review';
import sameAs from '@salesforce/label/c.Wizard_Same_As';
import sameAsDone from '@salesforce/label/c.Wizard_Same_As_Done';
import sameAsNone from '@salesforce/label/c.Wizard_Same_As_None';
import searchGroups from '@salesforce/label/c.Wizard_Search_Groups';
import searchUnits from '@salesforce/label/c.Wizard_Search_Units';
import personSearch from '@salesforce/label/c.Wizard_Person_Search';
import question from '@salesforce/label/c.Wizard_Access_Question';
import applicationsLabel from '@salesforce/label/c.Wizard_Applications';
import unitsLabel from '@salesforce/label/c.Wizard_Business_Units';
import groupsLabel from '@salesforce/label/c.Wizard_Public_Groups';
import groupChoiceLabel from '@salesforce/label/c.Wizard_New_Group_Choice';
import groupChoiceHelp from '@salesforce/label/c.Wizard_New_Group_Choice_Help';
import required from '@salesforce/label/c.Wizard_Required';
import nothingChosen from '@salesforce/label/c.Refusal_Nothing';
import noApplication from '@salesforce/label/c.Refusal_No_Application';

type Kind = Licenses.AccessLine['kind'];

/** Wizard step "user information": eComm role and whatever else the form asks, and what the user shall have access to. */
export default class UserStep extends LightningElement {
    @api form!: Licenses.RequestForm;
    @api options!: Licenses.WizardOptions;
    /** The license of the person, when there is one: what is open on it is not offered again. */
    @api license?: Licenses.LicenseSummary;

    label = {
        question,
        applicationsLabel,
        unitsLabel,
        groupsLabel,
        groupChoiceLabel,
        groupChoiceHelp,
        required,
        sameAs,
        searchUnits,
        searchGroups,
        personSearch
    };
    problem?: string;
    match = { primaryField: { fieldPath: 'Name' }, additionalFields: [{ fieldPath: 'Email' }] };
    shown = { primaryField: 'Name', additionalFields: ['Email'] };
    /** What became of copying the access of a colleague. */
    sameAsResult?: string;

    get questions(): { question: Licenses.FormQuestion; value: string }[] {
        return this.options.questions.map((asked) => ({ question: asked, value: this.form.answers[asked.name] ?? '' }));
    }

    get applications(): Licenses.Option[] {
        return this.notOpen(this.options.applications, 'Application');
    }

    get businessUnits(): Licenses.Option[] {
        return this.notOpen(this.ofCampus(this.options.businessUnits), 'Business Unit');
    }

    get publicGroups(): Licenses.Option[] {
        return this.notOpen(this.ofCampus(this.options.publicGroups), 'Public Group');
    }

    get hasApplications(): boolean {
        return this.applications.length > 0;
    }

    get hasNewGroup(): boolean {
        return this.form.newPublicGroup.trim() !== '';
    }

    /** Whether the step is filled in; shows what is missing where it is not. */
    @api
    reportValidity(): boolean {
        const questions = [...this.template!.querySelectorAll('c-form-question')] as unknown as Validatable[];
        const isAnswered = questions.map((one) => one.reportValidity()).every(Boolean);
        (this.refs?.groupChoice as unknown as Validatable | undefined)?.reportValidity();
        const nameCanBe = (this.refs!.newGroup as unknown as Validatable).reportValidity();
        const { applications, businessUnits, publicGroups, newGroupChoice } = this.form;
        const chosen = [...applications, ...businessUnits, ...publicGroups].length > 0 || this.hasNewGroup;
        const licensed = this.license?.access.some((line) => line.kind === 'Application') ?? false;
        this.problem = undefined;
        if (!chosen) {
            this.problem = nothingChosen;
        } else if (applications.length === 0 && !licensed) {
            this.problem = noApplication;
        }
        return isAnswered && !this.problem && nameCanBe && (!this.hasNewGroup || newGroupChoice !== '');
    }

    /** Copies the access of a colleague of the campus; what this person has, or the campus lacks, is left out. */
    async handleColleague(event: CustomEvent<{ recordId: string | null }>): Promise<void> {
        const { recordId } = event.detail;
        this.sameAsResult = undefined;
        if (!recordId) {
            return;
        }
        try {
            const { contactName, license } = await reviewContact({ contactId: recordId });
            if (license?.campus === this.form.campus && license.access.length > 0) {
                this.change(sameAccessAs(this.form, license, this.options, this.license));
                this.sameAsResult = filled(sameAsDone, contactName);
            } else {
                this.sameAsResult = filled(sameAsNone, contactName);
            }
        } catch (error) {
            this.sameAsResult = reduceErrors(error).join(' ');
        }
    }

    handleAnswer(event: CustomEvent<Record<string, string>>): void {
        event.stopPropagation();
        this.change({ answers: { ...this.form.answers, ...event.detail } });
    }

    handleApplications(event: CustomEvent<{ value: string[] }>): void {
        this.change({ applications: [...event.detail.value] });
    }

    handleBusinessUnits(event: CustomEvent<{ value: string[] }>): void {
        this.change({ businessUnits: [...event.detail.value] });
    }

    handlePublicGroups(event: CustomEvent<{ value: string[] }>): void {
        this.change({ publicGroups: [...event.detail.value] });
    }

    handleNewPublicGroup(event: CustomEvent<{ value: string }>): void {
        this.change({ newPublicGroup: event.detail.value });
    }

    handleNewGroupChoice(event: CustomEvent<{ value: string }>): void {
        judgeNow(event);
        this.change({ newGroupChoice: event.detail.value });
    }

    private ofCampus(options: Licenses.Option[]): Licenses.Option[] {
        return options.filter((option) => option.campus === this.form.campus);
    }

    private notOpen(options: Licenses.Option[], kind: Kind): Licenses.Option[] {
        const open = new Set(
            (this.license?.access ?? []).filter((line) => line.kind === kind).map((line) => line.target)
        );
        return options.filter((option) => !open.has(option.value));
    }

    private change(detail: Partial<Licenses.RequestForm>): void {
        this.problem = undefined;
        this.dispatchEvent(new CustomEvent('answer', { detail }));
    }
}
