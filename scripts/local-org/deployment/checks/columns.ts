import { isForeign, type Project } from '../project.ts';

/** Fields that objects have once they are used, or in orgs with a feature. */
const SYSTEM = new Set(['CurrencyIsoCode', 'LastActivityDate', 'LastReferencedDate', 'LastViewedDate']);

/** Whether the object, or a parent by its relationship, has a field. Unknown parts of other packages are taken to be there. */
export function hasPath(project: Project, object: string, path: string): boolean {
    const [first, ...rest] = path.split('.');
    const name = first ?? '';
    if (
        isForeign(name, null) ||
        isForeign(object, null) ||
        object === 'PersonAccount' ||
        object.endsWith('__x') ||
        name.endsWith('__pr')
    ) {
        return true;
    }
    if (rest.length === 0) {
        // A person account has the fields of its contact.
        const own =
            object === 'Account' && name.endsWith('__pc') ? ['Contact', name.replace(/pc$/, 'c')] : [object, name];
        return SYSTEM.has(name) || project.field(own[0]!, own[1]!) !== null;
    }
    const lookup =
        project.field(object, name.replace(/__r$/, '__c')) ??
        project.field(object, `${name}Id`) ??
        project.field(object, name);
    if (!lookup) {
        return false;
    }
    const targets = lookup.referenceTo.filter((target) => project.object(target));
    return targets.length === 0 || targets.some((target) => hasPath(project, target, rest.join('.')));
}

/** Columns that list views and search layouts name in capitals (`NAME`, `CORE.USERS.ALIAS`); the rest are fields by their names. */
export function hasListColumn(project: Project, object: string, column: string): boolean {
    if (/^[A-Z0-9_.]+$/.test(column) || object === 'Activity' || project.object(object) === null) {
        return true;
    }
    const name = column.startsWith(`${object}.`) ? column.slice(object.length + 1) : column;
    // Standard objects keep further names of their own for what no field's name tells.
    return hasPath(project, object, name) || (!object.endsWith('__c') && !name.includes('__'));
}
