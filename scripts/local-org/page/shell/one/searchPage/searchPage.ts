import { api, LightningElement } from 'lwc';
import { objectIcon, type PageReference } from 'one/context';
import { errorMessage, request } from 'one/http';
import type { SearchResult } from '../../ui-api.ts';

/** All results of a global search, by object. */
export default class SearchPage extends LightningElement {
    reference: PageReference | undefined;
    found: SearchResult[] | null = null;
    error = '';

    @api
    get pageReference(): PageReference | undefined {
        return this.reference;
    }
    set pageReference(value: PageReference | undefined) {
        const changed = value?.state.term !== this.reference?.state.term;
        this.reference = value;
        if (changed) {
            void this.search();
        }
    }

    get term(): string {
        return this.reference?.state.term ?? '';
    }

    get heading(): string {
        return `Search Results for "${this.term}"`;
    }

    get results(): (SearchResult & { iconName: string; countText: string })[] {
        return (this.found ?? []).map((result) => ({
            ...result,
            iconName: objectIcon(result.objectApiName),
            countText: `${result.records.length}${result.hasMore ? '+' : ''}`
        }));
    }

    get detail(): string {
        const count = (this.found ?? []).reduce((sum, result) => sum + result.records.length, 0);
        return this.found ? `${count} ${count === 1 ? 'result' : 'results'}` : '';
    }

    get isLoading(): boolean {
        return !this.found;
    }

    get isEmpty(): boolean {
        return Boolean(this.found && !this.found.length && !this.error);
    }

    async search(): Promise<void> {
        const term = this.term;
        this.found = null;
        this.error = '';
        try {
            const found = await request<SearchResult[]>(
                `/webruntime/api/search?limit=50&q=${encodeURIComponent(term)}`
            );
            if (term === this.term) {
                this.found = found;
            }
        } catch (error) {
            this.error = errorMessage(error);
            this.found = [];
        }
    }
}
