import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { packageFolder } from '../package-folder.ts';
import { type BuiltPage, cachedPage, type PageInput } from '../page/bundle/build-page.ts';
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

/**
 * Gives the built page: from the cache, or compiled in a process of its own so that the org can load meanwhile.
 * @param onCompile called when it has to be compiled
 * @throws PageBuildError
 */
export async function pageOf(input: PageInput, onCompile: () => void): Promise<BuiltPage> {
    const cached = cachedPage(input);
    if (cached) {
        return cached;
    }
    onCompile();
    const script = join(packageFolder(), 'bin', 'run.mjs');
    const entry = join(packageFolder(), 'page', 'bundle', 'main.ts');
    const { code, output, errors } = await run(process.execPath, [script, entry, JSON.stringify(input)]);
    if (code !== 0) {
        throw new PageBuildError(errors.trim() || `The page could not be built (exit code ${code}).`);
    }
    return JSON.parse(output) as BuiltPage;
}

/**
 * Checks that what the components import from the org is there.
 * @throws PageBuildError naming the component's file and what is missing
 */
export function checkReferences(page: BuiltPage, org: OrgAccess, resources: Record<string, string>): void {
    const problems = page.references.flatMap(({ kind, name, file }) => {
        const message = referenceProblem(kind, name, org, resources);
        return message ? [formatProblem({ file, line: 0, column: 0, message })] : [];
    });
    if (problems.length) {
        throw new PageBuildError([...new Set(problems)].join('\n'));
    }
}

function referenceProblem(
    kind: string,
    name: string,
    org: OrgAccess,
    resources: Record<string, string>
): string | null {
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

function run(command: string, parameters: string[]): Promise<{ code: number; output: string; errors: string }> {
    return new Promise((resolve, reject) => {
        const child = spawn(command, parameters, { stdio: ['ignore', 'pipe', 'pipe'] });
        const output: Buffer[] = [];
        const errors: Buffer[] = [];
        child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
        child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
        child.on('error', reject);
        child.on('close', (code) =>
            resolve({
                code: code ?? 1,
                output: Buffer.concat(output).toString('utf8'),
                errors: Buffer.concat(errors).toString('utf8')
            })
        );
    });
}
