import type { OrgSchema } from '../schema/model.ts';

/** Objects and fields of the platform that only code names, in the order in which it did. */
export type Named = readonly (readonly [object: string, fields: readonly string[]])[];

/** What has been named since the files of the schema were read. */
export function namedOf(schema: OrgSchema): Named {
    return [...schema.named].map((object) => [object.name, [...object.fields.keys()]]);
}

/** Names the same in another schema of the same files: code that is not compiled again still has its objects and fields. */
export function nameAgain(schema: OrgSchema, named: Named): void {
    for (const [name, fields] of named) {
        const object = schema.object(name);
        if (object) {
            fields.forEach((field) => schema.field(object, field));
        }
    }
}
