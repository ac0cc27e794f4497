import type { DataSession } from '../../database/session.ts';
import { currentSession } from '../../database/session.ts';
import { permissionsOf } from '../../database/security/permissions.ts';
import { makeId } from '../../schema/id.ts';
import type { ObjectModel } from '../../schema/model.ts';
import { defineClass } from '../define.ts';

export interface RecordTypeInfo {
    apexType: 'Schema.RecordTypeInfo';
    id: string;
    name: string;
    developerName: string;
    active: boolean;
    available: boolean;
    isDefault: boolean;
    isMaster: boolean;
}

/** Every object has the master record type. */
const MASTER_ID = makeId('012', 0);

/** Id of a record type by developer name; null gives that of the only or default one. */
export function recordTypeIdOf(session: DataSession, object: ObjectModel, developerName: string | null): string | null {
    const found = recordTypeInfos(session, object).find((one) =>
        developerName === null ? one.isDefault && !one.isMaster : one.developerName === developerName
    );
    return found?.id ?? null;
}

/** The record types of an object as the running user has them. */
export function recordTypeInfos(session: DataSession, object: ObjectModel): RecordTypeInfo[] {
    const permissions = permissionsOf(session, session.userId);
    const profile = permissions.profile ? session.schema.profiles.get(permissions.profile.toLowerCase()) : undefined;
    const visibility = (developerName: string): { visible: boolean; isDefault: boolean } | undefined => {
        const key = `${object.name}.${developerName}`.toLowerCase();
        const own = profile?.recordTypes.get(key);
        const sets = [...session.schema.permissionSets.values()].filter((set) => set.recordTypes.get(key)?.visible);
        const assigned = sets.some((set) => permissions.permissionSetIds.has(permissionSetId(session, set.name)));
        return assigned ? { visible: true, isDefault: own?.isDefault ?? false } : own;
    };
    const rows = session.store.all(
        `SELECT "Id", "Name", "DeveloperName", "IsActive" FROM "RecordType" WHERE "SobjectType" = ?`,
        [object.name]
    );
    const infos: RecordTypeInfo[] = rows.map((row) => {
        const developerName = String(row['DeveloperName']);
        const own = visibility(developerName);
        return {
            apexType: 'Schema.RecordTypeInfo',
            id: String(row['Id']),
            name: String(row['Name']),
            developerName,
            active: row['IsActive'] === 1,
            // An administrator has the record types that no profile file mentions.
            available: own?.visible ?? permissions.modifyAllData,
            isDefault: own?.isDefault ?? false,
            isMaster: false
        };
    });
    infos.push({
        apexType: 'Schema.RecordTypeInfo',
        id: MASTER_ID,
        name: 'Master',
        developerName: 'Master',
        active: true,
        available: true,
        isDefault: !infos.some((one) => one.isDefault),
        isMaster: true
    });
    return infos;
}

function permissionSetId(session: DataSession, name: string): string {
    return String(
        session.store.get(`SELECT "Id" AS id FROM "PermissionSet" WHERE "Name" = ? AND "Type" = 'Regular'`, [name])?.[
            'id'
        ] ?? ''
    );
}

/** The infos of an object in the running transaction. */
export function currentRecordTypes(object: ObjectModel): RecordTypeInfo[] {
    return recordTypeInfos(currentSession(), object);
}

export const recordTypeInfoClass = defineClass({
    name: 'Schema.RecordTypeInfo',
    methods: {
        'String getName()': (self: RecordTypeInfo) => self.name,
        'String getDeveloperName()': (self: RecordTypeInfo) => self.developerName,
        'Id getRecordTypeId()': (self: RecordTypeInfo) => self.id,
        'Boolean isActive()': (self: RecordTypeInfo) => self.active,
        'Boolean isAvailable()': (self: RecordTypeInfo) => self.available,
        'Boolean isDefaultRecordTypeMapping()': (self: RecordTypeInfo) => self.isDefault,
        'Boolean isMaster()': (self: RecordTypeInfo) => self.isMaster
    }
});
