import { readFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { targetsOf } from '../bundles.ts';
import { child, children } from '../nodes.ts';
import { isForeign, type Component, type Project } from '../project.ts';
import type { Check, Tell } from '../problem.ts';
import { isLightningModule } from '../standard-names.ts';
import { hasPath } from './columns.ts';

/** Where a Lightning web component can be put (LWC guide, XML Configuration File Elements). */
const TARGETS = new Set(
    (
        'lightning__AppPage lightning__HomePage lightning__RecordPage lightning__RecordAction lightning__GlobalAction lightning__UtilityBar ' +
        'lightning__FlowScreen lightning__FlowAction lightning__Tab lightning__Inbox lightning__UrlAddressable lightning__VoiceExtension ' +
        'lightning__Dashboard lightning__EnablementProgram lightning__AgentforceInput lightning__AgentforceOutput ' +
        'lightning__ServiceCloudVoiceToolkitApi lightning__ServiceCatalog lightning__GlobalHeader lightning__AccountEngagementEmail ' +
        'lightning__LightningTypes ' +
        'lightningCommunity__Page lightningCommunity__Page_Layout lightningCommunity__Default lightningCommunity__Theme_Layout ' +
        'lightningSnapin__ChatHeader lightningSnapin__ChatMessage lightningSnapin__Minimized lightningSnapin__PreChat ' +
        'lightningSnapin__MessagingHeader lightningSnapin__MessagingPreChat lightningSnapin__MessagingConversationWindow ' +
        'lightningStatic__Email analytics__Dashboard omnistudio__OmniScript cms__ContentDetailPage'
    ).split(/\s+/)
);

/** The types that a property for page builders can have on Lightning pages. */
const PROPERTY_TYPES =
    /^(?:Boolean|Integer|String|Color|Date|DateTime|ContentReference|Picklist|MultiPicklist|HorizontalAlignment|VerticalAlignment|apex:\/\/.+|@salesforce\/schema\/.+|\{\w+(?:\[\])?\}|sfdc_\w+|lightning__\w+)(?:\[\])?$/i;

const IMPORT = /^[^\S\n]*(?:import\b[^;'"]*?from\s*|import\s*|export\b[^;'"]*?from\s*)['"]([^'"]+)['"]/gm;

export const checkBundle: Check = (component, project, tell) => {
    const { node } = component;
    const targets = children(child(node, 'targets'), 'target');
    for (const target of targets) {
        if (!TARGETS.has(target.text)) {
            tell(component, target, `${component.name}: there is no target ${target.text}`);
        }
    }
    for (const config of children(child(node, 'targetConfigs'), 'targetConfig')) {
        for (const name of targetsOf(config)) {
            if (!targets.some((target) => target.text === name)) {
                tell(component, config, `${component.name}: ${name} is configured and is no target`);
            }
        }
        const action = child(config, 'actionType');
        if (action && !['Action', 'ScreenAction'].includes(action.text)) {
            tell(component, action, `${component.name}: there is no action of type ${action.text}`);
        }
        for (const property of children(config, 'property')) {
            const type = property.attributes['type'] ?? '';
            if (!PROPERTY_TYPES.test(type) || !property.attributes['name']) {
                tell(component, property, `${component.name}: a property has a name and a known type, not '${type}'`);
            }
        }
        for (const object of children(child(config, 'objects'), 'object')) {
            if (project.object(object.text) === null && !isForeign(object.text, null) && object.text.includes('__')) {
                tell(component, object, `${component.name}: the object ${object.text} does not exist`);
            }
        }
    }
    for (const file of project.bundles.get(component.name) ?? []) {
        if (!file.endsWith('.d.ts')) {
            const text = ['.js', '.ts', '.html'].includes(extname(file)) ? readFileSync(file, 'utf8') : '';
            checkSource({ ...component, file }, text, project, tell);
        }
    }
};

function checkSource(component: Component, text: string, project: Project, tell: Tell): void {
    const at = (index: number, message: string | null): void => {
        if (message) {
            tell(
                { ...component, node: { ...component.node, line: text.slice(0, index).split('\n').length } },
                undefined,
                message
            );
        }
    };
    if (component.file.endsWith('.html')) {
        for (const match of text
            .replace(/<!--[^]*?-->/g, (comment) => comment.replace(/[^\n]/g, ' '))
            .matchAll(/<(c|lightning)-([a-z][\w-]*)/g)) {
            const [, namespace, tag] = match;
            const name = tag!.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
            const isThere = namespace === 'c' ? hasBundle(project, name) : isLightningModule(name);
            at(match.index, isThere ? null : `The component ${namespace}-${tag} does not exist`);
        }
        return;
    }
    const code = text.replace(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, (comment) => comment.replace(/[^\n]/g, ' '));
    for (const match of code.matchAll(IMPORT)) {
        at(match.index + match[0].length - 1, importProblem(match[1]!, project));
    }
}

function hasBundle(project: Project, name: string): boolean {
    return project.bundles.get(name)?.some((file) => basename(file).startsWith(`${name}.`)) ?? false;
}

function importProblem(specifier: string, project: Project): string | null {
    const standard = /^lightning\/(\w+)$/.exec(specifier)?.[1];
    if (standard && !isLightningModule(standard)) {
        return `The module lightning/${standard} does not exist`;
    }
    const own = /^c\/(\w+)$/.exec(specifier)?.[1];
    if (own) {
        return hasBundle(project, own) ? null : `The component c/${own} does not exist`;
    }
    const [, kind, name] = /^@salesforce\/(\w+)\/(.+)$/.exec(specifier) ?? [];
    if (!kind || !name) {
        return null;
    }
    switch (kind) {
        case 'label': {
            const [namespace, label] = name.split('.');
            return namespace !== 'c' || project.schema.labels.has((label ?? '').toLowerCase())
                ? null
                : `The label ${name} does not exist`;
        }
        case 'apex': {
            const parts = name.split('.');
            if (parts.length !== 2) {
                return null;
            }
            const [className, method] = parts as [string, string];
            if (!project.apex.hasClass(className)) {
                return `The Apex class ${className} does not exist`;
            }
            return project.apex.hasAuraMethod(className, method)
                ? null
                : `The Apex class ${className} has no static @AuraEnabled method ${method}`;
        }
        case 'schema': {
            const [object, ...path] = name.split('.');
            if (project.object(object!) === null) {
                return isForeign(object!, null) ? null : `The object ${object} does not exist`;
            }
            return path.length === 0 || hasPath(project, object!, path.join('.'))
                ? null
                : `The field ${name} does not exist`;
        }
        case 'user':
            return name === 'Id' || name === 'isGuest' ? null : `There is no @salesforce/user/${name}`;
        case 'customPermission':
            return project.has('CustomPermission', name) || isForeign(name, null) || name.includes('.')
                ? null
                : `The custom permission ${name} does not exist`;
        case 'messageChannel':
            return !/^\w+__c$/.test(name) ||
                isForeign(name, null) ||
                project.has('LightningMessageChannel', name.slice(0, -3))
                ? null
                : `The message channel ${name} does not exist`;
        default:
            return null;
    }
}
