import { LightningElement, api } from 'lwc';
import { judgeNow, type Validatable } from 'c/validity';
import choose from '@salesforce/label/c.Wizard_Choose';
import required from '@salesforce/label/c.Wizard_Required';

/** One answer of the request form that is a field of the request, asked for as the field is. */
export default class FormQuestion extends LightningElement {
    @api question!: Licenses.FormQuestion;
    /** The answer so far; true or false for a checkbox. */
    @api value = '';

    label = { choose, required };

    get isChoice(): boolean {
        return this.question.kind === 'choice';
    }

    get isCheckbox(): boolean {
        return this.question.kind === 'checkbox';
    }

    get isChecked(): boolean {
        return this.value === 'true';
    }

    /** Whether it is answered as it has to be; shows what is wrong where it is not. */
    @api
    reportValidity(): boolean {
        const input = this.template!.querySelector('[data-input]') as unknown as Validatable;
        input.reportValidity();
        return !this.question.isRequired || this.value.trim() !== '';
    }

    handleChange(event: CustomEvent<{ value: string }>): void {
        judgeNow(event);
        this.answer(event.detail.value);
    }

    handleCheck(event: CustomEvent<{ checked: boolean }>): void {
        this.answer(String(event.detail.checked));
    }

    private answer(value: string): void {
        this.dispatchEvent(new CustomEvent('answer', { detail: { [this.question.name]: value } }));
    }
}
