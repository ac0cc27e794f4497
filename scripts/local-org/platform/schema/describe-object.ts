import { currentSession, shownLabel } from '../../database/session.ts';
import { objectPermission } from '../../database/security/permissions.ts';
import type { FieldSetModel, ObjectModel, ObjectPermission } from '../../schema/model.ts';
import { throwApex } from '../../values/exceptions.ts';
import { ApexList } from '../../values/list.ts';
import { ApexMap } from '../../values/map.ts';
import { enumValues } from '../../values/enum.ts';
import { defineClass } from '../define.ts';
import { describeField } from './describe-field.ts';
import { currentRecordTypes, type RecordTypeInfo } from './record-type-info.ts';
import { fieldToken, objectToken, type SObjectTypeToken } from './tokens.ts';

/** A Schema.DescribeSObjectResult. */
export class DescribeObject {
    readonly apexType = 'Schema.DescribeSObjectResult';
    readonly object: ObjectModel;

    constructor(object: ObjectModel) {
        this.object = object;
    }

    toApexString(): string {
        return `Schema.DescribeSObjectResult[getName=${this.object.name};]`;
    }

    apexKey(): string {
        return `\0DO${this.object.name}`;
    }
}

const results = new WeakMap<ObjectModel, DescribeObject>();

export function describeObject(token: SObjectTypeToken): DescribeObject {
    let found = results.get(token.object);
    if (!found) {
        found = new DescribeObject(token.object);
        results.set(token.object, found);
    }
    return found;
}

/** A Schema.FieldSet. */
class FieldSet {
    readonly apexType = 'Schema.FieldSet';
    readonly object: ObjectModel;
    readonly model: FieldSetModel;

    constructor(object: ObjectModel, model: FieldSetModel) {
        this.object = object;
        this.model = model;
    }
}

interface FieldSetMember {
    apexType: 'Schema.FieldSetMember';
    path: string;
    required: boolean;
    object: ObjectModel;
}

export function fieldSetOf(object: ObjectModel, name: string): FieldSet {
    const model = object.fieldSets.find((one) => one.name.toLowerCase() === name.toLowerCase());
    return model
        ? new FieldSet(object, model)
        : throwApex('System.SObjectException', `There is no field set ${name} on ${object.name}`);
}

/** `X.fieldSets.getMap()`. */
export function fieldSetsMap(object: ObjectModel): ApexMap {
    return ApexMap.of(
        'String',
        'Schema.FieldSet',
        object.fieldSets.map((model) => [model.name, new FieldSet(object, model)])
    );
}

/** A Map whose String keys are found whatever their case, as the describe's maps are. */
class DescribeMap extends ApexMap {
    override has(key: unknown): boolean {
        return super.has(lower(key));
    }

    override get(key: unknown): unknown {
        return super.get(lower(key));
    }
}

function lower(key: unknown): unknown {
    return typeof key === 'string' ? key.toLowerCase() : key;
}

/** `X.fields.getMap()`: keys are lower case, and found in any case. */
export function fieldsMap(object: ObjectModel): ApexMap {
    const map = new DescribeMap('String', 'Schema.SObjectField');
    for (const [key, field] of object.fields) {
        map.put(key, fieldToken(object, field));
    }
    return map;
}

/** `Schema.getGlobalDescribe()`. */
export function globalDescribe(): ApexMap {
    const { schema } = currentSession();
    const map = new DescribeMap('String', 'Schema.SObjectType');
    for (const [key, object] of schema.objects) {
        map.put(key, objectToken(object));
    }
    return map;
}

function memberField(member: FieldSetMember): {
    object: ObjectModel;
    field: NonNullable<ReturnType<ObjectModel['fields']['get']>>;
} {
    const names = member.path.split('.');
    let { object } = member;
    for (const name of names.slice(0, -1)) {
        const via = object.parentRelationships.get(name.toLowerCase());
        object =
            (via && currentSession().schema.object(via.referenceTo[0]!)) ??
            throwApex('System.SObjectException', `Invalid field set member ${member.path}`);
    }
    const field =
        object.fields.get(names.at(-1)!.toLowerCase()) ??
        throwApex('System.SObjectException', `Invalid field set member ${member.path}`);
    return { object, field };
}

