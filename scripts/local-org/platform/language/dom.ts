import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { throwApex } from '../../values/exceptions.ts';
import { ApexList } from '../../values/list.ts';
import { defineClass } from '../define.ts';
import { need } from './support.ts';

/** Dom.Document and Dom.XmlNode, for reading. Building XML with them is not supported and does not compile. */
class XmlNodeValue {
    readonly apexType = 'Dom.XmlNode';
    readonly name: string;
    readonly namespace: string | null;
    readonly attributes: ReadonlyMap<string, string>;
    readonly children: XmlNodeValue[] = [];
    parent: XmlNodeValue | null = null;
    text = '';

    constructor(name: string, namespace: string | null, attributes: ReadonlyMap<string, string>) {
        this.name = name;
        this.namespace = namespace;
        this.attributes = attributes;
    }
}

class DocumentValue {
    readonly apexType = 'Dom.Document';
    root: XmlNodeValue | null = null;
}

type Parsed = Record<string, unknown> & { ':@'?: Record<string, string> };

const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    parseTagValue: false,
    parseAttributeValue: false,
    trimValues: false,
    ignoreDeclaration: true,
    ignorePiTags: true
});

/** An element with its namespace: prefixes are looked up where they were declared. */
function element(parsed: Parsed, scope: ReadonlyMap<string, string>): XmlNodeValue {
    const tag = Object.keys(parsed).find((key) => key !== ':@')!;
    const inner = new Map(scope);
    const attributes = new Map<string, string>();
    for (const [key, value] of Object.entries(parsed[':@'] ?? {})) {
        if (key === 'xmlns' || key.startsWith('xmlns:')) {
            inner.set(key.slice('xmlns:'.length), value);
        } else {
            attributes.set(key, value);
        }
    }
    const [prefix, local] = tag.includes(':') ? (tag.split(':') as [string, string]) : ['', tag];
    const node = new XmlNodeValue(local, inner.get(prefix) ?? null, attributes);
    for (const child of parsed[tag] as Parsed[]) {
        if ('#text' in child) {
            node.text += String(child['#text']);
        } else {
            const nested = element(child, inner);
            nested.parent = node;
            node.children.push(nested);
        }
    }
    return node;
}

function load(document: DocumentValue, text: string): void {
    const valid = XMLValidator.validate(need(text));
    if (valid !== true) {
        throwApex('System.XmlException', `Failed to parse XML due to: ${valid.err.msg} (line: ${valid.err.line})`);
    }
    const elements = (parser.parse(text) as Parsed[]).filter((one) => !('#text' in one));
    document.root = element(elements[0]!, new Map());
}

const child = (self: XmlNodeValue, name: string, namespace: string | null): XmlNodeValue | null =>
    self.children.find((one) => one.name === name && one.namespace === namespace) ?? null;

export const domClasses = [
    defineClass({
        name: 'Dom.Document',
        constructors: { '()': () => new DocumentValue() },
        methods: {
            'void load(String xml)': load,
            'Dom.XmlNode getRootElement()': (self: DocumentValue) => self.root
        }
    }),
    defineClass({
        name: 'Dom.XmlNode',
        methods: {
            'String getName()': (self: XmlNodeValue) => self.name,
            'String getNamespace()': (self: XmlNodeValue) => self.namespace,
            'String getText()': (self: XmlNodeValue) => self.text,
            'Dom.XmlNode getParent()': (self: XmlNodeValue) => self.parent,
            'List<Dom.XmlNode> getChildElements()': (self: XmlNodeValue) =>
                new ApexList('Dom.XmlNode', [...self.children]),
            'Dom.XmlNode getChildElement(String name, String namespace)': child,
            'String getAttribute(String key, String namespace)': (self: XmlNodeValue, key: string) =>
                self.attributes.get(key) ?? null
        }
    })
];
