import { randomUUID } from 'node:crypto';
import { basename, sep } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { PageInput } from '../../page/bundle/page-version.ts';
import { readSite, type Site } from '../application.ts';
import type { OrgAccess, ReadAgain } from '../org-access.ts';
import { checkReferences, type PageBuilder } from '../page-service.ts';
import { liveNews, type LiveNews } from './state.ts';
import { watchFolders } from './watch.ts';

/** What a change of files goes through. */
export interface LiveOptions {
    org: OrgAccess;
    /** the projects' package folders, and what their page is built from */
    page: PageInput;
    builder: PageBuilder;
    site: Site;
    /** is told what was taken up, and how long it took in milliseconds */
    tookUp: (files: string[], elapsedMs: number) => void;
    /** is told why a change was not taken up. @returns what the page says of it */
    refused: (error: unknown) => string;
    /** is told what the data has that does not go with what was taken up */
    warned: (line: string) => void;
}

/** A project whose files are taken up when they change. */
export interface LiveProject {
    state: LiveNews;
    site: () => Site;
    /** Takes up what changed. @param files absolute paths */
    changed(files: string[]): Promise<void>;
    close(): void;
}

/** While the clock moves jobs run from one to the next: a change waits. */
const CLOCK_MS = 200;

const inFolder = (file: string, folder: string): boolean => file.split(sep).includes(folder);
/** Tests of components, and what TypeScript needs of them, are in no page. */
const isInNothing = (file: string): boolean => inFolder(file, '__tests__') || basename(file).startsWith('tsconfig');
const isComponent = (file: string): boolean => inFolder(file, 'lwc');

/**
 * Watches a project. What was saved is read and compiled as at a start, all of it or nothing: an org and the components that call it
 * belong together. What is good is taken up between two requests, what is not is told, and the last good version goes on.
 */
export function liveProject({
    org,
    page: input,
    builder,
    site: first,
    tookUp,
    refused,
    warned
}: LiveOptions): LiveProject {
    const start = randomUUID().slice(0, 8);
    const state = liveNews(`${start}-0`);
    let site = first;
    let versions = 0;
    // What has changed since the last good version, and how often.
    const waiting = new Set<string>();
    let saves = 0;
    let working: Promise<void> | null = null;

    /** @returns what the page says of the data, or null */
    const takeUp = async (files: string[]): Promise<string | null> => {
        const building = builder.build(input);
        // Its failure is told after the org's own.
        building.catch(() => undefined);
        await setImmediate();
        const read: ReadAgain | null = files.every(isComponent) ? null : org.readAgain(files);
        const next = readSite(input.projectDirs, await building);
        checkReferences(next.page, read ?? org, next.resources.urls);
        while (read && org.setup.isMoving()) {
            await new Promise((resolve) => setTimeout(resolve, CLOCK_MS));
        }
        const found = read?.takeUp();
        site = next;
        found?.lostJobs.forEach((line) => warned(`Job lost: ${line}`));
        found?.leftBehind.forEach(warned);
        return found ? found.leftBehind.join('\n') || null : state.now().notice;
    };
    const work = async (): Promise<void> => {
        // What is saved meanwhile is taken up with it, or after it.
        for (let seen = -1; seen !== saves;) {
            seen = saves;
            const files = [...waiting];
            const began = performance.now();
            try {
                const notice = await takeUp(files);
                if (seen === saves) {
                    waiting.clear();
                }
                state.tell({ version: `${start}-${++versions}`, problem: null, notice });
                tookUp(files, performance.now() - began);
            } catch (error) {
                state.tell({ ...state.now(), problem: refused(error) });
            }
        }
        working = null;
    };
    const changed = async (files: string[]): Promise<void> => {
        const relevant = files.filter((one) => !isInNothing(one));
        if (relevant.length > 0) {
            relevant.forEach((one) => waiting.add(one));
            saves++;
            working ??= work();
        }
        await working;
    };
    let unwatch = (): void => undefined;
    try {
        unwatch = watchFolders(input.projectDirs, (files) => void changed(files));
    } catch (error) {
        const why = (error as Error).message;
        refused(new Error(`The files are not watched (${why}): what is saved is there after the next start.`));
    }
    return {
        state,
        site: () => site,
        changed,
        close() {
            unwatch();
            builder.end();
        }
    };
}
