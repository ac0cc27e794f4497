import type { XmlNode } from '../../schema/xml-tree.ts';
import { bundleOf } from '../bundles.ts';
import { child, children, namesMissing, textOf, within } from '../nodes.ts';
import { isForeign, type Project } from '../project.ts';
import type { Check } from '../problem.ts';
import {
    hasStandardProperty,
    isStandardComponent,
    isUtilityProperty,
    standardPropertyType,
    templateRegions
} from '../standard-components.ts';
import { isForeignAction, isStandardButton } from '../standard-actions.ts';
import { hasPath } from './columns.ts';

/** The target that a component needs for a kind of page. */
const TARGETS: Readonly<Record<string, string>> = {
    AppPage: 'lightning__AppPage',
    HomePage: 'lightning__HomePage',
    RecordPage: 'lightning__RecordPage',
    UtilityBar: 'lightning__UtilityBar'
};

/** Properties whose value is the name of a facet of the page. */
const FACETS: Readonly<Record<string, readonly string[]>> = {
    'flexipage:tab': ['body'],
    'flexipage:tabset': ['tabs'],
    'flexipage:column': ['body'],
    'flexipage:fieldSection': ['columns'],
    'flexipage:accordion': ['accordionSections'],
    'flexipage:accordionSection': ['body']
};

interface Page {
    project: Project;
    node: XmlNode;
    type: string;
    object: string | null;
    facets: ReadonlySet<string>;
    say: (at: XmlNode | undefined, message: string) => void;
}

export const checkFlexiPage: Check = (component, project, tell) => {
    const { node } = component;
    const regions = children(node, 'flexiPageRegions');
    const page: Page = {
        project,
        node,
        type: textOf(node, 'type') ?? '',
        object: textOf(node, 'sobjectType'),
        facets: new Set(
            regions.filter((one) => textOf(one, 'type') === 'Facet').map((one) => textOf(one, 'name') ?? '')
        ),
        say: (at, message) => tell(component, at, `Page ${component.name}: ${message}`)
    };
    const { say } = page;
    const object = child(node, 'sobjectType');
    if (object && object.text !== '' && project.object(object.text) === null && !isForeign(object.text, null)) {
        say(object, `the object ${object.text} does not exist`);
    }
    if (page.type === 'RecordPage' && !object?.text) {
        say(child(node, 'type'), 'a record page names its sobjectType');
    }
    const template = child(child(node, 'template'), 'name');
    const named = template ? templateRegions(template.text) : null;
    if (template && named === undefined) {
        say(template, `the template ${template.text} does not exist`);
    }
    const seen = new Set<string>();
    for (const region of regions) {
        const name = child(region, 'name');
        if (name && seen.has(name.text)) {
            say(name, `there are two regions ${name.text}`);
        }
        seen.add(name?.text ?? '');
        if (name && named && textOf(region, 'type') === 'Region' && !named.includes(name.text)) {
            say(name, `the template has no region ${name.text}`);
        }
    }
    const identifiers = new Set<string>();
    for (const one of within(node)) {
        if (one.name === 'componentInstance') {
            checkInstance(page, one);
        } else if (one.name === 'identifier') {
            if (identifiers.has(one.text)) {
                say(one, `the identifier ${one.text} stands there twice`);
            }
            identifiers.add(one.text);
        } else if (one.name === 'visibilityRule') {
            checkVisibility(page, one);
        } else if (one.name === 'fieldItem') {
            const path = /^Record\.(.+)$/.exec(one.text)?.[1];
            if (path && page.object && path.includes('__c') && !hasPath(project, page.object, path)) {
                say(one, `the field ${page.object}.${path} does not exist`);
            }
        }
    }
};

