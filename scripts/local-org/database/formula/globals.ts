import { customLabel } from '../../schema/translations.ts';
import { UnsupportedError } from '../../values/unsupported.ts';
import { hasCustomPermission } from '../security/permissions.ts';
import type { DataSession } from '../session.ts';
import { quote, tableOf } from '../columns.ts';
import type { FormulaValue } from './functions.ts';
import { formulaInput } from './values.ts';

function rowValue(session: DataSession, object: string, id: string | null, fieldName: string): FormulaValue {
    const model = session.schema.object(object)!;
    const field = model.fields.get(fieldName.toLowerCase());
    if (!field) {
        throw new UnsupportedError(`$${object}.${fieldName} in a formula`);
    }
    const row =
        id === null
            ? null
            : session.store.get(`SELECT ${quote(field.name)} AS value FROM ${quote(object)} WHERE "Id" = ?`, [id]);
    return formulaInput(field, row?.['value'] ?? null, false);
}

function userColumn(session: DataSession, column: string): string | null {
    return (
        (session.store.get(`SELECT ${quote(column)} AS value FROM "User" WHERE "Id" = ?`, [session.userId])?.[
            'value'
        ] as string | null) ?? null
    );
}

function customMetadataValue(session: DataSession, type: string, record: string, fieldName: string): FormulaValue {
    const object = session.schema.object(type);
    const field = object?.fields.get(fieldName.toLowerCase());
    if (!object?.isCustomMetadata || !field) {
        throw new UnsupportedError(`$CustomMetadata.${type}.${record}.${fieldName} in a formula`);
    }
    const row = session.store.get(
        `SELECT ${quote(field.name)} AS value FROM ${tableOf(object)} WHERE "DeveloperName" = ?`,
        [record]
    );
    return formulaInput(field, row?.['value'] ?? null, false);
}

/** A hierarchy setting: the user's row, else the profile's, else the organisation's, field by field. */
function settingValue(session: DataSession, type: string, fieldName: string): FormulaValue {
    const object = session.schema.object(type);
    const field = object?.fields.get(fieldName.toLowerCase());
    if (object?.customSettingType !== 'Hierarchy' || !field) {
        throw new UnsupportedError(`$Setup.${type}.${fieldName} in a formula`);
    }
    const rows = session.store.all(
        `SELECT ${quote(field.name)} AS value FROM ${tableOf(object)} WHERE "IsDeleted" = 0 AND ("SetupOwnerId" IN (?, ?) OR substr("SetupOwnerId", 1, 3) = '00D') ORDER BY CASE substr("SetupOwnerId", 1, 3) WHEN '005' THEN 0 WHEN '00e' THEN 1 ELSE 2 END`,
        [session.userId, userColumn(session, 'ProfileId')]
    );
    const order = rows.find((row) => row['value'] !== null);
    return formulaInput(field, order?.['value'] ?? null, false);
}

/** The value of a global variable of a formula. */
export function globalValue(session: DataSession, path: string): FormulaValue {
    const [scope, ...names] = path.split('.') as [string, ...string[]];
    const [first, second, third] = names;
    switch (scope.toLowerCase()) {
        case '$user':
            return rowValue(session, 'User', session.userId, first!);
        case '$profile':
            return rowValue(session, 'Profile', userColumn(session, 'ProfileId'), first!);
        case '$userrole':
            return rowValue(session, 'UserRole', userColumn(session, 'UserRoleId'), first!);
        case '$organization':
            return rowValue(
                session,
                'Organization',
                session.store.get(`SELECT "Id" AS id FROM "Organization"`)!['id'] as string,
                first!
            );
        case '$permission':
            return hasCustomPermission(session, session.userId, first!);
        case '$label':
            return customLabel(session.schema, first!, session.language) ?? missing(path);
        case '$custommetadata':
            return customMetadataValue(session, first!, second!, third!);
        case '$setup':
            return settingValue(session, first!, second!);
        default:
            return missing(path);
    }
}

function missing(path: string): never {
    throw new UnsupportedError(`${path} in a formula`);
}
