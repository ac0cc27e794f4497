import type { Expr, ExprOf, Pos } from '../syntax/ast.ts';
import { fail } from '../syntax/diagnostics.ts';
import {
    classRef,
    constant,
    findLocal,
    implRef,
    notNull,
    nullTest,
    operation,
    staticsRef,
    temp,
    typeConstant,
    use,
    type Cx,
    type Ex
} from './emit-context.ts';
import * as j from './js.ts';
import { isSObject, propertyNamed } from '../types/relations.ts';
import { checkTypeVisible, findDecl } from '../types/resolve.ts';
import { sobjectMember } from '../types/sobject-types.ts';
import {
    loaded,
    methodText,
    type ApexType,
    type MethodDecl,
    type PropertyDecl,
    type TypeDecl
} from '../types/types.ts';

/** What a name or a dotted name stands for. */
export interface Operand {
    value?: Ex;
    type?: ApexType;
    /** Lower-case namespace, which may be there besides a class of the same name (Database, System, Schema). */
    ns?: string;
    /** `Schema.SObjectType`, `X.fields`, `X.fieldSets`, `Label`. */
    special?: {
        kind: 'sobjectTypes' | 'fields' | 'fieldTokens' | 'fieldSets' | 'labels' | 'siteLabels' | 'pages';
        object?: ApexType;
    };
    /** A record's field as `record.Field`, for `record.Field.addError(…)`. */
    fieldOf?: { record: Ex; name: string };
}

export function operand(cx: Cx, expr: Expr): Operand {
    if (expr.k === 'name') {
        return nameOperand(cx, expr);
    }
    if (expr.k === 'member') {
        return memberOperand(cx, expr);
    }
    return { value: cx.chain(expr) };
}

/** The value of a name or dotted name; a compile error where it is a type or nothing. */
export function valueOf(cx: Cx, expr: ExprOf<'name' | 'member'>): Ex {
    if (expr.k === 'name' && cx.later && !findLocal(cx, expr.name)) {
        const own = propertyNamed(cx.table, cx.table.of(cx.decl), expr.name);
        if (own) {
            checkOrder(cx, own.property, expr, expr.name);
        }
    }
    const found = operand(cx, expr);
    if (found.value) {
        return found.value;
    }
    return fail(`Variable does not exist: ${expr.name}`, expr);
}

function nameOperand(cx: Cx, expr: ExprOf<'name'>): Operand {
    const local = findLocal(cx, expr.name);
    if (local) {
        return { value: { js: j.name(local.js), type: local.type, nn: false } };
    }
    const field = ownProperty(cx, expr.name, expr);
    if (field) {
        return { value: field };
    }
    const lower = expr.name.toLowerCase();
    const decl = findDecl(cx.table, [expr.name], cx.decl);
    const found: Operand = {};
    if (decl) {
        found.type = cx.table.of(decl, cx.table.complete(loaded(decl), []));
        use(cx, found.type);
    }
    if (cx.table.namespaces.has(lower) || cx.table.ownNamespaces.has(lower)) {
        found.ns = lower;
    }
    if (lower === 'label') {
        found.special = { kind: 'labels' };
    }
    if (lower === 'page' && !decl) {
        found.special = { kind: 'pages' };
    }
    if (lower === 'sobjecttype') {
        found.special = { kind: 'sobjectTypes' };
    }
    return found;
}

/** A field or property reached by its bare name: of the class, its supers, or static of an outer class. */
function ownProperty(cx: Cx, name: string, at: Pos): Ex | null {
    for (let decl: TypeDecl | null = cx.decl; decl; decl = decl.outer) {
        const found = propertyNamed(cx.table, cx.table.of(decl), name);
        if (found && (decl === cx.decl || found.property.isStatic)) {
            // Static members of a super class are reached through an instance, and by the name of that class.
            const inherited = found.property.owner !== decl && (cx.isStatic || decl !== cx.decl);
            if (cx.isStatic && !found.property.isStatic) {
                // A type may have the same name.
                return null;
            }
            if (inherited) {
                continue;
            }
            return readProperty(
                cx,
                found.property,
                found.type,
                found.property.isStatic ? null : { js: j.THIS, type: cx.table.of(decl), nn: true },
                at
            );
        }
    }
    return null;
}

/** Initialisers run in the order in which they are written: none names a field of its class that comes later. */
export function checkOrder(cx: Cx, property: PropertyDecl, at: Pos, name: string): void {
    if (property.owner === cx.decl && cx.later?.has(name.toLowerCase())) {
        fail(`Illegal forward reference: ${name}`, at);
    }
}

/** Whether the accessor being compiled is that of this very property: then the name means the stored value. */
function stored(cx: Cx, property: PropertyDecl): boolean {
    return cx.accessorOf === property.name.toLowerCase() && cx.decl === property.owner;
}

