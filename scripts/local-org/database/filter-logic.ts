/**
 * Evaluates how conditions are joined.
 * @param text their numbers, from 1, with and, or, not and parentheses: `1 AND (2 OR 3)`
 * @param meets tells of a number whether its condition is met
 */
export function meetsLogic(text: string, meets: (number: number) => boolean): boolean {
    const words = text.toLowerCase().match(/\d+|and|or|not|[()]/g) ?? [];
    let at = 0;
    const unary = (): boolean => {
        const word = words[at++];
        if (word === 'not') {
            return !unary();
        }
        if (word === '(') {
            const inner = either();
            at++;
            return inner;
        }
        return meets(Number(word));
    };
    const both = (): boolean => {
        let value = unary();
        while (words[at] === 'and') {
            at++;
            value = unary() && value;
        }
        return value;
    };
    const either = (): boolean => {
        let value = both();
        while (words[at] === 'or') {
            at++;
            value = both() || value;
        }
        return value;
    };
    return either();
}
