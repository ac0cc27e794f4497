import { LightningElement } from 'lwc';
import { context } from 'one/context';
import type { LiveState } from '../../../../server/live/state.ts';

/** How often the page asks whether a file was saved, in milliseconds. */
const EVERY = 800;

/**
 * Shows what was saved: the page is loaded again when the project's files have changed, at once where nothing would be lost, else
 * when its reader says so; and it says why a change is not there.
 */
export default class Live extends LightningElement {
    problem = '';
    isBehind = false;
    timer: ReturnType<typeof setInterval> | undefined;
    private typedIn: Element | null = null;

    connectedCallback(): void {
        if (context().liveVersion === null) {
            return;
        }
        this.timer = setInterval(() => void this.ask(), EVERY);
        document.addEventListener('visibilitychange', this.ask);
        document.addEventListener('input', this.noteTyping, true);
    }

    disconnectedCallback(): void {
        clearInterval(this.timer);
        document.removeEventListener('visibilitychange', this.ask);
        document.removeEventListener('input', this.noteTyping, true);
    }

    handleReload(): void {
        location.reload();
    }

    private readonly noteTyping = (event: Event): void => {
        const [target] = event.composedPath();
        this.typedIn = target instanceof Element ? target : null;
    };

    // The server may be stopped for a while: the page asks on, and shows what it has.
    private readonly ask = async (): Promise<void> => {
        if (document.hidden) {
            return;
        }
        const response = await fetch('/webruntime/live').catch(() => null);
        if (!response?.ok) {
            return;
        }
        const { version, problem } = (await response.json()) as LiveState;
        this.problem = problem ?? '';
        if (version !== context().liveVersion) {
            // What is typed and still there would be lost.
            this.isBehind = this.typedIn?.isConnected === true;
            if (!this.isBehind) {
                location.reload();
            }
        }
    };
}
