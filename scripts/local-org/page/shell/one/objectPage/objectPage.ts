import { api, LightningElement, wire } from 'lwc';
import { context, objectIcon, type PageReference } from 'one/context';
import { errorMessage, request } from 'one/http';
import { goTo } from 'one/router';
import { mayLeave } from 'one/unsaved';
import { invalidate } from 'one/wire';
import FieldsModal from 'lists/fieldsModal';
import { filteredBy, timeAgo } from 'lists/filters';
import NameModal from 'lists/nameModal';
import LightningConfirm from 'lightning/confirm';
import {
    createListInfo,
    deleteListInfo,
    getListInfoByName,
    getListInfosByObjectName,
    getListRecordsByName,
    updateListInfoByName,
    updateListPreferences
} from 'lightning/uiListsApi';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import RecordModal from 'records/recordModal';
import type {
    ListInfo,
    ListInfoInput,
    ObjectInfo,
    RecordCollection,
    RecordRepresentation,
    RelatedListColumn
} from '../../ui-api.ts';

const PAGE_SIZE = 50;
const MAXIMUM = 2000;
const RECENTLY_VIEWED = '__Recent';
/** How often the header says anew how long ago the list was read. */
const TICK_MS = 20_000;

/** An object's list views; `/lightning/o/Object/new` opens its New dialog. */
export default class ObjectPage extends LightningElement {
    @api pageReference: PageReference | undefined;
    pageSize = PAGE_SIZE;
    searchTerm = '';
    timer: ReturnType<typeof setTimeout> | undefined;
    ticker: ReturnType<typeof setInterval> | undefined;
    now = Date.now();
    updatedAt = Date.now();
    last: RecordCollection | undefined;
    lastList = '';
    selected: string[] = [];
    hasFilterPanel = false;
    filterError = '';

    @wire(getListInfosByObjectName, { objectApiName: '$objectApiName' })
    wiredLists: { data?: { lists: { apiName: string; label: string }[]; pinned: string }; error?: unknown } = {};

    @wire(getListInfoByName, { objectApiName: '$objectApiName', listViewApiName: '$listName' })
    wiredList: { data?: ListInfo; error?: unknown } = {};

    @wire(getObjectInfo, { objectApiName: '$objectApiName' })
    wiredObject: { data?: ObjectInfo; error?: unknown } = {};

    wiredRecords: { data?: RecordCollection; error?: unknown } = {};

    @wire(getListRecordsByName, {
        objectApiName: '$objectApiName',
        listViewApiName: '$listName',
        pageSize: '$pageSize',
        searchTerm: '$searchTerm'
    })
    receiveRecords(answer: { data?: RecordCollection; error?: unknown }): void {
        this.wiredRecords = answer;
        if (this.lastList !== this.listName) {
            this.lastList = this.listName ?? '';
            this.last = undefined;
            this.selected = [];
        }
        this.last = answer.data ?? this.last;
        // What a search or a filter hides is not acted on.
        const shown = this.records.map(({ id }) => id);
        this.selected = this.selected.filter((id) => shown.includes(id));
        this.updatedAt = this.now = Date.now();
    }

    connectedCallback(): void {
        this.ticker = setInterval(() => {
            this.now = Date.now();
        }, TICK_MS);
        if (this.pageReference?.attributes.actionName === 'new') {
            void this.create();
        }
    }

    disconnectedCallback(): void {
        clearInterval(this.ticker);
    }

    get objectApiName(): string | undefined {
        return this.pageReference?.attributes.objectApiName;
    }

    // Without a name in the address it is the pinned list, at first Recently Viewed.
    get listName(): string | undefined {
        const wanted = this.pageReference?.state.filterName;
        const { lists = [], pinned } = this.wiredLists.data ?? {};
        return lists.some(({ apiName }) => apiName === wanted) ? wanted : pinned;
    }

    get lists(): { apiName: string; label: string; checked: boolean }[] {
        return (this.wiredLists.data?.lists ?? []).map((list) => ({
            ...list,
            checked: list.apiName === this.listName
        }));
    }

