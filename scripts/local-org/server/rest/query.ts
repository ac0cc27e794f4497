import { randomBytes } from 'node:crypto';
import { parseSosl } from '../../database/sosl/search.ts';
import { ApexException } from '../../values/exceptions.ts';
import type { SObject } from '../../values/sobject.ts';
import { badRequest } from '../http/errors.ts';
import type { ServerRequest } from '../http/request.ts';
import type { UserTransaction } from '../org-access.ts';
import { askedIds } from './asked-ids.ts';
import { queryColumns } from './columns.ts';
import { restRecord } from './sobjects.ts';
import { LATEST } from './versions.ts';

/** "The maximum is 2,000 records", which is also what an answer has without a wish, "the minimum batch size is 200". */
const PAGE = 2000;
const SMALLEST_PAGE = 200;
/** "A user can have up to 10 query cursors open at a time": the oldest is closed. */
const OPEN_CURSORS = 10;

interface Cursor {
    userId: string;
    records: object[];
    totalSize: number;
    page: number;
}

/** The results of queries that have more rows than an answer. */
export interface Cursors {
    /** @returns the first page of a query's records */
    open(userId: string, records: object[], page: number, version: string): object;
    /** @returns the page that a locator (`01g…-2000`) begins. @throws RestError 400 INVALID_QUERY_LOCATOR */
    next(userId: string, locator: string, version: string): object;
}

/**
 * @param path where their pages are, below the version
 * @returns no cursors
 */
export function queryCursors(path: 'query' | 'tooling/query'): Cursors {
    const cursors = new Map<string, Cursor>();
    const pageOf = (id: string, cursor: Cursor, from: number, version: string): object => {
        const to = from + cursor.page;
        const done = to >= cursor.records.length;
        return {
            totalSize: cursor.totalSize,
            done,
            ...(done ? {} : { nextRecordsUrl: `/services/data/${version}/${path}/${id}-${to}` }),
            records: cursor.records.slice(from, to)
        };
    };
    return {
        open(userId, records, page, version) {
            const cursor = { userId, records, totalSize: records.length, page };
            const id = `01g${randomBytes(8).toString('hex').slice(0, 15)}`;
            if (records.length > page) {
                const own = [...cursors].filter(([, one]) => one.userId === userId);
                own.slice(0, Math.max(0, own.length - OPEN_CURSORS + 1)).forEach(([old]) => cursors.delete(old));
                cursors.set(id, cursor);
            }
            return pageOf(id, cursor, 0, version);
        },
        next(userId, locator, version) {
            const [, id = '', from = ''] = /^(01g\w{15})-(\d+)$/.exec(locator) ?? [];
            const cursor = cursors.get(id);
            if (!cursor || cursor.userId !== userId || Number(from) >= cursor.records.length) {
                throw badRequest('INVALID_QUERY_LOCATOR', 'invalid query locator');
            }
            return pageOf(id, cursor, Number(from), version);
        }
    };
}

/** The rows a program wants at a time: `Sforce-Query-Options: batchSize=500`. */
export function pageSize(request: ServerRequest): number {
    const wanted = /batchSize\s*=\s*(\d+)/i.exec(request.headers['sforce-query-options'] ?? '')?.[1];
    return wanted ? Math.min(PAGE, Math.max(SMALLEST_PAGE, Number(wanted))) : PAGE;
}

/** @throws RestError 400 MALFORMED_QUERY without a query */
export function queryText(request: ServerRequest): string {
    const soql = request.query.get('q');
    if (!soql?.trim()) {
        throw badRequest('MALFORMED_QUERY', 'A query string has to be specified');
    }
    return soql;
}

/** Whether a query is `SELECT COUNT()`, which gives a number and no rows. */
export const isCount = (soql: string): boolean => /^\s*select\s+count\s*\(\s*\)/i.test(soql);

/**
 * `GET /query?q=` and `/queryAll?q=`.
 * @param deleted whether records in the recycle bin count too
 */
export function query(
    cursors: Cursors,
    transaction: Pick<UserTransaction, 'queryAll' | 'count'>,
    request: ServerRequest,
    deleted: boolean,
    version: string = LATEST,
    toJson: (record: SObject) => object = restRecord
): object {
    const soql = queryText(request);
    if (request.query.get('columns') === 'true') {
        return queryColumns(soql);
    }
    if (/\bALL\s+ROWS\s*$/i.test(soql)) {
        throw badRequest('MALFORMED_QUERY', 'ALL ROWS not allowed in this context');
    }
    const text = deleted ? `${soql} ALL ROWS` : soql;
    if (isCount(soql)) {
        return { totalSize: transaction.count(text), done: true, records: [] };
    }
    const records = transaction.queryAll(text);
    const asked = askedIds(soql);
    const json = records.map((record) => asked(toJson(record)));
    return cursors.open(request.userId, json, pageSize(request), version);
}

