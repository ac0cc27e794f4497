/** What a job is given when it runs; it may keep it, as long as it lives. */
export class JobContext {
    readonly apexType: string;
    readonly jobId: string;
    /** batch: the execute that runs */
    readonly childJobId: string | null;

    constructor(apexType: string, jobId: string, childJobId: string | null = null) {
        this.apexType = apexType;
        this.jobId = jobId;
        this.childJobId = childJobId;
    }
}
