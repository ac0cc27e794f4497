import { readFileSync } from 'node:fs';
import { namespaceOf, withoutNamespace } from './sfdx-project.ts';
import { parseXml, type XmlFile } from './xml.ts';

/** Reads each metadata file of a project once. */
export interface MetadataReader {
    /**
     * @param attributes true keeps attributes as `@name`, and an element's text then is `#text`
     * @throws MetadataError with the line where the file is not well-formed
     */
    read(file: string, attributes?: boolean): XmlFile;
}

/**
 * @param projectDirs the projects whose files it reads
 * @param before a reader whose files are not read again
 * @param isChanged the files that are
 */
export function metadataReader(
    projectDirs: readonly string[],
    before?: MetadataReader & { known?: Map<string, XmlFile> },
    isChanged: (file: string) => boolean = () => true
): MetadataReader {
    const known = new Map<string, XmlFile>();
    const namespaces = projectDirs.flatMap((dir) => namespaceOf(dir) ?? []);
    const textOf = (file: string): string => namespaces.reduce(withoutNamespace, readFileSync(file, 'utf8'));
    const reader: MetadataReader & { known: Map<string, XmlFile> } = {
        known,
        read(file, attributes = false) {
            const key = `${attributes ? '@' : ''}${file}`;
            let found = known.get(key);
            if (!found) {
                const former = isChanged(file) ? undefined : before?.known?.get(key);
                found = former ?? parseXml(file, textOf(file), attributes);
                known.set(key, found);
            }
            return found;
        }
    };
    return reader;
}
