import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Org } from '../salesforce-cli.ts';
import { classesAtWork, recordsOf, ReleaseError, startJobs, stopJobs, takePermissions, whoRunsJobs } from './jobs.ts';
import { componentsOf, deletions, manifestOf, withoutPages, type Components } from './manifests.ts';

/** What a release works with. */
export interface Release {
    /** folder of the repository */
    root: string;
    /** folder of the built project */
    dist: string;
    /** the org, as who deploys */
    org: Org;
    /** the org as the user of the jobs, or null where nobody was named */
    jobs: Org | null;
    /** alias or username, as `sf` knows the org */
    targetOrg: string;
    /** Whether the org only says what it would refuse. */
    dryRun: boolean;
    /** Runs the Salesforce CLI in a project. @throws Error where it fails */
    sf: (parameters: string[], project: string) => void | Promise<void>;
    say: (what: string) => void;
}

/**
 * Deploys the built project to an org; its own tests judge the deployment, never those of the org.
 * @throws ReleaseError where the jobs are scheduled, since their classes cannot be replaced meanwhile
 */
export async function deploy(release: Release): Promise<void> {
    if ((await whoRunsJobs(release.org)).length > 0) {
        throw new ReleaseError(
            `The jobs are scheduled, so this is an upgrade: npm run upgrade -- -o ${release.targetOrg} --jobs-as USER_OF_THE_JOBS`
        );
    }
    await deployBuilt(release);
}

/**
 * Stops the jobs, deploys, and starts them again as the user they ran as, also where the deployment fails.
 * @throws ReleaseError where jobs run as somebody else, or work at this moment: nothing was done
 */
export async function upgrade(release: Release): Promise<void> {
    const { org, jobs, root } = release;
    const runsAs = await whoRunsJobs(org);
    if (!jobs || runsAs.some((one) => one !== jobs.username)) {
        throw new ReleaseError(
            `The jobs run as ${runsAs.join(', ') || 'nobody'}: add --jobs-as with the alias of that user, under whom they are started again.`
        );
    }
    await checkRest(release);
    release.say('Stopping the jobs');
    await stopJobs(org);
    try {
        await deployBuilt(release);
    } finally {
        release.say(`Starting the jobs as ${jobs.username}`);
        await startJobs(jobs, root);
    }
}

/**
 * Removes everything that the project brought: jobs, permissions, then all components in one deployment, or none.
 * @param recordsAreExported whether the records may go
 * @throws ReleaseError where there are records, or jobs work at this moment: nothing was done
 */
export async function uninstall(release: Release, recordsAreExported: boolean): Promise<void> {
    const { org, dist, sf, say } = release;
    const project = join(dist, 'uninstall');
    const listing = ['--source-dir', 'force-app', '--name', 'all', '--output-dir', project];
    await sf(['project', 'generate', 'manifest', ...listing], dist);
    const all = componentsOf(readFileSync(join(project, 'all.xml'), 'utf8'));
    const objects = (all.get('CustomObject') ?? []).filter((name) => name.endsWith('__c'));
    const records = await recordsOf(org, objects);
    if (records.size > 0 && !recordsAreExported) {
        const counts = [...records].map(([name, count]) => `  ${name}: ${count}`).join('\n');
        throw new ReleaseError(
            `These records would be deleted. Export what you must keep, then add --records-are-exported.\n${counts}`
        );
    }
    await checkRest(release);
    writeUninstall(dist, project, deletions(all));
    if (!release.dryRun) {
        say('Stopping the jobs, and taking the permissions from everybody');
        await stopJobs(org);
        await takePermissions(org, [...(all.get('PermissionSetGroup') ?? []), ...(all.get('PermissionSet') ?? [])]);
    }
    const manifests = ['--manifest', 'package.xml'];
    const changes = ['--pre-destructive-changes', 'first.xml', '--post-destructive-changes', 'last.xml'];
    await sf([...start(release), ...manifests, ...changes], project);
}

function start({ targetOrg, dryRun }: Release): string[] {
    const parameters = ['project', 'deploy', 'start', '--target-org', targetOrg, '--wait', '60'];
    return dryRun ? [...parameters, '--dry-run'] : parameters;
}

async function deployBuilt(release: Release): Promise<void> {
    const tests = classesIn(release.dist).filter((name) => name.endsWith('Test'));
    const judged = ['--test-level', 'RunSpecifiedTests', ...tests.flatMap((name) => ['--tests', name])];
    await release.sf([...start(release), '--source-dir', 'force-app', ...judged], release.dist);
}

async function checkRest({ org, dist }: Release): Promise<void> {
    const atWork = await classesAtWork(org, classesIn(dist));
    if (atWork.length > 0) {
        throw new ReleaseError(`At work: ${atWork.join(', ')}. Wait until they have ended (Setup, Apex Jobs).`);
    }
}

function filesIn(dist: string, suffix: string): string[] {
    return readdirSync(join(dist, 'force-app'), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith(suffix))
        .map((file) => join(dist, 'force-app', file));
}

function classesIn(dist: string): string[] {
    return filesIn(dist, '.cls').map((file) => basename(file, '.cls'));
}

/** A project that deletes all of the built one: the manifests, and the objects without the pages that they open in. */
function writeUninstall(dist: string, project: string, { first, last }: ReturnType<typeof deletions>): void {
    const { sourceApiVersion } = JSON.parse(readFileSync(join(dist, 'sfdx-project.json'), 'utf8')) as {
        sourceApiVersion: string;
    };
    const written: string[] = [];
    rmSync(join(project, 'force-app'), { recursive: true, force: true });
    for (const file of filesIn(dist, '__c.object-meta.xml')) {
        const text = readFileSync(file, 'utf8');
        const name = basename(dirname(file));
        if (text !== withoutPages(text)) {
            const folder = join(project, 'force-app', 'main', 'default', 'objects', name);
            mkdirSync(folder, { recursive: true });
            writeFileSync(join(folder, basename(file)), withoutPages(text));
            written.push(name);
        }
    }
    const manifest = (components: Components): string => manifestOf(components, sourceApiVersion);
    const files = {
        'first.xml': manifest(first),
        'package.xml': manifest(new Map([['CustomObject', written]])),
        'last.xml': manifest(last),
        'sfdx-project.json': JSON.stringify({
            packageDirectories: [{ path: 'force-app', default: true }],
            sourceApiVersion
        })
    };
    Object.entries(files).forEach(([name, text]) => writeFileSync(join(project, name), text));
}
