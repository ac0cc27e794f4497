import { route, type Route } from '../http/router.ts';

/** Whether the pages that are open show what the project's files say. */
export interface LiveState {
    /** changes with every change of the files that is taken up, and with every start */
    version: string;
    /** why the last change is not taken up, or null: the last good version goes on */
    problem: string | null;
}

/** @returns what an open page asks again and again; it needs no session, and says no more than the terminal does */
export function liveRoute(state: LiveState): Route {
    return route('GET', '/webruntime/live', () => ({ status: 200, json: state }));
}
