import { LightningElement } from 'lwc';
import { errorMessage, request } from 'one/http';

interface Result {
    line: number;
    column: number;
    compiled: boolean;
    success: boolean;
    compileProblem: string | null;
    exceptionMessage: string | null;
    exceptionStackTrace: string | null;
    log: string;
}

const RUN = '/webruntime/api/setup/anonymous-apex';
const DEBUG_LINE = /\|USER_DEBUG\|\[\w+\]\|\w+\|/;

/** Setup, Anonymous Apex: runs it, and shows its debug log. */
export default class AnonymousApex extends LightningElement {
    declare refs: { source: HTMLTextAreaElement };
    result: Result | null = null;
    error = '';
    onlyDebug = false;
    isBusy = false;

    get hasRun(): boolean {
        return this.result?.compiled === true;
    }

    get isGood(): boolean {
        return this.result?.success === true;
    }

    get log(): string {
        const lines = this.result!.log.split('\n');
        return (this.onlyDebug ? lines.filter((line) => DEBUG_LINE.test(line)) : lines).join('\n');
    }

    handleKey(event: KeyboardEvent): void {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            void this.handleRun();
        }
    }

    handleOnlyDebug(event: Event): void {
        this.onlyDebug = (event.target as HTMLInputElement).checked;
    }

    async handleRun(): Promise<void> {
        this.isBusy = true;
        this.result = null;
        this.error = '';
        try {
            this.result = await request<Result>(RUN, { method: 'POST', body: { source: this.refs.source.value } });
            this.error = problemOf(this.result);
        } catch (error) {
            this.error = errorMessage(error);
        }
        this.isBusy = false;
    }
}

function problemOf({
    compiled,
    success,
    line,
    column,
    compileProblem,
    exceptionMessage,
    exceptionStackTrace
}: Result): string {
    if (!compiled) {
        return `Line ${line}, column ${column}: ${compileProblem ?? ''}`;
    }
    return success ? '' : [exceptionMessage, exceptionStackTrace].filter(Boolean).join(' ');
}
