import { quote } from '../columns.ts';
import { nextAlias, referenceCondition } from '../security/sharing.ts';
import type { AccessLevel, SharingRow } from '../security/sharing-row.ts';

/**
 * Files are open to their owner, to whom they are linked, and to whoever sees a record they are linked to.
 * @param document the row's field with the id of the document
 */
export function fileSharing({ request, alias }: SharingRow, level: AccessLevel, document: string): string {
    const { session, userId } = request;
    const key = `${alias}.${quote(document)}`;
    const owned = `${key} IN (SELECT "Id" FROM "ContentDocument" WHERE "OwnerId" = ${request.param(userId)})`;
    if (level === 'Delete') {
        return owned;
    }
    const link = session.schema.object('ContentDocumentLink')!;
    const inner = nextAlias();
    const entity = `${inner}."LinkedEntityId"`;
    const shared = level === 'Read' ? '1' : `${inner}."ShareType" IN ('C', 'I')`;
    // Parameters are given in the order of the statement's text: the user comes before those of the linked records.
    const toUser = `${entity} = ${request.param(userId)}`;
    const linked = referenceCondition(
        { request: { ...request, depth: request.depth + 1 }, object: link, alias: inner },
        link.fields.get('linkedentityid')!,
        level
    );
    // A link to a user shares the file with that user, not with everyone who sees the user.
    const open = `(${toUser} OR (substr(${entity}, 1, 3) != '005' AND ${linked ?? '1'}))`;
    return `(${owned} OR ${key} IN (SELECT ${inner}."ContentDocumentId" FROM "ContentDocumentLink" ${inner} WHERE ${inner}."IsDeleted" = 0 AND ${shared} AND ${open}))`;
}
