import { LightningElement } from 'lwc';
import { act } from 'c/act';
import { filled } from 'c/filled';
import { Fresh, announceChange } from 'c/fresh';
import { downloadCsv } from 'c/csv';
import { reportOf } from 'c/batchRows';
import loadOverview from '@salesforce/apex/BatchConsoleController.overview';
import loadRequests from '@salesforce/apex/BatchConsoleController.requests';
import loadChecklist from '@salesforce/apex/BatchConsoleController.checklist';
import startBatch from '@salesforce/apex/BatchConsoleController.start';
import loadProgress from '@salesforce/apex/BatchConsoleController.progress';
import markDone from '@salesforce/apex/BatchConsoleController.markDone';
import retryRequests from '@salesforce/apex/BatchConsoleController.retry';
import loadQuestions from '@salesforce/apex/UserQuestionController.open';
import linkUser from '@salesforce/apex/UserQuestionController.link';
import noneOfThem from '@salesforce/apex/UserQuestionController.none';
import timeZone from '@salesforce/i18n/timeZone';
import title from '@salesforce/label/c.Console_Title';
import month from '@salesforce/label/c.Console_Month';
import loading from '@salesforce/label/c.Screen_Loading';
import notLoaded from '@salesforce/label/c.Console_Not_Loaded';
import notDone from '@salesforce/label/c.Console_Not_Done';
import start from '@salesforce/label/c.Console_Start';
import startHint from '@salesforce/label/c.Console_Start_Hint';
import running from '@salesforce/label/c.Console_Running';
import ended from '@salesforce/label/c.Console_Ended';
import endedWithErrors from '@salesforce/label/c.Console_Ended_With_Errors';
import beforeCutOff from '@salesforce/label/c.Console_Before_Cut_Off';
import afterCutOff from '@salesforce/label/c.Console_After_Cut_Off';
import firstWeek from '@salesforce/label/c.Console_First_Week';
import processed from '@salesforce/label/c.Console_Processed';
import held from '@salesforce/label/c.Console_Held';
import requestsHeading from '@salesforce/label/c.Console_Requests';
import checklistHeading from '@salesforce/label/c.Console_Checklist';
import questionsHeading from '@salesforce/label/c.Console_Questions';
import runsHeading from '@salesforce/label/c.Console_Runs';
import runText from '@salesforce/label/c.Console_Run';
import noRuns from '@salesforce/label/c.Console_No_Runs';
import noRequests from '@salesforce/label/c.Console_No_Requests';
import more from '@salesforce/label/c.Console_More';
import download from '@salesforce/label/c.Console_Download';
import notAllowed from '@salesforce/label/c.Console_Not_Allowed';
import mayProcess from '@salesforce/customPermission/Process_License_Requests';
import refresh from '@salesforce/label/c.Console_Refresh';

/** Requests that Apex gives in one call; fewer mean that there are no more. */
const PAGE = 100;
const POLL_MS = 1000;

/** Requests of a cycle, from the first one. */
interface Part {
    requests: Licenses.ConsoleRequest[];
    hasMore: boolean;
}

/** The platform has no event for the end of an Apex job: the page asks again after a while. */
const pause = (): Promise<void> =>
    new Promise((resolve) => {
        // eslint-disable-next-line @lwc/lwc/no-async-operation -- it ends with the job, or when the page is left
        setTimeout(resolve, POLL_MS);
    });

/**
 * The monthly batch for the System team: the cycle with its dates and counts, what will happen for each request and
 * why, the questions about users, the checklist of what is done by hand, and starting the batch or trying failed requests again.
 */
export default class BatchConsole extends LightningElement {
    label = {
        title,
        month,
        loading,
        notLoaded,
        notDone,
        start,
        startHint,
        held,
        requestsHeading,
        checklistHeading,
        runsHeading,
        noRuns,
        noRequests,
        more,
        download,
        refresh
    };
    timeZone = timeZone;
    overview?: Licenses.ConsoleOverview;
    requests: Licenses.ConsoleRequest[] = [];
    checklist: Licenses.ChecklistLine[] = [];
    questions: Licenses.UserQuestion[] = [];
    loadError?: Platform.FetchError;
    errors?: Platform.FetchError | Platform.FetchError[];
    progress?: Licenses.JobProgress;
    isBusy = false;
    hasMore = false;

