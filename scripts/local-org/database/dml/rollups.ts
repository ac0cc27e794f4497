import type { FieldModel, ObjectModel } from '../../schema/model.ts';
import type { SObject } from '../../values/sobject.ts';
import { SObject as Record_ } from '../../values/sobject.ts';
import { decoder, summed, type SqlValue } from '../convert.ts';
import { filterSql } from '../filters.ts';
import { formulaFunction } from '../formula/sql-function.ts';
import { UnsupportedError } from '../../values/unsupported.ts';
import type { DataSession } from '../session.ts';
import { quote } from '../columns.ts';

interface Rollup {
    parent: ObjectModel;
    field: FieldModel;
}

function rollupsOver(session: DataSession, child: ObjectModel): Map<string, Rollup[]> {
    const key = `rollups.${child.name}`;
    let found = session.store.memory.get(key) as Map<string, Rollup[]> | undefined;
    if (!found) {
        found = new Map();
        for (const parent of session.schema.objects.values()) {
            for (const field of parent.fields.values()) {
                if (field.rollup?.childObject.toLowerCase() === child.name.toLowerCase()) {
                    const by = field.rollup.foreignKey.toLowerCase();
                    (found.get(by) ?? found.set(by, []).get(by)!).push({ parent, field });
                }
            }
        }
        session.store.memory.set(key, found);
    }
    return found;
}

/** A new master has no details: its counts and sums are zero. */
export function initialRollups(record: SObject): void {
    for (const field of record.type.fields.values()) {
        if (field.rollup && (field.rollup.operation === 'count' || field.rollup.operation === 'sum')) {
            record.values.set(field.name.toLowerCase(), decoder(field)(0));
        }
    }
}

/** SQL of a detail's field: its column, or the formula over the detail's own fields (others cannot be summarized). */
function valueSql(session: DataSession, child: ObjectModel, field: FieldModel): string {
    if (field.formula === null) {
        return `c.${quote(field.name)}`;
    }
    const { sql, paths } = formulaFunction(session, child, field);
    const values = paths.map((path) => {
        const own = child.fields.get(path.toLowerCase());
        if (!own) {
            throw new UnsupportedError(`a roll-up over ${child.name}.${field.name}, which reads ${path}`);
        }
        return valueSql(session, child, own);
    });
    return `${sql}(${values.join(', ')})`;
}

/** Masters whose roll-ups changed, with the new values, for their own save. */
function recompute(
    session: DataSession,
    child: ObjectModel,
    rollup: Rollup[],
    foreignKey: string,
    ids: readonly string[]
): SObject[] {
    const { parent } = rollup[0]!;
    const params: SqlValue[] = [];
    const param = (value: SqlValue): string => {
        params.push(value);
        return '?';
    };
    const columns = rollup.map(({ field }, index) => {
        const { operation, summarizedField, filters } = field.rollup!;
        const condition = filterSql(child, 'c', filters, null, param);
        const expression =
            operation === 'count'
                ? 'count(*)'
                : `${operation}(${valueSql(session, child, child.fields.get(summarizedField!.toLowerCase())!)})`;
        const zero = operation === 'sum' ? `coalesce(${expression}, 0)` : expression;
        return `(SELECT ${zero} FROM ${quote(child.name)} c WHERE c.${quote(foreignKey)} = p."Id" AND c."IsDeleted" = 0 AND ${condition}) AS v${index}, p.${quote(field.name)} AS o${index}`;
    });
    params.push(JSON.stringify(ids));
    const rows = session.store.all(
        `SELECT p."Id" AS id, ${columns.join(', ')} FROM ${quote(parent.name)} p WHERE p."IsDeleted" = 0 AND p."Id" IN (SELECT value FROM json_each(?))`,
        params
    );
    const changed: SObject[] = [];
    for (const row of rows) {
        const record = new Record_(parent);
        rollup.forEach(({ field }, index) => {
            const value = row[`v${index}`]!;
            const now = field.rollup!.operation === 'sum' ? summed(Number(value)) : value;
            if (now !== row[`o${index}`]) {
                record.values.set(field.name.toLowerCase(), decoder(field)(now));
            }
        });
        if (record.values.size > 0) {
            record.id = String(row['id']);
            changed.push(record);
        }
    }
    return changed;
}

/**
 * Brings the roll-ups of the masters of changed details up to date.
 * @param save saves the masters, with their triggers and validation rules, as the platform does
 */
export function updateRollups(
    session: DataSession,
    child: ObjectModel,
    records: readonly (SObject | null)[],
    save: (parents: SObject[]) => void
): void {
    for (const [foreignKey, rollups] of rollupsOver(session, child)) {
        const ids = new Set<string>();
        for (const record of records) {
            const id = record?.values.get(foreignKey) ?? null;
            if (id !== null) {
                ids.add(id as string);
            }
        }
        if (ids.size > 0) {
            const changed = recompute(session, child, rollups, child.fields.get(foreignKey)!.name, [...ids]);
            if (changed.length > 0) {
                save(changed);
            }
        }
    }
}
