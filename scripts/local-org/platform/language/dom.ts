import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { enumValues } from '../../values/enum.ts';
import { throwApex } from '../../values/exceptions.ts';
import { ApexList } from '../../values/list.ts';
import { defineClass } from '../define.ts';
import { need } from './support.ts';
import { escapeXml, quoteXml } from './xml-text.ts';

const KINDS = ['COMMENT', 'ELEMENT', 'TEXT'];
type Kind = (typeof KINDS)[number];

interface Attribute {
    name: string;
    prefix: string;
    namespace: string | null;
    value: string;
}

/** A Dom.XmlNode: an element, a text or a comment. */
export class XmlNodeValue {
    readonly apexType = 'Dom.XmlNode';
    readonly kind: Kind;
    readonly name: string | null;
    readonly prefix: string;
    readonly namespace: string | null;
    /** Of a text or comment. */
    readonly content: string;
    readonly attributes: Attribute[] = [];
    /** Prefix → namespace, as this element declares them. */
    readonly declared = new Map<string, string>();
    readonly children: XmlNodeValue[] = [];
    parent: XmlNodeValue | null = null;

    constructor(kind: Kind, name: string | null, prefix: string, namespace: string | null, content = '') {
        this.kind = kind;
        this.name = name;
        this.prefix = prefix;
        this.namespace = namespace;
        this.content = content;
    }

    /** The namespace of a prefix, here or further out. */
    namespaceFor(prefix: string): string | null {
        return this.declared.get(prefix) ?? this.parent?.namespaceFor(prefix) ?? null;
    }

    prefixFor(namespace: string): string | null {
        const own = [...this.declared].find(([, uri]) => uri === namespace)?.[0];
        return own ?? this.parent?.prefixFor(namespace) ?? null;
    }

    get elements(): XmlNodeValue[] {
        return this.children.filter((one) => one.kind === 'ELEMENT');
    }

    get text(): string {
        return this.children
            .filter((one) => one.kind === 'TEXT')
            .map((one) => one.content)
            .join('');
    }

    toXml(): string {
        if (this.kind !== 'ELEMENT') {
            return this.kind === 'TEXT' ? escapeXml(this.content) : `<!--${this.content}-->`;
        }
        const tag = this.prefix ? `${this.prefix}:${this.name}` : this.name;
        const namespaces = [...this.declared].map(
            ([prefix, uri]) => ` xmlns${prefix && `:${prefix}`}="${quoteXml(uri)}"`
        );
        const attributes = this.attributes.map(
            ({ name, prefix, value }) => ` ${prefix && `${prefix}:`}${name}="${quoteXml(value)}"`
        );
        const inner = this.children.map((one) => one.toXml()).join('');
        const head = `<${tag}${namespaces.join('')}${attributes.join('')}`;
        return inner === '' ? `${head} />` : `${head}>${inner}</${tag}>`;
    }
}

export class DocumentValue {
    readonly apexType = 'Dom.Document';
    root: XmlNodeValue | null = null;

    toXml(): string {
        return `<?xml version="1.0" encoding="UTF-8"?>${this.root?.toXml() ?? ''}`;
    }
}

type Parsed = Record<string, unknown> & { ':@'?: Record<string, string> };

const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    parseTagValue: false,
    parseAttributeValue: false,
    trimValues: false,
    commentPropName: '#comment',
    ignoreDeclaration: true,
    ignorePiTags: true
});

const split = (name: string): [prefix: string, local: string] =>
    name.includes(':') ? (name.split(':') as [string, string]) : ['', name];

