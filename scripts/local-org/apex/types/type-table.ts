import type { ObjectModel, OrgSchema } from '../../schema/model.ts';
import type { PlatformClass } from '../../platform/define.ts';
import { catalogueType, catalogueTypeNames } from '../../catalogue/types.ts';
import { catalogueClass } from './catalogue-class.ts';
import { declarePlatformClass } from './platform-types.ts';
import { declareSObject } from './sobject-types.ts';
import { splitArguments } from './split-arguments.ts';
import { loaded, newDecl, PRIMITIVES, type ApexType, type TypeDecl } from './types.ts';

/** Types whose canonical name is the simple one. */
const CORE = new Set(
    ['Object', ...PRIMITIVES, 'List', 'Set', 'Map', 'SObject'].map((name) => `system.${name.toLowerCase()}`)
);

/** Every type a program can name, interned. One per program. */
/** Names that classes have besides: the classes of an org's sites write `ApexPages.PageReference`. */
const SECOND_NAMES: Readonly<Record<string, string>> = { 'apexpages.pagereference': 'system.pagereference' };

export class TypeTable {
    readonly schema: OrgSchema;
    readonly user = new Map<string, TypeDecl>();
    private readonly platform = new Map<string, TypeDecl | null>();
    private readonly known = new Map<TypeDecl, TypeDecl | null>();
    readonly namespaces = new Set<string>();
    /** Namespaces of the projects themselves: `ns.Foo` is Foo. */
    readonly ownNamespaces = new Set<string>();
    private readonly sobjects = new Map<string, TypeDecl>();
    private readonly types = new Map<string, ApexType>();
    readonly void: ApexType;
    readonly null: ApexType;

    constructor(schema: OrgSchema, classes: readonly PlatformClass[]) {
        this.schema = schema;
        this.void = this.of(newDecl('void', 'void', 'builtin'));
        this.null = this.of(newDecl('null', 'null', 'builtin'));
        for (const name of catalogueTypeNames()) {
            this.namespaces.add(name.slice(0, name.indexOf('.')).toLowerCase());
        }
        for (const one of mergeParts(classes)) {
            const lower = one.name.toLowerCase();
            const dot = one.name.indexOf('.');
            this.namespaces.add(lower.slice(0, dot));
            const name = CORE.has(lower) ? one.name.slice(dot + 1) : one.name;
            this.platform.set(lower, declarePlatformClass(this, name, one));
        }
    }

    /** A class of the platform by its full name in lower case: one that is written, or one that only the catalogue knows. */
    platformClass(lower: string): TypeDecl | null {
        let decl = this.platform.get(lower);
        if (decl === undefined) {
            const known = catalogueType(lower);
            decl = known ? declarePlatformClass(this, known.name, catalogueClass(known, false)) : null;
            this.platform.set(lower, decl);
        }
        return decl;
    }

    /** The classes of the platform whose members somebody has asked for, by their full names in lower case. */
    *loadedClasses(): Iterable<[string, TypeDecl]> {
        for (const [name, decl] of this.platform) {
            if (decl && !decl.load) {
                yield [name, decl];
            }
        }
    }

    /** The members that the platform has of a class, without those that are written: these may take more than they should. */
    catalogued(decl: TypeDecl): TypeDecl | null {
        let known = this.known.get(decl);
        if (known === undefined) {
            const from =
                decl.origin === 'platform'
                    ? catalogueType(decl.name.includes('.') ? decl.name : `System.${decl.name}`)
                    : null;
            known = from && loaded(declarePlatformClass(this, decl.name, catalogueClass(from, true), true));
            this.known.set(decl, known);
        }
        return known;
    }

    /** The type of a declaration with arguments. */
    of(decl: TypeDecl, args: readonly ApexType[] = []): ApexType {
        const name = args.length > 0 ? `${decl.name}<${args.map((arg) => arg.name).join(',')}>` : decl.name;
        const key = this.keyOf(decl, args);
        const found = this.types.get(key);
        if (found && found.decl === decl) {
            return found;
        }
        const type = { name, decl, args };
        this.types.set(key, type);
        return type;
    }

    private keyOf(decl: TypeDecl, args: readonly ApexType[]): string {
        const name = decl.kind === 'var' ? `\0${decl.name}` : this.exactName(decl);
        return args.length > 0 ? `${name}<${args.map((arg) => this.keyOf(arg.decl, arg.args)).join(',')}>` : name;
    }

