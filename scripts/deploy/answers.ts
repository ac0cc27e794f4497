/** What an org answered: its JSON, or why it refused. */
export type Answer = { ok: true; json: unknown } | { ok: false; why: string };

export type Row = Record<string, unknown>;

/** @returns the rows of the answer to a query */
export function rowsOf(json: unknown): Row[] {
    return (json as { records: Row[] }).records;
}

/** @returns how many rows a query has, those included that a `COUNT()` counts */
export function sizeOf(json: unknown): number {
    return (json as { totalSize: number }).totalSize;
}

/** @returns texts as a literal list of SOQL, such as `('A', 'B')` */
export function listed(texts: readonly string[]): string {
    return `(${texts.map(quoted).join(', ')})`;
}

/** @returns a text as a literal of SOQL */
export function quoted(text: string): string {
    return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

/** @returns the first names of a list, and how many more there are */
export function some(names: readonly string[], most = 5): string {
    const more = names.length - most;
    return names.slice(0, most).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
