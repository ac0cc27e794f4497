import { ApexDatetime } from '../../values/date.ts';
import type { Work } from '../dml/results.ts';
import type { DataSession } from '../session.ts';
import { changed, type DerivedField, type ObjectBehaviour } from './behaviour.ts';

function prepare(session: DataSession, work: Work): void {
    const { values } = work.record;
    const closed = values.get('status') === 'Closed';
    if (changed(work, 'status')) {
        values.set('isclosed', closed);
        values.set('closeddate', closed ? new ApexDatetime(session.clock()).wholeSeconds() : null);
        if (!work.old) {
            values.set('isclosedoncreate', closed);
        }
    }
    const contact = values.get('contactid') ?? null;
    if (!work.old && contact !== null && (values.get('accountid') ?? null) === null) {
        values.set(
            'accountid',
            session.store.get(`SELECT "AccountId" AS id FROM "Contact" WHERE "Id" = ?`, [String(contact)])?.['id'] ??
                null
        );
    }
}

const ofContact =
    (field: string): DerivedField =>
    (alias) =>
        `(SELECT p."${field}" FROM "Contact" p WHERE p."Id" = ${alias}."ContactId")`;

/** Who has cases is not deleted: Salesforce Help, "You can't delete an account if it has associated cases". */
const WITH_CASES = { when: null, because: 'it is associated with the following cases.' };

export default {
    object: 'Case',
    prepare,
    keepsParents: { AccountId: WITH_CASES, ContactId: WITH_CASES },
    derived: {
        ContactEmail: ofContact('Email'),
        ContactPhone: ofContact('Phone'),
        ContactMobile: ofContact('MobilePhone'),
        ContactFax: ofContact('Fax')
    }
} satisfies ObjectBehaviour;
