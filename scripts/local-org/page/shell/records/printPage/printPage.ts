import { api, LightningElement, wire } from 'lwc';
import { context, type PageReference } from 'one/context';
import { errorMessage } from 'one/http';
import { getRecordPage } from 'one/pageApi';
import { getRelatedListsInfo } from 'lightning/uiRelatedListApi';
import type { RelatedListInfo } from '../../ui-api.ts';

interface RecordPageAnswer {
    objectApiName: string;
    objectLabel: string;
    recordName: string;
}

/** Most records of a related list on paper. */
const MOST_RECORDS = 500;

/** Printable View: a record's details and related lists with nothing around them. */
export default class PrintPage extends LightningElement {
    @api pageReference: PageReference | undefined;

    @wire(getRecordPage, { recordId: '$recordId' })
    receivePage(answer: { data?: RecordPageAnswer; error?: unknown }): void {
        this.wired = answer;
        if (answer.data) {
            document.title = `${answer.data.objectLabel}: ${answer.data.recordName}`;
        }
    }
    wired: { data?: RecordPageAnswer; error?: unknown } = {};

    @wire(getRelatedListsInfo, { parentObjectApiName: '$objectApiName' })
    wiredLists: { data?: { relatedLists: RelatedListInfo[] }; error?: unknown } = {};

    get recordId(): string | undefined {
        return this.pageReference?.attributes.recordId;
    }

    get objectApiName(): string | undefined {
        return this.wired.data?.objectApiName;
    }

    get objectLabel(): string {
        return this.wired.data?.objectLabel ?? '';
    }

    get recordName(): string {
        return this.wired.data?.recordName ?? '';
    }

    get isReady(): boolean {
        return Boolean(this.wired.data);
    }

    get lists(): RelatedListInfo[] {
        return (this.wiredLists.data?.relatedLists ?? []).filter((list) => !list.problem);
    }

    get maximum(): number {
        return MOST_RECORDS;
    }

    get printed(): string {
        const { locale, timeZone } = context().locale;
        const now = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone }).format();
        return `${context().organization.name} · ${context().user.name} · ${now}`;
    }

    get error(): string {
        const error = this.wired.error ?? this.wiredLists.error;
        return error ? errorMessage(error) : '';
    }

    handlePrint(): void {
        window.print();
    }

    handleClose(): void {
        window.close();
    }
}