    private isOnPage = false;
    // While a job runs the console follows it, and asks again when it ends.
    private readonly fresh = new Fresh(async () => {
        if (this.overview && !this.isWorking) {
            await this.load(this.month);
        }
    });
    /** How often the console has asked: an answer that comes after a later question is out of date. */
    private asked = 0;

    override connectedCallback(): void {
        this.isOnPage = true;
        // Apex refuses as well; whoever comes by the address is told in plain words.
        if (!mayProcess) {
            this.loadError = { body: { message: notAllowed } } as Platform.FetchError;
            return;
        }
        this.fresh.connect(this);
        void this.load(null);
    }

    override disconnectedCallback(): void {
        this.isOnPage = false;
        this.fresh.disconnect();
    }

    /** Everything of one cycle; of the one that is shown as many requests as before. */
    private async load(chosen: string | null): Promise<void> {
        const shown = this.overview?.dates.month === chosen ? this.requests.length : 0;
        const asked = ++this.asked;
        this.isBusy = true;
        let runningJobId: string | undefined;
        try {
            const overview = await loadOverview({ month: chosen });
            const [requests, checklist, questions] = await Promise.all([
                loadRequests({ cycleId: overview.cycleId, afterName: null }),
                loadChecklist(),
                loadQuestions()
            ]);
            const first = { requests, hasMore: requests.length === PAGE };
            const part = await this.upTo(shown, overview.cycleId, first);
            if (asked !== this.asked) {
                return;
            }
            this.overview = overview;
            this.show(part);
            this.checklist = checklist;
            this.questions = questions;
            this.loadError = undefined;
            runningJobId = overview.runningJobId;
        } catch (error) {
            this.loadError = asked === this.asked ? (error as Platform.FetchError) : this.loadError;
        } finally {
            this.isBusy = this.isBusy && asked !== this.asked;
        }
        if (runningJobId) {
            await this.act(() => this.follow(runningJobId!));
        }
    }

    get isLoading(): boolean {
        return !this.overview && !this.loadError;
    }

    get monthOptions(): { label: string; value: string }[] {
        return (this.overview?.months ?? []).map((value) => ({ label: value, value }));
    }

    get month(): string {
        return this.overview!.dates.month;
    }

    /** Where the cycle stands, in a sentence. */
    get standing(): string {
        const { status, isDecided, isRunning } = this.overview!;
        if (status === 'Processed') {
            return processed;
        }
        if (isRunning) {
            return firstWeek;
        }
        return isDecided ? afterCutOff : beforeCutOff;
    }

    /** How many requests have each status, in the order in which requests go through them. */
    get counts(): { status: string; label: string; amount: number }[] {
        const { requests, statusLabels } = this.overview!;
        return Object.keys(statusLabels)
            .filter((status) => requests[status])
            .map((status) => ({ status, label: statusLabels[status]!, amount: requests[status]! }));
    }

    get cannotStart(): boolean {
        return this.isBusy || !this.overview!.isRunning || this.isWorking;
    }

    get isWorking(): boolean {
        return this.progress !== undefined && !this.progress.isEnded;
    }

    get progressText(): string {
        const { isEnded, done, total, errors } = this.progress!;
        if (!isEnded) {
            return filled(running, done, total);
        }
        return errors > 0 ? filled(endedWithErrors, errors) : ended;
    }

    get progressValue(): number {
        const { done, total } = this.progress!;
        return total === 0 ? 0 : Math.round((100 * done) / total);
    }

    get hasRequests(): boolean {
        return this.requests.length > 0;
    }

    get requestsTitle(): string {
        return filled(requestsHeading, this.requests.length + (this.hasMore ? '+' : ''));
    }