    get listInfo(): ListInfo | undefined {
        return this.wiredList.data;
    }

    get isRecent(): boolean {
        return this.listName === RECENTLY_VIEWED;
    }

    get isPinned(): boolean {
        return this.listName === this.wiredLists.data?.pinned;
    }

    get pinIcon(): string {
        return this.isPinned ? 'utility:pinned' : 'utility:pin';
    }

    get pinLabel(): string {
        return this.isPinned ? 'This list view is pinned' : 'Pin this list view';
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
        return this.listInfo?.displayColumns ?? [];
    }

    get objectInfo(): ObjectInfo | undefined {
        return this.wiredObject.data;
    }

    get records(): RecordRepresentation[] {
        return this.last?.records ?? [];
    }

    get sortBy(): string {
        const [order] = this.listInfo?.orderedByInfo ?? [];
        return order ? `${order.isAscending ? '' : '-'}${order.fieldApiName}` : '';
    }

    get isLoading(): boolean {
        return !this.wiredRecords.data;
    }

    get isEmpty(): boolean {
        return Boolean(this.wiredRecords.data) && !this.records.length;
    }

    get emptyText(): string {
        return this.isRecent && !this.searchTerm
            ? `You haven't viewed any ${this.labelPlural} recently. Try switching list views.`
            : 'No items to display.';
    }

    get hasMore(): boolean {
        return Boolean(this.last?.nextPageToken) && this.pageSize < MAXIMUM;
    }

    get detail(): string {
        const count = this.records.length;
        const more = this.last?.nextPageToken ? '+' : '';
        const items = this.last ? `${count}${more} ${count === 1 ? 'item' : 'items'}` : '';
        const chosen = this.selected.length;
        return chosen ? `${items} • ${chosen} ${chosen === 1 ? 'item' : 'items'} selected` : items;
    }

    // `Sorted by Name • Filtered by All licenses - Status • Updated a few seconds ago`
    get more(): string {
        const { orderedByInfo = [], filteredByInfo = [], scope } = this.listInfo ?? {};
        const [order] = orderedByInfo;
        return [
            order ? `Sorted by ${order.label}` : '',
            scope && !this.isRecent ? `Filtered by ${filteredBy(this.labelPlural, scope.apiName, filteredByInfo)}` : '',
            this.last ? `Updated ${timeAgo(this.now - this.updatedAt)}` : ''
        ]
            .filter(Boolean)
            .join(' • ');
    }

    get canCreate(): boolean {
        return context().objects[this.objectApiName ?? '']?.hasNewButton ?? false;
    }

    get listButtons(): { label: string; url: string | null }[] {
        return context().objects[this.objectApiName ?? '']?.listButtons ?? [];
    }

    get controls(): { value: string; label: string; disabled: boolean }[] {
        const { createable, cloneable, updateable, deletable } = this.listInfo ?? {};
        return [
            { value: 'new', label: 'New', disabled: !createable },
            { value: 'clone', label: 'Clone', disabled: !cloneable },
            { value: 'rename', label: 'Rename', disabled: !updateable },
            { value: 'fields', label: 'Select Fields to Display', disabled: !updateable },
            { value: 'delete', label: 'Delete', disabled: !deletable }
        ];
    }

    get showsFilters(): boolean {
        return this.hasFilterPanel && !this.isRecent && Boolean(this.listInfo);
    }

    get filterButtonLabel(): string {
        return this.showsFilters ? 'Hide filters' : 'Show filters';
    }

    get error(): string {
        const error =
            this.wiredLists.error ?? this.wiredList.error ?? this.wiredRecords.error ?? this.wiredObject.error;
        return error ? errorMessage(error) : '';
    }

    get reference(): { objectApiName: string; listViewApiName: string } {
        return { objectApiName: this.objectApiName!, listViewApiName: this.listName! };
    }

    handleList(event: CustomEvent<{ value: string }>): void {
        this.show(event.detail.value);
    }

    show(listName: string): void {
        this.filterError = '';
        goTo(`/lightning/o/${this.objectApiName}/list?filterName=${encodeURIComponent(listName)}`);
    }

