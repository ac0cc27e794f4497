/** An element of a metadata file with its place. */
export interface XmlNode {
    name: string;
    attributes: Record<string, string>;
    children: XmlNode[];
    /** Its own text, without the white space around it. */
    text: string;
    /** The line of its start tag, from 1. */
    line: number;
    /** The line of its end tag. */
    lastLine: number;
}

const TOKEN =
    /<!--[^]*?-->|<\?[^]*?\?>|<!\[CDATA\[([^]*?)\]\]>|<!\w[^>]*>|<\/[^>]*>|<([^\s/>]+)((?:[^>"']|"[^"]*"|'[^']*')*?)(\/?)>|[^<]+/g;
const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function decoded(text: string): string {
    return text.includes('&')
        ? text.replace(
              /&(?:#x([0-9a-fA-F]+)|#(\d+)|(\w+));/g,
              (whole, hex?: string, decimal?: string, name?: string) =>
                  name ? (ENTITIES[name] ?? whole) : String.fromCodePoint(hex ? parseInt(hex, 16) : Number(decimal))
          )
        : text;
}

/**
 * Reads the elements of a text that is known to be well-formed. The XML library tells no places of elements without children, and
 * every problem of a project's metadata is told with its line.
 * @returns the root element; null where there is none
 */
export function parseTree(text: string): XmlNode | null {
    let root: XmlNode | null = null;
    const open: XmlNode[] = [];
    let line = 1;
    for (const [token, data, name, attributes, empty] of text.matchAll(TOKEN)) {
        const above = open.at(-1);
        if (name !== undefined) {
            const node: XmlNode = { name, attributes: {}, children: [], text: '', line, lastLine: line };
            for (const [, key, double, single] of attributes!.matchAll(ATTRIBUTE)) {
                node.attributes[key!] = decoded(double ?? single ?? '');
            }
            above?.children.push(node);
            root ??= node;
            if (!empty) {
                open.push(node);
            }
        } else if (data !== undefined) {
            above!.text += data;
        } else if (token.startsWith('</')) {
            open.pop()!.lastLine = line;
        } else if (!token.startsWith('<') && above) {
            above.text += decoded(token.trim());
        }
        for (let at = token.indexOf('\n'); at >= 0; at = token.indexOf('\n', at + 1)) {
            line++;
        }
    }
    return root;
}
