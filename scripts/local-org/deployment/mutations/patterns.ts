import type { MutationRule } from './mutation.ts';

/** Files of a type by their suffix. */
export const file = (suffix: string): RegExp => new RegExp(`\\.${suffix}-meta\\.xml$`);
/** A leaf element with another text. */
export const value = (kind: string, suffix: string, element: string, from: string, to: string): MutationRule => ({
    kind,
    files: file(suffix),
    pattern: new RegExp(`<${element}>${from}</${element}>`),
    replacement: `<${element}>${to}</${element}>`
});
/** A line taken away; what misses it is around it. */
export const without = (suffix: string, element: string): MutationRule => ({
    kind: `${suffix} without ${element}`,
    files: file(suffix),
    pattern: new RegExp(`^    <${element}>[^<]*</${element}>\\n`),
    replacement: '',
    told: 'file'
});
/** Any text. */
export const ANY = '([^<]+)';