export function readProperty(cx: Cx, property: PropertyDecl, type: ApexType, target: Ex | null, at: Pos): Ex {
    checkVisible(cx, property, property.getAccess ?? property.access, at);
    if (!property.canRead) {
        fail(`Variable is not visible: ${property.owner.name}.${property.name}`, at);
    }
    const guards = target?.guards ? { guards: target.guards } : {};
    if (property.platform) {
        const impl = implRef(cx, property.platform.get);
        return { js: target ? j.call(impl, notNull(target)) : j.call(impl), type, nn: false, ...guards };
    }
    use(cx, cx.table.of(property.owner));
    if (property.isStatic) {
        if (property.getter && !stored(cx, property)) {
            return { js: j.callMember(classRef(property.owner), property.getter), type, nn: false };
        }
        return { js: j.member(staticsRef(property.owner), property.jsName), type, nn: false };
    }
    const js =
        property.getter && !stored(cx, property)
            ? j.callMember(target!.js, property.getter)
            : j.member(target!.js, property.jsName);
    return { js, type, nn: false, ...guards };
}

export function checkVisible(cx: Cx, member: MethodDecl | PropertyDecl, access: string, at: Pos): void {
    if (access === 'public' || access === 'global' || sameOutermost(cx.decl, member.owner)) {
        return;
    }
    if (member.testVisible && outermost(cx.decl).user?.isTest) {
        return;
    }
    if (access === 'protected') {
        for (let decl: TypeDecl | null = cx.decl; decl; decl = decl.superType?.decl ?? null) {
            if (decl === member.owner) {
                return;
            }
        }
    }
    fail(
        'params' in member
            ? `Method is not visible: ${methodText(member)}`
            : `Variable is not visible: ${member.owner.name}.${member.name}`,
        at
    );
}

function outermost(decl: TypeDecl): TypeDecl {
    return decl.outer ? outermost(decl.outer) : decl;
}

function sameOutermost(a: TypeDecl, b: TypeDecl): boolean {
    return outermost(a) === outermost(b);
}

function memberOperand(cx: Cx, expr: ExprOf<'member'>): Operand {
    const target = operand(cx, expr.target);
    checkSafe(expr, target);
    // `Schema.SObjectType.Account.fields` is a value, of which the fields are no properties.
    const isFields = target.special && target.value?.type.name.startsWith('Schema.SObjectTypeField');
    if (target.value && !isFields) {
        return valueMember(cx, target.value, expr);
    }
    if (target.special) {
        const found = specialMember(cx, target.special, expr);
        if (found) {
            return found;
        }
    }
    if (target.type) {
        checkTypeVisible(cx.decl, target.type, beginOf(expr));
        const found = typeMember(cx, target.type, expr);
        if (found) {
            return found;
        }
    }
    if (target.ns) {
        return namespaceMember(cx, target.ns, expr);
    }
    if (target.type) {
        fail(`Variable does not exist: ${expr.name}`, expr);
    }
    if (expr.target.k === 'name') {
        fail(`Variable does not exist: ${expr.target.name}`, expr.target);
    }
    return fail(`Variable does not exist: ${expr.name}`, expr);
}

/** Only of a value can it be asked whether it is null: `?.` behind a type is nothing. */
export function checkSafe({ safe, target: of }: ExprOf<'member' | 'call'>, target: Operand): void {
    if (safe && of && !target.value) {
        fail(`Variable does not exist: ${of.k === 'name' || of.k === 'member' ? of.name : '?'}`, of);
    }
}

/** Where a dotted expression begins. */
export function beginOf(expr: Expr): Pos {
    return expr.k === 'member' ? beginOf(expr.target) : expr;
}

function namespaceMember(cx: Cx, ns: string, expr: ExprOf<'member'>): Operand {
    const lower = expr.name.toLowerCase();
    const found: Operand = {};
    const decl = cx.table.qualified(ns, expr.name);
    if (decl) {
        found.type = cx.table.of(decl, cx.table.complete(loaded(decl), []));
    }
    if (ns === 'system' && lower === 'label') {
        found.special = { kind: 'labels' };
    }
    if (ns === 'system' && lower === 'page') {
        found.special = { kind: 'pages' };
    }
    if (ns === 'schema' && lower === 'sobjecttype') {
        found.special = { kind: 'sobjectTypes' };
    }
    const deeper = `${ns}.${lower}`;
    if (cx.table.namespaces.has(deeper)) {
        found.ns = deeper;
    }
    if (ns === 'system' && cx.table.namespaces.has(lower)) {
        found.ns = lower;
    }
    if (!found.type && !found.special && !found.ns) {
        fail(`Variable does not exist: ${expr.name}`, expr);
    }
    return found;
}

