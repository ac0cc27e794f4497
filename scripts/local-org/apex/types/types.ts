import type { ObjectModel } from '../../schema/model.ts';
import type { Implementation, JsonReader, PropertyImplementation } from '../../platform/define.ts';
import type { MemberOf, TypeDeclNode } from '../syntax/ast.ts';

/** A type with its arguments. Interned by the type table: identity is equality. */
export interface ApexType {
    /** Canonical name: `Integer`, `List<Contact>`, `System.DmlException`, `Outer.Inner`. */
    readonly name: string;
    readonly decl: TypeDecl;
    readonly args: readonly ApexType[];
}

/** Names of the types that hold one value. */
export const PRIMITIVES: readonly string[] = [
    'Boolean',
    'Integer',
    'Long',
    'Double',
    'Decimal',
    'String',
    'Id',
    'Date',
    'Datetime',
    'Time',
    'Blob'
];

export const isPrimitive = (type: ApexType): boolean => PRIMITIVES.includes(type.name);

export type Access = 'private' | 'protected' | 'public' | 'global';

/** A class, interface, enum, record type or type variable: what a name in source stands for. */
export interface TypeDecl {
    name: string;
    kind: 'class' | 'interface' | 'enum' | 'sobject' | 'var' | 'void' | 'null';
    origin: 'user' | 'platform' | 'schema' | 'builtin';
    typeParams: readonly string[];
    isAbstract: boolean;
    isVirtual: boolean;
    isException: boolean;
    superType: ApexType | null;
    interfaces: ApexType[];
    methods: Map<string, MethodDecl[]>;
    constructors: MethodDecl[];
    properties: Map<string, PropertyDecl>;
    inner: Map<string, TypeDecl>;
    outer: TypeDecl | null;
    enumNames: readonly string[];
    /** Platform classes that JSON can be deserialized to: how. */
    fromJson: JsonReader | null;
    model: ObjectModel | null;
    /** Fills the members on first use; null once done. */
    load: (() => void) | null;
    /** User classes: where the class is in the program. */
    user: UserInfo | null;
}

export interface UserInfo {
    index: number;
    node: TypeDeclNode | null;
    unit: string;
    sharing: 'with' | 'without' | 'inherited' | null;
    isTest: boolean;
    /** API version of its file. */
    apiVersion: number;
}

export interface MethodDecl {
    name: string;
    owner: TypeDecl;
    params: ApexType[];
    returns: ApexType;
    isStatic: boolean;
    isAbstract: boolean;
    isVirtual: boolean;
    access: Access;
    /** JS property the compiled method is under (user methods), or the name virtual calls use (platform methods). */
    jsName: string;
    impl: Implementation | null;
    node: MemberOf<'method'> | MemberOf<'ctor'> | null;
    testVisible: boolean;
}

export interface PropertyDecl {
    name: string;
    owner: TypeDecl;
    type: ApexType;
    isStatic: boolean;
    isFinal: boolean;
    isTransient: boolean;
    access: Access;
    /** Of the getter, where it is narrower. */
    getAccess?: Access;
    setAccess: Access;
    /** JS property of the stored value. */
    jsName: string;
    /** Compiled accessors; null where the stored value is used directly. */
    getter: string | null;
    setter: string | null;
    canRead: boolean;
    canWrite: boolean;
    platform: { get: PropertyImplementation['get'] | (() => unknown); set?: Implementation } | null;
    testVisible: boolean;
    annotations: readonly string[];
}

export function newDecl(name: string, kind: TypeDecl['kind'], origin: TypeDecl['origin']): TypeDecl {
    return {
        name,
        kind,
        origin,
        typeParams: [],
        isAbstract: false,
        isVirtual: false,
        isException: false,
        superType: null,
        interfaces: [],
        methods: new Map(),
        constructors: [],
        properties: new Map(),
        inner: new Map(),
        outer: null,
        enumNames: [],
        model: null,
        load: null,
        fromJson: null,
        user: null
    };
}

/** Members of a declaration, loading them on first use. */
export function loaded(decl: TypeDecl): TypeDecl {
    if (decl.load) {
        const load = decl.load;
        decl.load = null;
        load();
    }
    return decl;
}

export function addMethod(decl: TypeDecl, method: MethodDecl): void {
    const key = method.name.toLowerCase();
    const list = decl.methods.get(key);
    if (list) {
        list.push(method);
    } else {
        decl.methods.set(key, [method]);
    }
}

/** As messages give a method: `void Sub.f(String, Id)`. */
export function methodText({ name, owner, params, returns }: MethodDecl): string {
    return `${returns.name} ${owner.name}.${name}(${params.map((one) => one.name).join(', ')})`;
}

/** Whether parameters of two types are one: what an interface of the platform is of (`Iterable<String>`) sets no overloads apart. */
function isSameParameter(one: ApexType, other: ApexType): boolean {
    return one === other || (one.decl.kind === 'interface' && one.decl === other.decl);
}

/** Whether two methods or constructors cannot be told apart by their parameters. */
export function haveSameParameters(some: readonly ApexType[], others: readonly ApexType[]): boolean {
    return some.length === others.length && some.every((one, i) => isSameParameter(one, others[i]!));
}

/** `name$type$type`: overloads get JS names of their own, and an override the same name as what it overrides. */
export function jsMethodName(name: string, params: readonly ApexType[]): string {
    return `${name.toLowerCase()}$${params.map(({ name: full, decl }) => jsTypeName(decl.kind === 'interface' ? decl.name : full)).join('$')}`;
}

function jsTypeName(name: string): string {
    return name.toLowerCase().replace(/[^a-z0-9_]/g, '_');
}
