/** Characters that end a line beside CR and LF: vertical tab, form feed, NEL, line and paragraph separator. */
const LINE_ENDS = /[\v\f\u0085\u2028\u2029]/g;
/** Characters that nobody sees: control and format characters, joiners, fillers, variation selectors. */
const INVISIBLE = new RegExp(
    [
        // control characters but for tab and the ends of lines
        '(?![\\t\\n\\r])\\p{Cc}',
        // format characters, the byte order mark among them
        '\\p{Cf}',
        '\\u034F',
        '[\\u115F\\u1160\\u3164\\uFFA0]',
        '[\\u17B4\\u17B5]',
        '[\\uFE00-\\uFE0F]'
    ].join('|'),
    'gu'
);
const BLANKS = /[\p{Zs}\u2800]/gu;
/** The full-width form of ASCII, which East Asian keyboards type. */
const FULL_WIDTH = /[\uFF01-\uFF5E]/g;
const FULL_WIDTH_OFFSET = 0xfee0;
const ALIKE: [RegExp, string][] = [
    [/[\u201C-\u201F\u00AB\u00BB\u2033\u301D-\u301F]/g, '"'],
    [/[\u2018-\u201B\u2032]/g, "'"],
    [/[\u2010\u2011\u2043\uFE63]/g, '-'],
    [/[\u3001\uFE50\uFE51\uFF64]/g, ','],
    [/\uFE54/g, ';'],
    [/\uFE6B/g, '@'],
    [/[\uFE52\uFF61]/g, '.']
];

/**
 * Text as a person reads it: without what is invisible, with plain blanks, and with the plain form of quotation marks,
 * hyphens, commas and full-width characters.
 * @param text text of any origin
 * @returns the same text, line for line
 */
export function readable(text: string): string {
    const plain = text
        .replace(LINE_ENDS, '\n')
        .replace(INVISIBLE, '')
        .replace(BLANKS, ' ')
        .replace(FULL_WIDTH, (character) => String.fromCharCode(character.charCodeAt(0) - FULL_WIDTH_OFFSET));
    return ALIKE.reduce((done, [alike, character]) => done.replace(alike, character), plain);
}
