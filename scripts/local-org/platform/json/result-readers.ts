import type { ResultType, ResultValue } from '../data/results.ts';
import { platformReaders } from './platform-readers.ts';
import { JsonNumber, type JsonNode } from './tokens.ts';

function text(node: JsonNode | undefined): string | null {
    return typeof node === 'string' ? node : node instanceof JsonNumber ? node.text : null;
}

function texts(node: JsonNode | undefined): string[] {
    return Array.isArray(node) ? node.map((one) => text(one) ?? '') : [];
}

const TYPES: readonly ResultType[] = [
    'Database.SaveResult',
    'Database.UpsertResult',
    'Database.DeleteResult',
    'Database.UndeleteResult',
    'Database.MergeResult'
];

// Tests make results of statements from JSON: {"id": …, "success": true, "errors": [{"message": …, "statusCode": …, "fields": []}]}.
for (const type of TYPES) {
    platformReaders.set(type, (node): ResultValue => {
        const map = node instanceof Map ? node : new Map<string, JsonNode>();
        const errors = map.get('errors');
        return {
            apexType: type,
            id: text(map.get('id')),
            success: map.get('success') === true,
            created: map.get('created') === true,
            errors: (Array.isArray(errors) ? errors : []).map((one) => {
                const error = one instanceof Map ? one : new Map<string, JsonNode>();
                return {
                    statusCode: text(error.get('statusCode')) ?? '',
                    message: text(error.get('message')) ?? '',
                    fields: texts(error.get('fields'))
                };
            }),
            mergedRecordIds: texts(map.get('mergedRecordIds')),
            updatedRelatedIds: texts(map.get('updatedRelatedIds'))
        };
    });
}
