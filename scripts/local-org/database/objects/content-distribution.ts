import { randomBytes } from 'node:crypto';
import { addError, type Work } from '../dml/results.ts';
import { ORG_ADDRESS } from '../password-links.ts';
import type { DataSession } from '../session.ts';
import { OPEN_TO_ALL, type ObjectBehaviour } from './behaviour.ts';

/**
 * A public link to a file: it has its addresses and, where one is wanted, a password as soon as it is saved (Object Reference,
 * ContentDistribution). Nobody without a session is let in here, so that the addresses lead nowhere.
 */
function prepare(session: DataSession, work: Work): void {
    const { values } = work.record;
    if (work.old) {
        return;
    }
    const version = session.store.get(`SELECT "ContentDocumentId" AS document FROM "ContentVersion" WHERE "Id" = ?`, [
        String(values.get('contentversionid'))
    ]);
    if (!version) {
        addError(work, 'FIELD_INTEGRITY_EXCEPTION', 'Content Version ID: id value of incorrect type', [
            'ContentVersionId'
        ]);
        return;
    }
    values.set('contentdocumentid', String(version['document']));
    values.set('viewcount', 0);
    const token = randomBytes(24).toString('base64url');
    values.set('distributionpublicurl', `${ORG_ADDRESS}/sfc/p/${token}`);
    if (values.get('preferencesalloworiginaldownload') === true) {
        values.set('contentdownloadurl', `${ORG_ADDRESS}/sfc/dist/version/download/?oid=${token}`);
    }
    if (values.get('preferencesallowpdfdownload') === true) {
        values.set('pdfdownloadurl', `${ORG_ADDRESS}/sfc/dist/version/renditionDownload?rendition=PDF&oid=${token}`);
    }
    if (values.get('preferencespasswordrequired') === true) {
        values.set('password', randomBytes(6).toString('hex'));
    }
}

export default { object: 'ContentDistribution', ...OPEN_TO_ALL, prepare } satisfies ObjectBehaviour;
