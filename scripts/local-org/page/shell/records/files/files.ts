import { api, LightningElement, wire } from 'lwc';
import { errorMessage } from 'one/http';
import { navigate } from 'one/router';
import { sizeText } from 'records/fileSize';
import { refreshView } from 'lightning/refresh';
import { getRelatedListRecords } from 'lightning/uiRelatedListApi';
import type { RecordCollection } from '../../ui-api.ts';

const ICONS: Record<string, string> = {
    PDF: 'pdf',
    PNG: 'image',
    JPG: 'image',
    JPEG: 'image',
    GIF: 'image',
    CSV: 'csv',
    TXT: 'txt',
    ZIP: 'zip'
};

/** The Files related list: what is attached to the record, and Upload Files. */
export default class Files extends LightningElement {
    @api recordId: string | undefined;
    /** true on paper: nothing to press */
    @api plain = false;

    @wire(getRelatedListRecords, {
        parentRecordId: '$recordId',
        relatedListId: 'AttachedContentDocuments',
        pageSize: 200
    })
    wired: { data?: RecordCollection; error?: unknown } = {};

    get canUpload(): boolean {
        return !this.plain;
    }

    get files(): { id: string; title: string; detail: string; url: string; iconName: string }[] {
        return (this.wired.data?.records ?? []).map((record) => {
            const text = (name: string): string =>
                record.fields[name]?.displayValue ?? String(record.fields[name]?.value ?? '');
            const type = text('FileType').toUpperCase();
            const extension = text('FileExtension');
            return {
                id: record.id,
                title: extension ? `${text('Title')}.${extension}` : text('Title'),
                detail: [text('LastModifiedDate'), sizeText(Number(record.fields.ContentSize?.value ?? 0)), extension]
                    .filter(Boolean)
                    .join(' • '),
                url: `/sfc/servlet.shepherd/document/download/${record.id}`,
                iconName: `doctype:${ICONS[type] ?? 'unknown'}`
            };
        });
    }

    get countText(): string {
        return this.wired.data ? `(${this.files.length})` : '';
    }

    get error(): string {
        return this.wired.error ? errorMessage(this.wired.error) : '';
    }

    // In front of the page; with a modifier the link opens the file itself.
    handlePreview(event: MouseEvent): void {
        if (!this.plain && !event.metaKey && !event.ctrlKey && !event.shiftKey) {
            event.preventDefault();
            navigate({
                type: 'standard__namedPage',
                attributes: { pageName: 'filePreview' },
                state: {
                    selectedRecordId: (event.currentTarget as HTMLElement).dataset.id,
                    recordIds: this.files.map(({ id }) => id).join(',')
                }
            });
        }
    }

    handleUploaded(): void {
        void refreshView();
    }
}
