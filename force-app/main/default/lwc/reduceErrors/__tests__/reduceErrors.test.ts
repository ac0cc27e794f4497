import { reduceErrors } from 'c/reduceErrors';

describe('reduceErrors', () => {
    it('finds the message in every shape of error', () => {
        expect(reduceErrors({ body: { message: 'from Apex' } })).toEqual(['from Apex']);
        expect(reduceErrors({ body: [{ message: 'first' }, { message: 'second' }] })).toEqual(['first', 'second']);
        expect(reduceErrors(new Error('from JavaScript'))).toEqual(['from JavaScript']);
        expect(reduceErrors({ statusText: 'Not Found' })).toEqual(['Not Found']);
        expect(reduceErrors('plain')).toEqual(['plain']);
    });

    it('says every message once and leaves out what is no error', () => {
        expect(reduceErrors(['same', { message: 'same' }, null, undefined])).toEqual(['same']);
        expect(reduceErrors(undefined)).toEqual([]);
    });

    it('never says nothing about an error', () => {
        expect(reduceErrors({ body: {} })).toEqual(['c.Screen_Error_Unknown']);
    });
});