    /** A name by which `parse` finds the declaration again: an object that a class of the project hides is in Schema. */
    private exactName(decl: TypeDecl): string {
        return decl.kind === 'sobject' && this.user.has(decl.name.toLowerCase()) ? `Schema.${decl.name}` : decl.name;
    }

    /** The same for a type with its arguments. */
    exactNameOf(type: ApexType): string {
        const name = this.exactName(type.decl);
        return type.args.length > 0 ? `${name}<${type.args.map((arg) => this.exactNameOf(arg)).join(',')}>` : name;
    }

    /** A type of the platform by simple name: `String`, `Exception`. */
    core(name: string): ApexType {
        const decl = this.platformClass(`system.${name.toLowerCase()}`);
        if (!decl) {
            throw new Error(`The platform class System.${name} is not declared`);
        }
        return this.of(decl);
    }

    list(element: ApexType): ApexType {
        return this.of(this.core('List').decl, [element]);
    }

    set(element: ApexType): ApexType {
        return this.of(this.core('Set').decl, [element]);
    }

    map(key: ApexType, value: ApexType): ApexType {
        return this.of(this.core('Map').decl, [key, value]);
    }

    /** A record type of the schema, or null. */
    sobject(name: string): ApexType | null {
        const lower = name.toLowerCase();
        const known = this.sobjects.get(lower);
        if (known) {
            return this.of(known);
        }
        const model = this.schema.object(name);
        if (!model) {
            return null;
        }
        return this.sobjectOf(model);
    }

    sobjectOf(model: ObjectModel): ApexType {
        const lower = model.name.toLowerCase();
        let decl = this.sobjects.get(lower);
        if (!decl) {
            decl = declareSObject(this, model);
            this.sobjects.set(lower, decl);
        }
        return this.of(decl);
    }

    /**
     * A top-level name as the platform resolves it: user classes hide System classes, which hide record types. Of a System class
     * with static methods alone (Network, BusinessHours) there are no values: as a type its name stands for the record type.
     */
    topLevel(name: string): TypeDecl | null {
        return this.user.get(name.toLowerCase()) ?? this.ofPlatform(name);
    }

    /** A top-level name as the platform's own signatures mean it: no class of the project hides it. */
    private ofPlatform(name: string): TypeDecl | null {
        const lower = name.toLowerCase();
        const system = this.platformClass(`system.${lower}`);
        if (system && !(isStatic(loaded(system)) && this.sobject(name))) {
            return system;
        }
        return this.sobject(name)?.decl ?? this.platformClass(`schema.${lower}`);
    }

    /** `namespace.name` of the platform, `Schema.Account` included. */
    qualified(namespace: string, name: string): TypeDecl | null {
        if (this.ownNamespaces.has(namespace.toLowerCase())) {
            return this.user.get(name.toLowerCase()) ?? null;
        }
        const path = `${namespace}.${name}`.toLowerCase();
        const found = this.platformClass(SECOND_NAMES[path] ?? path);
        if (found) {
            return found;
        }
        return namespace.toLowerCase() === 'schema' || namespace.toLowerCase() === 'sobject'
            ? (this.sobject(name)?.decl ?? null)
            : null;
    }

    /**
     * A type from a name in text, as `Type.forName` is given it: `Map<String, List<Account>>`, `Id[]`.
     * @returns null where there is no such type
     */
    parse(text: string): ApexType | null {
        return this.parsed(text, NONE, (path) => this.byPath(path));
    }

    /**
     * The same as a signature of the platform writes it.
     * @param variables type variables in scope
     */
    parsePlatform(text: string, variables: ReadonlyMap<string, ApexType>): ApexType | null {
        return this.parsed(text, variables, (path) => this.platformByPath(path));
    }

