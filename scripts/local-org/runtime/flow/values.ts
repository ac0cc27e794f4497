import { formulaResolver } from '../../database/dml/record-formulas.ts';
import { loadRecords } from '../../database/dml/rows.ts';
import { compileFormula } from '../../database/formula/evaluate.ts';
import type { FormulaValue } from '../../database/formula/functions.ts';
import { text as formulaText } from '../../database/formula/functions.ts';
import { globalValue } from '../../database/formula/globals.ts';
import { withFormula } from '../../database/formula/parse.ts';
import type { FlowPart } from '../../schema/flow.ts';
import type { FieldModel } from '../../schema/model.ts';
import { xmlFlag, xmlList, xmlText, type Xml } from '../../schema/xml.ts';
import { ApexDate, ApexDatetime, ApexTime } from '../../values/date.ts';
import { Decimal } from '../../values/decimal.ts';
import { ApexList } from '../../values/list.ts';
import { isNumber } from '../../values/number.ts';
import { SObject } from '../../values/sobject.ts';
import type { Value } from '../../values/value.ts';
import { plainNumber } from '../numbers.ts';
import { refuse, type Interview } from './interview.ts';

/** A number as flows know it: there is one type of them. */
export function decimalOf(value: Value): Decimal | null {
    if (value instanceof Decimal) {
        return value;
    }
    return isNumber(value) ? Decimal.of(plainNumber(value)) : null;
}

/** A value as a flow's variables of a type hold it. */
export function ofType(interview: Interview, dataType: string, value: Value, what: string): Value {
    if (value === null || value === undefined) {
        return null;
    }
    const isText = typeof value === 'string';
    switch (dataType) {
        case 'String':
        case 'Picklist':
        case 'Multipicklist':
            return isText ? value : mergedText(interview, value, what);
        case 'Boolean':
            return typeof value === 'boolean' ? value : refuse(interview, `${what}, which is no Boolean,`);
        case 'Number':
        case 'Currency':
            return decimalOf(value) ?? refuse(interview, `${what}, which is no number,`);
        case 'Date':
            return value instanceof ApexDatetime
                ? value.date(interview.session.timeZone)
                : value instanceof ApexDate
                  ? value
                  : refuse(interview, `${what}, which is no date,`);
        case 'DateTime':
            return value instanceof ApexDatetime ? value : refuse(interview, `${what}, which is no date and time,`);
        case 'SObject':
            return value instanceof SObject ? value : refuse(interview, `${what}, which is no record,`);
        default:
            return refuse(interview, `${what} of the type ${dataType}`);
    }
}

/** A value as a field holds it. */
export function ofField(interview: Interview, field: FieldModel, value: Value): Value {
    if (value === null || value === undefined || value === '') {
        return field.apexType === 'Boolean' ? false : null;
    }
    const what = `the value of ${field.object}.${field.name}`;
    const number = (): Decimal => decimalOf(value) ?? refuse(interview, `${what}, which is no number,`);
    switch (field.apexType) {
        case 'Integer':
            return Math.trunc(number().toNumber());
        case 'Long':
            return number().toBigInt();
        case 'Decimal':
            return number();
        case 'Date':
        case 'Boolean':
            return ofType(interview, field.apexType, value, what);
        case 'Datetime':
            return ofType(interview, 'DateTime', value, what);
        case 'String':
        case 'Id':
            return ofType(interview, 'String', value, what);
        default:
            return refuse(interview, what);
    }
}

/** The text of a value among text. How numbers, dates and times are written there no source says exactly: they are refused. */
function mergedText(interview: Interview, value: Value, what: string): string {
    if (value === null || typeof value === 'string') {
        return value ?? '';
    }
    return typeof value === 'boolean' ? String(value) : refuse(interview, `${what}, which is not text,`);
}

/** Text with its `{!resources}` put in. */
export function withResources(interview: Interview, text: string): string {
    return text.replace(/\{!([^}]+)\}/g, (_, path: string) => {
        const value = reference(interview, path.trim());
        return mergedText(interview, value, `{!${path}} in a text`);
    });
}

