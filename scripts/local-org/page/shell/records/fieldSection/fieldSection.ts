import { api, LightningElement, wire } from 'lwc';
import { formFieldPaths } from 'one/form';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import { getRecord } from 'lightning/uiRecordApi';
import { inputsFor } from 'records/editing';
import type { PageField, PageSection } from 'records/fieldSections';
import type { ObjectInfo, PageDefinition, PageItem, RecordRepresentation } from '../../ui-api.ts';

interface FormItem {
    name: string;
    behavior: unknown;
}

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

    get objectInfo(): ObjectInfo | undefined {
        return this.wiredInfo.data;
    }

    get columns(): FormItem[][] {
        const facet = (name: string): PageItem[] =>
            this.page?.regions.find((region) => region.name === name)?.items ?? [];
        return facet(this.columnsFacet).map((column) =>
            facet(String(column.properties.body ?? '')).flatMap(({ fieldItem, properties }) =>
                fieldItem ? [{ name: fieldItem.replace(/^Record\./, ''), behavior: properties.uiBehavior }] : []
            )
        );
    }

    get fieldNames(): string[] | undefined {
        const names = this.columns.flat().map(({ name }) => name);
        const parts = names.flatMap((name) =>
            this.objectInfo ? inputsFor(this.objectInfo, name, false).map((input) => input.name) : []
        );
        return formFieldPaths(this.objectInfo, [...new Set([...names, ...parts])]);
    }

    get sections(): PageSection[] {
        const columns = this.columns.map((items) => items.flatMap((item) => this.pageField(item)));
        return [{ key: this.columnsFacet, heading: this.label, columns }];
    }

    // The page says for each field whether it is only read there, and whether it has to be filled in.
    pageField({ name, behavior }: FormItem): PageField[] {
        const info = this.objectInfo?.fields[name];
        return this.record?.fields[name] && this.objectInfo
            ? [
                  {
                      key: name,
                      label: info?.label ?? name,
                      help: info?.inlineHelpText ?? null,
                      parts: [{ name, info }],
                      inputs: behavior === 'readonly' ? [] : inputsFor(this.objectInfo, name, behavior === 'required')
                  }
              ]
            : [];
    }
}
