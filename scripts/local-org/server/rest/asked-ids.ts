import type { SelectItem, SoqlQuery } from '../../database/soql/ast.ts';
import { parseSoql } from '../../database/soql/parse.ts';

type Json = Record<string, unknown>;

/** Whose Id a query asks for: the record's own, those of parents and of child records, by their relationships in lower case. */
interface Asked {
    own: boolean;
    below: Map<string, Asked>;
}

/**
 * A record has its Id in Apex whether it was asked for or not; the REST API answers with what was asked for alone ("Query").
 * @param soql a query that has run
 * @returns takes what nobody asked for out of a record's JSON
 */
export function askedIds(soql: string): (record: object) => object {
    const asked = askedOf(parseSoql(soql));
    return (record) => without(record as Json, asked);
}

function askedOf({ select, alias }: SoqlQuery): Asked {
    const asked: Asked = { own: false, below: new Map() };
    for (const path of select.flatMap(pathsOf)) {
        const isAliased = path.length > 1 && path[0]!.toLowerCase() === alias?.toLowerCase();
        note(asked, isAliased ? path.slice(1) : path);
    }
    for (const item of select) {
        if (item.k === 'subquery') {
            asked.below.set(item.query.from.toLowerCase(), askedOf(item.query));
        } else if (item.k === 'fields') {
            asked.own = true;
        }
    }
    return asked;
}

function pathsOf(item: SelectItem): string[][] {
    if (item.k === 'field') {
        return item.expression.k === 'path' ? [item.expression.path] : [];
    }
    return item.k === 'typeof'
        ? [...item.whens.flatMap((one) => one.fields), ...(item.otherwise ?? [])].map((path) => [
              ...item.relationship,
              ...path
          ])
        : [];
}

function note(asked: Asked, [first = '', ...rest]: readonly string[]): void {
    const key = first.toLowerCase();
    if (rest.length === 0) {
        asked.own ||= key === 'id';
        return;
    }
    const below = asked.below.get(key) ?? { own: false, below: new Map<string, Asked>() };
    asked.below.set(key, below);
    note(below, rest);
}

function without(record: Json, asked: Asked): Json {
    return Object.fromEntries(
        Object.entries(record).flatMap(([name, value]) => {
            if (name === 'Id' && !asked.own) {
                return [];
            }
            const below = asked.below.get(name.toLowerCase());
            if (!below || value === null || typeof value !== 'object') {
                return [[name, value]];
            }
            const { records } = value as { records?: Json[] };
            return [
                [
                    name,
                    Array.isArray(records)
                        ? { ...value, records: records.map((one) => without(one, below)) }
                        : without(value as Json, below)
                ]
            ];
        })
    );
}
