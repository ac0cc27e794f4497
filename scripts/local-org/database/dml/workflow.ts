import type { FieldModel, ObjectModel, WorkflowRuleModel } from '../../schema/model.ts';
import type { SObject } from '../../values/sobject.ts';
import { UnsupportedError } from '../../values/unsupported.ts';
import type { Value } from '../../values/value.ts';
import { decoder } from '../convert.ts';
import { withFormula } from '../formula/parse.ts';
import { formulaOutput } from '../formula/values.ts';
import type { DataSession } from '../session.ts';
import { meets } from './automation.ts';
import { parentReader, type ParentReader } from './record-formulas.ts';
import { isGood, type Work } from './results.ts';
import { evaluateRule } from './validation-rules.ts';

interface Scope {
    session: DataSession;
    reader: ParentReader;
}

function isMet({ session, reader }: Scope, rule: WorkflowRuleModel, record: SObject, old: SObject | null): boolean {
    const { formula } = rule;
    if (formula !== null) {
        return withFormula(rule.name, () => evaluateRule(session, reader, formula, record, old)) === true;
    }
    return rule.conditions.every((condition) => {
        const met = meets(record, condition);
        if (met === null) {
            throw new UnsupportedError(`the criterion on ${condition.field} of ${rule.name}`);
        }
        return met;
    });
}

function starts(scope: Scope, rule: WorkflowRuleModel, operation: 'insert' | 'update', { record, old }: Work): boolean {
    return (
        rule.operations.includes(operation) &&
        isMet(scope, rule, record, old) &&
        !(rule.onlyWhenChangedToMeet && old !== null && isMet(scope, rule, old, old))
    );
}

/** The value that a text of metadata stands for in a field. */
function literalValue(field: FieldModel, text: string, rule: WorkflowRuleModel): Value {
    switch (field.apexType) {
        case 'Boolean':
            return text === '1' || text === 'true';
        case 'Decimal':
        case 'Integer':
            return decoder(field)(Number(text));
        case 'String':
        case 'Id':
            return text;
        default:
            throw new UnsupportedError(`the value ${text} of ${field.name}, which ${rule.name} sets`);
    }
}

/** The record with the values that a rule's field updates give it, later ones seeing what earlier ones set. */
function setFields({ session, reader }: Scope, rule: WorkflowRuleModel, record: SObject, old: SObject | null): void {
    for (const { field: name, formula, literal } of rule.updates) {
        const field = record.type.fields.get(name.toLowerCase());
        if (!field) {
            throw new UnsupportedError(`the field ${name}, which ${rule.name} sets`);
        }
        const value =
            formula !== null
                ? decoder(field)(
                      formulaOutput(
                          field,
                          withFormula(rule.name, () => evaluateRule(session, reader, formula, record, old))
                      )
                  )
                : literal === null
                  ? null
                  : literalValue(field, literal, rule);
        record.values.set(name.toLowerCase(), value);
    }
}

/**
 * Runs the workflow rules of records that were saved. Where their field updates change one it is saved again: "before update
 * triggers and after update triggers [run] one more time (and only one more time)", and Trigger.old is what the record was
 * before the statement (Apex Developer Guide, Triggers and Order of Execution).
 * @param saveAgain saves works of an update without validation and duplicate rules; `saved` is what the table has
 */
export function runWorkflowRules(
    session: DataSession,
    object: ObjectModel,
    operation: 'insert' | 'update',
    works: readonly Work[],
    saveAgain: (works: Work[], saved: readonly SObject[]) => void
): void {
    const rules = session.schema.workflowRules.get(object.name.toLowerCase()) ?? [];
    if (rules.length === 0) {
        return;
    }
    const scope = { session, reader: parentReader(session) };
    const changed = works.filter(isGood).flatMap((work) => {
        const started = rules.filter((rule) => starts(scope, rule, operation, work));
        if (started.length === 0) {
            return [];
        }
        const record = work.record.snapshot();
        record.resolver = work.record.resolver;
        started.forEach((rule) => setFields(scope, rule, record, work.old));
        return [{ work, again: { ...work, record, old: work.old ?? work.record.snapshot() } }];
    });
    if (changed.length === 0) {
        return;
    }
    saveAgain(
        changed.map(({ again }) => again),
        changed.map(({ work }) => work.record)
    );
    changed.forEach(({ work, again }) => (work.record = again.record));
}
