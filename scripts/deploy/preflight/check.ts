import type { ProjectFacts } from './project-facts.ts';

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
