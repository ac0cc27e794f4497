import { decoder, type SqlValue } from '../../database/convert.ts';
import { currentSession, type DataSession } from '../../database/session.ts';
import { storedFields, tableOf } from '../../database/columns.ts';
import type { ObjectModel } from '../../schema/model.ts';
import { ApexMap } from '../../values/map.ts';
import { SObject } from '../../values/sobject.ts';
import { throwApex } from '../../values/exceptions.ts';
import { to18 } from '../../schema/id.ts';
import { UnsupportedError } from '../../values/unsupported.ts';

/** "Custom Metadata Type Methods" give no more of a long text area; a query gives all of it. */
const LONGEST_TEXT = 255;

/** Rows of custom metadata or a custom setting as records; no query is counted. */
function rows(session: DataSession, object: ObjectModel, where: string, params: SqlValue[]): SObject[] {
    const fields = storedFields(object);
    return session.store.all(`SELECT * FROM ${tableOf(object)} WHERE ${where}`, params).map((row) => {
        const record = new SObject(object);
        for (const field of fields) {
            const value = decoder(field)(row[field.name] ?? null);
            if (value !== null) {
                const isCut = object.isCustomMetadata && typeof value === 'string';
                record.values.set(field.name.toLowerCase(), isCut ? value.slice(0, LONGEST_TEXT) : value);
            }
        }
        return record;
    });
}

const undeleted = '"IsDeleted" = 0';

/** A hierarchy setting as a user sees it: each field from the user's row, else the profile's, else the organisation's. */
function hierarchy(session: DataSession, object: ObjectModel, ownerId: string | null): SObject {
    const owners: (string | null)[] = [];
    const id = ownerId === null ? session.userId : to18(ownerId);
    if (id === null) {
        throwApex('System.StringException', `Invalid id: ${ownerId}`);
    }
    const organization = String(session.store.get(`SELECT "Id" AS id FROM "Organization"`)!['id']);
    if (id.startsWith('005')) {
        owners.push(
            id,
            session.store.get(`SELECT "ProfileId" AS id FROM "User" WHERE "Id" = ?`, [id])?.['id'] as string | null
        );
    } else if (id.startsWith('00e')) {
        owners.push(id);
    }
    owners.push(organization);
    const result = new SObject(object);
    for (const owner of owners) {
        const [row] = owner ? rows(session, object, `"SetupOwnerId" = ? AND ${undeleted}`, [owner]) : [];
        for (const [key, value] of row?.values ?? []) {
            if (!result.values.has(key)) {
                result.values.set(key, value);
            }
        }
    }
    if (!result.values.has('setupownerid')) {
        result.values.set('setupownerid', id);
    }
    return result;
}

/** The row of one owner, not merged; an empty record where there is none. */
function ownRow(session: DataSession, object: ObjectModel, ownerId: string): SObject {
    const [row] = rows(session, object, `"SetupOwnerId" = ? AND ${undeleted}`, [ownerId]);
    return row ?? new SObject(object, new Map([['setupownerid', ownerId]]));
}

function metadataRecord(session: DataSession, object: ObjectModel, name: unknown): SObject | null {
    const key = String(name ?? '');
    const id = to18(key);
    const [found] = id?.startsWith(object.keyPrefix)
        ? rows(session, object, '"Id" = ?', [id])
        : rows(session, object, '"DeveloperName" = ? OR "QualifiedApiName" = ?', [key, key]);
    return found ?? null;
}

/**
 * The static methods of custom metadata types and custom settings.
 * @param method `getAll`, `getInstance`, `getValues` or `getOrgDefaults`
 */
export function sobjectStatic(name: string, method: string, args: readonly unknown[]): unknown {
    const session = currentSession();
    const object = session.schema.object(name)!;
    if (object.isCustomMetadata) {
        if (method === 'getAll') {
            return ApexMap.of(
                'String',
                object.name,
                rows(session, object, '1', []).map((record) => [record.values.get('developername'), record])
            );
        }
        if (method === 'getInstance') {
            return metadataRecord(session, object, args[0]);
        }
    } else if (object.customSettingType === 'List') {
        if (method === 'getAll') {
            return ApexMap.of(
                'String',
                object.name,
                rows(session, object, undeleted, []).map((record) => [record.values.get('name'), record])
            );
        }
        if (method === 'getInstance' || method === 'getValues') {
            return rows(session, object, `"Name" = ? AND ${undeleted}`, [String(args[0] ?? '')])[0] ?? null;
        }
    } else if (object.customSettingType === 'Hierarchy') {
        if (method === 'getInstance') {
            return hierarchy(session, object, args.length === 0 ? null : (args[0] as string));
        }
        if (method === 'getOrgDefaults') {
            return ownRow(session, object, String(session.store.get(`SELECT "Id" AS id FROM "Organization"`)!['id']));
        }
        if (method === 'getValues') {
            const [row] = rows(session, object, `"SetupOwnerId" = ? AND ${undeleted}`, [to18(String(args[0]))]);
            return row ?? null;
        }
    }
    throw new UnsupportedError(`${name}.${method}`);
}
