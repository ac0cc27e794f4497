import { enumerationValues, metadataElements, type MetadataElement } from '../catalogue/metadata-types.ts';
import type { XmlNode } from '../schema/xml-tree.ts';
import type { Component } from './project.ts';
import type { Tell } from './problem.ts';

/** Elements that the WSDL no longer has and that sources of older API versions still hold. */
const FORMER: Readonly<Record<string, readonly string[]>> = {
    CustomApplication: ['tab'],
    CustomField: ['picklist'],
    CustomTab: ['mobileReady']
};

/** Elements that the WSDL requires and an org fills in. */
const OPTIONAL: Readonly<Record<string, readonly string[]>> = {
    ApexClass: ['status'],
    GenAiPluginInstructionDef: ['sortOrder'],
    LookupFilterTranslation: ['errorMessage', 'informationalMessage']
};

/** Elements that the WSDL declares as a text and that hold XML of another kind. */
const FREE: Readonly<Record<string, readonly string[]>> = { LightningComponentBundle: ['targetConfigs'] };

/** Enumerations of which the WSDL has the values of some orgs alone. */
const OPEN_ENUMERATIONS = new Set(['ExternalDataSourceType']);

const NAMESPACE = 'http://soap.sforce.com/2006/04/metadata';
/** What tools write that save Apex by the Tooling API. */
const TOOLING = 'urn:metadata.tooling.soap.sforce.com';

/** Files of folders all have the elements of `Folder`. */
const FOLDER = /^(?:Report|Dashboard|Email|EmailTemplate|Document)Folder$/;

const NUMBER = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$/;
const BOOLEAN = /^(?:true|false|1|0)$/;

/** Checks a file against the Metadata API's own types: elements, how often they stand, their values. */
export function checkStructure(component: Component, tell: Tell): void {
    const { node, type } = component;
    // A settings file is of the type that its root element names.
    const own = type === 'Settings' ? node.name : type;
    if (node.name !== own && !hasOtherRoot(own, node.name)) {
        tell(component, node, `The root element of a ${own} is <${own}>, not <${node.name}>`);
        return;
    }
    const namespace = node.attributes['xmlns'];
    if (namespace !== undefined && namespace !== NAMESPACE && namespace !== TOOLING) {
        tell(component, node, `The namespace of metadata is ${NAMESPACE}, not ${namespace}`);
    }
    if (node.name === 'ExperienceBundle') {
        return;
    }
    const declared = FOLDER.test(own) ? 'Folder' : own;
    if (!metadataElements(declared)) {
        // Settings of features that the WSDL's org does not have are named as their files are.
        if (type === 'Settings' && own !== `${component.name}Settings`) {
            tell(component, node, `There are no settings ${own}`);
        }
        return;
    }
    checkElements(component, node, declared, tell);
}

// Sites of Experience Cloud have the suffix of sites and a root of their own.
function hasOtherRoot(type: string, root: string): boolean {
    return (
        type.startsWith('FeatureParameter') ||
        (type === 'CustomSite' && root === 'ExperienceBundle') ||
        (type === 'EmailFolder' && root === 'EmailTemplateFolder')
    );
}

function checkElements(component: Component, node: XmlNode, type: string, tell: Tell): void {
    const elements = metadataElements(type)!;
    const seen = new Set<string>();
    for (const one of node.children) {
        const element = elements.get(one.name);
        if (!element) {
            if (!FORMER[type]?.includes(one.name)) {
                tell(component, one, `Element ${one.name} invalid at this location in type ${type}`);
            }
            continue;
        }
        if (seen.has(one.name) && !element.isList) {
            tell(component, one, `Element ${one.name} is duplicated at this location in type ${type}`);
        }
        seen.add(one.name);
        if (!FREE[type]?.includes(one.name)) {
            checkValue(component, one, element, tell);
        }
    }
    for (const element of elements.values()) {
        if (isMissing(type, element, seen)) {
            tell(component, node, `Required field is missing: ${element.name} in type ${type}`);
        }
    }
}

// A boolean that is not there is false.
function isMissing(type: string, { name, isRequired, type: own }: MetadataElement, seen: ReadonlySet<string>): boolean {
    return isRequired && own !== 'boolean' && !seen.has(name) && !OPTIONAL[type]?.includes(name);
}

function checkValue(component: Component, node: XmlNode, { name, type }: MetadataElement, tell: Tell): void {
    if (metadataElements(type)) {
        if (node.text !== '' && node.children.length === 0) {
            tell(component, node, `Element ${name} holds elements of ${type}, not a text`);
        } else {
            checkElements(component, node, type, tell);
        }
        return;
    }
    if (node.children.length > 0) {
        if (type !== 'any') {
            tell(component, node.children[0], `Element ${node.children[0]!.name} invalid inside ${name}`);
        }
        return;
    }
    const values = enumerationValues(type);
    const isNil = node.attributes['xsi:nil'] === 'true' || node.text === '';
    if (values && !isNil && !values.has(node.text) && !OPEN_ENUMERATIONS.has(type)) {
        tell(component, node, `'${node.text}' is not a valid value for the enum '${type}'`);
    } else if (type === 'boolean' && !isNil && !BOOLEAN.test(node.text)) {
        tell(component, node, `'${node.text}' is not a valid boolean of ${name}`);
    } else if (type === 'number' && !isNil && !NUMBER.test(node.text)) {
        tell(component, node, `'${node.text}' is not a valid number of ${name}`);
    }
}
