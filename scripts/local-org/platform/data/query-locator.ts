import { parseSoql } from '../../database/soql/parse.ts';
import { currentTransaction } from '../../runtime/transaction.ts';
import { throwApex } from '../../values/exceptions.ts';
import { ApexList } from '../../values/list.ts';
import { UnsupportedError } from '../../values/unsupported.ts';
import { defineClass } from '../define.ts';

/** A Database.QueryLocator. Its rows are read when it is made; they count as the rows of a locator, not as query rows. */
export class QueryLocator {
    readonly apexType = 'Database.QueryLocator';
    readonly rows: ApexList;
    readonly query: string | null;

    constructor(rows: ApexList, query: string | null) {
        this.rows = rows;
        this.query = query;
        currentTransaction().limits.moveToLocator(rows.items.length);
    }

    /** For the batch runner. */
    batchRows(): ApexList {
        return this.rows;
    }
}

/** Of lists that queries in brackets gave, the query. */
const queryTexts = new WeakMap<ApexList, string>();

/** Remembers the query in brackets that gave a list. */
export function noteQuery(list: ApexList, text: string): void {
    queryTexts.set(list, text);
}

/** The query in brackets that gave a list, its binds as an org names them (`:tmpVar1`); null of any other list. */
export function queryOf(list: ApexList): string | null {
    const text = queryTexts.get(list) ?? null;
    // From the last one: the places of the others stay.
    return text === null
        ? null
        : [...parseSoql(text).binds]
              .reverse()
              .reduce(
                  (query, { text: bind, offset, index }) =>
                      `${query.slice(0, offset)}tmpVar${index + 1}${query.slice(offset + bind.length)}`,
                  text
              );
}

interface LocatorIterator {
    apexType: 'Database.QueryLocatorIterator';
    rows: ApexList;
    at: number;
}

export const queryLocatorClasses = [
    defineClass({
        name: 'Database.QueryLocator',
        implements: ['System.Iterable<SObject>'],
        methods: {
            'String getQuery()': (self: QueryLocator) => {
                if (self.query === null) {
                    throw new UnsupportedError('QueryLocator.getQuery of a list that no query gave');
                }
                return self.query;
            },
            'Database.QueryLocatorIterator iterator()': (self: QueryLocator): LocatorIterator => ({
                apexType: 'Database.QueryLocatorIterator',
                rows: self.rows,
                at: 0
            })
        }
    }),
    defineClass({
        name: 'Database.QueryLocatorIterator',
        implements: ['Iterator<SObject>'],
        methods: {
            'Boolean hasNext()': (self: LocatorIterator) => self.at < self.rows.items.length,
            'SObject next()': (self: LocatorIterator) =>
                self.at < self.rows.items.length
                    ? self.rows.items[self.at++]
                    : throwApex('System.NoSuchElementException', 'Iterator has no more elements.')
        }
    })
];
