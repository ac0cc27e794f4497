import { api, LightningElement } from 'lwc';

/** Stands for a page component that is not supported: fails with its name. */
export default class Unsupported extends LightningElement {
    @api componentName = '';

    connectedCallback(): void {
        throw new Error(`Unsupported: page component ${this.componentName}`);
    }
}
