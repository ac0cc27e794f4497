import { LightningElement, api } from 'lwc';
import choose from '@salesforce/label/c.Wizard_Choose';
import course from '@salesforce/label/c.Evidence_Course';
import remove from '@salesforce/label/c.Evidence_Remove';

interface Checkable extends HTMLElement {
    reportValidity(): boolean;
}

/**
 * A file that belongs to no course yet, with the course and the date that its name suggests. Fires `remove`; what was filled
 * in is asked for.
 */
export default class UnmatchedFile extends LightningElement {
    @api licenseId!: string;
    @api courses: Licenses.CourseEvidenceRow[] = [];
    /** ISO day before which no completion is believed. */
    @api earliest = '';
    /** ISO day that counts as today. */
    @api today = '';
    @api mayEdit = false;
    @api disabled = false;

    label = { course, choose, remove };
    private chosenCourse?: string;
    private enteredDay?: string;

    @api file!: Licenses.LicenseFile;
    /** Developer name of the course that the file is likely to show. */
    @api suggestedCourse?: string;
    /** ISO day that the file is likely to show. */
    @api suggestedDay?: string;

    /** The document and what was filled in for it; nothing while something is missing, which is shown then. */
    @api
    get form(): Licenses.CourseEvidenceForm | undefined {
        if (this.file.refusal) {
            return undefined;
        }
        const fields = [...this.template!.querySelectorAll<Checkable>('lightning-combobox, c-completion-date')];
        const wrong = fields.map((field) => field.reportValidity()).indexOf(false);
        return wrong >= 0
            ? undefined
            : {
                  licenseId: this.licenseId,
                  course: this.course,
                  documentId: this.file.documentId,
                  completedOn: this.completedOn
              };
    }

    /** Focuses the first field that is not filled in. */
    @api
    focus(): void {
        const fields = [...this.template!.querySelectorAll<Checkable>('lightning-combobox, c-completion-date')];
        (fields.find((field) => !field.reportValidity()) ?? fields[0])?.focus();
    }

    get course(): string {
        return this.chosenCourse ?? this.suggestedCourse ?? '';
    }

    get completedOn(): string {
        return this.enteredDay ?? this.suggestedDay ?? '';
    }

    get isOffered(): boolean {
        return !this.file.refusal;
    }

    get name(): string {
        return this.file.extension ? `${this.file.title}.${this.file.extension}` : this.file.title;
    }

    /** A picture says its name nowhere; the thumbnail of another file does. */
    get isPicture(): boolean {
        return ['png', 'jpg', 'jpeg'].includes(this.file.extension?.toLowerCase() ?? '');
    }

    get options(): Licenses.Option[] {
        return this.courses.map((row) => ({ value: row.course, label: row.name }));
    }

    get renewalMonths(): number | undefined {
        return this.courses.find((row) => row.course === this.course)?.renewalMonths;
    }

    handleCourse(event: CustomEvent<{ value: string }>): void {
        this.chosenCourse = event.detail.value;
    }

    handleDate(event: CustomEvent<{ value: string }>): void {
        this.enteredDay = event.detail.value;
    }

    handleRemove(): void {
        this.dispatchEvent(new CustomEvent('remove'));
    }
}
