import { api, LightningElement, wire } from 'lwc';
import { errorMessage } from 'one/http';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import { getRecord } from 'lightning/uiRecordApi';
import { getLayout } from 'lightning/uiLayoutApi';
import { inputsFor } from 'records/editing';
import type { PageField, PageSection } from 'records/fieldSections';
import type { Layout, LayoutItem, LayoutSection, ObjectInfo, RecordRepresentation } from '../../ui-api.ts';

/** Record Detail: the sections and fields of the object's page layout. */
export default class DetailPanel extends LightningElement {
    @api recordId: string | undefined;
    @api objectApiName: string | undefined;
    /** true on paper: nothing to press */
    @api plain = false;
    layoutTypes = ['Full'];

    @wire(getRecord, { recordId: '$recordId', layoutTypes: '$layoutTypes' })
    wiredRecord: { data?: RecordRepresentation; error?: unknown } = {};

    @wire(getLayout, { objectApiName: '$objectApiName', layoutType: 'Full' })
    wiredLayout: { data?: Layout; error?: unknown } = {};

    @wire(getObjectInfo, { objectApiName: '$objectApiName' })
    wiredInfo: { data?: ObjectInfo; error?: unknown } = {};

    get record(): RecordRepresentation | undefined {
        return this.wiredRecord.data;
    }

    get objectInfo(): ObjectInfo | undefined {
        return this.wiredInfo.data;
    }

    get isLoading(): boolean {
        return !(this.wiredRecord.data && this.wiredLayout.data && this.wiredInfo.data);
    }

    get error(): string {
        const error = this.wiredRecord.error ?? this.wiredLayout.error ?? this.wiredInfo.error;
        return error ? errorMessage(error) : '';
    }

    get sections(): PageSection[] {
        return (this.wiredLayout.data?.sections ?? [])
            .map((section) => this.pageSection(section))
            .filter((section) => section.columns.some((fields) => fields.length));
    }

    pageSection(section: LayoutSection): PageSection {
        return {
            key: section.id,
            heading: section.useHeading ? section.heading : '',
            columns: Array.from({ length: section.columns }, (_, index) =>
                section.layoutRows.flatMap((row) => {
                    const item = row.layoutItems[index];
                    const field = item && this.pageField(item);
                    return field ? [field] : [];
                })
            )
        };
    }

    // Fields that the user may not see are not in the record.
    pageField(item: LayoutItem): PageField | null {
        const visible = item.layoutComponents.flatMap(({ componentType, apiName }) =>
            componentType === 'Field' && apiName && this.record?.fields[apiName] ? [apiName] : []
        );
        const [key] = visible;
        if (!key) {
            return null;
        }
        const info = this.objectInfo!;
        return {
            key,
            label: item.label,
            help: this.plain ? null : (info.fields[key]?.inlineHelpText ?? null),
            parts: visible.map((name) => ({ name, info: info.fields[name] })),
            inputs: item.editableForUpdate ? inputsFor(info, key, item.required) : []
        };
    }
}
