// npm start: opens the local org of the project and serves its page.
import { createServer, type Server } from 'node:http';
import { basename, join, sep } from 'node:path';
import { diskError } from '../database/disk.ts';
import { PageError } from '../page/bundle/page-error.ts';
import { projectFolder } from '../package-folder.ts';
import { createApplication, readSite, sourceFolders } from '../server/application.ts';
import { connectedApps } from '../server/http/connected-apps.ts';
import { liveProject } from '../server/live/live-project.ts';
import { openLocalOrg } from '../server/local-org-access.ts';
import { notShown } from '../server/metadata/not-shown.ts';
import type { OrgAccess } from '../server/org-access.ts';
import { checkReferences, pageBuilder, PageBuildError } from '../server/page-service.ts';
import { loadSampleData, SampleDataError, sampleFiles } from '../server/sample-data.ts';
import { readProject } from '../server/project.ts';
import { CONNECTIONS } from '../server/server.ts';
import { DataFolderError, openDataFolder } from './data-folder.ts';
import { reporter, type Reporter } from './report.ts';
import { readOptions, USAGE, UsageError } from './start-options.ts';

const HOST = '127.0.0.1';
/** How long the jobs that a request queued may hold up its answer. */
const REQUEST_JOBS_MS = 1500;
/** How long jobs run before requests are answered, and how often the clock is looked at when nothing is due. */
const SLICE_MS = 200;
const IDLE_MS = 1000;
const started = performance.now();

/** One line per step, with the seconds since the start. */
function step(text: string): void {
    process.stdout.write(`${((performance.now() - started) / 1000).toFixed(1).padStart(6)} s  ${text}\n`);
}

async function start(): Promise<void> {
    if (process.argv.slice(2).some((one) => one === '--help' || one === '-h')) {
        console.log(USAGE);
        return;
    }
    const options = readOptions(process.argv.slice(2), projectFolder());
    // The port is taken first: when it is in use, nothing has been done yet.
    const { gate, open } = await listen(options.port);
    const project = readProject(options.projectDirs);
    const data = openDataFolder(options.dataFolder, options.reset);
    const told = reporter(options.dataFolder, (text) => void process.stderr.write(`${text}\n`));
    const { report } = told;
    if (data.isLoaded && options.startAt !== null) {
        throw new UsageError(
            '--clock sets the time of a new org; this one has data. Move its clock forward in Setup, or add --reset.'
        );
    }
    const pageInput = {
        projectDirs: sourceFolders(options.projectDirs),
        namespace: project.namespace,
        cacheFolder: options.cacheFolder
    };
    const builder = pageBuilder(() => step('Compiling the Lightning web components'));
    const building = builder.build(pageInput);
    // The page is compiled by another process; a failure is reported after the org's own.
    building.catch(() => undefined);
    await new Promise((resolve) => setImmediate(resolve));
    step('Loading metadata and Apex');
    const org = openLocalOrg({
        projectDirs: options.projectDirs,
        file: data.database,
        cacheFolder: options.cacheFolder,
        startAt: options.startAt,
        jobBudgetMs: REQUEST_JOBS_MS,
        refusesProblems: true,
        report
    });
    org.found.lostJobs.forEach((line) => step(`Job lost: ${line}`));
    org.found.leftBehind.forEach(step);
    for (const { kind, name, file, why } of org.schema.notHonoured) {
        step(`Not honoured: ${kind} ${name} (${file}): ${why}`);
    }
    const leftOut = notShown(org.schema);
    if (leftOut) {
        step(leftOut);
    }
    if (!data.isLoaded) {
        const folder = join(options.projectDirs[0]!, 'scripts', 'data');
        if (sampleFiles(folder).length) {
            step('Loading the sample data');
            const count = loadSampleData(org, folder, org.users()[0]!.id, (what) => step(`  ${what}`));
            step(`Loaded ${count} sample records`);
        }
        data.markLoaded();
    }
    const site = readSite(pageInput.projectDirs, await building);
    checkReferences(site.page, org, site.resources.urls);
    const live = liveProject({
        org,
        page: pageInput,
        builder,
        site,
        tookUp: (files, elapsedMs) =>
            step(`Live after ${(elapsedMs / 1000).toFixed(1)} s: ${files.map((one) => basename(one)).join(', ')}`),
        refused(error) {
            const message = explain(error);
            report(message ?? error);
            return message ?? String(error);
        },
        warned: step
    });
    const application = createApplication({
        org,
        site: live.site,
        live: live.state,
        dataFolder: options.dataFolder,
        connectedApps: connectedApps(
            join(options.projectDirs[0]!, 'scripts', 'data', 'connected-apps.json'),
            join(options.dataFolder, 'connected-apps.json')
        ),
        report
    });
    const port = open(application);
    runJobs(org, told);
    stopOnSignal(gate, () => {
        live.close();
        org.close();
    });
    builder.warm();
    step(`Ready: http://localhost:${port}`);
}

/** Takes the port; requests wait until the application is there. */
function listen(port: number): Promise<{ gate: Server; open: (application: Server) => number }> {
    let openGate: (application: Server) => void;
    const ready = new Promise<Server>((resolve) => {
        openGate = resolve;
    });
    const gate = createServer(CONNECTIONS, (request, response) => {
        void ready.then((application) => application.emit('request', request, response));
    });
    return new Promise((resolve, reject) => {
        gate.once('error', reject);
        gate.listen(port, HOST, () =>
            resolve({
                gate,
                open(application) {
                    openGate(application);
                    return (gate.address() as { port: number }).port;
                }
            })
        );
    });
}

/**
 * Scheduled, delayed and long Apex runs when its time has come, also when nobody uses the page: slice by slice, so that requests
 * are answered in between.
 */
function runJobs(org: OrgAccess, { report, look }: Reporter): void {
    const work = (): void => {
        let isIdle = true;
        look();
        try {
            isIdle = org.runDueJobs(SLICE_MS);
        } catch (error) {
            report(error);
        }
        setTimeout(work, isIdle ? IDLE_MS : 0).unref();
    };
    work();
}

function stopOnSignal(gate: Server, close: () => void): void {
    const stop = (): void => {
        gate.close();
        gate.closeAllConnections();
        close();
        process.exit(0);
    };
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
}

/** @returns what to tell the user; null for a fault of the local org itself, which shows its stack */
function explain(error: unknown): string | null {
    const failure = error as NodeJS.ErrnoException;
    if (failure.code === 'EADDRINUSE') {
        return `The port is in use by another program. Choose another one: npm start -- --port ${Number(process.argv[process.argv.indexOf('--port') + 1] || 8080) + 1}`;
    }
    const known = [UsageError, DataFolderError, PageBuildError, PageError, SampleDataError].some(
        (type) => error instanceof type
    );
    const named = [
        'MetadataError',
        'DeploymentError',
        'CompileError',
        'ApexCompileError',
        'ProjectError',
        'ConnectedAppError',
        'DataFileError',
        'UnsupportedError'
    ].includes(failure.name);
    const told = diskError(error, 'A file') ?? (known || named ? failure : null);
    return told ? told.message.replaceAll(process.cwd() + sep, '') : null;
}

start().catch((error: unknown) => {
    const message = explain(error);
    process.stderr.write(`\n${message ?? (error as Error).stack ?? String(error)}\n`);
    process.exit(1);
});
