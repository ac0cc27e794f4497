import { api, LightningElement } from 'lwc';
import { objectIcon } from 'one/context';
import { errorMessage, request } from 'one/http';
import { query } from 'one/uiApi';

interface Found {
    id: string;
    label: string;
    sublabel: string | null;
}

const DELAY_MS = 200;
const MISSING = 'Complete this field.';

/** `lightning-record-picker`: a combobox that finds a record by what is typed. */
export default class RecordPicker extends LightningElement {
    declare refs: { input: HTMLInputElement };
    @api label = '';
    @api objectApiName: string | undefined;
    @api placeholder = '';
    @api required = false;
    @api disabled = false;
    @api variant = 'standard';
    @api fieldLevelHelp = '';
    @api messageWhenValueMissing = MISSING;
    @api filter: unknown;
    @api displayInfo: { primaryField?: string; additionalFields?: string[] } | undefined;
    @api matchingInfo: { primaryField?: { fieldPath: string }; additionalFields?: { fieldPath: string }[] } | undefined;
    selected: Found | null = null;
    pendingValue: string | null = null;
    term = '';
    options: Found[] = [];
    activeIndex = -1;
    isOpen = false;
    message = '';
    searched = false;
    timer: ReturnType<typeof setTimeout> | undefined;

    @api
    get value(): string | null {
        return this.selected?.id ?? this.pendingValue;
    }
    set value(value: string | null | undefined) {
        const id = value ?? null;
        if (id !== this.value) {
            this.selected = null;
            this.pendingValue = id;
            this.term = '';
            void this.loadSelected();
        }
    }

    /** Removes the selection. */
    @api
    clearSelection(): void {
        this.selected = null;
        this.pendingValue = null;
        this.term = '';
    }

    @api
    focus(): void {
        this.refs.input.focus();
    }

    @api
    blur(): void {
        this.refs.input.blur();
    }

    @api
    reportValidity(): boolean {
        const valid = !this.required || Boolean(this.value);
        this.message = valid ? '' : this.messageWhenValueMissing || MISSING;
        return valid;
    }

    @api
    setCustomValidity(message: string): void {
        this.message = message;
    }

    connectedCallback(): void {
        void this.loadSelected();
    }

    get hasSelection(): boolean {
        return this.selected !== null;
    }

    get canClear(): boolean {
        return this.hasSelection && !this.disabled;
    }

    get inputText(): string {
        return this.selected?.label ?? this.term;
    }

    get placeholderText(): string {
        return this.placeholder || 'Search...';
    }

    get labelClass(): string {
        return `slds-form-element__label${this.variant === 'label-hidden' ? ' slds-assistive-text' : ''}`;
    }

    get formElementClass(): string {
        return `slds-form-element${this.message ? ' slds-has-error' : ''}`;
    }

    get containerClass(): string {
        return `slds-combobox_container${this.hasSelection ? ' slds-has-selection' : ''}`;
    }

    get comboboxClass(): string {
        return `slds-combobox slds-dropdown-trigger slds-dropdown-trigger_click${this.isOpen ? ' slds-is-open' : ''}`;
    }

    get expanded(): 'true' | 'false' {
        return this.isOpen ? 'true' : 'false';
    }

    get invalid(): 'true' | undefined {
        return this.message ? 'true' : undefined;
    }

    get requiredText(): 'true' | undefined {
        return this.required ? 'true' : undefined;
    }

    get activeId(): string | undefined {
        return this.isOpen && this.activeIndex >= 0 ? `picker-option-${this.activeIndex}` : undefined;
    }

    get noneFound(): boolean {
        return this.searched && !this.options.length;
    }

    get shownOptions(): object[] {
        return this.options.map((option, index) => ({
            ...option,
            domId: `picker-option-${index}`,
            iconName: objectIcon(this.objectApiName ?? ''),
            selected: index === this.activeIndex ? 'true' : 'false',
            className: `slds-media slds-media_center slds-listbox__option slds-listbox__option_entity${option.sublabel ? ' slds-listbox__option_has-meta' : ''}${index === this.activeIndex ? ' slds-has-focus' : ''}`
        }));
    }

    handleInput(event: Event): void {
        this.term = (event.target as HTMLInputElement).value;
        this.later();
    }

    handleClick(): void {
        if (!this.hasSelection && !this.disabled && !this.isOpen) {
            this.later(0);
        }
    }

    handleFocus(): void {
        this.dispatchEvent(new CustomEvent('focus'));
    }

    handleFocusOut(event: FocusEvent): void {
        const next = event.relatedTarget as Node | null;
        if (!next || !(event.currentTarget as HTMLElement).contains(next)) {
            this.isOpen = false;
            this.reportValidity();
            this.dispatchEvent(new CustomEvent('blur'));
        }
    }

    handleKeydown(event: KeyboardEvent): void {
        if (this.hasSelection) {
            if (event.key === 'Delete' || event.key === 'Backspace') {
                this.pick(null);
            }
            return;
        }
        if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
            event.preventDefault();
            if (!this.isOpen) {
                this.later(0);
            } else if (this.options.length) {
                const count = this.options.length;
                const step = event.key === 'ArrowDown' ? 1 : -1;
                this.activeIndex =
                    this.activeIndex < 0 ? (step > 0 ? 0 : count - 1) : (this.activeIndex + step + count) % count;
            }
        } else if (event.key === 'Enter' && this.isOpen) {
            event.preventDefault();
            const option = this.options[this.activeIndex];
            if (option) {
                this.pick(option);
            }
        } else if (event.key === 'Escape' && this.isOpen) {
            event.stopPropagation();
            this.isOpen = false;
        }
    }

    handlePick(event: MouseEvent): void {
        event.preventDefault();
        const id = (event.currentTarget as HTMLElement).dataset.id;
        this.pick(this.options.find((option) => option.id === id) ?? null);
    }

    handleClear(): void {
        this.pick(null);
        this.refs.input.focus();
    }

    pick(option: Found | null): void {
        this.selected = option;
        this.pendingValue = null;
        this.term = '';
        this.isOpen = false;
        this.activeIndex = -1;
        this.reportValidity();
        this.dispatchEvent(
            new CustomEvent('change', { detail: { recordId: option?.id ?? null }, bubbles: true, composed: true })
        );
    }

    later(delay = DELAY_MS): void {
        clearTimeout(this.timer);
        this.timer = setTimeout(() => void this.search(), delay);
    }

    async search(): Promise<void> {
        const term = this.term.trim();
        try {
            this.options = await this.find({ q: term });
            this.searched = true;
            this.activeIndex = -1;
            this.isOpen = true;
        } catch (error) {
            this.message = errorMessage(error);
            this.dispatchEvent(new CustomEvent('error', { detail: { error } }));
        }
    }

    async loadSelected(): Promise<void> {
        const id = this.pendingValue;
        if (id && this.objectApiName) {
            const [found] = await this.find({ id });
            if (this.pendingValue === id) {
                this.selected = found ?? { id, label: id, sublabel: null };
                this.pendingValue = null;
            }
        }
    }

    find(parameters: { q?: string; id?: string }): Promise<Found[]> {
        return request<Found[]>(
            `/webruntime/api/lookup/${this.objectApiName}${query({
                ...parameters,
                primaryField: this.displayInfo?.primaryField,
                additionalFields: this.displayInfo?.additionalFields,
                matchingFields: [
                    this.matchingInfo?.primaryField,
                    ...(this.matchingInfo?.additionalFields ?? [])
                ].flatMap((field) => field?.fieldPath ?? []),
                filter: this.filter && !parameters.id ? JSON.stringify(this.filter) : null
            })}`
        );
    }
}
