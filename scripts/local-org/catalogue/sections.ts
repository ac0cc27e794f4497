/** Text in sections, each a head line and the lines below it; where each begins is found once, a section is cut out when it is asked for. */
export interface Sections {
    /** The head line and its lines; null where there is no such section. Names ignore case. */
    get(name: string): string[] | null;
    names(): IterableIterator<string>;
}

/**
 * @param text sections one after the other
 * @param head matches a head line (with the flags `g` and `m`); its first group is the name
 */
export function sections(text: string, head: RegExp): Sections {
    const places = new Map<string, [name: string, from: number, to: number]>();
    let open: [name: string, from: number, to: number] | null = null;
    for (const match of text.matchAll(head)) {
        if (open) {
            open[2] = match.index;
        }
        open = [match[1]!, match.index, text.length];
        places.set(match[1]!.toLowerCase(), open);
    }
    return {
        get(name) {
            const place = places.get(name.toLowerCase());
            return place ? text.slice(place[1], place[2]).trimEnd().split('\n') : null;
        },
        *names() {
            for (const [name] of places.values()) {
                yield name;
            }
        }
    };
}
