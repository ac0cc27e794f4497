import type { MethodDecl } from '../../apex/types/types.ts';
import type { DmlStatement } from '../../database/dml/index.ts';
import type { FlowPart } from '../../schema/flow.ts';
import type { ObjectModel } from '../../schema/model.ts';
import { isStored } from '../../schema/types.ts';
import { xmlFlag, xmlList, xmlText, xmlTexts, type Xml } from '../../schema/xml.ts';
import { ApexList } from '../../values/list.ts';
import { SObject } from '../../values/sobject.ts';
import type { Value } from '../../values/value.ts';
import { refuse, type Interview } from './interview.ts';
import { assign } from './assignments.ts';
import { ofField, reference, valueOf } from './values.ts';

/** What an interview waits for: other interviews that came to the same element do it with it, in one statement or query. */
export type Request =
    | { k: 'dml'; part: FlowPart; statement: DmlStatement; records: readonly SObject[] }
    | { k: 'query'; part: FlowPart; soql: string; binds: ReadonlyMap<string, Value> }
    | { k: 'action'; part: FlowPart; method: MethodDecl; inputs: ReadonlyMap<string, Value> };

/** What came of it: records of a query, outputs of an action, or why it failed. */
export interface Reply {
    records: SObject[];
    /** Of an action, by name. */
    outputs?: ReadonlyMap<string, Value>;
    fault: string | null;
}

const COMPARISONS: Readonly<Record<string, string>> = {
    EqualTo: '=',
    NotEqualTo: '!=',
    GreaterThan: '>',
    GreaterThanOrEqualTo: '>=',
    LessThan: '<',
    LessThanOrEqualTo: '<=',
    In: 'IN',
    NotIn: 'NOT IN'
};
const PATTERNS: Readonly<Record<string, (text: string) => string>> = {
    StartsWith: (text) => `${text}%`,
    EndsWith: (text) => `%${text}`,
    Contains: (text) => `%${text}%`
};

const escaped = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

function objectOf(interview: Interview, content: Xml): ObjectModel {
    const name = xmlText(content, 'object') ?? '';
    return interview.session.schema.object(name) ?? refuse(interview, `the object ${name}`);
}

/** The query of an element's filters. */
function queryOf(interview: Interview, part: FlowPart, fields: readonly string[], rest: string): Request {
    const { content } = part;
    const object = objectOf(interview, content);
    const binds = new Map<string, Value>();
    const conditions = xmlList(content, 'filters').map((filter, at) => {
        const field = xmlText(filter, 'field') ?? '';
        const operator = xmlText(filter, 'operator') ?? '';
        const value = valueOf(interview, xmlList(filter, 'value')[0]);
        if (operator === 'IsNull') {
            return `${field} ${value === true ? '=' : '!='} null`;
        }
        const pattern = PATTERNS[operator];
        const comparison = COMPARISONS[operator] ?? (pattern ? 'LIKE' : refuse(interview, `the operator ${operator}`));
        binds.set(`b${at}`, pattern ? pattern(escaped(String(value ?? ''))) : value);
        return `${field} ${comparison} :b${at}`;
    });
    const where = conditions.length > 0 ? ` WHERE ${filterLogic(interview, content, conditions)}` : '';
    return { k: 'query', part, soql: `SELECT ${fields.join(', ')} FROM ${object.name}${where}${rest}`, binds };
}

function filterLogic(interview: Interview, content: Xml, conditions: readonly string[]): string {
    const logic = xmlText(content, 'filterLogic') ?? 'and';
    if (/^(and|or)$/i.test(logic)) {
        return conditions.join(` ${logic.toUpperCase()} `);
    }
    return logic.replace(/\d+/g, (number) => conditions[Number(number) - 1] ?? refuse(interview, `the logic ${logic}`));
}

/** The fields that a flow gets where it names none: all that are there. */
function allFields(object: ObjectModel): string[] {
    return [...object.fields.values()]
        .filter((field) => isStored(field) || field.formula !== null)
        .filter((field) => field.type !== 'BASE64')
        .map(({ name }) => name);
}

