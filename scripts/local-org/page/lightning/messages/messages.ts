import { LightningElement } from 'lwc';
import { joinForm } from 'one/form';

/** `lightning-messages`: the errors of the record form around it. */
export default class Messages extends LightningElement {
    errors: string[] = [];
    leave: (() => void) | undefined;

    connectedCallback(): void {
        this.leave = joinForm(this, {
            fieldName: null,
            receive: (context) => {
                this.errors = context.errors;
            }
        });
    }

    disconnectedCallback(): void {
        this.leave?.();
    }
}
