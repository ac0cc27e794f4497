import { LightningElement, api } from 'lwc';
import { downloadCsv } from 'c/csv';
import { checklistOf } from 'c/batchRows';
import caption from '@salesforce/label/c.Console_Checklist_Caption';
import access from '@salesforce/label/c.Console_Column_Access';
import person from '@salesforce/label/c.Console_Column_Person';
import campus from '@salesforce/label/c.Console_Column_Campus';
import license from '@salesforce/label/c.Console_Column_License';
import request from '@salesforce/label/c.Console_Column_Request';
import task from '@salesforce/label/c.Console_Column_Task';
import give from '@salesforce/label/c.Console_Give';
import remove from '@salesforce/label/c.Console_Remove';
import choose from '@salesforce/label/c.Console_Choose';
import chooseAll from '@salesforce/label/c.Console_Choose_All';
import due from '@salesforce/label/c.Console_Column_Due';
import late from '@salesforce/label/c.Console_Late';
import filter from '@salesforce/label/c.Console_Filter';
import filterLate from '@salesforce/label/c.Console_Filter_Late';
import download from '@salesforce/label/c.Console_Checklist_Download';
import waits from '@salesforce/label/c.Console_Waits_Days';
import done from '@salesforce/label/c.Console_Done';
import empty from '@salesforce/label/c.Console_Checklist_Empty';

/** What the System team does by hand, marked done for many lines at once. */
export default class BatchChecklist extends LightningElement {
    @api lines: Licenses.ChecklistLine[] = [];
    /** Whether nothing can be marked right now. */
    @api disabled = false;

    label = {
        caption,
        access,
        person,
        campus,
        license,
        request,
        task,
        due,
        late,
        chooseAll,
        empty,
        filter,
        filterLate,
        download
    };
    private chosen = new Set<string>();
    private wanted = '';
    private onlyLate = false;

    get isEmpty(): boolean {
        return this.lines.length === 0;
    }

    /** What the filter leaves. */
    private get shown(): Licenses.ChecklistLine[] {
        const wanted = this.wanted.trim().toLowerCase();
        return this.lines.filter(
            (line) =>
                (!this.onlyLate || line.isLate) &&
                [line.access, line.contactName, line.campus, line.licenseNumber, line.requestNumber, line.email ?? '']
                    .concat(line.businessUnits)
                    .some((text) => text.toLowerCase().includes(wanted))
        );
    }

    get rows() {
        return this.shown.map((line) => ({
            ...line,
            details: [line.role, ...line.businessUnits].filter(Boolean).join(' · '),
            waits: line.waitingDays === undefined ? undefined : waits.replace('{0}', String(line.waitingDays)),
            task: line.isRemoval ? remove : give,
            isChosen: this.chosen.has(line.id),
            chooseLabel: choose.replace('{0}', line.access).replace('{1}', line.contactName)
        }));
    }

    /** Lines that are done meanwhile count no more. */
    private get chosenIds(): string[] {
        return this.shown.filter((line) => this.chosen.has(line.id)).map((line) => line.id);
    }

    get isAllChosen(): boolean {
        return this.chosenIds.length > 0 && this.chosenIds.length === this.shown.length;
    }

    get doneLabel(): string {
        return done.replace('{0}', String(this.chosenIds.length));
    }

    get cannotMark(): boolean {
        return this.disabled || this.chosenIds.length === 0;
    }

    handleChoose(event: Event): void {
        const { dataset, checked } = event.currentTarget as HTMLInputElement;
        const chosen = new Set(this.chosen);
        if (checked) {
            chosen.add(dataset.id!);
        } else {
            chosen.delete(dataset.id!);
        }
        this.chosen = chosen;
    }

    handleChooseAll(event: Event): void {
        this.chosen = new Set((event.currentTarget as HTMLInputElement).checked ? this.shown.map(({ id }) => id) : []);
    }

    handleFilter(event: CustomEvent<{ value: string }>): void {
        this.wanted = event.detail.value;
    }

    handleLate(event: Event): void {
        this.onlyLate = (event.currentTarget as HTMLInputElement).checked;
    }

    /** What is shown, with everything that is known of it. */
    handleDownload(): void {
        downloadCsv('checklist.csv', checklistOf(this.shown));
    }

    handleDone(): void {
        this.dispatchEvent(new CustomEvent('done', { detail: this.chosenIds }));
    }
}
