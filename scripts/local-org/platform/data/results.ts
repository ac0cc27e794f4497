import type { DmlError, DmlResult } from '../../database/dml/results.ts';
import { enumValues } from '../../values/enum.ts';
import { ApexList } from '../../values/list.ts';
import { defineClass } from '../define.ts';
import { STATUS_CODES } from './status-codes.ts';

enumValues('System.StatusCode', STATUS_CODES);

/** A Database.Error. */
export interface ErrorValue extends DmlError {
    apexType: 'Database.Error';
}

export type ResultType =
    | 'Database.SaveResult'
    | 'Database.UpsertResult'
    | 'Database.DeleteResult'
    | 'Database.UndeleteResult'
    | 'Database.MergeResult'
    | 'Database.EmptyRecycleBinResult';

export interface ResultValue {
    apexType: ResultType;
    id: string | null;
    success: boolean;
    created: boolean;
    errors: DmlError[];
    mergedRecordIds: string[];
    updatedRelatedIds: string[];
}

export function errorValue(error: DmlError): ErrorValue {
    return { apexType: 'Database.Error', ...error };
}

/** What Apex sees of a row's result. */
export function resultValue(type: ResultType, result: DmlResult): ResultValue {
    return {
        apexType: type,
        id: result.success || type !== 'Database.SaveResult' ? result.id : null,
        success: result.success,
        created: result.created,
        errors: result.errors,
        mergedRecordIds: result.mergedRecordIds ?? [],
        updatedRelatedIds: result.updatedRelatedIds ?? []
    };
}

export function statusCode(name: string): unknown {
    return enumValues('System.StatusCode', STATUS_CODES).find((one) => one.name === name) ?? name;
}

const common = {
    'List<Database.Error> getErrors()': (self: ResultValue) =>
        new ApexList('Database.Error', self.errors.map(errorValue)),
    'Id getId()': (self: ResultValue) => self.id,
    'Boolean isSuccess()': (self: ResultValue) => self.success
};

const commonProperties = {
    'Id id': { get: (self: ResultValue) => self.id },
    'Boolean success': { get: (self: ResultValue) => self.success },
    'List<Database.Error> errors': {
        get: (self: ResultValue) => new ApexList('Database.Error', self.errors.map(errorValue))
    }
};

export const resultClasses = [
    defineClass({ name: 'System.StatusCode', kind: 'enum', values: STATUS_CODES }),
    defineClass({
        name: 'Database.Error',
        methods: {
            'List<String> getFields()': (self: ErrorValue) => new ApexList('String', [...self.fields]),
            'String getMessage()': (self: ErrorValue) => self.message,
            'StatusCode getStatusCode()': (self: ErrorValue) => statusCode(self.statusCode)
        }
    }),
    defineClass({ name: 'Database.SaveResult', methods: common, properties: commonProperties }),
    defineClass({
        name: 'Database.UpsertResult',
        methods: { ...common, 'Boolean isCreated()': (self: ResultValue) => self.created },
        properties: { ...commonProperties, 'Boolean created': { get: (self: ResultValue) => self.created } }
    }),
    defineClass({ name: 'Database.DeleteResult', methods: common, properties: commonProperties }),
    defineClass({ name: 'Database.UndeleteResult', methods: common, properties: commonProperties }),
    defineClass({ name: 'Database.EmptyRecycleBinResult', methods: common, properties: commonProperties }),
    defineClass({
        name: 'Database.MergeResult',
        methods: {
            ...common,
            'List<Id> getMergedRecordIds()': (self: ResultValue) => new ApexList('Id', [...self.mergedRecordIds]),
            'List<Id> getUpdatedRelatedIds()': (self: ResultValue) => new ApexList('Id', [...self.updatedRelatedIds])
        }
    })
];
