import { LightningElement } from 'lwc';
import { errorMessage, request } from 'one/http';
import { orgNow } from 'one/orgTime';
import { momentOfWall, momentText } from 'setup/format';

interface ClockState {
    now: string;
    offset: number;
    nextScheduled: string | null;
    movingTo: string | null;
    fired: {
        at: string;
        kind: string;
        className: string;
        name: string | null;
        problem: string | null;
        isContinued: boolean;
    }[];
    problem: string | null;
}

const CLOCK = '/webruntime/api/setup/clock';
const POLL_MS = 300;
const TICK_MS = 1000;
/** The list says how many there were; the page shows the last of them. */
const SHOWN = 100;

/** Setup, Clock: the org's time, and moving it forward. */
export default class Clock extends LightningElement {
    state: ClockState | null = null;
    error = '';
    chosen = '';
    hasMoved = false;
    timeText = momentText(new Date().toISOString());
    ticking: ReturnType<typeof setInterval> | undefined;
    polling: ReturnType<typeof setTimeout> | undefined;

    connectedCallback(): void {
        this.ticking = setInterval(() => this.tick(), TICK_MS);
        void this.load();
    }

    disconnectedCallback(): void {
        clearInterval(this.ticking);
        clearTimeout(this.polling);
    }

    get nextText(): string {
        return this.state?.nextScheduled ? momentText(this.state.nextScheduled) : 'Nothing is scheduled';
    }

    get isMoving(): boolean {
        return Boolean(this.state?.movingTo);
    }

    get cannotMove(): boolean {
        return !this.state || this.isMoving;
    }

    get cannotMoveToNext(): boolean {
        return this.cannotMove || !this.state?.nextScheduled;
    }

    get progress(): string {
        if (!this.state || !(this.hasMoved || this.isMoving)) {
            return '';
        }
        const count = this.state.fired.filter((one) => !one.isContinued).length;
        const jobs = `${count} ${count === 1 ? 'job' : 'jobs'} ran.`;
        return this.isMoving ? `Moving to ${momentText(this.state.movingTo)}. ${jobs}` : `The clock was moved. ${jobs}`;
    }

    get fired(): { key: string; text: string; at: string; problem: string | null }[] {
        const all = this.state?.fired ?? [];
        return all
            .map(({ at, kind, className, name, problem }, index) => ({
                problem,
                key: String(index),
                at: momentText(at),
                text: name ? `${name} (${className})` : `${className} (${kind})`
            }))
            .slice(-SHOWN);
    }

    get hasFired(): boolean {
        return this.fired.length > 0;
    }

    tick(): void {
        this.timeText = momentText(new Date(orgNow()).toISOString());
    }

    handleStep(event: Event): void {
        const { unit, count } = (event.currentTarget as HTMLElement).dataset;
        void this.move({ by: { [unit!]: Number(count) } });
    }

    handleNext(): void {
        void this.move({ toNextScheduledJob: true });
    }

    handleChoose(event: Event): void {
        this.chosen = (event.target as HTMLInputElement).value;
    }

    handleMove(): void {
        const to = momentOfWall(this.chosen);
        if (!to) {
            this.error = 'Choose a date and time first.';
            return;
        }
        void this.move({ to });
    }

    async move(body: Record<string, unknown>): Promise<void> {
        this.error = '';
        try {
            this.show(await request<ClockState>(CLOCK, { method: 'POST', body }));
            this.hasMoved = true;
        } catch (error) {
            this.error = errorMessage(error);
        }
    }

    async load(): Promise<void> {
        try {
            this.show(await request<ClockState>(CLOCK));
        } catch (error) {
            this.error = errorMessage(error);
        }
    }

    show(state: ClockState): void {
        this.state = state;
        this.error = state.problem ?? '';
        this.tick();
        clearTimeout(this.polling);
        if (state.movingTo) {
            this.hasMoved = true;
            this.polling = setTimeout(() => void this.load(), POLL_MS);
        }
    }
}
