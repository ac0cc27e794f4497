import { child, children, textOf } from '../nodes.ts';
import { isForeign } from '../project.ts';
import type { Check } from '../problem.ts';

/** What an operation can work on (Salesforce Help, Roll-Up Summary Field): sums of numbers, least and greatest of dates too. */
const SUMMED = new Set(['CURRENCY', 'DOUBLE', 'INT', 'LONG', 'PERCENT']);
const COMPARED = new Set([...SUMMED, 'DATE', 'DATETIME']);

/** What a roll-up summary adds up or compares, and by which details. */
export const checkSummary: Check = (component, project, tell) => {
    const { node, object, name } = component;
    if (textOf(node, 'type') !== 'Summary' || isForeign(object ?? '', null)) {
        return;
    }
    const say = (at: Parameters<typeof tell>[1], message: string): void =>
        tell(component, at, `${object}.${name}: ${message}`);
    const operation = (textOf(node, 'summaryOperation') ?? 'count').toLowerCase();
    const summarized = child(node, 'summarizedField');
    if ((operation === 'count') !== (summarized === undefined)) {
        say(
            summarized,
            operation === 'count'
                ? "Can not specify 'summarizedField' for a count"
                : `Must specify 'summarizedField' for the operation ${operation}`
        );
    }
    const fieldOf = (path: string): ReturnType<typeof project.field> => {
        const [owner, field] = path.split('.') as [string, string?];
        return field === undefined ? null : project.field(owner, field);
    };
    if (summarized && operation !== 'count' && !isForeign(summarized.text, null)) {
        const field = fieldOf(summarized.text);
        if (field && !(operation === 'sum' ? SUMMED : COMPARED).has(field.type)) {
            say(summarized, `${operation} does not work on ${summarized.text}, a field of type ${field.type}`);
        } else if (!field) {
            say(summarized, `the field ${summarized.text} does not exist`);
        }
    }
    for (const item of children(node, 'summaryFilterItems')) {
        const field = child(item, 'field');
        if (field && field.text.includes('__c.') && !isForeign(field.text, null) && !fieldOf(field.text)) {
            say(field, `the field ${field.text} of the filter does not exist`);
        }
    }
};
