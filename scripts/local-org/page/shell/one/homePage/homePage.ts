import { LightningElement, wire, api } from 'lwc';
import { context, type NavigationItem, type PageReference } from 'one/context';
import { errorMessage } from 'one/http';
import { getHomePage } from 'one/pageApi';
import type { PageDefinition } from '../../ui-api.ts';

/** Home: the org's home page, or the app's tabs when it has none. */
export default class HomePage extends LightningElement {
    @api pageReference: PageReference | undefined;

    @wire(getHomePage, {})
    wired: { data?: { page: PageDefinition | null }; error?: unknown } = {};

    get page(): PageDefinition | null {
        return this.wired.data?.page ?? null;
    }

    get isDefault(): boolean {
        return this.wired.data?.page === null;
    }

    get greeting(): string {
        return `Welcome, ${context().user.name}`;
    }

    get objects(): NavigationItem[] {
        return context().app.items.filter((item) => item.pageReference && item.developerName !== 'standard-home');
    }

    get error(): string {
        return this.wired.error ? errorMessage(this.wired.error) : '';
    }
}
