import type { FlowModel } from './flow.ts';

/** Schema.DisplayType as the platform names it. */
export type DisplayType =
    | 'ADDRESS'
    | 'ANYTYPE'
    | 'BASE64'
    | 'BOOLEAN'
    | 'COMBOBOX'
    | 'CURRENCY'
    | 'DATE'
    | 'DATETIME'
    | 'DOUBLE'
    | 'EMAIL'
    | 'ENCRYPTEDSTRING'
    | 'ID'
    | 'INTEGER'
    | 'LOCATION'
    | 'LONG'
    | 'MULTIPICKLIST'
    | 'PERCENT'
    | 'PHONE'
    | 'PICKLIST'
    | 'REFERENCE'
    | 'STRING'
    | 'TEXTAREA'
    | 'TIME'
    | 'URL';

/** The Apex type a field's value has. */
export type ApexFieldType =
    | 'String'
    | 'Id'
    | 'Boolean'
    | 'Integer'
    | 'Long'
    | 'Decimal'
    | 'Date'
    | 'Datetime'
    | 'Time'
    | 'Blob'
    | 'Address'
    | 'Location'
    | 'Object';

/** Where something was declared, for error messages. */
export interface SourcePlace {
    file: string;
    line: number;
}

export interface PicklistValue {
    value: string;
    label: string;
    isDefault: boolean;
    active: boolean;
    /** Values of the controlling field for which this one is offered; null where the field is not dependent. */
    validFor: string[] | null;
}

export interface RollupSummary {
    operation: 'count' | 'sum' | 'min' | 'max';
    childObject: string;
    /** Master-detail field of the child. */
    foreignKey: string;
    /** Field of the child that is summed; null for count. */
    summarizedField: string | null;
    filters: FilterItem[];
}

/** One line of a list view, sharing rule, roll-up or lookup filter. */
export interface FilterItem {
    field: string;
    operation: string;
    value: string;
}

/** A line of a lookup filter: compares with a text or with another field. */
export interface LookupFilterItem extends FilterItem {
    valueField: string | null;
}

/** What a lookup may point to. */
export interface LookupFilter {
    items: LookupFilterItem[];
    /** `1 AND (2 OR 3)`; null joins all by AND. */
    booleanFilter: string | null;
    /** Of the administrator; null for the platform's own. */
    message: string | null;
}

export interface FieldModel {
    object: string;
    name: string;
    label: string;
    type: DisplayType;
    apexType: ApexFieldType;
    /** Longest text in characters; 0 where the type has none. */
    length: number;
    precision: number;
    scale: number;
    custom: boolean;
    /** A value must be there after the defaults: the platform's `nillable` is false. */
    required: boolean;
    /** Required only because of the page: `nillable` false, but the platform fills it in itself when it is missing. */
    defaultedOnCreate: boolean;
    unique: boolean;
    caseSensitive: boolean;
    externalId: boolean;
    createable: boolean;
    updateable: boolean;
    filterable: boolean;
    sortable: boolean;
    groupable: boolean;
    /** Whether field permissions apply to it; otherwise everybody who sees the object sees the field. */
    permissionable: boolean;
    nameField: boolean;
    htmlFormatted: boolean;
    encrypted: boolean;
    trackHistory: boolean;
    /** Set for `Name` of people: the parts. */
    compoundOf: string[] | null;
    /** The address, location or name field that this one is part of. */
    compoundParent: string | null;
    autoNumber: string | null;
    /** Formula text of the default value, or a literal. */
    defaultValue: string | null;
    picklist: PicklistValue[] | null;
    restrictedPicklist: boolean;
    controllingField: string | null;
    referenceTo: string[];
    /** True for a reference to any object (Task.WhatId, Attachment.ParentId). */
    referenceToAny: boolean;
    relationshipName: string | null;
    childRelationshipName: string | null;
    /** Position among the master-detail fields: 0 the primary, 1 the secondary; null for a lookup. */
    masterDetailOrder: number | null;
    cascadeDelete: boolean;
    restrictedDelete: boolean;
    reparentable: boolean;
    /** Read access to the master is enough to write the detail. */
    writeRequiresMasterRead: boolean;
    lookupFilter: LookupFilter | null;
    formula: string | null;
    formulaBlankAsZero: boolean;
    rollup: RollupSummary | null;
    description: string | null;
    inlineHelpText: string | null;
    system: boolean;
    place: SourcePlace | null;
}

