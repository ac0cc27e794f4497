import { api, LightningElement, wire } from 'lwc';
import { keepUnsaved } from 'one/unsaved';
import { type Drafts, refused, rowStates, withChange, withDraft } from 'lists/drafts';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { getLayout } from 'lightning/uiLayoutApi';
import { updateRecord } from 'lightning/uiRecordApi';
import { editableIds, editableItems, isEditedInPlace } from 'records/editing';
import type { RowState } from 'records/table';
import type { Layout, LayoutItem, ObjectInfo, RecordRepresentation, RelatedListColumn } from '../../ui-api.ts';

/** What has no place in a cell. */
const WIDE_TYPES = ['Reference', 'MultiPicklist'];

/**
 * The records of a list view: rows can be selected, and cells edited where the user may edit record and field and the page
 * layout says so. What is changed waits for Save. Lets `sort` and `select` of its table through.
 */
export default class Grid extends LightningElement {
    @api label = '';
    @api columns: RelatedListColumn[] = [];
    @api sortBy = '';
    @api selected: string[] = [];
    info: ObjectInfo | undefined;
    stored: RecordRepresentation[] = [];
    editableRecords: string[] = [];
    drafts: Drafts = {};
    editing: { recordId: string; field: string; place: DOMRect } | null = null;
    isSaving = false;
    private leave: (() => void) | undefined;

    @wire(getLayout, { objectApiName: '$objectApiName', layoutType: 'Full', mode: 'Edit' })
    wiredLayout: { data?: Layout } = {};

    @api
    get objectInfo(): ObjectInfo | undefined {
        return this.info;
    }
    set objectInfo(value: ObjectInfo | undefined) {
        this.info = value;
        void this.findEditable();
    }

    @api
    get records(): RecordRepresentation[] {
        return this.stored;
    }
    set records(value: RecordRepresentation[]) {
        this.stored = value;
        // What is not in the list any more is not saved from it either.
        const ids = value.map(({ id }) => id);
        this.drafts = Object.fromEntries(Object.entries(this.drafts).filter(([id]) => ids.includes(id)));
        void this.findEditable();
    }

    connectedCallback(): void {
        this.leave = keepUnsaved({ isUnsaved: () => this.hasDrafts, discard: () => this.handleCancel() });
    }

    disconnectedCallback(): void {
        this.leave?.();
    }

    get objectApiName(): string | undefined {
        return this.objectInfo?.updateable ? this.objectInfo.apiName : undefined;
    }

    get layoutItems(): LayoutItem[] {
        return editableItems(this.wiredLayout.data);
    }

    get editable(): string[] {
        const onLayout = this.layoutItems.flatMap(({ layoutComponents }) => layoutComponents.map((one) => one.apiName));
        return this.columns
            .map(({ fieldApiName }) => fieldApiName)
            .filter((name) => {
                const info = this.objectInfo?.fields[name];
                return isEditedInPlace(info) && onLayout.includes(name) && !WIDE_TYPES.includes(info!.dataType);
            });
    }

    get shownRecords(): RecordRepresentation[] {
        return this.stored.map((record) => withDraft(record, this.drafts[record.id], this.objectInfo));
    }

    get states(): Record<string, RowState> {
        return rowStates(this.drafts, this.objectInfo);
    }

    get hasDrafts(): boolean {
        return Object.keys(this.drafts).length > 0;
    }

    get problems(): string[] {
        const count = Object.values(this.states).filter(({ problem }) => problem).length;
        return count === 0
            ? []
            : count === 1
              ? ['1 row could not be saved. The sign in front of it says why.']
              : [`${count} rows could not be saved. The signs in front of them say why.`];
    }

    get editedRecord(): RecordRepresentation | undefined {
        return this.shownRecords.find(({ id }) => id === this.editing?.recordId);
    }

    get editedErrors(): string[] {
        const { recordId = '', field = '' } = this.editing ?? {};
        return this.drafts[recordId]?.fieldErrors[field] ?? [];
    }

    get editedCount(): number {
        return this.editing && this.selected.includes(this.editing.recordId) ? this.selected.length : 0;
    }

    get isRequired(): boolean {
        return this.layoutItems.some(
            ({ required, layoutComponents }) =>
                required && layoutComponents.some(({ apiName }) => apiName === this.editing?.field)
        );
    }

    async findEditable(): Promise<void> {
        const ids = this.stored.map(({ id }) => id);
        if (ids.length && this.objectInfo?.updateable) {
            this.editableRecords = await editableIds(ids);
        }
    }

    pass(event: CustomEvent): void {
        this.dispatchEvent(new CustomEvent(event.type, { detail: event.detail as unknown }));
    }

    handleEdit(event: CustomEvent<{ recordId: string; field: string; place: DOMRect }>): void {
        this.editing = event.detail;
    }

    handleClose(): void {
        this.editing = null;
    }

    handleApply(event: CustomEvent<{ value: unknown; forAll: boolean }>): void {
        const { recordId, field } = this.editing!;
        const { value, forAll } = event.detail;
        const changed = this.stored.filter(
            ({ id }) => id === recordId || (forAll && this.selected.includes(id) && this.editableRecords.includes(id))
        );
        this.drafts = withChange(this.drafts, changed, field, value);
        this.editing = null;
    }

    handleCancel(): void {
        this.drafts = {};
    }

    async handleSave(): Promise<void> {
        this.isSaving = true;
        for (const [id, draft] of Object.entries(this.drafts)) {
            const { [id]: own, ...others } = this.drafts;
            try {
                await updateRecord({ fields: { Id: id, ...draft.fields } });
                this.drafts = others;
            } catch (error) {
                this.drafts = { ...others, [id]: refused(own!, error) };
            }
        }
        this.isSaving = false;
        if (!this.hasDrafts) {
            this.dispatchEvent(
                new ShowToastEvent({ title: '', message: 'Your changes are saved.', variant: 'success' })
            );
        }
    }
}
