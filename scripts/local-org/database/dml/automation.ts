import type { AutomationCondition, AutomationModel, ObjectModel } from '../../schema/model.ts';
import type { SObject } from '../../values/sobject.ts';
import { UnsupportedError } from '../../values/unsupported.ts';
import { toSql } from '../convert.ts';
import type { DataSession } from '../session.ts';
import { isGood, type Work } from './results.ts';

/** Whether a condition is met; null where only the platform can judge. */
export function meets(record: SObject, { field, operator, values }: AutomationCondition): boolean | null {
    const model = record.type.fields.get(field.toLowerCase());
    if (!model || model.formula !== null) {
        return null;
    }
    const saved = toSql(record.values.get(field.toLowerCase()) ?? null);
    if (operator === 'IsNull') {
        return (saved === null) === (values[0] === 'true');
    }
    const text = model.type === 'BOOLEAN' ? String(saved === 1) : String(saved ?? '').toLowerCase();
    const isNumber = typeof saved === 'number' && model.type !== 'BOOLEAN';
    const equal = values.some((value) => (isNumber ? saved === Number(value) : text === value.toLowerCase()));
    return equal === (operator === 'EqualTo');
}

function mayStart(one: AutomationModel, work: Work): boolean {
    const mayMeet = (record: SObject): boolean => one.conditions.every((condition) => meets(record, condition) ?? true);
    // A record that met every condition before is not changed to meet them.
    const metBefore = one.onlyWhenChangedToMeet && one.conditions.length > 0 && work.old !== null && mayMeet(work.old);
    return mayMeet(work.record) && !metBefore;
}

/**
 * Refuses a save or delete that would start a flow, process or workflow rule of the project: what it does would be missing from
 * then on. One whose conditions the records surely do not meet refuses nothing.
 * @throws UnsupportedError with its name
 */
export function refuseAutomation(
    session: DataSession,
    object: ObjectModel,
    operation: AutomationModel['operations'][number],
    works: readonly Work[]
): void {
    for (const one of session.schema.automation.get(object.name.toLowerCase()) ?? []) {
        if (one.operations.includes(operation) && works.some((work) => isGood(work) && mayStart(one, work))) {
            throw new UnsupportedError(
                `${one.name}, which starts when a record of ${object.name} is ${operation === 'delete' ? 'deleted' : 'saved'}`
            );
        }
    }
}
