import { api, LightningElement, wire } from 'lwc';
import { formFieldPaths, FormFields } from 'one/form';
import { objectName, type ObjectReference } from 'one/uiApi';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import { getRecord } from 'lightning/uiRecordApi';
import type { ObjectInfo, RecordRepresentation } from '../../shell/ui-api.ts';

/** `lightning-record-view-form`: shows a record with the output fields inside it. */
export default class RecordViewForm extends LightningElement {
    @api recordId: string | undefined;
    @api objectApiName: ObjectReference | undefined;
    @api density = 'auto';
    fieldNames: string[] = [];
    fields = new FormFields(() => this.collect());
    collecting = false;
    info: ObjectInfo | undefined;
    record: RecordRepresentation | undefined;

    constructor() {
        super();
        this.template!.addEventListener('lightning__registerformfield', (event) =>
            this.fields.handle(event as CustomEvent)
        );
    }

    get objectNameText(): string | undefined {
        return this.objectApiName && objectName(this.objectApiName);
    }

    get optionalFields(): string[] | undefined {
        return formFieldPaths(this.info, this.fieldNames);
    }

    @wire(getObjectInfo, { objectApiName: '$objectNameText' })
    receiveInfo({ data, error }: { data?: ObjectInfo; error?: unknown }): void {
        this.info = data;
        this.failed(error);
        this.send();
    }

    @wire(getRecord, { recordId: '$recordId', optionalFields: '$optionalFields' })
    receiveRecord({ data, error }: { data?: RecordRepresentation; error?: unknown }): void {
        this.record = data;
        this.failed(error);
        this.send();
    }

    failed(error: unknown): void {
        if (error) {
            this.dispatchEvent(new CustomEvent('error', { detail: error }));
        }
    }

    collect(): void {
        if (!this.collecting) {
            this.collecting = true;
            void Promise.resolve().then(() => {
                this.collecting = false;
                this.fieldNames = this.fields.names();
            });
        }
    }

    send(): void {
        if (this.info && this.record) {
            this.fields.send({
                objectInfo: this.info,
                record: this.record,
                recordTypeId: '',
                fieldErrors: {},
                errors: [],
                disabled: false
            });
            this.dispatchEvent(new CustomEvent('load', { detail: { records: { [this.record.id]: this.record } } }));
        }
    }
}
