import type { Pos } from '../../syntax/ast.ts';
import { CompileProblem } from '../../syntax/diagnostics.ts';
import {
    declaredBy,
    hasAnnotation,
    hasWord,
    modsOf,
    type CheckContext,
    type Declared,
    type ElementKind
} from './declared.ts';
import { ANNOTATIONS } from './annotations.ts';
import type { ModifierRule } from './modifier-rule.ts';
import type { TypeDecl } from '../types.ts';

const TYPES: readonly ElementKind[] = ['classes', 'interfaces', 'enums'];
const MEMBERS: readonly ElementKind[] = ['methods', 'constructors', 'fields', 'properties'];
const SHARING = ['withSharing', 'withoutSharing', 'inheritedSharing'];
const sharing = (text: string): ModifierRule => ({
    text,
    on: ['classes'],
    not: SHARING.filter((one) => one !== text)
});

/** The words, by how the source has them. */
const WORDS: Readonly<Record<string, ModifierRule>> = {
    'with sharing': sharing('withSharing'),
    'without sharing': sharing('withoutSharing'),
    'inherited sharing': sharing('inheritedSharing'),
    global: { text: 'global', on: [...TYPES, ...MEMBERS], definingType: { of: ['global'] }, enclosingType: 'global' },
    public: { text: 'public', on: [...TYPES, ...MEMBERS] },
    private: { text: 'private', on: [...TYPES, ...MEMBERS] },
    protected: { text: 'protected', on: MEMBERS, not: ['static'] },
    virtual: { text: 'virtual', on: ['methods', 'classes', 'interfaces'], not: ['static'] },
    abstract: { text: 'abstract', on: ['classes', 'methods'], definingType: { of: ['abstract'] } },
    override: { text: 'override', on: ['methods'] },
    static: {
        text: 'static',
        on: ['fields', 'properties', 'methods'],
        topLevel: true,
        not: ['abstract', 'virtual', 'override']
    },
    final: { text: 'final', on: ['methods', 'parameters', 'fields', 'properties', 'locals', 'classes'] },
    transient: { text: 'transient', on: ['enums', 'interfaces', 'fields', 'properties', 'locals'] },
    testmethod: {
        text: 'testMethod',
        on: ['methods'],
        topLevel: true,
        needs: [{ all: ['static'] }],
        // Apex Developer Guide, unit tests: since API 28.0 test methods can no longer be in a class that is no test.
        definingType: { of: ['istest'], since: 28 }
    },
    webservice: {
        text: 'webService',
        on: ['fields', 'properties', 'methods'],
        needs: [{ all: ['static'], on: ['methods'] }],
        definingType: { of: ['global'] }
    }
};

/** `protected` goes with each of these: a package opens a method to the sub classes of others with `global protected`. */
const SCOPES = ['private', 'public', 'global'];

/** Words and annotations of a declaration, in the order in which they are written: words, then annotations. */
function rulesOf({ mods }: Declared): ModifierRule[] {
    const words = mods.words.flatMap((word) => WORDS[word] ?? []);
    return [...words, ...mods.annotations.flatMap((one) => ANNOTATIONS[one.name]?.rule ?? [])];
}

function textOf(key: string): string {
    return ANNOTATIONS[key]?.rule.text ?? WORDS[key]?.text ?? key;
}

function has(mods: Declared['mods'], key: string): boolean {
    return (
        mods.words.some((word) => WORDS[word]?.text === key || word === key) || hasAnnotation(mods, key.toLowerCase())
    );
}

/** Modifiers where they are not allowed, twice, against each other, or without what they need. */
export function checkModifiers(context: CheckContext, decl: TypeDecl): void {
    for (const declared of declaredBy(decl)) {
        checkDeclared(context, declared);
    }
}

