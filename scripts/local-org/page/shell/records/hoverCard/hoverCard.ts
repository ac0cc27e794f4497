import { api, LightningElement, wire } from 'lwc';
import { getRelatedListCount } from 'lightning/uiRelatedListApi';

const OPEN_DELAY_MS = 300;
const CLOSE_DELAY_MS = 250;

/** A related list's title: hovering or focusing it shows the list's records in a card. */
export default class HoverCard extends LightningElement {
    declare refs: { link: HTMLElement };
    @api recordId: string | undefined;
    @api objectApiName: string | undefined;
    @api relatedListId: string | undefined;
    @api heading = '';
    isOpen = false;
    timer: ReturnType<typeof setTimeout> | undefined;

    @wire(getRelatedListCount, { parentRecordId: '$recordId', relatedListId: '$relatedListId' })
    wiredCount: { data?: { count: number; hasMore: boolean } } = {};

    get countText(): string {
        const data = this.wiredCount.data;
        return data ? `(${data.count}${data.hasMore ? '+' : ''})` : '';
    }

    get allUrl(): string {
        return `/lightning/r/${this.objectApiName}/${this.recordId}/related/${this.relatedListId}/view`;
    }

    get expanded(): 'true' | 'false' {
        return this.isOpen ? 'true' : 'false';
    }

    get cardClass(): string {
        return `slds-popover slds-popover_large card${this.isOpen ? ' card_open' : ''}`;
    }

    handleEnter(): void {
        this.later(true, OPEN_DELAY_MS);
    }

    handleLeave(): void {
        this.later(false, CLOSE_DELAY_MS);
    }

    handleFocusOut(event: FocusEvent): void {
        const next = event.relatedTarget as Node | null;
        if (!next || !(event.currentTarget as HTMLElement).contains(next)) {
            this.later(false, CLOSE_DELAY_MS);
        }
    }

    handleKeydown(event: KeyboardEvent): void {
        if (event.key === 'Escape' && this.isOpen) {
            event.stopPropagation();
            clearTimeout(this.timer);
            this.refs.link.focus();
            clearTimeout(this.timer);
            this.isOpen = false;
        }
    }

    later(open: boolean, delay: number): void {
        clearTimeout(this.timer);
        this.timer = setTimeout(() => {
            this.isOpen = open;
        }, delay);
    }
}
