import { api, LightningElement } from 'lwc';

/** Says what went wrong, in place of what could not be shown. */
export default class ErrorCard extends LightningElement {
    @api title = 'Something went wrong';
    @api message = '';
    /** true for a message that points at places of a code, a character below the other */
    @api isCode = false;

    get text(): string {
        return this.message.replace(/^\n+|\s+$/g, '');
    }

    get messageClass(): string {
        return `slds-m-top_x-small message${this.isCode ? ' code' : ''}`;
    }
}
