import { api, LightningElement } from 'lwc';
import { API, request, send } from 'one/http';
import { invalidate } from 'one/wire';
import UploadModal from 'records/uploadModal';

interface UploadedFile {
    name: string;
    documentId: string;
    contentVersionId: string;
    contentBodyId: string;
    mimeType: string;
}

// What one request of the local org takes; the platform uploads files of up to 2 GB.
const MAXIMUM_SIZE = 37.5 * 1024 * 1024;

/** `lightning-file-upload`: uploads files as content versions in a dialog, which Done closes, and attaches them to the record. */
export default class FileUpload extends LightningElement {
    @api label = '';
    @api name = '';
    @api accept: string[] | string = [];
    @api recordId: string | undefined;
    @api multiple = false;
    @api disabled = false;
    @api required = false;
    @api fileFieldName: string | undefined;
    @api fileFieldValue: string | undefined;
    uploading = false;
    error = '';

    get acceptText(): string {
        return Array.isArray(this.accept) ? this.accept.join(',') : this.accept;
    }

    get isDisabled(): boolean {
        return this.disabled || this.uploading;
    }

    async handleChange(event: CustomEvent<{ files: FileList }>): Promise<void> {
        event.stopPropagation();
        const files = [...event.detail.files];
        this.error = '';
        const refused = files.find((file) => !this.accepts(file));
        if (refused) {
            this.error = `Your company doesn't support the following file types: .${refused.name.split('.').pop() ?? ''}`;
            return;
        }
        const large = files.find((file) => file.size > MAXIMUM_SIZE);
        if (large) {
            this.error = `${large.name} is too large. The largest file that can be uploaded is 37 MB.`;
            return;
        }
        this.uploading = true;
        const uploaded: UploadedFile[] = [];
        await UploadModal.open({
            size: 'small',
            label: 'Upload Files',
            files,
            upload: async (file: File, progress: (percent: number) => void) => {
                uploaded.push(await this.upload(file, progress));
            }
        });
        if (uploaded.length > 0) {
            await invalidate(['lists', ...(this.recordId ? [this.recordId] : [])]);
            this.dispatchEvent(new CustomEvent('uploadfinished', { detail: { files: uploaded } }));
        }
        this.uploading = false;
    }

    accepts(file: File): boolean {
        const allowed = this.acceptText
            .split(',')
            .map((one) => one.trim().toLowerCase())
            .filter(Boolean);
        const extension = `.${file.name.split('.').pop()?.toLowerCase() ?? ''}`;
        return (
            !allowed.length ||
            allowed.some(
                (one) =>
                    one === extension ||
                    one === file.type ||
                    (one.endsWith('/*') && file.type.startsWith(one.slice(0, -1)))
            )
        );
    }

    async upload(file: File, progress: (percent: number) => void): Promise<UploadedFile> {
        const body: Record<string, unknown> = {
            Title: file.name.replace(/\.[^.]*$/, ''),
            PathOnClient: file.name,
            VersionData: await base64(file),
            FirstPublishLocationId: this.recordId
        };
        if (this.fileFieldName) {
            body[this.fileFieldName] = this.fileFieldValue;
        }
        const { id } = await send<{ id: string }>(`${API}/sobjects/ContentVersion`, body, progress);
        const version = await request<{ ContentDocumentId: string }>(
            `${API}/sobjects/ContentVersion/${id}?fields=ContentDocumentId`
        );
        return {
            name: file.name,
            documentId: version.ContentDocumentId,
            contentVersionId: id,
            contentBodyId: id,
            mimeType: file.type
        };
    }
}

async function base64(file: File): Promise<string> {
    const bytes = new Uint8Array(await file.arrayBuffer());
    let text = '';
    for (let start = 0; start < bytes.length; start += 0x8000) {
        text += String.fromCharCode(...bytes.subarray(start, start + 0x8000));
    }
    return btoa(text);
}
