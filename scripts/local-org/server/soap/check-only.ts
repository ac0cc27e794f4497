import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CheckResult } from '../../deployment/problem.ts';
import { makeId } from '../../schema/id.ts';
import { badRequest, RestError } from '../http/errors.ts';
import { commandResult } from '../command-process.ts';
import { componentOf, projectWith, unpack, type PackageComponent } from './deployed-package.ts';
import { members, type Xml } from './message.ts';

/** A deployment that is checked: what became of it, once it is over. */
interface Deployment {
    userId: string;
    /** ISO 8601 */
    created: string;
    completed: string | null;
    components: PackageComponent[];
    failures: Failure[];
    /** why the check itself failed, or null */
    fault: string | null;
}

interface Failure {
    component: PackageComponent;
    line: number;
    column: number;
    problem: string;
}

/** Deployments that only check. */
export interface CheckingDeployments {
    /**
     * Begins to check a package.
     * @param zip base64 of the archive
     * @param options DeployOptions
     * @returns its id
     * @throws RestError for a deployment that would change the org, one with tests, and what is no archive
     */
    begin(userId: string, zip: string, options: Xml): string;
    /** @returns the XML of a DeployResult. @throws RestError for an id that is none of the user's */
    status(userId: string, id: string, isDetailed: boolean): string;
}

const REFUSED: readonly [(options: Xml) => boolean, string][] = [
    [
        ({ checkOnly }) => String(checkOnly) !== 'true',
        'a deployment that changes the org. It takes its metadata from the files of the project; --dry-run checks them'
    ],
    [
        ({ testLevel }) => !['undefined', '', 'NoTestRun'].includes(String(testLevel)),
        'tests in a deployment. sf apex run test runs them'
    ],
    [({ singlePackage }) => String(singlePackage) === 'false', 'several packages in one archive']
];

/** @param projectDirs folders of the org's projects: what a package lacks is taken from there */
export function checkingDeployments(projectDirs: readonly string[]): CheckingDeployments {
    const deployments = new Map<string, Deployment>();
    return {
        begin(userId, zip, options) {
            const refused = REFUSED.find(([is]) => is(options));
            if (refused) {
                throw new RestError(501, 'FUNCTIONALITY_NOT_ENABLED', `Unsupported: ${refused[1]}.`);
            }
            const folder = mkdtempSync(join(tmpdir(), 'deployment-'));
            const id = makeId('0Af', randomInt(2 ** 40));
            try {
                const components = unpack(Buffer.from(zip, 'base64'), join(folder, 'package'));
                const created = new Date().toISOString();
                const deployment = { userId, created, completed: null, components, failures: [], fault: null };
                const checked = projectWith(folder, components, projectDirs);
                deployments.set(id, deployment);
                void check(deployment, checked).finally(() => rmSync(folder, { recursive: true, force: true }));
            } catch (error) {
                rmSync(folder, { recursive: true, force: true });
                throw error;
            }
            return id;
        },
        status(userId, id, isDetailed) {
            const found = deployments.get(id);
            if (found?.userId !== userId) {
                throw badRequest('INVALID_CROSS_REFERENCE_KEY', `invalid cross reference id: ${id}`);
            }
            return deployResult(id, found, isDetailed);
        }
    };
}

async function check(deployment: Deployment, folders: readonly string[]): Promise<void> {
    try {
        const { problems, errors }: CheckResult = await commandResult([
            'check',
            ...folders.flatMap((one) => ['--project', one])
        ]);
        const found = [...problems.map((one) => ({ ...one, column: 1 })), ...errors];
        deployment.failures = found.map(({ file, line, column, message }) => {
            const component = componentOf(folders, file);
            const own = deployment.components.find((one) => one.file === component.file);
            return { component: own ?? component, line, column, problem: message };
        });
    } catch (error) {
        deployment.fault = (error as Error).message;
    }
    deployment.completed = new Date().toISOString();
}

function deployResult(id: string, deployment: Deployment, isDetailed: boolean): string {
    const { created, completed, components, failures, fault, userId } = deployment;
    const done = completed !== null;
    const good = components.filter((one) => !failures.some(({ component }) => component.file === one.file));
    const success = done && failures.length === 0 && fault === null;
    const message = ({ type, name, file }: PackageComponent, more: object): string =>
        members({
            changed: false,
            componentType: type,
            created: false,
            createdDate: completed ?? created,
            deleted: false,
            fileName: file,
            fullName: name,
            ...more
        });
    const failed = failures.map(({ component, line, column, problem }) => {
        const place = { columnNumber: column, lineNumber: line, problem, problemType: 'Error', success: false };
        return `<componentFailures>${message(component, place)}</componentFailures>`;
    });
    const succeeded = (done ? good : []).map(
        (one) => `<componentSuccesses>${message(one, { success: true })}</componentSuccesses>`
    );
    const tests =
        '<runTestResult><numFailures>0</numFailures><numTestsRun>0</numTestsRun><totalTime>0</totalTime></runTestResult>';
    return [
        members({
            checkOnly: true,
            ...(completed ? { completedDate: completed } : {}),
            createdBy: userId,
            createdDate: created
        }),
        isDetailed ? `<details>${failed.join('')}${succeeded.join('')}${tests}</details>` : '',
        members({
            done,
            ...(fault === null ? {} : { errorMessage: fault, errorStatusCode: 'UNKNOWN_EXCEPTION' }),
            id,
            ignoreWarnings: false,
            lastModifiedDate: completed ?? created,
            numberComponentErrors: new Set(failures.map(({ component }) => component.file)).size,
            numberComponentsDeployed: done ? good.length : 0,
            numberComponentsTotal: components.length,
            numberTestErrors: 0,
            numberTestsCompleted: 0,
            numberTestsTotal: 0,
            rollbackOnError: true,
            runTestsEnabled: false,
            startDate: created,
            status: !done ? 'InProgress' : success ? 'Succeeded' : 'Failed',
            success
        })
    ].join('');
}
