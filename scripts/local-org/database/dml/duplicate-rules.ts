import type { DuplicateRuleModel } from '../../schema/model.ts';
import { isStored } from '../../schema/types.ts';
import { UnsupportedError } from '../../values/unsupported.ts';
import { notDeleted, quote } from '../columns.ts';
import { toSql, type SqlValue } from '../convert.ts';
import { accessibleIds } from '../security/record-access.ts';
import type { DataSession } from '../session.ts';
import { addError, isGood, type DmlOptions, type Work } from './results.ts';

/** Ids of saved records that are like it by a matching rule: each of its fields is equal, whatever the case. */
function alike(session: DataSession, work: Work, match: DuplicateRuleModel['matches'][number]): string[] {
    const { type, values } = work.record;
    const parameters: SqlValue[] = [];
    const conditions: string[] = [];
    for (const { field, blanksMatch } of match) {
        const model = type.fields.get(field.toLowerCase());
        if (!model || !isStored(model)) {
            throw new UnsupportedError(`a matching rule over ${type.name}.${field}`);
        }
        const value = toSql(values.get(field.toLowerCase()) ?? null);
        if (value === null && !blanksMatch) {
            return [];
        }
        conditions.push(`${quote(model.name)} IS ? COLLATE NOCASE`);
        parameters.push(value);
    }
    return session.store
        .all(
            `SELECT "Id" AS id FROM ${quote(type.name)} WHERE ${notDeleted(type)} AND ${conditions.join(' AND ')}`,
            parameters
        )
        .map((row) => String(row['id']))
        .filter((id) => id !== work.old?.id);
}

/** On an update a rule runs where a field that it compares has changed. */
function concerns({ matches }: DuplicateRuleModel, { record, old }: Work): boolean {
    return (
        old === null ||
        matches.flat().some(({ field }) => {
            const key = field.toLowerCase();
            return toSql(record.values.get(key) ?? null) !== toSql(old.values.get(key) ?? null);
        })
    );
}

/**
 * Duplicate rules, after the validation rules ("Triggers and Order of Execution"): records are compared with those that are
 * saved, not with those of the same statement. A rule that blocks is an error; so is one that allows with an alert, unless
 * DuplicateRuleHeader.allowSave lets the record pass (DMLOptions.DuplicateRuleHeader; Metadata API, DuplicateRule). The words and
 * the code: salesforce.stackexchange.com, question 304736.
 */
export function runDuplicateRules(session: DataSession, works: readonly Work[], options: DmlOptions): void {
    const object = works[0]?.record.type;
    const rules = session.schema.duplicateRules.filter((rule) => rule.object === object?.name);
    for (const rule of rules) {
        for (const work of works.filter(isGood)) {
            const action = work.old ? rule.onUpdate : rule.onInsert;
            const passes = action === 'allow' || (action === 'alert' && options.savesDuplicates === true);
            if (passes || !concerns(rule, work)) {
                continue;
            }
            const found = rule.matches.flatMap((match) => alike(session, work, match));
            const seen =
                rule.enforcesSharing && options.sharing && found.length > 0
                    ? accessibleIds(session, session.userId, object!, found, 'Read')
                    : new Set(found);
            if (seen.size > 0) {
                addError(work, 'DUPLICATES_DETECTED', rule.alertText, []);
            }
        }
    }
}
