/** Apex that both compilers judge. In each source `W` is the class's own name. */
export interface Judged {
    kind: string;
    /** What an org refuses. */
    wrong: readonly string[];
    /** Neighbours that it accepts. */
    right: readonly string[];
}

/** Members of a class. */
export const inClass = (members: string): string => `public class W {\n${members}\n}`;

/** Statements of a method. */
export const inMethod = (statements: string): string => inClass(`void run() {\n${statements}\n}`);

/** A text with the class's name in it replaced by another one. */
export const named = (source: string, name: string, from = 'W'): string =>
    source.replace(new RegExp(`\\b${from}\\b`, 'g'), name);
