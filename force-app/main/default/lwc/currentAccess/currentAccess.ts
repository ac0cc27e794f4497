import { LightningElement, api } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import none from '@salesforce/label/c.Access_None';
import licenseLabel from '@salesforce/label/c.Access_License';
import openRequestsLabel from '@salesforce/label/c.Access_Open_Requests';
import accessLabel from '@salesforce/label/c.Access_Current';

interface RequestRow extends Licenses.OpenRequest {
    url?: string;
}

/** What a person has access to today and what has been requested, with links to the license and the open requests. */
export default class CurrentAccess extends NavigationMixin(LightningElement) {
    label = { none, licenseLabel, openRequestsLabel, accessLabel };
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
        this.requests = license?.openRequests ?? [];
        void this.findUrls();
    }

    get hasAccess(): boolean {
        return Boolean(this.summary?.access.length);
    }

    get hasRequests(): boolean {
        return this.requests.length > 0;
    }

    private async findUrls(): Promise<void> {
        if (!this.summary) {
            return;
        }
        this.licenseUrl = await this.urlOf(this.summary.id);
        this.requests = await Promise.all(
            this.summary.openRequests.map(async (request) => ({ ...request, url: await this.urlOf(request.id) }))
        );
    }

    private urlOf(recordId: string): Promise<string> {
        return this[NavigationMixin.GenerateUrl]({
            type: 'standard__recordPage',
            attributes: { recordId, actionName: 'view' }
        });
    }
}
