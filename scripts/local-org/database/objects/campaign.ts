import type { Work } from '../dml/results.ts';
import type { DataSession, DmlOperation } from '../session.ts';
import { insertSystemRow } from '../system-rows.ts';
import type { DerivedField, ObjectBehaviour } from './behaviour.ts';

/** A new campaign has the two statuses of the platform. */
function written(session: DataSession, works: readonly Work[], operation: DmlOperation): void {
    if (operation !== 'insert') {
        return;
    }
    for (const { record } of works) {
        const status = (Label: string, SortOrder: number, isResponse: boolean): string =>
            insertSystemRow(session, 'CampaignMemberStatus', {
                CampaignId: record.id,
                Label,
                SortOrder,
                IsDefault: !isResponse,
                HasResponded: isResponse
            });
        status('Sent', 1, false);
        status('Responded', 2, true);
    }
}

const count =
    (condition: string): DerivedField =>
    (alias) =>
        `(SELECT count(*) FROM "CampaignMember" m WHERE m."CampaignId" = ${alias}."Id" AND m."IsDeleted" = 0 AND ${condition})`;

export default {
    object: 'Campaign',
    written,
    derived: {
        NumberOfContacts: count('m."ContactId" IS NOT NULL'),
        NumberOfLeads: count('m."LeadId" IS NOT NULL'),
        NumberOfResponses: count('m."HasResponded" = 1')
    }
} satisfies ObjectBehaviour;
