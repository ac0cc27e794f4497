import { LightningElement, api, wire } from 'lwc';
import review from '@salesforce/apex/ContactReviewController.review';
import title from '@salesforce/label/c.Review_Title';
import loading from '@salesforce/label/c.Screen_Loading';
import eligible from '@salesforce/label/c.Review_Eligible';
import notEligible from '@salesforce/label/c.Review_Not_Eligible';
import notLoaded from '@salesforce/label/c.Review_Not_Loaded';
import accessTitle from '@salesforce/label/c.Review_Access';
import timingTitle from '@salesforce/label/c.Review_Timing';

/** Answers the page's three questions of "Review Contact" beside the contact, before anyone submits a request. */
export default class ContactReview extends LightningElement {
    @api recordId?: string;

    label = { title, loading, eligible, notEligible, notLoaded, accessTitle, timingTitle };
    review?: Licenses.ContactReview;
    error?: Platform.FetchError;

    @wire(review, { contactId: '$recordId' })
    wiredReview({ data, error }: Platform.Wired<Licenses.ContactReview>): void {
        this.review = data;
        this.error = error;
    }

    get isLoading(): boolean {
        return !this.review && !this.error;
    }
}
