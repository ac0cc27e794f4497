import { dml, type DmlStatement } from '../../database/dml/index.ts';
import { currentSession } from '../../database/session.ts';
import { query } from '../../database/soql/run.ts';
import { currentTransaction } from '../../runtime/transaction.ts';
import { ApexException, throwApex } from '../../values/exceptions.ts';
import { ApexList } from '../../values/list.ts';
import { SObject } from '../../values/sobject.ts';
import { defineClass } from '../define.ts';
import type { QueryLocator } from '../data/query-locator.ts';
import { need } from '../language/support.ts';
import { addErrors } from './messages.ts';
import { PageReferenceValue } from './page-reference.ts';

/** Standard controllers work with the permissions and the sharing of the user. */
const AS_USER = { mode: 'USER_MODE', sharing: true } as const;

/** Saves or deletes; what is refused becomes messages of the page, and the answer is no page. */
function write(statement: DmlStatement, records: readonly SObject[]): boolean {
    try {
        dml(currentSession(), statement, [...records], {
            ...AS_USER,
            allOrNone: true,
            externalIdField: null,
            allowFieldTruncation: false
        });
        return true;
    } catch (error) {
        if (!(error instanceof ApexException) || error.typeName !== 'System.DmlException') {
            throw error;
        }
        addErrors(error);
        return false;
    }
}

class ControllerValue {
    readonly apexType = 'ApexPages.StandardController';
    readonly record: SObject;

    constructor(record: SObject) {
        this.record = record;
    }
}

const to = (path: string): PageReferenceValue => new PageReferenceValue(path);

/** Reads further fields of the record; a test gives a record that has them already. */
function addFields(self: ControllerValue, names: ApexList): void {
    if (currentTransaction().test) {
        throwApex(
            'System.SObjectException',
            'You cannot call addFields when the data is being passed into the controller by the caller.'
        );
    }
    const fields = (need(names).items as string[]).join(', ');
    const [found] = query(
        currentSession(),
        `SELECT ${fields} FROM ${self.record.typeName} WHERE Id = '${self.record.id}'`,
        () => null,
        AS_USER
    );
    found?.values.forEach((value, key) => self.record.values.set(key, value));
}

class SetControllerValue {
    readonly apexType = 'ApexPages.StandardSetController';
    readonly records: SObject[];
    readonly prototype: SObject;
    selected: SObject[] = [];
    pageSize = 20;
    pageNumber = 1;

    constructor(rows: ApexList) {
        this.records = rows.items as SObject[];
        this.prototype = this.records[0]
            ? new SObject(this.records[0].type)
            : new SObject(currentSession().schema.object(rows.elementType === 'SObject' ? 'Name' : rows.elementType)!);
    }

    get pages(): number {
        return Math.max(1, Math.ceil(this.records.length / this.pageSize));
    }

    get page(): SObject[] {
        const from = (this.pageNumber - 1) * this.pageSize;
        return this.records.slice(from, from + this.pageSize);
    }

    turnTo(page: number): void {
        this.pageNumber = Math.min(Math.max(1, page), this.pages);
    }
}

/** A set controller of a list has at most 10,000 records. */
function setController(rows: ApexList): SetControllerValue {
    if (rows.items.length > 10_000) {
        throwApex('System.VisualforceException', 'Too many records for a StandardSetController: the limit is 10,000');
    }
    return new SetControllerValue(rows);
}

const listOf = (self: SetControllerValue, records: SObject[]): ApexList =>
    new ApexList(self.prototype.typeName, records);

export const controllerClasses = [
    defineClass({
        name: 'ApexPages.StandardController',
        constructors: { '(SObject record)': (record: SObject) => new ControllerValue(need(record)) },
        methods: {
            'SObject getRecord()': (self: ControllerValue) => self.record,
            'String getId()': (self: ControllerValue) => self.record.id,
            'void addFields(List<String> names)': addFields,
            'System.PageReference save()': (self: ControllerValue) =>
                write(self.record.id ? 'update' : 'insert', [self.record]) ? to(`/${self.record.id}`) : null,
            'System.PageReference delete()': (self: ControllerValue) =>
                write('delete', [self.record]) ? to(`/${self.record.type.keyPrefix}/o`) : null,
            'System.PageReference cancel()': (self: ControllerValue) =>
                to(self.record.id ? `/${self.record.id}` : `/${self.record.type.keyPrefix}/o`),
            'System.PageReference edit()': (self: ControllerValue) => to(`/${self.record.id}/e`),
            'System.PageReference view()': (self: ControllerValue) => to(`/${self.record.id}`)
        }
    }),
    defineClass({
        name: 'ApexPages.StandardSetController',
        constructors: {
            '(List<SObject> records)': (records: ApexList) => setController(need(records)),
            '(Database.QueryLocator locator)': (locator: QueryLocator) => setController(need(locator).batchRows())
        },
        methods: {
            'SObject getRecord()': (self: SetControllerValue) => self.prototype,
            'List<SObject> getRecords()': (self: SetControllerValue) => listOf(self, self.page),
            'List<SObject> getSelected()': (self: SetControllerValue) => listOf(self, self.selected),
            'void setSelected(List<SObject> records)': (self: SetControllerValue, records: ApexList) =>
                void (self.selected = [...need(records).items] as SObject[]),
            'Integer getResultSize()': (self: SetControllerValue) => self.records.length,
            'Boolean getCompleteResult()': () => true,
            'Integer getPageSize()': (self: SetControllerValue) => self.pageSize,
            'void setPageSize(Integer size)': (self: SetControllerValue, size: number) => {
                self.pageSize = need(size);
                self.turnTo(self.pageNumber);
            },
            'Integer getPageNumber()': (self: SetControllerValue) => self.pageNumber,
            'void setPageNumber(Integer page)': (self: SetControllerValue, page: number) => self.turnTo(need(page)),
            'Boolean getHasNext()': (self: SetControllerValue) => self.pageNumber < self.pages,
            'Boolean getHasPrevious()': (self: SetControllerValue) => self.pageNumber > 1,
            'void first()': (self: SetControllerValue) => self.turnTo(1),
            'void last()': (self: SetControllerValue) => self.turnTo(self.pages),
            'void next()': (self: SetControllerValue) => self.turnTo(self.pageNumber + 1),
            'void previous()': (self: SetControllerValue) => self.turnTo(self.pageNumber - 1),
            'System.PageReference save()': (self: SetControllerValue) => {
                // What was set on the prototype goes to every selected record.
                self.selected.forEach((record) =>
                    self.prototype.values.forEach((value, key) => record.write(key, value))
                );
                return write('update', self.selected) ? to(`/${self.prototype.type.keyPrefix}/o`) : null;
            },
            'System.PageReference cancel()': (self: SetControllerValue) => to(`/${self.prototype.type.keyPrefix}/o`)
        }
    })
];
