import { enumValues } from '../../values/enum.ts';
import { throwApex } from '../../values/exceptions.ts';
import { defineClass } from '../define.ts';
import { parseXml, type XmlNodeValue } from './dom.ts';
import { need } from './support.ts';

// The events of StAX, by the numbers that `next()` gives.
const EVENTS = {
    START_ELEMENT: 1,
    END_ELEMENT: 2,
    PROCESSING_INSTRUCTION: 3,
    CHARACTERS: 4,
    COMMENT: 5,
    SPACE: 6,
    START_DOCUMENT: 7,
    END_DOCUMENT: 8,
    ENTITY_REFERENCE: 9,
    ATTRIBUTE: 10,
    DTD: 11,
    CDATA: 12,
    NAMESPACE: 13,
    NOTATION_DECLARATION: 14,
    ENTITY_DECLARATION: 15
} as const;
type EventName = keyof typeof EVENTS;
const NAMES = Object.keys(EVENTS).sort();

interface Event {
    name: EventName;
    node: XmlNodeValue | null;
}

function* eventsOf(node: XmlNodeValue): Generator<Event> {
    if (node.kind !== 'ELEMENT') {
        yield { name: node.kind === 'TEXT' ? 'CHARACTERS' : 'COMMENT', node };
        return;
    }
    yield { name: 'START_ELEMENT', node };
    for (const child of node.children) {
        yield* eventsOf(child);
    }
    yield { name: 'END_ELEMENT', node };
}

/** A System.XmlStreamReader: stands on one event of a document, first on its beginning. */
export class ReaderValue {
    readonly apexType = 'System.XmlStreamReader';
    readonly events: readonly Event[];
    at = 0;

    constructor(xml: string) {
        this.events = [
            { name: 'START_DOCUMENT', node: null },
            ...eventsOf(parseXml(need(xml))),
            { name: 'END_DOCUMENT', node: null }
        ];
    }

    get event(): Event {
        return this.events[this.at]!;
    }

    get hasNext(): boolean {
        return this.at < this.events.length - 1;
    }

    next(): number {
        if (!this.hasNext) {
            throwApex('System.XmlException', 'No more events');
        }
        this.at++;
        return EVENTS[this.event.name];
    }

    /** To the next start or end of an element; text on the way that is more than white space is wrong. */
    nextTag(): number {
        let number = this.next();
        while (this.event.name === 'COMMENT' || (this.event.name === 'CHARACTERS' && this.isWhitespace)) {
            number = this.next();
        }
        if (!this.isElement) {
            throwApex('System.XmlException', 'expected start or end tag');
        }
        return number;
    }

    get isElement(): boolean {
        return this.event.name === 'START_ELEMENT' || this.event.name === 'END_ELEMENT';
    }

    get isWhitespace(): boolean {
        return this.event.name === 'CHARACTERS' && this.event.node!.content.trim() === '';
    }

    /** The element that the reader stands on. */
    get element(): XmlNodeValue {
        return this.isElement
            ? this.event.node!
            : throwApex('System.XmlException', 'Illegal State: Not on a start or end tag');
    }

    get text(): string {
        const { name, node } = this.event;
        return name === 'CHARACTERS' || name === 'COMMENT'
            ? node!.content
            : throwApex('System.XmlException', 'Illegal State: Not TEXT or COMMENT');
    }
}

function attribute(self: ReaderValue, index: number): XmlNodeValue['attributes'][number] {
    return (
        self.element.attributes[index] ?? throwApex('System.XmlException', `Attribute index out of bounds: ${index}`)
    );
}

export const xmlReaderClasses = [
    defineClass({ name: 'System.XmlTag', kind: 'enum', values: NAMES }),
    defineClass({
        name: 'System.XmlStreamReader',
        constructors: { '(String xmlInput)': (xml: string) => new ReaderValue(xml) },
        methods: {
            'Boolean hasNext()': (self: ReaderValue) => self.hasNext,
            'Integer next()': (self: ReaderValue) => self.next(),
            'Integer nextTag()': (self: ReaderValue) => self.nextTag(),
            'System.XmlTag getEventType()': (self: ReaderValue) =>
                enumValues('System.XmlTag', NAMES)[NAMES.indexOf(self.event.name)],
            'Boolean hasName()': (self: ReaderValue) => self.isElement,
            'Boolean hasText()': (self: ReaderValue) =>
                self.event.name === 'CHARACTERS' || self.event.name === 'COMMENT',
            'Boolean isCharacters()': (self: ReaderValue) => self.event.name === 'CHARACTERS',
            'Boolean isStartElement()': (self: ReaderValue) => self.event.name === 'START_ELEMENT',
            'Boolean isEndElement()': (self: ReaderValue) => self.event.name === 'END_ELEMENT',
            'Boolean isWhitespace()': (self: ReaderValue) => self.isWhitespace,
            'String getLocalName()': (self: ReaderValue) => self.element.name,
            'String getNamespace()': (self: ReaderValue) => self.element.namespace,
            'String getPrefix()': (self: ReaderValue) => self.element.prefix || null,
            'String getText()': (self: ReaderValue) => self.text,
            'Integer getAttributeCount()': (self: ReaderValue) => self.element.attributes.length,
            'String getAttributeLocalName(Integer index)': (self: ReaderValue, index: number) =>
                attribute(self, index).name,
            'String getAttributeNamespace(Integer index)': (self: ReaderValue, index: number) =>
                attribute(self, index).namespace,
            'String getAttributePrefix(Integer index)': (self: ReaderValue, index: number) =>
                attribute(self, index).prefix || null,
            'String getAttributeType(Integer index)': (self: ReaderValue, index: number) =>
                attribute(self, index) && 'CDATA',
            'String getAttributeValueAt(Integer index)': (self: ReaderValue, index: number) =>
                attribute(self, index).value,
            'String getAttributeValue(String namespaceUri, String localName)': (
                self: ReaderValue,
                namespace: string | null,
                name: string
            ) =>
                self.element.attributes.find((one) => one.name === name && (!namespace || one.namespace === namespace))
                    ?.value ?? null,
            'Integer getNamespaceCount()': (self: ReaderValue) => self.element.declared.size,
            'String getNamespacePrefix(Integer index)': (self: ReaderValue, index: number) =>
                [...self.element.declared.keys()][index] || null,
            'String getNamespaceURIAt(Integer index)': (self: ReaderValue, index: number) =>
                [...self.element.declared.values()][index] ?? null,
            'String getNamespaceURI(String prefix)': (self: ReaderValue, prefix: string | null) =>
                self.element.namespaceFor(prefix ?? ''),
            'String getVersion()': () => '1.0',
            // Texts come in one piece, and names with their namespaces.
            'void setCoalescing(Boolean returnAsSingleBlock)': () => undefined,
            'void setNamespaceAware(Boolean isNamespaceAware)': () => undefined
        }
    })
];
