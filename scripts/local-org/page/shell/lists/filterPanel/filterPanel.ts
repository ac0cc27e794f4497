import { api, LightningElement, wire } from 'lwc';
import { filterFields, filterText, operatorOptions } from 'lists/filters';
import { getPicklistValues } from 'lightning/uiObjectInfoApi';
import type { FieldInfo, ListFilter, ListInfo, ListInfoInput, ObjectInfo } from '../../ui-api.ts';

const DATES = ['Date', 'DateTime'];

/**
 * The Filters panel of a list view: whose records it has and by which fields. A list view that the user may not change
 * shows its filters. Fires `save` with {changes}, `close` and `clone`.
 */
export default class FilterPanel extends LightningElement {
    @api objectInfo: ObjectInfo | undefined;
    /** what the org said against the last save */
    @api error = '';
    list: ListInfo | undefined;
    scope: string = 'everything';
    filters: ListFilter[] = [];
    logic = '';
    hasLogic = false;
    isChanged = false;
    /** the filter that is being edited, or -1 */
    open = -1;

    @wire(getPicklistValues, { recordTypeId: '$recordTypeId', fieldApiName: '$picklistField' })
    picklist: { data?: { values: { label: string; value: string }[] } } = {};

    @api
    get listInfo(): ListInfo | undefined {
        return this.list;
    }
    set listInfo(value: ListInfo | undefined) {
        this.list = value;
        this.handleCancel();
    }

    get canEdit(): boolean {
        return this.list?.updateable ?? false;
    }

    get canClone(): boolean {
        return this.list?.cloneable ?? false;
    }

    get note(): string {
        if (this.canEdit) {
            return '';
        }
        return this.canClone
            ? "You can't change the filters of this list view, because it is one of the project's files. Clone it to filter it otherwise."
            : "You can't change the filters of this list view.";
    }

    get ownerLabel(): string {
        return 'Filter by Owner';
    }

    get scopes(): { label: string; value: string }[] {
        const plural = this.objectInfo?.labelPlural.toLowerCase() ?? '';
        return [
            { label: `All ${plural}`, value: 'everything' },
            { label: `My ${plural}`, value: 'mine' }
        ];
    }

    get scopeText(): string {
        return this.scopes.find(({ value }) => value === this.scope)?.label ?? '';
    }

    get hasNoOwner(): boolean {
        return !this.objectInfo?.fields.OwnerId;
    }

    get hasFilters(): boolean {
        return this.filters.length > 0;
    }

    get matchingText(): string {
        return this.hasLogic ? 'Matching by the filter logic' : 'Matching all of these filters';
    }

    get logicLabel(): string {
        return this.hasLogic ? 'Remove Filter Logic' : 'Add Filter Logic';
    }

    get shownFilters(): (ListFilter & {
        key: string;
        index: number;
        isOpen: boolean;
        title: string;
        text: string;
        removeLabel: string;
    })[] {
        return this.filters.map((filter, index) => ({
            ...filter,
            key: String(index),
            index,
            isOpen: index === this.open,
            title: this.hasLogic ? `${index + 1}. ${filter.label}` : filter.label,
            text: filterText(filter),
            removeLabel: `Remove filter: ${filter.label}`
        }));
    }

    get opened(): ListFilter | undefined {
        return this.filters[this.open];
    }

    get field(): FieldInfo | undefined {
        return this.objectInfo?.fields[this.opened?.fieldApiName ?? ''];
    }

    get fieldOptions(): { label: string; value: string }[] {
        return filterFields(this.objectInfo);
    }

    get operators(): { label: string; value: string }[] {
        return operatorOptions(this.field);
    }

    get isBoolean(): boolean {
        return this.field?.dataType === 'Boolean';
    }

    get isPicklist(): boolean {
        return this.field?.dataType === 'Picklist' || this.field?.dataType === 'MultiPicklist';
    }

    get recordTypeId(): string | undefined {
        return this.isPicklist ? (this.objectInfo?.defaultRecordTypeId ?? undefined) : undefined;
    }

    get picklistField(): string | undefined {
        return this.isPicklist ? `${this.objectInfo!.apiName}.${this.field!.apiName}` : undefined;
    }

