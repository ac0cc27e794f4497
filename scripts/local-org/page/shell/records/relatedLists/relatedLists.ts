import { api, LightningElement, wire } from 'lwc';
import { errorMessage } from 'one/http';
import { getRelatedListsInfo } from 'lightning/uiRelatedListApi';
import type { RelatedListInfo } from '../../ui-api.ts';

/** Related Lists: quick links that show a list when hovered, and every list of the object's page layout. */
export default class RelatedLists extends LightningElement {
    @api recordId: string | undefined;
    @api objectApiName: string | undefined;

    @wire(getRelatedListsInfo, { parentObjectApiName: '$objectApiName' })
    wired: { data?: { relatedLists: RelatedListInfo[] }; error?: unknown } = {};

    get lists(): RelatedListInfo[] {
        return this.wired.data?.relatedLists ?? [];
    }

    get isLoading(): boolean {
        return !this.wired.data;
    }

    get shownLists(): RelatedListInfo[] {
        return this.lists.filter((list) => !list.problem);
    }

    get hasQuickLinks(): boolean {
        return this.shownLists.length > 0;
    }

    get isEmpty(): boolean {
        return !this.lists.length;
    }

    get error(): string {
        return this.wired.error ? errorMessage(this.wired.error) : '';
    }
}
