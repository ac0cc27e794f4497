import { catalogueFile } from './data-file.ts';
import { TYPES_MORE } from './overlay.ts';
import { sections, type Sections } from './sections.ts';

/** A class, interface or enum of the platform as the catalogue knows it. Types in signatures have their full names. */
export interface CatalogueType {
    /** `Messaging.SingleEmailMessage`. */
    name: string;
    kind: 'class' | 'abstract' | 'interface' | 'enum';
    typeParameters: string[];
    extends: string | null;
    implements: string[];
    /** Constants of an enum, in order. */
    values: string[];
    /** `(System.String,System.Integer)`. */
    constructors: string[];
    /** `System.String join(System.List<Object>,System.String)`. */
    statics: string[];
    methods: string[];
    /** `System.String Subject`. */
    properties: string[];
    staticProperties: string[];
}

const HEAD = /^(?:class|abstract|interface|enum) ([\w.]+).*$/gm;

/** The signs that the lines of a type begin with. */
const MEMBERS = {
    '=': 'values',
    '*': 'constructors',
    '+': 'statics',
    '-': 'methods',
    '.': 'properties',
    ':': 'staticProperties'
} as const;

let generated: Sections | null = null;
let more: Sections | null = null;
const read = new Map<string, CatalogueType | null>();

function source(): Sections {
    more ??= sections(TYPES_MORE, HEAD);
    return (generated ??= sections(catalogueFile('types'), HEAD));
}

/** The type of a full name in any case; null where the platform has none. */
export function catalogueType(name: string): CatalogueType | null {
    const key = name.toLowerCase();
    let type = read.get(key);
    if (type === undefined) {
        const lines = source().get(key);
        const own = more!.get(key);
        type = lines && own ? joined(parse(own), parse(lines)) : (lines ?? own) ? parse((lines ?? own)!) : null;
        read.set(key, type);
    }
    return type;
}

/** Full names of all types. */
export function catalogueTypeNames(): string[] {
    return [...new Set([...source().names(), ...more!.names()])];
}

function parse(lines: readonly string[]): CatalogueType {
    const match = /^(\w+) ([\w.]+)(?:<([\w,]+)>)?(?: extends (\S+))?(?: implements (.+))?$/.exec(lines[0]!)!;
    const type: CatalogueType = {
        name: match[2]!,
        kind: match[1] as CatalogueType['kind'],
        typeParameters: match[3]?.split(',') ?? [],
        extends: match[4] ?? null,
        implements: match[5]?.split(' ') ?? [],
        values: [],
        constructors: [],
        statics: [],
        methods: [],
        properties: [],
        staticProperties: []
    };
    for (const line of lines.slice(1)) {
        type[MEMBERS[line[0] as keyof typeof MEMBERS]].push(line.slice(1));
    }
    return type;
}

/** A type of the jars with what the overlay says of it, which comes first: of two properties of a name the first counts. */
function joined(own: CatalogueType, jars: CatalogueType): CatalogueType {
    return {
        ...jars,
        kind: own.kind === 'interface' ? own.kind : jars.kind,
        constructors: own.kind === 'interface' ? [] : [...own.constructors, ...jars.constructors],
        extends: own.extends ?? jars.extends,
        implements: [...jars.implements, ...own.implements],
        values: [...jars.values, ...own.values],
        statics: [...own.statics, ...jars.statics],
        methods: [...own.methods, ...jars.methods],
        properties: [...own.properties, ...jars.properties],
        staticProperties: [...own.staticProperties, ...jars.staticProperties]
    };
}
