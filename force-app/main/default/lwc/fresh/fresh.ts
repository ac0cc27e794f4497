import { refreshApex } from '@salesforce/apex';
import { RefreshEvent, registerRefreshHandler, unregisterRefreshHandler } from 'lightning/refresh';
import { notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';

/** A component, and the record that its page is about. */
type Source = EventTarget & { recordId?: string };

/** The open components by what they listen with, in the order in which they were opened. */
const open = new Map<() => void, Source>();
/** How many changes there were since the application was opened: what was loaded before one is out of date. */
let changes = 0;

function hearAll(): void {
    changes++;
    for (const listener of [...open.keys()]) {
        listener();
    }
}

async function tellPage(source: EventTarget, recordIds: (string | undefined)[]): Promise<void> {
    const known = [...new Set(recordIds)].filter((recordId): recordId is string => Boolean(recordId));
    await notifyRecordUpdateAvailable(known.map((recordId) => ({ recordId })));
    source.dispatchEvent(new RefreshEvent());
}

/**
 * What was done in another tab or window, or by somebody else, nobody tells this page: it is asked for when its reader comes back
 * to it. (Lightning Web Security leaves these events of window and document as they are.)
 */
function handleReturn(): void {
    const inFront = [...open.values()].at(-1);
    if (document.visibilityState === 'visible' && inFront) {
        hearAll();
        // What cannot be asked for now stays as it was, until the next time.
        tellPage(
            inFront,
            [...open.values()].map(({ recordId }) => recordId)
        ).catch(() => undefined);
    }
}

/**
 * Tells every open component, and the records and lists of the page, that something was saved.
 * @param source    the component that saved it
 * @param recordIds the records that changed; what is missing is left out
 */
export function announceChange(source: EventTarget, recordIds: (string | undefined)[]): Promise<void> {
    hearAll();
    return tellPage(source, recordIds);
}

/**
 * Keeps the data of a component fresh: after a change, when the page is refreshed, when its reader comes back from another tab
 * or window, and when the component is opened after a change that was made elsewhere, since the platform keeps what cacheable
 * Apex said before.
 */
export class Fresh {
    private wired: unknown;
    private seen = changes;
    private isOutOfDate = changes > 0;
    private handler: unknown;
    private running?: Promise<unknown>;
    private readonly load: () => Promise<unknown>;
    private readonly reload = (): Promise<unknown> => this.refresh();
    private readonly hear = (): void => {
        // What goes wrong the wire hands to the component, as it does with every answer.
        this.refresh().catch(() => undefined);
    };

    /** @param load asks the server again; without it, what was given to `provisioned` is */
    constructor(load?: () => Promise<unknown>) {
        this.load = load ?? (() => refreshApex(this.wired));
    }

    /**
     * Call in connectedCallback.
     * @param component the component; `recordId` is the record that its page is about
     */
    connect(component: Source): void {
        this.handler = registerRefreshHandler(component, this.reload);
        if (open.size === 0) {
            document.addEventListener('visibilitychange', handleReturn);
            window.addEventListener('focus', handleReturn);
        }
        open.set(this.hear, component);
    }

    /** Call in disconnectedCallback. */
    disconnect(): void {
        unregisterRefreshHandler(this.handler);
        open.delete(this.hear);
        if (open.size === 0) {
            document.removeEventListener('visibilitychange', handleReturn);
            window.removeEventListener('focus', handleReturn);
        }
    }

    /**
     * Call with what the wire provisions, each time.
     * @param wired the value the wire handed over, untouched
     */
    provisioned(wired: unknown): void {
        this.wired = wired;
        if (this.isOutOfDate || this.seen < changes) {
            this.isOutOfDate = false;
            this.hear();
        }
    }

    /** Asks the server again. */
    refresh(): Promise<unknown> {
        // One change is heard of in several ways.
        this.running ??= this.ask().finally(() => {
            this.running = undefined;
        });
        return this.running;
    }

    private async ask(): Promise<void> {
        this.seen = changes;
        await this.load();
    }
}
