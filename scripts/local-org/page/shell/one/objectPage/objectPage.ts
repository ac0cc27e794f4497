import { api, LightningElement, wire } from 'lwc';
import { context, objectIcon, type PageReference } from 'one/context';
import { errorMessage } from 'one/http';
import { goTo } from 'one/router';
import { getListInfoByName, getListInfosByObjectName, getListRecordsByName } from 'lightning/uiListsApi';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import RecordModal from 'records/recordModal';
import type { ListInfo, ObjectInfo, RecordCollection, RecordRepresentation, RelatedListColumn } from '../../ui-api.ts';

const PAGE_SIZE = 50;
const MAXIMUM = 2000;

/** An object's list views; `/lightning/o/Object/new` opens its New dialog. */
export default class ObjectPage extends LightningElement {
    @api pageReference: PageReference | undefined;
    sortBy = '';
    pageSize = PAGE_SIZE;
    searchTerm = '';
    timer: ReturnType<typeof setTimeout> | undefined;
    last: RecordCollection | undefined;

    @wire(getListInfosByObjectName, { objectApiName: '$objectApiName' })
    wiredLists: { data?: { lists: { apiName: string; label: string }[] }; error?: unknown } = {};

    @wire(getListInfoByName, { objectApiName: '$objectApiName', listViewApiName: '$listName' })
    wiredList: { data?: ListInfo; error?: unknown } = {};

    @wire(getObjectInfo, { objectApiName: '$objectApiName' })
    wiredObject: { data?: ObjectInfo; error?: unknown } = {};

    wiredRecords: { data?: RecordCollection; error?: unknown } = {};

    @wire(getListRecordsByName, {
        objectApiName: '$objectApiName',
        listViewApiName: '$listName',
        sortBy: '$sort',
        pageSize: '$pageSize',
        searchTerm: '$searchTerm'
    })
    receiveRecords(answer: { data?: RecordCollection; error?: unknown }): void {
        this.wiredRecords = answer;
        this.last = answer.data ?? this.last;
    }

    connectedCallback(): void {
        if (this.pageReference?.attributes.actionName === 'new') {
            void this.create();
        }
    }

    get objectApiName(): string | undefined {
        return this.pageReference?.attributes.objectApiName;
    }

    get sort(): string[] {
        return this.sortBy ? [this.sortBy] : [];
    }

    get listName(): string | undefined {
        const wanted = this.pageReference?.state.filterName;
        const lists = this.wiredLists.data?.lists ?? [];
        return (lists.find((list) => list.apiName === wanted) ?? lists[0])?.apiName;
    }

    get lists(): { apiName: string; label: string; checked: boolean }[] {
        return (this.wiredLists.data?.lists ?? []).map((list) => ({
            ...list,
            checked: list.apiName === this.listName
        }));
    }

    get hasChoice(): boolean {
        return this.lists.length > 1;
    }

    get labelPlural(): string {
        return context().objects[this.objectApiName ?? '']?.labelPlural ?? '';
    }

    get listLabel(): string {
        return this.lists.find((list) => list.checked)?.label ?? this.labelPlural;
    }

    get iconName(): string {
        return objectIcon(this.objectApiName ?? '');
    }

    get columns(): RelatedListColumn[] {
        return this.wiredList.data?.displayColumns ?? [];
    }

    get objectInfo(): ObjectInfo | undefined {
        return this.wiredObject.data;
    }

    get records(): RecordRepresentation[] {
        return this.last?.records ?? [];
    }

    get isLoading(): boolean {
        return !this.wiredRecords.data;
    }

    get isEmpty(): boolean {
        return Boolean(this.wiredRecords.data) && !this.records.length;
    }

    get hasMore(): boolean {
        return Boolean(this.last?.nextPageToken) && this.pageSize < MAXIMUM;
    }

    get detail(): string {
        const count = this.records.length;
        const more = this.last?.nextPageToken ? '+' : '';
        return this.last ? `${count}${more} ${count === 1 ? 'item' : 'items'}` : '';
    }

    get canCreate(): boolean {
        return context().objects[this.objectApiName ?? '']?.hasNewButton ?? false;
    }

    get listButtons(): { label: string; url: string | null }[] {
        return context().objects[this.objectApiName ?? '']?.listButtons ?? [];
    }

    get error(): string {
        const error =
            this.wiredLists.error ?? this.wiredList.error ?? this.wiredRecords.error ?? this.wiredObject.error;
        return error ? errorMessage(error) : '';
    }

    handleList(event: CustomEvent<{ value: string }>): void {
        goTo(`/lightning/o/${this.objectApiName}/list?filterName=${encodeURIComponent(event.detail.value)}`);
    }

    handleSort(event: CustomEvent<{ sortBy: string }>): void {
        this.sortBy = event.detail.sortBy;
    }

    handleMore(): void {
        this.pageSize += PAGE_SIZE;
    }

    handleSearch(event: CustomEvent<{ value: string }>): void {
        const term = event.detail.value;
        clearTimeout(this.timer);
        this.timer = setTimeout(() => {
            this.searchTerm = term;
        }, 300);
    }

    handleListButton(event: Event): void {
        const { label, url } = (event.currentTarget as HTMLElement).dataset;
        if (!url) {
            throw new Error(`Unsupported: the list button ${label}`);
        }
        goTo(url);
    }

    handleNew(): void {
        void this.create();
    }

    async create(): Promise<void> {
        const label = context().objects[this.objectApiName ?? '']?.label ?? '';
        const created = await RecordModal.open({
            size: 'small',
            label: `New ${label}`,
            objectApiName: this.objectApiName
        });
        if (created) {
            goTo(`/lightning/r/${this.objectApiName}/${created as string}/view`);
        } else if (this.pageReference?.attributes.actionName === 'new') {
            goTo(`/lightning/o/${this.objectApiName}/list`, true);
        }
    }
}
