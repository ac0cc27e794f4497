import type { ObjectModel } from '../../schema/model.ts';
import { throwApex, type DmlErrorRow } from '../../values/exceptions.ts';
import type { SObject } from '../../values/sobject.ts';
import type { Access } from '../session.ts';

export type DmlStatement = 'insert' | 'update' | 'upsert' | 'delete' | 'undelete' | 'merge';

export interface DmlOptions extends Access {
    /** True: one failed row fails and undoes all. */
    allOrNone: boolean;
    /** Upsert: the field that finds a record; null is Id. */
    externalIdField?: string | null;
    /** `Database.DMLOptions.allowFieldTruncation`. */
    allowFieldTruncation?: boolean;
    /** The statement comes over an API, which refuses row by row, in words of its own. */
    isApi?: boolean;
    /** `Database.DMLOptions.DuplicateRuleHeader.allowSave`: what a duplicate rule alerts of is saved all the same. */
    savesDuplicates?: boolean;
    /** Merge: the record that the deleted ones were merged into; their after triggers see it in MasterRecordId. */
    masterRecordId?: string;
    /** Fields in lower case that only the platform writes, and that this statement of its own writes. */
    platformFields?: ReadonlySet<string>;
}

export interface DmlError {
    statusCode: string;
    message: string;
    fields: string[];
}

export interface DmlResult {
    id: string | null;
    success: boolean;
    /** Upsert: whether the record is new. */
    created: boolean;
    errors: DmlError[];
    /** Merge: what was merged and moved. */
    mergedRecordIds?: string[];
    updatedRelatedIds?: string[];
    /** Platform events. */
    eventUuid?: unknown;
}

/** A record on its way through the statement. */
export interface Work {
    /** Position in the statement's list. */
    index: number;
    /** The record that Apex gave; only its Id is written to. */
    given: SObject;
    /** The record that triggers see and that is saved. */
    record: SObject;
    old: SObject | null;
    errors: DmlError[];
}

export function addError(work: Work, statusCode: string, message: string, fields: string[] = []): void {
    work.errors.push({ statusCode, message, fields });
}

/** A before update trigger may not update or delete its own records, a before delete trigger not delete them. */
export function addSelfReference(work: Work, id: string): void {
    addError(
        work,
        'SELF_REFERENCE_FROM_TRIGGER',
        `Object (id = ${id}) is currently in trigger, therefore it cannot recursively update itself`,
        []
    );
}

/** Fields that may not be written: by anybody, or over an API by this user. */
export function addUnwritable(work: Work, fields: readonly string[]): void {
    addError(
        work,
        'INVALID_FIELD_FOR_INSERT_UPDATE',
        `Unable to create/update fields: ${fields.join(', ')}. Please check the security settings of this field and verify that it is read/write for your profile or permission set.`,
        [...fields]
    );
}

export function isGood(work: Work): boolean {
    return work.errors.length === 0;
}

/** Takes over what triggers put on the records by addError. */
export function collectTriggerErrors(works: readonly Work[], recordOf: (work: Work) => SObject): void {
    for (const work of works) {
        const record = recordOf(work);
        for (const error of record.errors ?? []) {
            const field = error.field === null ? undefined : record.type.fields.get(error.field.toLowerCase());
            addError(work, error.statusCode, error.message, error.field === null ? [] : [field?.name ?? error.field]);
        }
        record.errors = null;
    }
}

/** How the platform's message about fields that the user may not write begins; it is the whole message of the exception. */
export const INACCESSIBLE_FIELDS = 'Operation failed due to fields being inaccessible';

/** `Insert failed. First exception on row 0; first error: CODE, message: [fields]`. */
export function throwDmlException(statement: DmlStatement, results: readonly DmlResult[]): never {
    const rows: DmlErrorRow[] = [];
    results.forEach((result, index) => {
        for (const error of result.errors) {
            rows.push({ ...error, index, id: result.id });
        }
    });
    const [first] = rows;
    const verb = statement.charAt(0).toUpperCase() + statement.slice(1);
    const id = first!.id && statement !== 'insert' ? ` with id ${first!.id}` : '';
    const fields = first!.message.startsWith(INACCESSIBLE_FIELDS);
    return throwApex(
        'System.DmlException',
        fields
            ? first!.message
            : `${verb} failed. First exception on row ${first!.index}${id}; first error: ${first!.statusCode}, ${first!.message}: [${first!.fields.join(', ')}]`,
        { dmlErrors: rows }
    );
}

export function resultOf(work: Work): DmlResult {
    return { id: work.record.id ?? work.given.id, success: isGood(work), created: false, errors: work.errors };
}

/** Names of an object's fields for a message. */
export function fieldNames(object: ObjectModel, keys: readonly string[]): string[] {
    return keys.map((key) => object.fields.get(key)?.name ?? key);
}
