import { readCustomField, readValueSet } from './custom-field.ts';
import {
    finishCustomObject,
    readCustomObject,
    readFieldSet,
    readRecordType,
    readValidationRule
} from './custom-object.ts';
import { builtInProfiles } from './built-in-profiles.ts';
import { readAutomation } from './automation.ts';
import { aggregateObject, feedObject, historyObject, nameObject, shareObject } from './derived.ts';
import { UnsupportedError } from '../values/unsupported.ts';
import { catalogueObject, catalogueObjectName } from '../catalogue/objects.ts';
import { COMPUTED_FIELDS } from '../catalogue/overlay.ts';
import { catalogueField, catalogueModel } from './catalogue-object.ts';
import { linkAddedField, linkAddedObject, linkRelationships } from './link.ts';
import { readCustomMetadata, withoutBrokenRecords } from './custom-metadata.ts';
import type {
    ChildRelationship,
    CustomMetadataRecord,
    FieldModel,
    MetadataFile,
    NotHonoured,
    ObjectModel,
    OrgSchema,
    PicklistValue
} from './model.ts';
import { decomposedParts, projectFiles, type ProjectFile } from './project-files.ts';
import { RAW_TYPES, STANDARD_VALUE_SETS } from './raw-types.ts';
import { metadataReader, type MetadataReader } from './reader.ts';
import {
    readCustomPermission,
    readGroup,
    readPermissionSet,
    readPermissionSetGroup,
    readRole,
    readSharingRules
} from './security-metadata.ts';
import { fingerprintOf, stampOf } from './source-stamp.ts';
import { buildStandardObject, recordTypeField } from './standard/define.ts';
import { STANDARD_OBJECTS } from './standard/index.ts';
import { readDuplicateRules } from './duplicate-rules.ts';
import { readTranslations } from './translations.ts';
import { lineOf, MetadataError, xmlFlag, xmlList, xmlText, type Xml, type XmlFile } from './xml.ts';

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

const FEED_CHILDREN = [
    ['FeedComments', 'FeedComment'],
    ['FeedLikes', 'FeedLike']
] as const;

/** The objects that a file is about: what is said of Activity holds for tasks and events. */
const ofActivity = (name: string): string[] => (name === 'Activity' ? ['Task', 'Event'] : [name]);

class SchemaLoader {
    readonly objects = new Map<string, ObjectModel>();
    readonly notHonoured: NotHonoured[] = [];
    /** What is wrong, by message: a file that is read twice is wrong once. */
    readonly errors = new Map<string, MetadataError>();
    readonly whenAdded: ((object: ObjectModel) => void)[] = [];
    /** Objects that the catalogue added, in their order. */
    private readonly added: ObjectModel[] = [];
    private linked = false;
    readonly globals = new Map<string, PicklistValue[]>();
    readonly xmlFiles = new Map<string, XmlFile>();
    private readonly prefixes = new Set<string>();
    private readonly reader: MetadataReader;

    constructor(reader: MetadataReader) {
        this.reader = reader;
        for (const declared of STANDARD_OBJECTS) {
            const object = buildStandardObject(declared);
            this.objects.set(object.name.toLowerCase(), object);
            this.prefixes.add(object.keyPrefix);
        }
    }

    read(file: ProjectFile): XmlFile {
        return this.reader.read(file.file);
    }

    /** Takes a step; what is wrong is kept, so that all of it is told at once. */
    attempt<T>(step: () => T): T | undefined {
        try {
            return step();
        } catch (error) {
            if (!(error instanceof MetadataError)) {
                throw error;
            }
            this.errors.set(error.message, error);
            return undefined;
        }
    }

    /** A key prefix that stays the same as long as the object's name does: a hash of it, moved on where it is taken. */
    prefix(first: string, name: string): string {
        let hash = 0;
        for (const character of name.toLowerCase()) {
            hash = (hash * 31 + character.charCodeAt(0)) >>> 0;
        }
        for (let slot = hash % 3844; ; slot = (slot + 1) % 3844) {
            const prefix = first + BASE62[Math.floor(slot / 62)] + BASE62[slot % 62];
            if (!this.prefixes.has(prefix)) {
                this.prefixes.add(prefix);
                return prefix;
            }
        }
    }

