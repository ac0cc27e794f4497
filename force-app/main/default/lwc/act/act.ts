/** A component that does one step after the other. */
interface Acting {
    isBusy: boolean;
    errors?: Platform.FetchError | Platform.FetchError[];
}

/**
 * Does a step that a person asked for: the component is busy meanwhile, and what went wrong before is over.
 * @param component the component; gets the error of the step
 * @param step      what to do
 * @returns whether it was done
 */
export async function act(component: Acting, step: () => Promise<void>): Promise<boolean> {
    component.isBusy = true;
    component.errors = undefined;
    try {
        await step();
        return true;
    } catch (error) {
        component.errors = error as Platform.FetchError;
        return false;
    } finally {
        component.isBusy = false;
    }
}
