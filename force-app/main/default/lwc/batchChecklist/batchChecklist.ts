import { LightningElement, api } from 'lwc';
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
import done from '@salesforce/label/c.Console_Done';
import empty from '@salesforce/label/c.Console_Checklist_Empty';

/** What the System team does by hand, marked done for many lines at once. */
export default class BatchChecklist extends LightningElement {
    @api lines: Licenses.ChecklistLine[] = [];
    /** Whether nothing can be marked right now. */
    @api disabled = false;

    label = { caption, access, person, campus, license, request, task, due, late, chooseAll, empty };
    private chosen = new Set<string>();

    get isEmpty(): boolean {
        return this.lines.length === 0;
    }

    get rows() {
        return this.lines.map((line) => ({
            ...line,
            task: line.isRemoval ? remove : give,
            isChosen: this.chosen.has(line.id),
            chooseLabel: choose.replace('{0}', line.access).replace('{1}', line.contactName),
            licenseUrl: `/lightning/r/License__c/${line.licenseId}/view`,
            requestUrl: `/lightning/r/License_Request__c/${line.requestId}/view`
        }));
    }

    /** Lines that are done meanwhile count no more. */
    private get chosenIds(): string[] {
        return this.lines.filter((line) => this.chosen.has(line.id)).map((line) => line.id);
    }

    get isAllChosen(): boolean {
        return this.chosenIds.length === this.lines.length;
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
        this.chosen = new Set((event.currentTarget as HTMLInputElement).checked ? this.lines.map(({ id }) => id) : []);
    }

    handleDone(): void {
        this.dispatchEvent(new CustomEvent('done', { detail: this.chosenIds }));
    }
}