export interface ValidationRule {
    name: string;
    active: boolean;
    formula: string;
    message: string;
    displayField: string | null;
    place: SourcePlace;
}

export interface RecordTypeModel {
    developerName: string;
    label: string;
    active: boolean;
    description: string | null;
    /** Field (lower case) → values offered for the record type. */
    picklistValues: Map<string, { values: string[]; defaultValue: string | null }>;
}

export interface FieldSetModel {
    name: string;
    label: string;
    description: string;
    fields: { path: string; required: boolean }[];
}

export type SharingModel = 'Private' | 'Read' | 'ReadWrite' | 'ReadWriteTransfer' | 'FullAccess' | 'ControlledByParent';

export interface ObjectModel {
    name: string;
    label: string;
    pluralLabel: string;
    keyPrefix: string;
    custom: boolean;
    kind:
        | 'standard'
        | 'custom'
        | 'customMetadata'
        | 'customSetting'
        | 'platformEvent'
        | 'share'
        | 'history'
        | 'aggregate'
        | 'name';
    isCustomMetadata: boolean;
    isCustomSetting: boolean;
    customSettingType: 'List' | 'Hierarchy' | null;
    /** Lower-case API name → field, in the order the describe gives them. */
    fields: Map<string, FieldModel>;
    /** Lower-case relationship name → the lookup field. */
    parentRelationships: Map<string, FieldModel>;
    /** Lower-case child relationship name → the child's lookup field. */
    childRelationships: Map<string, ChildRelationship>;
    /** Every reference to this object, those without a relationship name too. */
    references: { field: FieldModel; object: ObjectModel }[];
    nameField: FieldModel | null;
    validationRules: ValidationRule[];
    recordTypes: RecordTypeModel[];
    fieldSets: FieldSetModel[];
    /** Names of the reasons for which Apex shares records of the object: `Reviewer__c`. */
    sharingReasons: string[];
    /** Of a platform event: its publish behaviour is Publish Immediately, whatever becomes of the transaction. */
    publishesImmediately: boolean;
    sharingModel: SharingModel;
    /** Lookup fields that decide the access when the model is ControlledByParent. */
    controlledBy: FieldModel[];
    /** A setup object: writing it in the same transaction as ordinary records is a mixed DML error. */
    setup: boolean;
    /** Writable only by the platform itself. */
    readOnly: boolean;
    createable: boolean;
    updateable: boolean;
    deletable: boolean;
    undeletable: boolean;
    mergeable: boolean;
    queryable: boolean;
    searchable: boolean;
    layoutable: boolean;
    feedEnabled: boolean;
    historyTracked: boolean;
    /** For Share and History objects: the object they belong to. */
    baseObject: string | null;
    /** Not kept in a table: answered by the local org itself. */
    virtual: boolean;
    description: string | null;
    place: SourcePlace | null;
}

export interface ChildRelationship {
    name: string;
    field: FieldModel;
    object: ObjectModel;
}

export interface CustomMetadataRecord {
    object: string;
    developerName: string;
    label: string;
    protected: boolean;
    /** Lower-case field → the text written in the file, or null. */
    values: Map<string, string | null>;
    place: SourcePlace;
}

export interface ObjectPermission {
    allowCreate: boolean;
    allowRead: boolean;
    allowEdit: boolean;
    allowDelete: boolean;
    viewAllRecords: boolean;
    modifyAllRecords: boolean;
    viewAllFields: boolean;
}

