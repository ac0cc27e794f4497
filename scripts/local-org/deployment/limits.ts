import { children, within } from './nodes.ts';
import { isForeign, type Component } from './project.ts';
import type { Check } from './problem.ts';

/** The longest texts by type and element, in characters (Metadata API and Setup: field lengths of the settings pages). */
const LENGTHS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
    CompactLayout: { label: 80 },
    CustomApplication: { label: 40, description: 255 },
    CustomField: { label: 40, inlineHelpText: 510, description: 1000, relationshipLabel: 80, relationshipName: 40 },
    CustomLabel: { value: 1000, shortDescription: 80, categories: 255 },
    CustomMetadata: { label: 40 },
    CustomObject: { label: 40, pluralLabel: 40, description: 1000 },
    CustomPermission: { label: 80, description: 255 },
    Dashboard: { title: 80, description: 255 },
    EmailTemplate: { name: 80, subject: 255, description: 600 },
    FlexiPage: { masterLabel: 80, description: 255 },
    GlobalValueSet: { masterLabel: 80, description: 255 },
    Group: { name: 40 },
    LightningComponentBundle: { masterLabel: 80 },
    ListView: { label: 40 },
    NamedCredential: { label: 80 },
    PathAssistant: { masterLabel: 80 },
    PermissionSet: { label: 80, description: 255 },
    PermissionSetGroup: { label: 80, description: 255 },
    Queue: { name: 40 },
    QuickAction: { label: 80, description: 255 },
    RecordType: { label: 80, description: 255 },
    Report: { name: 40, description: 255 },
    ReportType: { description: 255 },
    SharingCriteriaRule: { label: 80, description: 1000 },
    SharingOwnerRule: { label: 80, description: 1000 },
    ValidationRule: { errorMessage: 255 },
    WebLink: { masterLabel: 240, url: 1024, description: 255 }
};

/** Longest developer names; what is not here has none, or is named by its file alone. */
const NAMES: Readonly<Record<string, number>> = {
    CompactLayout: 80,
    CustomApplication: 80,
    CustomField: 40,
    CustomLabel: 80,
    CustomMetadata: 40,
    CustomPermission: 80,
    Dashboard: 80,
    EmailTemplate: 80,
    FlexiPage: 80,
    GlobalValueSet: 80,
    Group: 80,
    ListView: 80,
    PathAssistant: 80,
    PermissionSet: 80,
    PermissionSetGroup: 80,
    Queue: 80,
    QuickAction: 80,
    RecordType: 80,
    Report: 80,
    ReportType: 80,
    SharingCriteriaRule: 80,
    SharingOwnerRule: 80,
    ValidationRule: 40,
    WebLink: 80
};

/** Components that lie in a file of their own which names them once more. */
const NAMED_TWICE = new Set([
    'CompactLayout',
    'CustomField',
    'FieldSet',
    'ListView',
    'RecordType',
    'ValidationRule',
    'WebLink'
]);

/** Types whose components a project cannot have of another package. */
const OWN = new Set(['CustomLabel', 'CustomPermission', 'Group', 'Queue', 'SharingCriteriaRule', 'SharingOwnerRule']);

/** Lengths of texts, developer names, and names beside their files. */
export const checkNames: Check = (component, _project, tell) => {
    const { type, node } = component;
    for (const [element, longest] of Object.entries(LENGTHS[type] ?? {})) {
        for (const one of children(node, element)) {
            if (one.text.length > longest) {
                tell(
                    component,
                    one,
                    `${element} of ${component.name} is ${one.text.length} characters long, at most ${longest} are allowed`
                );
            }
        }
    }
    const fullName = node.children.find((one) => one.name === 'fullName');
    if (fullName && component.isFile && NAMED_TWICE.has(type) && fullName.text !== component.name) {
        tell(component, fullName, `${fullName.text} lies in the file of ${component.name}`);
    }
    const longest = NAMES[type];
    const name = developerName(component);
    if (longest !== undefined && (OWN.has(type) || !isForeign(name, null))) {
        if (!/^[A-Za-z]\w*$/.test(name) || name.includes('__') || name.endsWith('_')) {
            const rule = 'begins with a letter, has letters, digits and single underscores, and does not end with one';
            tell(component, fullName, `${name} is no developer name: one ${rule}`);
        } else if (name.length > longest) {
            tell(component, fullName, `The developer name ${name} is longer than ${longest} characters`);
        }
    }
};

function developerName({ type, name }: Component): string {
    const last = name.split('/').at(-1)!;
    return type === 'CustomField'
        ? last.replace(/__c$/, '')
        : type === 'QuickAction' || type === 'CustomMetadata'
          ? last.split('.').at(-1)!
          : last;
}

/** Keys of list elements that may stand only once, by the type of the component. */
const UNIQUE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    CustomLabels: { labels: 'fullName' },
    SharingRules: { sharingCriteriaRules: 'fullName', sharingOwnerRules: 'fullName' },
    GlobalValueSet: { customValue: 'fullName' },
    PermissionSet: {
        applicationVisibilities: 'application',
        classAccesses: 'apexClass',
        customMetadataTypeAccesses: 'name',
        customPermissions: 'name',
        fieldPermissions: 'field',
        objectPermissions: 'object',
        tabSettings: 'tab',
        userPermissions: 'name'
    },
    PermissionSetGroup: { permissionSets: '' },
    Translations: { customLabels: 'name' },
    CustomObjectTranslation: { validationRules: 'name' },
    Queue: { queueSobject: 'sobjectType' },
    CompactLayout: { fields: '' },
    ListView: { columns: '' },
    PathAssistant: { pathAssistantSteps: 'picklistValueName' },
    CustomApplication: { tabs: '' },
    CustomField: { 'valueSetDefinition/value': 'fullName' }
};

/** Elements that stand twice with the same name. */
export const checkDuplicates: Check = (component, _project, tell) => {
    for (const [path, key] of Object.entries(UNIQUE[component.type] ?? {})) {
        const [parent, element] = path.includes('/') ? path.split('/') : [component.node.name, path];
        for (const holder of within(component.node)) {
            if (holder.name !== parent) {
                continue;
            }
            const seen = new Set<string>();
            for (const one of children(holder, element!)) {
                const named = key === '' ? one : one.children.find((inner) => inner.name === key);
                const name = named?.text.toLowerCase() ?? '';
                if (seen.has(name)) {
                    tell(component, named, `Duplicate value specified: ${named?.text}`);
                }
                seen.add(name);
            }
        }
    }
};
