import { applyDefaults } from '../../database/dml/defaults.ts';
import { currentSession } from '../../database/session.ts';
import type { PlatformClass } from '../define.ts';
import { defineClass } from '../define.ts';
import { throwApex } from '../../values/exceptions.ts';
import { ApexList } from '../../values/list.ts';
import { describeField, fieldClasses } from './describe-field.ts';
import { describeObject, globalDescribe, objectClasses } from './describe-object.ts';
import { recordTypeInfoClass } from './record-type-info.ts';
import { objectToken, SObjectFieldToken, SObjectTypeToken, tokenClasses } from './tokens.ts';

export { fieldSetOf, fieldSetsMap, fieldsMap } from './describe-object.ts';
export { sobjectField, sobjectType, objectToken, fieldToken, SObjectFieldToken, SObjectTypeToken } from './tokens.ts';

/** The describe result of a token; what compiled `Schema.SObjectType.Account` stands for. */
export function describe(token: unknown): unknown {
    return token instanceof SObjectFieldToken ? describeField(token) : describeObject(token as SObjectTypeToken);
}

function describeSObjects(names: ApexList): ApexList {
    const { schema } = currentSession();
    return new ApexList(
        'Schema.DescribeSObjectResult',
        (names.items as string[]).map((name) =>
            describeObject(
                objectToken(
                    schema.object(name) ??
                        throwApex('System.InvalidParameterValueException', `Invalid SObject: ${name}`)
                )
            )
        )
    );
}

const schemaClass = defineClass({
    name: 'System.Schema',
    statics: {
        'Map<String, Schema.SObjectType> getGlobalDescribe()': globalDescribe,
        'List<Schema.DescribeSObjectResult> describeSObjects(List<String> names)': describeSObjects,
        'List<Schema.DescribeSObjectResult> describeSObjects(List<String> names, Schema.SObjectDescribeOptions options)':
            describeSObjects
    }
});

/** The Schema namespace: tokens and describe results. */
export const schemaClasses: readonly PlatformClass[] = [
    schemaClass,
    ...tokenClasses({
        object: describeObject,
        field: describeField,
        defaults: (record) => applyDefaults(currentSession(), record)
    }),
    ...fieldClasses,
    ...objectClasses,
    recordTypeInfoClass
];
