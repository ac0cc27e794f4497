import { api, LightningElement, wire } from 'lwc';
import { objectIcon } from 'one/context';
import { errorMessage } from 'one/http';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import { getRecord } from 'lightning/uiRecordApi';
import { getLayout } from 'lightning/uiLayoutApi';
import type { FieldInfo, Layout, ObjectInfo, RecordRepresentation } from '../../ui-api.ts';

const COMPACT = ['Compact'];

/** The Highlights Panel: the record's name, the fields of its compact layout, and its actions. */
export default class Highlights extends LightningElement {
    @api recordId: string | undefined;
    @api objectApiName: string | undefined;
    layoutTypes = COMPACT;

    @wire(getRecord, { recordId: '$recordId', layoutTypes: '$layoutTypes' })
    wiredRecord: { data?: RecordRepresentation; error?: unknown } = {};

    @wire(getLayout, { objectApiName: '$objectApiName', layoutType: 'Compact' })
    wiredLayout: { data?: Layout; error?: unknown } = {};

    @wire(getObjectInfo, { objectApiName: '$objectApiName' })
    wiredInfo: { data?: ObjectInfo; error?: unknown } = {};

    get record(): RecordRepresentation | undefined {
        return this.wiredRecord.data;
    }

    get iconName(): string {
        return objectIcon(this.objectApiName ?? '');
    }

    get objectLabel(): string {
        return this.wiredInfo.data?.label ?? '';
    }

    get nameField(): string {
        const names = this.wiredInfo.data?.nameFields ?? [];
        return names.includes('Name') || !names.length ? 'Name' : names[0]!;
    }

    get name(): string {
        const field = this.record?.fields[this.nameField];
        return field?.displayValue ?? String(field?.value ?? '');
    }

    get error(): string {
        const error = this.wiredRecord.error ?? this.wiredLayout.error ?? this.wiredInfo.error;
        return error ? errorMessage(error) : '';
    }

    // The first field of a compact layout is the title.
    get fields(): { key: string; apiName: string; label: string; info: FieldInfo | undefined }[] {
        const info = this.wiredInfo.data;
        if (!this.record || !info) {
            return [];
        }
        const items = (this.wiredLayout.data?.sections ?? [])
            .flatMap((section) => section.layoutRows)
            .flatMap((row) => row.layoutItems);
        return items
            .flatMap((item) =>
                item.layoutComponents.map((component) => ({ label: item.label, apiName: component.apiName ?? '' }))
            )
            .filter(({ apiName }) => apiName && !info.fields[apiName]?.nameField)
            .map(({ apiName, label }) => ({ key: apiName, apiName, label, info: info.fields[apiName] }));
    }
}
