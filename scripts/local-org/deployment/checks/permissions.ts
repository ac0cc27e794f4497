import { catalogueObject } from '../../catalogue/objects.ts';
import type { XmlNode } from '../../schema/xml-tree.ts';
import { MANAGE_USERS_DEPENDS_ON } from '../../schema/user-permissions.ts';
import { child, children, decoded, isTrue, namesMissing, textOf, within } from '../nodes.ts';
import { isForeign, type Project } from '../project.ts';
import type { Check } from '../problem.ts';
import { isLicense } from '../standard-names.ts';
import { hasPath } from './columns.ts';

let userPermissions: ReadonlySet<string> | null = null;

/** Names of user permissions: the platform keeps each as a field of permission sets. */
function isUserPermission(name: string): boolean {
    userPermissions ??= new Set(
        (catalogueObject('PermissionSet')?.fields ?? []).map((field) =>
            field.name.replace(/^Permissions/, '').toLowerCase()
        )
    );
    return userPermissions.has(name.toLowerCase());
}

/** What an object permission needs beside it (Metadata API, PermissionSetObjectPermissions). */
const DEPENDS: Readonly<Record<string, readonly string[]>> = {
    allowCreate: ['allowRead'],
    allowEdit: ['allowRead'],
    allowDelete: ['allowRead', 'allowEdit'],
    viewAllRecords: ['allowRead'],
    modifyAllRecords: ['allowRead', 'allowEdit', 'allowDelete', 'viewAllRecords']
};

/** Tells of an element that names a component which is not there. */
function named(
    node: XmlNode,
    list: string,
    key: string,
    isThere: (name: string) => boolean,
    tell: (node: XmlNode, name: string) => void
): void {
    for (const one of children(node, list)) {
        const name = child(one, key);
        if (
            name &&
            !isForeign(name.text.split('.').at(-1)!, null) &&
            !isForeign(name.text, null) &&
            !isThere(name.text)
        ) {
            tell(name, name.text);
        }
    }
}

/** What permission sets and profiles grant access to is there. */
function checkGranted(
    component: Parameters<Check>[0],
    project: Project,
    tell: Parameters<Check>[2],
    holder: string
): void {
    const { node } = component;
    const missing = (what: string) => (at: XmlNode, name: string) =>
        tell(component, at, `In the ${holder} ${component.name}: no ${what} named ${name} found`);
    named(node, 'classAccesses', 'apexClass', (name) => project.apex.hasClass(name), missing('Apex class'));
    named(node, 'pageAccesses', 'apexPage', (name) => project.has('ApexPage', name), missing('Visualforce page'));
    named(
        node,
        'customPermissions',
        'name',
        (name) => project.has('CustomPermission', name),
        missing('custom permission')
    );
    named(
        node,
        'customMetadataTypeAccesses',
        'name',
        (name) => project.object(name) !== null,
        missing('custom metadata type')
    );
    named(node, 'customSettingAccesses', 'name', (name) => project.object(name) !== null, missing('custom setting'));
    named(node, 'flowAccesses', 'flow', (name) => project.has('Flow', name), missing('flow'));
    named(
        node,
        'recordTypeVisibilities',
        'recordType',
        (name) => project.has('RecordType', name) || name.startsWith('PersonAccount.'),
        missing('record type')
    );
    named(
        node,
        'applicationVisibilities',
        'application',
        (name) => name.startsWith('standard__') || project.has('CustomApplication', name),
        missing('app')
    );
    named(
        node,
        holder === 'profile' ? 'tabVisibilities' : 'tabSettings',
        'tab',
        (name) => name.startsWith('standard-') || project.has('CustomTab', name),
        missing('tab')
    );
    named(node, 'objectPermissions', 'object', (name) => project.object(name) !== null, missing('object'));
    named(node, 'fieldPermissions', 'field', (name) => isField(project, name), missing('field'));
}

export const checkPermissionSet: Check = (component, project, tell) => {
    const { node } = component;
    checkGranted(component, project, tell, 'permission set');
    named(node, 'userPermissions', 'name', isUserPermission, (at, name) =>
        tell(component, at, `In the permission set ${component.name}: no user permission named ${name} found`)
    );
    const license = child(node, 'license');
    if (license && !isLicense(license.text)) {
        tell(component, license, `In the permission set ${component.name}: no license named ${license.text} found`);
    }
    checkUserPermissions(component, tell);
    for (const one of children(node, 'objectPermissions')) {
        const object = textOf(one, 'object') ?? '';
        // Rows of big objects are never edited.
        for (const [right, needs] of object.endsWith('__b') ? [] : Object.entries(DEPENDS)) {
            const lacking = isTrue(one, right) ? needs.find((need) => !isTrue(one, need)) : undefined;
            if (lacking) {
                tell(
                    component,
                    child(one, lacking) ?? one,
                    `Permission ${right} ${object} depends on permission(s): ${lacking} ${object}`
                );
            }
        }
        checkMasters(component, project, tell, one, object);
    }
    for (const one of children(node, 'fieldPermissions')) {
        checkFieldPermission(component, project, tell, one);
    }
};