/** `GET /search?q=FIND {…}`: of each record the fields that RETURNING names, the Id where it names none. */
export function search(transaction: UserTransaction, request: ServerRequest): object {
    const sosl = request.query.get('q');
    if (!sosl?.trim()) {
        throw badRequest('MALFORMED_SEARCH', 'A search string has to be specified');
    }
    const found = asSearchErrors(() => transaction.search(sosl));
    const searchRecords = parseSosl(sosl).returning.flatMap(({ object, fields }, at) => {
        const asked = askedIds(`SELECT ${fields} FROM ${object}`);
        return found[at]!.map((record) => asked(restRecord(record)));
    });
    return { searchRecords };
}

// What is wrong with a search has a code of its own; what is wrong with an object or a field has the same as in a query.
function asSearchErrors<T>(work: () => T): T {
    try {
        return work();
    } catch (error) {
        const isMalformed =
            error instanceof ApexException &&
            error.typeName === 'System.QueryException' &&
            (error.apiCode ?? 'MALFORMED_QUERY') === 'MALFORMED_QUERY';
        throw isMalformed ? badRequest('MALFORMED_SEARCH', error.message) : error;
    }
}

const GROUPS = ['ALL', 'NAME', 'EMAIL', 'PHONE', 'SIDEBAR'];

interface SearchedObject {
    name: string;
    fields: string[];
    where: string | null;
    limit: number | null;
}

/**
 * `GET` and `POST /parameterizedSearch`: a search without SOSL.
 * @param given the parameters: q, in, fields, sobjects (names, or in a body `{name, fields, where, limit}`), overallLimit
 */
export function parameterizedSearch(transaction: UserTransaction, given: Record<string, unknown>): object {
    const { q, fields, sobjects, overallLimit, defaultLimit } = given;
    const group = String(given['in'] ?? 'ALL').toUpperCase();
    if (typeof q !== 'string' || !q.trim()) {
        throw badRequest('MALFORMED_SEARCH', 'A search string has to be specified');
    }
    if (!GROUPS.includes(group)) {
        throw badRequest('INVALID_SEARCH', `in must be one of ${GROUPS.join(', ')}, not ${group}.`);
    }
    const objects = listOf(sobjects).map((one) => searchedObject(one, listOf(fields), numberOf(defaultLimit)));
    const returning = objects.map(({ name, fields: wanted, where, limit }) => {
        const clauses = `${where ? ` WHERE ${where}` : ''}${limit === null ? '' : ` LIMIT ${limit}`}`;
        return `${name}(${wanted.join(', ') || 'Id'}${clauses})`;
    });
    if (returning.length === 0) {
        throw badRequest('INVALID_SEARCH', 'sobjects is required: Unsupported: a search in all objects');
    }
    const limit = numberOf(overallLimit);
    const term = q.replace(/[?&|!{}[\]()^~*:\\"'+-]/g, '\\$&');
    return search(transaction, {
        query: new URLSearchParams({
            q: `FIND {${term}} IN ${group} FIELDS RETURNING ${returning.join(', ')}${limit === null ? '' : ` LIMIT ${limit}`}`
        })
    } as ServerRequest);
}

/**
 * @param given the parameters of an address: `sobject` several times, and for each of them `Account.fields`, `Account.where` and
 * `Account.limit`
 * @returns the same as the body of a request has it
 */
export function searchParameters(given: URLSearchParams): Record<string, unknown> {
    const names = given.getAll('sobject').flatMap((value) => value.split(',').filter(Boolean));
    const own = (name: string, part: string): Record<string, unknown> => {
        const value = given.get(`${name}.${part}`);
        return value === null ? {} : { [part]: part === 'limit' ? Number(value) : value };
    };
    const sobjects = names.map((name) => ({
        name,
        ...own(name, 'fields'),
        ...own(name, 'where'),
        ...own(name, 'limit')
    }));
    return { ...Object.fromEntries(given), ...(sobjects.length ? { sobjects } : {}) };
}

/** Names separated by commas, or a list of a body. */
function listOf(value: unknown): unknown[] {
    if (typeof value === 'string') {
        return value
            .split(',')
            .map((one) => one.trim())
            .filter(Boolean);
    }
    return Array.isArray(value) ? value : [];
}

function searchedObject(value: unknown, fields: unknown[], standardLimit: number | null): SearchedObject {
    const given = typeof value === 'string' ? { name: value } : ((value ?? {}) as Record<string, unknown>);
    const own = 'fields' in given ? listOf(given['fields']) : fields;
    return {
        name: nameOf(given['name']),
        fields: own.map(nameOf),
        where: 'where' in given ? String(given['where']) : null,
        limit: ('limit' in given ? numberOf(given['limit']) : null) ?? standardLimit
    };
}

function nameOf(value: unknown): string {
    if (typeof value !== 'string' || !/^[\w.]+$/.test(value)) {
        throw badRequest('INVALID_FIELD', `${String(value)} is no name of an object or field.`);
    }
    return value;
}

function numberOf(value: unknown): number | null {
    if (value === undefined || value === null || value === '') {
        return null;
    }
    const number = Number(value);
    if (!Number.isInteger(number) || number < 1) {
        throw badRequest('INVALID_SEARCH', `A limit must be a whole number, not ${String(value)}.`);
    }
    return number;
}
