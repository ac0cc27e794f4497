/** A kind of mistake: where it can be made, and how. */
export interface MutationRule {
    kind: string;
    /** Matches the path of the files it can be made in, below the package directory. */
    files: RegExp;
    /** What is changed (the whole match); absent where the file itself is taken away. */
    pattern?: RegExp;
    /** The text in its place, `$1` and so on for groups. */
    replacement?: string;
    /** The file under a new name (its path with `pattern` replaced) instead of with a new text. */
    rename?: { pattern: RegExp; replacement: string };
    /** What tells of it: the place itself (by default), the file, or another file, which refers to it. */
    told?: 'file' | 'elsewhere';
    /** How many of the kind are tried; 1 by default. */
    times?: number;
}

/** One mistake in a copy of a project. */
export interface Mutation {
    kind: string;
    /** Path below the project's folder. */
    file: string;
    /** The line that is wrong, from 1. */
    line: number;
    told: 'place' | 'file' | 'elsewhere';
    /** The file's new text; null where it is gone. */
    text: string | null;
    /** The file's new path; absent where it stays. */
    movedTo?: string;
}

/** Numbers from 0 to 1, the same ones for the same seed (a linear congruential generator). */
export function randomNumbers(seed: number): () => number {
    let state = seed >>> 0;
    return () => {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
        return state / 4294967296;
    };
}

/**
 * Chooses the places for every rule; a rule that nothing in the project gives a place makes no mistake.
 * @param sources path → text
 */
export function mutationsOf(
    rules: readonly MutationRule[],
    sources: ReadonlyMap<string, string>,
    seed: number
): Mutation[] {
    const random = randomNumbers(seed);
    return rules.flatMap((rule) => {
        const places = [...sources]
            .filter(([file]) => rule.files.test(file))
            .flatMap(([file, text]) => placesIn(rule, file, text));
        return Array.from({ length: Math.min(rule.times ?? 1, places.length) }, () => {
            const [place] = places.splice(Math.floor(random() * places.length), 1);
            return place!;
        });
    });
}

function placesIn(rule: MutationRule, file: string, text: string): Mutation[] {
    const base = { kind: rule.kind, file, told: rule.told ?? ('place' as const) };
    if (rule.rename) {
        const movedTo = file.replace(rule.rename.pattern, rule.rename.replacement);
        return movedTo === file ? [] : [{ ...base, line: 1, text, movedTo }];
    }
    if (!rule.pattern) {
        return [{ ...base, line: 1, text: null }];
    }
    const pattern = new RegExp(rule.pattern.source, 'gm');
    return [...text.matchAll(pattern)].map((match) => {
        const changed = match[0].replace(rule.pattern!, rule.replacement ?? '');
        const mutated = text.slice(0, match.index) + changed + text.slice(match.index + match[0].length);
        let at = match.index;
        while (at < mutated.length && mutated[at] === text[at]) {
            at++;
        }
        return { ...base, line: mutated.slice(0, at).split('\n').length, text: mutated };
    });
}
