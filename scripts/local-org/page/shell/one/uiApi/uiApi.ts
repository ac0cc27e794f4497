import { API, request } from 'one/http';
import { wireAdapter, type WireAdapterConstructor, type WireRequest } from 'one/wire';

/**
 * Makes a wire adapter over one resource of the User Interface API.
 * @param toPath path below `/services/data/vXX.0/ui-api`, or null while a required parameter is missing
 * @param toTags what the answer is made of (record ids, object names)
 */
export function uiApiAdapter(
    toPath: (config: Record<string, unknown>) => string | null,
    toTags: (config: Record<string, unknown>) => string[] = () => []
): WireAdapterConstructor {
    return wireAdapter((config) => {
        const path = toPath(config);
        return path === null ? null : uiApiRequest(path, toTags(config));
    });
}

/** @returns the request for a resource, shared with wires of the same address */
export function uiApiRequest(path: string, tags: string[]): WireRequest {
    const url = path.startsWith('/webruntime/') ? path : `${API}/ui-api/${path}`;
    return { key: url, tags: ['ui-api', ...tags], load: () => request(url) };
}

/** A field or object given as a name or as an import of `@salesforce/schema`. */
export type FieldReference = string | { fieldApiName: string; objectApiName: string };
export type ObjectReference = string | { objectApiName: string };

/** @returns `Object.Field` */
export function fieldName(field: FieldReference): string {
    return typeof field === 'string' ? field : `${field.objectApiName}.${field.fieldApiName}`;
}

/** @returns the object's API name */
export function objectName(object: ObjectReference): string {
    return typeof object === 'string' ? object : object.objectApiName;
}

/** @returns a list of names from one, several or none */
export function fieldNames(fields: unknown): string[] {
    const list = fields === undefined || fields === null ? [] : Array.isArray(fields) ? fields : [fields];
    return (list as FieldReference[]).map(fieldName);
}

/** @returns `?a=b&c=d` without the empty ones */
export function query(parameters: Record<string, string | number | boolean | string[] | null | undefined>): string {
    const entries = Object.entries(parameters)
        .map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : value] as const)
        .filter(([, value]) => value !== undefined && value !== null && value !== '')
        .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`);
    return entries.length ? `?${entries.join('&')}` : '';
}