/** Schema tokens are made by the runtime: `Account.SObjectType`, `Account.Name`, `Schema.SObjectType.Account.fields.Name`. */
function specialMember(cx: Cx, special: NonNullable<Operand['special']>, expr: ExprOf<'member'>): Operand | null {
    const { name } = expr;
    if (special.kind === 'labels' && name.toLowerCase() === 'site' && !cx.program.label(name)) {
        return { special: { kind: 'siteLabels' } };
    }
    if (special.kind === 'siteLabels') {
        // `Label.Site.user_not_found`: every org has these, with texts that are not known here.
        return { value: { js: operation('label', j.string(`Site.${name}`)), type: cx.table.core('String'), nn: true } };
    }
    if (special.kind === 'labels') {
        if (!cx.program.label(name)) {
            fail(`External string does not exist: ${name}`, beginOf(expr));
        }
        return { value: { js: operation('label', j.string(name)), type: cx.table.core('String'), nn: true } };
    }
    if (special.kind === 'pages') {
        if (!cx.program.page(name)) {
            fail(`Page ${name} does not exist`, expr);
        }
        return { value: { js: operation('page', j.string(name)), type: cx.table.core('PageReference'), nn: true } };
    }
    if (special.kind === 'sobjectTypes') {
        const object = cx.table.sobject(name);
        if (!object) {
            return null;
        }
        const token = constant(cx, 'sobjectType', object.name);
        return {
            value: { js: operation('describe', token), type: schemaType(cx, 'DescribeSObjectResult'), nn: true },
            special: { kind: 'fields', object }
        };
    }
    const object = special.object!;
    if (special.kind === 'fieldSets') {
        if (!object.decl.model!.fieldSets.some((one) => one.name.toLowerCase() === name.toLowerCase())) {
            fail(`Variable does not exist: ${name}`, expr);
        }
        return {
            value: {
                js: operation('fieldSet', j.string(object.name), j.string(name)),
                type: schemaType(cx, 'FieldSet'),
                nn: true
            }
        };
    }
    const token = fieldToken(cx, object, name, expr);
    if (special.kind === 'fieldTokens') {
        return { value: token };
    }
    return { value: { js: operation('describe', token.js), type: schemaType(cx, 'DescribeFieldResult'), nn: true } };
}

export function schemaType(cx: Cx, name: string): ApexType {
    const decl = cx.table.platformClass(`schema.${name.toLowerCase()}`);
    if (!decl) {
        throw new Error(`The platform class Schema.${name} is not declared`);
    }
    return cx.table.of(decl);
}

function fieldToken(cx: Cx, object: ApexType, name: string, at: Pos): Ex {
    const member = sobjectMember(cx.table, object.decl.model!, name);
    if (member?.kind !== 'field') {
        fail(`Variable does not exist: ${name}`, at);
    }
    const js = constant(cx, 'sobjectField', object.name, member.name);
    return { js, type: schemaType(cx, 'SObjectField'), nn: true };
}

function typeMember(cx: Cx, type: ApexType, expr: ExprOf<'member'>): Operand | null {
    const { table } = cx;
    const { decl } = type;
    const lower = expr.name.toLowerCase();
    if (lower === 'class') {
        return {
            value: {
                js: operation('classToken', typeConstant(cx, type)),
                type: table.core('Type'),
                nn: true
            }
        };
    }
    if (decl.kind === 'enum') {
        const at = decl.enumNames.findIndex((name) => name.toLowerCase() === lower);
        if (at >= 0) {
            return { value: { js: constant(cx, 'enum', decl.name, at), type, nn: true } };
        }
    }
    if (decl.kind === 'sobject') {
        if (lower === 'sobjecttype') {
            return {
                value: {
                    js: constant(cx, 'sobjectType', type.name),
                    type: schemaType(cx, 'SObjectType'),
                    nn: true,
                    ...(decl.model!.fields.has(lower) ? { field: fieldToken(cx, type, expr.name, expr) } : {})
                }
            };
        }
        if (lower === 'fields') {
            return { special: { kind: 'fieldTokens', object: type } };
        }
        const parent = sobjectMember(table, decl.model!, expr.name);
        if (parent?.kind === 'parent') {
            return { type: parent.type };
        }
        return { value: fieldToken(cx, type, expr.name, expr) };
    }
    const found = propertyNamed(table, type, expr.name);
    if (found?.property.isStatic) {
        const value = readProperty(cx, found.property, found.type, null, expr);
        return { value: triggerRefined(cx, type, lower, value) };
    }
    for (let at: TypeDecl | null = decl; at; at = at.superType?.decl ?? null) {
        const inner = at.inner.get(lower);
        if (inner) {
            use(cx, table.of(inner));
            return { type: table.of(inner) };
        }
    }
    const nested = decl.origin === 'platform' ? table.platformClass(`${decl.name}.${lower}`.toLowerCase()) : null;
    return nested && { type: table.of(nested) };
}

