import { api, LightningElement, wire } from 'lwc';
import { fieldApiName } from 'one/form';
import { type FieldReference, objectName, type ObjectReference } from 'one/uiApi';
import { getLayout } from 'lightning/uiLayoutApi';
import type { Layout } from '../../shell/ui-api.ts';

/** `lightning-record-form`: a record's fields or layout, to read and to edit. */
export default class RecordForm extends LightningElement {
    @api recordId: string | undefined;
    @api objectApiName: ObjectReference | undefined;
    @api recordTypeId: string | undefined;
    @api fields: FieldReference[] | undefined;
    @api layoutType: string | undefined;
    @api mode: string | undefined;
    @api columns: number | string = 1;
    @api density = 'auto';
    isOpen = false;

    @wire(getLayout, { objectApiName: '$layoutObject', layoutType: '$layoutType' })
    layout: { data?: Layout } = {};

    get layoutObject(): string | undefined {
        return this.layoutType && this.objectApiName ? objectName(this.objectApiName) : undefined;
    }

    get names(): string[] {
        if (this.fields) {
            return this.fields.map((field) => fieldApiName(field).split('.').at(-1)!);
        }
        const rows = (this.layout.data?.sections ?? []).flatMap((section) => section.layoutRows);
        return rows
            .flatMap((row) => row.layoutItems)
            .flatMap((item) => item.layoutComponents.flatMap((component) => component.apiName ?? []));
    }

    // Without a record the form edits; with one it shows, and `edit` or the Edit button opens it.
    get isEditing(): boolean {
        return !this.recordId || this.mode === 'edit' || (this.isOpen && this.mode !== 'readonly');
    }

    get canEdit(): boolean {
        return this.mode !== 'readonly';
    }

    get columnClass(): string {
        return `slds-col slds-size_1-of-1 slds-medium-size_1-of-${this.columns}`;
    }

    handleEdit(): void {
        this.isOpen = true;
    }

    handleCancel(): void {
        this.isOpen = false;
        this.dispatchEvent(new CustomEvent('cancel'));
    }

    handleSuccess(event: CustomEvent): void {
        this.isOpen = false;
        this.forward(event);
    }

    forward(event: CustomEvent): void {
        const copy = new CustomEvent(event.type, { detail: event.detail as unknown, cancelable: event.cancelable });
        if (!this.dispatchEvent(copy)) {
            event.preventDefault();
        }
    }
}
