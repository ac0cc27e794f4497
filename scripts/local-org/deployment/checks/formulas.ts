import { compileFormula } from '../../database/formula/evaluate.ts';
import { parseFormula, references } from '../../database/formula/parse.ts';
import type { FieldModel } from '../../schema/model.ts';
import type { XmlNode } from '../../schema/xml-tree.ts';
import { UnsupportedError } from '../../values/unsupported.ts';
import { typeOfField, typeOfFormula, FormulaTypeError, type FormulaType } from '../formula-types.ts';
import { child, textOf } from '../nodes.ts';
import { isForeign, type Project } from '../project.ts';
import type { Check } from '../problem.ts';

/** What a formula yields for a field of a type. */
const RESULTS: Readonly<Record<string, FormulaType>> = {
    Checkbox: 'Boolean',
    Currency: 'Number',
    Date: 'Date',
    DateTime: 'DateTime',
    Number: 'Number',
    Percent: 'Number',
    Text: 'Text',
    Time: 'Time'
};

/** Characters of a formula (Salesforce Help, Formula Field Limits and Restrictions). */
const LONGEST = 3900;

/** Functions that look at a change: formula fields have none. */
const OF_CHANGES = /\b(ISCHANGED|ISCLONE|ISNEW|PRIORVALUE|VLOOKUP)\s*\(/i;

/** A formula of another package's making: a placeholder, or a field that is not here. */
const PLACEHOLDER = /%%%\w+%%%/;

class UnknownName extends Error {}

/** The type of a field by its path from an object. */
function typeOfPath(project: Project, object: string, path: string): FormulaType {
    const [first, ...rest] = path.split('.') as [string, ...string[]];
    if (first.startsWith('$')) {
        return typeOfGlobal(project, first.toLowerCase(), rest);
    }
    if (isForeign(object, null) || isForeign(first, null) || project.object(object) === null) {
        return 'Any';
    }
    if (rest.length === 0) {
        const field = project.field(object, first);
        if (!field) {
            throw new UnknownName(`Field ${path} does not exist. Check spelling.`);
        }
        return typeOfField(field);
    }
    const lookup = project.field(object, first.replace(/__r$/, '__c')) ?? project.field(object, `${first}Id`);
    if (!lookup || (first.endsWith('__c') && !first.endsWith('__r'))) {
        throw new UnknownName(`Field ${path} does not exist. Check spelling.`);
    }
    const targets = [...lookup.referenceTo];
    const [target] = targets.length === 1 ? targets : [];
    return target ? typeOfPath(project, target, rest.join('.')) : 'Any';
}

/** The type of what a formula names: a path, or one from the object that a reference must lead to (`Owner:User.Name`). */
function typeOfReference(project: Project, object: string, path: string): FormulaType {
    const [, target, rest] = /:(\w+)\.([\w.]+)$/.exec(path) ?? [];
    return target ? typeOfPath(project, target, rest!) : typeOfPath(project, object, path);
}

function typeOfGlobal(project: Project, scope: string, [first = '', ...rest]: string[]): FormulaType {
    const unknown = (what: string): never => {
        throw new UnknownName(`${what} does not exist. Check spelling.`);
    };
    switch (scope) {
        case '$user':
        case '$profile':
        case '$organization':
        case '$userrole': {
            const object = { $user: 'User', $profile: 'Profile', $organization: 'Organization', $userrole: 'UserRole' }[
                scope
            ];
            return first.includes('__') ? typeOfPath(project, object, first) : anyField(project, object, first);
        }
        case '$permission':
            return isForeign(first, null) || project.has('CustomPermission', first)
                ? 'Boolean'
                : unknown(`Custom permission ${first}`);
        case '$label':
            return rest.length > 0 || isForeign(first, null) || project.schema.labels.has(first.toLowerCase())
                ? 'Text'
                : unknown(`Label ${first}`);
        case '$setup':
            return project.object(first) === null && !isForeign(first, null)
                ? unknown(`Custom setting ${first}`)
                : typeOfPath(project, first, rest[0] ?? 'Id');
        case '$custommetadata': {
            const [record = '', field = ''] = rest;
            if (!isForeign(first, null) && !project.has('CustomMetadata', `${first.replace(/__mdt$/, '')}.${record}`)) {
                return unknown(`Custom metadata record ${first}.${record}`);
            }
            return typeOfPath(project, first, field);
        }
        default:
            return 'Any';
    }
}

function anyField(project: Project, object: string, name: string): FormulaType {
    const field = project.field(object, name);
    if (!field && !/^(?:uiTheme|uiThemeDisplayed|uiSkin)$/i.test(name)) {
        throw new UnknownName(`Field $${object}.${name} does not exist. Check spelling.`);
    }
    return field ? typeOfField(field) : 'Any';
}

function isParsed(formula: string): boolean {
    try {
        parseFormula(formula);
        return !PLACEHOLDER.test(formula);
    } catch {
        return false;
    }
}

/** Whether a formula field reads itself, by way of other formulas of its object. */
function readsItself(project: Project, object: string, field: string, formula: string, seen: Set<string>): boolean {
    return references(parseFormula(formula)).some((path) => {
        const name = path.toLowerCase();
        if (name === field.toLowerCase()) {
            return true;
        }
        const other = seen.has(name) ? null : project.field(object, path)?.formula;
        seen.add(name);
        return other && isParsed(other) ? readsItself(project, object, field, other, seen) : false;
    });
}

/** What is wrong with a formula; null for nothing. */
export function formulaProblem(
    project: Project,
    object: string,
    formula: string,
    wanted: FormulaType | null
): string | null {
    if (PLACEHOLDER.test(formula)) {
        return null;
    }
    if (formula.length > LONGEST) {
        return `Formula is too long (${formula.length} characters). Maximum length is ${LONGEST} characters`;
    }
    try {
        compileFormula(formula);
    } catch (error) {
        if (!(error instanceof UnsupportedError)) {
            return (error as Error).message;
        }
    }
    try {
        const type = typeOfFormula(parseFormula(formula), (path) => typeOfReference(project, object, path));
        return wanted !== null && type !== 'Any' && type !== wanted
            ? `Formula result is data type (${type}), incompatible with expected data type (${wanted})`
            : null;
    } catch (error) {
        if (error instanceof UnknownName || error instanceof FormulaTypeError) {
            return error.message;
        }
        throw error;
    }
}

/** The field that a formula's path leads to; null where it is not known. */
function fieldAt(project: Project, object: string, path: string): FieldModel | null {
    const [first, ...rest] = path.split('.') as [string, ...string[]];
    if (rest.length === 0) {
        return project.field(object, first);
    }
    const lookup = project.field(object, first.replace(/__r$/, '__c'));
    return lookup?.referenceTo.length === 1 ? fieldAt(project, lookup.referenceTo[0]!, rest.join('.')) : null;
}

/** Long and encrypted texts are not available to formula fields (Salesforce Help, Tips for Building Formulas). */
function unreadable(project: Project, object: string, formula: string): string | undefined {
    return references(parseFormula(formula)).find((path) => {
        const field = fieldAt(project, object, path);
        return field?.custom && (field.encrypted || (field.type === 'TEXTAREA' && field.length > 255));
    });
}

export const checkFieldFormulas: Check = (component, project, tell) => {
    const { node } = component;
    const object = component.object ?? '';
    const type = textOf(node, 'type') ?? '';
    if (isForeign(object, null)) {
        return;
    }
    const test = (at: XmlNode | undefined, wanted: FormulaType | null): void => {
        const problem = at && at.text !== '' ? formulaProblem(project, object, at.text, wanted) : null;
        if (problem) {
            tell(component, at, `${object}.${component.name}: ${problem}`);
        }
    };
    const formula = child(node, 'formula');
    if (formula) {
        if (!(type in RESULTS)) {
            tell(component, child(node, 'type'), `${object}.${component.name}: a field of type ${type} has no formula`);
        }
        test(formula, RESULTS[type] ?? null);
        const change = OF_CHANGES.exec(formula.text)?.[1];
        if (change) {
            tell(
                component,
                formula,
                `${object}.${component.name}: Function ${change.toUpperCase()} may not be used in this type of formula`
            );
        }
        const text = isParsed(formula.text) ? unreadable(project, object, formula.text) : undefined;
        if (text !== undefined) {
            tell(
                component,
                formula,
                `${object}.${component.name}: Field ${text} may not be used in this type of formula`
            );
        }
        if (isParsed(formula.text) && readsItself(project, object, component.name, formula.text, new Set())) {
            tell(component, formula, `${object}.${component.name}: the formula refers to itself`);
        }
        return;
    }
    const value = child(node, 'defaultValue');
    if (type === 'Checkbox' && value && !/^(?:true|false)$/i.test(value.text)) {
        tell(component, value, `${object}.${component.name}: the default of a checkbox is true or false`);
    } else if (type !== 'Checkbox') {
        test(value, RESULTS[type] ?? null);
    }
};

export const checkRuleFormula: Check = (component, project, tell) => {
    const formula = child(component.node, 'errorConditionFormula');
    if (formula && !isForeign(component.object!, null)) {
        const problem = formulaProblem(project, component.object!, formula.text, 'Boolean');
        if (problem) {
            tell(component, formula, `${component.object}, validation rule ${component.name}: ${problem}`);
        }
    }
};
