import LightningConfirm from 'lightning/confirm';

/** Something on the page that holds what a user has changed and not saved. */
export interface UnsavedWork {
    isUnsaved(): boolean;
    /** Gives it up, as the user has said. */
    discard(): void;
}

const works = new Set<UnsavedWork>();

/**
 * Asks before the page is left while there is something to lose.
 * @returns a function that ends it
 */
export function keepUnsaved(work: UnsavedWork): () => void {
    works.add(work);
    return () => works.delete(work);
}

/** @returns true while something on the page is changed and not saved */
export function hasUnsaved(): boolean {
    return [...works].some((work) => work.isUnsaved());
}

/** Asks whether what is not saved may be given up. @returns true when it was, or when there is nothing */
export async function mayLeave(): Promise<boolean> {
    if (!hasUnsaved()) {
        return true;
    }
    const confirmed = await LightningConfirm.open({
        label: 'You have unsaved changes',
        message: 'What you have changed and not saved is lost when you go on.',
        theme: 'warning'
    });
    if (confirmed) {
        works.forEach((work) => work.discard());
    }
    return confirmed;
}