export interface PermissionSetModel {
    name: string;
    label: string;
    description: string | null;
    license: string | null;
    /** Shared by profiles, permission sets and muting sets. */
    kind: 'permissionSet' | 'profile' | 'muting';
    objects: Map<string, ObjectPermission>;
    /** `object.field` in lower case → access. */
    fields: Map<string, { readable: boolean; editable: boolean }>;
    userPermissions: Set<string>;
    customPermissions: Set<string>;
    classAccesses: Set<string>;
    tabs: Map<string, string>;
    applications: Map<string, { visible: boolean; isDefault: boolean }>;
    /** `object.recordType` in lower case. */
    recordTypes: Map<string, { visible: boolean; isDefault: boolean }>;
    /** Built-in profiles that give access to everything of a kind. */
    allObjects: ObjectPermission | null;
    /** `custom` false: the standard fields alone. */
    allFields: { readable: boolean; editable: boolean; custom: boolean } | null;
    place: SourcePlace | null;
}

export interface PermissionSetGroupModel {
    name: string;
    label: string;
    description: string | null;
    permissionSets: string[];
    mutingPermissionSets: string[];
    place: SourcePlace;
}

export interface CustomPermissionModel {
    name: string;
    label: string;
    description: string | null;
    requires: string[];
}

export interface GroupModel {
    name: string;
    label: string;
    kind: 'Regular' | 'Queue';
    doesIncludeBosses: boolean;
    queueObjects: string[];
    email: string | null;
    members: { kind: 'group' | 'role' | 'roleAndSubordinates' | 'user'; name: string }[];
    place: SourcePlace;
}

export interface RoleModel {
    name: string;
    label: string;
    parent: string | null;
}

export interface SharingParty {
    kind:
        | 'group'
        | 'role'
        | 'roleAndSubordinates'
        | 'roleAndSubordinatesInternal'
        | 'queue'
        | 'allInternalUsers'
        | 'managers';
    name: string;
}

export interface SharingRuleModel {
    object: string;
    name: string;
    kind: 'criteria' | 'owner';
    accessLevel: 'Read' | 'Edit' | 'All';
    sharedTo: SharingParty[];
    sharedFrom: SharingParty[];
    criteria: FilterItem[];
    booleanFilter: string | null;
    includeRecordsOwnedByAll: boolean;
    place: SourcePlace;
}

/** A metadata file read as it is, for those who draw from it (layouts, flexipages, reports, …). */
export interface MetadataFile {
    type: string;
    name: string;
    file: string;
    /** The parsed XML below its root element; repeated elements are arrays, text stays text. */
    content: Record<string, unknown>;
}

/** An active duplicate rule whose matching rules compare exactly. */
export interface DuplicateRuleModel {
    object: string;
    /** `Contact.Same_Person` */
    name: string;
    onInsert: 'block' | 'alert' | 'allow';
    onUpdate: 'block' | 'alert' | 'allow';
    alertText: string;
    enforcesSharing: boolean;
    /** For each matching rule the fields that must be equal. */
    matches: { field: string; blanksMatch: boolean }[][];
}

/** A condition on a field of the record that starts an automation. */
export interface AutomationCondition {
    field: string;
    operator: 'EqualTo' | 'NotEqualTo' | 'IsNull';
    /** One of them; of `IsNull` it is `true` or `false`. */
    values: string[];
}

/** A flow, process or workflow rule that the platform starts when a record is saved or deleted. */
export interface AutomationModel {
    /** As a message names it: `the flow Assign_Leads`. */
    name: string;
    operations: readonly ('insert' | 'update' | 'delete')[];
    /** On update it starts only for a record that did not meet the conditions before; false where not all of them are known. */
    onlyWhenChangedToMeet: boolean;
    /** All must be met; those that only the platform can judge are left out. */
    conditions: AutomationCondition[];
}

