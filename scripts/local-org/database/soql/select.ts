import { UnsupportedError } from '../../values/unsupported.ts';
import type { FieldModel, ObjectModel } from '../../schema/model.ts';
import { decoder, type Decoder } from '../convert.ts';
import type { SelectItem, SoqlQuery } from './ast.ts';
import { fail, noSuchRelationship, type QueryEnvironment } from './environment.ts';
import { resolveExpression } from './functions.ts';
import type { PlannedParent, PlannedRecord } from './plan.ts';
import { checkReadable, fieldSql, follow, resolvePath, rootSource, type Scope, type Source } from './scope.ts';
import { quote } from '../columns.ts';

/** Collects the columns of a SELECT and where each goes in the record. */
export interface Selection {
    scope: Scope;
    columns: string[];
    /** SQL of a column → its number, so that none is read twice. */
    known: Map<string, number>;
    binary: boolean;
    record: PlannedRecord;
}

export function emptyRecord(object: ObjectModel): PlannedRecord {
    return { object, fields: [], parents: [], compounds: [], children: [], queried: new Set() };
}

export function openSelection(scope: Scope): Selection {
    return { scope, columns: [], known: new Map(), binary: false, record: emptyRecord(scope.object) };
}

export function column(selection: Selection, sql: string): number {
    let index = selection.known.get(sql);
    if (index === undefined) {
        index = selection.columns.push(sql) - 1;
        selection.known.set(sql, index);
    }
    return index;
}

/** Adds a value to a record, once. */
function addField(selection: Selection, record: PlannedRecord, field: FieldModel, sql: string): void {
    const key = field.name.toLowerCase();
    if (record.queried.has(key)) {
        return;
    }
    record.queried.add(key);
    selection.binary ||= field.apexType === 'Blob';
    record.fields.push({ key, column: column(selection, sql), decode: decoder(field) });
}

function addCompound(selection: Selection, record: PlannedRecord, source: Source, field: FieldModel, at: number): void {
    const parts = new Map<string, number>();
    for (const part of source.object.fields.values()) {
        if (part.compoundParent === field.name) {
            const name = part.name.endsWith('__s')
                ? part.name.endsWith('__Latitude__s')
                    ? 'latitude'
                    : 'longitude'
                : camel(part.name.slice(field.name.length - 'Address'.length));
            parts.set(name, column(selection, fieldSql(selection.scope, source, part, at)));
        }
    }
    const key = field.name.toLowerCase();
    record.queried.add(key);
    record.compounds.push({ key, field, parts });
}

function camel(name: string): string {
    return name.charAt(0).toLowerCase() + name.slice(1);
}

/** The record that a source's fields go to, made on the way with the parents above it. */
function recordOf(selection: Selection, source: Source): PlannedRecord {
    if (!source.parent || !source.via) {
        return selection.record;
    }
    return parentOf(selection, source).record;
}

function parentOf(selection: Selection, source: Source): PlannedParent {
    const above = recordOf(selection, source.parent!);
    const key = source.via!.relationshipName!.toLowerCase();
    let parent = above.parents.find((one) => one.key === key);
    if (!parent) {
        const foreignKey = source.via!.name.toLowerCase();
        parent = {
            key,
            idColumn: column(selection, source.idSql),
            foreignKey,
            record: emptyRecord(source.object),
            types: null
        };
        above.parents.push(parent);
        above.queried.add(key);
        // The lookup field itself and the parent's id come with a parent's fields.
        addField(selection, above, source.via!, fieldSql(selection.scope, source.parent!, source.via!, 0));
        addField(selection, parent.record, source.object.fields.get('id')!, source.idSql);
    }
    return parent;
}

/** Adds a path to the selection. */
export function selectPath(selection: Selection, path: readonly string[], at: number, explicit = true): void {
    const { scope } = selection;
    const reference = resolvePath(scope, path, at);
    const record = recordOf(selection, reference.source);
    const key = reference.field.name.toLowerCase();
    if (explicit) {
        const text = `${reference.source.path}.${key}`;
        if (selected(selection).has(text)) {
            fail(scope.env, `duplicate field selected: ${path.at(-1)}`, at);
        }
        selected(selection).add(text);
    }
    if (reference.field.type === 'ADDRESS' || reference.field.type === 'LOCATION') {
        addCompound(selection, record, reference.source, reference.field, at);
    } else {
        addField(selection, record, reference.field, reference.sql);
    }
}

const explicitPaths = new WeakMap<Selection, Set<string>>();

function selected(selection: Selection): Set<string> {
    let paths = explicitPaths.get(selection);
    if (!paths) {
        paths = new Set();
        explicitPaths.set(selection, paths);
    }
    return paths;
}

function selectFields(selection: Selection, item: SelectItem & { k: 'fields' }, query: SoqlQuery): void {
    const { scope } = selection;
    const { env } = scope;
    if (item.group !== 'STANDARD' && (query.limit?.k !== 'number' || Number(query.limit.text) > 200)) {
        fail(env, 'The SOQL FIELDS function must have a LIMIT of at most 200', item.at, false);
    }
    for (const field of scope.object.fields.values()) {
        const wanted = item.group === 'ALL' || (item.group === 'CUSTOM') === field.custom;
        const visible = !env.guard?.field || env.guard.field(scope.object, field);
        if (wanted && visible) {
            selectPath(selection, [field.name], item.at, false);
        }
    }
}

