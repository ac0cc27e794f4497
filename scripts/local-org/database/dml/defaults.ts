import type { FieldModel, ObjectModel } from '../../schema/model.ts';
import type { SObject } from '../../values/sobject.ts';
import type { Value } from '../../values/value.ts';
import { decoder } from '../convert.ts';
import { compileFormula } from '../formula/evaluate.ts';
import { withFormula } from '../formula/parse.ts';
import { globalValue } from '../formula/globals.ts';
import { formulaOutput } from '../formula/values.ts';
import { permissionsOf } from '../security/permissions.ts';
import type { DataSession } from '../session.ts';

/** The value a new record has in a field that Apex did not set. */
export function defaultValueOf(session: DataSession, field: FieldModel): Value {
    if (field.picklist) {
        const chosen = field.picklist.find((one) => one.isDefault && one.active);
        if (chosen) {
            return chosen.value;
        }
    }
    if (field.defaultValue === null) {
        return null;
    }
    const result = withFormula(`the default of ${field.object}.${field.name}`, () =>
        compileFormula(field.defaultValue!)({
            now: session.clock(),
            timeZone: session.timeZone,
            value: (path) => globalValue(session, path)
        })
    );
    return decoder(field)(formulaOutput(field, result));
}

interface Default {
    key: string;
    field: FieldModel;
}

const known = new WeakMap<ObjectModel, Default[]>();

function fieldsWithDefault(object: ObjectModel): Default[] {
    let found = known.get(object);
    if (!found) {
        found = [...object.fields.values()]
            .filter((field) => field.defaultValue !== null || field.picklist?.some((one) => one.isDefault))
            .map((field) => ({ key: field.name.toLowerCase(), field }));
        known.set(object, found);
    }
    return found;
}

/** The record type a new record has: the user's default, else the only active one that the user may use. */
function defaultRecordType(session: DataSession, object: ObjectModel): string | null {
    const permissions = permissionsOf(session, session.userId);
    const profile = permissions.profile ? session.schema.profiles.get(permissions.profile.toLowerCase()) : undefined;
    for (const [path, visibility] of profile?.recordTypes ?? []) {
        const [name, type] = path.split('.') as [string, string];
        if (name === object.name.toLowerCase() && visibility.isDefault) {
            return recordTypeId(session, object, type);
        }
    }
    return null;
}

function recordTypeId(session: DataSession, object: ObjectModel, developerName: string): string | null {
    const row = session.store.get(
        `SELECT "Id" AS id FROM "RecordType" WHERE "SobjectType" = ? AND "DeveloperName" = ?`,
        [object.name, developerName]
    );
    return (row?.['id'] as string | undefined) ?? null;
}

/** Gives a new record its defaults: values of fields, owner, record type. Fields that Apex set, to null too, keep what they have. */
export function applyDefaults(session: DataSession, record: SObject): void {
    const { type, values } = record;
    for (const { key, field } of fieldsWithDefault(type)) {
        if (!values.has(key) || (field.type === 'BOOLEAN' && values.get(key) === null)) {
            values.set(key, defaultValueOf(session, field));
        }
    }
    const owner = type.fields.get('ownerid');
    if (owner?.createable && (values.get('ownerid') ?? null) === null) {
        values.set('ownerid', session.userId);
    }
    // Settings that say no owner are those of the organization.
    if (type.customSettingType === 'Hierarchy' && (values.get('setupownerid') ?? null) === null) {
        values.set('setupownerid', session.store.get('SELECT "Id" AS id FROM "Organization"')!['id'] as string);
    }
    if (type.recordTypes.length > 0 && (values.get('recordtypeid') ?? null) === null) {
        values.set('recordtypeid', defaultRecordType(session, type));
    }
}
