import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join, resolve } from 'node:path';

/** One message of a check; line and column from 1. */
export interface Finding {
    file: string;
    line: number;
    column: number;
    message: string;
}

/**
 * Compiles the Apex of a project with Salesforce's own front end (it ships inside Salesforce Code Analyzer) as far as
 * its validation.
 * @param folders the project's folders
 * @param root repository root, below which the driver's classes are kept
 * @param notWritten lines `Object TAB operation` and `Object.Field`: what an org refuses to write
 * @returns the number of files and every error
 * @throws Error when there is no Java 11 or newer
 */
export function checkWithFrontEnd(
    folders: readonly string[],
    root: string,
    notWritten: readonly string[]
): { files: number; findings: Finding[] } {
    const require = createRequire(join(root, 'package.json'));
    const library = (name: string): string =>
        join(dirname(require.resolve(`${name}/package.json`)), 'dist', 'java-lib');
    const frontEnd = join(library('@salesforce/code-analyzer-sfge-engine'), '*');
    const types = library('@salesforce/code-analyzer-pmd-engine');
    const driver = compileDriver(join(root, 'scripts', 'apex-check', 'java'), root, frontEnd);
    const jar = (prefix: string): string => {
        const name = readdirSync(types).find((file) => file.startsWith(prefix));
        if (!name) {
            throw new Error(`There is no ${prefix}*.jar in ${types}. Run npm ci.`);
        }
        return join(types, name);
    };
    const output = java(
        'java',
        [
            '-cp',
            [driver, frontEnd].join(delimiter),
            'ApexCheck',
            jar('standard-types-'),
            jar('sobject-types-'),
            ...folders.map((folder) => resolve(folder))
        ],
        notWritten.join('\n')
    );
    const lines = output.split('\n').filter((line) => line !== '');
    const last = lines.pop()?.split('\t');
    if (last?.[0] !== 'files') {
        throw new Error(`The compile check did not finish:\n${output}`);
    }
    const findings = lines.map((line) => {
        const [file = '', row = '', column = '', ...message] = line.split('\t');
        return { file, line: Number(row), column: Number(column), message: message.join(' ') };
    });
    return { files: Number(last[1]), findings };
}

/** Compiles the driver once for each state of its sources. */
function compileDriver(folder: string, root: string, frontEnd: string): string {
    const sources = readdirSync(folder)
        .filter((name) => name.endsWith('.java'))
        .map((name) => join(folder, name));
    const hash = createHash('sha1');
    for (const source of sources) {
        hash.update(readFileSync(source));
    }
    const target = join(root, '.local-org', 'apex-check', hash.digest('hex'));
    if (!existsSync(join(target, 'ApexCheck.class'))) {
        java('javac', ['-nowarn', '-proc:none', '-d', target, '-cp', frontEnd, ...sources]);
    }
    return target;
}

function java(command: string, parameters: string[], input = ''): string {
    try {
        return execFileSync(command, parameters, { encoding: 'utf8', input, maxBuffer: 64 * 1024 * 1024 });
    } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
            throw new Error(`The compile check needs a JDK 11 or newer: the command ${command} was not found.`);
        }
        throw error;
    }
}
