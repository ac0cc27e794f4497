import type { FieldModel, ObjectModel } from '../../schema/model.ts';
import { filterSql } from '../filters.ts';
import { historyOf, shareOf } from '../companions.ts';
import { behaviourOf } from '../objects/registry.ts';
import { quote } from '../columns.ts';
import { objectPermission, permissionsOf } from './permissions.ts';
import type { AccessLevel, SharingRequest, SharingRow } from './sharing-row.ts';
import { ownersIn, partyGroupId, principalsOf } from './principals.ts';

/** Organisation-wide defaults under which a level needs no sharing at all. */
const OPEN_FOR: Readonly<Record<AccessLevel, readonly string[]>> = {
    Read: ['Read', 'ReadWrite', 'ReadWriteTransfer', 'FullAccess'],
    Edit: ['ReadWrite', 'ReadWriteTransfer', 'FullAccess'],
    Delete: ['FullAccess']
};

let aliases = 0;

/** A name for a table inside a condition. */
export function nextAlias(): string {
    return `s${aliases++}`;
}

function list(request: SharingRequest, values: readonly string[]): string {
    return `(SELECT value FROM json_each(${request.param(JSON.stringify(values))}))`;
}

function hasFullAccess(request: SharingRequest, object: ObjectModel, level: AccessLevel): boolean {
    const { session, userId } = request;
    const permissions = permissionsOf(session, userId);
    if (permissions.modifyAllData || (level === 'Read' && permissions.viewAllData)) {
        return true;
    }
    const permission = objectPermission(session, userId, object);
    return permission.modifyAllRecords || (level === 'Read' && permission.viewAllRecords);
}

/** Objects whose records sharing does not concern. */
function isUnshared(object: ObjectModel): boolean {
    return (
        object.setup ||
        object.isCustomMetadata ||
        object.isCustomSetting ||
        object.kind === 'platformEvent' ||
        object.kind === 'name'
    );
}

/**
 * SQL of "the user may read (edit, delete) this row", evaluated by the database for the whole query.
 * @returns null where every row of the object is open to the user
 */
export function sharingCondition(
    request: SharingRequest,
    object: ObjectModel,
    alias: string,
    level: AccessLevel
): string | null {
    if (isUnshared(object)) {
        return null;
    }
    if (hasFullAccess(request, object, level)) {
        return null;
    }
    const { sharing, privateWithout } = behaviourOf(object);
    if (sharing) {
        return sharing({ request, object, alias }, level);
    }
    const shared = sharedCondition(request, object, alias, level);
    return privateWithout
        ? `((${alias}.${quote(privateWithout)} IS NOT NULL AND ${shared ?? '1'}) OR ${alias}."OwnerId" = ${request.param(request.userId)})`
        : shared;
}

/** What defaults, rules, shares and parents open. */
function sharedCondition(
    request: SharingRequest,
    object: ObjectModel,
    alias: string,
    level: AccessLevel
): string | null {
    if (object.kind === 'share' || object.kind === 'history') {
        const { schema } = request.session;
        const base = schema.object(object.baseObject!)!;
        const key = (object.kind === 'share' ? shareOf(schema, base) : historyOf(schema, base))!.parent;
        return parentCondition(request, alias, key, base, object.kind === 'history' ? 'Read' : level);
    }
    if (object.sharingModel === 'ControlledByParent') {
        return controlledByParent(request, object, alias, level);
    }
    if (OPEN_FOR[level].includes(object.sharingModel) || !object.fields.has('ownerid')) {
        return null;
    }
    return `(${grants(request, object, alias, level).join(' OR ')})`;
}

/** Every way in which a row may be open: its owner, a share, a rule, a child that is visible. */
function grants(request: SharingRequest, object: ObjectModel, alias: string, level: AccessLevel): string[] {
    const principals = principalsOf(request.session, request.userId);
    const ways = [`${alias}."OwnerId" IN ${list(request, principals.all)}`];
    const share = shareCondition(request, object, alias, level, principals.all);
    if (share) {
        ways.push(share);
    }
    ways.push(...ruleConditions(request, object, alias, level, principals.allSet));
    if (level === 'Read') {
        ways.push(...implicitParent(request, object, alias));
    }
    return ways;
}

function shareCondition(
    request: SharingRequest,
    object: ObjectModel,
    alias: string,
    level: AccessLevel,
    principals: readonly string[]
): string | null {
    const companion = shareOf(request.session.schema, object);
    if (!companion) {
        return null;
    }
    const share = companion.object;
    const parent = quote(companion.parent.name);
    // `AccessLevel`, or of a standard object `AccountAccessLevel` and the like.
    const accessLevel = quote(`${companion.parent.name.slice(0, -'Id'.length).replace('Parent', '')}AccessLevel`);
    const levels = { Read: ['Read', 'Edit', 'All'], Edit: ['Edit', 'All'], Delete: ['All'] }[level];
    return `${alias}."Id" IN (SELECT ${parent} FROM ${quote(share.name)} WHERE "UserOrGroupId" IN ${list(request, principals)} AND ${accessLevel} IN (${levels.map((one) => `'${one}'`).join(', ')}) AND "IsDeleted" = 0)`;
}