/** Whether a selected field is read through the relationship. */
function isThrough(item: SelectItem, relationship: readonly string[]): boolean {
    if (item.k !== 'field' || item.expression.k !== 'path') {
        return false;
    }
    const { path } = item.expression;
    return (
        path.length > relationship.length &&
        relationship.every((name, at) => path[at]!.toLowerCase() === name.toLowerCase())
    );
}

/** TYPEOF: a join for each named type; the fields that apply depend on the record's id. */
function selectTypeof(selection: Selection, item: SelectItem & { k: 'typeof' }, query: SoqlQuery): void {
    const { scope } = selection;
    const { env } = scope;
    let source = rootSource(scope);
    for (const name of item.relationship.slice(0, -1)) {
        source = follow(scope, source, name, item.at);
    }
    const target = follow(scope, source, item.relationship.at(-1)!, item.at);
    if (target.object.kind !== 'name') {
        fail(
            env,
            `TYPEOF is allowed only for a relationship to several objects: ${item.relationship.join('.')}`,
            item.at
        );
    }
    const parent = parentOf(selection, target);
    if (query.select.some((other) => isThrough(other, item.relationship))) {
        // SOQL and SOSL Reference, TYPEOF: the field "cannot reference a relationship field that is also referenced in the fieldList".
        fail(
            env,
            `A relationship cannot be used in TYPEOF and in the field list: ${item.relationship.join('.')}`,
            item.at
        );
    }
    parent.types ??= [];
    for (const when of item.whens) {
        const object = env.schema.object(when.type);
        if (!object || !target.via!.referenceTo.includes(object.name)) {
            return noSuchRelationship(env, when.type, item.at, 'field path');
        }
        checkReadable(env, object, null, item.at);
        const alias = `t${env.aliases++}`;
        scope.joins.push(`LEFT JOIN ${quote(object.name)} ${alias} ON ${alias}."Id" = ${target.idSql}`);
        const typed: Source = {
            object,
            alias,
            parent: null,
            via: null,
            path: `${target.path}:${when.type}`,
            idSql: `${alias}."Id"`
        };
        const record = emptyRecord(object);
        addField(selection, record, object.fields.get('id')!, typed.idSql);
        for (const path of when.fields) {
            const reference = resolvePath(scope, path, item.at, typed);
            if (reference.source !== typed) {
                throw new UnsupportedError('a relationship inside TYPEOF');
            }
            addField(selection, record, reference.field, reference.sql);
        }
        parent.types.push({ prefix: object.keyPrefix, record });
    }
    if (item.otherwise) {
        const record = emptyRecord(target.object);
        addField(selection, record, target.object.fields.get('id')!, target.idSql);
        for (const path of item.otherwise) {
            const reference = resolvePath(scope, path, item.at, target);
            addField(selection, record, reference.field, reference.sql);
        }
        parent.types.push({ prefix: null, record });
    }
}

function selectChildren(selection: Selection, item: SelectItem & { k: 'subquery' }): void {
    const { scope } = selection;
    const { env, object } = scope;
    const name = item.query.from.includes('.') ? item.query.from.split('.').at(-1)! : item.query.from;
    const relationship = env.schema.childRelationship(object, name);
    if (!relationship) {
        return noSuchRelationship(env, name, item.query.fromAt, 'FROM part of query call');
    }
    const key = relationship.name.toLowerCase();
    selection.record.queried.add(key);
    selection.record.children.push({
        key,
        query: item.query,
        object: relationship.object,
        foreignKey: relationship.field,
        at: item.at
    });
    addField(selection, selection.record, object.fields.get('id')!, `${scope.alias}."Id"`);
}

/** Adds one item of the SELECT list. */
export function selectItem(selection: Selection, item: SelectItem, query: SoqlQuery): void {
    const { env } = selection.scope;
    switch (item.k) {
        case 'fields':
            return selectFields(selection, item, query);
        case 'typeof':
            return selectTypeof(selection, item, query);
        case 'subquery':
            return selectChildren(selection, item);
        case 'field':
            if (item.expression.k === 'path') {
                if (item.alias) {
                    fail(env, 'only aggregate expressions use field aliasing', item.at);
                }
                return selectPath(selection, item.expression.path, item.at);
            }
            return selectCall(selection, item);
    }
}

/** A function outside a grouped query: toLabel() stays under the field's name, others need the grouping. */
function selectCall(selection: Selection, item: SelectItem & { k: 'field' }): void {
    const { scope } = selection;
    const resolved = resolveExpression(scope, item.expression);
    if (resolved.call !== 'TOLABEL' || !resolved.reference) {
        throw new UnsupportedError(`${resolved.call}() in the SELECT of a query that is not grouped`);
    }
    const record = recordOf(selection, resolved.reference.source);
    const key = (item.alias ?? resolved.reference.field.name).toLowerCase();
    record.queried.add(key);
    record.fields.push({ key, column: column(selection, resolved.sql), decode: resolved.decode as Decoder });
}

/** The row's own id is always there, whether selected or not. */
export function selectId(selection: Selection, env: QueryEnvironment): void {
    const id = selection.scope.object.fields.get('id');
    if (id && env.schema) {
        addField(selection, selection.record, id, `${selection.scope.alias}."Id"`);
    }
}