    /** An object by name; what the platform has besides the declared objects is made when somebody names it. */
    object(name: string): ObjectModel | undefined {
        const lower = name.toLowerCase();
        const found = this.objects.get(lower);
        if (found || lower.includes('__') || catalogueObjectName(lower) === null) {
            return found;
        }
        const object = catalogueModel(lower)!;
        object.keyPrefix =
            object.kind === 'platformEvent' ? this.prefix('e', object.name) : this.prefix('0', object.name);
        this.objects.set(lower, object);
        if (this.linked) {
            linkAddedObject(object, this.objects, (step) => this.attempt(step));
        }
        this.added.push(object);
        this.whenAdded.forEach((tell) => tell(object));
        return object;
    }

    /** The object that a file is about. */
    private existing(name: string, source: XmlFile): ObjectModel {
        const object = this.object(name);
        if (object) {
            return object;
        }
        const isElsewhere = /^[A-Za-z0-9]+__\w+__c$/.test(name) || name === 'PersonAccount';
        if (!isElsewhere && !/__(?:c|mdt|e)$/.test(name)) {
            throw new MetadataError(source.file, 1, `The object ${name} does not exist`);
        }
        const made = readCustomObject({ ...source, content: {} }, name);
        made.keyPrefix = this.prefix('a', name);
        made.virtual = !isElsewhere || name === 'PersonAccount';
        if (isElsewhere) {
            // An object of another package, of which the project has fields alone; and person accounts.
            this.cannotHonour('object', name, source.file, 'It is of a package or feature that is not there');
        } else {
            // A deployment refuses the parts of an object that no file makes. What names it compiles, and its rows are refused.
            const error = new MetadataError(source.file, 1, `The object ${name} does not exist`);
            this.errors.set(error.message, error);
            this.cannotHonour('object', name, source.file, 'The project has parts of it, and not the object itself');
        }
        this.objects.set(name.toLowerCase(), made);
        return made;
    }

    /** Links what was read; objects that are added from now on are linked one by one. */
    linkAll(): void {
        const added = new Set(this.added);
        linkRelationships(
            new Map([...this.objects].filter(([, object]) => !added.has(object))),
            (name) => this.object(name),
            (step) => this.attempt(step)
        );
        this.linked = true;
        // Linking names further objects.
        for (let i = 0; i < this.added.length; i++) {
            linkAddedObject(this.added[i]!, this.objects, (step) => this.attempt(step));
        }
    }

    field(object: ObjectModel, name: string): FieldModel | undefined {
        const lower = name.toLowerCase();
        const found = object.fields.get(lower);
        if (found || object.kind !== 'standard' || object.virtual || lower.endsWith('__c')) {
            return found;
        }
        const field = catalogueField(object.name, name);
        if (!field) {
            return undefined;
        }
        if (COMPUTED_FIELDS.test(field.name)) {
            throw new UnsupportedError(`the field ${object.name}.${field.name}`);
        }
        object.fields.set(lower, field);
        linkAddedField(object, field, this.objects, (step) => this.attempt(step));
        this.whenAdded.forEach((tell) => tell(object));
        return field;
    }

    parentRelationship(object: ObjectModel, name: string): FieldModel | undefined {
        const lower = name.toLowerCase();
        const found = object.parentRelationships.get(lower);
        return found ?? (this.field(object, `${lower}id`) ? object.parentRelationships.get(lower) : undefined);
    }

    childRelationship(object: ObjectModel, name: string): ChildRelationship | undefined {
        const lower = name.toLowerCase();
        const found = object.childRelationships.get(lower);
        if (found || object.custom) {
            return found;
        }
        const child = catalogueObject(object.name)?.children.find((one) => one.name.toLowerCase() === lower);
        return child && this.object(child.object) ? object.childRelationships.get(lower) : undefined;
    }

    cannotHonour(kind: string, name: string, file: string, why: string): void {
        this.notHonoured.push({ kind, name, file, why });
    }

    /** An object file: of a custom object it makes the model, of a standard one it changes the shipped model. */
    objectFile(file: ProjectFile): void {
        const source = this.read(file);
        const name = file.name;
        if (/__(?:c|mdt|e)$/.test(name)) {
            const object = readCustomObject(source, name);
            object.keyPrefix = this.prefix(
                object.kind === 'customMetadata' ? 'm' : object.kind === 'platformEvent' ? 'e' : 'a',
                name
            );
            this.objects.set(name.toLowerCase(), object);
        } else if (/__\w+$/.test(name)) {
            this.cannotHonour('object', name, source.file, 'The local org keeps no rows of objects of this kind');
            const object = readCustomObject(source, name);
            object.keyPrefix = this.prefix('x', name);
            object.virtual = object.readOnly = true;
            this.objects.set(name.toLowerCase(), object);
        } else if (name !== 'Activity') {
            const object = this.existing(name, source);
            const model = xmlText(source.content, 'sharingModel');
            if (model) {
                object.sharingModel = model as ObjectModel['sharingModel'];
            }
            object.historyTracked ||= xmlFlag(source.content, 'enableHistory');
        }
    }

