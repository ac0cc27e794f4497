import { ApexDate, ApexDatetime } from '../values/date.ts';
import type { CustomMetadataRecord, FieldModel, ObjectModel } from './model.ts';
import type { ProjectFile } from './project-files.ts';
import { lineOf, MetadataError, xmlFlag, xmlList, xmlText, type Xml, type XmlFile } from './xml.ts';

/** The platform's fields of a record that a file may not give as `values`. */
function textOf(value: unknown): string | null {
    if (typeof value !== 'object' || value === null) {
        return value === undefined || value === '' ? null : String(value);
    }
    const xml = value as Xml;
    if (xml['@xsi:nil'] === 'true') {
        return null;
    }
    return xml['#text'] === undefined ? null : String(xml['#text']);
}

/**
 * Reads a custom metadata record (`Type.Record.md-meta.xml`).
 * @param tell is told of values of fields that the type does not have, which nothing can read
 * @throws MetadataError for a record of a type that does not exist
 */
export function readCustomMetadata(
    file: ProjectFile,
    objects: ReadonlyMap<string, ObjectModel>,
    source: XmlFile,
    tell: (error: MetadataError) => void
): CustomMetadataRecord {
    const at = file.name.indexOf('.');
    const type = `${file.name.slice(0, at)}__mdt`;
    const object = objects.get(type.toLowerCase());
    if (!object) {
        throw new MetadataError(file.file, 1, `The custom metadata type ${type} does not exist`);
    }
    const values = new Map<string, string | null>();
    for (const xml of xmlList(source.content, 'values')) {
        const name = xmlText(xml, 'field') ?? '';
        if (!object.fields.has(name.toLowerCase())) {
            tell(
                new MetadataError(file.file, lineOf(source, `<field>${name}</field>`), `${type} has no field ${name}`)
            );
            continue;
        }
        values.set(name.toLowerCase(), textOf(xml['value']));
    }
    return {
        object: object.name,
        developerName: file.name.slice(at + 1),
        label: xmlText(source.content, 'label') ?? file.name.slice(at + 1),
        protected: xmlFlag(source.content, 'protected'),
        values,
        place: { file: file.file, line: 1 }
    };
}

/** What the column of a field holds for the text of a metadata file; undefined for a text that is no value of the field. */
export function metadataValue(field: FieldModel, text: string | null): string | number | null | undefined {
    if (text === null) {
        return field.type === 'BOOLEAN' ? 0 : null;
    }
    switch (field.apexType) {
        case 'Boolean':
            return text === 'true' ? 1 : text === 'false' ? 0 : undefined;
        case 'Decimal':
        case 'Integer':
        case 'Long':
            return Number.isNaN(Number(text)) ? undefined : Number(text);
        case 'Date':
            return ApexDate.parse(text)?.days;
        case 'Datetime':
            return ApexDatetime.parseIso(text)?.ms;
        default:
            return field.restrictedPicklist && !field.picklist!.some((one) => one.value === text) ? undefined : text;
    }
}

/** Why no row can be made of a record, or null. */
function problemOf(
    record: CustomMetadataRecord,
    object: ObjectModel,
    find: (name: string) => ObjectModel | undefined,
    isRecord: (type: string, name: string) => boolean
): string | null {
    for (const field of object.fields.values()) {
        const text = field.custom && field.formula === null ? record.values.get(field.name.toLowerCase()) : null;
        if (text === null || text === undefined) {
            continue;
        }
        if (field.type !== 'REFERENCE') {
            if (metadataValue(field, text) === undefined) {
                return `${record.object}.${record.developerName}: ${JSON.stringify(text)} is not a value of ${field.name} (${field.type})`;
            }
            continue;
        }
        const [target] = field.referenceTo;
        if (target !== undefined && find(target)?.isCustomMetadata && !isRecord(target, text)) {
            return `${record.developerName}: there is no ${target} record ${text}`;
        }
    }
    return null;
}

/**
 * Leaves out the records of which no row can be made: a value that its field does not take, a relationship to a record that is
 * not there. Their types have no rows then, so that a query on one throws instead of leaving a record out.
 * @param refuse is told of such a type once, with the first such record and what is wrong with it
 */
export function withoutBrokenRecords(
    records: readonly CustomMetadataRecord[],
    find: (name: string) => ObjectModel | undefined,
    refuse: (object: ObjectModel, record: CustomMetadataRecord, problem: string) => void
): CustomMetadataRecord[] {
    const names = new Set(records.map((one) => `${one.object}.${one.developerName}`.toLowerCase()));
    const isRecord = (type: string, name: string): boolean => names.has(`${type}.${name}`.toLowerCase());
    for (const record of records) {
        const object = find(record.object)!;
        const problem = problemOf(record, object, find, isRecord);
        if (problem !== null && !object.virtual) {
            object.virtual = true;
            refuse(object, record, problem);
        }
    }
    return records.filter((record) => !find(record.object)!.virtual);
}
