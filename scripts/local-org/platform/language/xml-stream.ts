import { throwApex } from '../../values/exceptions.ts';
import { defineClass } from '../define.ts';
import { need } from './support.ts';
import { escapeXml, quoteXml } from './xml-text.ts';

/** A System.XmlStreamWriter: writes as it is told, and closes what is open. */
class WriterValue {
    readonly apexType = 'System.XmlStreamWriter';
    private text = '';
    private readonly open: string[] = [];
    /** A start tag that may still get attributes, and whether it is an empty element. */
    private started: 'element' | 'empty' | null = null;

    private finishTag(): void {
        this.text += this.started === 'empty' ? '/>' : this.started === 'element' ? '>' : '';
        this.started = null;
    }

    start(prefix: string | null, name: string, isEmpty: boolean): void {
        this.finishTag();
        const tag = prefix ? `${prefix}:${need(name)}` : need(name);
        this.text += `<${tag}`;
        this.started = isEmpty ? 'empty' : 'element';
        if (!isEmpty) {
            this.open.push(tag);
        }
    }

    end(): void {
        this.finishTag();
        const tag = this.open.pop() ?? throwApex('System.XmlException', 'No open start tag to close');
        this.text += `</${tag}>`;
    }

    attribute(name: string, value: string): void {
        if (this.started === null) {
            throwApex('System.XmlException', 'Attribute not associated with any element');
        }
        this.text += ` ${name}="${quoteXml(value)}"`;
    }

    write(text: string): void {
        this.finishTag();
        this.text += text;
    }

    endAll(): void {
        while (this.open.length > 0) {
            this.end();
        }
        this.finishTag();
    }

    get xml(): string {
        this.finishTag();
        return this.text;
    }
}

export const xmlStreamClasses = [
    defineClass({
        name: 'System.XmlStreamWriter',
        constructors: { '()': () => new WriterValue() },
        methods: {
            'void writeStartDocument(String encoding, String version)': (
                self: WriterValue,
                encoding: string | null,
                version: string | null
            ) => self.write(`<?xml version="${version ?? '1.0'}"${encoding ? ` encoding="${encoding}"` : ''}?>`),
            'void writeEndDocument()': (self: WriterValue) => self.endAll(),
            'void writeStartElement(String prefix, String name, String namespace)': (
                self: WriterValue,
                prefix: string | null,
                name: string
            ) => self.start(prefix, name, false),
            'void writeEmptyElement(String prefix, String name, String namespace)': (
                self: WriterValue,
                prefix: string | null,
                name: string
            ) => self.start(prefix, name, true),
            'void writeEndElement()': (self: WriterValue) => self.end(),
            'void writeAttribute(String prefix, String namespace, String name, String value)': (
                self: WriterValue,
                prefix: string | null,
                _namespace: string | null,
                name: string,
                value: string
            ) => self.attribute(prefix ? `${prefix}:${need(name)}` : need(name), need(value)),
            'void writeNamespace(String prefix, String namespace)': (
                self: WriterValue,
                prefix: string | null,
                namespace: string
            ) => self.attribute(prefix ? `xmlns:${prefix}` : 'xmlns', need(namespace)),
            'void writeDefaultNamespace(String namespace)': (self: WriterValue, namespace: string) =>
                self.attribute('xmlns', need(namespace)),
            'void writeCharacters(String text)': (self: WriterValue, text: string) => self.write(escapeXml(need(text))),
            'void writeCData(String data)': (self: WriterValue, data: string) =>
                self.write(`<![CDATA[${need(data)}]]>`),
            'void writeComment(String text)': (self: WriterValue, text: string) => self.write(`<!--${need(text)}-->`),
            'void writeProcessingInstruction(String target, String data)': (
                self: WriterValue,
                target: string,
                data: string
            ) => self.write(`<?${need(target)} ${need(data)}?>`),
            'String getXmlString()': (self: WriterValue) => self.xml,
            'void close()': () => undefined
        }
    })
];