    /** What an object has besides, in either format. */
    parts(object: ObjectModel, source: XmlFile, content: Xml): void {
        for (const xml of xmlList(content, 'fields')) {
            this.attempt(() => this.customField(object, source, xml));
        }
        for (const xml of xmlList(content, 'validationRules')) {
            this.attempt(() => object.validationRules.push(readValidationRule(source, xml, object.name)));
        }
        object.recordTypes.push(...xmlList(content, 'recordTypes').map(readRecordType));
        object.fieldSets.push(...xmlList(content, 'fieldSets').map(readFieldSet));
        for (const reason of xmlList(content, 'sharingReasons')) {
            const name = xmlText(reason, 'fullName') ?? '';
            object.sharingReasons.push(name.endsWith('__c') ? name : `${name}__c`);
        }
    }

    customField(object: ObjectModel, source: XmlFile, xml: Xml): void {
        const name = xmlText(xml, 'fullName') ?? '';
        if (!name.includes('__')) {
            this.standardField(object, source, xml, name);
            return;
        }
        const type = xmlText(xml, 'type') ?? '';
        if (type === 'ExternalLookup' || type === 'IndirectLookup') {
            const why = 'The local org has no external data sources';
            this.cannotHonour('field', `${object.name}.${name}`, source.file, why);
            return;
        }
        const tell = (error: MetadataError): unknown => this.errors.set(error.message, error);
        const field = readCustomField(source, xml, object.name, this.globals, tell);
        if (field.required && field.rollup === null && object.kind === 'platformEvent') {
            field.updateable = false;
        }
        object.fields.set(name.toLowerCase(), field);
        if (field.type === 'LOCATION') {
            for (const part of ['Latitude', 'Longitude']) {
                const component = readCustomField(
                    source,
                    {
                        ...xml,
                        fullName: name.replace(/__c$/, `__${part}__s`),
                        type: 'Number',
                        precision: '18',
                        label: `${field.label} (${part})`
                    },
                    object.name,
                    this.globals,
                    tell
                );
                component.custom = true;
                component.compoundParent = name;
                object.fields.set(component.name.toLowerCase(), component);
            }
        }
    }

    /** A standard field in a project's folder changes what can be changed of it: history tracking, label, values. */
    private standardField(object: ObjectModel, source: XmlFile, xml: Xml, name: string): void {
        const field = object.fields.get(name.toLowerCase()) ?? catalogueField(object.name, name);
        if (!field) {
            const file = `${source.file}:${lineOf(source, `<fullName>${name}<`)}`;
            this.cannotHonour(
                'field',
                `${object.name}.${name}`,
                file,
                'There is no such field in an org of these features'
            );
            return;
        }
        object.fields.set(name.toLowerCase(), field);
        field.trackHistory = xmlFlag(xml, 'trackHistory');
        field.description = xmlText(xml, 'description') ?? field.description;
        field.inlineHelpText = xmlText(xml, 'inlineHelpText') ?? field.inlineHelpText;
        const own = xmlText(xml, 'label');
        field.label = own ?? field.label;
        const definition = xmlList(xmlList(xml, 'valueSet')[0], 'valueSetDefinition')[0];
        if (definition) {
            field.picklist = readValueSet(xmlList(definition, 'value'));
        }
        if (xmlText(xml, 'required') === 'true') {
            field.required = true;
        }
    }

    valueSets(files: ProjectFile[]): void {
        for (const file of files.filter((one) => one.suffix === 'globalValueSet')) {
            const values = this.attempt(() => readValueSet(xmlList(this.read(file).content, 'customValue')));
            this.globals.set(file.name.toLowerCase(), values ?? []);
        }
        for (const file of files.filter((one) => one.suffix === 'standardValueSet')) {
            const values = this.attempt(() => readValueSet(xmlList(this.read(file).content, 'standardValue'))) ?? [];
            for (const path of STANDARD_VALUE_SETS[file.name] ?? []) {
                const [object, field] = path.split('.') as [string, string];
                this.objects.get(object.toLowerCase())!.fields.get(field.toLowerCase())!.picklist = values;
            }
        }
    }

