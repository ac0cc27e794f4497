import { toText } from '../../runtime/text.ts';
import { iterate } from '../../runtime/collections.ts';
import { ApexDate, ApexDatetime, plain } from '../../values/date.ts';
import type { Blob_ } from '../../values/blob.ts';
import { throwApex } from '../../values/exceptions.ts';
import { checkLength, madeText } from '../../values/growth.ts';
import { ApexList } from '../../values/list.ts';
import { defineClass, type Implementation } from '../define.ts';
import { textHash } from './object.ts';
import { replaceAll, replaceFirst } from './pattern.ts';
import { javaSplit } from './regex.ts';
import { escapes } from './string-escapes.ts';
import { need } from './support.ts';

const BLANK = /^[\s\x1c-\x1f]*$/;
const list = (items: string[]): ApexList => new ApexList('String', items);

/** Apex Reference, abbreviate: a width without room for the dots and what they stand beside is an error. */
function checkWidth(width: number, least: number, message: string): void {
    if (need(width) < least) {
        throwApex('System.StringException', message);
    }
}

function substring(self: string, start: number, end: number): string {
    if (need(start) < 0 || need(end) > self.length || start > end) {
        const which =
            start < 0
                ? `Starting position out of bounds: ${start}`
                : end > self.length
                  ? `Ending position out of bounds: ${end}`
                  : `Starting position out of bounds: ${start}`;
        throwApex('System.StringException', which);
    }
    return self.slice(start, end);
}

function pad(length: number, fill: string, size: number): string {
    return size <= length
        ? ''
        : repeated(fill || ' ', Math.ceil((size - length) / (fill || ' ').length)).slice(0, size - length);
}

function join(items: unknown, separator: string): string {
    return madeText([...iterate(need(items))].map((item) => (item === null ? '' : toText(item))).join(need(separator)));
}

function repeated(text: string, times: number, separator = ''): string {
    const count = Math.max(0, need(times));
    checkLength((text.length + separator.length) * count);
    return new Array<string>(count).fill(text).join(separator);
}

function levenshtein(a: string, b: string): number {
    let row = Array.from({ length: b.length + 1 }, (_one, i) => i);
    for (let i = 1; i <= a.length; i++) {
        const next = [i];
        for (let j = 1; j <= b.length; j++) {
            next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
        }
        row = next;
    }
    return row[b.length]!;
}

function differenceAt(a: string, b: string): number {
    const length = Math.min(a.length, b.length);
    for (let i = 0; i < length; i++) {
        if (a[i] !== b[i]) {
            return i;
        }
    }
    return a.length === b.length ? -1 : length;
}

/** java.text.MessageFormat as far as Apex uses it: `{0}`, doubled single quotes, quoted text. */
function formatMessage(pattern: string, given: readonly unknown[]): string {
    // Every argument becomes text once, in order, whether the pattern names it or not.
    const args = given.map((arg) => toText(arg));
    let out = '';
    let quoted = false;
    for (let i = 0; i < pattern.length; i++) {
        const char = pattern[i]!;
        if (char === "'") {
            if (pattern[i + 1] === "'") {
                out += "'";
                i++;
            } else {
                quoted = !quoted;
            }
            continue;
        }
        const match = !quoted && char === '{' ? /^\{\s*(\d+)\s*\}/.exec(pattern.slice(i)) : null;
        if (match) {
            const index = Number(match[1]);
            out += index < args.length ? args[index] : match[0];
            i += match[0].length - 1;
        } else {
            out += char;
        }
    }
    return out;
}

function tests(all: Record<string, RegExp>): Record<string, Implementation> {
    return Object.fromEntries(
        Object.entries(all).map(([name, regex]) => [`Boolean ${name}()`, (self: string): boolean => regex.test(self)])
    );
}

function findFrom(self: string, text: string, from: number): number {
    return from >= self.length ? (text === '' ? self.length : -1) : self.indexOf(text, Math.max(0, from));
}

