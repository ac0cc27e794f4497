import { api, LightningElement, wire } from 'lwc';
import type { PageReference } from 'one/context';
import { errorMessage } from 'one/http';
import { goTo } from 'one/router';
import { getRecordPage } from 'one/pageApi';
import { invalidate } from 'one/wire';
import { refreshView } from 'lightning/refresh';
import RecordModal from 'records/recordModal';
import type { PageDefinition } from '../../ui-api.ts';

interface RecordPageAnswer {
    page: PageDefinition;
    objectApiName: string;
    objectLabel: string;
    recordName: string;
}

/** A record's page, as its Lightning page or its layout describes it. */
export default class RecordPage extends LightningElement {
    reference: PageReference | undefined;
    editing = false;
    wired: { data?: RecordPageAnswer; error?: unknown } = {};

    @api
    get pageReference(): PageReference | undefined {
        return this.reference;
    }
    set pageReference(value: PageReference | undefined) {
        this.reference = value;
    }

    get recordId(): string | undefined {
        return this.reference?.attributes.recordId;
    }

    @wire(getRecordPage, { recordId: '$recordId' })
    wiredPage(answer: { data?: RecordPageAnswer; error?: unknown }): void {
        this.wired = answer;
        if (answer.data) {
            document.title = `${answer.data.recordName} | ${answer.data.objectLabel} | Salesforce`;
            this.openAction();
            // It is the first of Recently Viewed now.
            void invalidate(['recent']);
        }
    }

    get page(): PageDefinition | undefined {
        return this.wired.data?.page;
    }

    get objectApiName(): string | undefined {
        return this.wired.data?.objectApiName;
    }

    get isLoading(): boolean {
        return !this.page;
    }

    get error(): string {
        return this.wired.error ? errorMessage(this.wired.error) : '';
    }

    // `/lightning/r/Object/id/edit` opens the record with its edit dialog.
    openAction(): void {
        const action = this.reference?.attributes.actionName;
        if (action === 'edit' && !this.editing) {
            this.editing = true;
            void this.edit();
        } else if (action === 'clone') {
            throw new Error('Unsupported: action clone');
        }
    }

    async edit(): Promise<void> {
        const saved = await RecordModal.open({
            size: 'small',
            label: `Edit ${this.wired.data?.objectLabel ?? ''}`,
            objectApiName: this.objectApiName,
            recordId: this.recordId
        });
        goTo(`/lightning/r/${this.objectApiName}/${this.recordId}/view`, true);
        if (saved) {
            await refreshView();
        }
    }
}
