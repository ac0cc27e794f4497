import { LightningElement, api } from 'lwc';
import { filled } from 'c/filled';
import stepsLabel from '@salesforce/label/c.Stepper_Label';
import done from '@salesforce/label/c.Stepper_Done';
import position from '@salesforce/label/c.Stepper_Position';
import cancel from '@salesforce/label/c.Wizard_Cancel';
import kept from '@salesforce/label/c.Wizard_Kept';
import next from '@salesforce/label/c.Wizard_Next';
import previous from '@salesforce/label/c.Wizard_Previous';
import startOver from '@salesforce/label/c.Wizard_Start_Over';

/** One step of a form; its name is what it is called in addresses and events. */
export type Step = Record<'name' | 'label', string>;

/**
 * The frame of a form in steps: which there are, where one is, and the buttons that lead on and back; the step itself and
 * buttons of its own are slotted. Fires `step` with the name of a step that is opened by its name, `next`, `previous`, `cancel`
 * and, where answers from before are shown, `startover`. The focus moves to the heading of a new step.
 */
export default class Stepper extends LightningElement {
    @api steps: Step[] = [];
    /** Name of the last step that has been reached: it and those before it can be opened by their names. */
    @api reached = '';
    @api canGoBack = false;
    @api canGoOn = false;
    @api canCancel = false;
    /** Whether something is under way that nobody should leave. */
    @api isBusy = false;
    /** Whether what is done stays as it is: no step can be opened any more. */
    @api isOver = false;

    /** Whether answers from before are shown. */
    @api isKept = false;

    label = { stepsLabel, cancel, next, previous, kept, startOver };

    private currentName?: string;
    private moveFocus = false;

    /** Name of the step that is shown. */
    @api
    get current(): string | undefined {
        return this.currentName;
    }
    set current(current: string | undefined) {
        this.moveFocus = this.moveFocus || (this.currentName !== undefined && this.currentName !== current);
        this.currentName = current;
    }

    /** Moves the focus to the heading of the step. */
    @api
    focus(): void {
        (this.refs?.heading as HTMLElement | undefined)?.focus();
    }

    override renderedCallback(): void {
        if (this.moveFocus) {
            this.moveFocus = false;
            this.focus();
        }
    }

    get heading(): string {
        return this.steps.find(({ name }) => name === this.currentName)?.label ?? '';
    }

    get position(): string {
        return filled(position, this.indexOf(this.currentName) + 1, this.steps.length);
    }

    get isKeptShown(): boolean {
        return this.isKept && !this.isOver;
    }

    get shownSteps() {
        const current = this.indexOf(this.currentName);
        const reached = Math.max(current, this.indexOf(this.reached));
        return this.steps.map(({ name, label }, index) => ({
            name,
            label,
            number: index + 1,
            isCurrent: index === current,
            isOpenable: index !== current && index <= reached && !this.isOver && !this.isBusy,
            className: `step${index === current ? ' current' : ''}${index < current ? ' done' : ''}`,
            title: index < current ? `${label} (${done})` : label
        }));
    }

    handleStep(event: Event): void {
        this.dispatchEvent(new CustomEvent('step', { detail: (event.currentTarget as HTMLElement).dataset.name }));
    }

    handleNext(): void {
        this.dispatchEvent(new CustomEvent('next'));
    }

    handlePrevious(): void {
        this.dispatchEvent(new CustomEvent('previous'));
    }

    handleStartOver(): void {
        this.dispatchEvent(new CustomEvent('startover'));
    }

    handleCancel(): void {
        this.dispatchEvent(new CustomEvent('cancel'));
    }

    private indexOf(name: string | undefined): number {
        return this.steps.findIndex((step) => step.name === name);
    }
}
