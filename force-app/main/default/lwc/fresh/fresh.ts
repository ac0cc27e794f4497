import { refreshApex } from '@salesforce/apex';
import { RefreshEvent, registerRefreshHandler, unregisterRefreshHandler } from 'lightning/refresh';
import { notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';

/** How many changes there were since the application was opened: what was loaded before one is out of date. */
let changes = 0;
const listeners = new Set<() => void>();

/**
 * Tells every open component, and the records and lists of the page, that something was saved.
 * @param source    the component that saved it
 * @param recordIds the records that changed; what is missing is left out
 */
export async function announceChange(source: EventTarget, recordIds: (string | undefined)[]): Promise<void> {
    changes++;
    for (const listener of [...listeners]) {
        listener();
    }
    const known = [...new Set(recordIds)].filter((recordId): recordId is string => Boolean(recordId));
    await notifyRecordUpdateAvailable(known.map((recordId) => ({ recordId })));
    source.dispatchEvent(new RefreshEvent());
}

/**
 * Keeps the data of one wire of a component fresh: after a change, when the page is refreshed, and when the component is
 * opened after a change that was made elsewhere, since the platform keeps what cacheable Apex said before.
 */
export class Fresh {
    private wired: unknown;
    private seen = changes;
    private isOutOfDate = changes > 0;
    private handler: unknown;
    private running?: Promise<unknown>;
    private readonly reload = (): Promise<unknown> => this.refresh();
    private readonly hear = (): void => {
        // What goes wrong the wire hands to the component, as it does with every answer.
        this.refresh().catch(() => undefined);
    };

    /** Call in connectedCallback. */
    connect(component: EventTarget): void {
        this.handler = registerRefreshHandler(component, this.reload);
        listeners.add(this.hear);
    }

    /** Call in disconnectedCallback. */
    disconnect(): void {
        unregisterRefreshHandler(this.handler);
        listeners.delete(this.hear);
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
        await refreshApex(this.wired);
    }
}
