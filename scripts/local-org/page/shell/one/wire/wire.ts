import { unwrap } from 'lwc';

/** One value that wires can ask for: equal keys share one request. */
export interface WireRequest {
    key: string;
    /** what the value is made of, such as record ids: invalidate() of one of them loads it again */
    tags: string[];
    load: () => Promise<unknown>;
}

interface Entry {
    request: WireRequest;
    value: unknown;
    loaded: boolean;
    loading: Promise<void> | null;
    stale: boolean;
    subscribers: Set<(provisioned: Provisioned) => void>;
    dropTimer: ReturnType<typeof setTimeout> | undefined;
}

/** What a wire hands to its component. */
export interface Provisioned {
    data: unknown;
    error: unknown;
}

// Lightning Data Service keeps what it has read for 30 seconds after the last component let go of it.
const KEEP_MS = 30_000;
const entries = new Map<string, Entry>();
const provisionedBy = new WeakMap<object, Entry>();

/** The constructor of a wire adapter, as the engine expects it. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- each component declares what its wire provides
export type WireAdapterConstructor = new (dataCallback: (value: any) => void) => {
    connect(): void;
    update(config: Record<string, unknown>): void;
    disconnect(): void;
};

/**
 * Makes a wire adapter.
 * @param toRequest turns the wire's configuration into a request, or null while a required parameter is undefined
 * @returns the adapter's constructor
 */
export function wireAdapter(
    toRequest: (config: Record<string, unknown>) => WireRequest | null
): WireAdapterConstructor {
    return class {
        dataCallback: (value: unknown) => void;
        connected = false;
        request: WireRequest | null = null;
        entry: Entry | null = null;
        subscriber = (provisioned: Provisioned): void => this.dataCallback(provisioned);

        constructor(dataCallback: (value: unknown) => void) {
            this.dataCallback = dataCallback;
            dataCallback(Object.freeze({ data: undefined, error: undefined }));
        }

        connect(): void {
            this.connected = true;
            this.subscribe();
        }

        update(config: Record<string, unknown>): void {
            const request = toRequest(config);
            if (request?.key !== this.request?.key) {
                this.release();
                this.request = request;
                this.subscribe();
            }
        }

        disconnect(): void {
            this.connected = false;
            this.release();
        }

        subscribe(): void {
            if (this.connected && this.request && !this.entry) {
                this.entry = subscribe(this.request, this.subscriber);
            }
        }

        release(): void {
            if (this.entry) {
                unsubscribe(this.entry, this.subscriber);
                this.entry = null;
            }
        }
    };
}

/**
 * Reads a value once, sharing what wires have loaded.
 * @returns the frozen value
 * @throws whatever load() throws
 */
export async function read<T>(request: WireRequest): Promise<T> {
    const entry = entryOf(request);
    if (!entry.loaded || entry.stale) {
        await load(entry);
    }
    const provisioned = entry.value as Provisioned;
    scheduleDrop(entry);
    if (provisioned.error !== undefined) {
        throw provisioned.error;
    }
    return provisioned.data as T;
}

/**
 * Loads everything again that depends on one of the tags and is on screen; forgets the rest.
 * @returns when all of it has arrived
 */
export async function invalidate(tags: string[]): Promise<void> {
    const affected = [...entries.values()].filter((entry) => entry.request.tags.some((tag) => tags.includes(tag)));
    await Promise.all(
        affected.map((entry) => {
            if (entry.subscribers.size) {
                return reload(entry);
            }
            entries.delete(entry.request.key);
            return undefined;
        })
    );
}

/** Forgets what depends on a record that is gone; components that still show it keep what they have. */
export function forget(tag: string): void {
    for (const entry of entries.values()) {
        if (entry.request.tags.includes(tag)) {
            entries.delete(entry.request.key);
        }
    }
}

/** Loads again everything that is on screen (a page refresh without leaving the page). */
export function invalidateAll(): Promise<void> {
    return invalidate([...new Set([...entries.values()].flatMap((entry) => entry.request.tags))]);
}

/**
 * `refreshApex(value)`: loads again what provisioned the value.
 * @throws Error when the value did not come from a wire
 */
export async function refreshProvisioned(value: unknown): Promise<void> {
    const entry = provisionedBy.get(unwrap(value) as object);
    if (!entry) {
        throw new Error('Refresh failed because resolved configuration is not available.');
    }
    await reload(entry);
}

/** Freezes data and everything in it: what wires provide is read-only. */
export function deepFreeze<T>(value: T): T {
    if (value && typeof value === 'object' && !Object.isFrozen(value)) {
        Object.freeze(value);
        Object.values(value).forEach(deepFreeze);
    }
    return value;
}

function entryOf(request: WireRequest): Entry {
    let entry = entries.get(request.key);
    if (!entry) {
        entry = {
            request,
            value: undefined,
            loaded: false,
            loading: null,
            stale: false,
            subscribers: new Set(),
            dropTimer: undefined
        };
        entries.set(request.key, entry);
    }
    return entry;
}

function subscribe(request: WireRequest, subscriber: (provisioned: Provisioned) => void): Entry {
    const entry = entryOf(request);
    clearTimeout(entry.dropTimer);
    entry.subscribers.add(subscriber);
    if (entry.loaded) {
        subscriber(entry.value as Provisioned);
    } else {
        void load(entry);
    }
    return entry;
}

function unsubscribe(entry: Entry, subscriber: (provisioned: Provisioned) => void): void {
    entry.subscribers.delete(subscriber);
    scheduleDrop(entry);
}

function scheduleDrop(entry: Entry): void {
    clearTimeout(entry.dropTimer);
    if (!entry.subscribers.size) {
        entry.dropTimer = setTimeout(() => {
            if (!entry.subscribers.size) {
                entries.delete(entry.request.key);
            }
        }, KEEP_MS);
    }
}

async function reload(entry: Entry): Promise<void> {
    // A request under way may have been answered before the change: wait for it, then ask again.
    await entry.loading;
    await load(entry);
}

function load(entry: Entry): Promise<void> {
    entry.loading ??= fill(entry).finally(() => {
        entry.loading = null;
    });
    return entry.loading;
}

async function fill(entry: Entry): Promise<void> {
    let provisioned: Provisioned;
    try {
        provisioned = { data: deepFreeze(await entry.request.load()), error: undefined };
        entry.stale = false;
    } catch (error) {
        provisioned = { data: undefined, error: deepFreeze(error) };
        // Errors are not kept.
        entry.stale = true;
    }
    if (entry.loaded && JSON.stringify(entry.value) === JSON.stringify(provisioned)) {
        return;
    }
    entry.value = Object.freeze(provisioned);
    entry.loaded = true;
    provisionedBy.set(entry.value as object, entry);
    for (const subscriber of [...entry.subscribers]) {
        subscriber(entry.value as Provisioned);
    }
}
