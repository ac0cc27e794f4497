import type { Implementation } from '../define.ts';

const XML: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };
const NAMED: Record<string, string> = {
    nbsp: '\u00a0',
    iexcl: '¡',
    cent: '¢',
    pound: '£',
    yen: '¥',
    sect: '§',
    copy: '©',
    laquo: '«',
    reg: '®',
    deg: '°',
    raquo: '»',
    frac12: '½',
    iquest: '¿',
    Agrave: 'À',
    Aacute: 'Á',
    Auml: 'Ä',
    Aring: 'Å',
    AElig: 'Æ',
    Ccedil: 'Ç',
    Egrave: 'È',
    Eacute: 'É',
    Ntilde: 'Ñ',
    Ouml: 'Ö',
    Oslash: 'Ø',
    Uuml: 'Ü',
    szlig: 'ß',
    agrave: 'à',
    aacute: 'á',
    auml: 'ä',
    aring: 'å',
    aelig: 'æ',
    ccedil: 'ç',
    egrave: 'è',
    eacute: 'é',
    ecirc: 'ê',
    ntilde: 'ñ',
    ouml: 'ö',
    oslash: 'ø',
    uuml: 'ü',
    euro: '€',
    hellip: '…',
    ndash: '–',
    mdash: '—',
    lsquo: '‘',
    rsquo: '’',
    ldquo: '“',
    rdquo: '”'
};
const BY_CHARACTER = new Map(Object.entries(NAMED).map(([name, char]) => [char, `&${name};`]));
const JAVA: Record<string, string> = {
    '\n': '\\n',
    '\r': '\\r',
    '\t': '\\t',
    '\b': '\\b',
    '\f': '\\f',
    '"': '\\"',
    '\\': '\\\\'
};

function unicode(text: string): string {
    return text.replace(
        /[^\x20-\x7e]/g,
        (char) => `\\u${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
    );
}

function java(text: string): string {
    return unicode(
        text.replace(/[\n\r\t\b\f"\\]/g, (char) => JAVA[char]!).replace(/[\x00-\x1f]/g, (char) => char)
    ).replace(/\\\\u(?=[0-9A-F]{4})/g, '\\\\u');
}

function unjava(text: string): string {
    const back: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
    return text.replace(/\\u([0-9a-fA-F]{4})|\\(.)/gs, (_all, code: string | undefined, char: string) =>
        code ? String.fromCharCode(parseInt(code, 16)) : (back[char] ?? char)
    );
}

/** HTML 3.0 has names for the characters of ISO 8859-1 alone, HTML 4.0 for others too (Apex Reference, escapeHtml3, escapeHtml4). */
function html(isNamed: (char: string) => boolean): (text: string) => string {
    return (text) =>
        text.replace(/[&<>"]|[^\x00-\x7f]/g, (char) =>
            char in XML ? XML[char]! : ((isNamed(char) ? BY_CHARACTER.get(char) : null) ?? char)
        );
}

const isLatin1 = (char: string): boolean => char <= '\u00ff';

function unhtml(isNamed: (char: string) => boolean): (text: string) => string {
    const basic: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
    const named = (name: string): string | null => (isNamed(NAMED[name] ?? '') ? (NAMED[name] ?? null) : null);
    return (text) =>
        text.replace(
            /&(?:#(\d+)|#x([0-9a-fA-F]+)|(\w+));/g,
            (all, decimal: string | undefined, hex: string | undefined, name: string) =>
                decimal
                    ? String.fromCodePoint(Number(decimal))
                    : hex
                      ? String.fromCodePoint(parseInt(hex, 16))
                      : (basic[name] ?? named(name) ?? all)
        );
}

/** The escaping methods of String. */
export const escapes: Record<string, Implementation> = {
    'String escapeCsv()': (self: string) => (/[",\r\n]/.test(self) ? `"${self.replace(/"/g, '""')}"` : self),
    'String unescapeCsv()': (self: string) =>
        /^".*"$/s.test(self) && /[",\r\n]/.test(self.slice(1, -1)) ? self.slice(1, -1).replace(/""/g, '"') : self,
    'String escapeEcmaScript()': (self: string) => java(self).replace(/'/g, "\\'").replace(/\//g, '\\/'),
    'String unescapeEcmaScript()': unjava,
    'String escapeHtml3()': html(isLatin1),
    'String escapeHtml4()': html(() => true),
    'String unescapeHtml3()': unhtml(isLatin1),
    'String unescapeHtml4()': unhtml(() => true),
    'String escapeJava()': java,
    'String unescapeJava()': unjava,
    'String escapeUnicode()': unicode,
    'String unescapeUnicode()': (self: string) =>
        self.replace(/\\u\+?([0-9a-fA-F]{4})/g, (_all, code: string) => String.fromCharCode(parseInt(code, 16))),
    'String escapeXml()': (self: string) => self.replace(/[&<>"']/g, (char) => XML[char]!),
    'String unescapeXml()': unhtml(() => true)
};