/** The value of a `value` element: a constant, or a reference to a resource. */
export function valueOf(interview: Interview, content: Xml | undefined): Value {
    if (!content) {
        return null;
    }
    const [kind] = Object.keys(content);
    const text = kind === undefined ? null : xmlText(content, kind);
    switch (kind) {
        case undefined:
            return null;
        case 'stringValue':
            return text === null ? null : withResources(interview, text);
        case 'numberValue':
            return Decimal.of(text!);
        case 'booleanValue':
            return text === 'true';
        case 'dateValue':
            return ApexDate.parse(text!);
        case 'dateTimeValue':
            return ApexDatetime.parseIso(text!);
        case 'elementReference':
            return reference(interview, text!);
        default:
            return refuse(interview, `a ${kind}`);
    }
}

/** A global of flows; of all others that formulas know, their value. */
function global(interview: Interview, path: string): Value {
    const { session } = interview;
    const now = new ApexDatetime(session.clock());
    switch (path.toLowerCase()) {
        case '$flow.currentdate':
            return now.date(session.timeZone);
        case '$flow.currentdatetime':
            return now;
        case '$flow.faultmessage':
            return interview.fault;
        case '$flow.interviewguid':
            return interview.guid;
        case '$globalconstant.true':
            return true;
        case '$globalconstant.false':
            return false;
        case '$globalconstant.emptystring':
            return '';
        default:
            break;
    }
    const value = globalValue(session, path);
    return typeof value === 'number' ? Decimal.of(value) : value;
}

/** A field of a record, or a field of a parent by its path; nothing where there is no record, or no parent. */
function fieldValue(interview: Interview, from: SObject | null, names: readonly string[]): Value {
    let record = from;
    for (const [at, name] of names.entries()) {
        if (record === null) {
            return null;
        }
        const key = name.toLowerCase();
        if (record.type.fields.has(key)) {
            const value: Value = record.read(key);
            return at === names.length - 1 ? value : refuse(interview, `the path ${names.join('.')}`);
        }
        const via = record.type.parentRelationships.get(key);
        if (!via) {
            return refuse(interview, `the field ${record.type.name}.${name}`);
        }
        record = parentOf(interview, record, key, via);
    }
    return record;
}

function parentOf({ session }: Interview, record: SObject, key: string, via: FieldModel): SObject | null {
    const held = record.values.get(key);
    if (held instanceof SObject) {
        return held;
    }
    const id = (record.values.get(via.name.toLowerCase()) as string | null | undefined) ?? null;
    const object = id === null ? undefined : session.schema.objectByPrefix(id.slice(0, 3));
    return object ? (loadRecords(session.store, object, [id!], formulaResolver(session)).get(id!) ?? null) : null;
}

const ELEMENT_TYPES: Readonly<Record<string, string>> = {
    Number: 'Decimal',
    Currency: 'Decimal',
    DateTime: 'Datetime',
    Picklist: 'String',
    Multipicklist: 'String'
};

/** The Apex type of what a collection variable holds. */
export function elementType(content: Xml): string {
    const dataType = xmlText(content, 'dataType') ?? '';
    return xmlText(content, 'objectType') ?? ELEMENT_TYPES[dataType] ?? dataType;
}

/** What a variable holds before anything is assigned to it. */
function initial(interview: Interview, { name, content }: FlowPart): Value {
    if (xmlFlag(content, 'isCollection')) {
        return new ApexList(elementType(content));
    }
    const value = valueOf(interview, xmlList(content, 'value')[0]);
    return ofType(interview, xmlText(content, 'dataType') ?? '', value, `the variable ${name}`);
}

function resource(interview: Interview, part: FlowPart): Value {
    const { kind, name, content } = part;
    switch (kind) {
        case 'variables': {
            const value = initial(interview, part);
            interview.values.set(name.toLowerCase(), value);
            return value;
        }
        case 'constants':
            return valueOf(interview, xmlList(content, 'value')[0]);
        case 'formulas':
            return formula(interview, part);
        case 'textTemplates':
            return withResources(interview, xmlText(content, 'text') ?? '');
        case 'recordLookups':
        case 'recordCreates':
        case 'actionCalls':
        case 'subflows':
        case 'loops':
            // An element that has not run, or has found nothing.
            return null;
        default:
            return refuse(interview, `a reference to ${name}`);
    }
}

/** The outcomes of decisions are truths by their names. */
function isOutcome(interview: Interview, name: string): boolean {
    return [...interview.flow.parts.values()].some(
        ({ kind, content }) =>
            kind === 'decisions' &&
            xmlList(content, 'rules').some((rule) => xmlText(rule, 'name')?.toLowerCase() === name)
    );
}

