/** What may stand where the caret is. */
export interface Completion {
    kind: 'object' | 'field';
    /** what is written of the last name, between `from` and the caret */
    word: string;
    from: number;
    /** of a field: the object or child relationship behind FROM, those of the queries around it first */
    objects: string[];
    /** of a field: the relationships before its name (`Account.Owner.`) */
    path: string[];
}

/** Behind these a field is named; a comma and a bracket too. */
const BEFORE_FIELD = /(?:\b(?:SELECT|WHERE|AND|OR|NOT|BY|HAVING)\s+|[,(]\s*)$/i;

/**
 * What a name that is being typed in a query can be.
 * @param text the query
 * @param caret characters before the caret
 * @returns null in a text, and where no name is expected
 */
export function completionAt(text: string, caret: number): Completion | null {
    const before = text.slice(0, caret);
    const isInText = (before.replace(/\\./g, '').split("'").length - 1) % 2 === 1;
    const names = /[\w.]*$/.exec(before)![0];
    const path = names.split('.');
    const word = path.pop()!;
    const lead = before.slice(0, before.length - names.length);
    if (isInText || /^\d/.test(names)) {
        return null;
    }
    const from = caret - word.length;
    if (/\bFROM\s+$/i.test(lead)) {
        return path.length > 0
            ? null
            : { kind: 'object', word, from, objects: fromNames(text, caret).slice(0, -1), path };
    }
    const objects = fromNames(text, caret);
    return BEFORE_FIELD.test(lead) && objects.every(Boolean)
        ? { kind: 'field', word, from, objects: objects as string[], path }
        : null;
}

/** What the queries around a place are FROM, the outermost first; empty where that is not written yet. */
function fromNames(text: string, caret: number): string[] {
    const starts = [0];
    for (let at = 0; at < caret; at++) {
        if (text[at] === '(') {
            starts.push(at + 1);
        } else if (text[at] === ')' && starts.length > 1) {
            starts.pop();
        }
    }
    const queries = starts.filter((start) => /^\s*SELECT\b/i.test(text.slice(start)));
    return queries.map((start) => /\bFROM\s+(\w+)/i.exec(own(text, start))?.[1] ?? '');
}

/** A query's own text from a place on, without what is in brackets, up to its end. */
function own(text: string, start: number): string {
    let depth = 0;
    let found = '';
    for (const character of text.slice(start)) {
        depth += character === '(' ? 1 : character === ')' ? -1 : 0;
        if (depth < 0) {
            break;
        }
        found += depth === 0 ? character : ' ';
    }
    return found;
}

const MOST = 8;

/** @returns the names that begin with a word, then those that have it inside, at most eight; none for a word that is a name already */
export function namesLike(word: string, names: readonly string[]): string[] {
    const lower = word.toLowerCase();
    const like = names.filter((one) => one.toLowerCase().includes(lower));
    const begins = (one: string): boolean => one.toLowerCase().startsWith(lower);
    const isWhole = like.some((one) => one.toLowerCase() === lower);
    return isWhole ? [] : [...like.filter(begins), ...like.filter((one) => !begins(one))].slice(0, MOST);
}