/** Sharing rules that name a group the user is in. Evaluated as conditions, so they hold at once for every record. */
function ruleConditions(
    request: SharingRequest,
    object: ObjectModel,
    alias: string,
    level: AccessLevel,
    principals: ReadonlySet<string>
): string[] {
    const { session } = request;
    const ways: string[] = [];
    for (const rule of session.schema.sharingRules) {
        if (
            rule.object.toLowerCase() !== object.name.toLowerCase() ||
            level === 'Delete' ||
            (level === 'Edit' && rule.accessLevel === 'Read')
        ) {
            continue;
        }
        if (!rule.sharedTo.some((party) => principals.has(partyGroupId(session, party)!))) {
            continue;
        }
        if (rule.kind === 'owner') {
            const owners = rule.sharedFrom.flatMap((party) => ownersIn(session, partyGroupId(session, party)!));
            ways.push(`${alias}."OwnerId" IN ${list(request, owners)}`);
        } else {
            ways.push(filterSql(object, alias, rule.criteria, rule.booleanFilter, request.param));
        }
    }
    return ways;
}

/** Implicit sharing: who sees a private record of certain objects may read the record it belongs to. */
function implicitParent(request: SharingRequest, object: ObjectModel, alias: string): string[] {
    const ways: string[] = [];
    const { readableWith } = behaviourOf(object);
    for (const name of readableWith?.objects ?? []) {
        const child = request.session.schema.object(name)!;
        if (child.sharingModel === 'Private') {
            const inner = nextAlias();
            ways.push(
                `${alias}."Id" IN (SELECT ${inner}.${quote(readableWith!.field)} FROM ${quote(name)} ${inner} WHERE ${inner}."IsDeleted" = 0 AND (${grants(request, child, inner, 'Read').join(' OR ')}))`
            );
        }
    }
    return ways;
}

/** The row belongs to the user, or to somebody below. */
export function ownedBySubordinates({ request, alias }: SharingRow): string {
    return `${alias}."OwnerId" IN ${list(request, principalsOf(request.session, request.userId).all)}`;
}

/** The row's parent is open to the user. */
function parentCondition(
    request: SharingRequest,
    alias: string,
    key: FieldModel,
    parent: ObjectModel,
    level: AccessLevel
): string | null {
    if (request.depth > 6) {
        return '0';
    }
    const inner = nextAlias();
    const condition = sharingCondition({ ...request, depth: request.depth + 1 }, parent, inner, level);
    return condition === null
        ? null
        : `${alias}.${quote(key.name)} IN (SELECT ${inner}."Id" FROM ${quote(parent.name)} ${inner} WHERE ${condition})`;
}

/** A detail is open when all its masters are; writing it needs to edit them, or to read them where the field says so. */
function controlledByParent(
    request: SharingRequest,
    object: ObjectModel,
    alias: string,
    level: AccessLevel
): string | null {
    const conditions: string[] = [];
    for (const key of object.controlledBy) {
        if (key.referenceTo.length !== 1) {
            const condition = referenceCondition({ request, object, alias }, key, level === 'Read' ? 'Read' : 'Edit');
            if (condition !== null) {
                conditions.push(condition);
            }
            continue;
        }
        const parent = request.session.schema.object(key.referenceTo[0]!)!;
        const needed = level === 'Read' || key.writeRequiresMasterRead ? 'Read' : 'Edit';
        const condition = parentCondition(request, alias, key, parent, needed);
        if (condition === null) {
            continue;
        }
        conditions.push(
            behaviourOf(object).ownerBesideParent
                ? `(${condition} OR ${ownedBySubordinates({ request, object, alias })})`
                : condition
        );
    }
    return conditions.length === 0 ? null : `(${conditions.join(' AND ')})`;
}

/** A reference to several objects: open when the record it points to is. Only prefixes that occur are looked at. */
export function referenceCondition(
    { request, object, alias }: SharingRow,
    key: FieldModel,
    level: AccessLevel
): string | null {
    if (request.depth > 6) {
        return '0';
    }
    const { session } = request;
    const column = `${alias}.${quote(key.name)}`;
    const present = session.store.all(
        `SELECT DISTINCT substr(${quote(key.name)}, 1, 3) AS prefix FROM ${quote(object.name)} WHERE ${quote(key.name)} IS NOT NULL`
    );
    const ways: string[] = [];
    for (const row of present) {
        const prefix = String(row['prefix']);
        const target = session.schema.objectByPrefix(prefix);
        if (!target || !objectPermission(session, request.userId, target).allowRead) {
            continue;
        }
        const inner = nextAlias();
        const condition = sharingCondition({ ...request, depth: request.depth + 1 }, target, inner, level);
        ways.push(
            condition === null
                ? `substr(${column}, 1, 3) = '${prefix}'`
                : `(substr(${column}, 1, 3) = '${prefix}' AND ${column} IN (SELECT ${inner}."Id" FROM ${quote(target.name)} ${inner} WHERE ${condition}))`
        );
    }
    return ways.length === 0 ? '0' : `(${ways.join(' OR ')})`;
}
