import { fieldPermission, objectPermission } from '../../database/security/permissions.ts';
import { currentSession, type DataSession } from '../../database/session.ts';
import type { FieldModel, ObjectModel } from '../../schema/model.ts';
import type { ApexEnumValue } from '../../values/enum.ts';
import { throwApex, throwNullPointer } from '../../values/exceptions.ts';
import { ApexList } from '../../values/list.ts';
import { ApexMap } from '../../values/map.ts';
import { ApexSet } from '../../values/set.ts';
import { SObject } from '../../values/sobject.ts';
import { UnsupportedError } from '../../values/unsupported.ts';
import { defineClass } from '../define.ts';

interface Decision {
    apexType: 'System.SObjectAccessDecision';
    records: ApexList;
    removed: Map<string, Set<string>>;
    modified: Set<number>;
}

type AccessKind = 'CREATABLE' | 'READABLE' | 'UPDATABLE' | 'UPSERTABLE';

function mayUse(session: DataSession, object: ObjectModel, field: FieldModel, kind: AccessKind): boolean {
    if (field.name === 'Id') {
        return true;
    }
    const { readable, editable } = fieldPermission(session, session.userId, object, field);
    switch (kind) {
        case 'READABLE':
            return readable;
        case 'CREATABLE':
            return editable && field.createable;
        case 'UPDATABLE':
            return editable && field.updateable;
        case 'UPSERTABLE':
            return editable && field.createable && field.updateable;
    }
}

function mayUseObject(session: DataSession, object: ObjectModel, kind: AccessKind): boolean {
    const permission = objectPermission(session, session.userId, object);
    switch (kind) {
        case 'READABLE':
            return permission.allowRead;
        case 'CREATABLE':
            return permission.allowCreate;
        case 'UPDATABLE':
            return permission.allowEdit;
        case 'UPSERTABLE':
            return permission.allowCreate && permission.allowEdit;
    }
}

/** Copies a record without the fields the user may not use; parents and children are stripped as well. */
function strip(
    session: DataSession,
    record: SObject,
    kind: AccessKind,
    decision: Decision
): { copy: SObject; changed: boolean } {
    const object = record.type;
    const copy = new SObject(object);
    copy.queriedFields = record.queriedFields === null ? null : new Set(record.queriedFields);
    let changed = false;
    const remove = (key: string, name: string): void => {
        (decision.removed.get(object.name) ?? decision.removed.set(object.name, new Set()).get(object.name)!).add(name);
        copy.queriedFields?.delete(key);
        changed = true;
    };
    for (const [key, value] of record.values) {
        const field = object.fields.get(key);
        if (field) {
            if (mayUse(session, object, field, kind)) {
                copy.values.set(key, value);
            } else {
                remove(key, field.name);
            }
            continue;
        }
        const via = object.parentRelationships.get(key);
        if (via && !mayUse(session, object, via, kind)) {
            remove(key, via.relationshipName!);
        } else if (value instanceof SObject) {
            const inner = strip(session, value, kind, decision);
            copy.values.set(key, inner.copy);
            changed ||= inner.changed;
        } else if (
            value instanceof ApexList &&
            !mayUseObject(session, object.childRelationships.get(key)!.object, 'READABLE')
        ) {
            remove(key, object.childRelationships.get(key)!.name);
        } else if (value instanceof ApexList) {
            const children = value.items.map((item) => strip(session, item as SObject, kind, decision));
            copy.values.set(
                key,
                new ApexList(
                    value.elementType,
                    children.map((child) => child.copy)
                )
            );
            changed ||= children.some((child) => child.changed);
        } else {
            copy.values.set(key, value);
        }
    }
    return { copy, changed };
}

function stripInaccessible(access: ApexEnumValue | null, records: ApexList | null, enforceRoot = true): Decision {
    const session = currentSession();
    const given = records ?? throwNullPointer('Argument cannot be null.');
    const kind = (access ?? throwNullPointer('Argument cannot be null.')).name as AccessKind;
    const decision: Decision = {
        apexType: 'System.SObjectAccessDecision',
        records: new ApexList(given.elementType),
        removed: new Map(),
        modified: new Set()
    };
    given.items.forEach((item, index) => {
        const record = item as SObject;
        if (record.type.kind === 'aggregate') {
            throwApex('System.TypeException', 'AggregateResult SObject types are not supported');
        }
        if (enforceRoot && !mayUseObject(session, record.type, kind)) {
            throwApex('System.NoAccessException', 'No access to entity');
        }
        const { copy, changed } = strip(session, record, kind, decision);
        decision.records.items.push(copy);
        if (changed) {
            decision.modified.add(index);
        }
    });
    return decision;
}

export const securityClasses = [
    defineClass({
        name: 'System.Security',
        statics: {
            'SObjectAccessDecision stripInaccessible(AccessType access, List<SObject> records)': (
                access: ApexEnumValue,
                records: ApexList
            ) => stripInaccessible(access, records),
            'SObjectAccessDecision stripInaccessible(AccessType access, List<SObject> records, Boolean enforceRootObjectCRUD)':
                stripInaccessible,
            'SObjectAccessDecision stripInaccessible(AccessType access, List<SObject> records, Boolean enforceRootObjectCRUD, String permissionSetId)':
                () => {
                    throw new UnsupportedError('Security.stripInaccessible with a permission set');
                }
        }
    }),
    defineClass({
        name: 'System.SObjectAccessDecision',
        methods: {
            'List<SObject> getRecords()': (self: Decision) => self.records,
            'Set<Integer> getModifiedIndexes()': (self: Decision) => new ApexSet('Integer', self.modified),
            'Map<String, Set<String>> getRemovedFields()': (self: Decision) =>
                ApexMap.of(
                    'String',
                    'Set<String>',
                    [...self.removed].map(([object, fields]) => [object, new ApexSet('String', fields)])
                )
        }
    })
];
