import { makeTable } from '../../database/migrate.ts';
import type { Store } from '../../database/store.ts';
import type { ObjectModel, OrgSchema } from '../../schema/model.ts';
import { buildStandardObject } from '../../schema/standard/define.ts';
import { TOOLING_OBJECTS } from './objects.ts';
import { writeTestSuites } from './test-suites.ts';

/**
 * Makes the tables of the Tooling API's own objects where they are missing, and writes the project's test suites.
 * @param now the org's time
 * @returns the schema that the Tooling API sees: the org's objects and its own, which Apex and the data API do not know
 */
export function openToolingSchema(store: Store, now: number): OrgSchema {
    const { schema } = store;
    const own = new Map(TOOLING_OBJECTS.map(buildStandardObject).map((object) => [object.name.toLowerCase(), object]));
    for (const object of own.values()) {
        for (const field of object.fields.values()) {
            // Who may see or change all data may do so with these objects; their fields have no permissions.
            field.permissionable = false;
            if (field.relationshipName) {
                object.parentRelationships.set(field.relationshipName.toLowerCase(), field);
            }
        }
        makeTable(store, object);
    }
    const byPrefix = (prefix: string): ObjectModel | undefined =>
        [...own.values()].find((one) => one.keyPrefix === prefix);
    const tooling = Object.create(schema, {
        objects: { get: () => new Map([...schema.objects, ...own]) },
        object: { value: (name: string) => own.get(name.toLowerCase()) ?? schema.object(name) },
        objectByPrefix: { value: (prefix: string) => byPrefix(prefix) ?? schema.objectByPrefix(prefix) }
    }) as OrgSchema;
    writeTestSuites(store, tooling, now);
    return tooling;
}
