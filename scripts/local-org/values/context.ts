/** What date and text functions need to know of the running user; the transaction sets it. */
export interface LocalContext {
    /** IANA name. */
    timeZone: string;
    /** Platform locale key, `en_US`. */
    locale: string;
    /** Milliseconds since 1970. */
    now: () => number;
}

export const localContext: LocalContext = { timeZone: 'America/Los_Angeles', locale: 'en_US', now: () => Date.now() };
