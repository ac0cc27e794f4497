import type { FieldModel, ObjectModel, OrgSchema } from '../../schema/model.ts';
import { UnsupportedError } from '../../values/unsupported.ts';
import { isStored } from '../../schema/types.ts';
import type { SqlValue } from '../convert.ts';
import { quote } from '../columns.ts';
import type { DataSession } from '../session.ts';
import { compileFormula } from './evaluate.ts';
import { FormulaError, parseFormula, references, withFormula } from './parse.ts';
import { formulaInput, formulaOutput } from './values.ts';
import { globalValue } from './globals.ts';

/** The field that a path of a formula leads to. */
export function resolveFormulaPath(schema: OrgSchema, object: ObjectModel, path: string): FieldModel {
    let current = object;
    const names = path.split('.');
    for (const name of names.slice(0, -1)) {
        const via = current.parentRelationships.get(name.replace(/:.*$/, '').toLowerCase());
        const target = name.includes(':')
            ? name.split(':')[1]!
            : via?.referenceTo.length === 1
              ? via.referenceTo[0]!
              : 'Name';
        const next = via && schema.object(target);
        if (!next) {
            throw new FormulaError(`Field ${path} does not exist. Check spelling.`);
        }
        current = next;
    }
    const field = current.fields.get(names.at(-1)!.toLowerCase());
    if (!field) {
        throw new FormulaError(`Field ${path} does not exist. Check spelling.`);
    }
    return field;
}

/**
 * Paths of fields (not globals) that a formula field reads.
 * @throws UnsupportedError for a formula with a mistake, which no org would have
 */
function formulaPaths(object: ObjectModel, field: FieldModel, schema: OrgSchema): string[] {
    return withFormula(`the formula of ${object.name}.${field.name}`, () => {
        const paths = references(parseFormula(field.formula!)).filter((path) => !path.startsWith('$'));
        paths.forEach((path) => resolveFormulaPath(schema, object, path));
        return paths;
    });
}

/** `Owner:User.Email`: the reference, the object that it must lead to, and the field there; null for any other path. */
interface TypedPath {
    reference: string;
    object: string;
    field: string;
}

function typedPath(object: ObjectModel, path: string): TypedPath | null {
    const match = /^(\w+):(\w+)\.(\w+)$/.exec(path);
    if (!match) {
        if (path.includes(':')) {
            throw new UnsupportedError(`a typed relationship further out in a formula of ${object.name}: ${path}`);
        }
        return null;
    }
    const reference = object.parentRelationships.get(match[1]!.toLowerCase())!.name;
    return { reference, object: match[2]!, field: match[3]! };
}

/** A field of the record that a reference leads to; null where that is of another type. */
function readTyped(session: DataSession, path: TypedPath, id: SqlValue): SqlValue {
    const object = session.schema.object(path.object)!;
    const field = object.fields.get(path.field.toLowerCase())!;
    if (!isStored(field)) {
        throw new UnsupportedError(`a formula over the formula ${object.name}.${field.name} of a typed relationship`);
    }
    if (typeof id !== 'string' || session.schema.objectByPrefix(id.slice(0, 3)) !== object) {
        return null;
    }
    const column = quote(field.name);
    return (
        session.store.get(`SELECT ${column} AS value FROM ${quote(object.name)} WHERE "Id" = ?`, [id])?.['value'] ??
        null
    );
}

/**
 * The SQL function that computes a formula field from the columns of its paths. The session is looked up when it runs,
 * because statements outlive it.
 */
export function formulaFunction(
    session: DataSession,
    object: ObjectModel,
    field: FieldModel
): { sql: string; paths: string[] } {
    const { store, schema } = session;
    const key = `formula.${object.name}.${field.name}`;
    store.memory.set('formulaSession', session);
    let made = store.memory.get(key) as { sql: string; paths: string[] } | undefined;
    if (!made) {
        const paths = formulaPaths(object, field, schema);
        const fields = paths.map((path) => resolveFormulaPath(schema, object, path));
        const typed = paths.map((path) => typedPath(object, path));
        const position = new Map(paths.map((path, index) => [path.toLowerCase(), index]));
        const compiled = compileFormula(field.formula!);
        const name = `fx_${object.name}_${field.name}`;
        store.define(name, paths.length, (...args) => {
            const current = store.memory.get('formulaSession') as DataSession;
            const result = compiled({
                now: current.clock(),
                timeZone: current.timeZone,
                value: (path) => {
                    const index = position.get(path.toLowerCase());
                    if (index === undefined) {
                        return globalValue(current, path);
                    }
                    const one = typed[index];
                    const raw = one ? readTyped(current, one, args[index]!) : args[index]!;
                    return formulaInput(fields[index]!, raw, field.formulaBlankAsZero);
                }
            });
            return formulaOutput(field, result);
        });
        made = { sql: name, paths: paths.map((path, at) => typed[at]?.reference ?? path) };
        store.memory.set(key, made);
    }
    return made;
}

/**
 * Checks every formula, default value and validation rule of a schema. One that cannot be evaluated (a mistake, which a
 * deployment refuses, or what the local org does not have) is not honoured: it throws where it is evaluated.
 */
export function checkFormulas(schema: OrgSchema): void {
    for (const object of schema.objects.values()) {
        for (const field of object.fields.values()) {
            for (const formula of [field.formula, field.defaultValue]) {
                if (formula !== null) {
                    check(schema, object, formula, field.place, `${object.name}.${field.name}`);
                }
            }
        }
        for (const rule of object.validationRules.filter((one) => one.active)) {
            check(schema, object, rule.formula, rule.place, `${object.name}, validation rule ${rule.name}`);
        }
    }
}

function check(
    schema: OrgSchema,
    object: ObjectModel,
    formula: string,
    place: { file: string; line: number } | null,
    what: string
): void {
    try {
        compileFormula(formula);
        for (const path of references(parseFormula(formula))) {
            if (!path.startsWith('$')) {
                resolveFormulaPath(schema, object, path);
            }
        }
    } catch (error) {
        if (!(error instanceof UnsupportedError || error instanceof FormulaError)) {
            throw error;
        }
        const file = place ? `${place.file}:${place.line}` : '';
        const why = /%%%\w+%%%/.test(formula) ? 'A placeholder of the package is not replaced' : error.message;
        schema.notHonoured.push({ kind: 'formula', name: what, file, why });
    }
}
