import { NEWEST_API_VERSION } from '../../catalogue/api-version.ts';
import { ALLOCATIONS } from '../../platform/execution/org-limits.ts';
import { notFound } from '../http/errors.ts';

/** Versions of the API that are answered: what is older was retired (Summer '25). */
const FIRST = 31;
/** The newest version, as addresses write it. */
export const LATEST = `v${NEWEST_API_VERSION}.0`;
/** The version of the request that is being answered; requests are answered one after the other. */
let asked = LATEST;

/** Where addresses inside of an answer begin: they are those of the version that was asked, as in the examples of the REST API guide. */
export const dataPath = (): string => `/services/data/${asked}`;

/**
 * Answers a request in the version that it asks for; without one in that of the request around it.
 * @throws RestError 404 for a version that there is not
 */
export function inVersion<T>(version: string | undefined, answer: () => T): T {
    checkVersion(version);
    const around = asked;
    asked = version ?? around;
    try {
        return answer();
    } finally {
        asked = around;
    }
}

// Versions are numbered with the seasons' releases: 61.0 is Summer '24.
function labelOf(version: number): string {
    const seasons = ['Spring', 'Summer', 'Winter'];
    const since = version - 60;
    const year = 24 + Math.floor(since / 3) + (((since % 3) + 3) % 3 === 2 ? 1 : 0);
    return `${seasons[((since % 3) + 3) % 3]} '${year}`;
}

/** `GET /services/data`: the versions, which needs no session. */
export function versions(): object[] {
    return Array.from({ length: NEWEST_API_VERSION - FIRST + 1 }, (_, index) => {
        const version = `${FIRST + index}.0`;
        return { label: labelOf(FIRST + index), url: `/services/data/v${version}`, version };
    });
}

/** @throws RestError 404 for a version that there is not, as the platform answers */
export function checkVersion(version: string | undefined): void {
    const number = /^v(\d{2})\.0$/.exec(version ?? '')?.[1];
    if (version !== undefined && (!number || Number(number) < FIRST || Number(number) > NEWEST_API_VERSION)) {
        throw notFound();
    }
}

const RESOURCES = [
    'analytics',
    'composite',
    'jobs',
    'limits',
    'query',
    'queryAll',
    'recent',
    'search',
    'sobjects',
    'tabs',
    'tooling'
];

/** `GET /services/data/{version}`: the resources that are there, and the caller's Identity URL. */
export function resources(version: string, identity: string): Record<string, string> {
    const entries = [
        ...RESOURCES.map((name) => [name, name]),
        ['parameterizedSearch', 'parameterizedSearch'],
        ['ui-api', 'ui-api'],
        ['recordCount', 'limits/recordCount']
    ];
    return {
        ...Object.fromEntries(entries.map(([name, path]) => [name, `/services/data/${version}/${path}`])),
        identity
    };
}

/** `GET /limits`. */
export function limits(): object {
    return Object.fromEntries(
        Object.entries(ALLOCATIONS).map(([name, maximum]) => [name, { Max: maximum, Remaining: maximum }])
    );
}
