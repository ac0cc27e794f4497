import { enumValues } from '../../values/enum.ts';
import type { Implementation, PlatformClass } from '../../platform/define.ts';
import { splitArguments } from './split-arguments.ts';
import { catalogueType } from '../../catalogue/types.ts';
import { catalogueClass } from './catalogue-class.ts';
import type { TypeTable } from './type-table.ts';
import { addMethod, jsMethodName, loaded, newDecl, type ApexType, type MethodDecl, type TypeDecl } from './types.ts';

/**
 * Turns a declaration of the standard library into one the compiler can look members up in. Signatures are read on first use.
 * @param alone true leaves out what the platform has besides
 */
export function declarePlatformClass(table: TypeTable, name: string, from: PlatformClass, alone = false): TypeDecl {
    const kind = from.kind ?? 'class';
    const decl = newDecl(name, kind === 'interface' ? 'interface' : kind === 'enum' ? 'enum' : 'class', 'platform');
    decl.typeParams = from.typeParameters ?? [];
    decl.isAbstract = kind === 'abstract class' || kind === 'interface';
    decl.isVirtual = kind !== 'class' && kind !== 'enum';
    decl.isException = kind === 'exception';
    decl.enumNames = kind === 'enum' ? constantsOf(from) : [];
    decl.fromJson = from.fromJson ?? null;
    if (kind === 'enum') {
        enumValues(name, decl.enumNames);
    }
    decl.load = () => load(table, decl, from, alone);
    return decl;
}

/** The constants that are written, in their order, then those that only the catalogue knows. */
function constantsOf(from: PlatformClass): readonly string[] {
    const written = from.values ?? [];
    const known = catalogueType(from.name)?.values ?? [];
    return [...written, ...known.filter((one) => !written.includes(one))];
}

function load(table: TypeTable, decl: TypeDecl, from: PlatformClass, alone: boolean): void {
    const variables = new Map<string, ApexType>();
    for (const parameter of decl.typeParams) {
        variables.set(parameter.toLowerCase(), table.of(newDecl(parameter, 'var', 'builtin')));
    }
    const type = (text: string): ApexType => {
        const found = table.parsePlatform(text, variables);
        if (!found) {
            throw new Error(`The declaration of ${from.name} names an unknown type: ${text}`);
        }
        return found;
    };
    const base = from.extends ?? (decl.isException && decl.name !== 'System.Exception' ? 'System.Exception' : null);
    const object = table.core('Object');
    decl.superType = base ? type(base) : decl === object.decl ? null : object;
    decl.interfaces = (from.implements ?? []).map(type);
    const method = (signature: string, impl: Implementation | null, isStatic: boolean): MethodDecl => {
        const match = /^(.+?)\s+(\w+)\s*\((.*)\)$/s.exec(signature.trim());
        if (!match) {
            throw new Error(`The declaration of ${from.name} has a signature that cannot be read: ${signature}`);
        }
        const params = parameters(match[3]!).map(type);
        return {
            name: match[2]!,
            owner: decl,
            params,
            returns: type(match[1]!),
            isStatic,
            isAbstract: impl === null,
            isVirtual: decl.isVirtual,
            access: 'global',
            jsName: jsMethodName(match[2]!, params),
            impl,
            node: null,
            testVisible: false
        };
    };
    const property = (
        text: string,
        platform: { get: () => unknown; set?: Implementation },
        isStatic: boolean
    ): void => {
        const at = text.lastIndexOf(' ');
        const name = text.slice(at + 1);
        for (let at: TypeDecl | null = decl; at && at !== object.decl; at = at.superType?.decl ?? null) {
            if (loaded(at).properties.has(name.toLowerCase())) {
                return;
            }
        }
        decl.properties.set(name.toLowerCase(), {
            name,
            owner: decl,
            type: type(text.slice(0, at)),
            isStatic,
            isFinal: false,
            isTransient: false,
            access: 'global',
            setAccess: 'global',
            jsName: name,
            getter: null,
            setter: null,
            canRead: true,
            canWrite: platform.set !== undefined,
            platform,
            testVisible: false,
            annotations: []
        });
    };
    const members = (of: PlatformClass, isThere: (made: MethodDecl) => boolean): void => {
        // Those of instances first: a static method that names its own class (`Location.getDistance`) means the class that has values.
        for (const isStatic of [false, true]) {
            for (const [signature, impl] of Object.entries((isStatic ? of.statics : of.methods) ?? {})) {
                const made = method(signature, impl, isStatic);
                if (!isThere(made)) {
                    addMethod(decl, made);
                }
            }
            for (const [text, platform] of Object.entries((isStatic ? of.staticProperties : of.properties) ?? {})) {
                property(text, platform as { get: () => unknown; set?: Implementation }, isStatic);
            }
        }
        for (const [signature, impl] of Object.entries(of.constructors ?? {})) {
            const made = method(`void new${signature}`, impl, false);
            if (!isThere(made)) {
                decl.constructors.push(made);
            }
        }
    };
    members(from, () => false);
    // Members of the platform that are not written: they compile, and throw when they are used.
    const known = decl.kind === 'class' && !alone && !WHOLE.has(from.name) ? catalogueType(from.name) : null;
    if (known) {
        const written = writtenMembers(decl, object.decl);
        members(throughAccessors(catalogueClass(known, true), written), (made) =>
            (written.get(made.name.toLowerCase()) ?? []).some((other) => coversParameters(other, made))
        );
    }
}

