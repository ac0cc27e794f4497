/**
 * Tells whoever measures the heap (`runtime/heap.ts`) where much is added to it: collections when their size has doubled, from a
 * size on that may matter, and texts that are long. What is small costs one comparison.
 */
export const growth: {
    watch: ((holder: unknown) => void) | null;
    tooLong: ((length: number) => void) | null;
    text: number;
} = { watch: null, tooLong: null, text: 0 };

/** A collection of fewer elements than this is measured only for the long texts that it gets. */
const MANY = 32_768;
const LONG_TEXT = 512;
/** Long texts together that make it worth measuring. */
const MUCH_TEXT = 500_000;

/** To be called when something was added to a collection. @param size of the collection now */
export function grew(holder: object, size: number, added: unknown): void {
    if (size >= MANY && (size & (size - 1)) === 0) {
        growth.watch?.(holder);
    }
    if (typeof added === 'string' && added.length > LONG_TEXT) {
        growth.text += added.length;
        if (growth.text > MUCH_TEXT) {
            growth.text = 0;
            growth.watch?.(holder);
        }
    }
}

/** The same where many elements were added at once. */
export function grewBy(holder: object, before: number, size: number): void {
    if (size >= MANY && Math.clz32(before) !== Math.clz32(size)) {
        growth.watch?.(holder);
    }
}

/** Told by the platform, documented nowhere: a String has six million characters at most, in asynchronous Apex too. */
export const LONGEST_TEXT = 6_000_000;

/** To be called before a text of a length is made. */
export function checkLength(length: number): void {
    if (length > LONGEST_TEXT) {
        growth.tooLong?.(length);
    }
}

/** To be called with a text that was put together. @returns it */
export function madeText(text: string): string {
    if (text.length > LONGEST_TEXT) {
        growth.tooLong?.(text.length);
    }
    return text;
}
