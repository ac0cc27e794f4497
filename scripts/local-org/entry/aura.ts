import { classAccess } from '../database/security/class-access.ts';
import type { DataSession } from '../database/session.ts';
import type { Org } from '../org.ts';
import { typed } from '../platform/json/deserialize.ts';
import { readProperty } from '../platform/json/serialize.ts';
import { parseJson } from '../platform/json/tokens.ts';
import { Blob_ } from '../values/blob.ts';
import { ApexDate, ApexDatetime, ApexTime } from '../values/date.ts';
import { Decimal } from '../values/decimal.ts';
import { Double } from '../values/double.ts';
import { ApexEnumValue } from '../values/enum.ts';
import { ApexException } from '../values/exceptions.ts';
import { ApexList } from '../values/list.ts';
import { ApexMap } from '../values/map.ts';
import { ApexSet } from '../values/set.ts';
import { SObject } from '../values/sobject.ts';
import { UnsupportedError } from '../values/unsupported.ts';
import { drainQueued } from '../jobs/run.ts';
import { runInTransaction } from '../runtime/execute.ts';
import { ApexObject, declOf } from '../runtime/apex-object.ts';
import { exceptionMessage, toText } from '../runtime/text.ts';
import { stackOf } from '../runtime/stack-trace.ts';
import { loaded, type MethodDecl, type PropertyDecl, type TypeDecl } from '../apex/types/types.ts';

export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/** What a Lightning component gets as `error.body`. */
export class AuraError extends Error {
    readonly exceptionType: string;
    readonly stackTrace: string;
    readonly isUserDefinedException: boolean;
    /** Of an unhandled DmlException: what is wrong with the record as a whole, and with its fields. */
    readonly pageErrors: { statusCode: string; message: string }[];
    readonly fieldErrors: Record<string, { statusCode: string; message: string; columnApiName: string }[]>;

    constructor(
        exceptionType: string,
        message: string,
        stackTrace: string,
        isUserDefinedException: boolean,
        from: ApexException | null = null
    ) {
        super(message);
        this.name = 'AuraError';
        this.exceptionType = exceptionType;
        this.stackTrace = stackTrace;
        this.isUserDefinedException = isUserDefinedException;
        this.pageErrors = [];
        this.fieldErrors = {};
        for (const row of from?.dmlErrors ?? []) {
            if (row.fields.length === 0) {
                this.pageErrors.push({ statusCode: row.statusCode, message: row.message });
            }
            for (const field of row.fields) {
                (this.fieldErrors[field] ??= []).push({
                    statusCode: row.statusCode,
                    message: row.message,
                    columnApiName: field
                });
            }
        }
    }
}

interface AuraMethod {
    method: MethodDecl;
    cacheable: boolean;
    parameters: string[];
}

/** An @AuraEnabled static method; null where the class has none of that name. */
export function auraMethod(
    { program }: Pick<Org, 'program'>,
    className: string,
    methodName: string
): AuraMethod | null {
    const decl = program.table.user.get(className.toLowerCase());
    for (const method of decl?.methods.get(methodName.toLowerCase()) ?? []) {
        const annotation = method.node?.mods.annotations.find((one) => one.name === 'auraenabled');
        if (method.isStatic && annotation && method.node) {
            return {
                method,
                cacheable: annotation.params['cacheable'] === 'true',
                parameters: method.node.params.map((param) => param.name)
            };
        }
    }
    return null;
}

/**
 * Calls an @AuraEnabled method as a Lightning component does.
 * @param params arguments by parameter name, JSON
 * @returns the result as the component gets it
 * @throws AuraError for an Apex exception, UnsupportedError for something the local org lacks
 */
