import { basename, join, resolve } from 'node:path';

/** What `npm start` was asked to do. */
export interface StartOptions {
    port: number;
    reset: boolean;
    /** absolute folders of the project's sources */
    projectDirs: string[];
    /** absolute folder of the org's data */
    dataFolder: string;
    /** absolute folder of compiled pages and modules */
    cacheFolder: string;
    /** the time of a new org, in milliseconds since 1970, or null for the machine's */
    startAt: number | null;
}

/** The command line is wrong; the message says how to write it. */
export class UsageError extends Error {}

export const USAGE = `Usage: npm start [-- --port N] [--reset] [--data DIR] [--cache DIR] [--clock TIME] [--project DIR ...]
  --port N       port of the page (8080)
  --reset        deletes all data and loads the sample data again
  --data DIR     folder of the data (.local-org/data)
  --cache DIR    folder of compiled pages and sources (.local-org/cache)
  --clock TIME   the org's time when its data is new, such as 2026-11-02T09:00:00-07:00; later, Setup moves it forward
  --project DIR  another Salesforce DX project; several make one org`;

/**
 * Reads the command line.
 * @param parameters words after the command
 * @param root folder of the project that is opened when none is named; data and caches lie below it
 * @throws UsageError
 */
export function readOptions(parameters: string[], root: string): StartOptions {
    const projects: string[] = [];
    let port = 8080;
    let reset = false;
    let data: string | null = null;
    let cache: string | null = null;
    let startAt: number | null = null;
    for (let index = 0; index < parameters.length; index++) {
        const [name = '', inline] = parameters[index]!.split(/=(.*)/s);
        const value = (): string => {
            const found = inline ?? parameters[++index];
            if (found === undefined || found === '') {
                throw new UsageError(`${name} needs a value.\n${USAGE}`);
            }
            return found;
        };
        switch (name) {
            case '--port':
                port = portNumber(value());
                break;
            case '--reset':
                reset = true;
                break;
            case '--data':
                data = resolve(value());
                break;
            case '--cache':
                cache = resolve(value());
                break;
            case '--clock':
                startAt = moment(value());
                break;
            case '--project':
                projects.push(resolve(value()));
                break;
            default:
                throw new UsageError(`Unknown option ${name}.\n${USAGE}`);
        }
    }
    const own = join(root, '.local-org');
    const standardData = projects[0] ? join(own, 'projects', basename(projects[0]), 'data') : join(own, 'data');
    return {
        port,
        reset,
        projectDirs: projects.length ? projects : [root],
        dataFolder: data ?? standardData,
        cacheFolder: cache ?? join(own, 'cache'),
        startAt
    };
}

function portNumber(text: string): number {
    const port = Number(text);
    if (!Number.isInteger(port) || port < 0 || port > 65_535) {
        throw new UsageError(`--port needs a number from 0 to 65535, not ${text}.`);
    }
    return port;
}

/** A date and time that says its zone: without one it would mean another moment on every machine. */
function moment(text: string): number {
    const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)$/.test(text) ? Date.parse(text) : NaN;
    if (Number.isNaN(at)) {
        throw new UsageError(`--clock needs a date and time with its zone, as 2026-11-02T09:00:00-07:00, not ${text}.`);
    }
    return at;
}
