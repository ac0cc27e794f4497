import { api, LightningElement, wire } from 'lwc';
import { formFieldPaths } from 'one/form';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import { getRecord } from 'lightning/uiRecordApi';
import type { FieldInfo, ObjectInfo, PageDefinition, RecordRepresentation } from '../../ui-api.ts';

/** A field section of a dynamic form. */
export default class FieldSection extends LightningElement {
    @api page: PageDefinition | undefined;
    @api columnsFacet = '';
    @api label = '';
    @api recordId: string | undefined;
    @api objectApiName: string | undefined;

    @wire(getRecord, { recordId: '$recordId', optionalFields: '$fieldNames' })
    wiredRecord: { data?: RecordRepresentation } = {};

    @wire(getObjectInfo, { objectApiName: '$objectApiName' })
    wiredInfo: { data?: ObjectInfo } = {};

    get record(): RecordRepresentation | undefined {
        return this.wiredRecord.data;
    }

    get facets(): string[][] {
        const facet = (name: string): PageDefinition['regions'][number]['items'] =>
            this.page?.regions.find((region) => region.name === name)?.items ?? [];
        return facet(this.columnsFacet).map((column) =>
            facet(String(column.properties.body ?? '')).flatMap((item) =>
                item.fieldItem ? [item.fieldItem.replace(/^Record\./, '')] : []
            )
        );
    }

    get fieldNames(): string[] | undefined {
        return formFieldPaths(this.wiredInfo.data, this.facets.flat());
    }

    get columns(): {
        key: string;
        className: string;
        fields: { key: string; label: string; help: string | null; info: FieldInfo | undefined }[];
    }[] {
        const infos = this.wiredInfo.data?.fields ?? {};
        return this.facets.map((fields, index) => ({
            key: String(index),
            className: `slds-col slds-size_1-of-1 slds-medium-size_1-of-${this.facets.length}`,
            fields: fields
                .filter((field) => this.record?.fields[field])
                .map((field) => ({
                    key: field,
                    label: infos[field]?.label ?? field,
                    help: infos[field]?.inlineHelpText ?? null,
                    info: infos[field]
                }))
        }));
    }
}
