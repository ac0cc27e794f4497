import { resolve } from 'node:path';
import { OTHER } from '../wrong-apex.ts';
import { compileTwice, withProject, type Verdicts } from './both-compilers.ts';
import { COLLECTIONS } from './collections.ts';
import { named, type Judged } from './case.ts';
import { FIELDS, OBJECTS } from './fields.ts';
import { EXPRESSIONS } from './expressions.ts';
import { FLOW } from './flow.ts';
import { INHERITANCE } from './inheritance.ts';
import { MODIFIERS } from './modifiers.ts';
import { INITIALIZERS } from './initializers.ts';
import { HELPER, NAMES } from './names.ts';
import { OPERATORS } from './operators.ts';
import { OVERLOADS } from './overloads.ts';
import { PLATFORM } from './platform.ts';
import { REFUSED, SYNTAX } from './syntax.ts';

const ROOT = resolve(__dirname, '..', '..', '..');
jest.setTimeout(120_000);

const TABLE: readonly Judged[] = [
    ...MODIFIERS,
    ...INHERITANCE,
    ...FLOW,
    ...NAMES,
    ...EXPRESSIONS,
    ...COLLECTIONS,
    ...OVERLOADS,
    ...INITIALIZERS,
    ...OPERATORS,
    ...PLATFORM,
    ...FIELDS
];

interface Snippet {
    kind: string;
    source: string;
    isRight: boolean;
}

const SNIPPETS = TABLE.flatMap(({ kind, wrong, right }): Snippet[] => [
    ...wrong.map((source) => ({ kind, source, isRight: false })),
    ...right.map((source) => ({ kind, source, isRight: true }))
]);
const SYNTAX_SNIPPETS = SYNTAX.flatMap(({ wrong }) => wrong);
const nameOf = (at: number): string => `Case${at}`;

/** What a compiler says, each message once. Where the front end knows no place it repeats what it says elsewhere. */
function said(messages: readonly string[] | undefined, className: string): string[] {
    const placed = (messages ?? []).filter((one) => !one.startsWith('-1:'));
    return [...new Set(placed.map((one) => named(one, 'W', className)))].sort();
}

describe('the local org and the front end of Salesforce', () => {
    let verdicts: Verdicts;

    beforeAll(() => {
        const classes = Object.fromEntries(SNIPPETS.map(({ source }, at) => [nameOf(at), named(source, nameOf(at))]));
        SYNTAX_SNIPPETS.forEach((source, at) => (classes[`Syntax${at}`] = named(source, `Syntax${at}`)));
        REFUSED.forEach((source, at) => (classes[`Refused${at}`] = named(source, `Refused${at}`)));
        verdicts = withProject({ Helper: HELPER, Other: OTHER, ...classes }, OBJECTS, (folder) =>
            compileTwice([folder, resolve(ROOT, 'force-app')], ROOT)
        );
    });

    const both = (at: number): { frontEnd: string[]; localOrg: string[] } => ({
        frontEnd: said(verdicts.frontEnd.get(nameOf(at)), nameOf(at)),
        localOrg: said(verdicts.localOrg.get(nameOf(at)), nameOf(at))
    });

    it.each(TABLE.map(({ kind }) => kind))('say the same, on the same line and column: %s', (kind) => {
        const judged = SNIPPETS.map((one, at) => ({ ...one, ...both(at) })).filter((one) => one.kind === kind);
        expect(judged.map(({ source, localOrg }) => ({ source, said: localOrg }))).toEqual(
            judged.map(({ source, frontEnd }) => ({ source, said: frontEnd }))
        );
        expect(judged.filter((one) => one.isRight !== (one.frontEnd.length === 0)).map((one) => one.source)).toEqual(
            []
        );
    });

    it('stop at the same place with the same words where the grammar refuses', () => {
        const first = SYNTAX_SNIPPETS.map((source, at) => {
            const name = `Syntax${at}`;
            const of = (found: Verdicts['localOrg']): string => named(found.get(name)?.[0] ?? 'accepted', 'W', name);
            return { source, frontEnd: of(verdicts.frontEnd), localOrg: of(verdicts.localOrg) };
        });
        expect(first.map(({ source, localOrg }) => ({ source, said: localOrg }))).toEqual(
            first.map(({ source, frontEnd }) => ({ source, said: frontEnd }))
        );
    });

    it('refuse the same where their parsers go different ways', () => {
        REFUSED.forEach((_, at) => {
            expect(verdicts.frontEnd.get(`Refused${at}`)).not.toBeUndefined();
            expect(verdicts.localOrg.get(`Refused${at}`)).not.toBeUndefined();
        });
    });

    it('have nothing against the product, and what the snippets use', () => {
        const others = (found: Verdicts['localOrg']): object =>
            Object.fromEntries([...found].filter(([name]) => !/^(?:Case|Syntax|Refused)\d+$/.test(name)));
        expect(others(verdicts.localOrg)).toEqual({});
        expect(others(verdicts.frontEnd)).toEqual({});
    });
});
