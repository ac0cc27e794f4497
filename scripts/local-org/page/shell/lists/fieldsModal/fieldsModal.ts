import { api } from 'lwc';
import { isOffered } from 'lists/filters';
import LightningModal from 'lightning/modal';
import type { ObjectInfo, RelatedListColumn } from '../../ui-api.ts';

/** "Select Fields to Display": which columns a list view has, in which order. Closes with their names, or nothing. */
export default class FieldsModal extends LightningModal {
    declare refs: { fields: HTMLElement & { reportValidity(): boolean } };
    @api objectInfo: ObjectInfo | undefined;
    /** the columns that it has now */
    @api columns: RelatedListColumn[] = [];
    changed: string[] | null = null;

    get chosen(): string[] {
        return this.changed ?? this.columns.map(({ fieldApiName }) => fieldApiName);
    }

    // A lookup shows the name of the record it points to. Columns of other records, such as an owner's alias, stay choosable.
    get options(): { label: string; value: string }[] {
        const own = Object.values(this.objectInfo?.fields ?? {})
            .filter(isOffered)
            .map((field) => {
                const [target] = field.referenceToInfos;
                const path =
                    field.reference && field.relationshipName && target
                        ? `${field.relationshipName}.${target.nameFields[0] ?? 'Name'}`
                        : field.apiName;
                return { label: field.label, value: path };
            });
        const others = this.columns
            .filter(({ fieldApiName }) => !own.some(({ value }) => value === fieldApiName))
            .map(({ fieldApiName, label }) => ({ label, value: fieldApiName }));
        return [...own, ...others].sort((a, b) => a.label.localeCompare(b.label));
    }

    handleChange(event: CustomEvent<{ value: string[] }>): void {
        this.changed = [...event.detail.value];
    }

    handleCancel(): void {
        this.close();
    }

    handleSave(): void {
        if (this.refs.fields.reportValidity()) {
            this.close(this.chosen);
        }
    }
}
