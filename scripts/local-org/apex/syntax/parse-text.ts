const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', '0': '\0' };

/** The value of a String literal: `'it\'s'`, `'''two\nlines'''`. */
export function stringValue(text: string): string {
    const multiline = text.startsWith("'''");
    const body = multiline ? text.slice(3, -3).replace(/^[ \t]*\r?\n/, '') : text.slice(1, -1);
    return body.replace(/\\(u[0-9a-fA-F]{4}|.)/gs, (_all, code: string) =>
        code.length > 1 ? String.fromCharCode(parseInt(code.slice(1), 16)) : (ESCAPES[code] ?? code)
    );
}
