import { LightningElement } from 'lwc';
import { errorMessage, request } from 'one/http';
import { momentText } from 'setup/format';

interface ApexJob {
    id: string;
    className: string;
    method: string | null;
    type: string;
    status: string;
    processed: number;
    total: number;
    errors: number;
    problem: string | null;
    submitted: string;
    completed: string | null;
    submittedBy: string;
}

interface Row extends ApexJob {
    name: string;
    progress: string;
    submittedText: string;
    completedText: string;
}

const JOBS = '/webruntime/api/setup/apex-jobs';
const RUNNING = new Set(['Holding', 'Preparing', 'Processing']);
const REFRESH_MS = 1500;

/** Setup, Apex Jobs: the latest jobs and how far they are; it keeps up while some are under way. */
export default class ApexJobs extends LightningElement {
    rows: Row[] | null = null;
    error = '';
    timer: ReturnType<typeof setTimeout> | undefined;

    connectedCallback(): void {
        void this.load();
    }

    disconnectedCallback(): void {
        clearTimeout(this.timer);
    }

    get detail(): string {
        const count = this.rows?.length ?? 0;
        return this.rows ? `${count} ${count === 1 ? 'job' : 'jobs'}, the latest first` : '';
    }

    get isEmpty(): boolean {
        return this.rows?.length === 0;
    }

    get hasRows(): boolean {
        return Boolean(this.rows?.length);
    }

    async load(): Promise<void> {
        clearTimeout(this.timer);
        try {
            const jobs = await request<ApexJob[]>(JOBS);
            this.rows = jobs.map((job) => ({
                ...job,
                name: job.method ? `${job.className}.${job.method}` : job.className,
                progress: job.total ? `${job.processed} of ${job.total}` : '',
                submittedText: momentText(job.submitted),
                completedText: momentText(job.completed)
            }));
            this.error = '';
            if (jobs.some((job) => RUNNING.has(job.status))) {
                this.timer = setTimeout(() => void this.load(), REFRESH_MS);
            }
        } catch (error) {
            this.error = errorMessage(error);
        }
    }

    handleRefresh(): void {
        void this.load();
    }
}