/** What a group's muting permission set takes away. */
export const checkMutingPermissionSet: Check = (component, project, tell) =>
    checkGranted(component, project, tell, 'muting permission set');

/** What a profile gives access to, and the layouts of the project's own objects that its users see. */
export const checkProfile: Check = (component, project, tell) => {
    checkGranted(component, project, tell, 'profile');
    for (const assignment of children(component.node, 'layoutAssignments')) {
        const layout = child(assignment, 'layout');
        const object = layout?.text.split('-')[0] ?? '';
        const name = decoded(layout?.text ?? '');
        if (
            project.has('CustomObject', object) &&
            object.endsWith('__c') &&
            !isForeign(name.split('-')[1] ?? '', null) &&
            !project.has('Layout', name)
        ) {
            tell(component, layout, `In the profile ${component.name}: no Layout named ${name} found`);
        }
    }
};

/** Of the user permissions that need others, the one whose others are known. */
function checkUserPermissions(component: Parameters<Check>[0], tell: Parameters<Check>[2]): void {
    const enabled = children(component.node, 'userPermissions').filter((one) => isTrue(one, 'enabled'));
    const given = new Set(enabled.map((one) => textOf(one, 'name')));
    const lacking = MANAGE_USERS_DEPENDS_ON.filter((name) => !given.has(name));
    if (given.has('ManageUsers') && lacking.length > 0) {
        tell(
            component,
            enabled.find((one) => textOf(one, 'name') === 'ManageUsers')!,
            `Permission ManageUsers depends on permission(s): ${lacking.join(', ')}`
        );
    }
}

function isField(project: Project, name: string): boolean {
    const [object, ...path] = name.split('.');
    // Fields of activities are fields of tasks and events; standard fields of features stand under names of their own.
    return path.length === 0 || object === 'Activity' || !path.join('.').includes('__')
        ? path.length > 0 && (object === 'Activity' || project.object(object!) !== null || isForeign(object!, null))
        : hasPath(project, object!, path.join('.'));
}

// Whoever reads a detail reads its masters.
function checkMasters(
    component: Parameters<Check>[0],
    project: Project,
    tell: Parameters<Check>[2],
    node: XmlNode,
    object: string
): void {
    const model = project.schema.objects.get(object.toLowerCase());
    if (!model?.custom || !isTrue(node, 'allowRead')) {
        return;
    }
    for (const master of model.controlledBy) {
        const target = master.referenceTo[0] ?? '';
        const given = children(component.node, 'objectPermissions').find(
            (one) => textOf(one, 'object')?.toLowerCase() === target.toLowerCase()
        );
        if (target !== '' && !isForeign(target, null) && (!given || !isTrue(given, 'allowRead'))) {
            tell(
                component,
                child(node, 'object'),
                `Permission Read ${object} depends on permission(s): Read ${target}`
            );
        }
    }
}

function checkFieldPermission(
    component: Parameters<Check>[0],
    project: Project,
    tell: Parameters<Check>[2],
    node: XmlNode
): void {
    const name = child(node, 'field');
    const [object, field] = (name?.text ?? '').split('.');
    if (isTrue(node, 'editable') && !isTrue(node, 'readable')) {
        tell(
            component,
            child(node, 'readable') ?? node,
            `Permission Edit ${name?.text} depends on permission(s): Read ${name?.text}`
        );
    }
    const known = object && field ? project.field(object, field) : null;
    if (known?.custom && (known.required || known.masterDetailOrder !== null) && known.type !== 'BOOLEAN') {
        tell(component, name, `You cannot deploy to a required field: ${name?.text}`);
    } else if (known && !known.custom && !known.nameField && !known.permissionable && /__c$/.test(object!)) {
        tell(component, name, `You cannot deploy to a system field: ${name?.text}`);
    }
}

export const checkPermissionSetGroup: Check = (component, project, tell) => {
    for (const [element, type] of [
        ['permissionSets', 'PermissionSet'],
        ['mutingPermissionSets', 'MutingPermissionSet']
    ] as const) {
        for (const one of children(component.node, element)) {
            if (!isForeign(one.text, null) && !project.has(type, one.text)) {
                tell(component, one, `The ${type} ${one.text} does not exist`);
            }
        }
    }
};

