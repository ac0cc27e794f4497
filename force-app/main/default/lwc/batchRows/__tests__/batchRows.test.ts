import { linesOf, reportOf, stepText } from 'c/batchRows';
import { consoleRequest } from '../../../../../../config/jest/licenses';

describe('rows of the batch console', () => {
    it('name what a step is for, unless it is for the person', () => {
        expect(stepText({ access: 'Cvent', text: 'By hand.' })).toBe('Cvent: By hand.');
        expect(stepText({ text: 'Create the user.' })).toBe('Create the user.');
    });

    it('split text into lines', () => {
        expect(linesOf('one\ntwo')).toEqual(['one', 'two']);
        expect(linesOf(undefined)).toEqual([]);
    });

    it('make a file: a heading, and one row a request with everything that happens', () => {
        expect(
            reportOf([
                consoleRequest(),
                consoleRequest({
                    requestNumber: 'R-000002',
                    status: 'Failed',
                    statusLabel: 'Failed',
                    access: ['Cvent: Requested', 'Salesforce: Requested'],
                    problem: 'No employee ID.\nNo e-mail.',
                    steps: []
                })
            ])
        ).toEqual([
            ['Request', 'License', 'Person', 'Campus', 'Change', 'Reason', 'Status', 'Access', 'What'].map(
                (column) => `c.Console_Column_${column}`
            ),
            [
                'R-000001',
                'L-000001',
                'Avery Hart',
                'UCB',
                'Provision',
                'Specialist Request',
                'Ready to go',
                'Cvent: Requested',
                'Cvent: By hand.'
            ],
            [
                'R-000002',
                'L-000001',
                'Avery Hart',
                'UCB',
                'Provision',
                'Specialist Request',
                'Failed',
                'Cvent: Requested; Salesforce: Requested',
                'No employee ID.; No e-mail.'
            ]
        ]);
    });
});
