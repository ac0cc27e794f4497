// Builds pages in a process of its own, so that compiling them does not hold up the Apex compiler.
// Each line of the input is a PageInput as JSON; the line that answers has the BuiltPage, or the problems.
import { createInterface } from 'node:readline';
import { type BuiltPage, buildPage } from './build-page.ts';
import { PageError } from './page-error.ts';
import type { PageInput } from './page-version.ts';

/** What answers a line. */
export type PageAnswer = { page: BuiltPage } | { problems: string };

async function answer(input: PageInput): Promise<PageAnswer> {
    try {
        return { page: await buildPage(input) };
    } catch (error) {
        if (!(error instanceof PageError)) {
            throw error;
        }
        return { problems: error.message };
    }
}

// The compilers are loaded before the first page is asked for.
await import('./resolve-plugin.ts');
for await (const line of createInterface({ input: process.stdin })) {
    process.stdout.write(`${JSON.stringify(await answer(JSON.parse(line) as PageInput))}\n`);
}
