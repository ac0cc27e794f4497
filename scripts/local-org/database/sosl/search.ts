import type { FieldModel, ObjectModel } from '../../schema/model.ts';
import { throwApex } from '../../values/exceptions.ts';
import { SObject } from '../../values/sobject.ts';
import { UnsupportedError } from '../../values/unsupported.ts';
import { fieldPermission } from '../security/permissions.ts';
import type { Access, DataSession } from '../session.ts';
import type { Bind } from '../soql/ast.ts';
import { SoqlError } from '../soql/errors.ts';
import { parseSoql } from '../soql/parse.ts';
import { asQueryException, runQuery, type Binder } from '../soql/run.ts';

interface Returning {
    object: string;
    fields: string;
    rest: string;
}

/** A search: what to find, in which kinds of fields, and what to return of each object. */
export interface SoslSearch {
    term: string;
    isBind: boolean;
    group: 'ALL' | 'NAME' | 'EMAIL' | 'PHONE' | 'SIDEBAR';
    returning: Returning[];
    limit: string | null;
    mode: Access['mode'] | null;
}

/** Splits at commas outside brackets and quotes. */
function splitOutside(text: string): string[] {
    const parts: string[] = [];
    let depth = 0;
    let quoted = false;
    let from = 0;
    for (let at = 0; at < text.length; at++) {
        const character = text[at]!;
        if (character === "'" && text[at - 1] !== '\\') {
            quoted = !quoted;
        } else if (!quoted && character === '(') {
            depth++;
        } else if (!quoted && character === ')') {
            depth--;
        } else if (!quoted && depth === 0 && character === ',') {
            parts.push(text.slice(from, at));
            from = at + 1;
        }
    }
    parts.push(text.slice(from));
    return parts.map((part) => part.trim());
}

function fail(message: string): never {
    return throwApex('System.QueryException', message);
}

/** `Account(Id, Name WHERE … ORDER BY … LIMIT 3)`: the fields end where a clause begins. */
function readReturning(text: string): Returning {
    const match = /^(\w+)\s*(?:\(([^]*)\))?$/.exec(text);
    if (!match) {
        return fail(`unexpected token: '${text}'`);
    }
    const inside = match[2] ?? '';
    const clause = /\b(?:USING|WHERE|ORDER\s+BY|LIMIT|OFFSET)\b/i.exec(inside);
    return {
        object: match[1]!,
        fields: (clause ? inside.slice(0, clause.index) : inside).trim() || 'Id',
        rest: clause ? inside.slice(clause.index) : ''
    };
}

/** Parses `FIND … IN … FIELDS RETURNING … LIMIT n`. */
export function parseSosl(text: string): SoslSearch {
    const match =
        /^\s*FIND\s*(?:(?:'((?:[^'\\]|\\[^])*)'|\{([^}]*)\})\s*|:\s*([^]*?)\s+)(?:IN\s+(ALL|NAME|EMAIL|PHONE|SIDEBAR)\s+FIELDS\s*)?(?:RETURNING\s+([^]*))?$/i.exec(
            text
        );
    if (!match) {
        return fail(`unexpected token: '${text.trim().split(/\s+/)[0] ?? ''}'`);
    }
    let rest = match[5] ?? '';
    const mode = /\s+WITH\s+(USER_MODE|SYSTEM_MODE)\b/i.exec(rest);
    rest = mode ? rest.replace(mode[0], ' ') : rest;
    // Snippets change what is told of a record, not which records are found; asking for their text is refused.
    rest = rest.replace(/\s+WITH\s+SNIPPET\b(?:\s*\(\s*target_length\s*=\s*\d+\s*\))?/i, '');
    if (/(?:^|[\s)])WITH\s+\w/i.test(rest.replace(/\([^]*?\)/g, '()'))) {
        throw new UnsupportedError(`SOSL WITH clause: ${text}`);
    }
    const limit = /\s+LIMIT\s+(:?\s*[\w.]+)\s*$/i.exec(
        rest.replace(/\([^()]*\)/g, (inside) => 'x'.repeat(inside.length))
    );
    if (limit) {
        rest = rest.slice(0, limit.index);
    }
    return {
        term: match[1] ?? match[2] ?? match[3]!,
        isBind: match[3] !== undefined,
        group: (match[4]?.toUpperCase() ?? 'ALL') as SoslSearch['group'],
        returning: rest.trim() === '' ? [] : splitOutside(rest).map(readReturning),
        limit: limit?.[1] ?? null,
        mode: mode ? (mode[1]!.toUpperCase() as Access['mode']) : null
    };
}

