import { LightningElement, wire } from 'lwc';
import { CurrentPageReference, type PageReference } from 'lightning/navigation';
import { getFieldValue, getRecord, type UiRecord } from 'lightning/uiRecordApi';
import NUMBER from '@salesforce/schema/License__c.Name';
import PERSON from '@salesforce/schema/License__c.Contact__r.Name';
import title from '@salesforce/label/c.Missing_Title';
import license from '@salesforce/label/c.Wizard_License_Record';
import notLoaded from '@salesforce/label/c.Missing_Not_Loaded';

/** What a license still needs, where it is provided: the courses, the agreement, and the reminder. */
export default class MissingRequirements extends LightningElement {
    label = { title, license, notLoaded };
    /** The license of the address. */
    recordId?: string;

    @wire(CurrentPageReference)
    wiredPage(page: PageReference | undefined): void {
        if (page?.type === 'standard__component') {
            this.recordId = page.state?.c__recordId;
        }
    }

    @wire(getRecord, { recordId: '$recordId', fields: [NUMBER, PERSON] })
    found?: Platform.Wired<UiRecord>;

    get error(): Platform.FetchError | undefined {
        return this.found?.error;
    }

    get heading(): string {
        return [title, getFieldValue(this.found?.data, PERSON)].filter(Boolean).join(': ');
    }

    get licenseNumber(): string {
        return String(getFieldValue(this.found?.data, NUMBER) ?? '');
    }
}
