import { catalogueType, catalogueTypeNames } from '../../catalogue/types.ts';
import { catalogueObject } from '../../catalogue/objects.ts';
import { platformClasses } from '../../platform/index.ts';
import type { PlatformClass } from '../../platform/define.ts';
import { loadSchema } from '../../schema/index.ts';
import { buildStandardObject } from '../../schema/standard/define.ts';
import { STANDARD_OBJECTS } from '../../schema/standard/index.ts';
import { catalogueClass } from './catalogue-class.ts';
import { coversParameters, declarePlatformClass, saysTheSame } from './platform-types.ts';
import { ancestors } from './relations.ts';
import { TypeTable } from './type-table.ts';
import { loaded, type MethodDecl, type TypeDecl } from './types.ts';

const table = new TypeTable(loadSchema([]), platformClasses);

/** A class with the members that are written alone, or with those that the catalogue knows alone. */
function declared(from: PlatformClass, name: string): TypeDecl {
    return loaded(declarePlatformClass(table, name, from, true));
}

function text(method: MethodDecl): string {
    return `${method.isStatic ? 'static ' : ''}${method.returns.name} ${method.name}(${method.params.map((one) => one.name).join(', ')})`;
}

/** Members that every class has; the jars leave them out. */
const OF_EVERY_OBJECT = new Set(['equals', 'hashcode', 'tostring', 'clone']);

/** What a written class says that the platform does not have. */
function contradictions(written: PlatformClass): string[] {
    const known = catalogueType(written.name);
    if (!known) {
        return [`${written.name} does not exist`];
    }
    const decl = table.platformClass(written.name.toLowerCase())!;
    const ours = declared(written, decl.name);
    const levels = ancestors(table, table.of(decl)).map((level) => {
        const from = catalogueType(level.decl.name.includes('.') ? level.decl.name : `System.${level.decl.name}`);
        return from ? declared(catalogueClass(from, true), level.decl.name) : level.decl;
    });
    const fits = (mine: MethodDecl, other: MethodDecl): boolean =>
        mine.isStatic === other.isStatic &&
        coversParameters(mine, other) &&
        saysTheSame(mine.returns.name, other.returns.name);
    const wrong: string[] = [];
    for (const method of [...ours.methods.values()].flat()) {
        const name = method.name.toLowerCase();
        const others = levels.flatMap((level) => level.methods.get(name) ?? []);
        if (!OF_EVERY_OBJECT.has(name) && !others.some((other) => fits(method, other))) {
            wrong.push(`${written.name}: ${text(method)}, known: ${others.map(text).join('; ')}`);
        }
    }
    for (const made of ours.constructors) {
        if (!levels[0]!.constructors.some((other) => fits(made, other))) {
            wrong.push(`${written.name}: ${text(made)}`);
        }
    }
    for (const property of ours.properties.values()) {
        const other = levels.map((level) => level.properties.get(property.name.toLowerCase())).find((one) => one);
        if (!other || !saysTheSame(property.type.name, other.type.name) || other.isStatic !== property.isStatic) {
            wrong.push(`${written.name}: ${property.type.name} ${property.name}, known: ${other?.type.name}`);
        }
    }
    // The jars have the constants of an enum in the order of the alphabet, and some that are the platform's own business.
    wrong.push(
        ...(written.values ?? []).filter((one) => !known.values.includes(one)).map((one) => `${written.name}.${one}`)
    );
    return wrong;
}

describe('the catalogue of the platform', () => {
    test('says nothing else than what is written of the classes of the platform', () => {
        expect(platformClasses.flatMap(contradictions)).toEqual([]);
    });

    test('says nothing else than what is written of the standard objects', () => {
        const wrong = STANDARD_OBJECTS.map(buildStandardObject).flatMap((object) => {
            const known = catalogueObject(object.name);
            return !known
                ? [`${object.name} does not exist`]
                : [...object.fields.values()]
                      .filter((field) => field.name !== 'RecordTypeId')
                      .flatMap((field) => {
                          const other = known.fields.find((one) => one.name === field.name);
                          return other && saysTheSame(field.apexType, other.type)
                              ? []
                              : [`${object.name}.${field.name}: ${field.apexType}, known: ${other?.type}`];
                      });
        });
        expect(wrong).toEqual([]);
    });

    test('has only types whose signatures can be read', () => {
        const names = catalogueTypeNames();
        expect(names.length).toBeGreaterThan(1600);
        for (const name of names) {
            expect(() => loaded(table.platformClass(name.toLowerCase())!)).not.toThrow();
        }
    });
});
