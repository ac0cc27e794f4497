import { currentTransaction } from '../../runtime/transaction.ts';
import { notDeleted, quote } from '../../database/columns.ts';
import { throwApex } from '../../values/exceptions.ts';
import { ApexList } from '../../values/list.ts';
import type { SObject } from '../../values/sobject.ts';
import { defineClass, type Implementation } from '../define.ts';
import { databaseClass } from '../data/database.ts';
import { need } from '../language/support.ts';

/** The rows of a query, fetched in parts. */
export class CursorValue {
    readonly apexType: string;
    readonly rows: ApexList;

    constructor(apexType: string, rows: ApexList) {
        this.apexType = apexType;
        this.rows = rows;
    }

    /** A cursor that a query opens; one that a job brings along is no new one. */
    static open(apexType: string, rows: ApexList): CursorValue {
        currentTransaction().limits.add('apexCursorRows', rows.items.length);
        return new CursorValue(apexType, rows);
    }

    part(position: number, count: number): ApexList {
        if (need(position) < 0 || need(count) < 0 || position > this.rows.items.length) {
            throwApex('System.FatalCursorException', `Invalid position or count: ${position}, ${count}`);
        }
        currentTransaction().limits.add('fetchCallsOnApexCursor');
        return new ApexList(this.rows.elementType, this.rows.items.slice(position, position + count));
    }

    /**
     * A page of one size, whatever was deleted since: what is no longer there is passed over. The next index of the last page is 0
     * (tests of salesforce-platform-playground).
     */
    page(position: number, size: number): PageValue {
        this.part(position, size);
        const { items } = this.rows;
        const found: unknown[] = [];
        let next = position;
        let deleted = 0;
        for (; next < items.length && found.length < size; next++) {
            if (isThere(items[next] as SObject)) {
                found.push(items[next]);
            } else {
                deleted++;
            }
        }
        const done = next >= items.length;
        return new PageValue(new ApexList(this.rows.elementType, found), done ? 0 : next, done, deleted);
    }
}

function isThere(record: SObject): boolean {
    const { store } = currentTransaction().session;
    return (
        store.get(`SELECT "Id" FROM ${quote(record.type.name)} WHERE "Id" = ? AND ${notDeleted(record.type)}`, [
            record.id
        ]) !== null
    );
}

class PageValue {
    readonly apexType = 'Database.CursorFetchResult';
    readonly rows: ApexList;
    readonly next: number;
    readonly done: boolean;
    readonly deleted: number;

    constructor(rows: ApexList, next: number, done: boolean, deleted: number) {
        this.rows = rows;
        this.next = next;
        this.done = done;
        this.deleted = deleted;
    }
}

const queries = databaseClass.statics!;
const KINDS: [string, string, string][] = [
    ['Cursor', 'getCursor', 'Database.Cursor'],
    ['PaginationCursor', 'getPaginationCursor', 'Database.PaginationCursor']
];
const statics: Record<string, Implementation> = {};
for (const [, method, type] of KINDS) {
    const made = (rows: unknown): CursorValue => CursorValue.open(type, rows as ApexList);
    statics[`${type} ${method}(String soql)`] = (soql: string) =>
        made(queries['List<SObject> query(String soql)']!(soql));
    statics[`${type} ${method}(String soql, AccessLevel level)`] = (soql: string, level: unknown) =>
        made(queries['List<SObject> query(String soql, AccessLevel level)']!(soql, level));
    statics[`${type} ${method}WithBinds(String soql, Map<String, Object> binds, AccessLevel level)`] = (
        soql: string,
        binds: unknown,
        level: unknown
    ) =>
        made(
            queries['List<SObject> queryWithBinds(String soql, Map<String, Object> binds, AccessLevel level)']!(
                soql,
                binds,
                level
            )
        );
}

export const cursorClasses = [
    defineClass({ name: 'System.Database', statics }),
    defineClass({
        name: 'Database.Cursor',
        methods: {
            'Integer getNumRecords()': (self: CursorValue) => self.rows.items.length,
            'List<SObject> fetch(Integer position, Integer count)': (
                self: CursorValue,
                position: number,
                count: number
            ) => self.part(position, count)
        }
    }),
    defineClass({
        name: 'Database.PaginationCursor',
        methods: {
            'Integer getNumRecords()': (self: CursorValue) => self.rows.items.length,
            'Database.CursorFetchResult fetchPage(Integer position, Integer pageSize)': (
                self: CursorValue,
                position: number,
                size: number
            ) => self.page(position, size)
        }
    }),
    defineClass({
        name: 'Database.CursorFetchResult',
        methods: {
            'List<SObject> getRecords()': (self: PageValue) => self.rows,
            'Integer getNextIndex()': (self: PageValue) => self.next,
            'Integer getNumDeletedRecords()': (self: PageValue) => self.deleted,
            'Boolean isDone()': (self: PageValue) => self.done
        }
    })
];
