import { api, LightningElement } from 'lwc';
import { FormFields } from 'one/form';
import type { ObjectInfo, RecordRepresentation } from '../../ui-api.ts';

type Field = HTMLElement & { value: unknown; reportValidity(): boolean; focus(): void };

const WIDTH = 320;
const MARGIN = 8;

/**
 * The editor of one cell of a list, above the cell. Enter and leaving it take the value, Escape does not.
 * Fires `apply` with {value, forAll}, and `close`.
 */
export default class CellEditor extends LightningElement {
    declare refs: { editor: HTMLElement; field: Field };
    @api record: RecordRepresentation | undefined;
    @api objectInfo: ObjectInfo | undefined;
    @api fieldName = '';
    @api required = false;
    @api errors: string[] = [];
    /** where the cell is on the screen */
    @api place: DOMRect | undefined;
    /** how many rows are selected, the edited one among them */
    @api selectedCount = 0;
    forAll = false;
    isChanged = false;
    isFocused = false;
    fields = new FormFields(() => undefined);
    outside = (event: Event): void => {
        if (!event.composedPath().includes(this.refs.editor)) {
            this.finish();
        }
    };

    constructor() {
        super();
        this.template!.addEventListener('lightning__registerformfield', (event) =>
            this.fields.handle(event as Parameters<FormFields['handle']>[0])
        );
    }

    connectedCallback(): void {
        document.addEventListener('pointerdown', this.outside, true);
    }

    disconnectedCallback(): void {
        document.removeEventListener('pointerdown', this.outside, true);
    }

    renderedCallback(): void {
        if (!this.isFocused) {
            this.isFocused = true;
            this.fields.send({
                objectInfo: this.objectInfo!,
                record: this.record!,
                recordTypeId: this.record!.recordTypeId ?? this.objectInfo!.defaultRecordTypeId!,
                fieldErrors: { [this.fieldName]: this.errors },
                errors: [],
                disabled: false
            });
            // When the input is there.
            setTimeout(() => this.refs.field?.focus(), 0);
        }
    }

    get label(): string {
        return `Edit ${this.objectInfo?.fields[this.fieldName]?.label ?? ''}`;
    }

    get placement(): string {
        const { left = 0, top = 0 } = this.place ?? {};
        const fitting = Math.max(MARGIN, Math.min(left, window.innerWidth - WIDTH - MARGIN));
        return `left: ${fitting}px; top: ${Math.max(MARGIN, top)}px;`;
    }

    get isMany(): boolean {
        return this.selectedCount > 1;
    }

    get manyLabel(): string {
        return `Update ${this.selectedCount} selected items`;
    }

    handleChange(): void {
        this.isChanged = true;
    }

    handleForAll(event: CustomEvent<{ checked: boolean }>): void {
        event.stopPropagation();
        this.forAll = event.detail.checked;
    }

    handleKeydown(event: KeyboardEvent): void {
        const isLong = this.objectInfo?.fields[this.fieldName]?.dataType === 'TextArea';
        const isOpenList = this.objectInfo?.fields[this.fieldName]?.dataType === 'Picklist';
        if (event.key === 'Escape') {
            event.stopPropagation();
            this.handleCancel();
        } else if (event.key === 'Enter' && !isLong && !isOpenList && !this.isMany) {
            event.preventDefault();
            this.finish();
        }
    }

    // With several rows nothing is taken before Apply is pressed.
    handleFocusOut(event: FocusEvent): void {
        const next = event.relatedTarget as Node | null;
        if (next && !this.refs.editor.contains(next) && !this.isMany) {
            this.finish();
        }
    }

    handleCancel(): void {
        this.dispatchEvent(new CustomEvent('close'));
    }

    handleApply(): void {
        this.refs.editor.focus();
        this.take();
    }

    finish(): void {
        // Dates tell their value when they are left.
        this.refs.editor.focus();
        if (this.isMany || !this.isChanged) {
            this.handleCancel();
        } else {
            this.take();
        }
    }

    take(): void {
        if (this.refs.field.reportValidity()) {
            const value = this.refs.field.value ?? null;
            this.dispatchEvent(
                new CustomEvent('apply', { detail: { value: value === '' ? null : value, forAll: this.forAll } })
            );
        }
    }
}