export function invokeAuraMethod(
    org: Org,
    userId: string,
    className: string,
    methodName: string,
    params: { [name: string]: Json }
): Json {
    const unit = org.program.units.get(className.toLowerCase());
    if (unit && unit.errors.length > 0) {
        throw new Error(
            unit.errors.map((error) => `${error.file}:${error.line}:${error.column}: ${error.message}`).join('\n')
        );
    }
    const found = auraMethod(org, className, methodName);
    if (!found) {
        throw new AuraError(
            'System.TypeException',
            `There is no @AuraEnabled method ${className}.${methodName}`,
            '',
            false
        );
    }
    const { method, cacheable, parameters } = found;
    try {
        const result = runInTransaction(
            org,
            {
                userId,
                kind: 'aura',
                quiddity: 'AURA',
                codeUnit: `apex://${className}/ACTION$${methodName}`,
                ...(cacheable ? { readOnlyReason: `${className}.${methodName} is cacheable` } : {})
            },
            (transaction) => {
                checkClassAccess(transaction.session, userId, method.owner.name);
                // A class without a sharing keyword runs with sharing when a component calls it.
                org.runtime.$.sharing = 1;
                const given = new Map(Object.entries(params).map(([name, value]) => [name.toLowerCase(), value]));
                const args = parameters.map((name, i) =>
                    typed(
                        parseJson(JSON.stringify(withTypes(given.get(name.toLowerCase()) ?? null))),
                        method.params[i]!,
                        false
                    )
                );
                const type = org.runtime.classes[method.owner.user!.index] as unknown as Record<
                    string,
                    (...args: unknown[]) => unknown
                >;
                return toAura(type[method.jsName]!(...args) ?? null);
            }
        );
        drainQueued(org);
        return result;
    } catch (error) {
        if (error instanceof ApexException) {
            throw auraError(org, error);
        }
        throw error;
    }
}

function checkClassAccess(session: DataSession, userId: string, className: string): void {
    if (!classAccess(session, userId, className)) {
        throw new AuraError(
            'System.NoAccessException',
            `You do not have access to the Apex class named '${className}'.`,
            '',
            false
        );
    }
}

function auraError(org: Org, error: ApexException): AuraError {
    const stack = stackOf(error, org.program.units).join('\n');
    const handled = error.typeName === 'System.AuraHandledException';
    const message =
        (handled ? (error.extra['auraMessage'] as string | undefined) : undefined) ?? exceptionMessage(error) ?? '';
    return new AuraError(
        error.typeName,
        message,
        stack,
        handled || declOf(error) !== null,
        error.typeName === 'System.DmlException' ? error : null
    );
}

/** Components name a record's type `sobjectType`. */
function withTypes(value: Json): Json {
    if (Array.isArray(value)) {
        return value.map(withTypes);
    }
    if (value === null || typeof value !== 'object') {
        return value;
    }
    const made: { [name: string]: Json } = {};
    for (const [name, one] of Object.entries(value)) {
        if (name === 'sobjectType' && typeof one === 'string') {
            made['attributes'] = { type: one };
        } else {
            made[name] = withTypes(one);
        }
    }
    return made;
}

/** Members of a class that components see: those annotated @AuraEnabled, of super classes too. */
function auraProperties(decl: TypeDecl): PropertyDecl[] {
    const base = decl.superType && decl.superType.decl.origin === 'user' ? auraProperties(decl.superType.decl) : [];
    return [
        ...base,
        ...[...loaded(decl).properties.values()].filter(
            (one) => !one.isStatic && one.annotations.includes('auraenabled')
        )
    ];
}

/** The value as a component gets it. A null member is left out, as are fields that were not queried. */
export function toAura(value: unknown): Json {
    if (value === null || typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string') {
        return value;
    }
    if (typeof value === 'bigint') {
        return Number(value);
    }
    if (value instanceof Decimal || value instanceof Double) {
        return Number(value.toString());
    }
    if (value instanceof ApexDate || value instanceof ApexDatetime) {
        return value.iso();
    }
    if (value instanceof ApexTime) {
        return value.ms;
    }
    if (value instanceof ApexEnumValue) {
        return value.name;
    }
    if (value instanceof Blob_) {
        return value.base64();
    }
    if (value instanceof ApexList || value instanceof ApexSet) {
        return value.items.map(toAura);
    }
    const entries: [string, unknown][] = [];
    if (value instanceof ApexMap) {
        entries.push(...value.entries().map(([key, one]): [string, unknown] => [toText(key), one]));
        return Object.fromEntries(entries.map(([name, one]) => [name, toAura(one)]));
    }
    if (value instanceof SObject) {
        for (const [key, one] of value.values) {
            const name =
                value.type.fields.get(key)?.name ??
                value.type.parentRelationships.get(key)?.relationshipName ??
                value.type.childRelationships.get(key)?.name ??
                key;
            entries.push([name, one]);
        }
    } else if (value instanceof ApexObject) {
        entries.push(
            ...auraProperties(declOf(value)!).map((property): [string, unknown] => [
                property.name,
                readProperty(value, property)
            ])
        );
    } else {
        throw new UnsupportedError(`a result of ${(value as object).constructor.name} for a component`);
    }
    return Object.fromEntries(entries.filter(([, one]) => one !== null).map(([name, one]) => [name, toAura(one)]));
}
