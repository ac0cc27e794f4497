import type { Annotation, MemberOf, Modifiers } from '../../syntax/ast.ts';
import { CompileProblem } from '../../syntax/diagnostics.ts';
import { loaded, type MethodDecl, type PropertyDecl, type TypeDecl } from '../types.ts';
import { ANNOTATIONS } from './annotations.ts';
import { hasAnnotation, hasWord, modsOf, typeText, type CheckContext } from './declared.ts';
import {
    auraFieldType,
    auraType,
    futureType,
    globalType,
    invocableType,
    invocableVariableType,
    isRestMethod,
    remoteType,
    restType,
    soapType,
    type Supports
} from './supported-types.ts';

interface Method {
    decl: MethodDecl;
    member: MemberOf<'method'>;
    mods: Modifiers;
    say: (message: string) => void;
}

/** What an annotation demands of a method's or field's types, number of parameters and name. */
export function checkAnnotatedMembers(context: CheckContext, decl: TypeDecl): void {
    const methods = methodsOf(context, decl);
    methods.forEach((method) => checkMethod(context, method, methods));
    for (const property of loaded(decl).properties.values()) {
        checkField(context, decl, property);
    }
    checkClass(context, decl, methods);
}

function methodsOf(context: CheckContext, decl: TypeDecl): Method[] {
    return [...loaded(decl).methods.values()].flat().flatMap((one) =>
        one.node?.k === 'method' && decl.kind === 'class'
            ? [
                  {
                      decl: one,
                      member: one.node,
                      mods: one.node.mods,
                      say: (message: string) => context.report(new CompileProblem(message, one.node!))
                  }
              ]
            : []
    );
}

function supports(method: Method, text: string, takes: Supports, gives: Supports = takes): boolean {
    const { decl, say } = method;
    const wrong = decl.params.filter((one) => !takes(one));
    wrong.forEach((one) => say(`${text} methods do not support parameter type of ${typeText(one)}`));
    const fits = decl.returns.decl.kind === 'void' || gives(decl.returns);
    if (!fits) {
        say(`${text} methods do not support return type of ${typeText(decl.returns)}`);
    }
    return fits && wrong.length === 0;
}

function checkMethod(context: CheckContext, method: Method, all: readonly Method[]): void {
    const { decl, mods, say } = method;
    const given = (name: string): boolean => hasAnnotation(mods, name);
    if (given('future')) {
        supports(method, 'Future', futureType, () => false);
    }
    if (given('auraenabled')) {
        checkAura(context, method, all);
    }
    if ((given('istest') || hasWord(mods, 'testmethod') || given('testsetup')) && decl.params.length > 0) {
        say('Test methods must have no arguments');
    }
    if (given('testsetup') && decl.returns.decl.kind !== 'void') {
        say('Test setup method must return void');
    }
    if (given('invocablemethod')) {
        checkInvocable(method);
    }
    if (given('remoteaction')) {
        supports(method, 'RemoteAction', remoteType);
    }
    const schedules = decl.name.toLowerCase() === 'execute' && decl.params[0]?.name === 'System.SchedulableContext';
    if (given('readonly') && !schedules && !given('remoteaction') && !hasWord(mods, 'webservice')) {
        say('Only WebService, RemoteAction or Schedulable.execute(SchedulableContext) methods can be marked ReadOnly');
    }
    const isSoap = hasWord(mods, 'webservice');
    const fits = !isSoap || supports(method, 'webService', soapType);
    const isPublished = fits && (hasWord(mods, 'global') || isSoap) && hasWord(modsOf(decl.owner), 'global');
    if (!isPublished || supports(method, 'global', globalType)) {
        mods.annotations.filter((one) => isRestMethod(one.name)).forEach((one) => checkRest(method, one));
    }
}

function checkAura(context: CheckContext, method: Method, all: readonly Method[]): void {
    const { decl, say } = method;
    const same = all.filter(
        (one) => hasAnnotation(one.mods, 'auraenabled') && one.decl.name.toLowerCase() === decl.name.toLowerCase()
    );
    // Since API 55.0: a component calls by name alone.
    if (same.length > 1 && context.apiVersion >= 55) {
        say(`Overload of AuraEnabled method: ${decl.name} overload is not permitted`);
    }
    if (decl.isStatic) {
        supports(method, 'AuraEnabled', auraType);
        return;
    }
    if (!/^get/i.test(decl.name)) {
        say("Non static AuraEnabled methods must be named with a prefix 'get'");
    }
    if (decl.params.length > 0) {
        say('Non static AuraEnabled methods may not have parameters');
    }
    supports(method, 'AuraEnabled', () => true, auraType);
}

function checkInvocable(method: Method): void {
    const { decl, say } = method;
    const [first, second] = decl.params;
    if (second) {
        say('Only one parameter is supported on methods with @Invocable annotation');
    }
    const isBulk = !first || first.decl.name === 'List';
    if (!isBulk) {
        say(
            `Unsupported parameter type ${typeText(first)}. Valid invocable parameters must be List types like List<T> where T is a supported type`
        );
    }
    supports(
        method,
        'InvocableMethod',
        (type) => !isBulk || second !== undefined || invocableType(type),
        invocableType
    );
}

