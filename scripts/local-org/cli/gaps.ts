// What the local org does of the platform, what it only knows and refuses, by namespace.
//   npm run org:gaps [-- NAMESPACE | OBJECTS]   the refused members of a namespace, or the standard objects by kind
import { catalogueObjectNames } from '../catalogue/objects.ts';
import { catalogueType, catalogueTypeNames } from '../catalogue/types.ts';
import { catalogueClass, isData } from '../apex/types/catalogue-class.ts';
import { coversParameters, declarePlatformClass } from '../apex/types/platform-types.ts';
import { TypeTable } from '../apex/types/type-table.ts';
import { loaded, type MethodDecl, type TypeDecl } from '../apex/types/types.ts';
import { platformClasses } from '../platform/index.ts';
import { catalogueModel } from '../schema/catalogue-object.ts';
import { loadSchema } from '../schema/index.ts';
import { STANDARD_OBJECTS } from '../schema/standard/index.ts';

const table = new TypeTable(loadSchema([]), platformClasses);
const written = new Map<string, TypeDecl[]>();
for (const one of platformClasses) {
    const key = one.name.toLowerCase();
    const simple = table.platformClass(key)!.name;
    written.set(key, [...(written.get(key) ?? []), loaded(declarePlatformClass(table, simple, one, true))]);
}

interface Count {
    types: number;
    done: number;
    data: number;
    refused: string[];
}

const parts = (decl: TypeDecl): MethodDecl[] => [...[...decl.methods.values()].flat(), ...decl.constructors];
const counts = new Map<string, Count>();
for (const name of catalogueTypeNames()) {
    const type = catalogueType(name)!;
    const namespace = name.slice(0, name.indexOf('.'));
    const count = counts.get(namespace) ?? { types: 0, done: 0, data: 0, refused: [] };
    counts.set(namespace, count);
    count.types++;
    const own = written.get(name.toLowerCase());
    const all = catalogueClass(type, own !== undefined);
    const known = loaded(declarePlatformClass(table, table.platformClass(name.toLowerCase())!.name, all, true));
    if (type.kind === 'interface' || type.kind === 'enum') {
        count.done++;
        continue;
    }
    const data = !own && isData(type);
    for (const method of parts(known)) {
        const done = own?.some((decl) =>
            parts(decl).some(
                (one) => one.name.toLowerCase() === method.name.toLowerCase() && coversParameters(one, method)
            )
        );
        if (done) {
            count.done++;
        } else if (data) {
            count.data++;
        } else {
            count.refused.push(`${name}.${method.name}(${method.params.map((one) => one.name).join(', ')})`);
        }
    }
    for (const property of known.properties.values()) {
        if (own?.some((decl) => decl.properties.has(property.name.toLowerCase()))) {
            count.done++;
        } else if (data) {
            count.data++;
        } else {
            count.refused.push(`${name}.${property.name}`);
        }
    }
}

const asked = process.argv[2];
if (asked?.toLowerCase() === 'objects') {
    const declared = new Set(STANDARD_OBJECTS.map((one) => one.name));
    const kinds: Record<string, string[]> = { ordinary: [], 'of metadata or logs, refused': [], 'platform events': [] };
    for (const name of catalogueObjectNames().filter((one) => !declared.has(one))) {
        const model = catalogueModel(name)!;
        const kind = model.virtual
            ? 'of metadata or logs, refused'
            : model.kind === 'platformEvent'
              ? 'platform events'
              : 'ordinary';
        kinds[kind]!.push(name);
    }
    console.log(`declared with their behaviour: ${declared.size}\n  ${[...declared].join(' ')}`);
    for (const [kind, names] of Object.entries(kinds)) {
        console.log(`${kind}: ${names.length}\n  ${names.join(' ')}`);
    }
} else if (asked) {
    const found = [...counts].find(([namespace]) => namespace.toLowerCase() === asked.toLowerCase());
    console.log(found ? found[1].refused.join('\n') : `There is no namespace ${asked}`);
} else {
    console.log('namespace               types   done   data  refused');
    for (const [namespace, count] of [...counts].sort(([a], [b]) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1))) {
        const numbers = [count.types, count.done, count.data, count.refused.length].map((one) =>
            String(one).padStart(7)
        );
        console.log(`${namespace.padEnd(20)} ${numbers.join('')}`);
    }
}
