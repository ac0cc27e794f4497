import type { ApexType } from '../../apex/types/types.ts';
import { to18 } from '../../schema/id.ts';
import type { FieldModel } from '../../schema/model.ts';
import { Blob_ } from '../../values/blob.ts';
import { ApexDate, ApexDatetime, ApexTime } from '../../values/date.ts';
import { Decimal } from '../../values/decimal.ts';
import { Double } from '../../values/double.ts';
import { throwApex } from '../../values/exceptions.ts';
import { ApexList } from '../../values/list.ts';
import { ApexMap } from '../../values/map.ts';
import { ApexSet } from '../../values/set.ts';
import type { SObject } from '../../values/sobject.ts';
import { UnsupportedError } from '../../values/unsupported.ts';
import { toId } from '../language/blob-id.ts';
import { runtime } from '../language/support.ts';
import { jsonProperties } from './serialize.ts';
import { JsonNumber, type JsonNode } from './tokens.ts';

function fail(message: string): never {
    return throwApex('System.JSONException', message);
}

/** `JSON.deserializeUntyped`: Map<String, Object>, List<Object>, String, Boolean, Integer, Long, Decimal. */
export function untyped(node: JsonNode): unknown {
    if (node instanceof Map) {
        return ApexMap.of(
            'String',
            'Object',
            [...node].map(([key, value]): [unknown, unknown] => [key, untyped(value)])
        );
    }
    if (Array.isArray(node)) {
        return new ApexList('Object', node.map(untyped));
    }
    return node instanceof JsonNumber ? plainNumber(node) : node;
}

function plainNumber(node: JsonNumber): unknown {
    if (!node.isInteger) {
        return Decimal.parse(node.text) ?? fail(`Illegal value for decimal: ${node.text}`);
    }
    const big = BigInt(node.text);
    return big >= -2147483648n && big <= 2147483647n
        ? Number(big)
        : BigInt.asIntN(64, big) === big
          ? big
          : Decimal.parse(node.text);
}

function text(node: JsonNode): string | null {
    return typeof node === 'string'
        ? node
        : node instanceof JsonNumber
          ? node.text
          : typeof node === 'boolean'
            ? String(node)
            : null;
}

function illegal(node: JsonNode, type: string): never {
    const shown = node instanceof Map ? 'START_OBJECT' : Array.isArray(node) ? 'START_ARRAY' : text(node);
    return fail(`Illegal value for primitive: ${shown === null ? 'null' : shown} for type ${type}`);
}

type Reader = (node: JsonNode) => unknown;

function numeric(node: JsonNode, type: string): Decimal {
    const raw = text(node);
    const parsed = raw === null || typeof node === 'boolean' ? null : Decimal.parse(raw);
    return parsed ?? fail(`Illegal value for ${type.toLowerCase()}: ${raw ?? 'object'}`);
}

/** ISO 8601, where a year alone is its first moment in GMT (salesforce.stackexchange.com 339236: `96598` is 96598-01-01 00:00:00). */
function datetime(written: string): ApexDatetime {
    return (
        ApexDatetime.parseIso(written) ??
        (/^\d{4,5}$/.test(written) ? ApexDatetime.ofGmt(Number(written), 1, 1) : fail(`Invalid date/time: ${written}`))
    );
}

const PRIMITIVES: Record<string, Reader> = {
    String: (node) => text(node) ?? illegal(node, 'String'),
    Id: (node) => (typeof node === 'string' ? toId(node) : illegal(node, 'Id')),
    Boolean: (node) =>
        typeof node === 'boolean'
            ? node
            : node === 'true' || node === 'false'
              ? node === 'true'
              : illegal(node, 'Boolean'),
    Integer: (node) => {
        const value = numeric(node, 'Integer');
        return Number(BigInt.asIntN(32, value.toBigInt()));
    },
    Long: (node) => BigInt.asIntN(64, numeric(node, 'Long').toBigInt()),
    Double: (node) => Double.of(numeric(node, 'Double').toNumber()),
    Decimal: (node) => numeric(node, 'Decimal'),
    Date: (node) => ApexDate.parse(String(text(node))) ?? fail(`Invalid date: ${text(node)}`),
    Datetime: (node) => datetime(String(text(node))),
    Time: (node) => ApexTime.parse(String(text(node))) ?? fail(`Invalid time: ${text(node)}`),
    Blob: (node) => (typeof node === 'string' ? Blob_.of(Buffer.from(node, 'base64')) : illegal(node, 'Blob'))
};

/**
 * Makes a value of a type from JSON.
 * @param strict `deserializeStrict`: an attribute the class does not have is an error
 */
