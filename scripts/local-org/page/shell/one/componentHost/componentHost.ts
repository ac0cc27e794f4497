import { api, LightningElement } from 'lwc';
import { errorMessage } from 'one/http';

/** Shows a component given by its constructor; when it fails, what went wrong, and the rest of the page goes on. */
export default class ComponentHost extends LightningElement {
    @api constructorFunction: unknown;
    @api properties: Record<string, unknown> = {};
    @api componentName = '';
    failure = '';

    get failureTitle(): string {
        return `${this.componentName || 'This component'} could not be shown`;
    }

    errorCallback(error: unknown): void {
        this.failure = errorMessage(error);
        console.error(error);
    }
}
