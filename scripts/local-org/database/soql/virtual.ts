import type { ObjectModel } from '../../schema/model.ts';
import { SObject } from '../../values/sobject.ts';
import { UnsupportedError } from '../../values/unsupported.ts';
import { recordAccess } from '../security/record-access.ts';
import type { DataSession } from '../session.ts';
import type { Condition, Literal, SoqlQuery } from './ast.ts';
import type { QueryEnvironment } from './environment.ts';

/** Values that a condition of plain `field = value` and `field IN (…)` comparisons, joined by AND, asks for. */
function equalities(env: QueryEnvironment, condition: Condition | null, found: Map<string, unknown[]>): void {
    if (!condition) {
        return;
    }
    if (condition.k === 'and') {
        condition.items.forEach((item) => equalities(env, item, found));
        return;
    }
    if (
        condition.k !== 'compare' ||
        condition.left.k !== 'path' ||
        (condition.operator !== '=' && condition.operator !== 'IN')
    ) {
        throw new UnsupportedError(`this condition in a query on a virtual object: ${env.text}`);
    }
    const literals: Literal[] = condition.right.k === 'list' ? condition.right.items : [condition.right as Literal];
    const values = literals.flatMap((literal) => {
        if (literal.k === 'bind') {
            const value = env.bind!(literal.bind) as { items?: unknown[] } | string;
            return typeof value === 'object' && value !== null && value.items ? value.items : [value];
        }
        return literal.k === 'string' ? [literal.value] : literal.k === 'boolean' ? [literal.value] : [];
    });
    found.set(condition.left.path.at(-1)!.toLowerCase(), values);
}

/** Rows of objects that have no table: UserRecordAccess and EntityDefinition. */
export function virtualRows(
    session: DataSession,
    env: QueryEnvironment,
    object: ObjectModel,
    query: SoqlQuery
): SObject[] {
    const asked = new Map<string, unknown[]>();
    equalities(env, query.where, asked);
    const queried = new Set(
        query.select.flatMap((item) =>
            item.k === 'field' && item.expression.k === 'path' ? [item.expression.path.at(-1)!.toLowerCase()] : []
        )
    );
    for (const key of queried) {
        if (!object.fields.has(key)) {
            throw new UnsupportedError(`${object.name}.${key}`);
        }
    }
    const make = (values: Record<string, unknown>): SObject => {
        const record = new SObject(object);
        for (const key of queried) {
            if (!(key in values)) {
                throw new UnsupportedError(`field ${key} of ${object.name}`);
            }
            record.values.set(key, values[key] ?? null);
        }
        record.queriedFields = queried;
        return record;
    };
    if (object.name === 'UserRecordAccess') {
        const user = String(asked.get('userid')?.[0] ?? '');
        const ids = (asked.get('recordid') ?? []) as string[];
        return ids.map((id) => {
            const access = recordAccess(session, user, id);
            return make({
                recordid: id,
                userid: user,
                hasreadaccess: access.read,
                haseditaccess: access.edit,
                hasdeleteaccess: access.delete,
                hastransferaccess: access.transfer,
                hasallaccess: access.all,
                maxaccesslevel: access.all
                    ? 'All'
                    : access.transfer
                      ? 'Transfer'
                      : access.delete
                        ? 'Delete'
                        : access.edit
                          ? 'Edit'
                          : access.read
                            ? 'Read'
                            : 'None'
            });
        });
    }
    if (object.name === 'EntityDefinition') {
        const names = (asked.get('qualifiedapiname') ?? asked.get('developername') ?? asked.get('durableid')) as
            string[] | undefined;
        const all = [...session.schema.objects.values()].filter((one) => !one.virtual);
        const chosen = names
            ? all.filter((one) => names.some((name) => String(name).toLowerCase() === one.name.toLowerCase()))
            : all;
        return chosen.map((one) =>
            make({
                id: null,
                durableid: one.name,
                qualifiedapiname: one.name,
                developername: one.name.replace(/__\w+$/, ''),
                label: one.label,
                masterlabel: one.label,
                plurallabel: one.pluralLabel,
                keyprefix: one.keyPrefix,
                namespaceprefix: null,
                iscustomsetting: one.isCustomSetting,
                isqueryable: one.queryable,
                isapextriggerable: one.kind === 'custom' || one.kind === 'standard',
                internalsharingmodel: one.sharingModel
            })
        );
    }
    throw new UnsupportedError(`queries on ${object.name}`);
}