function searched(object: ObjectModel, group: SoslSearch['group']): FieldModel[] {
    return [...object.fields.values()].filter((field) => {
        if (!field.filterable || field.formula !== null || field.encrypted) {
            return false;
        }
        switch (group) {
            case 'NAME':
                return field.nameField || field.name === 'FirstName' || field.name === 'LastName';
            case 'EMAIL':
                return field.type === 'EMAIL';
            case 'PHONE':
                return field.type === 'PHONE';
            default:
                return ['STRING', 'EMAIL', 'PHONE', 'TEXTAREA', 'URL', 'COMBOBOX', 'PICKLIST'].includes(field.type);
        }
    });
}

/** Words must all be found, each in some field; `*` stands for the rest of a word, `?` for a character. */
function conditions(fields: readonly FieldModel[], term: string): string | null {
    const words = (term.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replace(/^"|"$/g, ''));
    if (words.some((word) => /^(?:AND|OR|NOT)$/.test(word))) {
        throw new UnsupportedError(`SOSL operators in ${term}`);
    }
    if (fields.length === 0 || words.length === 0) {
        return null;
    }
    const quote = (text: string): string => `'${text.replace(/\\/g, '\\\\').replace(/'/g, "\\'")}'`;
    const patterns = (word: string): string[] => {
        const like = word.replace(/[%_]/g, '\\$&').replace(/\*/g, '%').replace(/\?/g, '_');
        const ends = like.endsWith('%') ? [like] : [like, `${like} %`, `${like}@%`, `${like}.%`];
        return ends.flatMap((end) => [end, `% ${end}`]);
    };
    return words
        .map(
            (word) =>
                `(${fields.flatMap((field) => patterns(word).map((pattern) => `${field.name} LIKE ${quote(pattern)}`)).join(' OR ')})`
        )
        .join(' AND ');
}

/**
 * Runs a search.
 * @returns a list of records for each object in RETURNING, in order
 */
export function search(session: DataSession, text: string, binds: Binder, access: Access): SObject[][] {
    const parsed = parseSosl(text);
    const bindOf = (expression: string): unknown =>
        binds(expression.trim(), { text: expression.trim(), offset: 0, index: 0 } as Bind);
    const given = parsed.isBind ? bindOf(parsed.term) : parsed.term.replace(/\\(.)/g, '$1');
    const term = String(given ?? '').trim();
    session.limits.count('soslQueries', 1);
    if (term.replace(/[*?"]/g, '').length < 2) {
        throwApex('System.SearchException', `search term must be longer than one character: ${term}`);
    }
    const limit =
        parsed.limit === null
            ? 2000
            : Number(parsed.limit.startsWith(':') ? bindOf(parsed.limit.slice(1)) : parsed.limit);
    const seen: Access = parsed.mode
        ? { mode: parsed.mode, sharing: parsed.mode === 'USER_MODE' || access.sharing }
        : access;
    // What the user may not read finds nothing for the user.
    const isOpen = (object: ObjectModel) => (field: FieldModel) =>
        seen.mode !== 'USER_MODE' || fieldPermission(session, session.userId, object, field).readable;
    let left = limit;
    const found = (returning: Returning): SObject[] => {
        const object = session.schema.object(returning.object);
        if (!object) {
            throw new SoqlError(`sObject type '${returning.object}' is not supported.`, text, 0, false, 'INVALID_TYPE');
        }
        const fixed = session.fixedSearchResults;
        const ids = fixed?.filter((id) => id.startsWith(object.keyPrefix)).map((id) => `'${id}'`);
        const condition =
            fixed === undefined || fixed === null
                ? conditions(searched(object, parsed.group).filter(isOpen(object)), term)
                : ids!.length > 0
                  ? `Id IN (${ids!.join(',')})`
                  : null;
        if (condition === null || left <= 0) {
            return [];
        }
        const where = /^WHERE\s+([^]*?)(?=\s+(?:ORDER\s+BY|LIMIT|OFFSET)\b|$)/i.exec(returning.rest);
        const tail = where ? returning.rest.slice(where[0].length) : returning.rest;
        const clause = `WHERE (${condition})${where ? ` AND (${where[1]})` : ''}`;
        const limited = /\bLIMIT\b/i.test(tail) ? tail : `${tail} LIMIT ${left}`;
        const query = parseSoql(`SELECT ${returning.fields} FROM ${object.name} ${clause} ${limited}`);
        const records = runQuery(session, query, binds, seen);
        left -= records.length;
        return records;
    };
    return asQueryException(() => parsed.returning.map(found));
}
