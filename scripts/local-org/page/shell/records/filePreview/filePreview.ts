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
    /** all files that one can go on to, the shown one among them */
    @api documentIds: string[] = [];
    place = 0;
    document: ContentDocument | undefined;
    error = '';

    connectedCallback(): void {
        this.place = Math.max(0, this.documentIds.indexOf(this.documentId));
        void this.load();
    }

    get shownId(): string {
        return this.documentIds[this.place] ?? this.documentId;
    }

    async load(): Promise<void> {
        const id = this.shownId;
        this.document = undefined;
        this.error = '';
        try {
            const document = await request<ContentDocument>(
                `${API}/sobjects/ContentDocument/${id}?fields=Title,FileExtension,LatestPublishedVersionId`
            );
            if (id === this.shownId) {
                this.document = document;
            }
        } catch (error) {
            this.error = errorMessage(error);
        }
    }

    get isOneOfMany(): boolean {
        return this.documentIds.length > 1;
    }

    get placeText(): string {
        return `${this.place + 1} of ${this.documentIds.length}`;
    }

    handlePrevious(): void {
        this.go(-1);
    }

    handleNext(): void {
        this.go(1);
    }

    // After the last file comes the first: a button that is switched off would lose the focus, and with it the Escape key.
    go(step: number): void {
        const count = this.documentIds.length;
        this.place = (this.place + step + count) % count;
        void this.load();
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
