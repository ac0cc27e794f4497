import { catalogueFile } from './data-file.ts';
import { isOfFeature, OBJECTS_MORE, OF_DEV_HUB } from './overlay.ts';
import { sections, type Sections } from './sections.ts';

/** A standard object as the catalogue knows it. */
export interface CatalogueObject {
    name: string;
    fields: { name: string; type: string }[];
    /** Relationship to a parent and the object it leads to; null where the jars do not say which. */
    parents: { name: string; object: string | null }[];
    children: { name: string; object: string }[];
}

const HEAD = /^object (\w+)$/gm;
let names: Map<string, string> | null = null;
let generated: Sections | null = null;
let more: Sections | null = null;
const read = new Map<string, CatalogueObject>();

/** API name of a standard object in any case; null where the platform has none. */
export function catalogueObjectName(name: string): string | null {
    names ??= new Map(
        [...catalogueFile('object-names').trimEnd().split('\n'), ...moreSections().names()]
            .filter((one) => !OF_DEV_HUB.test(one))
            .map((one) => [one.toLowerCase(), one])
    );
    return names.get(name.toLowerCase()) ?? null;
}

export function catalogueObjectNames(): string[] {
    catalogueObjectName('');
    return [...names!.values()];
}

/** A standard object by its API name in any case; null where the platform has none. */
export function catalogueObject(name: string): CatalogueObject | null {
    const proper = catalogueObjectName(name);
    if (!proper) {
        return null;
    }
    let object = read.get(proper);
    if (!object) {
        generated ??= sections(catalogueFile('objects'), HEAD);
        object = parse(proper, [
            ...(generated.get(proper)?.slice(1) ?? []),
            ...(moreSections().get(proper)?.slice(1) ?? [])
        ]);
        read.set(proper, object);
    }
    return object;
}

function moreSections(): Sections {
    return (more ??= sections(OBJECTS_MORE, HEAD));
}

function parse(name: string, lines: readonly string[]): CatalogueObject {
    const object: CatalogueObject = { name, fields: [], parents: [], children: [] };
    const members = lines.map((line) => line.split(' ') as [string, string]);
    const ids = new Set(members.filter(([, type]) => type === 'System.Id').map(([member]) => member));
    // The jars keep the values of compound fields among the objects; a reference has its id beside it.
    const isCompound = (member: string, parent: string): boolean =>
        (parent === 'Address' || parent === 'Location') && !ids.has(`${member}Id`);
    for (const [member, type] of members) {
        if (isOfFeature(name, member)) {
            continue;
        }
        const child = /^System\.List<SObject\.(\w+)>$/.exec(type)?.[1];
        const parent = /^SObject\.(\w+)$/.exec(type)?.[1];
        if (child) {
            object.children.push({ name: member, object: child });
        } else if (type === 'System.SObject' || (parent && !isCompound(member, parent))) {
            object.parents.push({ name: member, object: parent ?? null });
        } else if (!type.startsWith('System.List<')) {
            object.fields.push({ name: member, type: parent ?? type.replace(/^System\./, '') });
        }
    }
    return object;
}
