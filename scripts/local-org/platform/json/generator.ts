import { throwApex } from '../../values/exceptions.ts';
import { defineClass, type Implementation } from '../define.ts';
import { need } from '../language/support.ts';
import { pretty, serialize } from './serialize.ts';

/** A System.JSONGenerator. */
export class GeneratorValue {
    readonly apexType = 'System.JSONGenerator';
    readonly indented: boolean;
    private out = '';
    private readonly open: ('{' | '[')[] = [];
    private fresh = true;
    private named = false;
    closed = false;

    constructor(indented: boolean) {
        this.indented = indented;
    }

    private before(): void {
        if (this.closed) {
            throwApex('System.JSONException', 'Cannot write to a closed generator');
        }
        if (this.named) {
            this.named = false;
            return;
        }
        if (this.open[this.open.length - 1] === '{') {
            throwApex('System.JSONException', 'Can not write value, expecting field name');
        }
        this.comma();
    }

    private comma(): void {
        this.out += this.fresh ? '' : ',';
        this.fresh = false;
    }

    name(name: string): void {
        if (this.open[this.open.length - 1] !== '{' || this.named) {
            throwApex('System.JSONException', 'Can not write a field name, expecting a value');
        }
        this.comma();
        this.out += `${JSON.stringify(need(name))}:`;
        this.named = true;
    }

    value(value: unknown): void {
        this.before();
        this.out += serialize(value, false);
    }

    start(bracket: '{' | '['): void {
        this.before();
        this.out += bracket;
        this.open.push(bracket);
        this.fresh = true;
    }

    end(bracket: '{' | '['): void {
        if (this.open.pop() !== bracket) {
            throwApex('System.JSONException', `Current context not an ${bracket === '{' ? 'object' : 'array'}`);
        }
        this.out += bracket === '{' ? '}' : ']';
        this.fresh = false;
    }

    text(): string {
        return this.indented ? pretty(this.out) : this.out;
    }
}

const VALUES: [string, string][] = [
    ['String', 'String'],
    ['Boolean', 'Boolean'],
    ['Number', 'Integer'],
    ['Number', 'Long'],
    ['Number', 'Double'],
    ['Number', 'Decimal'],
    ['Id', 'Id'],
    ['Date', 'Date'],
    ['DateTime', 'Datetime'],
    ['Time', 'Time'],
    ['Blob', 'Blob'],
    ['Object', 'Object']
];

const methods: Record<string, Implementation> = {
    'void close()': (self: GeneratorValue) => void (self.closed = true),
    'Boolean isClosed()': (self: GeneratorValue) => self.closed,
    'String getAsString()': (self: GeneratorValue) => {
        self.closed = true;
        return self.text();
    },
    'void writeStartObject()': (self: GeneratorValue) => self.start('{'),
    'void writeEndObject()': (self: GeneratorValue) => self.end('{'),
    'void writeStartArray()': (self: GeneratorValue) => self.start('['),
    'void writeEndArray()': (self: GeneratorValue) => self.end('['),
    'void writeFieldName(String name)': (self: GeneratorValue, name: string) => self.name(name),
    'void writeNull()': (self: GeneratorValue) => self.value(null),
    'void writeNullField(String name)': (self: GeneratorValue, name: string) => {
        self.name(name);
        self.value(null);
    }
};
for (const [name, type] of VALUES) {
    methods[`void write${name}(${type} value)`] = (self: GeneratorValue, value: unknown) => self.value(value);
    methods[`void write${name}Field(String name, ${type} value)`] = (
        self: GeneratorValue,
        field: string,
        value: unknown
    ) => {
        self.name(field);
        self.value(value);
    };
}

export const generatorClass = defineClass({ name: 'System.JSONGenerator', methods });
