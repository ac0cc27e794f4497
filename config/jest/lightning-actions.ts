/** Stands in for lightning/actions, which sfdx-lwc-jest does not have. */
export class CloseActionScreenEvent extends CustomEvent<void> {
    constructor() {
        super('lightning__actionsclosescreen', { bubbles: true, composed: true });
    }
}
