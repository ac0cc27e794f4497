import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Member, MemberOf, TypeDeclNode, TypeRef } from '../local-org/apex/syntax/ast.ts';
import { parseSource } from '../local-org/apex/syntax/parse.ts';

/** TypeScript of the values of Apex, as they travel to a component: an Id and every date are text. */
const VALUES: Readonly<Record<string, string>> = {
    Id: 'string',
    String: 'string',
    Date: 'string',
    Datetime: 'string',
    Boolean: 'boolean',
    Integer: 'number',
    Long: 'number',
    Decimal: 'number',
    Double: 'number'
};

/** Records go as they were read; which fields that are is written in config/types/records.d.ts. */
const RECORDS: Readonly<Record<string, string>> = {
    License_Job_Run__c: 'JobRun',
    License__c: 'SpecialistLicense',
    User: 'NamedUser'
};

/** Parameters that are asked for with less than their class has. */
const NARROWED: Readonly<Record<string, string>> = {
    'BulkRequestController.preview.answers': 'BulkAnswers',
    'BulkRequestController.submit.answers': 'BulkAnswers'
};

const HEADING = `// Written by npm run apex:types from the members of Apex that have @AuraEnabled. A member is optional where its comment
// says when it is null, and one of several texts where it says "One of: a, b."
`;

interface ApexClass {
    declaration: TypeDeclNode;
    lines: string[];
}

/**
 * @param sources folder with classes
 * @returns the declarations of what the Apex controllers return and take, not formatted
 * @throws Error when a class cannot be read, or two have the same name on the screens
 */
export function apexTypes(sources: string): string {
    const classes = readClasses(sources);
    const controllers = [...classes.values()]
        .filter(({ declaration }) => declaration.name.endsWith('Controller'))
        .sort((one, other) => one.declaration.name.localeCompare(other.declaration.name));
    const wanted = new Wanted(classes);
    const modules = controllers.flatMap((controller) => modulesOf(controller, wanted));
    return [HEADING, `declare namespace Licenses {\n${wanted.interfaces().join('\n\n')}\n}`, ...modules].join('\n\n');
}

