import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import type { Grants } from './table.ts';

type Xml = Record<string, unknown>;

const parser = new XMLParser({ parseTagValue: false, isArray: (_, path) => !String(path).includes('.fieldSets') });

/** Element of a permission set → the element in it that names what is given. */
const NAMES: Readonly<Record<string, string>> = {
    applicationVisibilities: 'application',
    classAccesses: 'apexClass',
    customMetadataTypeAccesses: 'name',
    customPermissions: 'name',
    tabSettings: 'tab',
    userPermissions: 'name'
};
/** The other elements that a permission set of this project may have; one that is new needs a decision, and a row. */
const PLAIN = ['description', 'hasActivationRequired', 'label', 'license', 'fieldPermissions', 'objectPermissions'];

export interface Field {
    name: string;
    type: string;
    required: boolean;
    formula: boolean;
    master: string | null;
}

/** The files of one kind below a folder of force-app, by the name of the component. */
function files(folder: string, kind: string): Map<string, string> {
    const suffix = `.${kind}-meta.xml`;
    return new Map(
        readdirSync(folder, { recursive: true, encoding: 'utf8' })
            .filter((file) => file.endsWith(suffix))
            .map((file) => [basename(file, suffix), join(folder, file)])
    );
}

/** An element in which everything is a list, since any element may stand there several times. */
function read(file: string, root: string): Xml {
    const content = parser.parse(readFileSync(file, 'utf8')) as Record<string, Xml[]>;
    return content[root]![0]!;
}

function list(xml: Xml, name: string): Xml[] {
    return (xml[name] ?? []) as Xml[];
}

function text(xml: Xml, name: string): string {
    return String((xml[name] as unknown[] | undefined)?.[0] ?? '');
}

/** Everything the permission sets of a project give. */
export function givenBy(source: string): { permissionSets: string[]; grants: Grants } {
    const grants = new Map<string, Map<string, string>>();
    const sets = files(join(source, 'permissionsets'), 'permissionset');
    for (const [name, file] of sets) {
        const xml = read(file, 'PermissionSet');
        for (const [key, value] of [...objects(xml), ...fields(xml), ...others(xml, name)]) {
            if (value !== '') {
                const row = grants.get(key) ?? new Map<string, string>();
                grants.set(key, row.set(name, value));
            }
        }
    }
    return { permissionSets: [...sets.keys()], grants };
}

function objects(xml: Xml): [string, string][] {
    return list(xml, 'objectPermissions').map((one) => {
        const may = (right: string): boolean => text(one, right) === 'true';
        const rights = [
            may('allowCreate') ? 'c' : '',
            may('allowRead') ? 'r' : '',
            may('allowEdit') ? 'u' : '',
            may('allowDelete') ? 'd' : '',
            may('modifyAllRecords') ? '+ma' : may('viewAllRecords') ? '+va' : '',
            may('viewAllFields') ? '+vaf' : ''
        ];
        return [text(one, 'object'), rights.join('')];
    });
}

function fields(xml: Xml): [string, string][] {
    return list(xml, 'fieldPermissions').map((one) => [
        text(one, 'field'),
        text(one, 'editable') === 'true' ? 'e' : text(one, 'readable') === 'true' ? 'r' : ''
    ]);
}

function others(xml: Xml, permissionSet: string): [string, string][] {
    return Object.keys(xml)
        .filter((kind) => !PLAIN.includes(kind))
        .flatMap((kind) => {
            const name = NAMES[kind];
            if (!name) {
                throw new Error(`${permissionSet}: what <${kind}> gives is not in the table of permissions`);
            }
            return list(xml, kind).map((one): [string, string] => {
                const on = text(one, 'enabled') || text(one, 'visible');
                return [
                    `${kind}.${text(one, name)}`,
                    on === 'true' ? 'x' : on === 'false' ? '' : text(one, 'visibility').toLowerCase()
                ];
            });
        });
}

/** The permission set groups of a project, with their permission sets; a muting set would need a decision. */
export function groupsOf(source: string): Map<string, string[]> {
    return new Map(
        [...files(join(source, 'permissionsetgroups'), 'permissionsetgroup')].map(([name, file]) => {
            const xml = read(file, 'PermissionSetGroup');
            if (list(xml, 'mutingPermissionSets').length > 0) {
                throw new Error(`${name}: muting permission sets are not in the table of permissions`);
            }
            return [name, list(xml, 'permissionSets').map(String)];
        })
    );
}

/** What the request form asks for besides: the names of the fields of the field set, which a license may have too. */
export function answersOf(source: string): string[] {
    const file = join(source, 'objects', 'License_Request__c', 'fieldSets', 'Form_Answers.fieldSet-meta.xml');
    return list(read(file, 'FieldSet'), 'displayedFields').map((one) => text(one, 'field'));
}

/** The fields of the project's objects, custom metadata apart: who may read a type reads its records as a whole. */
export function fieldsOf(source: string): Field[] {
    const folder = join(source, 'objects');
    return readdirSync(folder)
        .filter((object) => !object.endsWith('__mdt'))
        .flatMap((object) =>
            [...files(join(folder, object), 'field')].map(([name, file]) => {
                const xml = read(file, 'CustomField');
                const type = text(xml, 'type');
                return {
                    name: `${object}.${name}`,
                    type,
                    required: text(xml, 'required') === 'true' || type === 'MasterDetail',
                    formula: 'formula' in xml,
                    master: type === 'MasterDetail' ? text(xml, 'referenceTo') : null
                };
            })
        );
}