function checkDeclared(context: CheckContext, declared: Declared): void {
    const { kind, mods, at, definingType, member } = declared;
    const say = (message: string): void => context.report(new CompileProblem(message, at));
    const isEnumValue = kind === 'fields' && member === null;
    const seen = new Set<string>();
    let stopped = false;
    let scopes = 0;
    for (const rule of rulesOf(declared)) {
        if (isEnumValue) {
            if (!rule.on.includes(kind)) {
                say(`${rule.text} is not allowed on fields`);
            }
            continue;
        }
        if (seen.has(rule.text)) {
            say(`Duplicate modifier: ${rule.text}`);
            continue;
        }
        seen.add(rule.text);
        scopes += SCOPES.includes(rule.text) ? 1 : 0;
        // The first modifier that is wrong speaks for those after it.
        if (stopped) {
            continue;
        }
        stopped = true;
        if (!rule.on.includes(kind)) {
            say(`${rule.text} is not allowed on ${kind}`);
            continue;
        }
        if (rule.topLevel && definingType.outer && definingType.kind === 'class') {
            const what = TYPES.includes(kind) ? 'a top level type' : `${kind} of a top level type`;
            say(`${rule.text} can only be used on ${what}`);
            continue;
        }
        const against = (rule.not ?? []).filter((one) => has(mods, one));
        against.forEach((one) => say(`${rule.text} ${kind} cannot be ${textOf(one)}`));
        stopped = !checkNeeds(context, declared, rule) || against.length > 0;
    }
    if (scopes > 1) {
        say('Declarations can only have one scope');
    }
    if (hasWord(mods, 'abstract') && hasWord(mods, 'virtual') && (kind === 'classes' || kind === 'methods')) {
        say('abstract are by default virtual');
    }
    if (hasWord(mods, 'final') && (kind === 'classes' || kind === 'methods')) {
        say(`${kind} are by default final`);
    }
    const opens = definingType.isVirtual || hasWord(mods, 'override');
    if (kind === 'methods' && hasWord(mods, 'protected') && !opens) {
        say('New protected methods cannot be defined in non-virtual classes');
    }
    if (member?.k === 'method' && hasWord(mods, 'abstract') && member.body) {
        say('Abstract methods cannot have a body');
    }
}

/** Whether the declaration has what a modifier needs beside and around it. */
function checkNeeds(context: CheckContext, declared: Declared, rule: ModifierRule): boolean {
    const { kind, mods, at, definingType } = declared;
    let fits = true;
    const say = (message: string, place: Pos = at): void => {
        fits = false;
        context.report(new CompileProblem(message, place));
    };
    const applies = (on?: readonly ElementKind[]): boolean => !on || on.includes(kind);
    const isType = TYPES.includes(kind);
    for (const { all, on } of rule.needs ?? []) {
        for (const one of applies(on) ? all : []) {
            if (!has(mods, one)) {
                say(`${rule.text} ${kind} must be declared as ${textOf(one)}`);
            }
        }
    }
    for (const { of, on } of rule.needsOne ?? []) {
        if (applies(on) && !of.some((one) => has(mods, one))) {
            say(`${rule.text} ${kind} require at least one of the following ${of.map(textOf).join(', ')}`);
        }
    }
    const { definingType: of } = rule;
    const version = definingType.user?.apiVersion || Infinity;
    if (
        of &&
        version >= (of.since ?? 0) &&
        !isType &&
        applies(of.on) &&
        !of.of.some((one) => has(modsOf(definingType), one))
    ) {
        say(
            of.of.length > 1
                ? `Defining type for ${rule.text} ${kind} require at least one of the following ${of.of.map(textOf).join(', ')}`
                : `Defining type for ${rule.text} ${kind} must be declared as ${textOf(of.of[0]!)}`
        );
    }
    const around = definingType.outer;
    if (rule.enclosingType && around && !has(modsOf(around), rule.enclosingType)) {
        const message = `Enclosing type for ${rule.text} ${kind} in apex classes must be declared as ${rule.enclosingType}`;
        say(message, around.user!.node!);
    }
    return fits;
}