    /** Fields first, then what refers to them. */
    objectParts(files: ProjectFile[]): void {
        const wrap: Readonly<Record<string, string>> = {
            field: 'fields',
            validationRule: 'validationRules',
            recordType: 'recordTypes',
            fieldSet: 'fieldSets',
            sharingReason: 'sharingReasons'
        };
        for (const file of files.filter((one) => one.suffix === 'object')) {
            for (const name of ofActivity(file.name)) {
                this.attempt(() => {
                    const source = this.read(file);
                    this.parts(this.existing(name, source), source, source.content);
                });
            }
        }
        for (const file of files) {
            const element = wrap[file.suffix];
            if (!element) {
                continue;
            }
            if (!file.object) {
                this.cannotHonour(file.suffix, file.name, file.file, 'It does not lie in the folder of an object');
                continue;
            }
            for (const name of ofActivity(file.object)) {
                this.attempt(() => {
                    const source = this.read(file);
                    this.parts(this.existing(name, source), source, { [element]: source.content });
                });
            }
        }
    }

    /** Comments and likes of the feed of a custom object, which are those of every feed. */
    private linkFeed(feed: ObjectModel): void {
        for (const [name, child] of feed.name.endsWith('__Feed') ? FEED_CHILDREN : []) {
            const object = this.object(child)!;
            feed.childRelationships.set(name.toLowerCase(), { name, object, field: object.fields.get('feeditemid')! });
        }
    }

    customMetadata(files: ProjectFile[]): CustomMetadataRecord[] {
        const tell = (error: MetadataError): unknown => this.errors.set(error.message, error);
        const records = files
            .filter((one) => one.suffix === 'md')
            .flatMap(
                (one) =>
                    this.attempt(() => readCustomMetadata(one, this.objects, this.reader.read(one.file, true), tell)) ??
                    []
            );
        return withoutBrokenRecords(
            records,
            (name) => this.object(name),
            (object, { place }, problem) => this.cannotHonour('custom metadata type', object.name, place.file, problem)
        );
    }

    derive(): void {
        for (const object of [...this.objects.values()]) {
            finishCustomObject(object);
            if (object.kind === 'standard' && object.recordTypes.length > 0 && !object.fields.has('recordtypeid')) {
                object.fields.set('recordtypeid', recordTypeField(object.name));
            }
        }
        for (const base of [...this.objects.values()]) {
            for (const made of [shareObject(base, ''), historyObject(base, ''), feedObject(base)]) {
                if (made) {
                    made.keyPrefix ||= this.prefix(made.kind === 'share' || made.virtual ? '0' : 'h', made.name);
                    this.objects.set(made.name.toLowerCase(), made);
                    this.linkFeed(made);
                }
            }
        }
        for (const made of [nameObject(), aggregateObject()]) {
            this.objects.set(made.name.toLowerCase(), made);
        }
    }
}

/** What a project's metadata says, and what is wrong with it: the schema is without that. */
export interface ReadSchema {
    schema: OrgSchema;
    errors: MetadataError[];
    files: readonly ProjectFile[];
}

/**
 * Reads the metadata of one or several SFDX projects, which together make one org.
 * @param projectDirs project folders (with or without sfdx-project.json), in source or in metadata format
 * @throws MetadataError with file and line for what is malformed, and naming what is not supported; of several all in its message
 */
export function loadSchema(projectDirs: string[]): OrgSchema {
    const { schema, errors } = readSchema(projectDirs, metadataReader(projectDirs));
    const [first] = errors;
    if (first) {
        first.message = errors.map((error) => error.message).join('\n');
        throw first;
    }
    return schema;
}