function memberToken(self: FieldSetMember): unknown {
    const { object, field } = memberField(self);
    return fieldToken(object, field);
}

function permission(self: DescribeObject): ObjectPermission {
    const session = currentSession();
    return objectPermission(session, session.userId, self.object);
}

interface ChildRelationship {
    apexType: 'Schema.ChildRelationship';
    apexKey: () => string;
    field: ObjectModel['references'][number]['field'];
    object: ObjectModel;
}

function recordTypeMap(self: DescribeObject, key: (info: RecordTypeInfo) => string, keyType: string): ApexMap {
    return ApexMap.of(
        keyType,
        'Schema.RecordTypeInfo',
        currentRecordTypes(self.object).map((info) => [key(info), info])
    );
}

enumValues('Schema.SObjectDescribeOptions', ['DEFAULT', 'DEFERRED', 'FULL']);

export const objectClasses = [
    defineClass({ name: 'Schema.SObjectDescribeOptions', kind: 'enum', values: ['DEFAULT', 'DEFERRED', 'FULL'] }),
    defineClass({
        name: 'Schema.ChildRelationship',
        methods: {
            'Schema.SObjectType getChildSObject()': (self: ChildRelationship) => objectToken(self.object),
            'Schema.SObjectField getField()': (self: ChildRelationship) => fieldToken(self.object, self.field),
            'String getRelationshipName()': (self: ChildRelationship) => self.field.childRelationshipName,
            'Boolean isCascadeDelete()': (self: ChildRelationship) => self.field.cascadeDelete,
            'Boolean isDeprecatedAndHidden()': () => false,
            // Only relationships through a junction id list have these.
            'List<String> getJunctionIdListNames()': () => new ApexList('String'),
            'List<Schema.SObjectType> getJunctionReferenceTo()': () => new ApexList('Schema.SObjectType'),
            'Boolean isRestrictedDelete()': (self: ChildRelationship) => self.field.restrictedDelete
        }
    }),
    defineClass({
        name: 'Schema.FieldSet',
        methods: {
            'String getDescription()': (self: FieldSet) => self.model.description,
            'List<Schema.FieldSetMember> getFields()': (self: FieldSet) =>
                new ApexList(
                    'Schema.FieldSetMember',
                    self.model.fields.map(({ path, required }): FieldSetMember => ({
                        apexType: 'Schema.FieldSetMember',
                        path,
                        required,
                        object: self.object
                    }))
                ),
            'String getLabel()': (self: FieldSet) => self.model.label,
            'String getName()': (self: FieldSet) => self.model.name,
            'String getNameSpace()': () => null,
            'Schema.SObjectType getSObjectType()': (self: FieldSet) => objectToken(self.object)
        }
    }),
    defineClass({
        name: 'Schema.FieldSetMember',
        methods: {
            'Boolean getDbRequired()': (self: FieldSetMember) => memberField(self).field.required,
            'String getFieldPath()': (self: FieldSetMember) => self.path,
            'String getLabel()': (self: FieldSetMember) => shownLabel(memberField(self).field),
            'Boolean getRequired()': (self: FieldSetMember) => self.required,
            'Schema.SObjectField getSObjectField()': memberToken,
            'Schema.DisplayType getType()': (self: FieldSetMember) => {
                const { field } = memberField(self);
                return enumValues('Schema.DisplayType', []).find((one) => one.name === field.type)!;
            }
        },
        properties: { 'Schema.SObjectField SObjectField': { get: memberToken } }
    }),
    defineClass({
        name: 'Schema.SObjectTypeFields',
        methods: {
            'Map<String, Schema.SObjectField> getMap()': (self: { object: ObjectModel }) => fieldsMap(self.object)
        }
    }),
    defineClass({
        name: 'Schema.SObjectTypeFieldSets',
        methods: {
            'Map<String, Schema.FieldSet> getMap()': (self: { object: ObjectModel }) => fieldSetsMap(self.object)
        }
    }),
    defineClass({
        name: 'Schema.DescribeSObjectResult',
        methods: {
            'String getAssociateEntityType()': () => null,
            'List<Schema.ChildRelationship> getChildRelationships()': (self: DescribeObject) =>
                new ApexList(
                    'Schema.ChildRelationship',
                    self.object.references.map((one): ChildRelationship => ({
                        apexType: 'Schema.ChildRelationship',
                        apexKey: () => `\0CR${one.object.name}.${one.field.name}`,
                        ...one
                    }))
                ),
            'String getKeyPrefix()': (self: DescribeObject) => self.object.keyPrefix || null,
            'String getLabel()': (self: DescribeObject) => self.object.label,
            'String getLabelPlural()': (self: DescribeObject) => self.object.pluralLabel,
            'String getLocalName()': (self: DescribeObject) => self.object.name,
            'String getName()': (self: DescribeObject) => self.object.name,
            'List<Schema.RecordTypeInfo> getRecordTypeInfos()': (self: DescribeObject) =>
                new ApexList('Schema.RecordTypeInfo', currentRecordTypes(self.object)),
            'Map<String, Schema.RecordTypeInfo> getRecordTypeInfosByDeveloperName()': (self: DescribeObject) =>
                recordTypeMap(self, (info) => info.developerName, 'String'),
            'Map<Id, Schema.RecordTypeInfo> getRecordTypeInfosById()': (self: DescribeObject) =>
                recordTypeMap(self, (info) => info.id, 'Id'),
            'Map<String, Schema.RecordTypeInfo> getRecordTypeInfosByName()': (self: DescribeObject) =>
                recordTypeMap(self, (info) => info.name, 'String'),
            'Schema.SObjectType getSObjectType()': (self: DescribeObject) => objectToken(self.object),
            'Boolean isAccessible()': (self: DescribeObject) => permission(self).allowRead,
            'Boolean isCreateable()': (self: DescribeObject) => self.object.createable && permission(self).allowCreate,
            'Boolean isCustom()': (self: DescribeObject) =>
                self.object.kind === 'custom' || self.object.isCustomSetting || self.object.isCustomMetadata,
            'Boolean isCustomSetting()': (self: DescribeObject) => self.object.isCustomSetting,
            'Boolean isDeletable()': (self: DescribeObject) => self.object.deletable && permission(self).allowDelete,
            'Boolean isDeprecatedAndHidden()': () => false,
            'Boolean isFeedEnabled()': (self: DescribeObject) => self.object.feedEnabled,
            'Boolean isMergeable()': (self: DescribeObject) => self.object.mergeable,
            'Boolean isMruEnabled()': (self: DescribeObject) => self.object.layoutable,
            'Boolean isQueryable()': (self: DescribeObject) => self.object.queryable && permission(self).allowRead,
            'Boolean isSearchable()': (self: DescribeObject) => self.object.searchable,
            'Boolean isUndeletable()': (self: DescribeObject) =>
                self.object.undeletable && permission(self).allowDelete,
            'Boolean isUpdateable()': (self: DescribeObject) => self.object.updateable && permission(self).allowEdit
        },
        properties: {
            'String Name': { get: (self: DescribeObject) => self.object.name },
            'String Label': { get: (self: DescribeObject) => self.object.label },
            'String LabelPlural': { get: (self: DescribeObject) => self.object.pluralLabel },
            'String KeyPrefix': { get: (self: DescribeObject) => self.object.keyPrefix || null },
            'Schema.SObjectTypeFields fields': {
                get: (self: DescribeObject) => ({ apexType: 'Schema.SObjectTypeFields', object: self.object })
            },
            'Schema.SObjectTypeFieldSets fieldSets': {
                get: (self: DescribeObject) => ({ apexType: 'Schema.SObjectTypeFieldSets', object: self.object })
            }
        }
    })
];

export { describeField };
