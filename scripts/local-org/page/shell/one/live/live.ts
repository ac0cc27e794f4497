import { LightningElement } from 'lwc';
import { context } from 'one/context';
import { hasUnsaved } from 'one/unsaved';
import type { LiveState } from '../../../../server/live/state.ts';

/**
 * Shows what was saved: the page is loaded again when the project's files have changed, at once where nothing would be lost, else
 * when its reader says so; and it says why a change is not there, and what of the data does not go with one that is.
 */
export default class Live extends LightningElement {
    problem = '';
    notice = '';
    isBehind = false;
    private news: EventSource | null = null;
    private typedIn: Element | null = null;

    connectedCallback(): void {
        if (context().liveVersion === null) {
            return;
        }
        this.follow();
        document.addEventListener('visibilitychange', this.follow);
        document.addEventListener('input', this.noteTyping, true);
    }

    disconnectedCallback(): void {
        this.news?.close();
        document.removeEventListener('visibilitychange', this.follow);
        document.removeEventListener('input', this.noteTyping, true);
    }

    handleReload(): void {
        location.reload();
    }

    private readonly noteTyping = (event: Event): void => {
        const [target] = event.composedPath();
        this.typedIn = target instanceof Element ? target : null;
    };

    // A browser has few connections to a server: a page that nobody sees keeps none. One that ends is made again by the browser.
    private readonly follow = (): void => {
        this.news?.close();
        this.news = null;
        if (!document.hidden) {
            this.news = new EventSource('/webruntime/live');
            this.news.onmessage = ({ data }: MessageEvent<string>) => this.show(JSON.parse(data) as LiveState);
        }
    };

    private show({ version, problem, notice }: LiveState): void {
        this.problem = problem ?? '';
        this.notice = notice ?? '';
        if (version !== context().liveVersion) {
            // What is typed and still there, or not saved yet, would be lost.
            this.isBehind = this.typedIn?.isConnected === true || hasUnsaved();
            if (!this.isBehind) {
                location.reload();
            }
        }
    }
}
