import { allowsDml, type DmlVerb } from '../../schema/allowed-dml.ts';
import type { Pos, StmtOf } from '../syntax/ast.ts';
import { fail } from '../syntax/diagnostics.ts';
import { typeText } from '../types/checks/declared.ts';
import { isSObject } from '../types/relations.ts';
import type { ApexType } from '../types/types.ts';
import { begin } from './blocks.ts';
import { notNull, operation, type Cx, type Ex } from './emit-context.ts';
import * as j from './js.ts';
import type { Js, JsStmt } from './js.ts';

/** `insert`, `update as user`, `upsert … Key__c`, `merge … …`. */
export function dml(cx: Cx, stmt: StmtOf<'dml'>): JsStmt[] {
    const value = cx.expr(stmt.expr);
    const element = value.type.decl.name === 'List' ? value.type.args[0]! : value.type;
    if (stmt.op === 'merge') {
        return merge(cx, stmt, value);
    }
    if (!isSObject(cx.table, element)) {
        fail(`DML requires SObject or SObject list type: ${typeText(value.type)}`, stmt);
    }
    checkAllowed(stmt.op, element, value.type, stmt);
    if (stmt.field && element === cx.table.core('SObject')) {
        fail('Upsert with a field specification requires a concrete SObject type', stmt);
    }
    if (stmt.field) {
        checkKey(stmt.field, element, stmt);
    }
    const access = accessOf(cx, stmt);
    const at = begin(cx, stmt);
    const field = stmt.field ? j.string(stmt.field.split('.').pop()!) : j.NULL;
    return [...at, j.run(operation('dml', j.string(stmt.op), notNull(value), access, field))];
}

/**
 * Records are matched by a field of their own object; a custom one is an external id (Apex Developer Guide, Upserting
 * Records). Which standard fields are indexed for it only the saving tells.
 */
function checkKey(name: string, { decl }: ApexType, at: Pos): void {
    const field = decl.model?.fields.get(name.split('.').pop()!.toLowerCase());
    if (decl.model && (!field || (field.custom && !field.externalId && !field.unique && !field.nameField))) {
        fail(`Invalid field for upsert, must be an External Id custom or standard indexed field: ${name}`, at);
    }
}

/** The object must support the operation; of a List<SObject> only the records tell. */
function checkAllowed(verb: DmlVerb, { decl }: ApexType, given: ApexType, at: Pos): void {
    if (decl.model && !allowsDml(decl.model, verb)) {
        fail(`DML operation ${verb[0]!.toUpperCase()}${verb.slice(1)} not allowed on ${typeText(given)}`, at);
    }
}

function accessOf(cx: Cx, stmt: StmtOf<'dml'>): Js {
    const user = stmt.access === null ? cx.unit.userMode : stmt.access === 'user';
    return user ? j.string('USER_MODE') : stmt.access === null ? j.NULL : j.string('SYSTEM_MODE');
}

/** One record takes in others of its own type: them, or their ids. */
function merge(cx: Cx, stmt: StmtOf<'dml'>, master: Ex): JsStmt[] {
    const { type } = master;
    if (type.decl.kind !== 'sobject') {
        fail(`Merge requires a concrete SObject type: ${typeText(type)}`, stmt);
    }
    if (!allowsDml(type.decl.model!, 'merge')) {
        fail(`Specified type ${typeText(type)} cannot be merged`, stmt);
    }
    const other = cx.expr(stmt.other!);
    const element = other.type.decl.name === 'List' ? other.type.args[0]! : other.type;
    const fits = (one: ApexType): boolean => one === type || one === cx.table.null || /^(?:Id|String)$/.test(one.name);
    if (!fits(element)) {
        fail('Invalid type for duplicate records', stmt);
    }
    return [...begin(cx, stmt), j.run(operation('merge', master.js, other.js, accessOf(cx, stmt)))];
}
