import { LightningElement, api, wire } from 'lwc';
import LightningConfirm from 'lightning/confirm';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { Fresh, announceChange } from 'c/fresh';
import { suggestionsFor } from './suggestions';
import evidenceOf from '@salesforce/apex/CourseEvidenceController.of';
import save from '@salesforce/apex/CourseEvidenceController.save';
import removeEvidence from '@salesforce/apex/CourseEvidenceController.remove';
import discard from '@salesforce/apex/CourseEvidenceController.discard';
import verify from '@salesforce/apex/CourseEvidenceController.verify';
import loading from '@salesforce/label/c.Screen_Loading';
import lost from '@salesforce/label/c.Evidence_Lost';
import marked from '@salesforce/label/c.Evidence_Marked';
import none from '@salesforce/label/c.Evidence_None';
import notLoaded from '@salesforce/label/c.Evidence_Not_Loaded';
import notRemoved from '@salesforce/label/c.Evidence_Not_Removed';
import notSaved from '@salesforce/label/c.Evidence_Not_Saved';
import notVerified from '@salesforce/label/c.Evidence_Not_Verified';
import refresh from '@salesforce/label/c.Evidence_Refresh';
import removeLabel from '@salesforce/label/c.Evidence_Remove';
import removed from '@salesforce/label/c.Evidence_Removed';
import removeFileQuestion from '@salesforce/label/c.Evidence_Remove_File_Question';
import removeQuestion from '@salesforce/label/c.Evidence_Remove_Question';
import saved from '@salesforce/label/c.Evidence_Saved';
import title from '@salesforce/label/c.Evidence_Title';
import tryAgain from '@salesforce/label/c.Evidence_Try_Again';
import unmatched from '@salesforce/label/c.Evidence_Unmatched';
import unmatchedHelp from '@salesforce/label/c.Evidence_Unmatched_Help';
import saveAll from '@salesforce/label/c.Evidence_Save_All';
import several from '@salesforce/label/c.Evidence_Several';
import severalHelp from '@salesforce/label/c.Evidence_Several_Help';

/** What can be chosen: what is a screenshot, and what people take for one, which is told then. */
const ACCEPTED = [
    ...['.png', '.jpg', '.jpeg', '.pdf'],
    ...['.heic', '.heif', '.webp', '.gif', '.bmp', '.tif', '.tiff', '.svg', '.html', '.htm', '.docx', '.txt']
];

interface UnmatchedElement extends HTMLElement {
    form?: Licenses.CourseEvidenceForm;
}

type EvidenceEvent = CustomEvent<{ form: Licenses.CourseEvidenceForm; isUploaded: boolean }>;

/** The SkillSoft courses of a license: upload of a screenshot for each, and matching of files that belong to none. */
export default class SkillsoftUpload extends LightningElement {
    @api recordId!: string;

    label = {
        title,
        refresh,
        loading,
        notLoaded,
        tryAgain,
        none,
        unmatched,
        unmatchedHelp,
        saveAll,
        several,
        severalHelp
    };
    accepted = ACCEPTED;
    evidence?: Licenses.CourseEvidence;
    loadError?: Platform.FetchError;
    error?: Platform.FetchError;
    errorHeading = notSaved;
    /** An uploaded file that could neither be saved nor taken back. */
    lost?: Licenses.CourseEvidenceForm;
    isWorking = false;
    private readonly fresh = new Fresh();
    /** Where the focus goes when the work is done: the buttons that started it are disabled meanwhile, or gone. */
    private focusOn?: string;

    @wire(evidenceOf, { licenseId: '$recordId' })
    wiredEvidence(value: Platform.Wired<Licenses.CourseEvidence>): void {
        this.loadError = value.error;
        // What was shown stays while the connection is lost.
        this.evidence = value.data ?? this.evidence;
        this.fresh.provisioned(value);
    }

    override connectedCallback(): void {
        this.fresh.connect(this);
    }

    override disconnectedCallback(): void {
        this.fresh.disconnect();
    }

    override renderedCallback(): void {
        if (this.focusOn && !this.isWorking) {
            this.template!.querySelector<HTMLElement>(this.focusOn)?.focus();
            this.focusOn = undefined;
        }
    }

    get isBusy(): boolean {
        return this.isWorking || (!this.evidence && !this.loadError);
    }

    get hasCourses(): boolean {
        return Boolean(this.evidence?.courses.length);
    }

    get hasUnmatched(): boolean {
        return Boolean(this.evidence?.unmatchedFiles.length);
    }

    /** The files that belong to no course yet, each with what its name suggests. */
    get unmatchedFiles() {
        const { unmatchedFiles = [], courses = [], today = '' } = this.evidence ?? {};
        const suggestions = suggestionsFor(unmatchedFiles, courses, today);
        return unmatchedFiles.map((file) => ({
            file,
            isOffered: file.refusal ? undefined : 'true',
            ...suggestions.get(file.documentId)
        }));
    }

    get canSaveAll(): boolean {
        return Boolean(this.evidence?.mayEdit && this.evidence.unmatchedFiles.some((file) => !file.refusal));
    }

