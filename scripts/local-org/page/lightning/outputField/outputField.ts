import { api, LightningElement } from 'lwc';
import { fieldApiName, joinForm } from 'one/form';
import type { FieldReference } from 'one/uiApi';
import type { FormContext } from '../../shell/form-context.ts';
import type { FieldInfo, RecordRepresentation } from '../../shell/ui-api.ts';

/** `lightning-output-field`: a field of the record form around it, to read. */
export default class OutputField extends LightningElement {
    @api fieldName: FieldReference | undefined;
    @api fieldClass = '';
    @api variant = 'standard';
    context: FormContext | null = null;
    leave: (() => void) | undefined;

    connectedCallback(): void {
        this.leave = joinForm(this, {
            fieldName: this.name,
            receive: (context) => {
                this.context = context;
            }
        });
    }

    disconnectedCallback(): void {
        this.leave?.();
    }

    get name(): string {
        return fieldApiName(this.fieldName);
    }

    get record(): RecordRepresentation | null {
        return this.context?.record ?? null;
    }

    get info(): FieldInfo | undefined {
        return this.context?.objectInfo.fields[this.name];
    }

    // A field the user has no access to is not shown.
    get isVisible(): boolean {
        return Boolean(this.info && this.record?.fields[this.name]);
    }

    get label(): string {
        return this.info?.label ?? '';
    }

    get hasLabel(): boolean {
        return this.variant !== 'label-hidden';
    }

    get labelClass(): string {
        return 'slds-form-element__label';
    }

    get formElementClass(): string {
        const layout: Record<string, string> = {
            'label-inline': 'slds-form-element_horizontal',
            'label-stacked': 'slds-form-element_stacked'
        };
        return `slds-form-element slds-form-element_readonly ${layout[this.variant] ?? ''} ${this.fieldClass}`;
    }
}
