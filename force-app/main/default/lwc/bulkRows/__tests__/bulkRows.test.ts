import { isGood, isSubmitted, reportOf, rowsOf, withFailure, withResult, type BulkRow } from 'c/bulkRows';

const verdict = (change: Partial<Licenses.BulkVerdict>): Licenses.BulkVerdict => ({
    email: 'a@x.edu',
    verdict: 'ready',
    contactId: '003000000000001AAA',
    contactName: 'Avery Hart',
    refusals: [],
    outstanding: [],
    candidates: [],
    ...change
});

function rowOfVerdict(one: Licenses.BulkVerdict): BulkRow {
    const people = [{ email: one.email, text: one.email, row: 1 }];
    return rowsOf({ people, duplicates: 0 }, [one])[0]!;
}

const READY = rowOfVerdict(verdict({}));

describe('the rows of a bulk request', () => {
    it('are everybody of the list in its order, with and without an address', () => {
        const people = [
            { text: 'Blake', row: 2 },
            { email: 'a@x.edu', text: 'Avery, a@x.edu', row: 3 },
            { text: 'Cy Tran', row: 4 }
        ];

        expect(
            rowsOf({ people, duplicates: 0 }, [verdict({})]).map(({ key, email, state }) => [key, email, state])
        ).toEqual([
            ['0', 'Blake', 'noEmail'],
            ['1', 'a@x.edu', 'ready'],
            ['2', 'Cy Tran', 'noEmail']
        ]);
    });

    it('show the whole text of who is not found, of several addresses too', () => {
        const email = 'a@x.edu; a@home.example';
        const people = [{ email, text: `Avery, ${email}`, row: 2 }];
        const shown = (state: Partial<Licenses.BulkVerdict>): string | undefined =>
            rowsOf({ people, duplicates: 0 }, [verdict({ email, ...state })])[0]?.email;

        expect(shown({ verdict: 'notFound', contactId: undefined })).toBe(`Avery, ${email}`);
        expect(shown({})).toBe(email);
    });

    it('say why and what to do', () => {
        expect(
            rowOfVerdict(
                verdict({
                    verdict: 'openRequest',
                    refusals: [
                        { reason: 'Requested.', remedy: 'Wait.', recordId: 'a02', recordName: 'R-000001' },
                        { reason: 'No role.' }
                    ]
                })
            ).details
        ).toEqual([
            { text: 'Requested. Wait.', recordId: 'a02', linkLabel: 'R-000001' },
            { text: 'No role.', recordId: undefined, linkLabel: undefined }
        ]);
        expect(rowOfVerdict(verdict({ verdict: 'held', outstanding: ['FERPA'] })).details).toEqual([{ text: 'FERPA' }]);
        expect(rowOfVerdict(verdict({ verdict: 'notFound' })).details).toEqual([{ text: 'c.Bulk_Not_Found_Remedy' }]);
        expect(
            rowOfVerdict(
                verdict({
                    verdict: 'ambiguous',
                    candidates: [
                        { value: '003a', label: 'Avery' },
                        { value: '003b', label: 'Blake' }
                    ]
                })
            ).details
        ).toEqual([
            { text: 'c.Bulk_Ambiguous_Remedy', recordId: '003a', linkLabel: 'Avery' },
            { text: '', recordId: '003b', linkLabel: 'Blake' }
        ]);
    });

    it('take in what became of the request', () => {
        const result: Licenses.SubmissionResult = {
            contactId: '003000000000001AAA',
            submitted: true,
            refusals: [],
            requestId: 'a02',
            requestNumber: 'R-000001',
            licenseNumber: 'L-000001'
        };
        expect(withResult(READY, result)).toMatchObject({ state: 'submitted', requestNumber: 'R-000001' });
        expect(withResult(READY, { ...result, outstanding: ['FERPA'] })).toMatchObject({
            state: 'submittedHeld',
            details: [{ text: 'FERPA' }]
        });
        expect(withResult(READY, { ...result, submitted: false, refusals: [{ reason: 'No.' }] })).toMatchObject({
            state: 'refused',
            details: [{ text: 'No.' }]
        });
        expect(withFailure(READY, 'lost').state).toBe('failed');
    });

    it('know whom a request can be sent for, also once more', () => {
        expect(['ready', 'held', 'refused', 'twice'].map((one) => isGood({ ...READY, state: one as 'ready' }))).toEqual(
            [true, true, false, false]
        );
        expect(isGood(withFailure(READY, 'lost'))).toBe(true);
        expect(isSubmitted({ ...READY, state: 'submittedHeld' })).toBe(true);
        expect(isSubmitted(READY)).toBe(false);
    });

    it('make a report', () => {
        const row = rowOfVerdict(
            verdict({
                verdict: 'refused',
                refusals: [{ reason: 'No.', recordId: 'a', recordName: 'R-1' }, { reason: 'Never.' }]
            })
        );

        expect(reportOf([row, { key: '1', email: 'b@x.edu', state: 'notFound', details: [] }])).toEqual([
            [
                'c.Bulk_Column_Email',
                'c.Bulk_Column_Person',
                'c.Bulk_Column_Outcome',
                'c.Bulk_Column_License',
                'c.Bulk_Column_Request',
                'c.Bulk_Column_Details'
            ],
            ['a@x.edu', 'Avery Hart', 'c.Bulk_Refused', '', '', 'No. R-1 | Never.'],
            ['b@x.edu', '', 'c.Bulk_Not_Found', '', '', '']
        ]);
    });
});
