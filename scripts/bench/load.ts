// How the server answers programs that read and write at the same time.
import { Agent, request } from 'node:http';
import { runAnonymous } from '../e2e/administrator.ts';
import { startOrgServer } from '../e2e/org-server.ts';

/** How many programs ask at the same time, and how often all of them together. */
export interface Load {
    clients: number;
    requests: number;
}

/** Milliseconds from the sending of a request to the end of its answer. */
export interface Latency {
    count: number;
    median: number;
    p99: number;
}

export interface LoadResult extends Load, Latency {
    perSecond: number;
    /** the same clients, asking for the API's versions, which need neither a session nor the org */
    barePerSecond: number;
    /** how much of the bare requests' rate the mixed ones reach: it depends less on the machine than seconds do */
    ofBare: number;
    kinds: Record<string, Latency>;
}

interface Wish {
    kind: string;
    method: string;
    path: string;
    body?: unknown;
}

/** What is known of the org before the load. */
interface Known {
    contacts: string[];
    accounts: string[];
}

const DATA = '/services/data/v67.0';
const soql = (text: string): string => `${DATA}/query?q=${encodeURIComponent(text)}`;
const aura = (classname: string, method: string, params: object): Pick<Wish, 'method' | 'path' | 'body'> => ({
    method: 'POST',
    path: '/webruntime/api/apex/execute',
    body: { classname, method, params, cacheable: true }
});

/** Of a hundred requests, how many are of each kind: reading as pages and programs do, and one write in six. */
const MIX: { share: number; make: (known: Known, turn: number) => Wish }[] = [
    {
        share: 30,
        make: (_, turn) => ({
            kind: 'query',
            method: 'GET',
            path: soql(
                `SELECT Id, Name, Email, Account.Name FROM Contact WHERE LastName >= '${'ABCDEFGHIJ'[turn % 10]}' ORDER BY LastName LIMIT 50`
            )
        })
    },
    {
        share: 20,
        make: ({ contacts }, turn) => ({
            kind: 'record of a page',
            method: 'GET',
            path: `${DATA}/ui-api/records/${contacts[turn % contacts.length]}?layoutTypes=Full&modes=View`
        })
    },
    {
        share: 10,
        make: ({ contacts }, turn) => ({
            kind: 'record',
            method: 'GET',
            path: `${DATA}/sobjects/Contact/${contacts[turn % contacts.length]}`
        })
    },
    {
        share: 10,
        make: () => ({ kind: 'object of a page', method: 'GET', path: `${DATA}/ui-api/object-info/License__c` })
    },
    {
        share: 8,
        make: ({ contacts }, turn) => ({
            kind: 'Apex',
            ...aura('ContactReviewController', 'review', { contactId: contacts[turn % contacts.length] })
        })
    },
    {
        share: 5,
        make: () => ({
            kind: 'search',
            method: 'GET',
            path: `${DATA}/search?q=${encodeURIComponent('FIND {an*} IN NAME FIELDS RETURNING Contact(Id, Name)')}`
        })
    },
    {
        share: 10,
        make: (_, turn) => ({
            kind: 'create',
            method: 'POST',
            path: `${DATA}/sobjects/Account`,
            body: { Name: `Load ${turn}`, Site: 'load' }
        })
    },
    {
        share: 7,
        make: ({ accounts }, turn) => ({
            kind: 'update',
            method: 'PATCH',
            path: `${DATA}/sobjects/Account/${accounts[turn % accounts.length]}`,
            body: { Site: `turn ${turn}` }
        })
    }
];

/** A hundred requests in an order that mixes them, the same in every run. */
const HUNDRED = MIX.flatMap(({ share, make }) =>
    Array.from({ length: share }, (_, at) => ({ make, at: (at + 0.5) / share }))
)
    .sort((a, b) => a.at - b.at)
    .map(({ make }) => make);

/**
 * Starts an org with the sample data, lets clients ask, and measures.
 * @throws Error for an answer that is an error: a load that is refused measures nothing
 */
