/** @returns those whose label has every word of the term */
export function matching<T extends { label: string }>(all: readonly T[], term: string): T[] {
    const words = term.toLowerCase().split(/\s+/);
    return all.filter(({ label }) => words.every((word) => label.toLowerCase().includes(word)));
}
