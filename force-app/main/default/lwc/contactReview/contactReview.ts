import { LightningElement, api, wire } from 'lwc';
import { Fresh, announceChange } from 'c/fresh';
import type { Validatable } from 'c/validity';
import review from '@salesforce/apex/ContactReviewController.review';
import deprovision from '@salesforce/apex/ProvisionRequestController.deprovision';
import title from '@salesforce/label/c.Review_Title';
import loading from '@salesforce/label/c.Screen_Loading';
import eligible from '@salesforce/label/c.Review_Eligible';
import notEligible from '@salesforce/label/c.Review_Not_Eligible';
import notLoaded from '@salesforce/label/c.Review_Not_Loaded';
import accessTitle from '@salesforce/label/c.Review_Access';
import timingTitle from '@salesforce/label/c.Review_Timing';
import hasLeft from '@salesforce/label/c.Review_Has_Left';
import deprovisionAll from '@salesforce/label/c.Review_Deprovision_All';
import notSubmitted from '@salesforce/label/c.Wizard_Not_Submitted';
import removalSubmitted from '@salesforce/label/c.Wizard_Removal_Submitted';

/** Answers the page's three questions of "Review Contact" beside the contact, before anyone submits a request. */
export default class ContactReview extends LightningElement {
    @api recordId?: string;

    label = {
        title,
        loading,
        eligible,
        notEligible,
        notLoaded,
        accessTitle,
        timingTitle,
        hasLeft,
        deprovisionAll,
        notSubmitted,
        removalSubmitted
    };
    review?: Licenses.ContactReview;
    error?: Platform.FetchError;

    isSubmitting = false;
    /** The policy's text that was accepted. */
    acknowledgement = '';
    submitError?: Platform.FetchError | string[];
    submittedId?: string;
    submittedNumber?: string;

    private readonly fresh = new Fresh();

    @wire(review, { contactId: '$recordId' })
    wiredReview(wired: Platform.Wired<Licenses.ContactReview>): void {
        this.review = wired.data;
        this.error = wired.error;
        this.fresh.provisioned(wired);
    }

    override connectedCallback(): void {
        this.fresh.connect(this);
    }

    override disconnectedCallback(): void {
        this.fresh.disconnect();
    }

    get isLoading(): boolean {
        return !this.review && !this.error;
    }

    /** What keeps this viewer from any request stands in place of the verdict, which would be green for others. */
    get hasRefusals(): boolean {
        return (this.review?.refusals.length ?? 0) > 0;
    }

    get refusals() {
        return (this.review?.refusals ?? []).map((refusal) => ({ ...refusal, key: refusal.reason }));
    }

    get canDeprovision(): boolean {
        return Boolean(this.review?.hasLeft && this.review.maySubmit);
    }

    get needsAcknowledgement(): boolean {
        return this.canDeprovision && Boolean(this.review?.acknowledgement);
    }

    handleAcknowledge(event: CustomEvent<{ acknowledgement: string }>): void {
        this.acknowledgement = event.detail.acknowledgement;
    }

    /** One click deprovisions someone who has left: a request to remove everything, worked in the monthly batch. */
    async handleDeprovision(): Promise<void> {
        const acknowledge = this.refs?.acknowledge as unknown as Validatable | undefined;
        if (this.isSubmitting || !this.review?.license || acknowledge?.reportValidity() === false) {
            return;
        }
        this.isSubmitting = true;
        this.submitError = undefined;
        const accessIds = this.review.license.access.filter((line) => line.status === 'Active').map((line) => line.id);
        try {
            const { contactId } = this.review;
            const { acknowledgement } = this;
            const result = await deprovision({ form: { contactId, accessIds, hasLeft: true, acknowledgement } });
            if (result.submitted) {
                this.submittedNumber = result.requestNumber;
                this.submittedId = result.requestId;
                await announceChange(this, [result.contactId, result.licenseId, result.requestId]);
            } else {
                this.submitError = result.refusals.map((refusal) => `${refusal.reason} ${refusal.remedy ?? ''}`.trim());
            }
        } catch (error) {
            this.submitError = error as Platform.FetchError;
        } finally {
            this.isSubmitting = false;
        }
    }
}
