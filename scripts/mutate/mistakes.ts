import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Instrumenter } from '@stryker-mutator/instrumenter';
import { sample } from '../apex-mutate/sample.ts';

interface Position {
    line: number;
    column: number;
}

/** A small change of the code: lines and columns from 1. */
export interface Mistake {
    file: string;
    kind: string;
    replacement: string;
    location: { start: Position; end: Position };
}

/** Texts are for people: their mistakes are seen, not tested word by word. */
export const EXCLUDED = ['StringLiteral'];

const silent = {
    isTraceEnabled: () => false,
    isDebugEnabled: () => false,
    isInfoEnabled: () => false,
    isWarnEnabled: () => false,
    isErrorEnabled: () => false,
    isFatalEnabled: () => false,
    trace: () => undefined,
    debug: () => undefined,
    info: () => undefined,
    warn: () => undefined,
    error: () => undefined,
    fatal: () => undefined
};

/** @param place `file` or `file:from-to`, in lines @returns all mistakes that the mutation tool makes there */
export async function mistakesAt(root: string, place: string): Promise<Mistake[]> {
    const [, file = place, from, to] = /^(.+?)(?::(\d+)-(\d+))?$/.exec(place) ?? [];
    const content = readFileSync(join(root, file), 'utf8');
    // Its lines count from 0 here.
    const mutate = from
        ? [{ start: { line: Number(from) - 1, column: 0 }, end: { line: Number(to) - 1, column: Infinity } }]
        : true;
    const { mutants } = await new Instrumenter(silent).instrument([{ name: file, mutate, content }], {
        plugins: null,
        excludedMutations: EXCLUDED,
        ignorers: []
    });
    return mutants
        .filter(({ status }) => status !== 'Ignored')
        .map(({ location: { start, end }, mutatorName, replacement }) => ({
            file,
            kind: mutatorName,
            replacement: replacement,
            location: {
                start: { line: start.line + 1, column: start.column + 1 },
                end: { line: end.line + 1, column: end.column + 1 }
            }
        }));
}

/** One mistake of each place, by seed: mistakes beside each other tell much the same. */
export async function oneOfEach(root: string, places: readonly string[], seed: number): Promise<Mistake[]> {
    const chosen: Mistake[] = [];
    for (const place of places) {
        const all = await mistakesAt(root, place);
        chosen.push(...sample(all, { kindOf: ({ kind }) => kind, nameOf: (one) => JSON.stringify(one) }, 1, seed));
    }
    return chosen;
}