/** The value that a path of a resource stands for: `Found.Owner.Name`, `$Record.Name`, `total`. */
export function reference(interview: Interview, path: string): Value {
    const [first, ...names] = path.split('.') as [string, ...string[]];
    const key = first.toLowerCase();
    if (key === '$record' || key === '$record__prior') {
        return fieldValue(interview, key === '$record' ? interview.record : interview.prior, names);
    }
    if (key.startsWith('$')) {
        return global(interview, path);
    }
    let value = interview.values.get(key);
    if (value === undefined) {
        const part = interview.flow.parts.get(key);
        value = part
            ? resource(interview, part)
            : isOutcome(interview, key)
              ? false
              : (interview.values.get(path.toLowerCase()) ?? refuse(interview, `the resource ${path}`));
    }
    if (names.length === 0) {
        return value;
    }
    // What a subflow or an action gave.
    const output = interview.values.get(`${key}.${names[0]!.toLowerCase()}`);
    if (output !== undefined) {
        return names.length === 1 ? output : ofRecord(interview, output, names.slice(1));
    }
    return ofRecord(interview, value, names);
}

function ofRecord(interview: Interview, value: Value, names: readonly string[]): Value {
    return value === null || value instanceof SObject
        ? fieldValue(interview, value, names)
        : refuse(interview, `the resource ${names.join('.')}`);
}

/** A path of a flow as its formulas see it. */
function formulaValue(interview: Interview, path: string): FormulaValue {
    const value = reference(interview, path);
    if (value === null || value === undefined) {
        return null;
    }
    if (isNumber(value)) {
        return isPercent(interview, path)
            ? refuse(interview, `the percentage ${path} in a formula`)
            : plainNumber(value);
    }
    return typeof value === 'string' ||
        typeof value === 'boolean' ||
        value instanceof ApexDate ||
        value instanceof ApexDatetime ||
        value instanceof ApexTime
        ? value
        : refuse(interview, `${path} in a formula`);
}

function isPercent(interview: Interview, path: string): boolean {
    const at = path.lastIndexOf('.');
    const record = at < 0 || /^\$(?!record)/i.test(path) ? null : reference(interview, path.slice(0, at));
    return record instanceof SObject && record.type.fields.get(path.slice(at + 1).toLowerCase())?.type === 'PERCENT';
}

/** The path of what a field of the record was before the save. */
export function priorPath({ flow }: Interview, path: string): string {
    const { variables } = flow.trigger ?? {};
    const [record, prior] = variables ? [variables.record, variables.prior] : ['$Record', '$Record__Prior'];
    return path.toLowerCase().startsWith(`${record.toLowerCase()}.`) ? `${prior}${path.slice(record.length)}` : path;
}

/** The result of a formula text of a flow, whose resources stand in `{!…}`. */
export function evaluate(interview: Interview, what: string, text: string): FormulaValue {
    const { session, isNew } = interview;
    return withFormula(`${what} of the flow ${interview.flow.name}`, () =>
        compileFormula(text.replace(/\{!([^}]+)\}/g, '$1'))({
            now: session.clock(),
            timeZone: session.timeZone,
            isNew,
            value: (path) => formulaValue(interview, path),
            prior: (path) => formulaValue(interview, priorPath(interview, path))
        })
    );
}

/** How many decimal places a formula keeps where it has more than its scale no source says: such a result is refused. */
function formula(interview: Interview, { name, content }: FlowPart): Value {
    const what = `the formula ${name}`;
    const value = evaluate(interview, what, xmlText(content, 'expression') ?? '');
    const dataType = xmlText(content, 'dataType') ?? '';
    if (dataType === 'Number' || dataType === 'Currency') {
        if (value === null || value === '') {
            return null;
        }
        const number =
            typeof value === 'number' ? Decimal.of(value) : refuse(interview, `${what}, which is no number,`);
        const scale = Number(xmlText(content, 'scale') ?? 0);
        return number.stripTo(0).scale > scale ? refuse(interview, `the rounding of ${what}`) : number;
    }
    if (dataType === 'String') {
        return formulaText(value);
    }
    if (dataType === 'Boolean') {
        return value === true;
    }
    return ofType(interview, dataType, value === '' ? null : value, what);
}

/** What a flow that has ended gives: its variables that are available for output, by name. */
export function outputsOf(interview: Interview): Map<string, Value> {
    return new Map(
        [...interview.flow.parts.values()]
            .filter(({ kind, content }) => kind === 'variables' && xmlFlag(content, 'isOutput'))
            .map(({ name }): [string, Value] => [name, reference(interview, name)])
    );
}
