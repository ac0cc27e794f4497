import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { packageFolder } from '../package-folder.ts';
import { type BuiltPage, cachedPage } from '../page/bundle/build-page.ts';
import type { PageAnswer } from '../page/bundle/main.ts';
import type { PageInput } from '../page/bundle/page-version.ts';
import { formatProblem } from '../page/bundle/page-error.ts';
import type { OrgSchema } from '../schema/model.ts';
import type { OrgAccess } from './org-access.ts';

/** The project's components do not compile; the message lists file, line and reason of each problem. */
export class PageBuildError extends Error {
    constructor(message: string) {
        super(message);
        this.name = 'PageBuildError';
    }
}

/** Gives built pages: from the cache, or compiled in a process of its own so that the org can work meanwhile. */
export interface PageBuilder {
    /** @throws PageBuildError */
    build(input: PageInput): Promise<BuiltPage>;
    /** Begins the process, so that the next page is compiled at once. */
    warm(): void;
    /** Ends the process; the next page begins another. */
    end(): void;
}

/**
 * @param onCompile called when a page is not in the cache
 * @returns a builder whose process begins with the first page that is compiled, and waits for the next one
 */
export function pageBuilder(onCompile: () => void): PageBuilder {
    let process_: BuildProcess | null = null;
    const running = (): BuildProcess => {
        process_ = process_?.isAlive() ? process_ : startBuilding();
        return process_;
    };
    return {
        warm: () => void running(),
        async build(input) {
            const cached = cachedPage(input);
            if (cached) {
                return cached;
            }
            onCompile();
            const answer = await running().ask(input);
            if ('problems' in answer) {
                throw new PageBuildError(answer.problems);
            }
            return answer.page;
        },
        end: () => process_?.end()
    };
}

interface BuildProcess {
    /** One after the other. @throws PageBuildError when the process ends */
    ask(input: PageInput): Promise<PageAnswer>;
    isAlive(): boolean;
    end(): void;
}

function startBuilding(): BuildProcess {
    const script = join(packageFolder(), 'bin', 'run.mjs');
    const entry = join(packageFolder(), 'page', 'bundle', 'main.ts');
    const child = spawn(process.execPath, [script, entry], { stdio: ['pipe', 'pipe', 'pipe'] });
    const lines = createInterface({ input: child.stdout });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => {
        said += chunk.toString('utf8');
    });
    // What cannot be written any more is told by the end of the process.
    child.stdin.on('error', () => undefined);
    return {
        ask: (input) =>
            new Promise((resolve, reject) => {
                const ended = (reason: Error | number | null): void => {
                    lines.off('line', answered);
                    const why = reason instanceof Error ? reason.message : `exit code ${reason}`;
                    reject(new PageBuildError(said.trim() || `The page could not be built (${why}).`));
                };
                const answered = (line: string): void => {
                    child.off('close', ended).off('error', ended);
                    resolve(JSON.parse(line) as PageAnswer);
                };
                child.once('close', ended).once('error', ended);
                lines.once('line', answered);
                child.stdin.write(`${JSON.stringify(input)}\n`);
            }),
        isAlive: () => child.exitCode === null && child.signalCode === null && !child.killed,
        end: () => void child.kill()
    };
}

/** What components may refer to. */
type Referred = Pick<OrgAccess, 'schema' | 'auraProblem'>;

/**
 * Checks that what the components import from the org is there.
 * @throws PageBuildError naming the component's file and what is missing
 */
export function checkReferences(page: BuiltPage, org: Referred, resources: Record<string, string>): void {
    const problems = page.references.flatMap(({ kind, name, file }) => {
        const message = referenceProblem(kind, name, org, resources);
        return message ? [formatProblem({ file, line: 0, column: 0, message })] : [];
    });
    if (problems.length) {
        throw new PageBuildError([...new Set(problems)].join('\n'));
    }
}

function referenceProblem(kind: string, name: string, org: Referred, resources: Record<string, string>): string | null {
    switch (kind) {
        case 'apex': {
            const [className = '', method = ''] = name.split('.');
            return org.auraProblem(className, method);
        }
        case 'schema':
            return schemaProblem(org.schema, name.split('.'));
        case 'customPermission':
            return [...org.schema.customPermissions.values()].some((one) => one.name === name)
                ? null
                : `Custom permission ${name} does not exist`;
        case 'resourceUrl':
            return resources[name] === undefined ? `Static resource ${name} does not exist` : null;
        default:
            return null;
    }
}

function schemaProblem(schema: OrgSchema, [objectName = '', ...path]: string[]): string | null {
    let object = schema.object(objectName);
    if (!object) {
        return `Object ${objectName} does not exist`;
    }
    for (const [index, name] of path.entries()) {
        const isLast = index === path.length - 1;
        const lookup = object.parentRelationships.get(name.toLowerCase());
        if (isLast ? !object.fields.has(name.toLowerCase()) : !lookup) {
            return `${object.name}.${name} does not exist`;
        }
        object = isLast ? object : (schema.object(lookup!.referenceTo[0] ?? '') ?? object);
    }
    return null;
}
