import { ruleMessage } from '../../schema/translations.ts';
import type { DataSession } from '../session.ts';
import { isStored } from '../../schema/types.ts';
import { UnsupportedError } from '../../values/unsupported.ts';
import { notDeleted, quote } from '../columns.ts';
import { compileFormula } from '../formula/evaluate.ts';
import { withFormula } from '../formula/parse.ts';
import type { FormulaValue } from '../formula/functions.ts';
import { formulaInput } from '../formula/values.ts';
import type { SObject } from '../../values/sobject.ts';
import { parentReader, readPath, type ParentReader } from './record-formulas.ts';
import { addError, isGood, type Work } from './results.ts';

/** VLOOKUP: the value of the first record whose field has the text, whatever its case; null where there is none. */
function lookUp(
    session: DataSession,
    name: string,
    returned: string,
    searched: string,
    value: FormulaValue
): FormulaValue {
    const object = session.schema.object(name);
    const [to, by] = [returned, searched].map((one) => object?.fields.get(one.toLowerCase()));
    if (!object || !to || !by || !isStored(to) || !isStored(by)) {
        throw new UnsupportedError(`VLOOKUP over ${name}.${searched}`);
    }
    if (value === null) {
        return null;
    }
    const row = session.store.get(
        `SELECT ${quote(to.name)} AS value FROM ${quote(object.name)} WHERE lower(${quote(by.name)}) = lower(?) AND ${notDeleted(object)} ORDER BY "Id" LIMIT 1`,
        [String(value)]
    );
    return row ? formulaInput(to, row['value'] ?? null, false) : null;
}

/** The result of a formula over a record that is saved, and over what it was before; null where it is new. */
export function evaluateRule(
    session: DataSession,
    reader: ParentReader,
    formula: string,
    record: SObject,
    old: SObject | null
): FormulaValue {
    return compileFormula(formula)({
        now: session.clock(),
        timeZone: session.timeZone,
        isNew: old === null,
        value: (path) => readPath(reader, record, path, false),
        prior: (path) => readPath(reader, old ?? record, path, false),
        lookUp: (...asked) => lookUp(session, ...asked)
    });
}

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
            const failed = withFormula(`the validation rule ${rule.name} of ${object!.name}`, () =>
                evaluateRule(session, reader, rule.formula, record, old)
            );
            if (failed === true) {
                const field = rule.displayField ? object!.fields.get(rule.displayField.toLowerCase()) : undefined;
                const message = ruleMessage(session.schema, object!.name, rule, session.language);
                addError(work, 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message, field ? [field.name] : []);
            }
        }
    }
}
