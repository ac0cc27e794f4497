import { act } from 'c/act';

describe('c/act', () => {
    it('is busy during the step, and forgets what went wrong before', async () => {
        const component = { isBusy: false, errors: { message: 'before' } as Platform.FetchError | undefined };
        const during: boolean[] = [];

        const isDone = await act(component, async () => {
            during.push(component.isBusy);
            await Promise.resolve();
        });

        expect([isDone, during, component]).toEqual([true, [true], { isBusy: false, errors: undefined }]);
    });

    it('hands the error to the component, which is busy no longer', async () => {
        const component = { isBusy: false, errors: undefined };
        const problem = { body: { message: 'No' } };

        expect(await act(component, () => Promise.reject(problem))).toBe(false);
        expect(component).toEqual({ isBusy: false, errors: problem });
    });
});