function element(parsed: Parsed, parent: XmlNodeValue | null): XmlNodeValue {
    const tag = Object.keys(parsed).find((key) => key !== ':@')!;
    const given = Object.entries(parsed[':@'] ?? {});
    const declared = given
        .filter(([key]) => key === 'xmlns' || key.startsWith('xmlns:'))
        .map(([key, value]): [string, string] => [key.slice('xmlns:'.length), value]);
    const [prefix, local] = split(tag);
    const own = new Map(declared);
    const namespaceOf = (one: string): string | null => own.get(one) ?? parent?.namespaceFor(one) ?? null;
    const node = new XmlNodeValue('ELEMENT', local, prefix, namespaceOf(prefix));
    node.parent = parent;
    own.forEach((uri, one) => node.declared.set(one, uri));
    for (const [key, value] of given.filter(([one]) => one !== 'xmlns' && !one.startsWith('xmlns:'))) {
        const [attributePrefix, name] = split(key);
        const namespace = attributePrefix ? namespaceOf(attributePrefix) : null;
        node.attributes.push({ name, prefix: attributePrefix, namespace, value });
    }
    for (const child of parsed[tag] as Parsed[]) {
        if ('#text' in child) {
            add(node, new XmlNodeValue('TEXT', null, '', null, String(child['#text'])));
        } else if ('#comment' in child) {
            const [content] = child['#comment'] as { '#text': string }[];
            add(node, new XmlNodeValue('COMMENT', null, '', null, content?.['#text'] ?? ''));
        } else {
            node.children.push(element(child, node));
        }
    }
    return node;
}

/** @throws XmlException for what is not well formed */
export function parseXml(text: string): XmlNodeValue {
    // White space before the declaration does no harm.
    text = need(text).trim();
    const valid = XMLValidator.validate(text);
    if (valid !== true) {
        throwApex('System.XmlException', `Failed to parse XML due to: ${valid.err.msg} (line: ${valid.err.line})`);
    }
    const elements = (parser.parse(text) as Parsed[]).filter((one) => !('#text' in one) && !('#comment' in one));
    return element(elements[0]!, null);
}

function add(parent: XmlNodeValue, child: XmlNodeValue): XmlNodeValue {
    child.parent = parent;
    parent.children.push(child);
    return child;
}

/** A new element declares its namespace where no element around it does so under the same prefix. */
function made(
    name: string,
    namespace: string | null,
    prefix: string | null,
    parent: XmlNodeValue | null
): XmlNodeValue {
    const given = prefix ?? (namespace ? (parent?.prefixFor(namespace) ?? '') : '');
    const node = new XmlNodeValue('ELEMENT', need(name), given, namespace);
    node.parent = parent;
    if (namespace && parent?.namespaceFor(given) !== namespace) {
        node.declared.set(given, namespace);
    }
    return node;
}

const attributeOf = (self: XmlNodeValue, name: string, namespace: string | null): Attribute | undefined =>
    self.attributes.find((one) => one.name === name && (one.namespace ?? '') === (namespace ?? ''));

function attributeAt(self: XmlNodeValue, index: number): Attribute {
    return self.attributes[index] ?? throwApex('System.ListException', `Attribute index out of bounds: ${index}`);
}

function setAttribute(
    self: XmlNodeValue,
    name: string,
    value: string,
    prefix = '',
    namespace: string | null = null
): void {
    const known = attributeOf(self, need(name), namespace);
    if (known) {
        known.value = need(value);
        return;
    }
    if (namespace && self.namespaceFor(prefix) !== namespace) {
        self.declared.set(prefix, namespace);
    }
    self.attributes.push({ name, prefix, namespace, value: need(value) });
}

/** Takes a node from where it is. */
function detach(self: XmlNodeValue, child: XmlNodeValue): boolean {
    const at = self.children.indexOf(need(child));
    if (at >= 0) {
        self.children.splice(at, 1);
        child.parent = null;
    }
    return at >= 0;
}

function insertBefore(self: XmlNodeValue, child: XmlNodeValue, before: XmlNodeValue | null): XmlNodeValue {
    if (need(child).parent) {
        detach(child.parent!, child);
    }
    const at = before === null ? self.children.length : self.children.indexOf(before);
    if (at < 0) {
        throwApex('System.XmlException', 'The reference node is not a child of this node');
    }
    child.parent = self;
    self.children.splice(at, 0, child);
    return child;
}

