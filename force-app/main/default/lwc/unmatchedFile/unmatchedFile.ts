import { LightningElement, api } from 'lwc';
import choose from '@salesforce/label/c.Wizard_Choose';
import course from '@salesforce/label/c.Evidence_Course';
import match from '@salesforce/label/c.Evidence_Match';
import remove from '@salesforce/label/c.Evidence_Remove';
import type from '@salesforce/label/c.Evidence_File_Type';

interface Checkable extends HTMLElement {
    reportValidity(): boolean;
}

/** A file that belongs to no course yet. Fires `evidence` when it is matched to one, and `remove`. */
export default class UnmatchedFile extends LightningElement {
    @api licenseId!: string;
    @api file!: Licenses.LicenseFile;
    @api courses: Licenses.CourseEvidenceRow[] = [];
    /** ISO day before which no completion is believed. */
    @api earliest = '';
    /** ISO day that counts as today. */
    @api today = '';
    @api mayEdit = false;
    @api disabled = false;

    label = { course, choose, match, remove, type };
    course = '';
    completedOn = '';

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
        this.course = event.detail.value;
    }

    handleDate(event: CustomEvent<{ value: string }>): void {
        this.completedOn = event.detail.value;
    }

    handleMatch(): void {
        const fields = [...this.template!.querySelectorAll<Checkable>('lightning-combobox, c-completion-date')];
        const answers = fields.map((field) => field.reportValidity());
        const wrong = answers.indexOf(false);
        if (wrong >= 0) {
            fields[wrong]!.focus();
            return;
        }
        const form: Licenses.CourseEvidenceForm = {
            licenseId: this.licenseId,
            course: this.course,
            documentId: this.file.documentId,
            completedOn: this.completedOn
        };
        this.dispatchEvent(new CustomEvent('evidence', { detail: { form, isUploaded: false } }));
    }

    handleRemove(): void {
        this.dispatchEvent(new CustomEvent('remove'));
    }
}
