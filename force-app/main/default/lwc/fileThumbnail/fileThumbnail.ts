import { LightningElement, api } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import openFile from '@salesforce/label/c.Evidence_Open';

const IMAGES = ['png', 'jpg', 'jpeg'];

/** A small picture of a file, or its name, that opens the preview of the file. */
export default class FileThumbnail extends NavigationMixin(LightningElement) {
    @api file!: Licenses.LicenseFile;

    isBroken = false;

    get name(): string {
        return this.file.extension ? `${this.file.title}.${this.file.extension}` : this.file.title;
    }

    get openLabel(): string {
        return openFile.replace('{0}', this.name);
    }

    get url(): string {
        return `/sfc/servlet.shepherd/version/download/${this.file.versionId}`;
    }

    get isShown(): boolean {
        return !this.isBroken && IMAGES.includes(this.file.extension?.toLowerCase() ?? '');
    }

    get iconName(): string {
        if (IMAGES.includes(this.file.extension?.toLowerCase() ?? '')) {
            return 'doctype:image';
        }
        return this.file.extension?.toLowerCase() === 'pdf' ? 'doctype:pdf' : 'doctype:unknown';
    }

    handleBroken(): void {
        this.isBroken = true;
    }

    handleOpen(event: Event): void {
        event.preventDefault();
        this[NavigationMixin.Navigate]({
            type: 'standard__namedPage',
            attributes: { pageName: 'filePreview' },
            state: { selectedRecordId: this.file.documentId }
        });
    }
}
