import { api, LightningElement, wire } from 'lwc';
import { fieldApiName, inputType, isInputType, joinForm } from 'one/form';
import type { FieldReference } from 'one/uiApi';
import { getPicklistValues } from 'lightning/uiObjectInfoApi';
import type { FormContext } from '../../shell/form-context.ts';
import type { FieldInfo } from '../../shell/ui-api.ts';

type Input = HTMLElement & { reportValidity?: () => boolean; focus(): void };

/** `lightning-input-field`: a field of the record edit form around it, in the control of its type. */
export default class InputField extends LightningElement {
    @api fieldName: FieldReference | undefined;
    @api variant = 'standard';
    @api disabled = false;
    @api readOnly = false;
    @api required = false;
    @api placeholder = '';
    given: unknown;
    changed: unknown;
    isChanged = false;
    context: FormContext | null = null;
    leave: (() => void) | undefined;

    @wire(getPicklistValues, { recordTypeId: '$recordTypeId', fieldApiName: '$picklistField' })
    picklist: { data?: { values: { label: string; value: string }[]; defaultValue: { value: string } | null } } = {};

    @api
    get value(): unknown {
        return this.current;
    }
    set value(value: unknown) {
        if (value !== undefined) {
            this.given = value;
            this.isChanged = false;
        }
    }

    /** Removes the user's change. */
    @api
    reset(): void {
        this.isChanged = false;
        this.changed = undefined;
    }

    /** Says whether the value is valid, and shows why not. */
    @api
    reportValidity(): boolean {
        return this.input?.reportValidity?.() ?? true;
    }

    @api
    focus(): void {
        this.input?.focus();
    }

    connectedCallback(): void {
        this.leave = joinForm(this, {
            fieldName: this.name,
            receive: (context) => this.receive(context),
            value: () => this.submitted,
            validate: () => this.reportValidity(),
            reset: () => this.reset()
        });
    }

    disconnectedCallback(): void {
        this.leave?.();
    }

    receive(context: FormContext): void {
        this.context = context;
        const info = this.info;
        if (info && !isInputType(info.dataType)) {
            throw new Error(`Unsupported: lightning-input-field of type ${info.dataType} (${info.apiName})`);
        }
    }

    get name(): string {
        return fieldApiName(this.fieldName);
    }

    get info(): FieldInfo | undefined {
        return this.context?.objectInfo.fields[this.name];
    }

    get input(): Input | null {
        return this.template!.querySelector('[data-input]');
    }

    get isReady(): boolean {
        return Boolean(this.info);
    }

    get recordTypeId(): string | undefined {
        return this.isPicklist || this.isMultiPicklist ? this.context?.recordTypeId : undefined;
    }

    get picklistField(): string | undefined {
        return this.info && this.context ? `${this.context.objectInfo.apiName}.${this.name}` : undefined;
    }

    get current(): unknown {
        if (this.isChanged) {
            return this.changed;
        }
        const stored = this.context?.record?.fields[this.name]?.value;
        return this.given ?? stored ?? this.defaultValue;
    }

    // A new record starts with the default of its picklist.
    get defaultValue(): unknown {
        if (this.isBoolean) {
            return false;
        }
        return this.context?.record ? undefined : this.picklist.data?.defaultValue?.value;
    }

    get submitted(): unknown {
        const value = this.current;
        return value === undefined || value === '' ? null : value;
    }

    get selected(): string[] {
        const value = this.current;
        return Array.isArray(value) ? value : value ? String(value).split(';') : [];
    }

    get label(): string {
        return this.info?.label ?? '';
    }

    get help(): string | null {
        return this.info?.inlineHelpText ?? null;
    }

    get isRequired(): boolean {
        return Boolean(this.required || this.info?.required);
    }

    get isDisabled(): boolean {
        const editable = this.context?.record ? this.info?.updateable : this.info?.createable;
        return Boolean(this.disabled || this.readOnly || this.context?.disabled || !editable);
    }

    get isPicklist(): boolean {
        return this.info?.dataType === 'Picklist';
    }

    get isMultiPicklist(): boolean {
        return this.info?.dataType === 'MultiPicklist';
    }

    get isReference(): boolean {
        return this.info?.dataType === 'Reference';
    }

    get isLongText(): boolean {
        return this.info?.dataType === 'TextArea';
    }

    get isBoolean(): boolean {
        return this.info?.dataType === 'Boolean';
    }

    get inputType(): string {
        return inputType(this.info?.dataType) ?? 'text';
    }

    get step(): string | undefined {
        return this.inputType === 'number' ? String(10 ** -(this.info?.scale ?? 0)) : undefined;
    }

    get formatter(): string | undefined {
        const formatters: Record<string, string> = { Currency: 'currency', Percent: 'percent-fixed' };
        return formatters[this.info?.dataType ?? ''];
    }

    get maxLength(): number | undefined {
        return this.info?.length || undefined;
    }

    get targetObject(): string | undefined {
        return this.info?.referenceToInfos[0]?.apiName;
    }

    get options(): { label: string; value: string }[] {
        const values = (this.picklist.data?.values ?? []).map(({ label, value }) => ({ label, value }));
        return this.isPicklist && !this.isRequired ? [{ label: '--None--', value: '' }, ...values] : values;
    }

    get errorText(): string {
        return (this.context?.fieldErrors[this.name] ?? []).join(' ');
    }

    handleChange(event: CustomEvent<{ value: unknown }>): void {
        this.change(event, event.detail.value);
    }

    handleSelected(event: CustomEvent<{ value: string[] }>): void {
        this.change(event, event.detail.value.join(';'));
    }

    handlePicked(event: CustomEvent<{ recordId: string | null }>): void {
        this.change(event, event.detail.recordId);
    }

    handleChecked(event: CustomEvent<{ checked: boolean }>): void {
        this.change(event, event.detail.checked);
    }

    change(event: Event, value: unknown): void {
        event.stopPropagation();
        this.changed = value;
        this.isChanged = true;
        this.dispatchEvent(
            new CustomEvent('change', { detail: { value, checked: this.isBoolean ? value : undefined } })
        );
    }
}
