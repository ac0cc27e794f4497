import { basename, dirname, sep } from 'node:path';
import { metadataTypesOf } from '../catalogue/metadata-types.ts';
import { catalogueObjectName } from '../catalogue/objects.ts';
import { catalogueField } from '../schema/catalogue-object.ts';
import type { FieldModel, ObjectModel, OrgSchema } from '../schema/model.ts';
import type { ProjectFile } from '../schema/project-files.ts';
import type { MetadataReader } from '../schema/reader.ts';
import { MetadataError } from '../schema/xml.ts';
import type { XmlNode } from '../schema/xml-tree.ts';
import { child, decoded } from './nodes.ts';

/** A component of a deployment: a file of its own, or an element of another's file (a field in an object's, a label). */
export interface Component {
    /** Metadata type: `CustomField`, `Report`. */
    type: string;
    /** Its name without the object's; of reports, dashboards and e-mail templates with the folder: `Folder/Name`. */
    name: string;
    /** The object it belongs to, or null. */
    object: string | null;
    file: string;
    node: XmlNode;
    /** False where it is a part of another component's file. */
    isFile: boolean;
}

/** What the Apex of the project offers to its metadata. */
export interface ApexNames {
    hasClass(name: string): boolean;
    /** Whether the class has a static method for components (`@AuraEnabled`). */
    hasAuraMethod(className: string, method: string): boolean;
}

/** The project that is checked. */
export interface Project {
    schema: OrgSchema;
    apex: ApexNames;
    reader: MetadataReader;
    /** Every file of the package directories. */
    paths: readonly string[];
    components: readonly Component[];
    /** The files of Lightning web components, by the components' names. */
    bundles: ReadonlyMap<string, readonly string[]>;
    of(type: string): readonly Component[];
    has(type: string, name: string): boolean;
    object(name: string): ObjectModel | string | null;
    field(object: string, name: string): FieldModel | null;
}

/** Elements of an object's file that are components of their own. */
const PARTS: Readonly<Record<string, Record<string, string>>> = {
    CustomObject: {
        fields: 'CustomField',
        listViews: 'ListView',
        compactLayouts: 'CompactLayout',
        validationRules: 'ValidationRule',
        webLinks: 'WebLink',
        recordTypes: 'RecordType',
        businessProcesses: 'BusinessProcess',
        fieldSets: 'FieldSet'
    },
    CustomLabels: { labels: 'CustomLabel' },
    SharingRules: {
        sharingCriteriaRules: 'SharingCriteriaRule',
        sharingOwnerRules: 'SharingOwnerRule',
        sharingGuestRules: 'SharingGuestRule'
    }
};

const FOLDERED: Readonly<Record<string, string>> = {
    Report: 'reports',
    Dashboard: 'dashboards',
    EmailTemplate: 'email'
};

/** The metadata type of a file by its suffix and folder, of several the one of the root element; null for a suffix that no type has. */
function typeOfFile({ file, suffix }: ProjectFile, root: string): string | null {
    if (suffix === 'js') {
        return 'LightningComponentBundle';
    }
    const candidates = metadataTypesOf(suffix);
    const folders = dirname(file).split(/[\\/]/);
    const named = candidates.find((one) => one.type === root);
    return named?.type ?? (candidates.find((one) => folders.includes(one.folder)) ?? candidates[0])?.type ?? null;
}

function nameOf(type: string, { file, name }: ProjectFile): string {
    const root = FOLDERED[type];
    const own = decoded(name);
    if (!root) {
        return own;
    }
    const folders = dirname(file).split(sep);
    return [...folders.slice(folders.lastIndexOf(root) + 1), own].join('/');
}

/**
 * Every component of the files.
 * @param broken is told of files that are not well-formed
 */
export function componentsOf(
    files: readonly ProjectFile[],
    reader: MetadataReader,
    broken: (error: MetadataError) => void
): Component[] {
    return files.flatMap((one): Component[] => {
        let node: XmlNode;
        try {
            node = reader.read(one.file).tree;
        } catch (error) {
            if (error instanceof MetadataError) {
                broken(error);
                return [];
            }
            throw error;
        }
        const type = typeOfFile(one, node.name);
        if (type === null) {
            return [];
        }
        const name = nameOf(type, one);
        const object = type === 'CustomObject' ? name : one.object;
        const parts = node.children.flatMap((part): Component[] => {
            const partType = PARTS[type]?.[part.name];
            return partType
                ? [
                      {
                          type: partType,
                          name: child(part, 'fullName')?.text ?? '',
                          object: type === 'CustomLabels' ? null : name,
                          file: one.file,
                          node: part,
                          isFile: false
                      }
                  ]
                : [];
        });
        return [{ type, name, object, file: one.file, node, isFile: true }, ...parts];
    });
}

/** True for a name of another package (`ns__Name`, `ns__Name__c`): what it is the project does not say. */
export function isForeign(name: string, namespace: string | null): boolean {
    return name.split('.').some((part) => isForeignPart(part, namespace));
}

function isForeignPart(name: string, namespace: string | null): boolean {
    const match =
        /^([A-Za-z][A-Za-z0-9]*?)__(?!(?:c|r|mdt|e|b|x|pc|pr|kav|share|history|feed|tag|changeevent|chn|voteStat|viewStat|Latitude__s|Longitude__s|s)$)\w+/i.exec(
            name
        );
    return match !== null && match[1]!.toLowerCase() !== namespace?.toLowerCase();
}

/** Makes the answers of `Project` about names. */
export function projectOf(
    schema: OrgSchema,
    apex: ApexNames,
    reader: MetadataReader,
    paths: readonly string[],
    components: readonly Component[]
): Project {
    const byType = new Map<string, Component[]>();
    const names = new Set<string>();
    for (const one of components) {
        const list = byType.get(one.type) ?? [];
        list.push(one);
        byType.set(one.type, list);
        const own = one.object !== null && one.type !== 'CustomObject' ? `${one.object}.${one.name}` : one.name;
        names.add(`${one.type}:${own}`.toLowerCase());
    }
    return {
        schema,
        apex,
        reader,
        paths,
        components,
        bundles: bundlesOf(paths),
        of: (type) => byType.get(type) ?? [],
        has: (type, name) => names.has(`${type}:${name}`.toLowerCase()),
        // Asked of the maps, not of `schema.object`, which adds what it is asked for.
        object: (name) =>
            schema.objects.get(name.toLowerCase()) ?? (name.includes('__') ? null : catalogueObjectName(name)),
        field(object, name) {
            const model = schema.objects.get(object.toLowerCase());
            const found = model?.fields.get(name.toLowerCase());
            return found ?? (model && model.kind !== 'standard' ? null : catalogueField(object, name));
        }
    };
}

function bundlesOf(paths: readonly string[]): Map<string, string[]> {
    const bundles = new Map<string, string[]>();
    for (const file of paths) {
        const folder = dirname(file);
        if (basename(dirname(folder)) === 'lwc') {
            const name = basename(folder);
            bundles.set(name, [...(bundles.get(name) ?? []), file]);
        }
    }
    return bundles;
}
