import type { CustomMetadataRecord, ObjectModel } from './model.ts';
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

/** Reads a custom metadata record (`Type.Record.md-meta.xml`); every value must be of a field that the type has. */
export function readCustomMetadata(
    file: ProjectFile,
    objects: ReadonlyMap<string, ObjectModel>,
    source: XmlFile
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
            throw new MetadataError(
                file.file,
                lineOf(source, `<field>${name}</field>`),
                `${type} has no field ${name}`
            );
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
