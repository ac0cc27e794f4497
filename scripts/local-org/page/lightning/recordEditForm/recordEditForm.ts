import { api, LightningElement, wire } from 'lwc';
import { fieldApiName, formFieldPaths, FormFields } from 'one/form';
import { errorMessage, type FetchResponse } from 'one/http';
import { objectName, type ObjectReference } from 'one/uiApi';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import { createRecord, getRecord, updateRecord } from 'lightning/uiRecordApi';
import type { FormContext } from '../../shell/form-context.ts';
import type { ObjectInfo, RecordRepresentation } from '../../shell/ui-api.ts';

const MASTER_RECORD_TYPE = '012000000000000AAA';
const REVIEW = 'Review the errors on this page.';

/** `lightning-record-edit-form`: creates or edits a record with the input fields inside it. */
export default class RecordEditForm extends LightningElement {
    @api recordId: string | undefined;
    @api recordTypeId: string | undefined;
    @api density = 'auto';
    @api formClass = '';
    objectReference: ObjectReference | undefined;
    fieldNames: string[] = [];
    fields = new FormFields(() => this.collect());
    fieldErrors: Record<string, string[]> = {};
    errors: string[] = [];
    saving = false;
    loaded = false;
    collecting = false;

    @api
    get objectApiName(): ObjectReference | undefined {
        return this.objectReference;
    }
    set objectApiName(value: ObjectReference | undefined) {
        this.objectReference = value;
    }

    get objectNameText(): string | undefined {
        return this.objectReference && objectName(this.objectReference);
    }

    get optionalFields(): string[] | undefined {
        return formFieldPaths(this.wiredInfo.data, this.fieldNames);
    }

    wiredInfo: { data?: ObjectInfo; error?: unknown } = {};
    wiredRecord: { data?: RecordRepresentation; error?: unknown } = {};

    @wire(getObjectInfo, { objectApiName: '$objectNameText' })
    receiveInfo(answer: { data?: ObjectInfo; error?: unknown }): void {
        this.wiredInfo = answer;
        this.failed(answer.error);
        this.send();
    }

    @wire(getRecord, { recordId: '$recordId', optionalFields: '$optionalFields' })
    receiveRecord(answer: { data?: RecordRepresentation; error?: unknown }): void {
        this.wiredRecord = answer;
        this.failed(answer.error);
        this.send();
    }

    constructor() {
        super();
        this.template!.addEventListener('lightning__registerformfield', (event) =>
            this.fields.handle(event as CustomEvent)
        );
    }

    /** Saves the values of the fields, changed by those given. */
    @api
    submit(fields?: Record<string, unknown>): void {
        if (fields) {
            void this.save(fields);
        } else {
            this.start();
        }
    }

    /** Removes all changes. */
    @api
    reset(): void {
        this.setErrors([], {});
        this.fields.fields.forEach((field) => field.reset?.());
    }

    handleSubmit(event: Event): void {
        event.preventDefault();
        this.start();
    }

    // The submit event can be cancelled, to save other values with submit(fields).
    start(): void {
        if (this.saving) {
            return;
        }
        const valid = [...this.fields.fields].map((field) => field.validate?.() ?? true);
        if (valid.includes(false)) {
            this.setErrors([REVIEW], {});
            return;
        }
        const fields = this.values();
        const proceed = this.dispatchEvent(new CustomEvent('submit', { cancelable: true, detail: { fields } }));
        if (proceed) {
            void this.save(fields);
        }
    }

    values(): Record<string, unknown> {
        return Object.fromEntries(
            [...this.fields.fields].flatMap((field) =>
                field.fieldName && field.value ? [[field.fieldName, field.value()]] : []
            )
        );
    }

    async save(fields: Record<string, unknown>): Promise<void> {
        this.saving = true;
        this.setErrors([], {});
        try {
            const record = this.recordId
                ? await updateRecord({ fields: { ...fields, Id: this.recordId } })
                : await createRecord({ apiName: this.objectNameText, fields });
            this.dispatchEvent(new CustomEvent('success', { detail: record }));
        } catch (error) {
            this.showFailure(error);
        } finally {
            this.saving = false;
            this.send();
        }
    }

    showFailure(error: unknown): void {
        const { body } = error as FetchResponse;
        const output = (body?.output ?? {}) as {
            errors?: { message: string }[];
            fieldErrors?: Record<string, { message: string }[]>;
        };
        const fieldErrors: Record<string, string[]> = {};
        const errors = (output.errors ?? []).map((one) => one.message);
        for (const [name, list] of Object.entries(output.fieldErrors ?? {})) {
            const shown = [...this.fields.fields].some((field) => field.fieldName === name);
            const messages = list.map((one) => one.message);
            if (shown) {
                fieldErrors[name] = messages;
            } else {
                errors.push(...messages);
            }
        }
        if (!errors.length) {
            errors.push(Object.keys(fieldErrors).length ? REVIEW : errorMessage(error));
        }
        this.setErrors(errors, fieldErrors);
        this.dispatchEvent(
            new CustomEvent('error', {
                detail: { message: body?.message ?? errorMessage(error), detail: errors.join(' '), output }
            })
        );
    }

    setErrors(errors: string[], fieldErrors: Record<string, string[]>): void {
        this.errors = errors;
        this.fieldErrors = fieldErrors;
        this.send();
    }

    failed(error: unknown): void {
        if (error) {
            this.errors = [errorMessage(error)];
            this.dispatchEvent(
                new CustomEvent('error', { detail: { message: errorMessage(error), detail: '', output: {} } })
            );
        }
    }

    // Fields join one by one while the form renders: the record is asked for once.
    collect(): void {
        if (!this.collecting) {
            this.collecting = true;
            void Promise.resolve().then(() => {
                this.collecting = false;
                this.fieldNames = this.fields.names().map(fieldApiName);
            });
        }
    }

    send(): void {
        const objectInfo = this.wiredInfo.data;
        const record = this.wiredRecord.data ?? null;
        if (!objectInfo || (this.recordId && !record && !this.errors.length)) {
            return;
        }
        const context: FormContext = {
            objectInfo,
            record,
            recordTypeId: this.recordTypeId ?? objectInfo.defaultRecordTypeId ?? MASTER_RECORD_TYPE,
            fieldErrors: this.fieldErrors,
            errors: this.errors,
            disabled: this.saving
        };
        this.fields.send(context);
        if (!this.loaded) {
            this.loaded = true;
            this.dispatchEvent(
                new CustomEvent('load', { detail: { objectInfos: { [objectInfo.apiName]: objectInfo }, record } })
            );
        }
    }
}
