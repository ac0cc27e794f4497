type Listener = (message: unknown) => void;
interface Channel {
    channel: string;
}
interface Subscription {
    channel: string;
    listener: Listener;
}

const subscriptions = new Set<Subscription>();

/** Scope of a subscription that hears every message of the application, also from hidden pages. */
export const APPLICATION_SCOPE = Symbol('APPLICATION_SCOPE');

/** Wire adapter that provides the page's message context. */
export class MessageContext {
    dataCallback: (value: unknown) => void;

    constructor(dataCallback: (value: unknown) => void) {
        this.dataCallback = dataCallback;
    }

    connect(): void {
        this.dataCallback(createMessageContext());
    }

    update(): void {
        // The context has no parameters.
    }

    disconnect(): void {
        // Subscriptions are ended by their owners.
    }
}

/** @returns a message context for a module without a component */
export function createMessageContext(): object {
    return Object.freeze({});
}

/** Releases a context made by createMessageContext. */
export function releaseMessageContext(): void {
    // A context holds nothing.
}

/** Sends a message to every subscriber of the channel. */
export function publish(_context: object, messageChannel: Channel, message?: unknown): void {
    const text = message === undefined ? undefined : JSON.stringify(message);
    for (const subscription of [...subscriptions]) {
        if (subscription.channel === messageChannel.channel) {
            subscription.listener(text === undefined ? undefined : JSON.parse(text));
        }
    }
}

/** @returns a subscription, to be given to unsubscribe */
export function subscribe(_context: object, messageChannel: Channel, listener: Listener): Subscription {
    const subscription = { channel: messageChannel.channel, listener };
    subscriptions.add(subscription);
    return subscription;
}

/** Ends a subscription. */
export function unsubscribe(subscription: Subscription | null): void {
    if (subscription) {
        subscriptions.delete(subscription);
    }
}
