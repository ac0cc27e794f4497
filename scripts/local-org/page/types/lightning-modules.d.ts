// Base components whose own declarations lack what the platform documents.
declare module 'lightning/modal' {
    import { LightningElement } from 'lwc';

    export default class LightningModal extends LightningElement {
        static open(parameters: Record<string, unknown>): Promise<unknown>;
        label: string;
        size: string;
        description: string;
        disableClose: boolean;
        close(result?: unknown): void;
    }
}

declare module 'lightning/confirm' {
    export default class LightningConfirm {
        static open(parameters: {
            message: string;
            label?: string;
            theme?: string;
            variant?: string;
        }): Promise<boolean>;
    }
}
