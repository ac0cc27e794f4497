import { matches, type Mutation, type Rule } from './mutation.ts';

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
    { kind: 'dropped error', pattern: /\b[\w.]+\.addError\([^;]*\);/g, replace: () => '' },
    { kind: 'dropped fallback', pattern: /\s\?\? [\w.]+(?:\([^()\n]*\))?(?=[;,)\s])/g, replace: () => '' },
    { kind: 'dropped condition', pattern: /\s(?:&&|\|\|) !?[\w.?]+(?:\([^()\n]*\))?(?=[;)\n])/g, replace: () => '' },
    { kind: 'dropped filter', pattern: /\sAND [\w.]+ (?:=|!=|<=?|>=?|IN|NOT IN) [:\w.]+(?=\s|\])/g, replace: () => '' },
    {
        kind: 'turned filter',
        pattern: /(?<=(?:WHERE|AND|OR) \(?[\w.]+ )(?:=|!=|IN|NOT IN)(?= )/g,
        replace: (op) => ({ '=': '!=', '!=': '=', IN: 'NOT IN', 'NOT IN': 'IN' })[op]!
    },
    { kind: 'member of a set', pattern: /(?<=new Set<\w+>\{\s*)\w[\w.]*,\s*(?=\w)/g, replace: () => '' },
    { kind: 'member of a set', pattern: /(?<=new Set<\w+>\{[^{}]*),\s*\w[\w.]*(?=\s*\})/g, replace: () => '' }
];

/**
 * Every mutation of a class, in the order of the text; comments and strings are left alone.
 * @param source the text of a class
 */
export function codeMutations(source: string): Mutation[] {
    // What is read and written in user mode keeps to the sharing whatever the class says.
    const sharingMatters = /SYSTEM_MODE|as system/.test(source);
    return matches(RULES, withoutComments(source), source).filter(
        ({ kind }) => sharingMatters || kind !== 'dropped sharing'
    );
}

/** Comments and strings become blanks of the same length, so that offsets stay. */
function withoutComments(source: string): string {
    return source.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'/g, (text) => text.replace(/[^\n]/g, ' '));
}