/** The same as `loadSchema` with everything that is wrong told at once. */
export function readSchema(projectDirs: string[], reader: MetadataReader): ReadSchema {
    const files = projectFiles(projectDirs);
    const loader = new SchemaLoader(reader);
    loader.valueSets(files);
    for (const file of files.filter((one) => one.suffix === 'object')) {
        loader.attempt(() => loader.objectFile(file));
    }
    loader.objectParts(files);
    loader.derive();
    loader.linkAll();

    const named = <T>(suffix: string, read: (source: XmlFile, name: string) => T): Map<string, T> =>
        new Map(
            files
                .filter((one) => one.suffix === suffix)
                .flatMap((one) => {
                    const found = loader.attempt(() => read(loader.read(one), one.name));
                    return found === undefined ? [] : [[one.name.toLowerCase(), found] as const];
                })
        );
    const labels = new Map<string, string>();
    for (const file of files.filter((one) => one.suffix === 'labels' || one.suffix === 'label')) {
        loader.attempt(() => {
            const { content } = loader.read(file);
            for (const xml of file.suffix === 'label' ? [content] : xmlList(content, 'labels')) {
                labels.set((xmlText(xml, 'fullName') ?? '').toLowerCase(), xmlText(xml, 'value') ?? '');
            }
        });
    }
    loader.notHonoured.push(...decomposedParts(files));
    const profiles = builtInProfiles();
    for (const [name, own] of named('profile', (source, profile) =>
        readPermissionSet(source, decodeURIComponent(profile), 'profile')
    )) {
        const key = decodeURIComponent(
            name === 'admin' ? 'system administrator' : name === 'standard' ? 'standard user' : name
        );
        const shipped = profiles.get(key);
        if (shipped) {
            own.name = shipped.name;
            own.allObjects = shipped.allObjects;
            own.allFields = shipped.allFields;
            own.license ??= shipped.license;
            shipped.userPermissions.forEach((permission) => own.userPermissions.add(permission));
            shipped.objects.forEach(
                (permission, object) => own.objects.has(object) || own.objects.set(object, permission)
            );
        }
        profiles.set(key, own);
    }
    const groups = named('group', (source, name) => readGroup(source, name, 'Regular'));
    for (const [name, queue] of named('queue', (source, one) => readGroup(source, one, 'Queue'))) {
        groups.set(name, queue);
    }
    const byPrefix = new Map<string, ObjectModel>();
    for (const object of loader.objects.values()) {
        if (object.keyPrefix !== '') {
            byPrefix.set(object.keyPrefix, object);
        }
    }
    const raw = new Map<string, MetadataFile[]>();
    const fingerprint = fingerprintOf(loader.objects);
    const namedSince = new Set<ObjectModel>();
    loader.whenAdded.push((object) => namedSince.add(object));
    const schema: OrgSchema = {
        projectDirs,
        objects: loader.objects,
        object: (name) => loader.object(name),
        field: (object, name) => loader.field(object, name),
        parentRelationship: (object, name) => loader.parentRelationship(object, name),
        childRelationship: (object, name) => loader.childRelationship(object, name),
        whenAdded: loader.whenAdded,
        named: namedSince,
        notHonoured: loader.notHonoured,
        objectByPrefix(prefix) {
            // A data file may keep an object under its former prefix.
            const found = byPrefix.get(prefix);
            return found?.keyPrefix === prefix
                ? found
                : [...loader.objects.values()].find((object) => object.keyPrefix === prefix);
        },
        customMetadataRecords: loader.customMetadata(files),
        labels,
        translations: readTranslations(
            files,
            (one) => loader.attempt(() => loader.read(one).content),
            (one) => loader.notHonoured.push(one)
        ),
        customPermissions: named('customPermission', readCustomPermission),
        permissionSets: named('permissionset', (source, name) => readPermissionSet(source, name, 'permissionSet')),
        mutingPermissionSets: named('mutingpermissionset', (source, name) => readPermissionSet(source, name, 'muting')),
        permissionSetGroups: named('permissionsetgroup', readPermissionSetGroup),
        profiles,
        groups,
        roles: named('role', readRole),
        sharingRules: files
            .filter((one) => one.suffix === 'sharingRules')
            .flatMap(
                (one) =>
                    loader.attempt(() =>
                        readSharingRules(loader.read(one), one.name, (rule, why) =>
                            loader.cannotHonour('sharing rule', rule, one.file, why)
                        )
                    ) ?? []
            ),
        duplicateRules: readDuplicateRules(
            files,
            (one) => loader.attempt(() => loader.read(one).content),
            (name, file, why) => loader.cannotHonour('duplicate rule', name, file, why)
        ),
        ...readAutomation(
            files,
            (one) => loader.attempt(() => loader.read(one).content),
            (one) => loader.notHonoured.push(one)
        ),
        globalValueSets: loader.globals,
        metadata(type) {
            let found = raw.get(type);
            if (!found) {
                const suffix = Object.keys(RAW_TYPES).find((one) => RAW_TYPES[one] === type);
                if (!suffix) {
                    throw new Error(`Unsupported: metadata type ${type}`);
                }
                // A file that is not well-formed makes nothing; the check of a deployment tells of it.
                found = files
                    .filter((one) => one.suffix === suffix)
                    .flatMap(
                        (one) =>
                            loader.attempt(() => ({
                                type,
                                name: one.name,
                                file: one.file,
                                content: loader.read(one).content
                            })) ?? []
                    );
                raw.set(type, found);
            }
            return found;
        },
        get sourceStamp() {
            return stampOf(files);
        },
        fingerprint: () => fingerprint
    };
    return { schema, errors: [...loader.errors.values()], files };
}
