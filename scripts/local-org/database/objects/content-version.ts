import { createHash } from 'node:crypto';
import { Blob_ } from '../../values/blob.ts';
import { ApexDatetime } from '../../values/date.ts';
import { addError, type Work } from '../dml/results.ts';
import type { DataSession, DmlOperation } from '../session.ts';
import { insertSystemRow } from '../system-rows.ts';
import { changed, OPEN_TO_ALL, type ObjectBehaviour } from './behaviour.ts';
import { fileSharing } from './file-sharing.ts';

function prepare(session: DataSession, work: Work): void {
    const { values } = work.record;
    const data = values.get('versiondata') ?? null;
    if (data instanceof Blob_ && changed(work, 'versiondata')) {
        values.set('contentsize', data.bytes.length);
        values.set('checksum', createHash('md5').update(data.bytes).digest('hex'));
    }
    if (work.old) {
        return;
    }
    const path = values.get('pathonclient') ?? null;
    if (path === null && (values.get('contenturl') ?? null) === null) {
        addError(work, 'REQUIRED_FIELD_MISSING', 'Required fields are missing: [PathOnClient]', ['PathOnClient']);
        return;
    }
    if (data === null && (values.get('contenturl') ?? null) === null) {
        addError(work, 'REQUIRED_FIELD_MISSING', 'Required fields are missing: [VersionData]', ['VersionData']);
        return;
    }
    const name = String(path ?? '')
        .split(/[\\/]/)
        .at(-1)!;
    const extension = name.includes('.') ? name.split('.').at(-1)! : null;
    if ((values.get('title') ?? null) === null) {
        values.set('title', name.replace(/\.[^.]*$/, ''));
    }
    values.set('fileextension', extension);
    values.set('filetype', fileType(extension));
    values.set('islatest', true);
    values.set('publishstatus', 'P');
    values.set('contentmodifieddate', new ApexDatetime(session.clock()).wholeSeconds());
    values.set('contentmodifiedbyid', session.userId);
    values.set('ismajorversion', true);
}

/** The file type names of the platform for the usual extensions; others are their extension in capitals. */
function fileType(extension: string | null): string {
    const types: Readonly<Record<string, string>> = {
        txt: 'TEXT',
        doc: 'WORD',
        docx: 'WORD_X',
        xls: 'EXCEL',
        xlsx: 'EXCEL_X',
        ppt: 'POWER_POINT',
        pptx: 'POWER_POINT_X',
        jpg: 'JPG',
        jpeg: 'JPEG'
    };
    return extension === null ? 'UNKNOWN' : (types[extension.toLowerCase()] ?? extension.toUpperCase());
}

/** A new version makes its document, or becomes the latest of one. */
function beforeInsert(session: DataSession, works: readonly Work[]): void {
    for (const work of works) {
        const { values } = work.record;
        const shown = {
            Title: values.get('title') ?? null,
            FileType: values.get('filetype') ?? null,
            FileExtension: values.get('fileextension') ?? null,
            ContentSize: values.get('contentsize') ?? null,
            LatestPublishedVersionId: work.record.id
        };
        const existing = values.get('contentdocumentid') ?? null;
        if (existing === null) {
            const owner = values.get('ownerid') ?? session.userId;
            const id = insertSystemRow(session, 'ContentDocument', {
                ...shown,
                OwnerId: owner,
                PublishStatus: 'P',
                SharingOption: 'A',
                SharingPrivacy: 'N'
            });
            values.set('contentdocumentid', id);
            values.set('versionnumber', '1');
            insertSystemRow(session, 'ContentDocumentLink', {
                ContentDocumentId: id,
                LinkedEntityId: owner,
                ShareType: 'I',
                Visibility: 'AllUsers'
            });
            const location = values.get('firstpublishlocationid') ?? null;
            if (location !== null && location !== owner) {
                insertSystemRow(session, 'ContentDocumentLink', {
                    ContentDocumentId: id,
                    LinkedEntityId: location,
                    ShareType: 'V',
                    Visibility: 'AllUsers'
                });
            }
        } else {
            const count = session.store.get(
                `SELECT count(*) AS n FROM "ContentVersion" WHERE "ContentDocumentId" = ?`,
                [String(existing)]
            )!['n'] as number;
            values.set('versionnumber', String(count + 1));
            session.store.run(`UPDATE "ContentVersion" SET "IsLatest" = 0 WHERE "ContentDocumentId" = ?`, [
                String(existing)
            ]);
            session.store.run(
                `UPDATE "ContentDocument" SET "Title" = ?, "FileType" = ?, "FileExtension" = ?, "ContentSize" = ?, "LatestPublishedVersionId" = ? WHERE "Id" = ?`,
                [...(Object.values(shown) as (string | number | null)[]), String(existing)]
            );
        }
    }
}

/** A document has the title of its latest version. */
function written(session: DataSession, works: readonly Work[], operation: DmlOperation): void {
    for (const work of operation === 'update' ? works : []) {
        if (changed(work, 'title')) {
            session.store.run(`UPDATE "ContentDocument" SET "Title" = ? WHERE "LatestPublishedVersionId" = ?`, [
                String(work.record.values.get('title')),
                work.record.id
            ]);
        }
    }
}

export default {
    object: 'ContentVersion',
    ...OPEN_TO_ALL,
    prepare,
    beforeInsert,
    written,
    // A new version of a file is a change of the file: Salesforce Help, "Change File Permissions" ("Viewers" may not, "Collaborators" may).
    fields: { ContentDocumentId: { needsEdit: true } },
    sharing: (row, level) => fileSharing(row, level, 'ContentDocumentId')
} satisfies ObjectBehaviour;
