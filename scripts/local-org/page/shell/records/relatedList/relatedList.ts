import { api, LightningElement, wire } from 'lwc';
import { objectIcon } from 'one/context';
import { errorMessage } from 'one/http';
import { goTo } from 'one/router';
import { refreshView } from 'lightning/refresh';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import { getRelatedListCount, getRelatedListInfo, getRelatedListRecords } from 'lightning/uiRelatedListApi';
import RecordModal from 'records/recordModal';
import type {
    ObjectInfo,
    RecordCollection,
    RecordRepresentation,
    RelatedListColumn,
    RelatedListInfo
} from '../../ui-api.ts';

const DEFAULT_ROWS = 6;
const FILES = 'AttachedContentDocuments';

/** One related list: its first records in a card. */
export default class RelatedList extends LightningElement {
    @api recordId: string | undefined;
    @api objectApiName: string | undefined;
    @api relatedListId: string | undefined;
    @api heading: string | undefined;
    @api maxRecords: number | string | undefined;
    /** true on paper: nothing to press */
    @api plain = false;

    @wire(getRelatedListInfo, { parentObjectApiName: '$objectApiName', relatedListId: '$listId' })
    wiredInfo: { data?: RelatedListInfo; error?: unknown } = {};

    @wire(getRelatedListRecords, {
        parentRecordId: '$recordId',
        relatedListId: '$listId',
        optionalFields: '$fields',
        pageSize: '$pageSize'
    })
    wiredRecords: { data?: RecordCollection; error?: unknown } = {};

    @wire(getRelatedListCount, { parentRecordId: '$recordId', relatedListId: '$listId' })
    wiredCount: { data?: { count: number; hasMore: boolean }; error?: unknown } = {};

    @wire(getObjectInfo, { objectApiName: '$childObject' })
    wiredObject: { data?: ObjectInfo; error?: unknown } = {};

    /** the list's description, when the container has it already */
    @api info: RelatedListInfo | undefined;

    get isFiles(): boolean {
        return this.relatedListId === FILES;
    }

    // Files have a component of their own, which asks for them itself.
    get listId(): string | undefined {
        return this.isFiles ? undefined : this.relatedListId;
    }

    get list(): RelatedListInfo | undefined {
        return this.info ?? this.wiredInfo.data;
    }

    get pageSize(): number {
        return Number(this.maxRecords ?? DEFAULT_ROWS) || DEFAULT_ROWS;
    }

    get childObject(): string | undefined {
        return this.list?.objectApiNames[0];
    }

    get fields(): string[] | undefined {
        return this.list?.displayColumns.map((column) => `${this.childObject}.${column.fieldApiName}`);
    }

    get columns(): RelatedListColumn[] {
        return this.list?.displayColumns ?? [];
    }

    get objectInfo(): ObjectInfo | undefined {
        return this.wiredObject.data;
    }

    get records(): RecordRepresentation[] {
        return this.wiredRecords.data?.records ?? [];
    }

    get isLoading(): boolean {
        return !this.wiredRecords.data;
    }

    get title(): string {
        return this.heading ?? this.list?.label ?? '';
    }

    get iconName(): string {
        return objectIcon(this.childObject ?? '');
    }

    // The count says when there is more than the card shows: (6+).
    get countText(): string {
        const count = this.wiredCount.data?.count;
        return count === undefined ? '' : count > this.pageSize ? `(${this.pageSize}+)` : `(${count})`;
    }

    get countTitle(): string {
        const count = this.wiredCount.data?.count ?? 0;
        return count === 1 ? '1 item' : `${count} items`;
    }

    get allUrl(): string {
        return `/lightning/r/${this.objectApiName}/${this.recordId}/related/${this.relatedListId}/view`;
    }

    get hasFooter(): boolean {
        return !this.plain && this.records.length > 0;
    }

    get canCreate(): boolean {
        return !this.plain && Boolean(this.list?.createable && this.objectInfo?.createable);
    }

    get error(): string {
        const error = this.wiredInfo.error ?? this.wiredRecords.error ?? this.wiredObject.error;
        return error ? errorMessage(error) : '';
    }

    async handleNew(): Promise<void> {
        const created = await RecordModal.open({
            size: 'small',
            label: `New ${this.objectInfo?.label ?? ''}`,
            objectApiName: this.childObject,
            defaults: { [this.list!.parentFieldApiName]: this.recordId }
        });
        if (created) {
            await refreshView();
            goTo(`/lightning/r/${this.childObject}/${created as string}/view`);
        }
    }
}
