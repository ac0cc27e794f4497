import { UnsupportedError } from '../../values/unsupported.ts';
import type { FieldModel, ObjectModel } from '../../schema/model.ts';
import { notDeleted, quote, storedFields, tableOf } from '../columns.ts';
import { behaviourOf } from '../objects/registry.ts';
import { fail, noSuchColumn, noSuchRelationship, param, type QueryEnvironment } from './environment.ts';

/** An object in a query's FROM with the parents that its paths lead to, each a LEFT JOIN. */
export interface Scope {
    env: QueryEnvironment;
    object: ObjectModel;
    alias: string;
    /** The name after FROM and its alias in the query. */
    names: string[];
    sources: Map<string, Source>;
    joins: string[];
}

/** One object reached from a scope: the scope's own, or a parent. */
export interface Source {
    object: ObjectModel;
    alias: string;
    /** The scope's own object has none. */
    parent: Source | null;
    via: FieldModel | null;
    /** Lower-case path from the scope's object. */
    path: string;
    /** SQL of the id of the record, for a reference to several objects, which is joined to none. */
    idSql: string;
}

export interface FieldReference {
    field: FieldModel;
    source: Source;
    sql: string;
}

/** Begins a scope on an object. */
export function openScope(env: QueryEnvironment, object: ObjectModel, names: string[]): Scope {
    const alias = `t${env.aliases++}`;
    const scope: Scope = {
        env,
        object,
        alias,
        names: names.map((name) => name.toLowerCase()),
        sources: new Map(),
        joins: []
    };
    scope.sources.set('', { object, alias, parent: null, via: null, path: '', idSql: `${alias}."Id"` });
    return scope;
}

export function rootSource(scope: Scope): Source {
    return scope.sources.get('')!;
}

/**
 * What stands for an object in FROM: its table. To the rows of a Share object every record adds one for its owner, as the
 * platform keeps them: full access, row cause Owner.
 */
function fromTable(env: QueryEnvironment, object: ObjectModel): string {
    const base = object.kind === 'share' ? env.schema.object(object.baseObject!)! : null;
    if (!base?.fields.has('ownerid')) {
        return tableOf(object);
    }
    const fields = storedFields(object);
    const owner = fields.map((field) => {
        if (
            field.referenceTo.includes(base.name) &&
            field.relationshipName !== null &&
            field.name !== 'UserOrGroupId'
        ) {
            return 'b."Id"';
        }
        switch (field.name) {
            case 'Id':
                return `id18('${object.keyPrefix}' || substr(b."Id", 4, 12))`;
            case 'UserOrGroupId':
                return 'b."OwnerId"';
            case 'RowCause':
                return `'Owner'`;
            case 'IsDeleted':
                return 'b."IsDeleted"';
            case 'LastModifiedDate':
                return 'b."CreatedDate"';
            case 'LastModifiedById':
                return 'b."CreatedById"';
            default:
                return `'All'`;
        }
    });
    const columns = fields.map((field) => quote(field.name)).join(', ');
    return `(SELECT ${columns} FROM ${quote(object.name)} UNION ALL SELECT ${owner.join(', ')} FROM ${quote(base.name)} b)`;
}

/** SQL of `FROM table alias LEFT JOIN …` once every path has been resolved. */
export function fromClause(scope: Scope): string {
    return `${fromTable(scope.env, scope.object)} ${scope.alias}${scope.joins.map((join) => ` ${join}`).join('')}`;
}

/**
 * In user mode every object and field that a query names must be readable. What is not is collected and told at once;
 * the fields of an object that may not be read are all inaccessible.
 */
export function checkReadable(env: QueryEnvironment, object: ObjectModel, field: FieldModel | null, at: number): void {
    const { guard } = env;
    if (object.kind === 'name' || !guard?.object || !guard.field) {
        return;
    }
    const readable = guard.object(object);
    if (!readable && env.securityEnforced) {
        fail(env, `Insufficient permissions: secure query included inaccessible entity: ${object.name}`, at, false);
    }
    if (!readable) {
        env.deniedObject ??= object;
    }
    if (field && field.name !== 'Id' && (!readable || !guard.field(object, field))) {
        if (env.securityEnforced) {
            fail(env, 'Insufficient permissions: secure query included inaccessible field', at, false);
        }
        env.inaccessible.push({ object, field });
    }
}

/** The source that a relationship of another leads to. */
export function follow(scope: Scope, source: Source, relationship: string, at: number): Source {
    const { env } = scope;
    const via = env.schema.parentRelationship(source.object, relationship);
    if (!via) {
        return noSuchRelationship(env, relationship, at, 'field path');
    }
    checkReadable(env, source.object, via, at);
    const path = source.path === '' ? relationship.toLowerCase() : `${source.path}.${relationship.toLowerCase()}`;
    let target = scope.sources.get(path);
    if (!target) {
        const key = fieldSql(scope, source, via, at);
        const several = via.referenceTo.length !== 1 || via.referenceToAny;
        const object = env.schema.object(several ? 'Name' : via.referenceTo[0]!)!;
        const alias = `t${env.aliases++}`;
        const joined = !several && !object.virtual;
        target = { object, alias, parent: source, via, path, idSql: joined ? `${alias}."Id"` : key };
        if (joined) {
            checkReadable(env, object, null, at);
            scope.joins.push(`LEFT JOIN ${quote(object.name)} ${alias} ON ${alias}."Id" = ${key}`);
        }
        scope.sources.set(path, target);
    }
    return target;
}

