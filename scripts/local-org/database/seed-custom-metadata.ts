import type { CustomMetadataRecord, FieldModel } from '../schema/model.ts';
import { MetadataError } from '../schema/xml.ts';
import { ApexDate, ApexDatetime } from '../values/date.ts';
import type { SqlValue } from './convert.ts';
import type { Seeder, SeedValues } from './seeder.ts';

/** The text of a metadata file as the column of its field holds it. */
export function metadataValue(field: FieldModel, text: string | null, record: CustomMetadataRecord): SqlValue {
    if (text === null) {
        return field.type === 'BOOLEAN' ? 0 : null;
    }
    const wrong = (): never => {
        throw new MetadataError(
            record.place.file,
            record.place.line,
            `${record.object}.${record.developerName}: ${JSON.stringify(text)} is not a value of ${field.name} (${field.type})`
        );
    };
    switch (field.apexType) {
        case 'Boolean':
            return text === 'true' ? 1 : text === 'false' ? 0 : wrong();
        case 'Decimal':
        case 'Integer':
        case 'Long':
            return Number.isNaN(Number(text)) ? wrong() : Number(text);
        case 'Date':
            return ApexDate.parse(text)?.days ?? wrong();
        case 'Datetime':
            return ApexDatetime.parseIso(text)?.ms ?? wrong();
        default:
            if (field.restrictedPicklist && !field.picklist!.some((one) => one.value === text)) {
                wrong();
            }
            return text;
    }
}

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
                values[field.name] = metadataValue(field, record.values.get(field.name.toLowerCase()) ?? null, record);
            }
        }
        seeder.put(object.name, { DeveloperName: record.developerName }, values);
    }
    for (const record of schema.customMetadataRecords) {
        linkRecord(seeder, record);
    }
    for (const object of schema.objects.values()) {
        if (object.isCustomMetadata) {
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
        const value = target.isCustomMetadata ? seeder.id(target.name, { DeveloperName: text }) : text;
        if (value === null) {
            throw new MetadataError(
                record.place.file,
                record.place.line,
                `${record.developerName}: there is no ${target.name} record ${text}`
            );
        }
        seeder.put(object.name, { DeveloperName: record.developerName }, { [field.name]: value });
    }
}
