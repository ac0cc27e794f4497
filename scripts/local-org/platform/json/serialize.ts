import { ApexObject, declOf } from '../../runtime/apex-object.ts';
import { toText } from '../../runtime/text.ts';
import { loaded, type PropertyDecl, type TypeDecl } from '../../apex/types/types.ts';
import { Blob_ } from '../../values/blob.ts';
import { ApexDate, ApexDatetime, ApexTime } from '../../values/date.ts';
import { Decimal } from '../../values/decimal.ts';
import { Double } from '../../values/double.ts';
import { ApexEnumValue } from '../../values/enum.ts';
import { ApexException, throwApex } from '../../values/exceptions.ts';
import { ApexList } from '../../values/list.ts';
import { ApexMap } from '../../values/map.ts';
import { ApexSet } from '../../values/set.ts';
import { SObject } from '../../values/sobject.ts';
import { apexTypeOf, jsonTextOf } from '../../values/value.ts';
import { runtime } from '../language/support.ts';

const VERSION = 'v67.0';

function quoteJson(text: string): string {
    return JSON.stringify(text).replace(
        /[\u007f\u2028\u2029]/g,
        (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`
    );
}

/** Properties of a class that JSON carries: instance, not transient; those of its super class first. */
export function jsonProperties(decl: TypeDecl): PropertyDecl[] {
    const base = decl.superType && decl.superType.decl.origin === 'user' ? jsonProperties(decl.superType.decl) : [];
    const own = [...loaded(decl).properties.values()].filter((property) => !property.isStatic && !property.isTransient);
    return [...base, ...own];
}

/** In the order in which JSON names them: alphabetical, from the end. */
function written(properties: PropertyDecl[]): PropertyDecl[] {
    return properties.sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? 1 : -1));
}

export function readProperty(value: object, property: PropertyDecl): unknown {
    const record = value as Record<string, unknown>;
    return property.getter ? (record[property.getter] as () => unknown).call(value) : (record[property.jsName] ?? null);
}

/** Properties of a value of the platform that has some (DMLOptions, an e-mail message). */
function platformProperties(value: object): PropertyDecl[] {
    return [...loaded(runtime().types.of(value).decl).properties.values()].filter(
        (property) => !property.isStatic && property.platform
    );
}

function key(value: unknown): string {
    return value === null
        ? throwApex(
              'System.JSONException',
              'Null key for a Map not allowed in JSON (use a converting NullKeySerializer?)'
          )
        : value instanceof ApexDatetime
          ? value.iso()
          : value instanceof ApexDate
            ? value.iso()
            : toText(value);
}

/** What `JSON.serialize` writes. */
export function serialize(value: unknown, suppressNulls: boolean): string {
    const path: unknown[] = [];
    const members = (entries: [string, unknown][]): string =>
        `{${entries.map(([name, one]) => `${quoteJson(name)}:${write(one)}`).join(',')}}`;
    const object = (entries: [string, unknown][]): string =>
        members(suppressNulls ? entries.filter(([, one]) => one !== null) : entries);
    const write = (one: unknown): string => {
        if (one === null || typeof one === 'boolean' || typeof one === 'number' || typeof one === 'bigint') {
            return String(one);
        }
        if (typeof one === 'string') {
            return quoteJson(one);
        }
        if (one instanceof Decimal || one instanceof Double) {
            return one.toString();
        }
        if (one instanceof ApexDate || one instanceof ApexDatetime || one instanceof ApexTime) {
            return quoteJson(one.iso());
        }
        if (one instanceof Blob_) {
            return quoteJson(one.base64());
        }
        if (one instanceof ApexEnumValue) {
            return quoteJson(one.name);
        }
        if (path.includes(one)) {
            throwApex('System.JSONException', 'Direct self-reference leading to cycle');
        }
        path.push(one);
        try {
            return composite(one as object);
        } finally {
            path.pop();
        }
    };
    const composite = (one: object): string => {
        if (one instanceof ApexList || one instanceof ApexSet) {
            return `[${one.items.map(write).join(',')}]`;
        }
        if (one instanceof ApexMap) {
            // Nulls of maps stay: they are no properties of an object (salesforce.stackexchange.com 265649, 257158).
            return members(one.entries().map(([name, item]): [string, unknown] => [key(name), item]));
        }
        if (one instanceof SObject) {
            return record(one);
        }
        if (one instanceof ApexObject) {
            const decl = declOf(one)!;
            return object(
                written(jsonProperties(decl)).map((property): [string, unknown] => [
                    property.name,
                    readProperty(one, property)
                ])
            );
        }
        if (one instanceof ApexException) {
            return throwApex('System.JSONException', `Apex Type unsupported in JSON: ${one.typeName}`);
        }
        const own = jsonTextOf(one);
        if (own !== null) {
            return own;
        }
        const type = apexTypeOf(one);
        const properties = type === null ? [] : platformProperties(one);
        if (properties.length > 0) {
            return object(
                properties.map((property): [string, unknown] => [property.name, property.platform!.get(one)])
            );
        }
        return throwApex('System.JSONException', `Apex Type unsupported in JSON: ${type ?? one.constructor.name}`);
    };
    const record = (one: SObject): string => {
        const url = one.id ? `,"url":"/services/data/${VERSION}/sobjects/${one.type.name}/${one.id}"` : '';
        const parts = [`"attributes":{"type":${quoteJson(one.type.name)}${url}}`];
        for (const [name, item] of one.values) {
            const field = one.type.fields.get(name);
            // What the bus adds to an event is not part of its JSON: code makes records of other objects of it.
            if (one.type.kind === 'platformEvent' && (name === 'eventuuid' || name === 'replayid')) {
                continue;
            }
            const parent = field ? null : one.type.parentRelationships.get(name);
            const child = field || parent ? null : one.type.childRelationships.get(name);
            if (item === null && (suppressNulls || !field)) {
                continue;
            }
            const label = field?.name ?? parent?.relationshipName ?? child?.name ?? name;
            const text =
                item instanceof ApexList
                    ? `{"totalSize":${item.items.length},"done":true,"records":${write(item)}}`
                    : write(item);
            parts.push(`${quoteJson(label)}:${text}`);
        }
        return `{${parts.join(',')}}`;
    };
    return write(value);
}

/** `JSON.serializePretty`: two spaces, a blank before and after the colon, as Jackson writes it. */
export function pretty(json: string): string {
    let depth = 0;
    let out = '';
    const line = (): string => `\n${'  '.repeat(depth)}`;
    for (let i = 0; i < json.length; i++) {
        const char = json[i]!;
        if (char === '"') {
            const end = /^"(?:[^"\\]|\\.)*"/s.exec(json.slice(i))![0];
            out += end;
            i += end.length - 1;
        } else if (char === '{' || char === '[') {
            if (json[i + 1] === '}' || json[i + 1] === ']') {
                out += char === '{' ? '{ }' : '[ ]';
                i++;
                continue;
            }
            depth++;
            out += char === '{' ? `{${line()}` : '[ ';
            depth -= char === '[' ? 1 : 0;
        } else if (char === '}') {
            depth--;
            out += `${line()}}`;
        } else if (char === ']') {
            out += ' ]';
        } else if (char === ',') {
            out += enclosing(json, i) === '{' ? `,${line()}` : ', ';
        } else {
            out += char === ':' ? ' : ' : char;
        }
    }
    return out;
}

/** The bracket that encloses a position. */
function enclosing(json: string, at: number): string {
    const open: string[] = [];
    for (let i = 0; i < at; i++) {
        const char = json[i]!;
        if (char === '"') {
            i += /^"(?:[^"\\]|\\.)*"/s.exec(json.slice(i))![0].length - 1;
        } else if (char === '{' || char === '[') {
            open.push(char);
        } else if (char === '}' || char === ']') {
            open.pop();
        }
    }
    return open.pop() ?? '';
}
