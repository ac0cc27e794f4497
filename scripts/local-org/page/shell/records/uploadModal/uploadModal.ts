import { api } from 'lwc';
import LightningModal from 'lightning/modal';
import { errorMessage } from 'one/http';
import { sizeText } from 'records/fileSize';

interface Row {
    file: File;
    percent: number;
    state: 'running' | 'uploaded' | 'failed';
    error: string;
}

/** "Upload Files": uploads files one after the other, and waits for Done. */
export default class UploadModal extends LightningModal {
    @api files: File[] = [];
    /** uploads one file, and tells how much of it has arrived, from 0 to 100 */
    @api upload: (file: File, progress: (percent: number) => void) => Promise<void> = () => Promise.resolve();
    uploads: Row[] = [];

    connectedCallback(): void {
        this.uploads = this.files.map((file) => ({ file, percent: 0, state: 'running', error: '' }));
        void this.uploadAll();
    }

    get rows(): { key: string; name: string; size: string; percent: number; isRunning: boolean; error: string }[] {
        return this.uploads.map(({ file, percent, state, error }, index) => ({
            key: String(index),
            name: file.name,
            size: sizeText(file.size),
            percent,
            isRunning: state === 'running',
            error
        }));
    }

    get isRunning(): boolean {
        return this.uploads.some(({ state }) => state === 'running');
    }

    get countText(): string {
        const uploaded = this.uploads.filter(({ state }) => state === 'uploaded').length;
        const count = this.uploads.length;
        return `${uploaded} of ${count} ${count === 1 ? 'file' : 'files'} uploaded`;
    }

    // One file that cannot be uploaded stops no other.
    async uploadAll(): Promise<void> {
        this.disableClose = true;
        for (const [index, { file }] of this.uploads.entries()) {
            try {
                await this.upload(file, (percent) => this.change(index, { percent }));
                this.change(index, { state: 'uploaded', percent: 100 });
            } catch (error) {
                const why = file.size === 0 ? `${file.name} is empty.` : errorMessage(error);
                this.change(index, { state: 'failed', error: why });
            }
        }
        this.disableClose = false;
    }

    change(index: number, changes: Partial<Row>): void {
        this.uploads = this.uploads.map((row, at) => (at === index ? { ...row, ...changes } : row));
    }

    handleDone(): void {
        this.close();
    }
}
