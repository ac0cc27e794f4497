import { readFileSync } from 'node:fs';
import { XMLValidator } from 'fast-xml-parser';
import { parseTree, type XmlNode } from './xml-tree.ts';

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

/** A metadata file read once: its text for line numbers, its elements with their places, and the content of its root element. */
export interface XmlFile {
    file: string;
    text: string;
    root: string;
    tree: XmlNode;
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
    // White space before the declaration does no harm: the CLI reads the parts of an object and writes them anew.
    const valid = XMLValidator.validate(text.trimStart());
    if (valid !== true) {
        throw new MetadataError(file, valid.err.line, valid.err.msg);
    }
    const tree = parseTree(text);
    if (!tree) {
        throw new MetadataError(file, 1, 'The file has no root element');
    }
    const content = plain(tree, attributes);
    return { file, text, root: tree.name, tree, content: typeof content === 'object' ? content : {} };
}

/** Elements as properties: repeated ones are arrays, a text alone is a string. */
function plain(node: XmlNode, attributes: boolean): Xml | string {
    const names = attributes ? Object.keys(node.attributes) : [];
    if (node.children.length === 0 && names.length === 0) {
        return node.text;
    }
    const content: Xml = {};
    for (const child of node.children) {
        const value = plain(child, attributes);
        const before = content[child.name];
        content[child.name] =
            before === undefined ? value : Array.isArray(before) ? [...(before as unknown[]), value] : [before, value];
    }
    if (node.text !== '') {
        content['#text'] = node.text;
    }
    for (const name of names) {
        content[`@${name}`] = node.attributes[name];
    }
    return content;
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

/** The text of an element; null without one: an empty element says nothing. */
export function xmlText(content: Xml | undefined, name: string): string | null {
    const value = content?.[name];
    if (value === undefined || value === '') {
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