export async function measureLoad(load: Load, folders: { data: string; cache: string }): Promise<LoadResult> {
    const server = await startOrgServer(folders);
    const agent = new Agent({ keepAlive: true, maxSockets: load.clients });
    try {
        const send = await sender(server.url, agent);
        await runAnonymous(
            server.url,
            `List<Account> accounts = new List<Account>();
            for (Integer i = 0; i < 200; i++) { accounts.add(new Account(Name = 'Load account ' + i)); }
            insert accounts;`
        );
        const ids = async (object: string): Promise<string[]> =>
            (
                JSON.parse(await send({ kind: '', method: 'GET', path: soql(`SELECT Id FROM ${object}`) })) as {
                    records: { Id: string }[];
                }
            ).records.map(({ Id }) => Id);
        const known = { contacts: await ids('Contact'), accounts: await ids('Account') };
        // What is compiled or read at its first use is not what a load costs.
        await ask({ ...load, requests: 300 }, (turn) => send(HUNDRED[turn % HUNDRED.length]!(known, turn)));
        const bare = await ask({ ...load, requests: Math.min(load.requests, 3000) }, () =>
            send({ kind: 'bare', method: 'GET', path: '/services/data' })
        );
        const wishes = Array.from({ length: load.requests }, (_, turn) => HUNDRED[turn % HUNDRED.length]!(known, turn));
        const mixed = await ask(load, (turn) => send(wishes[turn]!));
        const kinds = [...new Set(wishes.map(({ kind }) => kind))];
        const perSecond = load.requests / mixed.seconds;
        const barePerSecond = bare.times.length / bare.seconds;
        return {
            ...load,
            ...latency(mixed.times),
            perSecond: round(perSecond),
            barePerSecond: round(barePerSecond),
            ofBare: round(perSecond / barePerSecond),
            kinds: Object.fromEntries(
                kinds.map((kind) => [kind, latency(mixed.times.filter((_, turn) => wishes[turn]!.kind === kind))])
            )
        };
    } finally {
        agent.destroy();
        await server.stop();
    }
}

/** Each client asks again when it has its answer. @returns milliseconds of each turn, and the seconds of all */
async function ask(
    { clients, requests }: Load,
    turnOf: (turn: number) => Promise<unknown>
): Promise<{ times: number[]; seconds: number }> {
    const times: number[] = [];
    let next = 0;
    const began = performance.now();
    const client = async (): Promise<void> => {
        while (next < requests) {
            const turn = next++;
            const sent = performance.now();
            await turnOf(turn);
            times[turn] = performance.now() - sent;
        }
    };
    await Promise.all(Array.from({ length: clients }, client));
    return { times, seconds: (performance.now() - began) / 1000 };
}

/** @returns sends as the administrator's page does. */
async function sender(url: string, agent: Agent): Promise<(wish: Wish) => Promise<string>> {
    const page = await fetch(`${url}/lightning/page/home`);
    const cookie = page.headers.get('set-cookie')?.split(';')[0] ?? '';
    const token = /"csrfToken":"([^"]+)"/.exec(await page.text())?.[1] ?? '';
    return ({ method, path, body }) =>
        new Promise((resolve, reject) => {
            const sent = request(
                url + path,
                { method, agent, headers: { cookie, 'x-csrf-token': token } },
                (answer) => {
                    const chunks: Buffer[] = [];
                    answer.on('data', (chunk: Buffer) => chunks.push(chunk));
                    answer.on('end', () => {
                        const text = Buffer.concat(chunks).toString('utf8');
                        const isGood = (answer.statusCode ?? 500) < 300;
                        if (isGood) {
                            resolve(text);
                        } else {
                            reject(new Error(`${method} ${path}: ${answer.statusCode} ${text}`));
                        }
                    });
                }
            );
            sent.on('error', reject);
            sent.end(body === undefined ? undefined : JSON.stringify(body));
        });
}

function latency(times: readonly number[]): Latency {
    const sorted = [...times].sort((a, b) => a - b);
    const at = (part: number): number =>
        round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0);
    return { count: sorted.length, median: at(0.5), p99: at(0.99) };
}

const round = (value: number): number => Math.round(value * 100) / 100;
