import type { DataSession } from '../session.ts';
import { compileFormula } from '../formula/evaluate.ts';
import { parentReader, readPath } from './record-formulas.ts';
import { addError, isGood, type Work } from './results.ts';

/** Runs the active validation rules of the records that are still good; a rule whose formula is true is an error. */
export function runValidationRules(session: DataSession, works: readonly Work[]): void {
    const object = works[0]?.record.type;
    const rules = object?.validationRules.filter((rule) => rule.active) ?? [];
    if (rules.length === 0) {
        return;
    }
    const reader = parentReader(session);
    for (const work of works) {
        if (!isGood(work)) {
            continue;
        }
        const { record, old } = work;
        for (const rule of rules) {
            const failed = compileFormula(rule.formula)({
                now: session.clock(),
                timeZone: session.timeZone,
                isNew: old === null,
                value: (path) => readPath(reader, record, path, false),
                prior: (path) => readPath(reader, old ?? record, path, false)
            });
            if (failed === true) {
                const field = rule.displayField ? object!.fields.get(rule.displayField.toLowerCase()) : undefined;
                addError(work, 'FIELD_CUSTOM_VALIDATION_EXCEPTION', rule.message, field ? [field.name] : []);
            }
        }
    }
}
