import type { FieldModel } from '../../schema/model.ts';
import { SObject } from '../../values/sobject.ts';
import { toSql } from '../convert.ts';
import type { DataSession } from '../session.ts';
import { notDeleted, quote } from '../columns.ts';
import { fieldBehaviourOf } from '../objects/registry.ts';
import { addError, isGood, type Work } from './results.ts';

/** Fields that find a record: its id, external ids, and some standard fields. */
export function isIdLookup(field: FieldModel): boolean {
    return field.name === 'Id' || field.externalId || fieldBehaviourOf(field)?.idLookup === true;
}

/** `new Contact(Account = new Account(Key__c = 'x'))`: a parent named by its external id instead of its record id. */
export function resolveExternalReferences(session: DataSession, works: readonly Work[]): void {
    for (const work of works.filter(isGood)) {
        for (const [key, value] of [...work.record.values]) {
            if (!(value instanceof SObject)) {
                continue;
            }
            const via = work.record.type.parentRelationships.get(key);
            work.record.values.delete(key);
            // The name of a profile and the like finds a record too: the describe calls it an id lookup.
            const externals = [...value.values].filter(
                ([name, one]) =>
                    one !== null && (value.type.fields.get(name)?.externalId || value.type.fields.get(name)?.nameField)
            );
            const foreignKey = via?.name.toLowerCase();
            if (
                !via ||
                value.queriedFields !== null ||
                value.id !== null ||
                externals.length !== 1 ||
                (work.given.values.get(foreignKey!) ?? null) !== null
            ) {
                continue;
            }
            const [name, external] = externals[0]!;
            link(session, work, via, value, value.type.fields.get(name)!, external);
        }
    }
}

function link(
    session: DataSession,
    work: Work,
    via: FieldModel,
    parent: SObject,
    field: FieldModel,
    external: unknown
): void {
    const rows = session.store.all(
        `SELECT "Id" AS id FROM ${quote(parent.type.name)} WHERE ${quote(field.name)} = ? AND ${notDeleted(parent.type)} LIMIT 2`,
        [toSql(external)]
    );
    if (rows.length === 1) {
        work.record.values.set(via.name.toLowerCase(), rows[0]!['id']);
    } else if (rows.length === 0) {
        addError(
            work,
            'INVALID_FIELD',
            `Foreign key external ID: ${String(toSql(external))} not found for field ${field.name} in entity ${parent.type.name}`,
            []
        );
    } else {
        addError(work, 'INVALID_FIELD', `More than one record found for external id field: ${field.name}`, []);
    }
}
