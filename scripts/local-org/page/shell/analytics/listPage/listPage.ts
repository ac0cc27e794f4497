import { api, LightningElement } from 'lwc';
import { context, type PageReference } from 'one/context';
import { API, errorMessage, request } from 'one/http';
import type { ListEntry } from '../types.ts';

/** The Reports and Dashboards tabs: what is in the folders that are shared with the viewer. */
export default class ListPage extends LightningElement {
    reference: PageReference | undefined;
    entries: ListEntry[] | null = null;
    error = '';

    @api
    get pageReference(): PageReference | undefined {
        return this.reference;
    }
    set pageReference(value: PageReference | undefined) {
        this.reference = value;
        void this.load();
    }

    get objectApiName(): string {
        return this.reference!.attributes.objectApiName!;
    }

    get heading(): string {
        return context().objects[this.objectApiName]?.labelPlural ?? '';
    }

    get iconName(): string {
        return `standard:${this.objectApiName.toLowerCase()}`;
    }

    get isLoading(): boolean {
        return this.entries === null;
    }

    get isEmpty(): boolean {
        return this.entries?.length === 0;
    }

    get detail(): string {
        const count = this.entries?.length ?? 0;
        return this.entries ? `${count} ${count === 1 ? 'item' : 'items'}` : '';
    }

    get rows(): (ListEntry & { url: string })[] {
        return (this.entries ?? []).map((entry) => ({
            ...entry,
            url: `/lightning/r/${this.objectApiName}/${entry.id}/view`
        }));
    }

    async load(): Promise<void> {
        try {
            this.entries = await request<ListEntry[]>(`${API}/analytics/${this.objectApiName.toLowerCase()}s`);
        } catch (error) {
            this.error = errorMessage(error);
        }
    }
}
