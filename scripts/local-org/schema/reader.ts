import { readFileSync } from 'node:fs';
import { parseXml, type XmlFile } from './xml.ts';

/** Reads each metadata file of a project once. */
export interface MetadataReader {
    /**
     * @param attributes true keeps attributes as `@name`, and an element's text then is `#text`
     * @throws MetadataError with the line where the file is not well-formed
     */
    read(file: string, attributes?: boolean): XmlFile;
}

/** @param before a reader whose files are not parsed again where their text is the same */
export function metadataReader(before?: MetadataReader & { known?: Map<string, XmlFile> }): MetadataReader {
    const known = new Map<string, XmlFile>();
    const reader: MetadataReader & { known: Map<string, XmlFile> } = {
        known,
        read(file, attributes = false) {
            const key = `${attributes ? '@' : ''}${file}`;
            let found = known.get(key);
            if (!found) {
                const text = readFileSync(file, 'utf8');
                const former = before?.known?.get(key);
                found = former?.text === text ? former : parseXml(file, text, attributes);
                known.set(key, found);
            }
            return found;
        }
    };
    return reader;
}
