import { meetsLogic } from '../../database/filter-logic.ts';
import type { ObjectModel, OrgSchema } from '../../schema/model.ts';
import { xmlList, xmlText, type Xml } from '../../schema/xml.ts';
import type { UserTransaction } from '../org-access.ts';
import { toJson } from '../ui-api/json-value.ts';
import { readablePath, selectList } from '../ui-api/record-fields.ts';

/** What visibility rules look at. */
export interface VisibilityContext {
    schema: OrgSchema;
    transaction: UserTransaction;
    object: ObjectModel | null;
    recordId: string | null;
}

/**
 * @returns a test of visibility rules for a record and user
 * @throws (the test) Error naming a part of a rule that is not supported
 */
export function visibilityTest(context: VisibilityContext): (rule: Xml) => boolean {
    return (rule) => {
        const results = xmlList(rule, 'criteria').map((criterion) => matches(context, criterion));
        const logic = xmlText(rule, 'booleanFilter');
        return logic ? meetsLogic(logic, (number) => results[number - 1] === true) : results.every(Boolean);
    };
}

function matches(context: VisibilityContext, criterion: Xml): boolean {
    const left = value(context, xmlText(criterion, 'leftValue') ?? '');
    const right = xmlText(criterion, 'rightValue') ?? '';
    const text = left === null || left === undefined ? '' : String(left);
    const numbers = [Number(text), Number(right)] as const;
    const comparable = text !== '' && numbers.every((number) => !Number.isNaN(number));
    const [a, b] = comparable ? numbers : ([text.toLowerCase(), right.toLowerCase()] as const);
    const operator = xmlText(criterion, 'operator');
    switch (operator) {
        case 'EQUAL':
            return a === b;
        case 'NE':
            return a !== b;
        case 'CONTAINS':
            return text.toLowerCase().includes(right.toLowerCase());
        case 'GT':
            return a > b;
        case 'GE':
            return a >= b;
        case 'LT':
            return text !== '' && a < b;
        case 'LE':
            return text !== '' && a <= b;
        default:
            throw new Error(`Unsupported: visibility rule operator ${operator}`);
    }
}

// Expressions: {!Record.Field}, {!$User.Field}, {!$Permission.CustomPermission.X}, {!$Permission.StandardPermission.X}, {!$Client.FormFactor}.
function value(context: VisibilityContext, expression: string): unknown {
    const path = /^\{!(.+)\}$/.exec(expression)?.[1]?.split('.') ?? [];
    const [root, ...rest] = path;
    if (root === 'Record' && context.object && context.recordId) {
        return fieldValue(context, context.object, context.recordId, rest);
    }
    if (root === '$User') {
        return fieldValue(context, context.schema.object('User')!, context.transaction.user.id, rest);
    }
    if (root === '$Permission' && rest[0] === 'CustomPermission') {
        return context.transaction.customPermissions().includes(rest[1] ?? '');
    }
    if (root === '$Permission' && rest[0] === 'StandardPermission') {
        return context.transaction.hasUserPermission(rest[1] ?? '');
    }
    if (root === '$Client' && rest[0] === 'FormFactor') {
        return 'Large';
    }
    throw new Error(`Unsupported: visibility rule ${expression}`);
}

function fieldValue(
    { schema, transaction }: VisibilityContext,
    object: ObjectModel,
    id: string,
    names: string[]
): unknown {
    const path = readablePath(schema, transaction, object, names);
    const [record] = path
        ? transaction.query(`SELECT ${selectList([path])} FROM ${object.name} WHERE Id = '${id}'`)
        : [];
    let current = record ?? null;
    for (const name of path?.slice(0, -1) ?? []) {
        current = (current?.getSObject(name) ?? null) as typeof current;
    }
    return current && path ? toJson(current.get(path.at(-1)!)) : null;
}
