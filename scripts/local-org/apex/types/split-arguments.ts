/** Splits `String, Map<Id, X>` at its outer commas. */
export function splitArguments(text: string): string[] {
    const parts: string[] = [];
    let depth = 0;
    let start = 0;
    for (let i = 0; i < text.length; i++) {
        const char = text[i];
        if (char === '<') {
            depth++;
        } else if (char === '>') {
            depth--;
        } else if (char === ',' && depth === 0) {
            parts.push(text.slice(start, i));
            start = i + 1;
        }
    }
    const last = text.slice(start);
    if (last.trim()) {
        parts.push(last);
    }
    return parts;
}