export const checkCustomPermission: Check = (component, project, tell) => {
    for (const one of children(component.node, 'requiredPermission')) {
        const name = child(one, 'customPermission');
        if (name && !isForeign(name.text, null) && !project.has('CustomPermission', name.text)) {
            tell(component, name, `The custom permission ${name.text} does not exist`);
        }
    }
};

/** Parties by their elements, and the types that they name. */
const PARTIES: Readonly<Record<string, string>> = {
    group: 'Group',
    publicGroup: 'Group',
    queue: 'Queue',
    role: 'Role',
    roleAndSubordinate: 'Role',
    roleAndSubordinates: 'Role',
    roleAndSubordinatesInternal: 'Role',
    roleAndSubordinateInternal: 'Role'
};

/** Groups, queues and roles that a rule, a folder or a queue names. */
export const checkParties: Check = (component, project, tell) => {
    for (const holder of within(component.node)) {
        if (!['sharedTo', 'sharedFrom', 'queueMembers', 'publicGroups', 'roles'].includes(holder.name)) {
            continue;
        }
        for (const party of holder.children) {
            const type = PARTIES[party.name];
            if (
                type &&
                party.children.length === 0 &&
                party.text !== '' &&
                !isForeign(party.text, null) &&
                !project.has(type, party.text)
            ) {
                tell(component, party, `The ${type.toLowerCase()} ${party.text} does not exist`);
            }
        }
    }
};

/** Rows of these belong to nobody. */
const WITHOUT_OWNER: readonly string[] = ['customMetadata', 'customSetting', 'platformEvent'];

/** A role stands below one that is there (Metadata API, Role, parentRole). */
export const checkRole: Check = (component, project, tell) => {
    const parent = child(component.node, 'parentRole');
    if (parent && !project.has('Role', parent.text)) {
        tell(component, parent, `In field: parentRole - no Role named ${parent.text} found`);
    }
};

export const checkQueue: Check = (component, project, tell) => {
    for (const one of children(component.node, 'queueSobject')) {
        const object = child(one, 'sobjectType');
        const model = object && project.schema.objects.get(object.text.toLowerCase());
        if (object && !isForeign(object.text, null) && project.object(object.text) === null) {
            tell(component, object, `The object ${object.text} does not exist`);
        } else if (model && WITHOUT_OWNER.includes(model.kind)) {
            tell(component, object, `${object!.text} has no owner and no queue`);
        } else if (model?.custom && model.controlledBy.length > 0) {
            tell(component, object, `${object!.text} belongs to its master: it has no owner and no queue`);
        }
    }
};

/** Criteria may not ask formulas (Sharing Rules considerations). */
export const checkSharingRule: Check = (component, project, tell) => {
    const object = component.object!;
    const model = project.schema.objects.get(object.toLowerCase());
    if (!model) {
        if (project.object(object) === null && !isForeign(object, null)) {
            tell(component, component.node, `The object ${object} does not exist`);
        }
        return;
    }
    if (model.custom && (model.sharingModel === 'ReadWrite' || model.sharingModel === 'ControlledByParent')) {
        tell(
            component,
            child(component.node, 'fullName'),
            `${object} is open or controlled by its parent: it has no sharing rules`
        );
    }
    if (!child(component.node, 'sharedTo')) {
        tell(component, child(component.node, 'fullName'), 'Required field is missing: sharedTo');
    }
    const access = child(component.node, 'accessLevel');
    if (access && !['Read', 'Edit'].includes(access.text)) {
        tell(component, access, `A sharing rule gives Read or Edit, not ${access.text}`);
    }
    const items = children(component.node, 'criteriaItems');
    if (component.type === 'SharingCriteriaRule' && items.length === 0) {
        tell(component, child(component.node, 'fullName'), 'A rule by criteria has criteriaItems');
    }
    for (const item of items) {
        const name = child(item, 'field');
        const field = name && project.field(object, name.text);
        if (name && !isForeign(name.text, null) && !field) {
            tell(component, name, `The field ${object}.${name.text} does not exist`);
        } else if (field && (field.type === 'MULTIPICKLIST' || (field.type === 'TEXTAREA' && field.length > 255))) {
            tell(component, name, `${object}.${name!.text} is of a type that sharing rules cannot ask`);
        } else if (field?.formula) {
            tell(component, name, `${object}.${name!.text} is a formula: sharing rules cannot ask it`);
        }
    }
    const logic = child(component.node, 'booleanFilter');
    if (logic && namesMissing(logic.text, items.length)) {
        tell(component, logic, `The filter logic ${logic.text} names a criterion that is not there`);
    }
};
