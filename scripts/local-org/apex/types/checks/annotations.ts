import { CompileProblem } from '../../syntax/diagnostics.ts';
import type { Annotation } from '../../syntax/ast.ts';
import type { TypeDecl } from '../types.ts';
import { declaredBy, type CheckContext, type ElementKind } from './declared.ts';
import type { ModifierRule } from './modifier-rule.ts';

interface AnnotationRule {
    rule: ModifierRule;
    /** Names of its properties, in lower case. */
    properties: readonly string[];
    /** A property that must be there. */
    required?: string;
}

const ALL: readonly ElementKind[] = [
    'classes',
    'interfaces',
    'enums',
    'methods',
    'constructors',
    'fields',
    'properties'
];
const visible = { of: ['global', 'public'] };
const isStatic = { all: ['static'] };

const http = (text: string, properties: string[] = []): AnnotationRule => ({
    rule: {
        text,
        on: ['methods'],
        not: ['testmethod', 'istest', 'future'],
        needs: [{ all: ['global', 'static'] }],
        definingType: { of: ['restresource'] }
    },
    properties
});

/** The annotations of the language by their names in lower case. */
export const ANNOTATIONS: Readonly<Record<string, AnnotationRule>> = {
    auraenabled: {
        rule: {
            text: 'AuraEnabled',
            on: ['methods', 'fields', 'properties'],
            not: ['namespaceaccessible'],
            needsOne: [visible]
        },
        properties: ['cacheable', 'continuation', 'scope', 'translatable']
    },
    deprecated: { rule: { text: 'Deprecated', on: ALL, not: ['webservice'] }, properties: [] },
    future: {
        rule: { text: 'Future', on: ['methods'], not: ['testmethod', 'istest'], needs: [isStatic] },
        properties: ['callout', 'delay', 'limits']
    },
    httpdelete: http('HttpDelete'),
    httpget: http('HttpGet', ['urlmapping']),
    httppatch: http('HttpPatch'),
    httppost: http('HttpPost'),
    httpput: http('HttpPut'),
    invocablemethod: {
        rule: { text: 'InvocableMethod', on: ['methods'], needs: [isStatic], needsOne: [visible] },
        properties: [
            'callout',
            'capabilitytype',
            'category',
            'configuration',
            'configurationeditor',
            'description',
            'iconname',
            'label'
        ]
    },
    invocablevariable: {
        rule: { text: 'InvocableVariable', on: ['fields'], not: ['static', 'final'], needsOne: [visible] },
        properties: ['defaultvalue', 'description', 'label', 'placeholdertext', 'required']
    },
    istest: {
        rule: {
            text: 'IsTest',
            on: ['classes', 'methods'],
            topLevel: true,
            needs: [{ all: ['static'], on: ['methods'] }],
            definingType: { of: ['istest'], on: ['methods'] }
        },
        properties: ['critical', 'isparallel', 'oninstall', 'seealldata', 'testfor']
    },
    jsonaccess: { rule: { text: 'JsonAccess', on: ['classes'] }, properties: ['serializable', 'deserializable'] },
    namespaceaccessible: {
        rule: {
            text: 'NamespaceAccessible',
            on: ALL,
            needsOne: [{ of: ['public', 'protected'] }],
            definingType: { of: ['namespaceaccessible', 'global'] }
        },
        properties: []
    },
    readonly: { rule: { text: 'ReadOnly', on: ['methods'] }, properties: ['usereplica'] },
    remoteaction: {
        rule: {
            text: 'RemoteAction',
            on: ['methods', 'properties', 'fields', 'classes', 'locals'],
            needs: [{ all: ['static'], on: ['methods'] }],
            needsOne: [{ of: ['global', 'public'], on: ['methods'] }]
        },
        properties: ['callout']
    },
    restresource: {
        rule: {
            text: 'RestResource',
            on: ['classes', 'interfaces', 'enums', 'methods'],
            needs: [{ all: ['global'] }]
        },
        properties: ['urlmapping'],
        required: 'urlMapping'
    },
    suppresswarnings: {
        rule: { text: 'SuppressWarnings', on: [...ALL, 'parameters', 'locals'] },
        properties: ['value']
    },
    testsetup: {
        rule: {
            text: 'TestSetup',
            on: ['methods'],
            topLevel: true,
            not: ['testmethod', 'istest'],
            needs: [isStatic],
            definingType: { of: ['istest'] }
        },
        properties: ['oninstall']
    },
    testvisible: { rule: { text: 'TestVisible', on: [...ALL, 'locals'] }, properties: [] }
};

/** Annotations that do not exist, and properties that an annotation does not have or lacks. */
export function checkAnnotations(context: CheckContext, decl: TypeDecl): void {
    for (const { kind, mods, member } of declaredBy(decl)) {
        if (kind !== 'fields' || member) {
            mods.annotations.forEach((one) => checkAnnotation(context, one));
        }
    }
}

function checkAnnotation(context: CheckContext, annotation: Annotation): void {
    const known = ANNOTATIONS[annotation.name];
    if (!known) {
        context.report(new CompileProblem(`Annotation does not exist: ${annotation.text}`, annotation));
        return;
    }
    for (const property of annotation.properties) {
        const name = property.name ?? 'value';
        if (!known.properties.includes(name.toLowerCase())) {
            const message = `No such property, ${name}, defined on this annotation: ${known.rule.text}`;
            context.report(new CompileProblem(message, property));
        }
    }
    const { required } = known;
    if (required && annotation.params[required.toLowerCase()] === undefined) {
        context.report(new CompileProblem(`Required property is missing: ${required}`, annotation));
    }
}
