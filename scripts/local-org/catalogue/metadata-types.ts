import { catalogueFile } from './data-file.ts';
import { sections, type Sections } from './sections.ts';

/** An element of a metadata type. */
export interface MetadataElement {
    name: string;
    type: string;
    isList: boolean;
    isRequired: boolean;
}

interface MetadataCatalogue {
    /** file suffix → metadata types and the folders of their files */
    suffixes: Map<string, { type: string; folder: string }[]>;
    /** enumeration → its values */
    enumerations: Map<string, Set<string>>;
    types: Sections;
}

let read: MetadataCatalogue | null = null;
const elements = new Map<string, Map<string, MetadataElement> | null>();

function catalogue(): MetadataCatalogue {
    if (!read) {
        const text = catalogueFile('metadata');
        const suffixes: MetadataCatalogue['suffixes'] = new Map();
        for (const [, suffix, type, folder] of text.matchAll(/^file (\w+)\|(\w+)\|(\w+)$/gm)) {
            suffixes.set(suffix!, [...(suffixes.get(suffix!) ?? []), { type: type!, folder: folder! }]);
        }
        const enumerations = new Map<string, Set<string>>();
        for (const [, name, values] of text.matchAll(/^enum (\w+)\|(.*)$/gm)) {
            enumerations.set(name!, new Set(values!.split('|')));
        }
        read = { suffixes, enumerations, types: sections(text, /^(?:type|enum) (\w+)\|.*$/gm) };
    }
    return read;
}

/** Metadata types by the suffix of their files (`permissionset`), each with the folder that holds them. */
export function metadataTypesOf(suffix: string): readonly { type: string; folder: string }[] {
    return catalogue().suffixes.get(suffix) ?? [];
}

/** Whether files of a metadata type lie in a folder of this name. */
export function isMetadataFolder(name: string): boolean {
    return [...catalogue().suffixes.values()].some((types) => types.some(({ folder }) => folder === name));
}

/** The values of an enumeration of the Metadata API; null for any other type. */
export function enumerationValues(type: string): ReadonlySet<string> | null {
    return catalogue().enumerations.get(type) ?? null;
}

/** The elements of a metadata type, those of its base types included; null for what is no type with elements. */
export function metadataElements(type: string): ReadonlyMap<string, MetadataElement> | null {
    let found = elements.get(type);
    if (found === undefined) {
        found = readElements(type);
        elements.set(type, found);
    }
    return found;
}

function readElements(type: string): Map<string, MetadataElement> | null {
    const lines = catalogue().types.get(type);
    const head = /^type \w+\|(\w*)$/.exec(lines?.[0] ?? '');
    if (!lines || !head) {
        return null;
    }
    const own = lines.slice(1).flatMap((line): [string, MetadataElement][] => {
        const match = /^(\w+)(\?|\[\])?:(\w+)$/.exec(line);
        return match
            ? [
                  [
                      match[1]!,
                      {
                          name: match[1]!,
                          type: match[3]!,
                          isList: match[2] === '[]',
                          isRequired: match[2] === undefined
                      }
                  ]
              ]
            : [];
    });
    return new Map([...(head[1] ? (metadataElements(head[1]) ?? []) : []), ...own]);
}
