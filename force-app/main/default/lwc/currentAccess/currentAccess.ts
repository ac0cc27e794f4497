import { LightningElement, api } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import changeThis from '@salesforce/label/c.Change_This';
import none from '@salesforce/label/c.Access_None';
import licenseLabel from '@salesforce/label/c.Access_License';
import openRequestsLabel from '@salesforce/label/c.Access_Open_Requests';
import accessLabel from '@salesforce/label/c.Access_Current';

interface RequestRow extends Licenses.OpenRequest {
    url?: string;
    isChangeable: boolean;
    changeLabel: string;
}

/** What a person has access to today and what has been requested, with links to the license and the open requests. */
export default class CurrentAccess extends NavigationMixin(LightningElement) {
    label = { none, licenseLabel, openRequestsLabel, accessLabel };
    /** Whether open requests can be changed from here. */
    @api mayChange = false;
    licenseUrl?: string;
    requests: RequestRow[] = [];

    private summary?: Licenses.LicenseSummary;

    /** The license, or nothing when the person never had one. */
    @api
    get license(): Licenses.LicenseSummary | undefined {
        return this.summary;
    }
    set license(license: Licenses.LicenseSummary | undefined) {
        this.summary = license;
        this.requests = this.rows;
        void this.findUrls();
    }

    get hasAccess(): boolean {
        return Boolean(this.summary?.access.length);
    }

    get hasRequests(): boolean {
        return this.requests.length > 0;
    }

    /** Asks to change an open request. */
    handleChange(event: Event): void {
        const detail = (event.target as HTMLElement).dataset.change;
        this.dispatchEvent(new CustomEvent('changerequest', { detail }));
    }

    private get rows(): RequestRow[] {
        return (this.summary?.openRequests ?? []).map((request) => ({
            ...request,
            isChangeable: this.mayChange && request.isUndecided,
            changeLabel: changeThis.replace('{0}', request.requestNumber)
        }));
    }

    private async findUrls(): Promise<void> {
        if (!this.summary) {
            return;
        }
        this.licenseUrl = await this.urlOf(this.summary.id);
        this.requests = await Promise.all(
            this.rows.map(async (request) => ({ ...request, url: await this.urlOf(request.id) }))
        );
    }

    private urlOf(recordId: string): Promise<string> {
        return this[NavigationMixin.GenerateUrl]({
            type: 'standard__recordPage',
            attributes: { recordId, actionName: 'view' }
        });
    }
}