function checkRest(method: Method, annotation: Annotation): void {
    const { text } = ANNOTATIONS[annotation.name]!.rule;
    const hasBody = !['httpget', 'httpdelete'].includes(annotation.name);
    if (!hasBody && method.decl.params.length > 0) {
        method.say(`${text} methods do not support parameters`);
    }
    supports(method, text, (type) => !hasBody || restType(type), restType);
}

function checkField(context: CheckContext, decl: TypeDecl, property: PropertyDecl): void {
    const { annotations } = property;
    const member = decl.user!.node!.members.find(
        (one) => one.k === 'field' && one.decls.some((name) => name.name === property.name)
    );
    if (member?.k !== 'field') {
        return;
    }
    const at = member.decls.find((one) => one.name === property.name)!;
    const say = (message: string): void => context.report(new CompileProblem(message, at));
    if (annotations.includes('auraenabled')) {
        if (property.isStatic) {
            say('AuraEnabled fields cannot be static');
        }
        if (!auraFieldType(property.type)) {
            say(`AuraEnabled fields do not support type of ${typeText(property.type)}`);
        }
    }
    if (annotations.includes('invocablevariable') && !invocableVariableType(property.type)) {
        say(`InvocableVariable fields do not support type of ${typeText(property.type)}`);
    }
    if (hasWord(member.mods, 'webservice') && !soapType(property.type)) {
        say(`webService fields do not support type of ${typeText(property.type)}`);
    }
}

/** Of these annotations a class has one method each. */
const ONCE = ['invocablemethod', 'testsetup', 'httpget', 'httpdelete', 'httppost', 'httpput', 'httppatch'];

function checkClass(context: CheckContext, decl: TypeDecl, methods: readonly Method[]): void {
    const node = decl.user!.node!;
    const say = (message: string): void => context.report(new CompileProblem(message, node));
    for (const name of ONCE) {
        if (methods.filter((one) => hasAnnotation(one.mods, name)).length > 1) {
            say(`Only one method per type can be defined with: ${ANNOTATIONS[name]!.rule.text}`);
        }
    }
    const soap = methods.filter((one) => hasWord(one.mods, 'webservice'));
    const again = soap.find((one, at) =>
        soap.slice(0, at).some((other) => other.decl.name.toLowerCase() === one.decl.name.toLowerCase())
    );
    if (again) {
        const { returns, name, params } = again.decl;
        say(
            `Web Service does not support two web service methods with the same name: ${returns.name} ${decl.name}.${name}(${params.map((one) => one.name).join(', ')})`
        );
    }
    const url = node.mods.annotations.find((one) => one.name === 'restresource')?.params['urlmapping'];
    if (url !== undefined && !url.startsWith('/')) {
        say("Rest Resource url must begin with a forward slash, '/'");
    }
    checkRemote(methods, say);
    checkJsonAccess(context, node.mods, say);
    for (const word of ['abstract', 'virtual']) {
        if (hasAnnotation(node.mods, 'istest') && hasWord(node.mods, word)) {
            say(`IsTest classes cannot be ${word}`);
        }
    }
    checkTestClass(node.mods, methods, say);
}

/** A page calls a remote action by its name and the number of its arguments. */
function checkRemote(methods: readonly Method[], say: (message: string) => void): void {
    const seen = new Set<string>();
    for (const { decl: one } of methods.filter(({ mods }) => hasAnnotation(mods, 'remoteaction'))) {
        const key = `${one.name} ${one.params.length}`;
        if (seen.has(key)) {
            say(
                'Remote Action does not support two remote action methods with the same name and same number of parameters'
            );
        }
        seen.add(key);
    }
}

const JSON_ACCESS = new Set(['always', 'never', 'samenamespace', 'samepackage']);

/** Who may make JSON of a class, and it of JSON: one of the two is said, and how. */
function checkJsonAccess(context: CheckContext, mods: Modifiers, say: (message: string) => void): void {
    const annotation = mods.annotations.find((one) => one.name === 'jsonaccess');
    const given = (annotation?.properties ?? []).filter((one) => /^(?:de)?serializable$/i.test(one.name ?? ''));
    if (annotation && given.length === 0) {
        say('At least one JSON serialization control parameter must be specified');
    }
    for (const { name, value, ...at } of given) {
        if (!JSON_ACCESS.has(value.toLowerCase())) {
            const message = `Annotation property, ${name} on JsonAccess, unknown value: ${value}`;
            context.report(new CompileProblem(message, at));
        }
    }
}

const seesAllData = (mods: Modifiers): boolean =>
    mods.annotations.some((one) => one.name === 'istest' && one.params['seealldata'] === 'true');

function checkTestClass(mods: Modifiers, methods: readonly Method[], say: (message: string) => void): void {
    const parallel = mods.annotations.some((one) => one.name === 'istest' && one.params['isparallel'] === 'true');
    if (parallel && seesAllData(mods)) {
        say(
            'Test class annotated with @isTest(IsParallel=true) cannot also be annotated with @isTest(SeeAllData=true)'
        );
    }
    if (!methods.some((one) => hasAnnotation(one.mods, 'testsetup'))) {
        return;
    }
    if (seesAllData(mods)) {
        say('Test class cannot be annotated with @isTest(SeeAllData=true)');
    }
    if (methods.some((one) => seesAllData(one.mods))) {
        say(
            'Test class containing a test setup method cannot have any methods annotated with @isTest(SeeAllData=true)'
        );
    }
}
