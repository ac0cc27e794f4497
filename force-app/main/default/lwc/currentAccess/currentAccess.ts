import { LightningElement, api } from 'lwc';
import changeThis from '@salesforce/label/c.Change_This';
import elsewhere from '@salesforce/label/c.Access_Elsewhere';
import none from '@salesforce/label/c.Access_None';
import licenseLabel from '@salesforce/label/c.Access_License';
import openRequestsLabel from '@salesforce/label/c.Access_Open_Requests';
import accessLabel from '@salesforce/label/c.Access_Current';

interface RequestRow extends Licenses.OpenRequest {
    isChangeable: boolean;
    changeLabel: string;
}

/** What a person has access to today and what has been requested, with links to the license and the open requests. */
export default class CurrentAccess extends LightningElement {
    label = { licenseLabel, openRequestsLabel, accessLabel };
    /** Whether open requests can be changed from here. */
    @api mayChange = false;

    /** The license, or nothing when the person never had one. */
    @api license?: Licenses.LicenseSummary;

    /** Whether there is a license that the viewer may not see. */
    @api isElsewhere = false;

    get noneText(): string {
        return this.isElsewhere ? elsewhere : none;
    }

    get hasAccess(): boolean {
        return Boolean(this.license?.access.length);
    }

    get hasRequests(): boolean {
        return this.requests.length > 0;
    }

    /** Asks to change an open request. */
    handleChange(event: Event): void {
        const detail = (event.target as HTMLElement).dataset.change;
        this.dispatchEvent(new CustomEvent('changerequest', { detail }));
    }

    get requests(): RequestRow[] {
        return (this.license?.openRequests ?? []).map((request) => ({
            ...request,
            isChangeable: this.mayChange && request.isUndecided,
            changeLabel: changeThis.replace('{0}', request.requestNumber)
        }));
    }
}