/** A workflow rule whose actions all set fields of the record that starts it. */
export interface WorkflowRuleModel {
    /** `the workflow rule Account.Rate`. */
    name: string;
    operations: AutomationModel['operations'];
    /** On update it starts only for a record that did not meet its criteria before. */
    onlyWhenChangedToMeet: boolean;
    /** Its criteria: a formula, or conditions that must all be met. */
    formula: string | null;
    conditions: AutomationCondition[];
    /** What it sets, in order: the result of a formula, a text that is the value, or nothing where both are null. */
    updates: { field: string; formula: string | null; literal: string | null }[];
}

/** An element of a project that the local org cannot honour: the project loads without it, and whatever uses it throws. */
export interface NotHonoured {
    /** `big object`, `formula`, `sharing rule`. */
    kind: string;
    name: string;
    file: string;
    why: string;
}

/** Texts of one language. */
export interface LanguageTexts {
    /** Lower-case name of a custom label → text. */
    labels: Map<string, string>;
    /** Lower-case `Object__c.Rule` → the error message of a validation rule. */
    rules: Map<string, string>;
    /** Lower-case `Object__c.Field__c` → the label of a field. */
    fields: Map<string, string>;
}

/** Texts by language key, as `User.LanguageLocaleKey` has it: `es`, `pt_BR`. */
export type Translations = Map<string, LanguageTexts>;

export interface OrgSchema {
    projectDirs: string[];
    /** What the project and the local org declare, and what was added of the platform's other objects when it was named. */
    objects: Map<string, ObjectModel>;
    /** An object by name in any case; a standard object that only the catalogue knows is added to `objects` by it. */
    object(name: string): ObjectModel | undefined;
    /**
     * A field of an object; one that only the catalogue knows is added to the object.
     * @throws UnsupportedError for one that the platform computes and the local org does not
     */
    field(object: ObjectModel, name: string): FieldModel | undefined;
    /** The lookup field of a parent relationship of an object; see `field`. */
    parentRelationship(object: ObjectModel, name: string): FieldModel | undefined;
    /** The child relationship of an object; that of a child that only the catalogue knows adds the child. */
    childRelationship(object: ObjectModel, name: string): ChildRelationship | undefined;
    /** Is told of every object that `object` adds, and of every object that `field` adds to. */
    whenAdded: ((object: ObjectModel) => void)[];
    /** Those objects since the files were read: a compiler may name them before there is a table. */
    named: ReadonlySet<ObjectModel>;
    notHonoured: NotHonoured[];
    objectByPrefix(prefix: string): ObjectModel | undefined;
    customMetadataRecords: CustomMetadataRecord[];
    /** Lower-case full name → text. */
    labels: Map<string, string>;
    translations: Translations;
    customPermissions: Map<string, CustomPermissionModel>;
    permissionSets: Map<string, PermissionSetModel>;
    mutingPermissionSets: Map<string, PermissionSetModel>;
    permissionSetGroups: Map<string, PermissionSetGroupModel>;
    profiles: Map<string, PermissionSetModel>;
    groups: Map<string, GroupModel>;
    roles: Map<string, RoleModel>;
    sharingRules: SharingRuleModel[];
    duplicateRules: DuplicateRuleModel[];
    /** By the lower-case name of their object. */
    automation: Map<string, AutomationModel[]>;
    /** By the lower-case name of their object. */
    workflowRules: Map<string, WorkflowRuleModel[]>;
    /** Flows without screens by lower-case name. */
    flows: Map<string, FlowModel>;
    /** Those of them that run when a record is saved, by the lower-case name of its object. */
    recordFlows: Map<string, FlowModel[]>;
    globalValueSets: Map<string, PicklistValue[]>;
    /** Files of a type by its metadata name: `Layout`, `FlexiPage`, `CustomApplication`, `CustomTab`, `QuickAction`, `Report`, `Dashboard`, … */
    metadata(type: string): MetadataFile[];
    /** A short text that changes when a metadata file does. */
    sourceStamp: string;
    /** A short text that changes when a table or field of the files does; what was `named` since is not in it. */
    fingerprint(): string;
}
