import { api } from 'lwc';
import LightningModal from 'lightning/modal';

/** The panel of a screen action: shows the action's component until it closes. */
export default class ActionModal extends LightningModal {
    @api constructorFunction: unknown;
    @api properties: Record<string, unknown> = {};

    connectedCallback(): void {
        this.template!.addEventListener('lightning__actionsclosescreen', () => this.close());
    }
}
