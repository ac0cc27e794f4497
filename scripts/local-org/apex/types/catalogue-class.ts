import { EXTENDABLE } from '../../catalogue/overlay.ts';
import { catalogueType, type CatalogueType } from '../../catalogue/types.ts';
import type { Implementation, JsonReader, PlatformClass, PropertyImplementation } from '../../platform/define.ts';
import { ApexList } from '../../values/list.ts';
import { UnsupportedError } from '../../values/unsupported.ts';

/** A value of a class that is nothing but its properties. */
class DataValue {
    readonly apexType: string;
    readonly values = new Map<string, unknown>();

    constructor(apexType: string) {
        this.apexType = apexType;
    }
}

/** Methods that every class of data has. */
const OF_EVERY_VALUE = /\b(?:equals|hashCode|toString|getBuildVersion|clone)\(/;

const nameOf = (member: string): string => member.slice(member.lastIndexOf(' ') + 1);

/** The property that a method only reads or writes: `getX()`, `isX()` and `setX(value)` of X; null for any other method. @returns its declaration */
function accessed(type: CatalogueType, signature: string): string | null {
    const [, verb, stem, parameters] = /\b(get|is|set)(\w+)\((.*)\)$/.exec(signature) ?? [];
    if (stem === undefined || (verb === 'set') === (parameters === '')) {
        return null;
    }
    const property = propertiesOf(type).find((text) => nameOf(text).toLowerCase() === stem.toLowerCase());
    return property ?? null;
}

/** Properties of a type, those that it inherits included. */
function propertiesOf(type: CatalogueType): string[] {
    const base = type.extends ? catalogueType(type.extends) : null;
    return [...type.properties, ...(base ? propertiesOf(base) : [])];
}

/**
 * Whether a class is a holder of data (inputs and outputs of ConnectApi, components of Metadata, requests): it has properties and
 * no methods but what reads and writes them, so that there is no behaviour that could be missing.
 */
export function isData(type: CatalogueType): boolean {
    return (
        type.kind !== 'interface' &&
        type.properties.length > 0 &&
        type.statics.length === 0 &&
        type.staticProperties.length === 0 &&
        type.methods.every((method) => OF_EVERY_VALUE.test(method) || accessed(type, method) !== null) &&
        type.constructors.every((parameters) => parameters === '()')
    );
}

export function refused(what: string): Implementation {
    return () => {
        throw new UnsupportedError(what);
    };
}

/** What the platform itself throws where a method of ConnectApi is called; the runtime says when. */
export const connectApiGate: { check: () => void } = { check: () => undefined };

/** A method of ConnectApi that is not written. One that a test gives its result (`setTest…`) never asks the org's data. */
function refusedConnectApi(type: CatalogueType, signature: string): Implementation {
    const what = memberName(type, signature);
    const name = /(\w+)\(/.exec(signature)![1]!;
    const isMocked = type.statics.some((other) => other.toLowerCase().includes(` settest${name.toLowerCase()}(`));
    const refuse = refused(what);
    return (...args: unknown[]) => {
        if (!isMocked && !name.startsWith('setTest')) {
            connectApiGate.check();
        }
        return refuse(...args);
    };
}

/** A member as the message about it reads: `System.Network.getLoginUrl(System.String)`. */
function memberName(type: CatalogueType, signature: string): string {
    return `${type.name}.${signature.slice(signature.indexOf(' ') + 1).replace(/^\(/, '<Constructor>(')}`;
}

/** A property of data: what was stored. Lists of metadata components are there from the beginning. */
function storedProperty(type: CatalogueType, text: string): PropertyImplementation {
    const at = text.lastIndexOf(' ');
    const name = nameOf(text);
    const element = /^System\.List<(.+)>$/.exec(text.slice(0, at))?.[1];
    const startsEmpty = element !== undefined && type.name.startsWith('Metadata.');
    return {
        get: (self: DataValue) => {
            if (startsEmpty && !self.values.has(name)) {
                self.values.set(name, new ApexList(element.replace(/^System\./, '')));
            }
            return self.values.get(name) ?? null;
        },
        set: (self: DataValue, value) => void self.values.set(name, value)
    };
}

/** A method of data that reads or writes a property. */
function accessor(type: CatalogueType, signature: string, declared: string): Implementation {
    const property = storedProperty(type, declared);
    return signature.startsWith('void ')
        ? (self, value) => property.set!(self as DataValue, value)
        : (self) => property.get(self as DataValue);
}

/** Data from JSON: each property under its name, whatever its case. */
function dataFromJson(type: CatalogueType): JsonReader {
    return (node, read) => {
        const value = new DataValue(type.name);
        for (const [name, part] of node instanceof Map ? node : []) {
            const property = propertiesOf(type).find((text) => nameOf(text).toLowerCase() === name.toLowerCase());
            if (property) {
                value.values.set(nameOf(property), read(part, property.slice(0, property.lastIndexOf(' '))));
            }
        }
        return value;
    };
}

/**
 * A type as a class whose members compile, and throw naming themselves when they are used.
 * @param type of which nothing is written, or whose members that are not written are wanted
 * @param partly whether the class is written in part: then its values are not those of a class of data
 */
export function catalogueClass(type: CatalogueType, partly: boolean): PlatformClass {
    const data = !partly && isData(type);
    const members = <T>(signatures: readonly string[], make: (signature: string) => T): Record<string, T> =>
        Object.fromEntries(signatures.map((signature) => [signature, make(signature)]));
    const refuse = (signature: string): Implementation => refused(memberName(type, signature));
    const exception = type.name.endsWith('Exception');
    return {
        name: type.name,
        kind:
            type.kind === 'abstract' || EXTENDABLE.has(type.name)
                ? 'abstract class'
                : exception
                  ? 'exception'
                  : type.kind,
        typeParameters: type.typeParameters,
        ...(type.extends ? { extends: type.extends } : {}),
        implements: type.implements,
        values: type.values,
        ...(data ? { fromJson: dataFromJson(type) } : {}),
        constructors:
            data && type.kind !== 'abstract'
                ? { '()': () => new DataValue(type.name) }
                : members(exception ? [] : type.constructors, refuse),
        statics: members(type.statics, (signature) =>
            type.name.startsWith('ConnectApi.') ? refusedConnectApi(type, signature) : refuse(signature)
        ),
        methods: members(type.methods, (signature) => {
            const declared = data ? accessed(type, signature) : null;
            return type.kind === 'interface'
                ? null
                : declared
                  ? accessor(type, signature, declared)
                  : refuse(signature);
        }),
        properties: members(type.properties, (text) =>
            data ? storedProperty(type, text) : { get: refuse(text), set: refuse(text) }
        ),
        staticProperties: members(type.staticProperties, (text) => ({ get: refuse(text), set: refuse(text) }))
    };
}
