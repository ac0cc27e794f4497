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
                    throw new UnsupportedError('QueryLocator.getQuery of an inline query');
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