export function typed(node: JsonNode, type: ApexType, strict: boolean): unknown {
    if (node === null) {
        return null;
    }
    const primitive = PRIMITIVES[type.name];
    if (primitive) {
        return primitive(node);
    }
    const [first, second] = type.args;
    switch (type.decl.name) {
        case 'Object':
            return fail('Apex Type unsupported in JSON: Object');
        case 'List':
        case 'System.Iterable':
            return new ApexList(
                first!.name,
                array(node).map((one) => typed(one, first!, strict))
            );
        case 'Set':
            return new ApexSet(
                first!.name,
                array(node).map((one) => typed(one, first!, strict))
            );
        case 'Map':
            return ApexMap.of(
                first!.name,
                second!.name,
                [...object(node, type)].map(([key, value]): [unknown, unknown] => [
                    typed(key, first!, strict),
                    typed(value, second!, strict)
                ])
            );
        default:
    }
    if (type.decl.kind === 'enum') {
        const value = runtime()
            .enums(type.name)
            .find((one) => one.name.toLowerCase() === String(text(node)).toLowerCase());
        return value ?? fail(`No enum constant ${type.name}.${text(node)}`);
    }
    if (type.decl.kind === 'sobject' || type.name === 'SObject') {
        return record(object(node, type), type, strict);
    }
    if (type.decl.origin === 'user' && (type.decl.isAbstract || type.decl.kind === 'interface')) {
        throwApex('System.TypeException', `Cannot deserialize JSON as abstract type: ${type.name}`);
    }
    if (type.decl.origin === 'user' && type.decl.kind === 'class') {
        return instance(object(node, type), type, strict);
    }
    const { fromJson } = type.decl;
    if (fromJson) {
        const { types } = runtime();
        return fromJson(node, (part, name) => typed(part, types.named(name), strict));
    }
    throw new UnsupportedError(`JSON.deserialize to ${type.name}`);
}

function array(node: JsonNode): JsonNode[] {
    // A child query's result carries its rows under records.
    if (node instanceof Map && Array.isArray(node.get('records'))) {
        return node.get('records') as JsonNode[];
    }
    return Array.isArray(node) ? node : fail(`Malformed JSON: Expected '[' at the beginning of List/Set`);
}

function object(node: JsonNode, type: ApexType): Map<string, JsonNode> {
    return node instanceof Map
        ? node
        : fail(`Malformed JSON: Expected '{' at the beginning of ${type.decl.name === 'Map' ? 'Map' : 'object'}`);
}

/** The class's fields by name; the constructor is not run, field initialisers neither. */
function instance(node: Map<string, JsonNode>, type: ApexType, strict: boolean): unknown {
    const { decl } = type;
    const made = new (runtime().classes[decl.user!.index]!)();
    const properties = new Map(jsonProperties(decl).map((property) => [property.name.toLowerCase(), property]));
    for (const [name, value] of node) {
        const property = properties.get(name.toLowerCase());
        if (!property) {
            if (strict) {
                fail(`No such column '${name}' on type: ${type.name}`);
            }
            continue;
        }
        const read = typed(value, property.type, strict);
        const target = made as Record<string, unknown>;
        if (property.setter) {
            (target[property.setter] as (value: unknown) => void).call(made, read);
        } else {
            target[property.jsName] = read;
        }
    }
    return made;
}

function record(node: Map<string, JsonNode>, type: ApexType, strict: boolean): SObject {
    const { $, program } = runtime();
    const attributes = node.get('attributes');
    const named = attributes instanceof Map ? attributes.get('type') : null;
    const actual =
        type.decl.kind === 'sobject' ? type : typeof named === 'string' ? program.table.sobject(named) : null;
    if (!actual) {
        return fail(`Unable to determine the type of the record${typeof named === 'string' ? `: ${named}` : ''}`);
    }
    const made = ($['newRecord'] as (name: string, fields: unknown[]) => SObject)(actual.name, []);
    const { model } = actual.decl;
    for (const [name, value] of node) {
        const key = name.toLowerCase();
        const field = program.table.schema.field(model!, key);
        const parent = program.table.schema.parentRelationship(model!, key);
        const child = program.table.schema.childRelationship(model!, key);
        if (model!.kind === 'aggregate') {
            if (key !== 'attributes') {
                made.values.set(key, untyped(value));
            }
        } else if (field) {
            made.values.set(key, value === null ? null : fieldValue(value, field, strict));
        } else if (parent) {
            const target =
                parent.referenceTo.length === 1
                    ? program.table.sobject(parent.referenceTo[0]!)
                    : program.table.core('SObject');
            made.values.set(key, typed(value, target!, strict));
        } else if (child) {
            made.values.set(key, typed(value, program.table.list(program.table.sobjectOf(child.object)), strict));
        } else if (key !== 'attributes' && !(value instanceof Map)) {
            // An object under a name that is no relationship is passed over.
            fail(`No such column '${name}' on sobject of type ${actual.name}`);
        }
    }
    return made;
}

function fieldValue(value: JsonNode, field: FieldModel, strict: boolean): unknown {
    const { table } = runtime().program;
    // The text of an id is looked at when it is used, not here.
    if (field.apexType === 'Id' && typeof value === 'string') {
        return to18(value) ?? value;
    }
    return typed(value, table.core(field.apexType), strict);
}
