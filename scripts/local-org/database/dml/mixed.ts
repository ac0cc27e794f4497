import type { ObjectModel } from '../../schema/model.ts';
import type { SObject } from '../../values/sobject.ts';
import { throwApex } from '../../values/exceptions.ts';
import type { DataSession } from '../session.ts';
import type { DmlStatement } from './results.ts';

/** Objects that may not be written in one transaction with ordinary ones (documented list). */
const SETUP_OBJECTS = new Set([
    'FieldPermissions',
    'Group',
    'GroupMember',
    'ObjectPermissions',
    'PermissionSet',
    'PermissionSetAssignment',
    'PermissionSetGroup',
    'PermissionSetGroupComponent',
    'QueueSobject',
    'SetupEntityAccess',
    'User',
    'UserRole'
]);

/** An update of a user counts only with one of these fields. */
const USER_FIELDS = ['userroleid', 'isactive', 'forecastenabled', 'isportalenabled', 'username', 'profileid'];

function isSetupWrite(object: ObjectModel, statement: DmlStatement, records: readonly SObject[]): boolean {
    if (!SETUP_OBJECTS.has(object.name)) {
        return false;
    }
    if (object.name !== 'User') {
        return true;
    }
    if (statement === 'insert') {
        // Users without a role may be inserted beside other records.
        return records.some((record) => (record.values.get('userroleid') ?? null) !== null);
    }
    return statement !== 'update' || records.some((record) => USER_FIELDS.some((field) => record.values.has(field)));
}

/** Throws the mixed DML error where setup and other objects meet in a transaction. */
export function checkMixedDml(
    session: DataSession,
    object: ObjectModel,
    statement: DmlStatement,
    records: readonly SObject[]
): void {
    const { written } = session;
    if (object.kind === 'platformEvent' || object.isCustomSetting) {
        return;
    }
    const setup = isSetupWrite(object, statement, records);
    const other = setup ? written.nonSetup : written.setup;
    if (other !== null && !(object.name === 'User' && !setup)) {
        const verb = statement.charAt(0).toUpperCase() + statement.slice(1);
        const message = `DML operation on setup object is not permitted after you have updated a non-setup object (or vice versa): ${object.name}, original object: ${other}`;
        throwApex(
            'System.DmlException',
            `${verb} failed. First exception on row 0; first error: MIXED_DML_OPERATION, ${message}: []`,
            {
                dmlErrors: [
                    { statusCode: 'MIXED_DML_OPERATION', message, fields: [], index: 0, id: records[0]?.id ?? null }
                ]
            }
        );
    }
    if (setup) {
        written.setup ??= object.name;
    } else if (object.name !== 'User') {
        written.nonSetup ??= object.name;
    }
}
