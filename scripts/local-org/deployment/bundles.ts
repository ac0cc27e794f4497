import type { XmlNode } from '../schema/xml-tree.ts';
import { child, children, isTrue, textOf } from './nodes.ts';
import type { Component, Project } from './project.ts';

/** What a page builder may set of a component. */
export interface BundleProperty {
    name: string;
    type: string;
    isRequired: boolean;
}

/** A Lightning web component as its description offers it. */
export interface Bundle {
    component: Component;
    isExposed: boolean;
    targets: readonly string[];
    /** The properties that a target lets builders set. */
    properties(target: string): BundleProperty[];
    /** Objects for whose pages it is; empty for all. */
    objects(target: string): string[];
    actionType(target: string): string | null;
}

/** A component of the project by its name; null where there is none. */
export function bundleOf(project: Project, name: string): Bundle | null {
    const component = project.of('LightningComponentBundle').find((one) => one.name === name);
    if (!component) {
        return null;
    }
    const { node } = component;
    const configs = (target: string): XmlNode[] =>
        children(child(node, 'targetConfigs'), 'targetConfig').filter((one) => targetsOf(one).includes(target));
    return {
        component,
        isExposed: isTrue(node, 'isExposed'),
        targets: children(child(node, 'targets'), 'target').map((one) => one.text),
        properties: (target) =>
            configs(target).flatMap((one) =>
                children(one, 'property').map((property) => ({
                    name: property.attributes['name'] ?? '',
                    type: property.attributes['type'] ?? 'String',
                    isRequired:
                        property.attributes['required'] === 'true' && property.attributes['default'] === undefined
                }))
            ),
        objects: (target) =>
            configs(target).flatMap((one) => children(child(one, 'objects'), 'object').map((object) => object.text)),
        actionType: (target) =>
            configs(target)
                .map((one) => textOf(one, 'actionType'))
                .find((type) => type !== null) ?? null
    };
}

/** The targets that a `targetConfig` is about. */
export function targetsOf(config: XmlNode): string[] {
    return (config.attributes['targets'] ?? '').split(/[\s,]+/).filter((one) => one !== '');
}
