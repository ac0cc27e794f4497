/**
 * Mistakes that change nothing anybody can notice, each with the reason; they are left out. A place is named by its file,
 * the text of its line and what is replaced, so that it is judged again when the line changes.
 */
export interface Equivalent {
    file: string;
    text: string;
    original: string;
    reason: string;
}

export const EQUIVALENTS: readonly Equivalent[] = [];