/** Inside a trigger `Trigger.new` and the others are of the trigger's record type. */
function triggerRefined(cx: Cx, owner: ApexType, name: string, value: Ex): Ex {
    const object = cx.triggerObject;
    if (!object || owner.name !== 'System.Trigger') {
        return value;
    }
    if (name === 'new' || name === 'old') {
        return { ...value, type: cx.table.list(object) };
    }
    return name === 'newmap' || name === 'oldmap'
        ? { ...value, type: cx.table.map(cx.table.core('Id'), object) }
        : value;
}

/** Turns the target of `?.` into a temporary and its null test. */
export function safeTarget(cx: Cx, target: Ex, safe: boolean): Ex {
    if (!safe) {
        return target;
    }
    const name = temp(cx);
    return {
        js: j.name(name),
        type: target.type,
        nn: true,
        guards: [...(target.guards ?? []), nullTest(name, target.js)]
    };
}

/** A query used as a record: its single row; before `?.` null where it has none (Apex Developer Guide, Safe Navigation Operator). */
export function asRecord(ex: Ex, safe: boolean): Ex {
    return ex.query && ex.type.decl.name === 'List'
        ? {
              ...ex,
              js: ex.row ?? operation(safe ? 'maybe' : 'one', ex.js),
              type: ex.type.args[0]!,
              query: false,
              nn: true
          }
        : ex;
}

function valueMember(cx: Cx, value: Ex, expr: ExprOf<'member'>): Operand {
    const target = safeTarget(cx, asRecord(value, expr.safe), expr.safe);
    const { type } = target;
    const guards = target.guards ? { guards: target.guards } : {};
    if (type.decl.kind === 'sobject') {
        const member = sobjectMember(cx.table, type.decl.model!, expr.name);
        if (member) {
            const how = member.kind === 'children' ? 'children' : 'read';
            const key = j.string(member.name.toLowerCase());
            const js = target.relation
                ? operation('through', target.js, j.string(how), key)
                : j.callMember(target.js, how, key);
            const made: Ex = {
                js,
                type: member.type,
                nn: false,
                ...(member.kind === 'children' ? { rows: true } : {}),
                ...guards,
                ...(member.kind === 'parent' ? { relation: true } : {})
            };
            return { value: made, fieldOf: { record: target, name: member.name } };
        }
    }
    const found = propertyNamed(cx.table, type, expr.name);
    // A describe result's `fields` and `fieldSets` name fields too, where the object is written out.
    const lower = expr.name.toLowerCase();
    const described =
        type.name === 'Schema.DescribeSObjectResult' && (lower === 'fields' || lower === 'fieldsets')
            ? describedObject(cx, expr.target)
            : null;
    const cause = type.name === 'Schema.SObjectField' ? sharingReason(cx, expr) : null;
    if (cause !== null) {
        return { value: { js: j.string(cause), type: cx.table.core('String'), nn: true } };
    }
    const special = described && {
        special: { kind: lower === 'fields' ? ('fields' as const) : ('fieldSets' as const), object: described }
    };
    if (found && !found.property.isStatic) {
        return { value: readProperty(cx, found.property, found.type, target, expr), ...special };
    }
    if (special) {
        return special;
    }
    // `Account.SObjectType.fields.Name` is the token, `Schema.SObjectType.Account.fields.Name` the describe result.
    if (type.name === 'Schema.SObjectType' && expr.name.toLowerCase() === 'fields' && expr.target.k === 'member') {
        const owner = operand(cx, expr.target.target).type;
        if (owner?.decl.kind === 'sobject') {
            return { special: { kind: 'fieldTokens', object: owner } };
        }
    }
    // Of a record of unknown type only the Id can be named.
    if (isSObject(cx.table, type) && expr.name.toLowerCase() === 'id') {
        return {
            value: {
                js: j.callMember(target.js, 'read', j.string('id')),
                type: cx.table.core('Id'),
                nn: false,
                ...guards
            },
            fieldOf: { record: target, name: 'Id' }
        };
    }
    return fail(`Variable does not exist: ${expr.name}`, expr);
}

/** `Schema.Job__Share.RowCause.Reviewer__c`: the name of a reason for sharing. */
function sharingReason(cx: Cx, expr: ExprOf<'member'>): string | null {
    const { target } = expr;
    if (target.k !== 'member' || target.name.toLowerCase() !== 'rowcause') {
        return null;
    }
    const causes = operand(cx, target.target).type?.decl.model?.fields.get('rowcause')?.picklist;
    return causes?.find((one) => one.value.toLowerCase() === expr.name.toLowerCase())?.value ?? null;
}

/** The record type of `Schema.SObjectType.X`. */
function describedObject(cx: Cx, expr: Expr): ApexType | null {
    return expr.k === 'member' ? cx.table.sobject(expr.name) : null;
}