    async handlePin(): Promise<void> {
        const body = { listViewApiName: this.listName };
        await request(`/webruntime/api/lists/${this.objectApiName}/pinned`, { method: 'POST', body });
        await invalidate(['list-infos']);
    }

    async handleSort(event: CustomEvent<{ sortBy: string }>): Promise<void> {
        const { sortBy } = event.detail;
        const order = { fieldApiName: sortBy.replace(/^-/, ''), isAscending: !sortBy.startsWith('-') };
        await updateListPreferences({ ...this.reference, orderedBy: [order] });
    }

    handleSelect(event: CustomEvent<{ ids: string[] }>): void {
        this.selected = event.detail.ids;
    }

    handleMore(): void {
        this.pageSize += PAGE_SIZE;
    }

    async handleRefresh(): Promise<void> {
        await invalidate([`list:${this.objectApiName}`, 'list-infos']);
        this.updatedAt = this.now = Date.now();
    }

    handleFilters(): void {
        this.hasFilterPanel = !this.showsFilters;
    }

    async handleFilterSave(event: CustomEvent<{ changes: ListInfoInput }>): Promise<void> {
        try {
            this.filterError = '';
            await updateListInfoByName({ ...this.reference, ...event.detail.changes });
        } catch (error) {
            this.filterError = errorMessage(error);
        }
    }

    handleSearch(event: CustomEvent<{ value: string }>): void {
        const term = event.detail.value;
        const box = event.currentTarget as HTMLInputElement;
        clearTimeout(this.timer);
        this.timer = setTimeout(() => void this.search(term, box), 300);
    }

    // Rows that a search hides would take with them what is changed in them.
    async search(term: string, box: HTMLInputElement): Promise<void> {
        if (await mayLeave()) {
            this.searchTerm = term;
        } else {
            box.value = this.searchTerm;
        }
    }

    handleControl(event: CustomEvent<{ value: string }>): void {
        const controls: Record<string, () => Promise<void>> = {
            new: () => this.name('New List View', '', (label) => this.make({ label })),
            clone: () => this.handleClone(),
            rename: () => this.name('Rename List View', this.listLabel, (label) => this.rename(label)),
            fields: () => this.selectFields(),
            delete: () => this.remove()
        };
        void controls[event.detail.value]!();
    }

    handleClone(): Promise<void> {
        const { displayColumns, filteredByInfo, filterLogicString, scope } = this.listInfo!;
        return this.name('Clone List View', `Copy of ${this.listLabel}`.slice(0, 40), (label) =>
            this.make({
                label,
                displayColumns: displayColumns.map(({ fieldApiName }) => fieldApiName),
                filteredByInfo,
                filterLogicString,
                scope
            })
        );
    }

    // The list view that comes of it is shown.
    async name(label: string, name: string, save: (name: string) => Promise<string>): Promise<void> {
        const shown = await NameModal.open({ size: 'small', label, name, save });
        if (typeof shown === 'string') {
            this.hasFilterPanel ||= shown !== this.listName;
            this.show(shown);
        }
    }

    async make(list: ListInfoInput): Promise<string> {
        return (await createListInfo({ objectApiName: this.objectApiName!, ...list })).apiName;
    }

    async rename(label: string): Promise<string> {
        return (await updateListInfoByName({ ...this.reference, label })).apiName;
    }

    async selectFields(): Promise<void> {
        const columns = await FieldsModal.open({
            size: 'small',
            label: 'Select Fields to Display',
            objectInfo: this.objectInfo,
            columns: this.columns
        });
        if (Array.isArray(columns)) {
            await updateListInfoByName({ ...this.reference, displayColumns: columns as string[] });
        }
    }

    async remove(): Promise<void> {
        const confirmed = await LightningConfirm.open({
            message: `Are you sure you want to delete the list view ${this.listLabel}?`,
            label: 'Delete List View',
            theme: 'warning'
        });
        if (confirmed) {
            const { reference } = this;
            this.show(RECENTLY_VIEWED);
            await deleteListInfo(reference);
        }
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
