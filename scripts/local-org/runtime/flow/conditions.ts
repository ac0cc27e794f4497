import { meetsLogic } from '../../database/filter-logic.ts';
import { xmlList, xmlText, type Xml } from '../../schema/xml.ts';
import { ApexDate, ApexDatetime, ApexTime } from '../../values/date.ts';
import { ApexList } from '../../values/list.ts';
import { SObject } from '../../values/sobject.ts';
import type { Value } from '../../values/value.ts';
import { refuse, type Interview } from './interview.ts';
import { decimalOf, evaluate, priorPath, reference, valueOf } from './values.ts';

/** Below, equal or above; null for what has no order or is of two kinds. */
function order(left: Value, right: Value): number | null {
    const [a, b] = [decimalOf(left), decimalOf(right)];
    if (a && b) {
        return a.compare(b);
    }
    if (typeof left === 'string' && typeof right === 'string') {
        // Whatever their case (found in a test of trailheadapps/agent-script-recipes).
        const [one, other] = [left.toLowerCase(), right.toLowerCase()];
        return one < other ? -1 : one > other ? 1 : 0;
    }
    if (typeof left === 'boolean' && typeof right === 'boolean') {
        return Number(left) - Number(right);
    }
    if (left instanceof ApexDate && right instanceof ApexDate) {
        return left.days - right.days;
    }
    if (
        (left instanceof ApexDatetime && right instanceof ApexDatetime) ||
        (left instanceof ApexTime && right instanceof ApexTime)
    ) {
        return left.ms - (right as ApexDatetime).ms;
    }
    return null;
}

/** Nothing is equal to nothing alone, and neither above nor below anything. */
function compared(interview: Interview, operator: string, left: Value, right: Value): boolean {
    const isNone = left === null || right === null;
    const difference = isNone ? null : order(left, right);
    if (!isNone && difference === null) {
        return refuse(interview, `the comparison of a ${kindOf(left)} with a ${kindOf(right)}`);
    }
    switch (operator) {
        case 'EqualTo':
            return isNone ? left === right : difference === 0;
        case 'NotEqualTo':
            return isNone ? left !== right : difference !== 0;
        case 'GreaterThan':
            return difference !== null && difference > 0;
        case 'GreaterThanOrEqualTo':
            return difference !== null && difference >= 0;
        case 'LessThan':
            return difference !== null && difference < 0;
        default:
            return difference !== null && difference <= 0;
    }
}

function kindOf(value: Value): string {
    return value instanceof SObject
        ? value.typeName
        : typeof value === 'object'
          ? value!.constructor.name
          : typeof value;
}

const TEXT_OPERATORS: Readonly<Record<string, (text: string, part: string) => boolean>> = {
    StartsWith: (text, part) => text.startsWith(part),
    EndsWith: (text, part) => text.endsWith(part),
    Contains: (text, part) => text.includes(part)
};

const ORDERED = new Set([
    'EqualTo',
    'NotEqualTo',
    'GreaterThan',
    'GreaterThanOrEqualTo',
    'LessThan',
    'LessThanOrEqualTo'
]);

/** One condition (Metadata API: FlowComparisonOperator). Whether those that look for a text count its case no source says: where it alone decides they are refused. */
function holds(interview: Interview, operator: string, left: Value, right: Value): boolean {
    if (ORDERED.has(operator)) {
        return compared(interview, operator, left, right);
    }
    const of = TEXT_OPERATORS[operator];
    if (of && (left === null || typeof left === 'string') && (right === null || typeof right === 'string')) {
        const [text, part] = [left ?? '', right ?? ''];
        const found = left !== null && of(text, part);
        return found === of(text.toLowerCase(), part.toLowerCase()) || left === null
            ? found
            : refuse(interview, `the search for '${part}' in '${text}', which differ in case alone,`);
    }
    switch (operator) {
        case 'IsNull':
            return (left === null) === (right === true);
        case 'IsBlank':
            return (
                (left === null || left === '' || (typeof left === 'string' && left.trim() === '')) === (right === true)
            );
        case 'IsEmpty':
            return (left === null || (left instanceof ApexList && left.items.length === 0)) === (right === true);
        default:
            return refuse(interview, `the operator ${operator}`);
    }
}

/** `IsChanged` compares a field of the record with what it was; of a new record no source says what it is. */
function isChanged(interview: Interview, path: string): boolean {
    if (interview.isNew) {
        refuse(interview, `the operator IsChanged on a new record`);
    }
    const [now, before] = [reference(interview, path), reference(interview, priorPath(interview, path))];
    return !compared(interview, 'EqualTo', now, before);
}

/** Joins conditions as a logic says: `and`, `or`, or their numbers from 1: `1 AND (2 OR 3)`. */
function joined(interview: Interview, logic: string, conditions: readonly (() => boolean)[]): boolean {
    const word = logic.toLowerCase();
    if (word === 'and' || word === '') {
        return conditions.every((one) => one());
    }
    if (word === 'or') {
        return conditions.some((one) => one());
    }
    return meetsLogic(logic, (number) => {
        const condition = conditions[number - 1];
        return condition ? condition() : refuse(interview, `the logic ${logic}`);
    });
}

/** Conditions of a file, each judged when it is asked for. */
function conditionsOf(
    interview: Interview,
    contents: readonly Xml[],
    pathOf: (content: Xml) => string,
    right: string
): (() => boolean)[] {
    return contents.map((content) => (): boolean => {
        const [path, operator] = [pathOf(content), xmlText(content, 'operator') ?? ''];
        const value = valueOf(interview, xmlList(content, right)[0]);
        return operator === 'IsChanged'
            ? isChanged(interview, path) === (value === true)
            : holds(interview, operator, reference(interview, path), value);
    });
}

/** Whether the conditions of an outcome hold (FlowRule). */
export function meetsRule(interview: Interview, rule: Xml): boolean {
    const pathOf = (content: Xml): string => xmlText(content, 'leftValueReference') ?? '';
    const conditions = conditionsOf(interview, xmlList(rule, 'conditions'), pathOf, 'rightValue');
    return joined(interview, xmlText(rule, 'conditionLogic') ?? 'and', conditions);
}

/** Whether the record meets the entry conditions (FlowStart): all of them, by their logic, or a formula. */
export function meetsStart(interview: Interview, start: Xml): boolean {
    const formula = xmlText(start, 'filterFormula');
    if (formula !== null) {
        return evaluate(interview, 'the entry formula', formula) === true;
    }
    const pathOf = (content: Xml): string => `$Record.${xmlText(content, 'field')}`;
    const conditions = conditionsOf(interview, xmlList(start, 'filters'), pathOf, 'value');
    return joined(interview, xmlText(start, 'filterLogic') ?? 'and', conditions);
}
