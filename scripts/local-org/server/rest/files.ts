import { Blob_ } from '../../values/blob.ts';
import { notFound } from '../http/errors.ts';
import type { ServerResponse } from '../http/request.ts';
import { mediaType } from '../http/static-files.ts';
import { quoted } from '../metadata/list-filter.ts';
import type { UserTransaction } from '../org-access.ts';

// Types that a browser may show; all others are downloaded, so that an uploaded page never runs here.
const SHOWN_INLINE = /^(image\/(png|jpeg|gif|webp|bmp)|application\/pdf|text\/plain)/;
// Browsers show no PDF in a sandbox; what it holds runs in their viewer, not on this origin.
const SANDBOXED = {
    'Content-Security-Policy': "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; sandbox"
};
const OF_PDF = {
    'Content-Security-Policy':
        "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'",
    'X-Frame-Options': 'SAMEORIGIN'
};

/** `/sfc/servlet.shepherd/document/download/{id}`: the latest version of a file that the user may see. */
export function downloadDocument(transaction: UserTransaction, id: string): ServerResponse {
    return download(transaction, `ContentDocumentId = ${quoted(id)} AND IsLatest = true`);
}

/** `/sfc/servlet.shepherd/version/download/{id}` and `/sobjects/ContentVersion/{id}/VersionData`. */
export function downloadVersion(transaction: UserTransaction, id: string): ServerResponse {
    return download(transaction, `Id = ${quoted(id)}`);
}

function download(transaction: UserTransaction, where: string): ServerResponse {
    const [version] = transaction.query(
        `SELECT PathOnClient, Title, FileExtension, VersionData FROM ContentVersion WHERE ${where}`
    );
    const data = version?.get('VersionData');
    if (!version || !(data instanceof Blob_)) {
        throw notFound('The file does not exist, or you do not have access to it.');
    }
    const extension = version.get('FileExtension') ? `.${String(version.get('FileExtension'))}` : '';
    const name = `${String(version.get('Title') ?? 'file')}${extension}`;
    const type = mediaType(String(version.get('PathOnClient') ?? name));
    const disposition = SHOWN_INLINE.test(type) ? 'inline' : 'attachment';
    return {
        status: 200,
        body: data.bytes,
        type,
        headers: {
            'Content-Disposition': `${disposition}; filename*=UTF-8''${encodeURIComponent(name)}`,
            ...(type === 'application/pdf' ? OF_PDF : SANDBOXED)
        }
    };
}
