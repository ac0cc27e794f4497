import { route, type Route } from '../http/router.ts';

/** Whether the pages that are open show what the project's files say. */
export interface LiveState {
    /** changes with every change of the files that is taken up, and with every start */
    version: string;
    /** why the last change is not taken up, or null: the last good version goes on */
    problem: string | null;
    /** what the data has that does not go with the last change that was taken up, or null */
    notice: string | null;
}

/** A state that tells of its changes. */
export interface LiveNews {
    now(): LiveState;
    tell(next: LiveState): void;
    /** @returns ends the following */
    follow(told: (state: LiveState) => void): () => void;
}

/** @param first the version of the start */
export function liveNews(first: string): LiveNews {
    let state: LiveState = { version: first, problem: null, notice: null };
    const followers = new Set<(state: LiveState) => void>();
    return {
        now: () => state,
        tell(next) {
            state = next;
            followers.forEach((told) => told(state));
        },
        follow(told) {
            followers.add(told);
            return () => void followers.delete(told);
        }
    };
}

/**
 * @returns what an open page follows: the state now, and again with every change (server-sent events), or once as JSON for who
 * asks for no events; it needs no session, and says no more than the terminal does
 */
export function liveRoute(news: LiveNews): Route {
    return route('GET', '/webruntime/live', ({ headers }) =>
        headers['accept']?.includes('text/event-stream')
            ? {
                  status: 200,
                  events(send) {
                      send(news.now());
                      return news.follow(send);
                  }
              }
            : { status: 200, json: news.now() }
    );
}