function checkInstance(page: Page, instance: XmlNode): void {
    const { project, say } = page;
    const name = child(instance, 'componentName');
    if (!name) {
        return;
    }
    const properties = children(instance, 'componentInstanceProperties');
    const own = name.text.replace(/^c:/, '');
    if (own.includes(':') || isForeign(own, null)) {
        if (own.includes(':') && !isStandardComponent(own)) {
            say(name, `the component ${own} does not exist`);
            return;
        }
        for (const property of properties) {
            const key = child(property, 'name');
            if (key && own.includes(':') && !hasStandardProperty(own, key.text)) {
                say(key, `the component ${own} has no property ${key.text}`);
            }
            const facet = child(property, 'value');
            const type = key && standardPropertyType(key.text);
            if (facet && type && own.includes(':') && facet.children.length === 0 && !type.test(facet.text)) {
                say(facet, `'${facet.text}' is no value of ${key.text}`);
            }
            if (
                facet &&
                key &&
                FACETS[own]?.includes(key.text) &&
                !page.facets.has(facet.text) &&
                !/TabContent$/.test(facet.text)
            ) {
                say(facet, `there is no facet ${facet.text}`);
            }
        }
        checkReferences(page, own, properties);
        return;
    }
    const bundle = bundleOf(project, own);
    if (!bundle) {
        if (!hasAura(project, own)) {
            say(name, `the component ${own} does not exist`);
        }
        return;
    }
    const target = TARGETS[page.type];
    if (!target) {
        return;
    }
    const objects = bundle.objects(target);
    if (!bundle.isExposed || !bundle.targets.includes(target)) {
        say(name, `the component ${own} is not exposed for ${target}`);
    } else if (page.object && objects.length > 0 && !objects.includes(page.object)) {
        say(name, `the component ${own} is not for pages of ${page.object}`);
    }
    const known = bundle.properties(target);
    for (const property of properties) {
        const key = child(property, 'name');
        const found = known.find((one) => one.name === key?.text);
        if (key && !found && !(page.type === 'UtilityBar' && isUtilityProperty(key.text))) {
            say(key, `the component ${own} has no property ${key.text}`);
        }
        const value = child(property, 'value');
        if (
            found &&
            value &&
            ((found.type === 'Integer' && !/^-?\d+$/.test(value.text)) ||
                (found.type === 'Boolean' && !/^(?:true|false)$/.test(value.text)))
        ) {
            say(value, `${value.text} is no ${found.type} for ${own}.${found.name}`);
        }
    }
    for (const needed of known.filter((one) => one.isRequired)) {
        if (!properties.some((one) => textOf(one, 'name') === needed.name)) {
            say(name, `the component ${own} needs its property ${needed.name}`);
        }
    }
}

function hasAura(project: Project, name: string): boolean {
    return project.paths.some((file) => /[\\/]aura[\\/](\w+)[\\/]\1\.cmp$/.exec(file)?.[1] === name);
}

// Dashboards, list views and actions that the platform's components are given by name.
function checkReferences({ project, object, say }: Page, component: string, properties: readonly XmlNode[]): void {
    const value = (name: string): XmlNode | undefined =>
        child(
            properties.find((one) => textOf(one, 'name') === name),
            'value'
        );
    if (component === 'desktopDashboards:embeddedDashboard') {
        const name = value('dashboardName');
        if (name && !project.of('Dashboard').some((one) => one.name.split('/').at(-1) === name.text)) {
            say(name, `the dashboard ${name.text} does not exist`);
        }
    }
    if (component === 'flexipage:filterListCard') {
        const entity = value('entityName');
        const filter = value('filterName');
        if (entity?.text.endsWith('__c') && filter && !project.has('ListView', `${entity.text}.${filter.text}`)) {
            say(filter, `the list view ${entity.text}.${filter.text} does not exist`);
        }
    }
    if (component === 'force:highlightsPanel') {
        const list = properties.find((one) => textOf(one, 'name') === 'actionNames');
        for (const item of list
            ? [...within(list)].filter((one) => one.name === 'value' && one.children.length === 0)
            : []) {
            if (
                !isStandardButton(item.text) &&
                !isForeignAction(item.text) &&
                !project.has('QuickAction', item.text) &&
                !project.has('WebLink', item.text.replace(/^CustomButton\./, '')) &&
                object
            ) {
                say(item, `the quick action ${item.text} does not exist`);
            }
        }
    }
}

function checkVisibility({ project, object, say }: Page, rule: XmlNode): void {
    const criteria = children(rule, 'criteria');
    for (const one of criteria) {
        const operator = child(one, 'operator');
        if (operator && !/^(?:CONTAINS|EQUAL|GE|GT|LE|LT|NE)$/.test(operator.text)) {
            say(operator, `there is no operator ${operator.text}`);
        }
        const left = child(one, 'leftValue');
        const path = /^\{!(.+)\}$/.exec(left?.text ?? '')?.[1];
        if (!left || !path) {
            continue;
        }
        const [scope, ...rest] = path.split('.');
        const field = rest.join('.');
        if (scope === 'Record' && object && field.includes('__') && !hasPath(project, object, field)) {
            say(left, `the field ${object}.${field} does not exist`);
        } else if (scope === '$User' && field.includes('__') && !hasPath(project, 'User', field)) {
            say(left, `the field User.${field} does not exist`);
        } else if (
            scope === '$Permission' &&
            rest[0] === 'CustomPermission' &&
            rest[1] &&
            !isForeign(rest[1], null) &&
            !project.has('CustomPermission', rest[1])
        ) {
            say(left, `the custom permission ${rest[1]} does not exist`);
        }
    }
    const logic = child(rule, 'booleanFilter');
    if (logic && namesMissing(logic.text, criteria.length)) {
        say(logic, `the filter logic ${logic.text} names a condition that is not there`);
    }
}
