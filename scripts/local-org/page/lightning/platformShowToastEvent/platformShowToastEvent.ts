/** What a toast shows; `messageData` fills the `{0}` places of title and message. */
export interface ToastParameters {
    title?: string;
    message?: string;
    messageData?: (string | { url: string; label: string })[];
    variant?: 'info' | 'success' | 'warning' | 'error';
    mode?: 'dismissible' | 'pester' | 'sticky';
}

/** `lightning/platformShowToastEvent`: the page's container shows the toast. */
export class ShowToastEvent extends CustomEvent<ToastParameters> {
    constructor(parameters: ToastParameters) {
        super('lightning__showtoast', { bubbles: true, cancelable: true, composed: true, detail: parameters ?? {} });
    }
}
