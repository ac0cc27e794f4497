import { api, wire } from 'lwc';
import { errorMessage } from 'one/http';
import LightningModal from 'lightning/modal';
import { getLayout } from 'lightning/uiLayoutApi';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import type { Layout, LayoutItem, ObjectInfo } from '../../ui-api.ts';

interface FormField {
    apiName: string;
    required: boolean;
    value: unknown;
}

interface FormColumn {
    key: string;
    className: string;
    fields: FormField[];
}

/** New or Edit in a dialog, with the fields of the page layout. Closes with the record's id, or nothing. */
export default class RecordModal extends LightningModal {
    declare refs: { form: HTMLElement & { submit(): void } };
    @api objectApiName: string | undefined;
    @api recordId: string | undefined;
    @api defaults: Record<string, unknown> = {};
    isSaving = false;

    @wire(getLayout, { objectApiName: '$objectApiName', layoutType: 'Full', mode: 'Edit' })
    wiredLayout: { data?: Layout; error?: unknown } = {};

    @wire(getObjectInfo, { objectApiName: '$objectApiName' })
    wiredInfo: { data?: ObjectInfo; error?: unknown } = {};

    get isLoading(): boolean {
        return !this.ready && !this.error;
    }

    get ready(): boolean {
        return Boolean(this.wiredLayout.data && this.wiredInfo.data);
    }

    get error(): string {
        const error = this.wiredLayout.error ?? this.wiredInfo.error;
        return error ? errorMessage(error) : '';
    }

    // Fields that the user may not set are left out.
    get sections(): { key: string; heading: string; columns: FormColumn[] }[] {
        return (this.wiredLayout.data?.sections ?? [])
            .map((section) => ({
                key: section.id,
                heading: section.useHeading ? section.heading : '',
                columns: Array.from({ length: section.columns }, (_, index) => ({
                    key: String(index),
                    className: `slds-col slds-size_1-of-1 slds-medium-size_1-of-${section.columns}`,
                    fields: section.layoutRows.flatMap((row) => this.formFields(row.layoutItems[index]))
                }))
            }))
            .filter((section) => section.columns.some((column) => column.fields.length));
    }

    formFields(item: LayoutItem | undefined): FormField[] {
        const editable = this.recordId ? item?.editableForUpdate : item?.editableForNew;
        return (editable ? item!.layoutComponents : [])
            .filter((component) => component.apiName)
            .map((component) => ({
                apiName: component.apiName!,
                required: item!.required && item!.layoutComponents.length === 1,
                value: this.defaults[component.apiName!]
            }));
    }

    handleSave(): void {
        this.refs.form.submit();
    }

    handleCancel(): void {
        this.close();
    }

    handleSubmit(): void {
        this.isSaving = true;
    }

    handleError(): void {
        this.isSaving = false;
    }

    handleSuccess(event: CustomEvent<{ id: string }>): void {
        this.close(event.detail.id);
    }
}
