import { api, LightningElement, wire } from 'lwc';
import { context, objectIcon, type PageReference } from 'one/context';
import { errorMessage } from 'one/http';
import { getRecordPage } from 'one/pageApi';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import { getRelatedListInfo, getRelatedListRecords } from 'lightning/uiRelatedListApi';
import type {
    ObjectInfo,
    RecordCollection,
    RecordRepresentation,
    RelatedListColumn,
    RelatedListInfo
} from '../../ui-api.ts';

const PAGE_SIZE = 500;

/** View All of a related list. */
export default class RelatedListPage extends LightningElement {
    @api pageReference: PageReference | undefined;
    sortBy = '';
    pageSize = PAGE_SIZE;

    @wire(getRecordPage, { recordId: '$recordId' })
    wiredPage: { data?: { recordName: string; objectLabel: string }; error?: unknown } = {};

    @wire(getRelatedListInfo, { parentObjectApiName: '$objectApiName', relatedListId: '$listId' })
    wiredInfo: { data?: RelatedListInfo; error?: unknown } = {};

    @wire(getRelatedListRecords, {
        parentRecordId: '$recordId',
        relatedListId: '$listId',
        optionalFields: '$fields',
        sortBy: '$sort',
        pageSize: '$pageSize'
    })
    wiredRecords: { data?: RecordCollection; error?: unknown } = {};

    @wire(getObjectInfo, { objectApiName: '$childObject' })
    wiredObject: { data?: ObjectInfo; error?: unknown } = {};

    get recordId(): string | undefined {
        return this.pageReference?.attributes.recordId;
    }

    get objectApiName(): string | undefined {
        return this.pageReference?.attributes.objectApiName;
    }

    get relatedListId(): string | undefined {
        return this.pageReference?.attributes.relationshipApiName;
    }

    get isFiles(): boolean {
        return this.relatedListId === 'AttachedContentDocuments';
    }

    get listId(): string | undefined {
        return this.isFiles ? undefined : this.relatedListId;
    }

    get childObject(): string | undefined {
        return this.wiredInfo.data?.objectApiNames[0];
    }

    get fields(): string[] | undefined {
        return this.wiredInfo.data?.displayColumns.map((column) => `${this.childObject}.${column.fieldApiName}`);
    }

    get sort(): string[] {
        return this.sortBy ? [this.sortBy] : [];
    }

    get columns(): RelatedListColumn[] {
        return this.wiredInfo.data?.displayColumns ?? [];
    }

    get records(): RecordRepresentation[] {
        return this.wiredRecords.data?.records ?? [];
    }

    get objectInfo(): ObjectInfo | undefined {
        return this.wiredObject.data;
    }

    get title(): string {
        return this.wiredInfo.data?.label ?? '';
    }

    get detail(): string {
        const count = this.records.length;
        return this.wiredRecords.data ? `${count} ${count === 1 ? 'item' : 'items'}` : '';
    }

    get isLoading(): boolean {
        return !this.wiredRecords.data;
    }

    get isEmpty(): boolean {
        return Boolean(this.wiredRecords.data) && !this.records.length;
    }

    get iconName(): string {
        return objectIcon(this.childObject ?? '');
    }

    get objectLabel(): string {
        return context().objects[this.objectApiName ?? '']?.labelPlural ?? '';
    }

    get objectUrl(): string {
        return `/lightning/o/${this.objectApiName}/list`;
    }

    get recordUrl(): string {
        return `/lightning/r/${this.objectApiName}/${this.recordId}/view`;
    }

    get recordName(): string {
        return this.wiredPage.data?.recordName ?? '';
    }

    get error(): string {
        const error = this.wiredPage.error ?? this.wiredInfo.error ?? this.wiredRecords.error;
        return error ? errorMessage(error) : '';
    }

    handleSort(event: CustomEvent<{ sortBy: string }>): void {
        this.sortBy = event.detail.sortBy;
    }
}
