/** Closes the quick action's panel: `this.dispatchEvent(new CloseActionScreenEvent())`. */
export class CloseActionScreenEvent extends CustomEvent<undefined> {
    constructor() {
        super('lightning__actionsclosescreen', { bubbles: true, composed: true, cancelable: true });
    }
}
