import type { FieldModel, MetadataFile, ObjectModel, OrgSchema } from '../schema/model.ts';
import { xmlList, xmlText, type Xml } from '../schema/xml.ts';
import { UnsupportedError } from '../values/unsupported.ts';
import { fileName, knownElements } from './elements.ts';

/** An object of a report type. */
export interface ReportTable {
    /** `License__c.License_Requests__r`: the base object and the relationships that lead from it */
    name: string;
    object: ObjectModel;
    /** relationships that lead from the rows of the report to this table; empty for the rows themselves */
    path: string[];
}

/** A custom report type: which objects are joined, and which of their fields a report may show. */
export interface ReportTypeModel {
    name: string;
    label: string;
    base: ObjectModel;
    /** the last object of the join: each of its records is a row of the report */
    rows: ObjectModel;
    tables: ReportTable[];
    /** lookups that an inner join needs to be filled with a record the viewer may see */
    joins: { path: string[]; lookup: FieldModel; object: ObjectModel }[];
    /** by `columnKey`: the label that the report type gives, or null */
    columns: Map<string, string | null>;
}

/** @returns `Table.Field`, in lower case: reports write `Table$Field`, tables of dashboards `Table.Field` */
export function columnKey(name: string): string {
    return name.replace('$', '.').toLowerCase();
}

/**
 * Reads a custom report type.
 * @param name as reports name it: the developer name and `__c`
 * @throws UnsupportedError for a standard report type, and for what a report type says that is not carried out
 */
export function reportType(schema: OrgSchema, name: string): ReportTypeModel {
    const file = name.endsWith('__c')
        ? schema.metadata('ReportType').find((one) => `${one.name}__c` === name)
        : undefined;
    if (!file) {
        throw new UnsupportedError(`report type ${name} (only the project's own report types)`);
    }
    const content = file.content as Xml;
    knownElements(
        content,
        ['baseObject', 'category', 'deployed', 'description', 'join', 'label', 'sections', 'fullName'],
        'report type',
        file
    );
    const base = schema.object(xmlText(content, 'baseObject') ?? '');
    if (!base) {
        throw new UnsupportedError(`report type ${file.name} on ${xmlText(content, 'baseObject')}`);
    }
    const { tables, joins } = joined(base, xmlList(content, 'join')[0], file);
    const columns = new Map<string, string | null>();
    for (const section of xmlList(content, 'sections')) {
        for (const column of xmlList(section, 'columns')) {
            columns.set(
                columnKey(`${xmlText(column, 'table')}.${xmlText(column, 'field')}`),
                xmlText(column, 'displayNameOverride')
            );
        }
    }
    return {
        name,
        label: xmlText(content, 'label') ?? file.name,
        base,
        rows: tables.at(-1)!.object,
        tables,
        joins,
        columns
    };
}

// Follows the chain of joins from the base object to its children and theirs.
function joined(
    base: ObjectModel,
    first: Xml | undefined,
    file: MetadataFile
): Pick<ReportTypeModel, 'tables' | 'joins'> {
    const chain: { name: string; object: ObjectModel; lookup: FieldModel | null }[] = [
        { name: base.name, object: base, lookup: null }
    ];
    for (let join = first; join; join = xmlList(join, 'join')[0]) {
        knownElements(join, ['join', 'outerJoin', 'relationship'], 'join', file);
        const relationship = xmlText(join, 'relationship') ?? '';
        // "With or without": the rows of such a report are parents and children in one table.
        if (xmlText(join, 'outerJoin') === 'true') {
            throw new UnsupportedError(`outerJoin of ${relationship} in ${fileName(file)}`);
        }
        const above = chain.at(-1)!;
        const child = above.object.childRelationships.get(relationship.toLowerCase());
        if (!child) {
            throw new Error(`${fileName(file)}: ${above.object.name} has no child relationship ${relationship}`);
        }
        chain.push({ name: `${above.name}.${child.name}`, object: child.object, lookup: child.field });
    }
    const pathTo = (index: number): string[] =>
        chain
            .slice(index + 1)
            .reverse()
            .map((one) => one.lookup!.relationshipName!);
    return {
        tables: chain.map(({ name, object }, index) => ({ name, object, path: pathTo(index) })),
        joins: chain
            .slice(1)
            .map(({ lookup }, index) => ({ path: pathTo(index + 1), lookup: lookup!, object: chain[index]!.object }))
    };
}
