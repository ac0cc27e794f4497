import { readFileSync } from 'node:fs';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { PageError } from './page-error.ts';

/** Parsed metadata XML: an element is text (a leaf) or its children by name, each a list in document order. */
export interface XmlElement {
    [name: string]: XmlNode[];
}
export type XmlNode = string | XmlElement;

const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    parseTagValue: false,
    parseAttributeValue: false,
    trimValues: true,
    processEntities: true,
    htmlEntities: true,
    isArray: (name, _path, _leaf, isAttribute) => !isAttribute && name !== '?xml'
});

/** Files that were read before, with their text: most are as they were when one has changed. */
const known = new Map<string, { source: string; root: XmlElement }>();

/**
 * Reads a metadata file.
 * @param file absolute path
 * @returns the root element (of whatever name)
 * @throws PageError with the line when the file is not well-formed
 */
export function readMetadataXml(file: string): XmlElement {
    const source = readFileSync(file, 'utf8');
    const former = known.get(file);
    if (former?.source === source) {
        return former.root;
    }
    const valid = XMLValidator.validate(source);
    if (valid !== true) {
        throw new PageError([{ file, line: valid.err.line, column: valid.err.col, message: valid.err.msg }]);
    }
    const parsed = parser.parse(source) as Record<string, unknown>;
    const rootName = Object.keys(parsed).find((name) => name !== '?xml');
    const first = rootName ? (parsed[rootName] as XmlNode[])[0] : undefined;
    const root = typeof first === 'object' ? first : {};
    known.set(file, { source, root });
    return root;
}

/** @returns the child elements of that name (none when absent) */
export function children(element: XmlElement | undefined, name: string): XmlElement[] {
    return (element?.[name] ?? []).map((node) => (typeof node === 'object' ? node : {}));
}

/** @returns the first child element of that name */
export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
    return children(element, name)[0];
}

/** @returns the texts of the child elements of that name */
export function texts(element: XmlElement | undefined, name: string): string[] {
    return (element?.[name] ?? []).map((node) => {
        if (typeof node === 'object') {
            return (node['#text'] as unknown as string | undefined) ?? '';
        }
        return node;
    });
}

/** @returns the text of the first child element of that name, or undefined */
export function text(element: XmlElement | undefined, name: string): string | undefined {
    return texts(element, name)[0];
}

/** @returns an attribute's value */
export function attribute(element: XmlElement, name: string): string | undefined {
    return element[`@${name}`] as unknown as string | undefined;
}
