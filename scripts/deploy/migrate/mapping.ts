import { z } from 'zod';

const values = z.record(z.string(), z.string());

/** How the file of an org's former licenses is read. What it may hold is told in the admin guide, under Migrate. */
const MAPPING = z.strictObject({
    /** Whose license a row is: a column, and the field of the contact that it names. */
    person: z.strictObject({ column: z.string(), field: z.string() }),
    /** Forms of dates beside `2026-11-30`, such as `MM/DD/YYYY` or `D MMM YYYY h:mm A`. */
    dates: z.array(z.string().includes('YYYY')).default([]),
    /** What fills the fields of a license, by API name. */
    fields: z.record(
        z.string(),
        z
            .strictObject({
                column: z.string().optional(),
                /** of a lookup to users: the field of the user that the column names */
                field: z.string().optional(),
                /** the words of the file, and what they are here; a word that maps to "" is a blank */
                values: values.optional(),
                /** where the cell is blank */
                otherwise: z.string().optional(),
                /** which counts where several rows of a person differ: the earliest or latest date, or the first of a list of values */
                of: z.union([z.enum(['earliest', 'latest']), z.array(z.string())]).optional()
            })
            .refine((one) => one.column !== undefined || one.otherwise !== undefined, 'needs a column, or otherwise')
    ),
    /** What the person has access to. */
    access: z.array(
        z.strictObject({
            kind: z.enum(['Application', 'Business Unit', 'Public Group']),
            column: z.string(),
            /** between several in one cell */
            separator: z.string().min(1).optional(),
            values: values.optional()
        })
    ),
    /** Who looks after the license beside its specialist. */
    additionalSpecialists: z
        .strictObject({
            column: z.string(),
            field: z.string(),
            separator: z.string().min(1).optional(),
            values: values.optional()
        })
        .optional(),
    /** Columns that are left behind, so that none is forgotten. */
    leftBehind: z.array(z.string()).default([])
});

export type Mapping = z.infer<typeof MAPPING>;
export type FieldSource = Mapping['fields'][string];

/** The mapping or the file cannot be worked with: nobody is brought in before that is mended. */
export class MigrationError extends Error {}

/**
 * @param text the mapping file, JSON
 * @param header names of the columns of the file
 * @throws MigrationError naming each mistake: an unknown word, a column that is not in the file, or one that nothing is said of
 */
export function readMapping(text: string, header: readonly string[]): Mapping {
    let json: unknown;
    try {
        json = JSON.parse(text);
    } catch (error) {
        throw new MigrationError(`The mapping is not JSON: ${(error as Error).message}`);
    }
    const { data: mapping, error } = MAPPING.safeParse(json);
    if (!mapping) {
        throw new MigrationError(`The mapping is not right:\n${z.prettifyError(error)}`);
    }
    const named = [
        mapping.person,
        ...Object.values(mapping.fields),
        ...mapping.access,
        ...(mapping.additionalSpecialists ? [mapping.additionalSpecialists] : [])
    ].flatMap(({ column }) => column ?? []);
    const mistakes = [
        ...[...named, ...mapping.leftBehind]
            .filter((column) => !header.includes(column))
            .map((column) => `The file has no column "${column}".`),
        ...header
            .filter((column) => !named.includes(column) && !mapping.leftBehind.includes(column))
            .map((column) => `Nothing is said of the column "${column}": map it, or list it under leftBehind.`)
    ];
    if (mistakes.length > 0) {
        throw new MigrationError(mistakes.join('\n'));
    }
    return mapping;
}

/**
 * @param cell what the file has
 * @param source what the mapping says of the column
 * @returns what that is here, blank for nothing
 */
export function translated(cell: string, source: { values?: Record<string, string> | undefined }): string {
    const word = cell.trim();
    const known = Object.entries(source.values ?? {}).find(([theirs]) => same(theirs, word));
    return known ? known[1] : word;
}

/** @returns whether two words differ in nothing but case and the blanks around them */
export function same(one: string, other: string): boolean {
    return one.trim().toLowerCase() === other.trim().toLowerCase();
}

/**
 * @param cell a cell with one word or several
 * @param source its column
 * @returns what they are here, each once
 */
export function wordsOf(
    cell: string,
    source: { separator?: string | undefined; values?: Record<string, string> | undefined }
): string[] {
    const words = source.separator ? cell.split(source.separator) : [cell];
    return [...new Set(words.map((word) => translated(word, source)).filter((word) => word !== ''))];
}
