import { LightningElement } from 'lwc';
import { errorMessage, request } from 'one/http';
import { orgNow } from 'one/orgTime';
import { momentOfWall, momentText } from 'setup/format';
import type { ClockState } from '../../../../server/setup/clock-mover.ts';

const CLOCK = '/webruntime/api/setup/clock';
const POLL_MS = 300;
const TICK_MS = 1000;

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
        const { ran, failed, fired, now, movingTo, isStopped } = this.state;
        const jobs = `${ran} ${ran === 1 ? 'job' : 'jobs'} ran${failed ? `, ${failed} failed` : ''}.`;
        const shown = fired.length < ran ? ` These are the last ${fired.length}:` : '';
        if (movingTo) {
            return `Moving to ${momentText(movingTo)}, now at ${momentText(now)}. ${jobs}${shown}`;
        }
        return `${isStopped ? 'The clock was stopped on its way.' : 'The clock was moved.'} ${jobs}${shown}`;
    }

    /** How much of the way is done, in percent. */
    get done(): number {
        const { movedFrom, movingTo, now } = this.state!;
        const [from, to, at] = [movedFrom, movingTo, now].map((one) => Date.parse(one ?? ''));
        return Math.min(100, Math.max(0, Math.round(((at! - from!) / (to! - from!)) * 100)));
    }

    get doneStyle(): string {
        return `inline-size: ${this.done}%`;
    }

    get fired(): { key: string; text: string; at: string; problem: string | null }[] {
        const all = this.state?.fired ?? [];
        return all.map(({ at, kind, className, name, problem }, index) => ({
            problem,
            key: String(index),
            at: momentText(at),
            text: name ? `${name} (${className})` : `${className} (${kind})`
        }));
    }

    /** The number of the first one that is listed. */
    get firstNumber(): number {
        return Math.max(1, (this.state?.ran ?? 0) - this.fired.length + 1);
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

    async handleStop(): Promise<void> {
        try {
            this.show(await request<ClockState>(`${CLOCK}/move`, { method: 'DELETE' }));
        } catch {
            // It may have been there already: the page says where it is.
            await this.load();
        }
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
