import { currentTransaction } from '../../runtime/transaction.ts';
import { throwApex } from '../../values/exceptions.ts';
import { ApexList } from '../../values/list.ts';
import { defineClass, type Implementation } from '../define.ts';
import { databaseClass } from '../data/database.ts';
import { need } from '../language/support.ts';

/** The rows of a query, fetched in parts. */
class CursorValue {
    readonly apexType: string;
    readonly rows: ApexList;

    constructor(apexType: string, rows: ApexList) {
        this.apexType = apexType;
        this.rows = rows;
        currentTransaction().limits.add('apexCursorRows', rows.items.length);
    }

    part(position: number, count: number): ApexList {
        if (need(position) < 0 || need(count) < 0 || position > this.rows.items.length) {
            throwApex('System.FatalCursorException', `Invalid position or count: ${position}, ${count}`);
        }
        currentTransaction().limits.add('fetchCallsOnApexCursor');
        return new ApexList(this.rows.elementType, this.rows.items.slice(position, position + count));
    }
}

class PageValue {
    readonly apexType = 'Database.CursorFetchResult';
    readonly rows: ApexList;
    readonly next: number;
    readonly done: boolean;

    constructor(rows: ApexList, next: number, done: boolean) {
        this.rows = rows;
        this.next = next;
        this.done = done;
    }
}

const queries = databaseClass.statics!;
const KINDS: [string, string, string][] = [
    ['Cursor', 'getCursor', 'Database.Cursor'],
    ['PaginationCursor', 'getPaginationCursor', 'Database.PaginationCursor']
];
const statics: Record<string, Implementation> = {};
for (const [, method, type] of KINDS) {
    const made = (rows: unknown): CursorValue => new CursorValue(type, rows as ApexList);
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
            ) => {
                const rows = self.part(position, size);
                const next = position + rows.items.length;
                return new PageValue(rows, next, next >= self.rows.items.length);
            }
        }
    }),
    defineClass({
        name: 'Database.CursorFetchResult',
        methods: {
            'List<SObject> getRecords()': (self: PageValue) => self.rows,
            'Integer getNextIndex()': (self: PageValue) => self.next,
            'Integer getNumDeletedRecords()': () => 0,
            'Boolean isDone()': (self: PageValue) => self.done
        }
    })
];
