import type { ApexTypeToken } from '../../runtime/runtime-object.ts';
import { Blob_ } from '../../values/blob.ts';
import { ApexDate, ApexDatetime, ApexTime } from '../../values/date.ts';
import { Decimal } from '../../values/decimal.ts';
import { Double } from '../../values/double.ts';
import { throwApex } from '../../values/exceptions.ts';
import { defineClass, type PlatformClass } from '../define.ts';
import { toId } from '../language/blob-id.ts';
import { need, runtime } from '../language/support.ts';
import { typed, untyped } from './deserialize.ts';
import { GeneratorValue, generatorClass } from './generator.ts';
import { pretty, serialize } from './serialize.ts';
import { jsonTokens, nodeAt, parseJson, type JsonToken } from './tokens.ts';

const KINDS = [
    'NOT_AVAILABLE',
    'START_OBJECT',
    'END_OBJECT',
    'START_ARRAY',
    'END_ARRAY',
    'FIELD_NAME',
    'VALUE_EMBEDDED_OBJECT',
    'VALUE_STRING',
    'VALUE_NUMBER_INT',
    'VALUE_NUMBER_FLOAT',
    'VALUE_TRUE',
    'VALUE_FALSE',
    'VALUE_NULL'
];

/** A System.JSONParser. */
class ParserValue {
    readonly apexType = 'System.JSONParser';
    readonly tokens: JsonToken[];
    at = -1;
    last: JsonToken | null = null;
    cleared = false;

    constructor(text: string) {
        this.tokens = jsonTokens(text);
    }

    get token(): JsonToken | null {
        return this.cleared ? null : (this.tokens[this.at] ?? null);
    }

    next(): JsonToken | null {
        this.cleared = false;
        this.at = Math.min(this.at + 1, this.tokens.length);
        return this.token;
    }

    /** The name that the current value stands under. */
    name(): string | null {
        let depth = 0;
        for (let i = this.at; i >= 0; i--) {
            const { kind, text } = this.tokens[i] ?? { kind: 'NOT_AVAILABLE', text: '' };
            if (kind === 'END_OBJECT' || kind === 'END_ARRAY') {
                depth++;
            } else if (kind === 'START_OBJECT' || kind === 'START_ARRAY') {
                if (i < this.at && depth-- === 0) {
                    return null;
                }
            } else if (kind === 'FIELD_NAME' && depth === 0) {
                return text;
            }
        }
        return null;
    }
}

function kind(token: JsonToken | null): unknown {
    return token
        ? runtime()
              .enums('System.JSONToken')
              .find((one) => one.name === token.kind)!
        : null;
}

function raw(self: ParserValue): string {
    return self.token?.text ?? throwApex('System.JSONException', 'No current token');
}

function asType(self: ParserValue, type: ApexTypeToken, strict: boolean): unknown {
    if (self.at < 0) {
        self.next();
    }
    if (self.token?.kind === 'FIELD_NAME') {
        self.next();
    }
    const [node, after] = nodeAt(self.tokens, self.at);
    self.at = after - 1;
    return typed(node, need(type).type, strict);
}

const parser = defineClass({
    name: 'System.JSONParser',
    methods: {
        'void clearCurrentToken()': (self: ParserValue) => {
            self.last = self.token;
            self.cleared = true;
        },
        'Blob getBlobValue()': (self: ParserValue) => Blob_.of(Buffer.from(raw(self), 'base64')),
        'Boolean getBooleanValue()': (self: ParserValue) =>
            self.token?.kind === 'VALUE_TRUE' ||
            (self.token?.kind !== 'VALUE_FALSE' && throwApex('System.JSONException', 'Current token is not a boolean')),
        'String getCurrentName()': (self: ParserValue) => self.name(),
        'System.JSONToken getCurrentToken()': (self: ParserValue) => kind(self.token),
        'Datetime getDatetimeValue()': (self: ParserValue) => ApexDatetime.parseIso(raw(self)),
        'Date getDateValue()': (self: ParserValue) => ApexDate.parse(raw(self)),
        'Decimal getDecimalValue()': (self: ParserValue) => Decimal.of(raw(self)),
        'Double getDoubleValue()': (self: ParserValue) => Double.of(Number(raw(self))),
        'Id getIdValue()': (self: ParserValue) => toId(raw(self)),
        'Integer getIntegerValue()': (self: ParserValue) => Number(raw(self)) | 0,
        'System.JSONToken getLastClearedToken()': (self: ParserValue) => kind(self.last),
        'Long getLongValue()': (self: ParserValue) => BigInt(raw(self)),
        'String getText()': (self: ParserValue) => self.token?.text ?? null,
        'Time getTimeValue()': (self: ParserValue) => ApexTime.parse(raw(self)),
        'Boolean hasCurrentToken()': (self: ParserValue) => self.token !== null,
        'System.JSONToken nextToken()': (self: ParserValue) => kind(self.next()),
        'System.JSONToken nextValue()': (self: ParserValue) => {
            let token = self.next();
            while (token?.kind === 'FIELD_NAME') {
                token = self.next();
            }
            return kind(token);
        },
        'Object readValueAs(System.Type type)': (self: ParserValue, type: ApexTypeToken) => asType(self, type, false),
        'Object readValueAsStrict(System.Type type)': (self: ParserValue, type: ApexTypeToken) =>
            asType(self, type, true),
        'void skipChildren()': (self: ParserValue) => {
            if (self.token?.kind === 'START_OBJECT' || self.token?.kind === 'START_ARRAY') {
                self.at = nodeAt(self.tokens, self.at)[1] - 1;
            }
        }
    }
});

export const jsonClasses: readonly PlatformClass[] = [
    defineClass({
        name: 'System.JSON',
        statics: {
            'String serialize(Object value)': (value: unknown) => serialize(value, false),
            'String serialize(Object value, Boolean suppressNulls)': (value: unknown, suppress: boolean) =>
                serialize(value, suppress === true),
            'String serializePretty(Object value)': (value: unknown) => pretty(serialize(value, false)),
            'String serializePretty(Object value, Boolean suppressNulls)': (value: unknown, suppress: boolean) =>
                pretty(serialize(value, suppress === true)),
            'Object deserialize(String json, System.Type type)': (json: string, type: ApexTypeToken) =>
                typed(parseJson(need(json)), need(type).type, false),
            'Object deserializeStrict(String json, System.Type type)': (json: string, type: ApexTypeToken) =>
                typed(parseJson(need(json)), need(type).type, true),
            'Object deserializeUntyped(String json)': (json: string) => untyped(parseJson(need(json))),
            'JSONGenerator createGenerator(Boolean pretty)': (indented: boolean) =>
                new GeneratorValue(indented === true),
            'JSONParser createParser(String json)': (json: string) => new ParserValue(need(json))
        }
    }),
    defineClass({ name: 'System.JSONToken', kind: 'enum', values: KINDS }),
    parser,
    generatorClass
];
