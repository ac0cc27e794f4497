import type { ObjectInfo, RecordRepresentation } from './ui-api.ts';

/** What a record form gives to the fields inside it. */
export interface FormContext {
    objectInfo: ObjectInfo;
    record: RecordRepresentation | null;
    recordTypeId: string;
    /** messages of the last save by field */
    fieldErrors: Record<string, string[]>;
    /** messages of the last save that belong to no field */
    errors: string[];
    disabled: boolean;
}

/** A field's side of the agreement. */
export interface FormField {
    fieldName: string | null;
    receive(context: FormContext): void;
    value?(): unknown;
    /** shows what is wrong; true when nothing is */
    validate?(): boolean;
    reset?(): void;
}
