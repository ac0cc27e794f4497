import { LightningElement, api, wire } from 'lwc';
import { NavigationMixin, type PageReference } from 'lightning/navigation';
import linksAt from '@salesforce/apex/PageLinkController.at';
import notLoaded from '@salesforce/label/c.Links_Not_Loaded';

interface Link extends Licenses.PageLink {
    url?: string;
    target?: string;
}

/** The links of the page that belong to one place; nothing where there are none. */
export default class PageLinks extends NavigationMixin(LightningElement) {
    /** Where they are shown, one of the values of the field Place of Page Link. */
    @api place?: string;
    /** Title of a card around them; without one they are a plain list. */
    @api heading?: string;

    label = { notLoaded };
    links: Link[] = [];
    error?: Platform.FetchError;

    @wire(linksAt, { place: '$place' })
    wiredLinks({ data, error }: Platform.Wired<Licenses.PageLink[]>): void {
        this.error = error;
        void this.show(data ?? []);
    }

    get isCard(): boolean {
        return Boolean(this.heading) && this.isShown;
    }

    get isShown(): boolean {
        return this.links.length > 0 || Boolean(this.error);
    }

    /** An address opens beside the application; a tab in it, unless a key of the click asks for a new one. */
    handleClick(event: MouseEvent): void {
        const tab = (event.currentTarget as HTMLElement).dataset.tab;
        if (tab && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
            event.preventDefault();
            this[NavigationMixin.Navigate](pageOf(tab));
        }
    }

    private async show(found: Licenses.PageLink[]): Promise<void> {
        this.links = await Promise.all(found.map((link) => this.leadingTo(link)));
    }

    private async leadingTo(link: Licenses.PageLink): Promise<Link> {
        return link.tab
            ? { ...link, url: await this[NavigationMixin.GenerateUrl](pageOf(link.tab)) }
            : { ...link, url: link.address, target: '_blank' };
    }
}

function pageOf(tab: string): PageReference {
    return { type: 'standard__navItemPage', attributes: { apiName: tab } };
}
