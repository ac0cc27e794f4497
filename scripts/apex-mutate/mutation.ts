/** One small mistake put into a file: what stands at `offset` is replaced; without a replacement the file goes. */
export interface Mutation {
    kind: string;
    offset: number;
    original: string;
    replacement: string | null;
}

export interface Rule {
    kind: string;
    pattern: RegExp;
    replace: (match: string) => string;
}

/**
 * What the rules find, in the order of the text.
 * @param searched the text in which they look, as long as the source
 * @param source   the text as it is in the file
 */
export function matches(rules: readonly Rule[], searched: string, source: string): Mutation[] {
    return rules
        .flatMap(({ kind, pattern, replace }) =>
            [...searched.matchAll(pattern)].map(({ index, 0: { length } }) => {
                const original = source.slice(index, index + length);
                return { kind, offset: index, original, replacement: replace(original) };
            })
        )
        .sort((a, b) => a.offset - b.offset);
}

/** The source with one mutation put in; null where the file goes. */
export function mutate(source: string, { offset, original, replacement }: Mutation): string | null {
    return replacement === null ? null : source.slice(0, offset) + replacement + source.slice(offset + original.length);
}

/** The line of a mutation, from 1. */
export function lineOf(source: string, { offset }: Mutation): number {
    return source.slice(0, offset).split('\n').length;
}
