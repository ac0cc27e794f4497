import { LightningElement } from 'lwc';
import LightningConfirm from 'lightning/confirm';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { errorMessage, request } from 'one/http';
import { momentText } from 'setup/format';

interface ScheduledJob {
    id: string;
    name: string;
    className: string;
    state: string;
    cronExpression: string;
    timeZone: string;
    nextFireTime: string | null;
    previousFireTime: string | null;
    timesTriggered: number;
    submittedBy: string;
    problem: string | null;
}

interface Row extends ScheduledJob {
    next: string;
    previous: string;
    isWaiting: boolean;
    runLabel: string;
    deleteLabel: string;
}

const JOBS = '/webruntime/api/setup/scheduled-jobs';

/** Setup, Scheduled Jobs: what runs when, with "Run now" and "Delete". */
export default class ScheduledJobs extends LightningElement {
    rows: Row[] | null = null;
    error = '';
    isBusy = false;

    connectedCallback(): void {
        void this.load();
    }

    get detail(): string {
        const count = this.rows?.length ?? 0;
        return this.rows ? `${count} ${count === 1 ? 'job' : 'jobs'}` : '';
    }

    get isEmpty(): boolean {
        return this.rows?.length === 0;
    }

    get hasRows(): boolean {
        return Boolean(this.rows?.length);
    }

    async load(): Promise<void> {
        try {
            const jobs = await request<ScheduledJob[]>(JOBS);
            this.rows = jobs.map((job) => ({
                ...job,
                next: momentText(job.nextFireTime),
                previous: momentText(job.previousFireTime),
                isWaiting: job.state === 'WAITING',
                runLabel: `Run now: ${job.name}`,
                deleteLabel: `Delete: ${job.name}`
            }));
            this.error = '';
        } catch (error) {
            this.error = errorMessage(error);
        }
    }

    handleRefresh(): void {
        void this.load();
    }

    async handleRun(event: Event): Promise<void> {
        const { id, name } = (event.currentTarget as HTMLElement).dataset;
        await this.attempt(`${JOBS}/${id}/run`, 'POST', `"${name}" ran.`);
    }

    async handleDelete(event: Event): Promise<void> {
        const { id, name } = (event.currentTarget as HTMLElement).dataset;
        const isSure = await LightningConfirm.open({
            label: 'Delete scheduled job',
            message: `"${name}" will not run any more. Delete it?`,
            theme: 'warning'
        });
        if (isSure) {
            await this.attempt(`${JOBS}/${id}`, 'DELETE', `"${name}" was deleted.`);
        }
    }

    async attempt(path: string, method: string, message: string): Promise<void> {
        this.isBusy = true;
        try {
            await request(path, { method });
            this.dispatchEvent(new ShowToastEvent({ title: message, variant: 'success' }));
        } catch (error) {
            this.dispatchEvent(
                new ShowToastEvent({ title: 'That did not work', message: errorMessage(error), variant: 'error' })
            );
        }
        this.isBusy = false;
        await this.load();
    }
}
