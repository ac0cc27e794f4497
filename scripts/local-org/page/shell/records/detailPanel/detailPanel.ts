import { api, LightningElement, wire } from 'lwc';
import { errorMessage } from 'one/http';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import { getRecord } from 'lightning/uiRecordApi';
import { getLayout } from 'lightning/uiLayoutApi';
import type { FieldInfo, Layout, LayoutItem, LayoutSection, ObjectInfo, RecordRepresentation } from '../../ui-api.ts';

interface ShownField {
    key: string;
    label: string;
    help: string | null;
    parts: { key: string; info: FieldInfo | undefined }[];
}

interface ShownSection {
    key: string;
    contentId: string;
    heading: string;
    expanded: 'true' | 'false';
    isClosed: boolean;
    className: string;
    columns: { key: string; className: string; fields: ShownField[] }[];
}

/** Record Detail: the sections and fields of the object's page layout. */
export default class DetailPanel extends LightningElement {
    @api recordId: string | undefined;
    @api objectApiName: string | undefined;
    /** true on paper: nothing to press */
    @api plain = false;
    layoutTypes = ['Full'];
    closed: string[] = [];

    @wire(getRecord, { recordId: '$recordId', layoutTypes: '$layoutTypes' })
    wiredRecord: { data?: RecordRepresentation; error?: unknown } = {};

    @wire(getLayout, { objectApiName: '$objectApiName', layoutType: 'Full' })
    wiredLayout: { data?: Layout; error?: unknown } = {};

    @wire(getObjectInfo, { objectApiName: '$objectApiName' })
    wiredInfo: { data?: ObjectInfo; error?: unknown } = {};

    get record(): RecordRepresentation | undefined {
        return this.wiredRecord.data;
    }

    get isLoading(): boolean {
        return !(this.wiredRecord.data && this.wiredLayout.data && this.wiredInfo.data);
    }

    get error(): string {
        const error = this.wiredRecord.error ?? this.wiredLayout.error ?? this.wiredInfo.error;
        return error ? errorMessage(error) : '';
    }

    get sections(): ShownSection[] {
        return (this.wiredLayout.data?.sections ?? [])
            .map((section) => this.shownSection(section))
            .filter((section) => section.columns.some((column) => column.fields.length));
    }

    handleToggle(event: Event): void {
        const key = (event.currentTarget as HTMLElement).dataset.key!;
        this.closed = this.closed.includes(key) ? this.closed.filter((one) => one !== key) : [...this.closed, key];
    }

    shownSection(section: LayoutSection): ShownSection {
        const isClosed = this.closed.includes(section.id);
        const columns = Array.from({ length: section.columns }, (_, index) => ({
            key: String(index),
            className: `slds-col slds-size_1-of-1 slds-medium-size_1-of-${section.columns}`,
            fields: section.layoutRows.flatMap((row) => {
                const item = row.layoutItems[index];
                const field = item && this.shownField(item);
                return field ? [field] : [];
            })
        }));
        return {
            key: section.id,
            contentId: `section-${section.id}`,
            heading: section.useHeading ? section.heading : '',
            expanded: isClosed ? 'false' : 'true',
            isClosed,
            className: `slds-section${isClosed ? '' : ' slds-is-open'}`,
            columns
        };
    }

    // Fields that the user may not see are not in the record.
    shownField(item: LayoutItem): ShownField | null {
        const fields = item.layoutComponents.filter(
            (component) => component.componentType === 'Field' && component.apiName
        );
        const visible = fields.filter((component) => this.record?.fields[component.apiName!]);
        if (!visible.length) {
            return null;
        }
        const infos = this.wiredInfo.data!.fields;
        return {
            key: visible[0]!.apiName!,
            label: item.label,
            help: this.plain ? null : (infos[visible[0]!.apiName!]?.inlineHelpText ?? null),
            parts: visible.map((component) => ({ key: component.apiName!, info: infos[component.apiName!] }))
        };
    }
}
