import type { FieldModel, ObjectModel } from '../../schema/model.ts';
import type { SqlValue } from '../convert.ts';
import { filterSql } from '../filters.ts';
import type { DataSession } from '../session.ts';
import { quote } from '../columns.ts';
import { objectPermission, permissionsOf } from './permissions.ts';
import { ownersIn, partyGroupId, principalsOf } from './principals.ts';

export type AccessLevel = 'Read' | 'Edit' | 'Delete';

/** What a sharing condition is made for. */
export interface SharingRequest {
    session: DataSession;
    userId: string;
    param: (value: SqlValue) => string;
    /** Objects on the way, against endless recursion of parents. */
    depth: number;
}

/** Organisation-wide defaults under which a level needs no sharing at all. */
const OPEN_FOR: Readonly<Record<AccessLevel, readonly string[]>> = {
    Read: ['Read', 'ReadWrite', 'ReadWriteTransfer', 'FullAccess'],
    Edit: ['ReadWrite', 'ReadWriteTransfer', 'FullAccess'],
    Delete: ['FullAccess']
};

let aliases = 0;

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
    const special = fileCondition(request, object, alias, level) ?? activityCondition(request, object, alias, level);
    if (special !== null) {
        return special;
    }
    if (object.kind === 'share' || object.kind === 'history') {
        const base = request.session.schema.object(object.baseObject!)!;
        const key = [...object.fields.values()].find(
            (field) =>
                field.referenceTo.length === 1 && field.referenceTo[0] === base.name && field.relationshipName !== null
        )!;
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
    if (object.name === 'Account' && level === 'Read') {
        ways.push(...implicitParent(request, alias));
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
    const share = request.session.schema.object(
        object.name.endsWith('__c') ? object.name.replace(/__c$/, '__Share') : `${object.name}Share`
    );
    if (!share || share.kind !== 'share') {
        return null;
    }
    const custom = object.kind === 'custom';
    const parent = quote(custom ? 'ParentId' : `${object.name}Id`);
    const accessLevel = quote(custom ? 'AccessLevel' : `${object.name}AccessLevel`);
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

/** Implicit sharing: who sees a private contact, opportunity or case of an account may read the account. */
function implicitParent(request: SharingRequest, alias: string): string[] {
    const ways: string[] = [];
    for (const name of ['Contact', 'Opportunity', 'Case']) {
        const child = request.session.schema.object(name)!;
        if (child.sharingModel === 'Private') {
            const inner = `s${aliases++}`;
            ways.push(
                `${alias}."Id" IN (SELECT ${inner}."AccountId" FROM ${quote(name)} ${inner} WHERE ${inner}."IsDeleted" = 0 AND (${grants(request, child, inner, 'Read').join(' OR ')}))`
            );
        }
    }
    return ways;
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
    const inner = `s${aliases++}`;
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
            const condition = polymorphicCondition(request, object, alias, key, level === 'Read' ? 'Read' : 'Edit');
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
        // A contact without an account is private to its owner and those above.
        conditions.push(
            object.name === 'Contact'
                ? `(${condition} OR ${alias}."OwnerId" IN ${list(request, principalsOf(request.session, request.userId).all)})`
                : condition
        );
    }
    return conditions.length === 0 ? null : `(${conditions.join(' AND ')})`;
}

/** A reference to several objects: open when the record it points to is. Only prefixes that occur are looked at. */
function polymorphicCondition(
    request: SharingRequest,
    object: ObjectModel,
    alias: string,
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
        const inner = `s${aliases++}`;
        const condition = sharingCondition({ ...request, depth: request.depth + 1 }, target, inner, level);
        ways.push(
            condition === null
                ? `substr(${column}, 1, 3) = '${prefix}'`
                : `(substr(${column}, 1, 3) = '${prefix}' AND ${column} IN (SELECT ${inner}."Id" FROM ${quote(target.name)} ${inner} WHERE ${condition}))`
        );
    }
    return ways.length === 0 ? '0' : `(${ways.join(' OR ')})`;
}

/** Files are open to their owner, to whom they are linked, and to whoever sees a record they are linked to. */
function fileCondition(request: SharingRequest, object: ObjectModel, alias: string, level: AccessLevel): string | null {
    if (
        object.name !== 'ContentDocument' &&
        object.name !== 'ContentVersion' &&
        object.name !== 'ContentDocumentLink'
    ) {
        return null;
    }
    const { session, userId } = request;
    const key = `${alias}.${quote(object.name === 'ContentDocument' ? 'Id' : 'ContentDocumentId')}`;
    const owned = `${key} IN (SELECT "Id" FROM "ContentDocument" WHERE "OwnerId" = ${request.param(userId)})`;
    if (level === 'Delete') {
        return owned;
    }
    const link = session.schema.object('ContentDocumentLink')!;
    const inner = `s${aliases++}`;
    const entity = `${inner}."LinkedEntityId"`;
    const shared = level === 'Read' ? '1' : `${inner}."ShareType" IN ('C', 'I')`;
    // Parameters are given in the order of the statement's text: the user comes before those of the linked records.
    const toUser = `${entity} = ${request.param(userId)}`;
    const linked = polymorphicCondition(
        { ...request, depth: request.depth + 1 },
        link,
        inner,
        link.fields.get('linkedentityid')!,
        level
    );
    // A link to a user shares the file with that user, not with everyone who sees the user.
    const open = `(${toUser} OR (substr(${entity}, 1, 3) != '005' AND ${linked ?? '1'}))`;
    return `(${owned} OR ${key} IN (SELECT ${inner}."ContentDocumentId" FROM "ContentDocumentLink" ${inner} WHERE ${inner}."IsDeleted" = 0 AND ${shared} AND ${open}))`;
}

/** Activities are open to their owner and those above; readable also with the record they belong to. */
function activityCondition(
    request: SharingRequest,
    object: ObjectModel,
    alias: string,
    level: AccessLevel
): string | null {
    if (object.name !== 'Task' && object.name !== 'Event') {
        return object.name === 'FeedItem'
            ? polymorphicCondition(request, object, alias, object.fields.get('parentid')!, 'Read')
            : null;
    }
    const ways = [`${alias}."OwnerId" IN ${list(request, principalsOf(request.session, request.userId).all)}`];
    if (level === 'Read') {
        for (const name of ['whatid', 'whoid']) {
            const way = polymorphicCondition(request, object, alias, object.fields.get(name)!, 'Read');
            if (way && way !== '0') {
                ways.push(way);
            }
        }
    }
    return `(${ways.join(' OR ')})`;
}
