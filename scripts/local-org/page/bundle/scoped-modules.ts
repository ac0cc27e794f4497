import type { CustomLabel } from './custom-labels.ts';

/** A reference a component makes to something in the org through an `@salesforce/…` import. */
export interface OrgReference {
    kind: 'apex' | 'schema' | 'userPermission' | 'customPermission' | 'resourceUrl' | 'messageChannel';
    name: string;
    file: string;
}

/** What an `@salesforce/…` import becomes: a module's code and, where the org must have it, the reference. */
export interface ScopedModule {
    code: string;
    reference?: Omit<OrgReference, 'file'>;
}

/**
 * Writes the module behind an `@salesforce/…` import.
 * @param specifier the import, such as `@salesforce/apex/Accounts.find`
 * @param labels custom labels by lower-case name
 * @returns the module, or a message saying why there is none
 */
export function scopedModule(specifier: string, labels: Map<string, CustomLabel>): ScopedModule | { error: string } {
    const [, kind = '', ...rest] = specifier.split('/');
    const name = rest.join('/');
    switch (kind) {
        case 'apex':
            return apexModule(name);
        case 'schema':
            return schemaModule(name);
        case 'label': {
            const label = /^[A-Za-z]\w*\.(\w+)$/.exec(name);
            const found = label && labels.get(label[1]!.toLowerCase());
            return found ? labelModule(found) : { error: `Custom label ${name} does not exist` };
        }
        case 'user':
            return contextValue(name, { Id: 'user.id', isGuest: 'user.isGuest' }, specifier);
        case 'userPermission':
        case 'customPermission':
            // Documented: true when the user has the permission, undefined otherwise.
            return {
                code: `import { hasPermission } from 'one/context'; export default hasPermission(${json(kind)}, ${json(name)});`,
                reference: { kind, name }
            };
        case 'i18n':
            // The package's value is that of en-US; the session's locale decides.
            return {
                code: `import packaged from ${json(`packaged:${specifier}`)}; import { i18n } from 'one/i18n'; export default i18n(${json(name)}, packaged);`
            };
        case 'resourceUrl':
            return {
                code: `import { resourceUrl } from 'one/context'; export default resourceUrl(${json(name)});`,
                reference: { kind: 'resourceUrl', name }
            };
        case 'client':
            return name === 'formFactor'
                ? { code: `import { formFactor } from 'one/context'; export default formFactor();` }
                : { error: `Unsupported: module "${specifier}"` };
        case 'messageChannel':
            return {
                code: `export default Object.freeze({ channel: ${json(name)} });`,
                reference: { kind: 'messageChannel', name }
            };
        case 'community':
        case 'site':
            return { error: `Unsupported: module "${specifier}" (only Lightning Experience pages run here)` };
        default:
            return { error: `Unsupported: module "${specifier}"` };
    }
}

// `import method from '@salesforce/apex/ns.Class.method'`; `import { refreshApex } from '@salesforce/apex'`.
function apexModule(name: string): ScopedModule | { error: string } {
    if (!name) {
        return { code: `export { refreshApex, getSObjectValue } from 'one/apex';` };
    }
    const parts = name.split('.');
    if (parts.length < 2 || parts.length > 3) {
        return { error: `@salesforce/apex/${name} must name a class and a method` };
    }
    const method = parts.at(-1)!;
    const className = parts.at(-2)!;
    return {
        code: `import { apexMethod } from 'one/apex'; export default apexMethod(${json(className)}, ${json(method)});`,
        reference: { kind: 'apex', name: `${className}.${method}` }
    };
}

// Documented shapes: {objectApiName} for an object, {fieldApiName, objectApiName} for a field (spanning names keep their dots).
function schemaModule(name: string): ScopedModule | { error: string } {
    const [objectApiName, ...path] = name.split('.');
    if (!objectApiName) {
        return { error: `@salesforce/schema must name an object` };
    }
    const value = path.length ? { fieldApiName: path.join('.'), objectApiName } : { objectApiName };
    return { code: `export default Object.freeze(${json(value)});`, reference: { kind: 'schema', name } };
}

function contextValue(
    name: string,
    paths: Record<string, string>,
    specifier: string
): ScopedModule | { error: string } {
    const path = paths[name];
    return path
        ? { code: `import { context } from 'one/context'; export default context().${path};` }
        : { error: `Unsupported: module "${specifier}"` };
}

// The language of the user decides; a label without a translation is as it was written.
function labelModule({ value, translations }: CustomLabel): ScopedModule {
    return Object.keys(translations).length === 0
        ? { code: `export default ${json(value)};` }
        : {
              code: `import { inLanguage } from 'one/context'; export default inLanguage(${json(value)}, ${json(translations)});`
          };
}

const json = (value: unknown): string => JSON.stringify(value);
