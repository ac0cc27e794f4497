import { LightningElement, api } from 'lwc';
import { linesOf, stepText } from 'c/batchRows';
import caption from '@salesforce/label/c.Console_Requests_Caption';
import request from '@salesforce/label/c.Console_Column_Request';
import person from '@salesforce/label/c.Console_Column_Person';
import campus from '@salesforce/label/c.Console_Column_Campus';
import change from '@salesforce/label/c.Console_Column_Change';
import status from '@salesforce/label/c.Console_Column_Status';
import access from '@salesforce/label/c.Console_Column_Access';
import what from '@salesforce/label/c.Console_Column_What';
import willBeHeld from '@salesforce/label/c.Console_Will_Be_Held';
import nothingToDo from '@salesforce/label/c.Console_Nothing_To_Do';
import retry from '@salesforce/label/c.Console_Retry';
import retryAll from '@salesforce/label/c.Console_Retry_All';

const FAILED = 'Failed';

/** The requests of a cycle: where each stands, what will happen for it and why, or what failed. */
export default class BatchTable extends LightningElement {
    @api requests: Licenses.ConsoleRequest[] = [];
    /** Whether nothing can be tried again right now. */
    @api disabled = false;

    label = {
        caption,
        request,
        person,
        campus,
        change,
        status,
        access,
        what,
        willBeHeld,
        nothingToDo,
        retry,
        retryAll
    };

    get rows() {
        return this.requests.map((row) => {
            const isFailed = row.status === FAILED;
            const isOpen = row.steps.length > 0 || Boolean(row.problem);
            return {
                ...row,
                theme: row.problem ? (row.isHeld ? 'slds-theme_warning' : 'slds-theme_error') : '',
                accessLines: row.access.map((text, key) => ({ key, text })),
                problems: linesOf(row.problem).map((text, key) => ({ key, text })),
                stepLines: row.steps.map((step, key) => ({ key, text: stepText(step) })),
                isFailed,
                retryLabel: retry.replace('{0}', row.requestNumber),
                isReadyDone: row.status === 'Ready' && !isOpen
            };
        });
    }

    get failedIds(): string[] {
        return this.requests.filter((row) => row.status === FAILED).map((row) => row.id);
    }

    get hasFailed(): boolean {
        return this.failedIds.length > 0;
    }

    get retryAllLabel(): string {
        return retryAll.replace('{0}', String(this.failedIds.length));
    }

    handleRetry(event: Event): void {
        this.retry([(event.currentTarget as HTMLElement).dataset.id!]);
    }

    handleRetryAll(): void {
        this.retry(this.failedIds);
    }

    private retry(detail: string[]): void {
        this.dispatchEvent(new CustomEvent('retry', { detail }));
    }
}