    private parsed(
        text: string,
        variables: ReadonlyMap<string, ApexType>,
        find: (path: readonly string[]) => TypeDecl | null
    ): ApexType | null {
        const trimmed = text.trim();
        if (trimmed.endsWith('[]')) {
            const element = this.parsed(trimmed.slice(0, -2), variables, find);
            return element && this.list(element);
        }
        const open = trimmed.indexOf('<');
        const name = (open < 0 ? trimmed : trimmed.slice(0, open)).trim();
        const args: ApexType[] = [];
        if (open >= 0) {
            for (const part of splitArguments(trimmed.slice(open + 1, trimmed.lastIndexOf('>')))) {
                const arg = this.parsed(part, variables, find);
                if (!arg) {
                    return null;
                }
                args.push(arg);
            }
        }
        const variable = variables.get(name.toLowerCase());
        if (variable) {
            return variable;
        }
        if (name.toLowerCase() === 'void') {
            return this.void;
        }
        const decl = find(name.split('.'));
        if (!decl) {
            return null;
        }
        return this.of(decl, this.complete(decl, args));
    }

    /** Type arguments left out stand for Object (`Iterator` for `Iterator<Object>`, `Database.Batchable`). */
    complete(decl: TypeDecl, args: readonly ApexType[]): readonly ApexType[] {
        if (decl.typeParams.length === args.length) {
            return args;
        }
        if (args.length > 0) {
            return args.slice(0, decl.typeParams.length);
        }
        return decl.typeParams.map(() => this.core('Object'));
    }

    byPath(path: readonly string[]): TypeDecl | null {
        const [first, second] = path;
        if (path.length > 1 && this.ownNamespaces.has(first!.toLowerCase()) && !this.user.has(first!.toLowerCase())) {
            return this.byPath(path.slice(1));
        }
        if (path.length === 1) {
            return this.topLevel(first!);
        }
        const inner = path.length === 2 ? this.user.get(first!.toLowerCase())?.inner.get(second!.toLowerCase()) : null;
        return inner ?? this.platformByPath(path);
    }

    private platformByPath(path: readonly string[]): TypeDecl | null {
        const [first, second, third] = path;
        if (path.length === 1) {
            return this.ofPlatform(first!);
        }
        if (path.length === 2) {
            return (
                this.ofPlatform(first!)?.inner.get(second!.toLowerCase()) ??
                this.qualified(first!, second!) ??
                // A class inside one of System: `QueueableDuplicateSignature.Builder`.
                this.platformClass(`system.${first}.${second}`.toLowerCase())
            );
        }
        // A flow the org does not have is Flow.Interview itself.
        if (path.length === 3 && `${first}.${second}`.toLowerCase() === 'flow.interview') {
            return this.qualified(first!, second!);
        }
        if (path.length === 3) {
            return (
                this.qualified(`${first}.${second}`, third!) ??
                this.qualified(first!, second!)?.inner.get(third!.toLowerCase()) ??
                null
            );
        }
        return null;
    }

    /** Replaces type variables by the arguments of `owner`. */
    substitute(type: ApexType, owner: ApexType): ApexType {
        if (owner.args.length === 0 || (type.args.length === 0 && type.decl.kind !== 'var')) {
            return type;
        }
        if (type.decl.kind === 'var') {
            const at = owner.decl.typeParams.indexOf(type.decl.name);
            return at < 0 ? type : owner.args[at]!;
        }
        return this.of(
            type.decl,
            type.args.map((arg) => this.substitute(arg, owner))
        );
    }
}

/** A class may be declared in parts (`System.Database` is about data and about jobs): their members are put together. */
function mergeParts(classes: readonly PlatformClass[]): PlatformClass[] {
    const merged = new Map<string, PlatformClass>();
    for (const one of classes) {
        const known = merged.get(one.name.toLowerCase());
        merged.set(
            one.name.toLowerCase(),
            known
                ? {
                      ...known,
                      ...one,
                      statics: { ...known.statics, ...one.statics },
                      methods: { ...known.methods, ...one.methods },
                      constructors: { ...known.constructors, ...one.constructors },
                      properties: { ...known.properties, ...one.properties },
                      staticProperties: { ...known.staticProperties, ...one.staticProperties }
                  }
                : one
        );
    }
    return [...merged.values()];
}

/** Whether a class has static methods and nothing that an instance could have. */
function isStatic(decl: TypeDecl): boolean {
    if (decl.kind !== 'class' || decl.properties.size > 0 || decl.methods.size === 0) {
        return false;
    }
    for (const overloads of decl.methods.values()) {
        if (overloads.some((method) => !method.isStatic)) {
            return false;
        }
    }
    return true;
}

const NONE: ReadonlyMap<string, ApexType> = new Map();
