import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { XMLParser } from 'fast-xml-parser';

const ROOT = resolve(__dirname, '..', '..');
const SOURCE = join(ROOT, 'force-app', 'main', 'default');

// The types of the Metadata API's own WSDL, as the Salesforce CLI's client has them.
const WSDL = readFileSync(
    join(ROOT, 'node_modules', '@jsforce', 'jsforce-node', 'lib', 'api', 'metadata', 'schema.d.ts'),
    'utf8'
);

/** File suffix → type of the root element. */
const TYPES: Readonly<Record<string, string>> = {
    reportType: 'ReportType',
    report: 'Report',
    dashboard: 'Dashboard',
    reportFolder: 'Folder',
    dashboardFolder: 'Folder',
    pathAssistant: 'PathAssistant',
    compactLayout: 'CompactLayout',
    listView: 'ListView',
    layout: 'Layout',
    email: 'EmailTemplate',
    emailFolder: 'Folder'
};

interface Field {
    type: string;
    isList: boolean;
    isRequired: boolean;
}

/** The elements of a type; null for a plain value. */
function fieldsOf(type: string): Map<string, Field> | null {
    const body = new RegExp(`export type ${type} = (?:Metadata(?:WithContent)? & )?\\{([^}]*)\\}`).exec(WSDL)?.[1];
    if (body === undefined) {
        return null;
    }
    const fields = [...body.matchAll(/(\w+)(\?)?: (\w+)(\[\])?/g)].map(
        ([, name, optional, own, list]): [string, Field] => [
            name!,
            { type: own!, isList: list !== undefined, isRequired: optional === undefined && list === undefined }
        ]
    );
    return new Map([...fields, ['fullName', { type: 'string', isList: false, isRequired: false }]]);
}

function problems(content: Record<string, unknown>, type: string, path: string): string[] {
    const fields = fieldsOf(type)!;
    const missing = [...fields].filter(([name, field]) => field.isRequired && !(name in content));
    const found = missing.map(([name]) => `${path}: <${name}> is missing`);
    for (const [name, value] of Object.entries(content)) {
        const field = fields.get(name);
        if (!field) {
            found.push(`${path}: <${name}> is not an element of ${type}`);
            continue;
        }
        if (Array.isArray(value) && !field.isList) {
            found.push(`${path}: <${name}> stands there several times`);
        }
        if (fieldsOf(field.type)) {
            for (const one of (Array.isArray(value) ? value : [value]) as unknown[]) {
                found.push(
                    ...problems(
                        typeof one === 'object' ? (one as object as Record<string, unknown>) : {},
                        field.type,
                        `${path}/${name}`
                    )
                );
            }
        }
    }
    return found;
}

const FILES = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).flatMap((file) => {
    const type = TYPES[/\.(\w+)-meta\.xml$/.exec(file)?.[1] ?? ''];
    return type ? [{ file, type }] : [];
});

function parse(xml: string): Record<string, unknown> {
    const parsed = new XMLParser({ parseTagValue: false, ignoreDeclaration: true }).parse(xml) as Record<
        string,
        object
    >;
    return Object.values(parsed)[0] as Record<string, unknown>;
}

describe('reports, dashboards, paths, lists, layouts and e-mail templates', () => {
    test('are made of elements that the Metadata API knows', () => {
        expect(FILES.length).toBeGreaterThan(20);
        expect(
            FILES.flatMap(({ file, type }) => problems(parse(readFileSync(join(SOURCE, file), 'utf8')), type, file))
        ).toEqual([]);
    });

    // "If you add custom fields from different objects that have the same API name, only one of the fields displays when
    // the report type metadata is deployed to another environment." (Considerations for Custom Report Types)
    test('report types name no custom field of two objects by the same API name', () => {
        for (const { file } of FILES.filter(({ type }) => type === 'ReportType')) {
            const names = [...readFileSync(join(SOURCE, file), 'utf8').matchAll(/<field>(\w+__c)<\/field>/g)].map(
                ([, name]) => name!
            );
            expect({ file, twice: names.filter((name, index) => names.indexOf(name) !== index) }).toEqual({
                file,
                twice: []
            });
        }
    });

    test('an unknown, a missing and a repeated element are found', () => {
        const path =
            '<PathAssistant><active>true</active><active>true</active><color>red</color><pathAssistantSteps><info>x</info></pathAssistantSteps></PathAssistant>';
        expect(problems(parse(path), 'PathAssistant', 'P')).toEqual([
            'P: <entityName> is missing',
            'P: <fieldName> is missing',
            'P: <masterLabel> is missing',
            'P: <recordTypeName> is missing',
            'P: <active> stands there several times',
            'P: <color> is not an element of PathAssistant',
            'P/pathAssistantSteps: <picklistValueName> is missing'
        ]);
    });
});
