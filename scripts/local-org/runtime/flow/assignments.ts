import type { FlowPart } from '../../schema/flow.ts';
import { xmlFlag, xmlList, xmlText } from '../../schema/xml.ts';
import { ApexDate, ApexDatetime, DAY_MS } from '../../values/date.ts';
import { ApexList } from '../../values/list.ts';
import { SObject } from '../../values/sobject.ts';
import type { Value } from '../../values/value.ts';
import { refuse, type Interview } from './interview.ts';
import { decimalOf, elementType, ofField, ofType, reference, valueOf } from './values.ts';

/** What an operator makes of the value that is there and the one that is given. */
function combined(interview: Interview, operator: string, before: Value, value: Value): Value {
    if (operator === 'Assign') {
        return value;
    }
    const sign = operator === 'Add' ? 1 : operator === 'Subtract' ? -1 : refuse(interview, `the operator ${operator}`);
    const [a, b] = [decimalOf(before ?? 0), decimalOf(value ?? 0)];
    if (a && b) {
        return sign === 1 ? a.add(b) : a.subtract(b);
    }
    if (b && before instanceof ApexDate) {
        return before.addDays(sign * b.toNumber());
    }
    if (b && before instanceof ApexDatetime) {
        return new ApexDatetime(before.ms + sign * b.toNumber() * DAY_MS);
    }
    if (sign === 1 && (before === null || typeof before === 'string') && typeof value === 'string') {
        return (before ?? '') + value;
    }
    return refuse(interview, `the operator ${operator} on these values`);
}

/** Collections take values, not the variables that hold them. */
const copied = (value: Value): Value => (value instanceof SObject ? value.snapshot() : value);

function collection(interview: Interview, before: ApexList, operator: string, value: Value): ApexList {
    const given = value instanceof ApexList ? value.items.map(copied) : value === null ? [] : [copied(value)];
    const sorted = new ApexList(before.elementType);
    switch (operator) {
        case 'Assign':
            sorted.items = given;
            return sorted;
        case 'Add':
            sorted.items = [...before.items, ...given];
            return sorted;
        case 'AddAtStart':
            sorted.items = [...given, ...before.items];
            return sorted;
        default:
            return refuse(interview, `the operator ${operator} on a collection`);
    }
}

function assignVariable(interview: Interview, name: string, operator: string, value: Value): void {
    const part = interview.flow.parts.get(name.toLowerCase());
    if (part?.kind !== 'variables') {
        refuse(interview, `an assignment to ${name}`);
    }
    const { content } = part;
    const before = reference(interview, name);
    if (xmlFlag(content, 'isCollection')) {
        const list = before instanceof ApexList ? before : new ApexList(elementType(content));
        interview.values.set(
            name.toLowerCase(),
            value === null && operator === 'Assign' ? null : collection(interview, list, operator, value)
        );
        return;
    }
    const isCount = operator === 'AssignCount' && (value === null || value instanceof ApexList);
    const made = isCount ? (value?.items.length ?? 0) : combined(interview, operator, before, value);
    const typed = ofType(interview, xmlText(content, 'dataType') ?? '', made, `the value of ${name}`);
    interview.values.set(name.toLowerCase(), copied(typed));
}

/** The record whose field is assigned to: a variable that holds none gets one. */
function recordOf(interview: Interview, name: string): SObject {
    const value = name.toLowerCase() === '$record' ? interview.record : reference(interview, name);
    if (value instanceof SObject) {
        const loop = interview.loops.get(name.toLowerCase());
        if (loop) {
            interview.changedInLoop.add(loop.list);
        }
        return value;
    }
    const part = interview.flow.parts.get(name.toLowerCase());
    const object = interview.session.schema.object((part && xmlText(part.content, 'objectType')) ?? '');
    if (value !== null || part?.kind !== 'variables' || !object) {
        return refuse(interview, `an assignment to a field of ${name}`);
    }
    const record = new SObject(object);
    interview.values.set(name.toLowerCase(), record);
    return record;
}

/** Assigns a value to a variable, or to a field of a record that one holds (FlowAssignmentItem). */
export function assign(interview: Interview, path: string, operator: string, value: Value): void {
    const [name, field, ...more] = path.split('.') as [string, ...string[]];
    if (field === undefined) {
        assignVariable(interview, name, operator, value);
        return;
    }
    const record = recordOf(interview, name);
    const model = record.type.fields.get(field.toLowerCase());
    if (!model || more.length > 0) {
        refuse(interview, `an assignment to ${path}`);
    }
    const before = operator === 'Assign' ? null : reference(interview, path);
    record.write(field.toLowerCase(), ofField(interview, model, combined(interview, operator, before, value)));
}

export function runAssignments(interview: Interview, { content }: FlowPart): void {
    for (const item of xmlList(content, 'assignmentItems')) {
        const value = valueOf(interview, xmlList(item, 'value')[0]);
        assign(interview, xmlText(item, 'assignToReference') ?? '', xmlText(item, 'operator') ?? '', value);
    }
}
