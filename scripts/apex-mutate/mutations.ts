/** One small mistake put into a source: what stands at `offset` is replaced. */
export interface Mutation {
    kind: string;
    offset: number;
    original: string;
    replacement: string;
}

interface Rule {
    kind: string;
    pattern: RegExp;
    replace: (match: string) => string;
}

const RULES: readonly Rule[] = [
    {
        kind: 'relation',
        pattern: /(?<=[\w)\]] )(<=|>=|<|>)(?= [\w(-])/g,
        replace: (op) => ({ '<': '<=', '<=': '<', '>': '>=', '>=': '>' })[op]!
    },
    { kind: 'equality', pattern: /(?<= )(==|!=)(?= )/g, replace: (op) => (op === '==' ? '!=' : '==') },
    { kind: 'logic', pattern: /(?<= )(&&|\|\|)(?=\s)/g, replace: (op) => (op === '&&' ? '||' : '&&') },
    { kind: 'negation', pattern: /!(?=[\w(])/g, replace: () => '' },
    {
        kind: 'boolean',
        pattern: /(?<=return )(true|false)(?=;)/g,
        replace: (value) => (value === 'true' ? 'false' : 'true')
    },
    { kind: 'arithmetic', pattern: /(?<=\w\)? )[+-](?= \d)/g, replace: (op) => (op === '+' ? '-' : '+') },
    { kind: 'sign', pattern: /(?<=addDays\()-/g, replace: () => '' },
    {
        kind: 'number',
        pattern: /(?<=addMonths\(|addDays\()\d+(?=\))/g,
        replace: (number) => String(Number(number) + 1)
    },
    { kind: 'dropped check', pattern: /\bif \([^\n]*\) \{/g, replace: () => 'if (false) {' },
    { kind: 'dropped as user', pattern: /\bas user /g, replace: () => 'as system ' },
    { kind: 'dropped WITH USER_MODE', pattern: /WITH USER_MODE/g, replace: () => 'WITH SYSTEM_MODE' },
    { kind: 'dropped user mode', pattern: /AccessLevel\.USER_MODE/g, replace: () => 'AccessLevel.SYSTEM_MODE' },
    { kind: 'dropped sharing', pattern: /\bwith sharing(?= class)/g, replace: () => 'without sharing' },
    { kind: 'dropped refusals', pattern: /\brefusals\.addAll\(\w+Refusals\(\w+\)\);/g, replace: () => '' },
    { kind: 'dropped error', pattern: /\b[\w.]+\.addError\([^;]*\);/g, replace: () => '' }
];

/**
 * Every mutation of a source, in the order of the text; comments are left alone.
 * @param source the text of a class
 */
export function mutationsOf(source: string): Mutation[] {
    const code = withoutComments(source);
    return RULES.flatMap(({ kind, pattern, replace }) =>
        [...code.matchAll(pattern)].map((match) => ({
            kind,
            offset: match.index,
            original: match[0],
            replacement: replace(match[0])
        }))
    ).sort((a, b) => a.offset - b.offset);
}

/** The source with one mutation put in. */
export function mutate(source: string, { offset, original, replacement }: Mutation): string {
    return source.slice(0, offset) + replacement + source.slice(offset + original.length);
}

/** The line of a mutation, from 1. */
export function lineOf(source: string, { offset }: Mutation): number {
    return source.slice(0, offset).split('\n').length;
}

/** Comments and strings become blanks of the same length, so that offsets stay. */
function withoutComments(source: string): string {
    return source.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'/g, (text) => text.replace(/[^\n]/g, ' '));
}