/** The methods that a class and its super classes have in writing by lower-case name, constructors of its own under `new`. */
function writtenMembers(decl: TypeDecl, object: TypeDecl): Map<string, MethodDecl[]> {
    const written = new Map([...decl.methods].map(([name, methods]) => [name, [...methods]]));
    written.set('new', [...decl.constructors]);
    for (let base = decl.superType; base && base.decl !== object; base = base.decl.superType) {
        for (const [name, methods] of loaded(base.decl).methods) {
            written.set(name, [...(written.get(name) ?? []), ...methods]);
        }
    }
    return written;
}

/** `error.message` is `error.getMessage()`: properties that only the catalogue knows are read and set through written methods. */
function throughAccessors(of: PlatformClass, written: ReadonlyMap<string, readonly MethodDecl[]>): PlatformClass {
    const accessor = (name: string, parameters: number): Implementation | undefined =>
        written.get(name.toLowerCase())?.find((one) => !one.isStatic && one.impl && one.params.length === parameters)
            ?.impl ?? undefined;
    const properties = Object.entries(of.properties ?? {}).map(([text, refused]) => {
        const name = text.slice(text.lastIndexOf(' ') + 1);
        const get = accessor(`get${name}`, 0) ?? accessor(`is${name}`, 0);
        const set = accessor(`set${name}`, 1);
        return [text, get ? { get, ...(set ? { set } : {}) } : refused];
    });
    return { ...of, properties: Object.fromEntries(properties) as PlatformClass['properties'] & object };
}

/**
 * Whether the parameters of a written method are those of one that the catalogue knows. `String.valueOf(Object)`, as it is written,
 * is each of the platform's `valueOf(Integer)`, `valueOf(Date)`, …; the jars say `Object` where Java has no better word (enums of
 * their own, classes of several interfaces), and are not exact about ids and texts, which convert to each other.
 */
export function coversParameters(written: MethodDecl, known: MethodDecl): boolean {
    return (
        written.params.length === known.params.length &&
        written.params.every((param, i) => saysTheSame(param.name, known.params[i]!.name) || param.name === 'Object')
    );
}

/** Whether a type as it is written is the one the catalogue has in its place. */
export function saysTheSame(written: string, known: string): boolean {
    const idsAreTexts = (name: string): string => name.replace(/\bId\b/g, 'String');
    const pattern = idsAreTexts(known).split(/\bObject\b/);
    const text = idsAreTexts(written);
    return (
        text === pattern.join('Object') ||
        (pattern.length > 1 && text.startsWith(pattern[0]!) && text.endsWith(pattern.at(-1)!))
    );
}

/** Classes whose other members the compiler makes itself. */
const WHOLE = new Set(['System.SObject', 'System.Label']);

/** The types of a parameter list, `String a, Map<Id, X> b` or without names. */
function parameters(text: string): string[] {
    return splitArguments(text).map((part) => {
        const trimmed = part.trim();
        const match = /^(.*[\s>\]])\s*\w+$/s.exec(trimmed);
        return match ? match[1]!.trim() : trimmed;
    });
}
