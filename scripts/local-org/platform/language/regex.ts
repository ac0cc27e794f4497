import { throwApex } from '../../values/exceptions.ts';
import { UnsupportedError } from '../../values/unsupported.ts';

const CLASSES: Record<string, string> = {
    Lower: 'a-z',
    Upper: 'A-Z',
    ASCII: '\\x00-\\x7F',
    Alpha: 'a-zA-Z',
    Digit: '0-9',
    Alnum: 'a-zA-Z0-9',
    Punct: '!-\\/:-@\\[-`{-~',
    Graph: '!-~',
    Print: ' -~',
    Blank: ' \\t',
    Cntrl: '\\x00-\\x1F\\x7F',
    XDigit: '0-9a-fA-F',
    Space: '\\s',
    javaLowerCase: 'a-z',
    javaUpperCase: 'A-Z',
    // Blocks of Unicode (Blocks.txt), which JavaScript has no names for.
    InBasicLatin: '\\x00-\\x7F',
    InCombiningDiacriticalMarks: '\\u0300-\\u036F',
    InGreek: '\\u0370-\\u03FF',
    InCyrillic: '\\u0400-\\u04FF',
    InHebrew: '\\u0590-\\u05FF',
    InArabic: '\\u0600-\\u06FF',
    InThai: '\\u0E00-\\u0E7F',
    InHiragana: '\\u3040-\\u309F',
    InKatakana: '\\u30A0-\\u30FF',
    InCJKUnifiedIdeographs: '\\u4E00-\\u9FFF',
    InHangulSyllables: '\\uAC00-\\uD7AF'
};

const cache = new Map<string, RegExp>();

/** Turns a Java regular expression into a JavaScript one. Flags: `g` and `y` are the caller's. */
export function javaRegex(pattern: string, flags: string): RegExp {
    const key = `${flags} ${pattern}`;
    let found = cache.get(key);
    if (!found) {
        found = translate(pattern, flags);
        cache.set(key, found);
    }
    found.lastIndex = 0;
    return found;
}

function translate(pattern: string, wanted: string): RegExp {
    let flags = wanted;
    let out = '';
    let inClass = 0;
    for (let i = 0; i < pattern.length; i++) {
        const char = pattern[i]!;
        if (char === '\\') {
            const next = pattern[++i];
            if (next === 'Q') {
                const end = pattern.indexOf('\\E', i);
                const literal = pattern.slice(i + 1, end < 0 ? undefined : end);
                out += literal.replace(/[\\^$.*+?()[\]{}|\-/]/g, '\\$&');
                i = end < 0 ? pattern.length : end + 1;
            } else if (next === 'p' || next === 'P') {
                const match = /^\{(\w+)\}|^(\w)/.exec(pattern.slice(i + 1));
                const name = match?.[1] ?? match?.[2] ?? '';
                i += match?.[0].length ?? 0;
                const plain = CLASSES[name];
                if (!plain && name.startsWith('In')) {
                    throw new UnsupportedError(`the block ${name} in a regular expression: ${pattern}`);
                }
                if (plain) {
                    out += inClass ? plain : next === 'p' ? `[${plain}]` : `[^${plain}]`;
                } else {
                    out += `\\${next}{${name.replace(/^Is/, '')}}`;
                    flags = flags.includes('u') ? flags : `${flags}u`;
                }
            } else if (next === 'x' && pattern[i + 1] === '{') {
                // "\x{h...h}: the character with hexadecimal value 0xh...h" (java.util.regex.Pattern)
                out += '\\u';
                flags = flags.includes('u') ? flags : `${flags}u`;
            } else if (next === 'h') {
                out += inClass ? ' \\t\\xA0' : '[ \\t\\xA0]';
            } else if (next === 'R') {
                out += '(?:\\r\\n|[\\n\\r\\u2028\\u2029])';
            } else if (next === 'A') {
                out += '^';
            } else if (next === 'z' || next === 'Z') {
                out += '$';
            } else {
                out += `\\${next}`;
            }
        } else if (inClass) {
            if (char === '[') {
                throw new UnsupportedError(`a regular expression with a nested character class: ${pattern}`);
            }
            if (char === '&' && pattern[i + 1] === '&') {
                throw new UnsupportedError(
                    `a regular expression with an intersection of character classes: ${pattern}`
                );
            }
            inClass -= char === ']' ? 1 : 0;
            out += char;
        } else if (char === '[') {
            inClass++;
            out += char;
            if (pattern[i + 1] === '^') {
                out += pattern[++i];
            }
            if (pattern[i + 1] === ']') {
                out += `\\${pattern[++i]}`;
            }
        } else if (char === '(' && /^\(\?[ismux]+\)/.test(pattern.slice(i))) {
            const inline = /^\(\?([ismux]+)\)/.exec(pattern.slice(i))!;
            for (const flag of inline[1]!) {
                flags += flag !== 'x' && !flags.includes(flag) ? flag : '';
            }
            i += inline[0].length - 1;
        } else if (char === '+' && /(?:^|[^\\])(?:[*+?]|\{\d+(?:,\d*)?\})$/.test(pattern.slice(0, i))) {
            throw new UnsupportedError(`a regular expression with a possessive quantifier: ${pattern}`);
        } else {
            out += char;
        }
    }
    try {
        return new RegExp(out, flags);
    } catch (error) {
        return throwApex('System.StringException', `Invalid regex: ${(error as Error).message}`);
    }
}

/** Java's replacement text (`$1`, `\$`) for one match. */
export function expandReplacement(
    replacement: string,
    groups: readonly (string | undefined)[],
    named: Record<string, string | undefined> = {}
): string {
    return replacement.replace(
        /\\(.)|\$\{(\w+)\}|\$(\d)/gs,
        (_all, escaped: string | undefined, name: string | undefined, index: string | undefined) => {
            if (escaped !== undefined) {
                return escaped;
            }
            if (name !== undefined) {
                return named[name] ?? '';
            }
            return Number(index) < groups.length
                ? (groups[Number(index)] ?? '')
                : throwApex('System.StringException', `No group ${index}`);
        }
    );
}

/** `String.split(regex, limit)` of Java: trailing empty parts go where no limit is given, a leading empty match gives no part. */
export function javaSplit(text: string, pattern: string, limit: number): string[] {
    const regex = javaRegex(pattern, 'g');
    const parts: string[] = [];
    let start = 0;
    for (let match = regex.exec(text); match; match = regex.exec(text)) {
        if (match[0] === '') {
            regex.lastIndex++;
            if (match.index === 0 || match.index >= text.length) {
                continue;
            }
        }
        if (limit > 0 && parts.length === limit - 1) {
            break;
        }
        if (!(match.index === 0 && match[0] === '')) {
            parts.push(text.slice(start, match.index));
        }
        start = match.index + match[0].length;
    }
    parts.push(text.slice(start));
    if (limit === 0) {
        while (parts.length > 1 && parts[parts.length - 1] === '') {
            parts.pop();
        }
    }
    return parts;
}