/** SQL of a field of a source: a column, a formula, or for a reference to several objects a look-up by the id's prefix. */
export function fieldSql(scope: Scope, source: Source, field: FieldModel, at: number): string {
    const { env } = scope;
    if (source.object.kind === 'name') {
        return polymorphicSql(env, source, field);
    }
    if (source.object.virtual) {
        return definitionSql(source, field);
    }
    if (field.formula !== null) {
        const { sql, paths } = env.formula(source.object, field);
        const args = paths.map((path) => resolvePath(scope, path.split('.'), at, source, true).sql);
        return collated(field, `${sql}(${args.join(', ')})`);
    }
    const derived = behaviourOf(source.object).derived?.[field.name]?.(source.alias);
    return derived === undefined ? `${source.alias}.${quote(field.name)}` : collated(field, derived);
}

/** An expression has no collation of its own: text compares whatever its case, as a column's does. */
function collated(field: FieldModel, sql: string): string {
    return field.apexType === 'String' ? `(${sql} COLLATE NOCASE)` : sql;
}

/** Of an object or field that custom metadata refers to, the names are what the reference holds. */
function definitionSql(source: Source, field: FieldModel): string {
    if (field.name === 'Id' || (!source.object.custom && /^(?:DurableId|QualifiedApiName)$/.test(field.name))) {
        return source.idSql;
    }
    if (field.name === 'DeveloperName' && !source.object.custom) {
        return withoutSuffix(source.idSql);
    }
    throw new UnsupportedError(`${source.object.name}.${field.name} in a query`);
}

/** The developer name of an API name: `LogEntry` of `LogEntry__c`. */
function withoutSuffix(sql: string): string {
    const cut = (suffixes: readonly string[]): string =>
        suffixes
            .map(
                (one) =>
                    `WHEN lower(substr(${sql}, -${one.length})) = '${one}' THEN substr(${sql}, 1, length(${sql}) - ${one.length})`
            )
            .join(' ');
    return `((CASE ${cut(['__mdt', '__c', '__e', '__b', '__x'])} ELSE ${sql} END) COLLATE NOCASE)`;
}

function polymorphicSql(env: QueryEnvironment, source: Source, field: FieldModel): string {
    if (field.name === 'Id') {
        return source.idSql;
    }
    const branches = source.via!.referenceTo.map((name) => {
        const object = env.schema.object(name)!;
        if (field.name === 'Type') {
            return `WHEN '${object.keyPrefix}' THEN '${behaviourOf(object).typeName ?? object.name}'`;
        }
        const target = field.name === 'Name' ? object.nameField : object.fields.get(field.name.toLowerCase());
        return target && target.formula === null
            ? `WHEN '${object.keyPrefix}' THEN (SELECT p.${quote(target.name)} FROM ${tableOf(object)} p WHERE p."Id" = ${source.idSql})`
            : '';
    });
    const used = branches.filter((branch) => branch !== '');
    return used.length === 0 ? 'NULL' : collated(field, `(CASE substr(${source.idSql}, 1, 3) ${used.join(' ')} END)`);
}

/**
 * Resolves a path of relationship names ending in a field.
 * @param inside true for the paths of a formula, which its reader needs no access to
 */
export function resolvePath(
    scope: Scope,
    path: readonly string[],
    at: number,
    from: Source = rootSource(scope),
    inside = false
): FieldReference {
    const { env } = scope;
    let names = path;
    if (names.length > 1 && from.path === '' && !inside && scope.names.includes(names[0]!.toLowerCase())) {
        // The object's own name or alias before a field, unless it is a relationship too.
        names = names.slice(1);
    }
    if (names.length > 6) {
        fail(env, `Maximum number of relationship traversals exceeded: ${path.join('.')}`, at);
    }
    let source = from;
    const guard = env.guard;
    if (inside) {
        env.guard = null;
    }
    for (const name of names.slice(0, -1)) {
        source = follow(scope, source, name, at);
    }
    const last = names[names.length - 1]!;
    const field = env.schema.field(source.object, last);
    if (!field) {
        return noSuchColumn(env, last, source.object, at);
    }
    checkReadable(env, source.object, field, at);
    const sql = field.type === 'ADDRESS' || field.type === 'LOCATION' ? 'NULL' : fieldSql(scope, source, field, at);
    env.guard = guard;
    return { field, source, sql };
}

/** Conditions that the database itself adds: not deleted, and visible to the user. */
export function ownConditions(scope: Scope, allRows: boolean): string[] {
    const { env, object, alias } = scope;
    const conditions: string[] = [];
    if (!allRows) {
        conditions.push(notDeleted(object, alias));
    }
    const visible = env.guard?.rows?.(object, alias, (value) => param(env, value));
    if (visible) {
        conditions.push(visible);
    }
    return conditions;
}
