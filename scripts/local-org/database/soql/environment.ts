import type { ApexFieldType, FieldModel, ObjectModel, OrgSchema } from '../../schema/model.ts';
import type { Value } from '../../values/value.ts';
import type { SqlValue } from '../convert.ts';
import type { Bind } from './ast.ts';
import { SoqlError, type QueryErrorCode } from './errors.ts';

/** What the running user may see; null members mean "everything". */
export interface QueryGuard {
    /** In user mode: whether an object may be read. */
    object: ((object: ObjectModel) => boolean) | null;
    /** In user mode: whether a field may be read. */
    field: ((object: ObjectModel, field: FieldModel) => boolean) | null;
    /** With sharing: a condition on the rows of an object under an alias, or null where all are visible. */
    rows: ((object: ObjectModel, alias: string, param: (value: SqlValue) => string) => string | null) | null;
}

/** What a query is compiled against. */
export interface QueryEnvironment {
    schema: OrgSchema;
    text: string;
    params: SqlValue[];
    /** The value of a bind; null while a query is only checked. */
    bind: ((bind: Bind) => Value) | null;
    /** While a query is only checked: is told what each bind is compared with, `Integer` for a LIMIT; `isOne` where it stands for one value. */
    noteBind: ((bind: Bind, column: ApexFieldType, isOne: boolean) => void) | null;
    guard: QueryGuard | null;
    /** `WITH SECURITY_ENFORCED` has messages of its own. */
    securityEnforced: boolean;
    now: number;
    timeZone: string;
    fiscalStartMonth: number;
    /** Registers the SQL function of a formula field and gives its name and the paths it needs. */
    formula: (object: ObjectModel, field: FieldModel) => { sql: string; paths: string[] };
    /** Ids of the running user, for USING SCOPE mine and `$User` in formulas. */
    userId: string;
    aliases: number;
    /** User mode: fields that the query names and the user may not read. */
    inaccessible: { object: ObjectModel; field: FieldModel }[];
    /** User mode: the first object that the query names and the user may not read. */
    deniedObject: ObjectModel | null;
}

/** Adds a value and gives its place-holder. */
export function param(env: QueryEnvironment, value: SqlValue): string {
    env.params.push(value);
    return '?';
}

export function fail(
    env: QueryEnvironment,
    message: string,
    position: number,
    extract = true,
    code?: QueryErrorCode
): never {
    throw new SoqlError(message, env.text, position, extract, code);
}

export function noSuchColumnText(name: string, object: ObjectModel): string {
    return `No such column '${name}' on entity '${object.name}'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. Please reference your WSDL or the describe call for the appropriate names.`;
}

export function noSuchColumn(env: QueryEnvironment, name: string, object: ObjectModel, position: number): never {
    return fail(env, noSuchColumnText(name, object), position, true, 'INVALID_FIELD');
}

export function noSuchObjectText(name: string): string {
    return `sObject type '${name}' is not supported. If you are attempting to use a custom object, be sure to append the '__c' after the entity name. Please reference your WSDL or the describe call for the appropriate names.`;
}

export function noSuchObject(env: QueryEnvironment, name: string, position: number): never {
    return fail(env, noSuchObjectText(name), position, true, 'INVALID_TYPE');
}

export function noSuchRelationship(
    env: QueryEnvironment,
    name: string,
    position: number,
    part: 'field path' | 'FROM part of query call'
): never {
    return fail(
        env,
        `Didn't understand relationship '${name}' in ${part}. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. Please reference your WSDL or the describe call for the appropriate names.`,
        position,
        true,
        'INVALID_FIELD'
    );
}
