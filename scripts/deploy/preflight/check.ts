import type { ProjectFacts } from './project-facts.ts';

/** What an org answered: its JSON, or why it refused. */
export type Answer = { ok: true; json: unknown } | { ok: false; why: string };

/** `could not ask` is never good news: somebody has to look. */
export type State = 'fine' | 'to do' | 'could not ask';

/** What a check found. */
export interface Verdict {
    state: State;
    /** what there is, in a sentence */
    found: string;
    /** what to do about it; blank where nothing is to be done */
    how: string;
}

/** One thing that an org needs before the license changes come into it. */
export interface Check {
    /** what is looked at, as a row of the table calls it */
    name: string;
    /** The questions by a name of their own: SOQL, or a path below `/services/data/vXX.0/`. All of them only read. */
    questions: (facts: ProjectFacts) => Record<string, string>;
    /** @param json the answers by the names of the questions; it is asked only where the org answered all of them */
    judge: (json: Record<string, unknown>, facts: ProjectFacts) => Omit<Verdict, 'how'> & { how?: string };
}

export type Row = Record<string, unknown>;

/** @returns the rows of the answer to a query */
export function rowsOf(json: unknown): Row[] {
    return (json as { records: Row[] }).records;
}

/** @returns how many rows a query has, those included that a `COUNT()` counts */
export function sizeOf(json: unknown): number {
    return (json as { totalSize: number }).totalSize;
}

/** @returns texts as a literal list of SOQL, such as `('A', 'B')` */
export function listed(texts: readonly string[]): string {
    return `(${texts.map(quoted).join(', ')})`;
}

/** @returns a text as a literal of SOQL */
export function quoted(text: string): string {
    return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

/** @returns the first names of a list, and how many more there are */
export function some(names: readonly string[], most = 5): string {
    const more = names.length - most;
    return names.slice(0, most).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
