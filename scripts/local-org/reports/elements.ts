import type { MetadataFile } from '../schema/model.ts';
import type { Xml } from '../schema/xml.ts';
import { UnsupportedError } from '../values/unsupported.ts';

/**
 * Refuses metadata of which a part would be ignored.
 * @param content parsed element
 * @param known the elements that are carried out, or change nothing here
 * @param where what the element belongs to, for the message
 * @throws UnsupportedError naming the first element that is not known, and the file
 */
export function knownElements(content: Xml, known: readonly string[], where: string, file: MetadataFile): void {
    const stranger = Object.keys(content).find((name) => !known.includes(name) && !name.startsWith('@'));
    if (stranger) {
        throw new UnsupportedError(`${where} <${stranger}> in ${fileName(file)}`);
    }
}

/** @returns a file as messages name it: its folder and name */
export function fileName(file: MetadataFile): string {
    return file.file.split(/[\\/]/).slice(-2).join('/');
}
