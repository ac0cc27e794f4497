import { api, LightningElement, wire } from 'lwc';
import { errorMessage } from 'one/http';
import { getRecordPath } from 'one/pageApi';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { refreshView } from 'lightning/refresh';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import { getRecord, updateRecord } from 'lightning/uiRecordApi';
import type { FieldInfo, ObjectInfo, RecordRepresentation } from '../../ui-api.ts';

interface PathStep {
    value: string;
    label: string;
    info: string;
    fields: string[];
}

interface PathAnswer {
    objectApiName: string;
    fieldApiName: string;
    fieldLabel: string;
    updateable: boolean;
    steps: PathStep[];
}

/** Path: the values of a picklist as steps, the record's own marked, with key fields and guidance of each. */
export default class Path extends LightningElement {
    @api recordId: string | undefined;
    @api objectApiName: string | undefined;
    @api hideUpdateButton = false;
    chosen = '';
    isOpen = false;
    isSaving = false;

    @wire(getRecordPath, { recordId: '$recordId' })
    wiredPath: { data?: PathAnswer; error?: unknown } = {};

    @wire(getRecord, { recordId: '$recordId', optionalFields: '$fieldNames' })
    wiredRecord: { data?: RecordRepresentation; error?: unknown } = {};

    @wire(getObjectInfo, { objectApiName: '$objectApiName' })
    wiredInfo: { data?: ObjectInfo } = {};

    get path(): PathAnswer | undefined {
        return this.wiredPath.data;
    }

    get record(): RecordRepresentation | undefined {
        return this.wiredRecord.data;
    }

    get isReady(): boolean {
        return Boolean(this.path && this.record && this.wiredInfo.data);
    }

    get fieldNames(): string[] | undefined {
        if (!this.path || !this.wiredInfo.data) {
            return undefined;
        }
        const names = new Set([this.path.fieldApiName, ...this.path.steps.flatMap((step) => step.fields)]);
        return [...names].flatMap((name) => {
            const info = this.wiredInfo.data!.fields[name];
            const target = info?.reference ? info.referenceToInfos[0]?.nameFields[0] : undefined;
            const own = `${this.path!.objectApiName}.${name}`;
            return target ? [own, `${this.path!.objectApiName}.${info!.relationshipName}.${target}`] : [own];
        });
    }

    get current(): string {
        return String(this.record?.fields[this.path!.fieldApiName]?.value ?? '');
    }

    get label(): string {
        return `Path: ${this.path?.fieldLabel ?? ''}`;
    }

    get shownValue(): string {
        return this.chosen || this.current;
    }

    get steps(): {
        value: string;
        label: string;
        className: string;
        isComplete: boolean;
        ariaCurrent: 'step' | undefined;
        expanded: 'true' | 'false';
        state: string;
    }[] {
        const at = this.path!.steps.findIndex((step) => step.value === this.current);
        return this.path!.steps.map((step, index) => {
            const isCurrent = index === at;
            const isComplete = index < at;
            const shown = this.isOpen && step.value === this.shownValue;
            const kind = isCurrent ? 'slds-is-current' : isComplete ? 'slds-is-complete' : 'slds-is-incomplete';
            return {
                value: step.value,
                label: step.label,
                className: `slds-path__item ${kind}${shown || (!this.isOpen && isCurrent) ? ' slds-is-active' : ''}`,
                isComplete,
                ariaCurrent: isCurrent ? 'step' : undefined,
                expanded: shown ? 'true' : 'false',
                state: isCurrent ? 'Current step:' : isComplete ? 'Step before:' : ''
            };
        });
    }

    get step(): PathStep | undefined {
        return this.isOpen ? this.path!.steps.find((step) => step.value === this.shownValue) : undefined;
    }

    get fields(): { key: string; label: string; info: FieldInfo | undefined }[] {
        const infos = this.wiredInfo.data!.fields;
        return (this.step?.fields ?? [])
            .filter((name) => this.record!.fields[name])
            .map((name) => ({ key: name, label: infos[name]?.label ?? name, info: infos[name] }));
    }

    get canUpdate(): boolean {
        return !this.hideUpdateButton && Boolean(this.path?.updateable) && this.nextValue !== '';
    }

    /** the value the button sets: the chosen step, or the one after the current */
    get nextValue(): string {
        if (this.chosen && this.chosen !== this.current) {
            return this.chosen;
        }
        const { steps } = this.path!;
        return steps[steps.findIndex((step) => step.value === this.current) + 1]?.value ?? '';
    }

    get updateLabel(): string {
        return this.chosen && this.chosen !== this.current
            ? `Mark as Current ${this.path!.fieldLabel}`
            : `Mark ${this.path!.fieldLabel} as Complete`;
    }

    handleStep(event: Event): void {
        const { value } = (event.currentTarget as HTMLElement).dataset;
        this.isOpen = !(this.isOpen && this.shownValue === value);
        this.chosen = value!;
    }

    async handleUpdate(): Promise<void> {
        this.isSaving = true;
        try {
            await updateRecord({ fields: { Id: this.recordId!, [this.path!.fieldApiName]: this.nextValue } });
            this.chosen = '';
            await refreshView();
        } catch (error) {
            this.dispatchEvent(
                new ShowToastEvent({
                    title: 'The status could not be changed',
                    message: errorMessage(error),
                    variant: 'error'
                })
            );
        } finally {
            this.isSaving = false;
        }
    }
}