export const domClasses = [
    defineClass({ name: 'Dom.XmlNodeType', kind: 'enum', values: KINDS }),
    defineClass({
        name: 'Dom.Document',
        constructors: { '()': () => new DocumentValue() },
        methods: {
            'void load(String xml)': (self: DocumentValue, text: string) => void (self.root = parseXml(text)),
            'Dom.XmlNode getRootElement()': (self: DocumentValue) => self.root,
            'Dom.XmlNode createRootElement(String name, String namespace, String prefix)': (
                self: DocumentValue,
                name: string,
                namespace: string | null,
                prefix: string | null
            ) => (self.root = made(name, namespace, prefix, null)),
            'String toXmlString()': (self: DocumentValue) => self.toXml()
        }
    }),
    defineClass({
        name: 'Dom.XmlNode',
        methods: {
            'String getName()': (self: XmlNodeValue) => self.name,
            'String getNamespace()': (self: XmlNodeValue) => self.namespace,
            'String getText()': (self: XmlNodeValue) => (self.kind === 'ELEMENT' ? self.text : self.content),
            'Dom.XmlNode getParent()': (self: XmlNodeValue) => self.parent,
            'Dom.XmlNodeType getNodeType()': (self: XmlNodeValue) =>
                enumValues('Dom.XmlNodeType', KINDS)[KINDS.indexOf(self.kind)],
            'List<Dom.XmlNode> getChildElements()': (self: XmlNodeValue) => new ApexList('Dom.XmlNode', self.elements),
            'List<Dom.XmlNode> getChildren()': (self: XmlNodeValue) => new ApexList('Dom.XmlNode', [...self.children]),
            'Dom.XmlNode getChildElement(String name, String namespace)': (
                self: XmlNodeValue,
                name: string,
                namespace: string | null
            ) => self.elements.find((one) => one.name === name && one.namespace === namespace) ?? null,
            'Dom.XmlNode addChildElement(String name, String namespace, String prefix)': (
                self: XmlNodeValue,
                name: string,
                namespace: string | null,
                prefix: string | null
            ) => add(self, made(name, namespace, prefix, self)),
            'Dom.XmlNode addTextNode(String text)': (self: XmlNodeValue, text: string) =>
                add(self, new XmlNodeValue('TEXT', null, '', null, need(text))),
            'Dom.XmlNode addCommentNode(String text)': (self: XmlNodeValue, text: string) =>
                add(self, new XmlNodeValue('COMMENT', null, '', null, need(text))),
            'Dom.XmlNode insertBefore(Object newChild, Object refChild)': insertBefore,
            'Boolean removeChild(Object childNode)': detach,
            'String getAttribute(String key, String namespace)': (
                self: XmlNodeValue,
                key: string,
                namespace: string | null
            ) => attributeOf(self, key, namespace)?.value ?? null,
            'String getAttributeValue(String key, String namespace)': (
                self: XmlNodeValue,
                key: string,
                namespace: string | null
            ) => attributeOf(self, key, namespace)?.value ?? null,
            'String getAttributeValueNs(String key, String namespace)': (
                self: XmlNodeValue,
                key: string,
                namespace: string | null
            ) => attributeOf(self, key, namespace)?.namespace ?? null,
            'Integer getAttributeCount()': (self: XmlNodeValue) => self.attributes.length,
            'String getAttributeKeyAt(Integer index)': (self: XmlNodeValue, index: number) =>
                attributeAt(self, index).name,
            'String getAttributeKeyNsAt(Integer index)': (self: XmlNodeValue, index: number) =>
                attributeAt(self, index).namespace,
            'Boolean removeAttribute(String key, String namespace)': (
                self: XmlNodeValue,
                key: string,
                namespace: string | null
            ) => {
                const found = attributeOf(self, key, namespace);
                return found !== undefined && self.attributes.splice(self.attributes.indexOf(found), 1).length > 0;
            },
            'void setAttribute(String key, String value)': (self: XmlNodeValue, key: string, value: string) =>
                setAttribute(self, key, value),
            'void setAttributeNs(String key, String value, String keyNamespace, String valueNamespace)': (
                self: XmlNodeValue,
                key: string,
                value: string,
                namespace: string | null
            ) => setAttribute(self, key, value, namespace ? (self.prefixFor(namespace) ?? '') : '', namespace),
            'String getNamespaceFor(String prefix)': (self: XmlNodeValue, prefix: string) =>
                self.namespaceFor(need(prefix)),
            'String getPrefixFor(String namespace)': (self: XmlNodeValue, namespace: string) =>
                self.prefixFor(need(namespace)),
            'void setNamespace(String prefix, String namespace)': (
                self: XmlNodeValue,
                prefix: string,
                namespace: string
            ) => void self.declared.set(prefix ?? '', need(namespace))
        }
    })
];
