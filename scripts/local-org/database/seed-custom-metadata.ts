import { metadataValue } from '../schema/custom-metadata.ts';
import type { CustomMetadataRecord } from '../schema/model.ts';
import { hasTable } from './migrate.ts';
import type { Seeder, SeedValues } from './seeder.ts';

/** Custom metadata records are rows that only metadata files write. */
export function seedCustomMetadata(seeder: Seeder): void {
    const { schema } = seeder.store;
    for (const record of schema.customMetadataRecords) {
        const object = schema.object(record.object)!;
        const values: SeedValues = {
            MasterLabel: record.label,
            Label: record.label,
            Language: 'en_US',
            QualifiedApiName: record.developerName,
            SystemModstamp: 0
        };
        for (const field of object.fields.values()) {
            if (field.custom && field.formula === null && field.type !== 'REFERENCE') {
                values[field.name] = metadataValue(field, record.values.get(field.name.toLowerCase()) ?? null)!;
            }
        }
        seeder.put(object.name, { DeveloperName: record.developerName }, values);
    }
    for (const record of schema.customMetadataRecords) {
        linkRecord(seeder, record);
    }
    for (const object of schema.objects.values()) {
        if (object.isCustomMetadata && hasTable(object)) {
            seeder.sweep(object.name, 'true');
        }
    }
}

/** A relationship field names its record by developer name; one to an entity or field definition holds the API name. */
function linkRecord(seeder: Seeder, record: CustomMetadataRecord): void {
    const object = seeder.store.schema.object(record.object)!;
    for (const field of object.fields.values()) {
        const text =
            field.type === 'REFERENCE' && field.custom ? (record.values.get(field.name.toLowerCase()) ?? null) : null;
        if (text === null || field.referenceTo.length === 0) {
            continue;
        }
        const target = seeder.store.schema.object(field.referenceTo[0]!)!;
        // A type without rows has no ids: what follows the relationship throws.
        const value = !target.isCustomMetadata
            ? text
            : hasTable(target)
              ? seeder.id(target.name, { DeveloperName: text })
              : null;
        seeder.put(object.name, { DeveloperName: record.developerName }, { [field.name]: value });
    }
}
