import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sample } from '../apex-mutate/sample.ts';

/** Lines that are changed together: few enough for one thought, enough to hold several mistakes. */
const LINES = 8;

/** @returns the folder's TypeScript that does something, by path from the project's root: no tests, no declarations */
export function filesOf(root: string, folder: string): string[] {
    return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .map((file) => join(folder, file))
        .filter(
            (file) =>
                file.endsWith('.ts') && !/\.test\.ts$|\.d\.ts$|\/(__tests__|node_modules|dist|fixtures)\//.test(file)
        )
        .sort();
}

/**
 * Places of all files, folder by folder in turn; the same for the same seed while their text is the same.
 * @returns as the mutation tool takes them: `file:from-to`
 */
export function placesIn(root: string, files: string[], max: number, seed: number): string[] {
    const all = files.flatMap((file) => {
        const lines = readFileSync(join(root, file), 'utf8').split('\n');
        return Array.from({ length: Math.floor(lines.length / LINES) }, (_, i) => ({
            file,
            from: i * LINES + 1,
            text: lines.slice(i * LINES, (i + 1) * LINES).join('\n')
        }));
    });
    const telling = all.filter(({ text }) =>
        /[=<>!&|?]|return|if/.test(text.replaceAll(/^\s*(\/?\*|\/\/|import ).*$/gm, ''))
    );
    return sample(
        telling,
        { kindOf: ({ file }) => dirname(file), nameOf: ({ file, text }) => file + text },
        max,
        seed
    ).map(({ file, from }) => `${file}:${from}-${from + LINES - 1}`);
}
