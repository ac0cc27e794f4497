/** An input, or a step of several, that says what is wrong with it. */
export interface Validatable {
    reportValidity(): boolean;
}

/**
 * Judges an input when it changes. It would take its message away only when it is left, which is when the next button is
 * pressed: the page moves under the pointer and the press is lost.
 * @param event the change of a Lightning input
 */
export function judgeNow(event: Event): void {
    (event.target as unknown as Validatable).reportValidity();
}
