import { readFileSync } from 'node:fs';
import { XMLParser, XMLValidator } from 'fast-xml-parser';

export type Xml = Record<string, unknown>;

/** What is wrong with a project's metadata, with the place. */
export class MetadataError extends Error {
    readonly file: string;
    readonly line: number;

    constructor(file: string, line: number, message: string) {
        super(`${file}:${line}: ${message}`);
        this.name = 'MetadataError';
        this.file = file;
        this.line = line;
    }
}

const OPTIONS = { parseTagValue: false, parseAttributeValue: false, trimValues: true, ignoreDeclaration: true };
const plainParser = new XMLParser({ ...OPTIONS, ignoreAttributes: true });
const attributeParser = new XMLParser({ ...OPTIONS, ignoreAttributes: false, attributeNamePrefix: '@' });

/** A metadata file read once: its text for line numbers, and the content of its root element. */
export interface XmlFile {
    file: string;
    text: string;
    root: string;
    content: Xml;
}

/**
 * Reads a metadata file.
 * @param attributes true keeps attributes as `@name`, and an element's text then is `#text`
 * @throws MetadataError with the line where the file is not well-formed
 */
export function readXml(file: string, attributes = false): XmlFile {
    const text = readFileSync(file, 'utf8');
    return parseXml(file, text, attributes);
}

export function parseXml(file: string, text: string, attributes = false): XmlFile {
    const valid = XMLValidator.validate(text);
    if (valid !== true) {
        throw new MetadataError(file, valid.err.line, valid.err.msg);
    }
    const parsed = (attributes ? attributeParser : plainParser).parse(withoutReferences(text)) as Xml;
    const root = Object.keys(parsed).find((key) => !key.startsWith('?') && key !== '#comment');
    if (!root) {
        throw new MetadataError(file, 1, 'The file has no root element');
    }
    const content = parsed[root];
    return { file, text, root, content: typeof content === 'object' && content !== null ? (content as Xml) : {} };
}

/** Character references by number, which the parser leaves as they are; those of markup by their names. */
function withoutReferences(text: string): string {
    return text.includes('&#')
        ? text.replace(/&#(?:x([0-9a-fA-F]+)|(\d+));/g, (_, hex: string | undefined, decimal: string | undefined) => {
              const character = String.fromCodePoint(hex ? parseInt(hex, 16) : Number(decimal));
              return ({ '<': '&lt;', '>': '&gt;', '&': '&amp;' } as Record<string, string>)[character] ?? character;
          })
        : text;
}

/** The children with a name, as an array whether there are none, one or several. */
export function xmlList(content: Xml | undefined, name: string): Xml[] {
    const value = content?.[name];
    return value === undefined || value === '' ? [] : ((Array.isArray(value) ? value : [value]) as Xml[]);
}

/** The texts of the children with a name. */
export function xmlTexts(content: Xml | undefined, name: string): string[] {
    const value = content?.[name];
    return value === undefined ? [] : (Array.isArray(value) ? value : [value]).map(String);
}

export function xmlText(content: Xml | undefined, name: string): string | null {
    const value = content?.[name];
    if (value === undefined) {
        return null;
    }
    return typeof value === 'object' && value !== null ? null : String(value);
}

export function xmlFlag(content: Xml | undefined, name: string): boolean {
    return xmlText(content, name) === 'true';
}

/** The line (from 1) on which a text first occurs in a file, or 1. */
export function lineOf(file: { text: string }, needle: string, from = 0): number {
    const at = file.text.indexOf(needle, from);
    return at < 0 ? 1 : file.text.slice(0, at).split('\n').length;
}
