/** Components by their type, as a manifest of the Metadata API lists them. */
export type Components = ReadonlyMap<string, readonly string[]>;

/** What stands on everything else and nothing refers to: it goes first. */
const FIRST = [
    'CustomApplication',
    'Dashboard',
    'Report',
    'ReportType',
    'PermissionSetGroup',
    'PermissionSet',
    'Layout',
    'ApexTrigger'
];
/** Parts of an object, which go with it. */
const PARTS = [
    'CompactLayout',
    'CustomField',
    'ListView',
    'SharingCriteriaRule',
    'SharingOwnerRule',
    'ValidationRule',
    'WebLink',
    'Layout',
    'QuickAction'
];
/** Containers that a manifest names beside what they hold; they cannot be deleted themselves. */
const CONTAINERS = ['CustomLabels', 'SharingRules'];

/** @param xml a manifest @returns what it lists */
export function componentsOf(xml: string): Components {
    const types = [...xml.matchAll(/<types>([\s\S]*?)<\/types>/g)].map(([, type]) => type!);
    return new Map(
        types.map((type) => [
            /<name>(\w+)<\/name>/.exec(type)![1]!,
            [...type.matchAll(/<members>([^<]*)<\/members>/g)].map(([, member]) => member!)
        ])
    );
}

/** @returns a manifest that lists components */
export function manifestOf(components: Components, version: string): string {
    const types = [...components]
        .filter(([, members]) => members.length > 0)
        .map(
            ([name, members]) =>
                `    <types>\n${members.map((one) => `        <members>${one}</members>\n`).join('')}        <name>${name}</name>\n    </types>\n`
        );
    return `<?xml version="1.0" encoding="UTF-8"?>\n<Package xmlns="http://soap.sforce.com/2006/04/metadata">\n${types.join('')}    <version>${version}</version>\n</Package>\n`;
}

/**
 * What is to be deleted, in the order in which a deployment does it: first what stands on the rest, then, after the pages of
 * the objects were taken away, all else. Objects of the platform stay; their fields of this project go.
 * @param all every component of the project
 */
export function deletions(all: Components): { first: Components; last: Components } {
    const own = new Map(
        [...all]
            .filter(([type]) => !CONTAINERS.includes(type))
            .map(([type, members]) => [
                type,
                members
                    // A folder is named with a slash at its end, and without.
                    .map((one) => one.replace(/\/$/, ''))
                    .filter((one, index, them) => them.indexOf(one) === index)
                    .filter((one) => type !== 'CustomObject' || /__(?:c|mdt)$/.test(one))
                    .filter((one) => !PARTS.includes(type) || !/^\w+__(?:c|mdt)[.-]/.test(one))
            ])
    );
    const those = (fits: (type: string) => boolean): Components => new Map([...own].filter(([type]) => fits(type)));
    return { first: those((type) => FIRST.includes(type)), last: those((type) => !FIRST.includes(type)) };
}

/**
 * @param xml definition of a custom object
 * @returns it without the pages it opens in, which could not be deleted while it does
 */
export function withoutPages(xml: string): string {
    return xml.replace(/\s*<actionOverrides>[\s\S]*?<\/actionOverrides>/g, '');
}
