import { LightningElement, api, wire } from 'lwc';
import { Fresh } from 'c/fresh';
import storyOf from '@salesforce/apex/RequestStoryController.of';
import title from '@salesforce/label/c.Story_Title';
import notLoaded from '@salesforce/label/c.Story_Not_Loaded';
import loading from '@salesforce/label/c.Screen_Loading';
import person from '@salesforce/label/c.Wizard_User';
import lineForUser from '@salesforce/label/c.Story_Line_For_User';
import copy from '@salesforce/label/c.Story_Copy';
import copied from '@salesforce/label/c.Story_Copied';
import done from '@salesforce/label/c.Story_State_Done';
import now from '@salesforce/label/c.Story_State_Now';
import next from '@salesforce/label/c.Story_State_Next';

type State = Licenses.RequestStory['steps'][number]['state'];

const STATES: Record<State, { label: string; icon: string; variant: string }> = {
    done: { label: done, icon: 'utility:success', variant: 'success' },
    now: { label: now, icon: 'utility:clock', variant: 'warning' },
    next: { label: next, icon: 'utility:event', variant: '' }
};

/** A request in plain words on its record page: who, what, what happened, what it waits for, and what comes next. */
export default class RequestStory extends LightningElement {
    @api recordId?: string;

    label = { title, notLoaded, loading, person, lineForUser };
    story?: Licenses.RequestStory;
    error?: Platform.FetchError;
    isCopied = false;

    private readonly fresh = new Fresh();

    @wire(storyOf, { requestId: '$recordId' })
    wiredStory(wired: Platform.Wired<Licenses.RequestStory>): void {
        this.story = wired.data ?? this.story;
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
        return !this.story && !this.error;
    }

    get steps() {
        return (this.story?.steps ?? []).map((step, key) => ({ key, ...step, ...STATES[step.state] }));
    }

    get copyLabel(): string {
        return this.isCopied ? copied : copy;
    }

    async handleCopy(): Promise<void> {
        await navigator.clipboard.writeText(this.story?.lineForUser ?? '');
        this.isCopied = true;
    }
}
