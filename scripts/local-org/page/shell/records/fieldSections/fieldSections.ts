import { api, LightningElement } from 'lwc';
import type { FieldInfo, RecordRepresentation } from '../../ui-api.ts';

/** A field of a record's page. */
export interface PageField {
    key: string;
    label: string;
    help: string | null;
    /** what is read in its place */
    parts: { name: string; info: FieldInfo | undefined }[];
    /** what is changed in its place, a person's name in its parts; nothing where it is only read */
    inputs: { name: string; required: boolean }[];
}

/** A section of a record's page, with the fields of each column. */
export interface PageSection {
    key: string;
    heading: string;
    columns: PageField[][];
}

interface ShownField extends PageField {
    editLabel: string;
    canEdit: boolean;
    isFixed: boolean;
    outputs: { name: string; variant: string }[];
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

type Input = HTMLElement & { reportValidity(): boolean };

/** The sections of a record's fields: to read, or inside of a form to fill in. Fires `edit` with {name} where a pencil is pressed, and
 * `change`. */
export default class FieldSections extends LightningElement {
    @api record: RecordRepresentation | undefined;
    @api sections: PageSection[] = [];
    /** true for inputs */
    @api editing = false;
    /** true where the user may edit the record */
    @api editable = false;
    /** true where nothing folds, as on paper */
    @api plain = false;
    @api headingClass = 'slds-section__title';
    closed: string[] = [];

    /** Goes to the pencil or the input of a field. */
    @api
    focusOn(name: string): void {
        const [first = name] = this.inputsOf(name);
        const place = this.editing ? `[data-name="${first}"]` : `lightning-button-icon[data-field="${name}"]`;
        this.template!.querySelector<HTMLElement>(place)?.focus();
    }

    /** Says at the fields what is wrong with what is filled in. @returns the names of those */
    @api
    invalid(): string[] {
        const inputs = [...this.template!.querySelectorAll<Input>('lightning-input-field')];
        return inputs.filter((input) => !input.reportValidity()).map((input) => input.dataset.name!);
    }

    get shown(): ShownSection[] {
        return this.sections.map((section) => {
            const isClosed = this.closed.includes(section.key);
            return {
                key: section.key,
                contentId: `section-${section.key}`,
                heading: section.heading,
                expanded: isClosed ? 'false' : 'true',
                isClosed,
                className: `slds-section${isClosed ? '' : ' slds-is-open'}`,
                columns: section.columns.map((fields, index) => ({
                    key: String(index),
                    className: `slds-col slds-size_1-of-1 slds-medium-size_1-of-${section.columns.length}`,
                    fields: fields.map((field) => this.shownField(field))
                }))
            };
        });
    }

    shownField(field: PageField): ShownField {
        const isFixed = !field.inputs.length;
        return {
            ...field,
            isFixed,
            canEdit: this.editable && !isFixed,
            editLabel: `Edit ${field.label}`,
            outputs: field.parts.map(({ name }, index) => ({ name, variant: index ? 'label-hidden' : 'standard' }))
        };
    }

    inputsOf(key: string): string[] {
        const field = this.sections.flatMap(({ columns }) => columns.flat()).find((one) => one.key === key);
        return (field?.inputs ?? []).map(({ name }) => name);
    }

    handleToggle(event: Event): void {
        const key = (event.currentTarget as HTMLElement).dataset.key!;
        this.closed = this.closed.includes(key) ? this.closed.filter((one) => one !== key) : [...this.closed, key];
    }

    handleChange(): void {
        this.dispatchEvent(new CustomEvent('change'));
    }

    handleEdit(event: Event): void {
        const name = (event.currentTarget as HTMLElement).dataset.field!;
        if (this.editable && this.inputsOf(name).length) {
            this.dispatchEvent(new CustomEvent('edit', { detail: { name } }));
        }
    }
}