/** Get Records: the first record or all, into a variable, into the element itself, or field by field. */
export function* lookUp(interview: Interview, part: FlowPart): Generator<Request, string | null, Reply> {
    const { content, name } = part;
    const named = xmlTexts(content, 'queriedFields');
    const outputs = xmlList(content, 'outputAssignments');
    const asked = [...named, ...outputs.map((one) => xmlText(one, 'field') ?? '')];
    const fields = asked.length === 0 ? allFields(objectOf(interview, content)) : [...new Set(['Id', ...asked])];
    const output = xmlText(content, 'outputReference');
    const isOne =
        xmlFlag(content, 'getFirstRecordOnly') ||
        outputs.length > 0 ||
        (output !== null && !isCollection(interview, output));
    const sortField = xmlText(content, 'sortField');
    const order =
        sortField === null ? '' : ` ORDER BY ${sortField} ${xmlText(content, 'sortOrder') === 'Desc' ? 'DESC' : 'ASC'}`;
    if (xmlList(content, 'limit').length > 0) {
        refuse(interview, `the limit of ${name}`);
    }
    const reply = yield queryOf(interview, part, fields, `${order}${isOne ? ' LIMIT 1' : ''}`);
    if (reply.fault !== null) {
        return reply.fault;
    }
    const [first] = reply.records;
    // "To check if a Get Records element found records", its collection is compared with null (Salesforce Help, Global Constant Resource).
    const found: Value = !first ? null : isOne ? first : new ApexList(first.typeName, reply.records);
    const keeps = !first && !xmlFlag(content, 'assignNullValuesIfNoRecordsFound');
    if (outputs.length > 0 || output !== null) {
        if (keeps) {
            return null;
        }
        outputs.forEach((one) =>
            assign(
                interview,
                xmlText(one, 'assignToReference') ?? '',
                'Assign',
                first?.read((xmlText(one, 'field') ?? '').toLowerCase()) ?? null
            )
        );
        if (output !== null) {
            assign(interview, output, 'Assign', found);
        }
    } else {
        interview.values.set(name.toLowerCase(), found);
    }
    return null;
}

function isCollection(interview: Interview, name: string): boolean {
    const part = interview.flow.parts.get(name.toLowerCase());
    return part !== undefined && xmlFlag(part.content, 'isCollection');
}

/** The records that a variable or element holds. */
function heldRecords(interview: Interview, path: string): SObject[] {
    const value = reference(interview, path);
    if (value instanceof ApexList) {
        return interview.changedInLoop.has(value)
            ? refuse(interview, `whether a loop's changes reach ${path}`)
            : (value.items as SObject[]);
    }
    return value instanceof SObject ? [value] : refuse(interview, `${path}, which holds no record,`);
}

/** Gives a record the values of an element's `inputAssignments`. */
function fill(interview: Interview, record: SObject, content: Xml): void {
    for (const one of xmlList(content, 'inputAssignments')) {
        const name = xmlText(one, 'field') ?? '';
        const field =
            record.type.fields.get(name.toLowerCase()) ?? refuse(interview, `the field ${record.typeName}.${name}`);
        record.write(name.toLowerCase(), ofField(interview, field, valueOf(interview, xmlList(one, 'value')[0])));
    }
}

/** Create Records: from a variable, or one from values. */
export function* create(interview: Interview, part: FlowPart): Generator<Request, string | null, Reply> {
    const { content, name } = part;
    const input = xmlText(content, 'inputReference');
    if (input !== null) {
        const records = heldRecords(interview, input);
        return records.length === 0 ? null : (yield { k: 'dml', part, statement: 'insert', records }).fault;
    }
    const record = new SObject(objectOf(interview, content));
    fill(interview, record, content);
    const { fault } = yield { k: 'dml', part, statement: 'insert', records: [record] };
    if (fault === null) {
        const target = xmlText(content, 'assignRecordIdToReference');
        if (target !== null) {
            assign(interview, target, 'Assign', record.id);
        } else {
            interview.values.set(name.toLowerCase(), record.id);
        }
    }
    return fault;
}

/** Update Records and Delete Records: what a variable holds, or what meets conditions. */
export function* change(
    interview: Interview,
    part: FlowPart,
    statement: 'update' | 'delete'
): Generator<Request, string | null, Reply> {
    const { content } = part;
    const input = xmlText(content, 'inputReference');
    let records: SObject[];
    if (input !== null) {
        if (statement === 'update' && input.toLowerCase() === '$record' && interview.record) {
            const { record } = interview;
            fill(interview, record, content);
            if (interview.flow.trigger?.isBefore) {
                return null;
            }
            records = [changesOf(record, content)];
        } else {
            records = heldRecords(interview, input).map((one) => (statement === 'update' ? one.snapshot() : one));
            records.forEach((record) => fill(interview, record, content));
        }
    } else {
        const reply = yield queryOf(interview, part, ['Id'], '');
        if (reply.fault !== null) {
            return reply.fault;
        }
        records = reply.records;
        records.forEach((record) => fill(interview, record, content));
    }
    return records.length === 0 ? null : (yield { k: 'dml', part, statement, records }).fault;
}

/** Of the record that started the flow what the element sets, or all of it where it sets nothing itself. */
function changesOf(record: SObject, content: Xml): SObject {
    const set = xmlList(content, 'inputAssignments').map((one) => (xmlText(one, 'field') ?? '').toLowerCase());
    const changed = record.snapshot();
    if (set.length > 0) {
        changed.values = new Map([...record.values].filter(([key]) => key === 'id' || set.includes(key)));
    }
    return changed;
}
