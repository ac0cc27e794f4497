import { readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { codeMutations } from './code-mutations.ts';
import { metadataMutations } from './metadata-mutations.ts';
import { lineOf, type Mutation } from './mutation.ts';

export type Kind = 'code' | 'metadata';

/** Where a mistake is put. */
export interface Place {
    of: Kind;
    /** Below `force-app/main/default`. */
    file: string;
    /** Its first and its last line. */
    line: number;
    end: number;
    /** The text of its first line. */
    text: string;
    mutation: Mutation;
}

/** Every mutation of classes that are no tests, and of metadata. */
export function places(source: string, only: { kind?: Kind; name?: string }): Place[] {
    return readdirSync(source, { recursive: true, encoding: 'utf8' })
        .sort()
        .filter((file) => !only.name || basename(file).toLowerCase().startsWith(`${only.name.toLowerCase()}.`))
        .flatMap((file) => {
            const of: Kind | null = isCode(file) ? 'code' : file.endsWith('-meta.xml') ? 'metadata' : null;
            if (!of || (only.kind && only.kind !== of)) {
                return [];
            }
            const text = readFileSync(join(source, file), 'utf8');
            const mutations = of === 'code' ? codeMutations(text) : metadataMutations(file, text);
            return mutations.map((mutation) => {
                const line = lineOf(text, mutation);
                const end = line + mutation.original.split('\n').length - 1;
                return { of, file, line, end, text: text.split('\n')[line - 1]!.trim(), mutation };
            });
        });
}

function isCode(file: string): boolean {
    return file.endsWith('.cls') && !file.endsWith('Test.cls') && basename(dirname(file)) !== 'testing';
}