function readClasses(sources: string): Map<string, ApexClass> {
    const found = new Map<string, ApexClass>();
    const files = readdirSync(sources, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.cls') && !file.endsWith('Test.cls'))
        .filter((file) => readFileSync(join(sources, file), 'utf8').includes('@AuraEnabled'));
    for (const file of files) {
        const text = readFileSync(join(sources, file), 'utf8');
        const unit = parseSource(text, 'class');
        if (unit.kind !== 'class') {
            throw new Error(`${file} is no class that can be read.`);
        }
        found.set(basename(file, '.cls'), { declaration: unit.decl, lines: text.split('\n') });
    }
    return found;
}

type Shown = MemberOf<'property'> | MemberOf<'field'>;

const isShown = (member: Member): member is Shown | MemberOf<'method'> =>
    (member.k === 'property' || member.k === 'field' || member.k === 'method') &&
    member.mods.annotations.some(({ name }) => name === 'auraenabled');

/** The classes that travel, each written when the first one that has it is. */
class Wanted {
    private readonly written = new Map<string, { of: string; text: string }>();
    private readonly classes: Map<string, ApexClass>;

    constructor(classes: Map<string, ApexClass>) {
        this.classes = classes;
    }

    interfaces(): string[] {
        return [...this.written].sort(([one], [other]) => one.localeCompare(other)).map(([, { text }]) => text);
    }

    /**
     * @param type   a type
     * @param within the class that names it
     * @returns it in TypeScript
     */
    of(type: TypeRef, within: string): string {
        const { name, args } = type.parts.at(-1)!;
        if (type.dims > 0 || name === 'List' || name === 'Set') {
            const of = this.of(type.dims > 0 ? { ...type, dims: type.dims - 1 } : args[0]!, within);
            return `${of}[]`;
        }
        if (name === 'Map') {
            return `Record<${this.of(args[0]!, within)}, ${this.of(args[1]!, within)}>`;
        }
        const known = VALUES[name] ?? RECORDS[name];
        return known ?? this.classOf(type, within);
    }

    private classOf(type: TypeRef, within: string): string {
        const name = type.parts.at(-1)!.name;
        const outer = type.parts.length > 1 ? type.parts[0]!.name : within;
        const inner = this.classes
            .get(outer)
            ?.declaration.members.find((one) => one.k === 'type' && one.decl.name === name);
        const of = inner ? `${outer}.${name}` : name;
        const before = this.written.get(name);
        if (before) {
            if (before.of !== of) {
                throw new Error(`${before.of} and ${of} have the same name on the screens.`);
            }
            return name;
        }
        const { lines } = this.classes.get(inner ? outer : name) ?? {};
        const declaration = inner ? (inner as MemberOf<'type'>).decl : this.classes.get(name)?.declaration;
        if (!lines || !declaration) {
            throw new Error(`${within} gives ${of} to a screen, which has no member with @AuraEnabled.`);
        }
        this.written.set(name, { of, text: '' });
        const members = declaration.members
            .filter(isShown)
            .filter((member) => member.k !== 'method')
            .map((member) => this.memberOf(member, lines, inner ? outer : name));
        this.written.set(name, { of, text: `interface ${name} {\n${members.join('\n')}\n}` });
        return name;
    }

    private memberOf(member: Shown, lines: string[], within: string): string {
        const name = member.k === 'property' ? member.name : member.decls[0]!.name;
        const comment = commentAbove(lines, member.mods.annotations[0]!.l);
        const texts = /One of: ([^.]+)\./.exec(comment)?.[1]?.split(', ');
        const type = texts ? texts.map((text) => `'${text}'`).join(' | ') : this.of(member.type, within);
        return `${comment ? `${comment}\n` : ''}${name}${/\bnull\b/i.test(comment) ? '?' : ''}: ${type};`;
    }
}

/** The ApexDoc that ends on the line above. */
function commentAbove(lines: string[], line: number): string {
    let first = line - 2;
    if (!lines[first]?.trim().endsWith('*/')) {
        return '';
    }
    while (!lines[first]!.trim().startsWith('/**')) {
        first--;
    }
    return lines
        .slice(first, line - 1)
        .map((text) => text.trim())
        .join('\n');
}

function modulesOf({ declaration, lines }: ApexClass, wanted: Wanted): string[] {
    return declaration.members
        .filter(isShown)
        .filter((member) => member.k === 'method')
        .map((method) => {
            const annotation = method.mods.annotations.find(({ name }) => name === 'auraenabled')!;
            const comment = commentAbove(lines, annotation.l);
            const parameters = method.params.map(({ name, type }) => {
                const narrowed = NARROWED[`${declaration.name}.${method.name}.${name}`];
                const given = narrowed ? `Licenses.${narrowed}` : shared(wanted.of(type, declaration.name));
                return `${name}: ${given}${isNullable(comment, name) ? ' | null' : ''}`;
            });
            const result = method.returns ? shared(wanted.of(method.returns, declaration.name)) : 'void';
            const taken = parameters.length ? `{ ${parameters.join('; ')} }` : 'undefined';
            const called = parameters.length ? `parameters: ${taken}` : '';
            const text =
                annotation.params['cacheable'] === 'true'
                    ? `const ${method.name}: Platform.CacheableMethod<${taken}, ${result}>;\nexport default ${method.name};`
                    : `export default function ${method.name}(${called}): Promise<${result}>;`;
            return `declare module '@salesforce/apex/${declaration.name}.${method.name}' {\n${text}\n}`;
        });
}

const isNullable = (comment: string, name: string): boolean =>
    new RegExp(`@param\\s+${name}\\b[^@]*\\bnull\\b`).test(comment);

/** Outside of the namespace a class is known by it. */
function shared(type: string): string {
    return type.replaceAll(/\b(?!Record\b)[A-Z]\w*/g, (name) => `Licenses.${name}`);
}
