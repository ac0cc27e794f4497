import { api, LightningElement } from 'lwc';
import type { FieldInfo, ObjectInfo, RecordRepresentation, RelatedListColumn } from '../../ui-api.ts';

/** A table of records. Fires `sort` with {sortBy: 'Field' or '-Field'}. */
export default class Table extends LightningElement {
    @api label = '';
    @api columns: RelatedListColumn[] = [];
    @api records: RecordRepresentation[] = [];
    @api objectInfo: ObjectInfo | undefined;
    @api sortBy = '';
    @api sortable = false;

    get heads(): {
        key: string;
        label: string;
        canSort: boolean;
        className: string;
        ariaSort: string | undefined;
        icon: string | null;
    }[] {
        return this.columns.map((column) => {
            const sorted = this.sortBy.replace(/^-/, '') === column.fieldApiName;
            const descending = this.sortBy.startsWith('-');
            return {
                key: column.fieldApiName,
                label: column.label,
                canSort: this.sortable && column.sortable,
                className: sorted ? 'slds-is-sorted' : '',
                ariaSort: sorted ? (descending ? 'descending' : 'ascending') : undefined,
                icon: sorted ? (descending ? 'utility:arrowdown' : 'utility:arrowup') : null
            };
        });
    }

    get rows(): { key: string; record: RecordRepresentation; cells: object[] }[] {
        return this.records.map((record) => ({
            key: record.id,
            record,
            cells: this.columns.map((column, index) => ({
                key: `${column.fieldApiName}-${index}`,
                path: column.fieldApiName,
                label: column.label,
                dataType: column.dataType,
                info: this.infoOf(column),
                isFirst: index === 0
            }))
        }));
    }

    infoOf(column: RelatedListColumn): FieldInfo | undefined {
        return column.fieldApiName.includes('.') ? undefined : this.objectInfo?.fields[column.fieldApiName];
    }

    handleSort(event: Event): void {
        const field = (event.currentTarget as HTMLElement).dataset.field!;
        this.dispatchEvent(
            new CustomEvent('sort', { detail: { sortBy: this.sortBy === field ? `-${field}` : field } })
        );
    }
}