    get canUpload(): boolean {
        return Boolean(this.evidence?.mayEdit && this.hasCourses);
    }

    /** One message at a time: a lost upload says what the others would. */
    get shownError(): Platform.FetchError | undefined {
        return this.lost ? undefined : this.error;
    }

    get shownLoadError(): Platform.FetchError | undefined {
        return this.lost ? undefined : this.loadError;
    }

    get lostMessage(): string {
        return lost.replace('{0}', this.rowOf(this.lost?.course)?.name ?? '');
    }

    async handleRefresh(): Promise<void> {
        await this.reload();
    }

    async handleEvidence(event: EvidenceEvent): Promise<void> {
        const { form, isUploaded } = event.detail;
        await this.keep(form, isUploaded);
    }

    /** Files that were uploaded together wait for their courses. */
    async handleUploaded(): Promise<void> {
        this.focusOn = '[data-unmatched]';
        await this.showEverywhere();
    }

    /** Saves every file that is filled in together; shows what is missing where one is not. */
    async handleSaveAll(): Promise<void> {
        const elements = [...this.template!.querySelectorAll<UnmatchedElement>('c-unmatched-file')].filter(
            ({ dataset }) => dataset.offered
        );
        const forms = elements.map((element) => element.form);
        const wrong = forms.indexOf(undefined);
        if (wrong >= 0) {
            elements[wrong]!.focus();
            return;
        }
        this.focusOn = '[data-refresh]';
        await this.work(notSaved, saved, () => save({ forms: forms as Licenses.CourseEvidenceForm[] }));
    }

    async handleTryAgain(): Promise<void> {
        const form = this.lost!;
        this.lost = undefined;
        await this.keep(form, true);
    }

    async handleRemove(event: Event): Promise<void> {
        const row = this.rowOf((event.target as HTMLElement).dataset.course)!;
        if (await this.isSure(removeQuestion.replace('{0}', row.name))) {
            this.focusOn = rowSelector(row.course);
            await this.work(notRemoved, removed, () => removeEvidence({ completionId: row.completionId! }));
        }
    }

    async handleDiscard(event: Event): Promise<void> {
        const { documentId, title: name } = (event.target as HTMLElement & { file: Licenses.LicenseFile }).file;
        if (await this.isSure(removeFileQuestion.replace('{0}', name))) {
            this.focusOn = '[data-refresh]';
            await this.work(notRemoved, removed, () => discard({ licenseId: this.recordId, documentId }));
        }
    }

    async handleVerify(event: Event): Promise<void> {
        const row = this.rowOf((event.target as HTMLElement).dataset.course)!;
        this.focusOn = rowSelector(row.course);
        await this.work(notVerified, marked, () => verify({ completionId: row.completionId! }));
    }

    private async keep(form: Licenses.CourseEvidenceForm, isUploaded: boolean): Promise<void> {
        this.focusOn = rowSelector(form.course);
        await this.work(
            notSaved,
            saved,
            () => save({ forms: [form] }),
            () => (isUploaded ? this.takeBack(form) : Promise.resolve(true))
        );
    }

    /** Takes a file back whose evidence was refused. Returns whether the refusal stands. */
    private async takeBack(form: Licenses.CourseEvidenceForm): Promise<boolean> {
        try {
            // When only the answer was lost, the file belongs to its course by now and stays.
            return await discard({ licenseId: form.licenseId, documentId: form.documentId });
        } catch {
            this.lost = form;
            return true;
        }
    }

    private async work(
        failure: string,
        success: string,
        step: () => Promise<unknown>,
        undo: () => Promise<boolean> = () => Promise.resolve(true)
    ): Promise<void> {
        if (this.isWorking) {
            return;
        }
        this.isWorking = true;
        this.error = undefined;
        try {
            try {
                await step();
            } catch (error) {
                if (await undo()) {
                    this.error = error as Platform.FetchError;
                    this.errorHeading = failure;
                    // What went wrong is said at the top, which may be out of sight.
                    this.focusOn = '[data-problem]';
                }
            }
            if (!this.error) {
                this.lost = undefined;
                this.dispatchEvent(new ShowToastEvent({ title: success, variant: 'success' }));
            }
            await this.showEverywhere();
        } finally {
            this.isWorking = false;
        }
    }

    /** Brings this screen, the records and the other components of the page up to date. */
    private async showEverywhere(): Promise<void> {
        await this.reload();
        await announceChange(this, [this.recordId, ...(this.evidence?.requestIds ?? [])]);
    }

    private async reload(): Promise<void> {
        try {
            await this.fresh.refresh();
        } catch (error) {
            this.loadError = error as Platform.FetchError;
        }
    }

    private isSure(message: string): Promise<boolean> {
        return LightningConfirm.open({ label: removeLabel, message, theme: 'warning' });
    }

    private rowOf(course: string | undefined): Licenses.CourseEvidenceRow | undefined {
        return this.evidence?.courses.find((row) => row.course === course);
    }
}

function rowSelector(course: string): string {
    return `c-course-evidence-row[data-course="${course}"]`;
}
