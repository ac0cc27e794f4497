import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { packageFolder } from '../../package-folder.ts';

interface RegisteredType {
    name: string;
    suffix?: string;
    directoryName: string;
    children?: { types: Record<string, RegisteredType> };
}

/** `label?: string` and `fields: CustomField[]` of a declared type, as `label?:string` and `fields[]:CustomField`. */
function elements(body: string): string[] {
    return [...body.matchAll(/^ {4}(\w+)(\??): (\w+)(\[\])?;$/gm)].map(
        ([, name, optional, type, list]) => `${name}${list ?? optional}:${type}`
    );
}

/**
 * The catalogue of metadata types: the types of the Metadata API's WSDL with their elements and enumerations, as
 * @salesforce/types has them, and the file suffixes of the Salesforce CLI's registry.
 * @returns the text of catalogue/data/metadata.txt.gz
 */
export function metadataText(): string {
    const require = createRequire(join(packageFolder(), 'package.json'));
    const library = dirname(require.resolve('@salesforce/source-deploy-retrieve/package.json'));
    const declarations = readFileSync(
        join(dirname(require.resolve('@salesforce/types/metadata')), 'metadata.d.ts'),
        'utf8'
    );
    const registry = JSON.parse(
        readFileSync(join(library, 'lib', 'src', 'registry', 'metadataRegistry.json'), 'utf8')
    ) as { types: Record<string, RegisteredType> };

    const types = new Map<string, { base: string; elements: string[] }>();
    for (const [, name, base, body] of declarations.matchAll(/^export type (\w+) = (?:(\w+) & )?\{\n([^}]*)\};$/gm)) {
        types.set(name!, { base: base ?? '', elements: elements(body!) });
    }
    for (const type of types.values()) {
        // Bases without elements of their own are declared as texts; what they extend has a full name.
        type.base = type.base !== '' && !types.has(type.base) ? 'Metadata' : type.base;
    }
    const enumerations = new Map<string, string[]>();
    for (const [, name, values] of declarations.matchAll(/^export type (\w+) = ('.*');$/gm)) {
        enumerations.set(
            name!,
            [...values!.matchAll(/'([^']*)'/g)].map((match) => match[1]!)
        );
    }

    const all = Object.values(registry.types).flatMap((one) => [one, ...Object.values(one.children?.types ?? {})]);
    const files = all
        .filter((one) => one.suffix !== undefined)
        .map((one) => `file ${one.suffix}|${one.name}|${one.directoryName}`);

    /** What the files of a project can hold; the rest of the API is about deploying. */
    const reached = new Set<string>();
    function reach(name: string): void {
        const type = types.get(name);
        if (reached.has(name) || (!type && !enumerations.has(name))) {
            return;
        }
        reached.add(name);
        if (type) {
            [type.base, ...type.elements.map((one) => one.split(':')[1]!)].forEach(reach);
        }
    }
    [...all.map((one) => one.name), 'Folder', 'LightningComponentBundle', 'AuraDefinitionBundle'].forEach(reach);
    // The root element of a settings file is the settings' own type.
    [...types.keys()].filter((name) => name.endsWith('Settings')).forEach(reach);

    const lines = [...reached].sort().map((name) => {
        const type = types.get(name);
        return type
            ? [`type ${name}|${type.base}`, ...type.elements].join('\n')
            : `enum ${name}|${enumerations.get(name)!.join('|')}`;
    });
    return `${[...files.sort(), ...lines].join('\n')}\n`;
}
