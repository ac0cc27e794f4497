import { LightningElement, api } from 'lwc';
import add from '@salesforce/label/c.Evidence_Add';
import cancel from '@salesforce/label/c.Evidence_Cancel';
import completedOn from '@salesforce/label/c.Evidence_Completed_On';
import dateFirst from '@salesforce/label/c.Evidence_Date_First';
import expiredOn from '@salesforce/label/c.Pre_Access_Expired_On';
import goodUntil from '@salesforce/label/c.Pre_Access_Good_Until';
import met from '@salesforce/label/c.Check_Outcome_Pass';
import missing from '@salesforce/label/c.Requirement_Course_Missing';
import noFile from '@salesforce/label/c.Evidence_No_File';
import notMet from '@salesforce/label/c.Check_Outcome_Fail';
import remove from '@salesforce/label/c.Evidence_Remove';
import replace from '@salesforce/label/c.Evidence_Replace';
import saveDate from '@salesforce/label/c.Evidence_Save_Date';
import screenshot from '@salesforce/label/c.Evidence_Screenshot';
import verified from '@salesforce/label/c.Evidence_Verified';
import verify from '@salesforce/label/c.Evidence_Mark_Verified';
import waiting from '@salesforce/label/c.Evidence_Waiting';

/**
 * One required course: where it stands, its screenshot, and the form that uploads or replaces it. Fires `evidence` with
 * the form and whether its file was uploaded just now, `remove` and `verify`.
 */
export default class CourseEvidenceRow extends LightningElement {
    @api licenseId!: string;
    /** Endings of the names of files that can be chosen. */
    @api accept: string[] = [];
    /** ISO day before which no completion is believed. */
    @api earliest = '';
    /** ISO day that counts as today. */
    @api today = '';
    @api mayEdit = false;
    @api mayVerify = false;
    @api mayRemind = false;
    @api disabled = false;

    label = { missing, completedOn, waiting, noFile, dateFirst, screenshot, cancel, saveDate, remove, verify };
    completedOn = '';
    isOpen = false;
    private course!: Licenses.CourseEvidenceRow;
    private moveFocusTo?: 'date' | 'open';

    @api
    get row(): Licenses.CourseEvidenceRow {
        return this.course;
    }
    set row(value: Licenses.CourseEvidenceRow) {
        const before = this.course;
        this.course = value;
        // What was entered is saved now.
        if (before?.completedOn !== value.completedOn || before?.file?.documentId !== value.file?.documentId) {
            this.isOpen = false;
        }
    }

    /** Focuses what can be done next: the date while the form is open, else the button that opens it. */
    @api
    focus(): void {
        this.moveFocusTo = this.isFormShown ? 'date' : 'open';
        this.moveFocus();
    }

    get isComplete(): boolean {
        return this.row.state === 'complete';
    }

    get icon(): string {
        return this.isComplete ? 'utility:success' : 'utility:warning';
    }

    get iconVariant(): string {
        return this.isComplete ? 'success' : 'warning';
    }

    get outcome(): string {
        return this.isComplete ? met : notMet;
    }

    get stateLabel(): string {
        return this.isComplete ? goodUntil : expiredOn;
    }

    get verifiedLabel(): string {
        return verified.replace('{0}', this.row.verifiedBy ?? '');
    }

    get openLabel(): string {
        return this.isComplete ? replace : add;
    }

    get isRemindable(): boolean {
        return this.mayRemind && !this.isComplete;
    }

    get isFormShown(): boolean {
        return this.mayEdit && this.isOpen;
    }

    get isRemovable(): boolean {
        return this.mayEdit && Boolean(this.row.completionId);
    }

    get isVerifiable(): boolean {
        return this.mayVerify && Boolean(this.row.completionId) && !this.row.verifiedOn;
    }

    get hasActions(): boolean {
        return this.mayEdit || this.isVerifiable;
    }

    get isUploadDisabled(): boolean {
        const isBelieved = this.completedOn >= this.earliest && this.completedOn <= this.today;
        return this.disabled || !this.completedOn || !isBelieved;
    }

    override renderedCallback(): void {
        this.moveFocus();
    }

    handleOpen(): void {
        // A correction begins with the date on record, a renewal with none.
        this.completedOn = this.isComplete ? (this.row.completedOn ?? '') : '';
        this.isOpen = true;
        this.moveFocusTo = 'date';
    }

    handleCancel(): void {
        this.isOpen = false;
        this.moveFocusTo = 'open';
    }

    handleDate(event: CustomEvent<{ value: string }>): void {
        this.completedOn = event.detail.value;
    }

    handleUploaded(event: CustomEvent<{ files: { documentId: string }[] }>): void {
        const [file] = event.detail.files;
        if (file) {
            this.fireEvidence(file.documentId, true);
        }
    }

    handleSaveDate(): void {
        this.fireEvidence(this.row.file!.documentId, false);
    }

    handleRemove(): void {
        this.dispatchEvent(new CustomEvent('remove'));
    }

    handleVerify(): void {
        this.dispatchEvent(new CustomEvent('verify'));
    }

    private moveFocus(): void {
        if (this.moveFocusTo) {
            (this.refs?.[this.moveFocusTo] as HTMLElement | undefined)?.focus();
            this.moveFocusTo = undefined;
        }
    }

    private fireEvidence(documentId: string, isUploaded: boolean): void {
        const form: Licenses.CourseEvidenceForm = {
            licenseId: this.licenseId,
            course: this.row.course,
            documentId,
            completedOn: this.completedOn
        };
        this.dispatchEvent(new CustomEvent('evidence', { detail: { form, isUploaded } }));
    }
}
