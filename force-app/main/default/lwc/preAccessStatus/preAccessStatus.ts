import { LightningElement, api, wire } from 'lwc';
import timeZone from '@salesforce/i18n/timeZone';
import standingOf from '@salesforce/apex/PreAccessController.of';
import title from '@salesforce/label/c.Pre_Access_Title';
import loading from '@salesforce/label/c.Screen_Loading';
import notLoaded from '@salesforce/label/c.Pre_Access_Not_Loaded';
import complete from '@salesforce/label/c.Pre_Access_Complete';
import outstanding from '@salesforce/label/c.Pre_Access_Outstanding';
import goodUntil from '@salesforce/label/c.Pre_Access_Good_Until';
import expiredOn from '@salesforce/label/c.Pre_Access_Expired_On';
import signedByUser from '@salesforce/label/c.Pre_Access_Signed_By_User';
import signedBySupervisor from '@salesforce/label/c.Pre_Access_Signed_By_Supervisor';
import coursesOutstanding from '@salesforce/label/c.Pre_Access_Courses_Outstanding';
import coursesComplete from '@salesforce/label/c.Pre_Access_Courses_Complete';
import { filled } from 'c/filled';
import { Fresh } from 'c/fresh';
import met from '@salesforce/label/c.Check_Outcome_Pass';
import notMet from '@salesforce/label/c.Check_Outcome_Fail';

interface Row extends Licenses.PreAccessRequirement {
    key: string;
    icon: string;
    variant: string;
    outcome: string;
    isComplete: boolean;
    isRemindable: boolean;
    expiryLabel: string;
}

/** The pre-access requirements of a person with the state of each; signatures in the viewer's time zone. */
export default class PreAccessStatus extends LightningElement {
    @api recordId?: string;
    /** Whether the courses have rows of their own elsewhere on the page: those that are outstanding are only named then. */
    @api hideCourses = false;

    label = { title, loading, notLoaded, complete, outstanding, signedByUser, signedBySupervisor };
    timeZone = timeZone;
    standing?: Licenses.PreAccess;
    error?: Platform.FetchError;
    private readonly fresh = new Fresh();

    @wire(standingOf, { recordId: '$recordId' })
    wiredStanding(value: Platform.Wired<Licenses.PreAccess>): void {
        this.standing = value.data;
        this.error = value.error;
        this.fresh.provisioned(value);
    }

    override connectedCallback(): void {
        this.fresh.connect(this);
    }

    override disconnectedCallback(): void {
        this.fresh.disconnect();
    }

    get isLoading(): boolean {
        return !this.standing && !this.error;
    }

    get isComplete(): boolean {
        return this.standing?.status === 'Complete';
    }

    /** Whether several things are missing: each alone has its own reminder. */
    get mayRemindOfAll(): boolean {
        const missing = (this.standing?.requirements ?? []).filter(({ state }) => state !== 'complete');
        return Boolean(this.standing?.mayRemind) && missing.length > 1;
    }

    /** The courses in one sentence, where they have no rows here. */
    get coursesText(): string | undefined {
        const courses = (this.standing?.requirements ?? []).filter(({ kind }) => kind === 'course');
        if (!this.hideCourses || courses.length === 0) {
            return undefined;
        }
        const missing = courses.filter(({ state }) => state !== 'complete').map(({ name }) => name);
        return missing.length > 0 ? filled(coursesOutstanding, missing.join(', ')) : coursesComplete;
    }

    get rows(): Row[] {
        const shown = (this.standing?.requirements ?? []).filter(({ kind }) => !this.hideCourses || kind !== 'course');
        return shown.map((requirement) => {
            const isComplete = requirement.state === 'complete';
            return {
                ...requirement,
                key: requirement.course ?? requirement.name,
                icon: isComplete ? 'utility:success' : 'utility:warning',
                variant: isComplete ? 'success' : 'warning',
                outcome: isComplete ? met : notMet,
                isComplete,
                isRemindable: !isComplete && Boolean(this.standing?.mayRemind),
                expiryLabel: requirement.state === 'expired' ? expiredOn : goodUntil
            };
        });
    }
}
