import type { DmlError, DmlResult } from '../../database/dml/results.ts';
import { enumValues } from '../../values/enum.ts';
import { ApexList } from '../../values/list.ts';
import { defineClass, type JsonReader, type PlatformClass } from '../define.ts';
import { JsonNumber, type JsonNode } from '../json/tokens.ts';
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
    /** Of a published event. */
    eventUuid: string | null;
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
        updatedRelatedIds: result.updatedRelatedIds ?? [],
        eventUuid: typeof result.eventUuid === 'string' ? result.eventUuid : null
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

function jsonText(node: JsonNode | undefined): string | null {
    return typeof node === 'string' ? node : node instanceof JsonNumber ? node.text : null;
}

function jsonTexts(node: JsonNode | undefined): string[] {
    return Array.isArray(node) ? node.map((one) => jsonText(one) ?? '') : [];
}

/** The errors of a result that a test makes from JSON: `"errors": [{"message": …, "statusCode": …, "fields": []}]`. */
function errorsFromJson(node: JsonNode | undefined): DmlError[] {
    return (Array.isArray(node) ? node : []).map((one) => {
        const error = one instanceof Map ? one : new Map<string, JsonNode>();
        return {
            statusCode: jsonText(error.get('statusCode')) ?? '',
            message: jsonText(error.get('message')) ?? '',
            fields: jsonTexts(error.get('fields'))
        };
    });
}

/** What every result that a test makes from JSON has: whether it worked, its errors, and texts by name, whatever their case. */
export interface ResultJson {
    success: boolean;
    errors: DmlError[];
    text(name: string): string | null;
    node(name: string): JsonNode | undefined;
}

export function resultJson(node: JsonNode): ResultJson {
    const map = new Map([...(node instanceof Map ? node : [])].map(([name, value]) => [name.toLowerCase(), value]));
    const at = (name: string): JsonNode | undefined => map.get(name.toLowerCase());
    return {
        success: at('success') === true,
        errors: errorsFromJson(at('errors')),
        text: (name) => jsonText(at(name)),
        node: at
    };
}

/** Tests make results of statements from JSON: {"id": …, "success": true, "errors": […]}. */
const fromJson =
    (apexType: ResultType): JsonReader =>
    (node): ResultValue => {
        const json = resultJson(node);
        return {
            apexType,
            id: json.text('id'),
            success: json.success,
            created: json.node('created') === true,
            errors: json.errors,
            mergedRecordIds: jsonTexts(json.node('mergedRecordIds')),
            updatedRelatedIds: jsonTexts(json.node('updatedRelatedIds')),
            eventUuid: null
        };
    };

function defineResult(name: ResultType, own: Pick<PlatformClass, 'methods' | 'properties'> = {}): PlatformClass {
    return defineClass({
        name,
        fromJson: fromJson(name),
        methods: { ...common, ...own.methods },
        properties: { ...commonProperties, ...own.properties }
    });
}

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
    defineResult('Database.SaveResult'),
    defineResult('Database.UpsertResult', {
        methods: { 'Boolean isCreated()': (self: ResultValue) => self.created },
        properties: { 'Boolean created': { get: (self: ResultValue) => self.created } }
    }),
    defineResult('Database.DeleteResult'),
    defineResult('Database.UndeleteResult'),
    defineResult('Database.EmptyRecycleBinResult'),
    defineClass({
        name: 'Database.MergeResult',
        fromJson: fromJson('Database.MergeResult'),
        methods: {
            ...common,
            'List<Id> getMergedRecordIds()': (self: ResultValue) => new ApexList('Id', [...self.mergedRecordIds]),
            'List<Id> getUpdatedRelatedIds()': (self: ResultValue) => new ApexList('Id', [...self.updatedRelatedIds])
        }
    })
];
