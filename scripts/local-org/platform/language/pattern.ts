import { throwApex } from '../../values/exceptions.ts';
import { ApexList } from '../../values/list.ts';
import { defineClass } from '../define.ts';
import { expandReplacement, javaRegex, javaSplit } from './regex.ts';
import { need } from './support.ts';

class PatternValue {
    readonly apexType = 'System.Pattern';
    readonly pattern: string;

    constructor(pattern: string) {
        this.pattern = pattern;
        javaRegex(pattern, 'g');
    }

    toApexString(): string {
        return this.pattern;
    }
}

class MatcherValue {
    readonly apexType = 'System.Matcher';
    pattern: PatternValue;
    text: string;
    match: RegExpExecArray | null = null;
    at = 0;
    from = 0;
    to: number;
    appended = 0;

    constructor(pattern: PatternValue, text: string) {
        this.pattern = pattern;
        this.text = text;
        this.to = text.length;
    }

    run(flags: string, at: number): RegExpExecArray | null {
        const regex = javaRegex(this.pattern.pattern, `${flags}d`);
        regex.lastIndex = at;
        this.match = regex.exec(this.text.slice(0, this.to));
        return this.match;
    }
}

function matched(self: MatcherValue): RegExpExecArray {
    return self.match ?? throwApex('System.StringException', 'No match found');
}

function whole(pattern: string, text: string): boolean {
    return javaRegex(`^(?:${pattern.replace(/^(\(\?[ismux]+\))/, '')})$`, inlineFlags(pattern)).test(text);
}

function inlineFlags(pattern: string): string {
    return /^\(\?([ismu]+)\)/.exec(pattern)?.[1] ?? '';
}

function group(self: MatcherValue, index: number): number {
    if (index < 0 || index >= matched(self).length) {
        throwApex('System.StringException', `No group ${index}`);
    }
    return index;
}

function bounds(self: MatcherValue, index: number): [number, number] {
    return matched(self).indices?.[group(self, index)] ?? [-1, -1];
}

export default [
    defineClass({
        name: 'System.Pattern',
        statics: {
            'Pattern compile(String regExp)': (pattern: string) => new PatternValue(need(pattern)),
            'Boolean matches(String regExp, String text)': (pattern: string, text: string) =>
                whole(need(pattern), need(text)),
            'String quote(String text)': (text: string) => `\\Q${need(text)}\\E`
        },
        methods: {
            'Matcher matcher(String text)': (self: PatternValue, text: string) => new MatcherValue(self, need(text)),
            'String pattern()': (self: PatternValue) => self.pattern,
            'List<String> split(String text)': (self: PatternValue, text: string) =>
                new ApexList('String', javaSplit(need(text), self.pattern, 0)),
            'List<String> split(String text, Integer limit)': (self: PatternValue, text: string, limit: number) =>
                new ApexList('String', javaSplit(need(text), self.pattern, limit))
        }
    }),
    defineClass({
        name: 'System.Matcher',
        statics: { 'String quoteReplacement(String text)': (text: string) => need(text).replace(/[\\$]/g, '\\$&') },
        methods: {
            'Boolean matches()': (self: MatcherValue) => {
                const flags = inlineFlags(self.pattern.pattern);
                const regex = javaRegex(`^(?:${self.pattern.pattern.replace(/^(\(\?[ismux]+\))/, '')})$`, `${flags}d`);
                self.match = regex.exec(self.text.slice(self.from, self.to));
                return self.match !== null;
            },
            'Boolean find()': (self: MatcherValue) => {
                const found = self.at > self.to ? null : self.run('g', self.at);
                self.match = found;
                if (found) {
                    self.at = found.index + Math.max(found[0].length, 0) + (found[0].length === 0 ? 1 : 0);
                }
                return found !== null;
            },
            'Boolean find(Integer start)': (self: MatcherValue, start: number) => {
                if (start < 0 || start > self.text.length) {
                    throwApex('System.StringException', `Illegal start index: ${start}`);
                }
                const found = self.run('g', start);
                self.at = found ? found.index + Math.max(found[0].length, 1) : self.at;
                return found !== null;
            },
            'Boolean lookingAt()': (self: MatcherValue) => self.run('y', self.from) !== null,
            'Boolean hitEnd()': (self: MatcherValue) =>
                self.match === null || self.match.index + self.match[0].length === self.text.length,
            'String group()': (self: MatcherValue) => matched(self)[0],
            'String group(Integer index)': (self: MatcherValue, index: number) =>
                matched(self)[group(self, need(index))] ?? null,
            'Integer groupCount()': (self: MatcherValue) =>
                new RegExp(`${javaRegex(self.pattern.pattern, 'g').source}|`).exec('')!.length - 1,
            'Integer start()': (self: MatcherValue) => bounds(self, 0)[0],
            'Integer start(Integer index)': (self: MatcherValue, index: number) => bounds(self, index)[0],
            'Integer end()': (self: MatcherValue) => bounds(self, 0)[1],
            'Integer end(Integer index)': (self: MatcherValue, index: number) => bounds(self, index)[1],
            'Matcher region(Integer start, Integer stop)': (self: MatcherValue, start: number, stop: number) => {
                self.from = self.at = start;
                self.to = stop;
                return self;
            },
            'Integer regionStart()': (self: MatcherValue) => self.from,
            'Integer regionEnd()': (self: MatcherValue) => self.to,
            // As Java has them unless they are changed, which the expressions here cannot follow.
            'Boolean hasAnchoringBounds()': () => true,
            'Boolean hasTransparentBounds()': () => false,
            'String replaceAll(String replacement)': (self: MatcherValue, replacement: string) =>
                replaceAll(self.text, self.pattern.pattern, need(replacement)),
            'String replaceFirst(String replacement)': (self: MatcherValue, replacement: string) =>
                replaceFirst(self.text, self.pattern.pattern, need(replacement)),
            'Matcher reset()': (self: MatcherValue) => {
                self.at = self.from = self.appended = 0;
                self.to = self.text.length;
                self.match = null;
                return self;
            },
            'Matcher reset(String text)': (self: MatcherValue, text: string) => {
                self.text = need(text);
                self.at = self.from = self.appended = 0;
                self.to = text.length;
                self.match = null;
                return self;
            },
            'Pattern pattern()': (self: MatcherValue) => self.pattern,
            'Matcher usePattern(Pattern pattern)': (self: MatcherValue, pattern: PatternValue) => {
                self.pattern = need(pattern);
                return self;
            },
            'Boolean requireEnd()': (self: MatcherValue) => self.match !== null && self.pattern.pattern.endsWith('$')
        }
    })
];

export function replaceAll(text: string, pattern: string, replacement: string): string {
    return text.replace(javaRegex(pattern, 'g'), (...args: unknown[]) => expand(replacement, args));
}

export function replaceFirst(text: string, pattern: string, replacement: string): string {
    return text.replace(javaRegex(pattern, ''), (...args: unknown[]) => expand(replacement, args));
}

function expand(replacement: string, args: unknown[]): string {
    const named = typeof args[args.length - 1] === 'object' ? (args.pop() as Record<string, string | undefined>) : {};
    return expandReplacement(replacement, args.slice(0, -2) as (string | undefined)[], named);
}

export { whole as matchesWhole };
