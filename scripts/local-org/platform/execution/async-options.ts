/** A System.AsyncOptions: how a queueable job runs. Jobs bring one along for those that they queue. */
export class OptionsValue {
    readonly apexType = 'System.AsyncOptions';
    MinimumQueueableDelayInMinutes: number | null = null;
    MaximumQueueableStackDepth: number | null = null;
    DuplicateSignature: SignatureValue | null = null;
}

/** A System.QueueableDuplicateSignature. */
export class SignatureValue {
    readonly apexType = 'System.QueueableDuplicateSignature';
    readonly key: string;

    constructor(key: string) {
        this.key = key;
    }
}
