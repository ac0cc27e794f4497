import { api } from 'lwc';
import LightningModal from 'lightning/modal';
import { errorMessage } from 'one/http';

/** Asks for the name of a list view that is made, cloned or renamed. Closes with what `save` gives, or nothing. */
export default class NameModal extends LightningModal {
    declare refs: { name: HTMLElement & { reportValidity(): boolean } };
    @api name = '';
    /** saves under a name; what it throws is told */
    @api save: (name: string) => Promise<unknown> = () => Promise.resolve(null);
    typed: string | null = null;
    error = '';

    handleChange(event: CustomEvent<{ value: string }>): void {
        this.typed = event.detail.value;
    }

    handleCancel(): void {
        this.close();
    }

    async handleSave(): Promise<void> {
        if (!this.refs.name.reportValidity()) {
            return;
        }
        try {
            this.close(await this.save((this.typed ?? this.name).trim()));
        } catch (error) {
            this.error = errorMessage(error);
        }
    }
}
