import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Answer } from './answers.ts';

/** "Executes up to 25 subrequests in a single request" (REST API, Composite Batch). */
const BATCH = 25;
/** Resources that a batch takes; what else is asked goes by itself. */
const IN_A_BATCH = /^(?:query|limits|sobjects)\b/;
/** Environment in which the Salesforce CLI neither updates itself nor tells anybody of its use. */
export const QUIET = {
    SF_DISABLE_AUTOUPDATE: 'true',
    SF_DISABLE_TELEMETRY: 'true',
    SF_SKIP_NEW_VERSION_CHECK: 'true'
};

/** What `sf apex run` tells. */
interface Execution {
    compiled: boolean;
    compileProblem: string;
    success: boolean;
    exceptionMessage: string;
}

/** Asks an org through the Salesforce CLI, which knows its login. */
export interface OrgQuestions {
    /** newest API version of the org, such as `67.0` */
    version: string;
    /** address of the org */
    instanceUrl: string;
    /** who is logged in */
    username: string;
    /** @param questions SOQL, or paths below the version; they are only read @returns the answers in their order */
    ask(questions: readonly string[]): Promise<Answer[]>;
}

/** An org that may be changed, too. */
export interface Org extends OrgQuestions {
    /**
     * Runs anonymous Apex as the user; what an exception undoes is undone.
     * @returns the message of the exception that ended it, or null where it ran to its end
     * @throws Error where it does not compile, or was not run at all
     */
    apex(source: string): Promise<string | null>;
}

/**
 * @param targetOrg alias or username, as `sf` knows the org
 * @param root folder of the repository
 * @throws Error with what the CLI says when the org does not answer
 */
export async function openOrg(targetOrg: string, root: string): Promise<Org> {
    const sf = (...parameters: string[]): Promise<{ failed: boolean; output: string }> =>
        run(join(root, 'node_modules', '@salesforce', 'cli', 'bin', 'run.js'), [...parameters, '-o', targetOrg]);
    const shown = await sf('org', 'display', '--json');
    const { result, message } = JSON.parse(shown.output) as {
        result?: { instanceUrl: string; username: string };
        message?: string;
    };
    if (!result) {
        throw new Error(message ?? shown.output);
    }
    const request = async (path: string, ...parameters: string[]): Promise<Answer> => {
        const { failed, output } = await sf('api', 'request', 'rest', `/services/data${path}`, ...parameters);
        const json = parsed(output);
        return failed || json === undefined ? { ok: false, why: reason(json) ?? output.trim() } : { ok: true, json };
    };
    const versions = await request('');
    if (!versions.ok) {
        throw new Error(versions.why);
    }
    const { version } = (versions.json as { version: string }[]).at(-1)!;
    const batch = async (paths: readonly string[]): Promise<Answer[]> => {
        const folder = mkdtempSync(join(tmpdir(), 'questions-'));
        try {
            const body = join(folder, 'batch.json');
            const batchRequests = paths.map((path) => ({ method: 'GET', url: `v${version}/${path}` }));
            writeFileSync(body, JSON.stringify({ batchRequests }));
            const answer = await request(`/v${version}/composite/batch`, '--method', 'POST', '--body', `@${body}`);
            return answer.ok
                ? (answer.json as { results: { statusCode: number; result: unknown }[] }).results.map((one) =>
                      one.statusCode < 400
                          ? { ok: true, json: one.result }
                          : { ok: false, why: reason(one.result) ?? `status ${one.statusCode}` }
                  )
                : paths.map(() => answer);
        } finally {
            rmSync(folder, { recursive: true });
        }
    };
    return {
        version,
        instanceUrl: result.instanceUrl,
        username: result.username,
        async ask(questions) {
            const paths = questions.map((one) => (/^SELECT\s/i.test(one) ? `query?q=${encodeURIComponent(one)}` : one));
            const answers: Answer[] = [];
            const together = paths.filter((one) => IN_A_BATCH.test(one));
            for (let from = 0; from < together.length; from += BATCH) {
                answers.push(...(await batch(together.slice(from, from + BATCH))));
            }
            const inOrder: Answer[] = [];
            for (const path of paths) {
                inOrder.push(IN_A_BATCH.test(path) ? answers.shift()! : await request(`/v${version}/${path}`));
            }
            return inOrder;
        },
        async apex(source) {
            const folder = mkdtempSync(join(tmpdir(), 'apex-'));
            try {
                const file = join(folder, 'block.apex');
                writeFileSync(file, source);
                const { output } = await sf('apex', 'run', '--file', file, '--json');
                const answer = parsed(output) as { result?: Execution; data?: Execution; message?: string } | undefined;
                const execution = answer?.result ?? answer?.data;
                if (execution?.compiled !== true) {
                    throw new Error(execution?.compileProblem || (answer?.message ?? output.trim()));
                }
                return execution.success ? null : execution.exceptionMessage;
            } finally {
                rmSync(folder, { recursive: true });
            }
        }
    };
}

function run(cli: string, parameters: string[]): Promise<{ failed: boolean; output: string }> {
    return new Promise((resolve) => {
        const options = { env: { ...process.env, ...QUIET }, maxBuffer: 64 * 1024 * 1024 };
        execFile(process.execPath, [cli, ...parameters], options, (error, stdout, stderr) =>
            resolve({ failed: error !== null, output: stdout.trim() ? stdout : stderr })
        );
    });
}

function parsed(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        return undefined;
    }
}

/** The message of a refusal of the REST API, in one line. */
function reason(json: unknown): string | undefined {
    const [first] = Array.isArray(json) ? (json as { message?: string }[]) : [];
    return first?.message?.trim().split('\n').at(-1);
}