function valueOf(value: unknown): string | null {
    return value === null ? null : value instanceof ApexDate ? value.iso() : toText(value);
}

function chars(items: ApexList): string {
    return items.items.map((code) => String.fromCharCode(code as number)).join('');
}

export default defineClass({
    name: 'System.String',
    statics: {
        'String escapeSingleQuotes(String text)': (text: string) =>
            need(text).replace(/\\/g, '\\\\').replace(/'/g, "\\'"),
        'String format(String pattern, List<Object> args)': (pattern: string, args: ApexList) =>
            formatMessage(need(pattern), need(args).items),
        'String fromCharArray(List<Integer> codes)': (codes: ApexList) => chars(need(codes)),
        'String getCommonPrefix(List<String> texts)': (texts: ApexList) => {
            const all = need(texts).items as string[];
            let prefix = all[0] ?? '';
            for (const text of all) {
                const at = differenceAt(prefix, text);
                prefix = at < 0 ? prefix : prefix.slice(0, at);
            }
            return prefix;
        },
        'Boolean isBlank(String text)': (text: string | null) => text === null || BLANK.test(text),
        'Boolean isEmpty(String text)': (text: string | null) => text === null || text === '',
        'Boolean isNotBlank(String text)': (text: string | null) => text !== null && !BLANK.test(text),
        'Boolean isNotEmpty(String text)': (text: string | null) => text !== null && text !== '',
        'String join(Iterable<Object> items, String separator)': join,
        'String join(List<Object> items, String separator)': join,
        // A date that is known as an object only is written with its time.
        'String valueOf(Object value)': (value: unknown) => (value === null ? null : toText(value)),
        'String valueOf(Date value)': valueOf,
        'String valueOf(Datetime value)': valueOf,
        'String valueOfGmt(Datetime value)': (value: ApexDatetime) => plain(new Date(need(value).ms)),
        'String valueOf(Blob value)': (value: Blob_ | null) => valueOf(value)
    },
    methods: {
        ...escapes,
        ...tests({
            isAllLowerCase: /^[a-z\u00df-\u00f6\u00f8-\u00ff]+$/,
            isAllUpperCase: /^[A-Z\u00c0-\u00d6\u00d8-\u00de]+$/,
            isAlpha: /^\p{L}+$/u,
            isAlphaSpace: /^[\p{L} ]*$/u,
            isAlphanumeric: /^[\p{L}\p{Nd}]+$/u,
            isAlphanumericSpace: /^[\p{L}\p{Nd} ]*$/u,
            isAsciiPrintable: /^[\x20-\x7e]*$/,
            isNumeric: /^\p{Nd}+$/u,
            isNumericSpace: /^[\p{Nd} ]*$/u,
            isWhitespace: /^\s*$/,
            containsWhitespace: /\s/
        }),
        'String abbreviate(Integer max)': (self: string, max: number) => {
            checkWidth(max, 4, 'Minimum abbreviation width is 4');
            return self.length <= max ? self : `${self.slice(0, max - 3)}...`;
        },
        'String abbreviate(Integer max, Integer offset)': (self: string, max: number, offset: number) => {
            checkWidth(max, 4, 'Minimum abbreviation width is 4');
            if (self.length <= max) {
                return self;
            }
            if (offset > 4) {
                checkWidth(max, 7, 'Minimum abbreviation width with offset is 7');
            }
            if (offset <= 4) {
                return `${self.slice(0, max - 3)}...`;
            }
            return offset + max - 3 < self.length
                ? `...${self.slice(offset, offset + max - 6)}...`
                : `...${self.slice(self.length - (max - 3))}`;
        },
        'String capitalize()': (self: string) => self.slice(0, 1).toUpperCase() + self.slice(1),
        'String center(Integer size)': (self: string, size: number) => center(self, size, ' '),
        'String center(Integer size, String fill)': (self: string, size: number, fill: string) =>
            center(self, size, need(fill)),
        'Integer charAt(Integer index)': (self: string, index: number) =>
            index < 0 || index >= self.length
                ? throwApex('System.StringException', `String index out of bounds: ${index}`)
                : self.charCodeAt(index),
        'Integer codePointAt(Integer index)': (self: string, index: number) =>
            self.codePointAt(index) ?? throwApex('System.StringException', `String index out of bounds: ${index}`),
        'Integer codePointBefore(Integer index)': (self: string, index: number) =>
            Array.from(self.slice(0, index)).pop()?.codePointAt(0) ??
            throwApex('System.StringException', `String index out of bounds: ${index}`),
        'Integer codePointCount(Integer begin, Integer end)': (self: string, begin: number, end: number) =>
            Array.from(self.slice(begin, end)).length,
        'Integer compareTo(String other)': (self: string, other: string) => {
            const at = differenceAt(self, need(other));
            return at < 0
                ? 0
                : at < self.length && at < other.length
                  ? self.charCodeAt(at) - other.charCodeAt(at)
                  : self.length - other.length;
        },
        'Boolean contains(String part)': (self: string, part: string) => self.includes(need(part)),
        'Boolean containsAny(String chars)': (self: string, part: string) =>
            [...(part ?? '')].some((char) => self.includes(char)),
        'Boolean containsIgnoreCase(String part)': (self: string, part: string) =>
            self.toLowerCase().includes(need(part).toLowerCase()),
        'Boolean containsNone(String chars)': (self: string, part: string) =>
            ![...(part ?? '')].some((char) => self.includes(char)),
        'Boolean containsOnly(String chars)': (self: string, part: string) =>
            [...self].every((char) => need(part).includes(char)),
        'Integer countMatches(String part)': (self: string, part: string) => (part ? self.split(part).length - 1 : 0),
        'String deleteWhitespace()': (self: string) => self.replace(/\s/g, ''),
        'String difference(String other)': (self: string, other: string) => {
            const at = differenceAt(self, need(other));
            return at < 0 ? '' : other.slice(at);
        },
        'Boolean endsWith(String part)': (self: string, part: string) => self.endsWith(need(part)),
        'Boolean endsWithIgnoreCase(String part)': (self: string, part: string) =>
            self.toLowerCase().endsWith(need(part).toLowerCase()),
        'Boolean equals(Object other)': (self: string, other: unknown) => self === other,
        'Boolean equals(String other)': (self: string, other: string | null) => self === other,
        'Boolean equalsIgnoreCase(String other)': (self: string, other: string | null) =>
            other !== null && self.toLowerCase() === other.toLowerCase(),
        'List<Integer> getChars()': (self: string) =>
            new ApexList(
                'Integer',
                Array.from({ length: self.length }, (_one, i) => self.charCodeAt(i))
            ),
        'Integer getLevenshteinDistance(String other)': (self: string, other: string) => levenshtein(self, need(other)),
        'Integer getLevenshteinDistance(String other, Integer threshold)': (
            self: string,
            other: string,
            threshold: number
        ) => {
            const distance = levenshtein(self, need(other));
            return distance > threshold ? -1 : distance;
        },
        'Integer hashCode()': textHash,
        'Integer indexOf(String part)': (self: string, part: string) => self.indexOf(need(part)),
        'Integer indexOf(String part, Integer from)': (self: string, part: string, from: number) =>
            findFrom(self, need(part), need(from)),
        'Integer indexOfAny(String chars)': (self: string, part: string) =>
            [...self].findIndex((char) => need(part).includes(char)),
        'Integer indexOfAnyBut(String chars)': (self: string, part: string) =>
            [...self].findIndex((char) => !need(part).includes(char)),
        'Integer indexOfChar(Integer code)': (self: string, code: number) =>
            self.indexOf(String.fromCharCode(need(code))),
        'Integer indexOfChar(Integer code, Integer from)': (self: string, code: number, from: number) =>
            findFrom(self, String.fromCharCode(need(code)), from),
        'Integer indexOfDifference(String other)': (self: string, other: string) => differenceAt(self, need(other)),
        'Integer indexOfIgnoreCase(String part)': (self: string, part: string) =>
            self.toLowerCase().indexOf(need(part).toLowerCase()),
        'Integer indexOfIgnoreCase(String part, Integer from)': (self: string, part: string, from: number) =>
            findFrom(self.toLowerCase(), need(part).toLowerCase(), from),
        'Integer lastIndexOf(String part)': (self: string, part: string) => self.lastIndexOf(need(part)),
        'Integer lastIndexOf(String part, Integer end)': (self: string, part: string, end: number) =>
            self.lastIndexOf(need(part), end),
        'Integer lastIndexOfChar(Integer code)': (self: string, code: number) =>
            self.lastIndexOf(String.fromCharCode(need(code))),
        'Integer lastIndexOfChar(Integer code, Integer end)': (self: string, code: number, end: number) =>
            end < 0 ? -1 : self.lastIndexOf(String.fromCharCode(need(code)), end),
        'Integer lastIndexOfIgnoreCase(String part, Integer end)': (self: string, part: string, end: number) =>
            end < 0 ? -1 : self.toLowerCase().lastIndexOf(need(part).toLowerCase(), end),
        'Integer lastIndexOfIgnoreCase(String part)': (self: string, part: string) =>
            self.toLowerCase().lastIndexOf(need(part).toLowerCase()),
        'String left(Integer length)': (self: string, length: number) => self.slice(0, Math.max(0, need(length))),
        'String leftPad(Integer length)': (self: string, length: number) => pad(self.length, ' ', need(length)) + self,
        'String leftPad(Integer length, String fill)': (self: string, length: number, fill: string) =>
            pad(self.length, fill, need(length)) + self,
        'Integer length()': (self: string) => self.length,
        'String mid(Integer start, Integer length)': (self: string, start: number, length: number) =>
            length <= 0 ? '' : self.slice(Math.max(0, start), Math.max(0, start) + length),
        'String normalizeSpace()': (self: string) => self.trim().replace(/\s+/g, ' '),
        'Integer offsetByCodePoints(Integer index, Integer offset)': (self: string, index: number, offset: number) =>
            index + Array.from(self.slice(index)).slice(0, offset).join('').length,
        'String remove(String part)': (self: string, part: string) => (part ? self.split(part).join('') : self),
        'String removeEnd(String part)': (self: string, part: string) =>
            part && self.endsWith(part) ? self.slice(0, -part.length) : self,
        'String removeEndIgnoreCase(String part)': (self: string, part: string) =>
            part && self.toLowerCase().endsWith(part.toLowerCase()) ? self.slice(0, -part.length) : self,
        'String removeStart(String part)': (self: string, part: string) =>
            part && self.startsWith(part) ? self.slice(part.length) : self,
        'String removeStartIgnoreCase(String part)': (self: string, part: string) =>
            part && self.toLowerCase().startsWith(part.toLowerCase()) ? self.slice(part.length) : self,
        'String repeat(Integer times)': (self: string, times: number) => repeated(self, times),
        'String repeat(String separator, Integer times)': (self: string, separator: string, times: number) =>
            repeated(self, times, separator ?? ''),
        'String replace(String target, String replacement)': (self: string, target: string, replacement: string) =>
            self.replaceAll(need(target), () => need(replacement)),
        'String replaceAll(String regExp, String replacement)': (self: string, pattern: string, replacement: string) =>
            replaceAll(self, need(pattern), need(replacement)),
        'String replaceFirst(String regExp, String replacement)': (
            self: string,
            pattern: string,
            replacement: string
        ) => replaceFirst(self, need(pattern), need(replacement)),
        'String reverse()': (self: string) => Array.from(self).reverse().join(''),
        'String right(Integer length)': (self: string, length: number) =>
            need(length) <= 0 ? '' : self.slice(-length),
        'String rightPad(Integer length)': (self: string, length: number) => self + pad(self.length, ' ', need(length)),
        'String rightPad(Integer length, String fill)': (self: string, length: number, fill: string) =>
            self + pad(self.length, fill, need(length)),
        'List<String> split(String regExp)': (self: string, pattern: string) => list(javaSplit(self, need(pattern), 0)),
        'List<String> split(String regExp, Integer limit)': (self: string, pattern: string, limit: number) =>
            list(javaSplit(self, need(pattern), need(limit))),
        'List<String> splitByCharacterType()': (self: string) =>
            list(self.match(/\p{Lu}+|\p{Ll}+|\p{Nd}+|\s+|[^\p{L}\p{Nd}\s]+/gu) ?? []),
        'List<String> splitByCharacterTypeCamelCase()': (self: string) =>
            list(self.match(/\p{Lu}?\p{Ll}+|\p{Lu}+(?!\p{Ll})|\p{Nd}+|\s+|[^\p{L}\p{Nd}\s]+/gu) ?? []),
        'Boolean startsWith(String part)': (self: string, part: string) => self.startsWith(need(part)),
        'Boolean startsWithIgnoreCase(String part)': (self: string, part: string) =>
            self.toLowerCase().startsWith(need(part).toLowerCase()),
        'String stripHtmlTags()': (self: string) => self.replace(/<[^>]*>/g, ''),
        'String substring(Integer start)': (self: string, start: number) => substring(self, start, self.length),
        'String substring(Integer start, Integer end)': substring,
        'String substringAfter(String separator)': (self: string, separator: string) =>
            self.includes(separator) ? self.slice(self.indexOf(separator) + separator.length) : '',
        'String substringAfterLast(String separator)': (self: string, separator: string) =>
            separator && self.includes(separator) ? self.slice(self.lastIndexOf(separator) + separator.length) : '',
        'String substringBefore(String separator)': (self: string, separator: string) =>
            self.includes(separator) ? self.slice(0, self.indexOf(separator)) : self,
        'String substringBeforeLast(String separator)': (self: string, separator: string) =>
            separator && self.includes(separator) ? self.slice(0, self.lastIndexOf(separator)) : self,
        'String substringBetween(String tag)': (self: string, tag: string) => between(self, tag, tag),
        'String substringBetween(String open, String close)': between,
        'String swapCase()': (self: string) =>
            [...self].map((char) => (char === char.toUpperCase() ? char.toLowerCase() : char.toUpperCase())).join(''),
        'String toLowerCase()': (self: string) => self.toLowerCase(),
        'String toLowerCase(String locale)': (self: string, locale: string) =>
            self.toLocaleLowerCase(need(locale).replaceAll('_', '-')),
        'String toUpperCase()': (self: string) => self.toUpperCase(),
        'String toUpperCase(String locale)': (self: string, locale: string) =>
            self.toLocaleUpperCase(need(locale).replaceAll('_', '-')),
        'String toString()': (self: string) => self,
        'String trim()': (self: string) => self.replace(/^[\x00-\x20]+|[\x00-\x20]+$/g, ''),
        'String uncapitalize()': (self: string) => self.slice(0, 1).toLowerCase() + self.slice(1)
    }
});

function center(self: string, size: number, fill: string): string {
    const left = Math.floor(Math.max(0, size - self.length) / 2);
    const padded = pad(0, fill, left) + self;
    return padded + pad(padded.length, fill, size);
}

function between(self: string, open: string, close: string): string | null {
    const start = self.indexOf(need(open));
    const end = start < 0 ? -1 : self.indexOf(need(close), start + open.length);
    return end < 0 ? null : self.slice(start + open.length, end);
}
