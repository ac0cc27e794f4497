import type { FormContext, FormField } from '../../form-context.ts';
import type { FieldReference } from 'one/uiApi';
import type { ObjectInfo } from '../../ui-api.ts';

/** The inputs of a data type's values. */
const INPUT_TYPES: Readonly<Record<string, string>> = {
    String: 'text',
    Email: 'email',
    Phone: 'tel',
    Url: 'url',
    Date: 'date',
    DateTime: 'datetime',
    Time: 'time',
    Int: 'number',
    Double: 'number',
    Currency: 'number',
    Percent: 'number'
};
const OTHER_TYPES = ['Picklist', 'MultiPicklist', 'Reference', 'TextArea', 'Boolean'];

const REGISTER_FIELD = 'lightning__registerformfield';

/** A field announces itself to the form around it. @returns a function that takes it out again */
export function joinForm(element: EventTarget, field: FormField): () => void {
    let leave: (() => void) | undefined;
    element.dispatchEvent(
        new CustomEvent(REGISTER_FIELD, {
            bubbles: true,
            composed: true,
            detail: {
                field,
                joined: (done: () => void) => {
                    leave = done;
                }
            }
        })
    );
    if (!leave) {
        throw new Error('This component must be inside of a record form.');
    }
    return leave;
}

/** The form's side: collects its fields and tells them what they show. */
export class FormFields {
    fields = new Set<FormField>();
    context: FormContext | null = null;
    onChange: () => void;

    constructor(onChange: () => void) {
        this.onChange = onChange;
    }

    /** Handles the event of a field that joins. */
    handle(event: CustomEvent<{ field: FormField; joined: (leave: () => void) => void }>): void {
        event.stopPropagation();
        const { field, joined } = event.detail;
        this.fields.add(field);
        joined(() => this.fields.delete(field));
        if (this.context) {
            field.receive(this.context);
        }
        this.onChange();
    }

    /** Gives every field what it shows. */
    send(context: FormContext): void {
        this.context = context;
        for (const field of this.fields) {
            field.receive(context);
        }
    }

    /** @returns the API names of the fields */
    names(): string[] {
        return [...this.fields].flatMap((field) => (field.fieldName ? [field.fieldName] : [])).sort();
    }
}

/** @returns the type of the input for a data type that has a plain one */
export function inputType(dataType: string | undefined): string | undefined {
    return INPUT_TYPES[dataType ?? ''];
}

/** @returns true for a data type that a form has a control for */
export function isInputType(dataType: string): boolean {
    return dataType in INPUT_TYPES || OTHER_TYPES.includes(dataType);
}

/** @returns the API name of a field given as text or as an import of `@salesforce/schema` */
export function fieldApiName(field: FieldReference | undefined): string {
    return typeof field === 'object' ? field.fieldApiName : (field ?? '');
}

/** @returns the qualified fields that a form reads: of a lookup also the name of the record it points to */
export function formFieldPaths(info: ObjectInfo | undefined, names: string[]): string[] | undefined {
    if (!info || !names.length) {
        return undefined;
    }
    return names.flatMap((name) => {
        const field = info.fields[name];
        const target = field?.reference ? field.referenceToInfos[0] : undefined;
        const nameField = target?.nameFields.includes('Name') ? 'Name' : target?.nameFields[0];
        const paths = nameField && field?.relationshipName ? [name, `${field.relationshipName}.${nameField}`] : [name];
        return paths.map((path) => `${info.apiName}.${path}`);
    });
}
