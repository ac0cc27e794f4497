// Builds the page in a process of its own, so that compiling it does not hold up the Apex compiler.
// One argument: the PageInput as JSON. Prints the BuiltPage as JSON, or the problems with exit code 1.
import { buildPage, type PageInput } from './build-page.ts';
import { PageError } from './page-error.ts';

try {
    const page = await buildPage(JSON.parse(process.argv[2] ?? '{}') as PageInput);
    process.stdout.write(JSON.stringify(page));
} catch (error) {
    if (!(error instanceof PageError)) {
        throw error;
    }
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
}
