import { api } from 'lwc';
import LightningModal from 'lightning/modal';
import { API, errorMessage, request } from 'one/http';

interface ContentDocument {
    Title: string;
    FileExtension: string | null;
    LatestPublishedVersionId: string;
}

/** The preview of a file: `standard__namedPage` `filePreview` with `selectedRecordId`, in front of the page. */
export default class FilePreview extends LightningModal {
    @api documentId = '';

    document: ContentDocument | undefined;
    error = '';

    connectedCallback(): void {
        request<ContentDocument>(
            `${API}/sobjects/ContentDocument/${this.documentId}?fields=Title,FileExtension,LatestPublishedVersionId`
        ).then(
            (document) => {
                this.document = document;
            },
            (error: unknown) => {
                this.error = errorMessage(error);
            }
        );
    }

    get isLoading(): boolean {
        return !this.document;
    }

    get name(): string {
        const { Title = 'File', FileExtension = null } = this.document ?? {};
        return FileExtension ? `${Title}.${FileExtension}` : Title;
    }

    get isImage(): boolean {
        return ['png', 'jpg', 'jpeg', 'gif'].includes(this.document?.FileExtension?.toLowerCase() ?? '');
    }

    /** The browser's own viewer shows it. */
    get isPdf(): boolean {
        return this.document?.FileExtension?.toLowerCase() === 'pdf';
    }

    get url(): string {
        return `/sfc/servlet.shepherd/version/download/${this.document?.LatestPublishedVersionId ?? ''}`;
    }
}
