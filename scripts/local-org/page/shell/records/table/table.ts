import { api, LightningElement } from 'lwc';
import type { FieldInfo, ObjectInfo, RecordRepresentation, RelatedListColumn } from '../../ui-api.ts';

/** What is shown of a row besides its record. */
export interface RowState {
    /** fields whose values are changed and not saved yet */
    edited: string[];
    /** why the row could not be saved */
    problem: string;
}

interface Cell {
    key: string;
    path: string;
    label: string;
    dataType: string;
    info: FieldInfo | undefined;
    isFirst: boolean;
    className: string;
    editLabel: string;
    canEdit: boolean;
}

/**
 * A table of records. Fires `sort` with {sortBy: 'Field' or '-Field'}, where rows can be selected `select` with {ids}, and
 * where fields can be edited `edit` with {recordId, field, place}.
 */
export default class Table extends LightningElement {
    @api label = '';
    @api columns: RelatedListColumn[] = [];
    @api records: RecordRepresentation[] = [];
    @api objectInfo: ObjectInfo | undefined;
    @api sortBy = '';
    @api sortable = false;
    /** true for a checkbox and a number in each row */
    @api selectable = false;
    /** ids of the rows that are selected */
    @api selected: string[] = [];
    /** the fields that can be edited in their cells */
    @api editable: string[] = [];
    /** ids of the records that the user may edit */
    @api editableRecords: string[] = [];
    @api states: Record<string, RowState> = {};

    get tableClass(): string {
        return `slds-table slds-table_cell-buffer slds-table_bordered slds-no-row-hover${this.editable.length ? ' slds-table_edit' : ''}`;
    }

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

    get allSelected(): boolean {
        return this.records.length > 0 && this.records.every(({ id }) => this.selected.includes(id));
    }

    get rows(): {
        key: string;
        number: number;
        record: RecordRepresentation;
        isSelected: boolean;
        ariaSelected: 'true' | undefined;
        checkLabel: string;
        problem: string;
        cells: Cell[];
    }[] {
        return this.records.map((record, index) => {
            const isSelected = this.selected.includes(record.id);
            return {
                key: record.id,
                number: index + 1,
                record,
                isSelected,
                ariaSelected: isSelected ? 'true' : undefined,
                checkLabel: `Select item ${index + 1}`,
                problem: this.states[record.id]?.problem ?? '',
                cells: this.columns.map((column, place) => this.cellOf(record, column, place))
            };
        });
    }

    cellOf(record: RecordRepresentation, column: RelatedListColumn, place: number): Cell {
        const path = column.fieldApiName;
        const isEdited = this.states[record.id]?.edited.includes(path) ?? false;
        return {
            key: `${path}-${place}`,
            path,
            label: column.label,
            dataType: column.dataType,
            info: path.includes('.') ? undefined : this.objectInfo?.fields[path],
            isFirst: place === 0,
            className: `${this.editable.length ? 'slds-cell-edit' : ''}${isEdited ? ' slds-is-edited' : ''}`,
            editLabel: `Edit ${column.label} of row ${this.records.indexOf(record) + 1}`,
            canEdit: this.canEdit(record.id, path)
        };
    }

    canEdit(recordId: string, path: string): boolean {
        return this.editable.includes(path) && this.editableRecords.includes(recordId);
    }

    handleSort(event: Event): void {
        const field = (event.currentTarget as HTMLElement).dataset.field!;
        this.fire('sort', { sortBy: this.sortBy === field ? `-${field}` : field });
    }

    handleSelectAll(event: CustomEvent<{ checked: boolean }>): void {
        this.fire('select', { ids: event.detail.checked ? this.records.map(({ id }) => id) : [] });
    }

    handleSelect(event: CustomEvent<{ checked: boolean }>): void {
        const id = (event.currentTarget as HTMLElement).dataset.id!;
        const others = this.selected.filter((one) => one !== id);
        this.fire('select', { ids: event.detail.checked ? [...others, id] : others });
    }

    handleEdit(event: Event): void {
        const { id = '', field = '' } = (event.currentTarget as HTMLElement).dataset;
        if (!this.canEdit(id, field)) {
            return;
        }
        const cell = this.template!.querySelector(`td[data-id="${id}"][data-field="${field}"]`)!;
        this.fire('edit', { recordId: id, field, place: cell.getBoundingClientRect() });
    }

    fire(name: string, detail: object): void {
        this.dispatchEvent(new CustomEvent(name, { detail }));
    }
}