    get picklistOptions(): { label: string; value: string }[] {
        return (this.picklist.data?.values ?? []).map(({ label, value }) => ({ label, value }));
    }

    get booleans(): { label: string; value: string }[] {
        return [
            { label: 'True', value: 'True' },
            { label: 'False', value: 'False' }
        ];
    }

    get valueText(): string {
        return this.opened?.operandLabels.join(', ') ?? '';
    }

    get valueHelp(): string {
        return DATES.includes(this.field?.dataType ?? '')
            ? 'A date, such as 11/30/2026, or words such as today, last 7 days, this month'
            : 'Separate several values with commas. Leave it empty to look for blanks.';
    }

    handleScope(event: CustomEvent<{ value: string }>): void {
        this.scope = event.detail.value;
        this.isChanged = true;
    }

    handleOpen(event: Event): void {
        this.open = indexOf(event);
    }

    handleDone(): void {
        this.open = -1;
    }

    handleAdd(): void {
        const [first] = this.fieldOptions;
        const preferred = this.fieldOptions.find(({ value }) => this.objectInfo!.nameFields.includes(value)) ?? first;
        if (preferred) {
            const { value, label } = preferred;
            this.change([...this.filters, { fieldApiName: value, label, operator: 'Equals', operandLabels: [] }]);
            this.open = this.filters.length - 1;
        }
    }

    handleRemove(event: Event): void {
        const index = indexOf(event);
        this.change(this.filters.filter((_, at) => at !== index));
        this.open = -1;
    }

    handleRemoveAll(): void {
        this.change([]);
        this.hasLogic = false;
        this.logic = '';
        this.open = -1;
    }

    handleField(event: CustomEvent<{ value: string }>): void {
        const field = this.objectInfo!.fields[event.detail.value]!;
        const { apiName, label } = field;
        this.edit({ fieldApiName: apiName, label, operator: operatorOptions(field)[0]!.value, operandLabels: [] });
    }

    handleOperator(event: CustomEvent<{ value: string }>): void {
        this.edit({ operator: event.detail.value });
    }

    handleValue(event: CustomEvent<{ value: string }>): void {
        this.edit({ operandLabels: [event.detail.value] });
    }

    handleValues(event: CustomEvent<{ value: string[] }>): void {
        this.edit({ operandLabels: [...event.detail.value] });
    }

    handleText(event: CustomEvent<{ value: string }>): void {
        const values = event.detail.value.split(',').map((one) => one.trim());
        this.edit({ operandLabels: values.filter(Boolean) });
    }

    handleToggleLogic(): void {
        this.hasLogic = !this.hasLogic;
        this.logic = this.hasLogic ? this.filters.map((_, index) => index + 1).join(' AND ') : '';
        this.isChanged = true;
    }

    handleLogic(event: CustomEvent<{ value: string }>): void {
        this.logic = event.detail.value;
        this.isChanged = true;
    }

    handleCancel(): void {
        this.scope = this.list?.scope.apiName ?? 'everything';
        this.filters = [...(this.list?.filteredByInfo ?? [])];
        this.logic = this.list?.filterLogicString ?? '';
        this.hasLogic = Boolean(this.logic);
        this.isChanged = false;
        this.open = -1;
    }

    handleSave(): void {
        const changes: ListInfoInput = {
            filteredByInfo: this.filters.map(({ fieldApiName, operator, operandLabels }) => ({
                fieldApiName,
                operator,
                operandLabels
            })),
            filterLogicString: this.hasLogic ? this.logic : null,
            scope: { apiName: this.scope }
        };
        this.dispatchEvent(new CustomEvent('save', { detail: { changes } }));
    }

    handleClose(): void {
        this.dispatchEvent(new CustomEvent('close'));
    }

    handleClone(): void {
        this.dispatchEvent(new CustomEvent('clone'));
    }

    edit(changes: Partial<ListFilter>): void {
        this.change(this.filters.map((filter, index) => (index === this.open ? { ...filter, ...changes } : filter)));
    }

    change(filters: ListFilter[]): void {
        this.filters = filters;
        this.isChanged = true;
    }
}

function indexOf(event: Event): number {
    return Number((event.currentTarget as HTMLElement).dataset.index);
}