    get hasQuestions(): boolean {
        return this.questions.length > 0;
    }

    get questionsTitle(): string {
        return filled(questionsHeading, this.questions.length);
    }

    get checklistTitle(): string {
        return filled(checklistHeading, this.overview!.checklist);
    }

    get runs(): { id: string; name: string; text: string; finishedOn: string }[] {
        return this.overview!.runs.map((run) => ({
            id: run.Id,
            name: run.Job__c,
            text: filled(runText, run.Processed__c, run.Failed__c),
            finishedOn: run.Finished_On__c
        }));
    }

    get hasRuns(): boolean {
        return this.overview!.runs.length > 0;
    }

    handleMonth(event: CustomEvent<{ value: string }>): void {
        this.progress = undefined;
        void this.load(event.detail.value);
    }

    handleRefresh(): void {
        void this.load(this.overview ? this.month : null);
    }

    async handleMore(): Promise<void> {
        await this.act(() => this.loadUpTo(this.requests.length + 1));
    }

    /** Loads on until so many requests of the cycle are shown, or all. */
    private async loadUpTo(amount: number): Promise<void> {
        this.show(await this.upTo(amount, this.overview!.cycleId, this));
    }

    private show({ requests, hasMore }: Part): void {
        this.requests = requests;
        this.hasMore = hasMore;
    }

    private async upTo(amount: number, cycleId: string, { requests, hasMore }: Part): Promise<Part> {
        if (!hasMore || requests.length >= amount) {
            return { requests, hasMore };
        }
        const next = await loadRequests({ cycleId, afterName: requests.at(-1)!.requestNumber });
        return this.upTo(amount, cycleId, { requests: [...requests, ...next], hasMore: next.length === PAGE });
    }

    async handleStart(): Promise<void> {
        await this.act(async () => this.follow(await startBatch()));
    }

    async handleRetry(event: CustomEvent<string[]>): Promise<void> {
        await this.act(async () => this.follow(await retryRequests({ requestIds: event.detail })));
    }

    async handleDone(event: CustomEvent<string[]>): Promise<void> {
        await this.act(async () => {
            const done = this.checklist.filter(({ id }) => event.detail.includes(id));
            await markDone({ lineIds: event.detail });
            await this.changed(done.flatMap(({ id, licenseId, requestId }) => [id, licenseId, requestId]));
        });
    }

    async handleLink(event: CustomEvent<{ licenseId: string; userId: string }>): Promise<void> {
        await this.act(async () => {
            await linkUser(event.detail);
            await this.changed([event.detail.licenseId]);
        });
    }

    async handleNone(event: CustomEvent<{ licenseId: string; candidateIds: string[] }>): Promise<void> {
        await this.act(async () => {
            await noneOfThem(event.detail);
            await this.changed([event.detail.licenseId]);
        });
    }

    /** The whole cycle, also what is not shown yet. */
    async handleDownload(): Promise<void> {
        await this.act(async () => {
            await this.loadUpTo(Infinity);
            downloadCsv(`${this.month}.csv`, reportOf(this.requests));
        });
    }

    /** Shows what these records have become, here and on every open page of theirs. */
    private async changed(recordIds: string[]): Promise<void> {
        await announceChange(this, recordIds);
        await this.fresh.refresh();
    }

    /** Does one thing; what goes wrong is said, and nothing else is lost. */
    private async act(step: () => Promise<void>): Promise<void> {
        if (!(await act(this, step))) {
            await Promise.resolve();
            // What was pressed may be far below.
            this.template!.querySelector('[data-not-done]')?.scrollIntoView({ block: 'center' });
        }
    }

    /** Shows how far a job is until it ends, then what it did. */
    private async follow(jobId: string): Promise<void> {
        const progress = await loadProgress({ jobId });
        if (!this.isOnPage) {
            return;
        }
        this.progress = progress;
        if (progress.isEnded) {
            await this.changed(this.requests.flatMap(({ id, licenseId }) => [id, licenseId]));
        } else {
            await pause();
            await this.follow(jobId);
        }
    }
}
