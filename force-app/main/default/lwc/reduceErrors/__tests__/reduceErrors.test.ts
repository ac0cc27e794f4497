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

describe('reduceErrors of the UI API and of record forms', () => {
    it('says what is wrong with the fields instead of that something is', () => {
        const body = {
            message: 'An error occurred while trying to update the record.',
            output: {
                errors: [{ message: 'The cut-off has passed.' }],
                fieldErrors: { Reason__c: [{ message: 'Say why.' }] }
            }
        };

        expect(reduceErrors({ body })).toEqual(['The cut-off has passed.', 'Say why.']);
        expect(reduceErrors({ detail: { ...body, output: { errors: [], fieldErrors: {} } } })).toEqual([body.message]);
    });

    it('says what DML in Apex refused', () => {
        const body = { pageErrors: [{ message: 'Locked.' }], fieldErrors: { Name: [{ message: 'Too long.' }] } };

        expect(reduceErrors({ body })).toEqual(['Locked.', 'Too long.']);
    });

    it('never shows a blank message or what is none', () => {
        expect(reduceErrors({ body: { message: ' ' } })).toEqual(['c.Screen_Error_Unknown']);
        expect(reduceErrors({ message: 42 })).toEqual(['c.Screen_Error_Unknown']);
    });
});
