import { request } from 'one/http';
import { deepFreeze, refreshProvisioned, wireAdapter, type WireAdapterConstructor } from 'one/wire';

/** An imported Apex method: called imperatively, or used as a wire adapter. */
export type ApexMethod = ((params?: Record<string, unknown>) => Promise<unknown>) & { adapter: WireAdapterConstructor };

/**
 * Makes what `@salesforce/apex/<class>.<method>` exports.
 * @param classname Apex class
 * @param method an @AuraEnabled method of it
 */
export function apexMethod(classname: string, method: string): ApexMethod {
    const call = async (params: Record<string, unknown> | undefined, cacheable: boolean): Promise<unknown> => {
        const answer = await request<{ returnValue: unknown }>('/webruntime/api/apex/execute', {
            method: 'POST',
            body: { namespace: '', classname, method, isContinuation: false, params: params ?? {}, cacheable }
        });
        return answer.returnValue;
    };
    const invoke = async (params?: Record<string, unknown>): Promise<unknown> => call(params, false);
    const adapter = wireAdapter((config) => {
        // Documented: the method is not invoked while a parameter is undefined.
        if (Object.values(config).some((value) => value === undefined)) {
            return null;
        }
        return {
            key: `apex:${classname}.${method}:${JSON.stringify(config)}`,
            tags: ['apex', `apex:${classname}.${method}`],
            load: () => call(config, true)
        };
    });
    return Object.assign(invoke, { adapter });
}

/** `refreshApex(valueProvisionedByApexWireService)`: asks the server again and updates the wire. */
export function refreshApex(value: unknown): Promise<void> {
    return refreshProvisioned(value);
}

/**
 * `getSObjectValue(record, field)`: a field of an sObject that Apex returned.
 * @param record sObject
 * @param field API name, or an import of `@salesforce/schema`; parent fields with dots
 */
export function getSObjectValue(record: unknown, field: string | { fieldApiName: string }): unknown {
    const path = typeof field === 'string' ? field.split('.').slice(1) : field.fieldApiName.split('.');
    return deepFreeze(
        path.reduce<unknown>((value, name) => (value as Record<string, unknown> | undefined)?.[name], record)
    );
}
