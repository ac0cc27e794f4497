import { createElement } from 'lwc';
import ProvisionAction from 'c/provisionAction';
import { find, show } from '../../../../../../config/jest/licenses';

jest.mock(
    '@salesforce/apex/ProvisionRequestController.start',
    () => ({ default: jest.fn(() => new Promise(() => {})) }),
    {
        virtual: true
    }
);
jest.mock('@salesforce/apex/ProvisionRequestController.options', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ProvisionRequestController.submit', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ProvisionRequestController.deprovision', () => ({ default: jest.fn() }), { virtual: true });

describe('c-provision-action', () => {
    it('opens the wizard for its contact and closes with it', () => {
        const element = show(() => createElement('c-provision-action', { is: ProvisionAction }), {
            recordId: '003000000000001AAA'
        });
        const closed = jest.fn();
        element.addEventListener('lightning__actionsclosescreen', closed);

        const wizard = find<HTMLElement & { recordId: string }>(element, 'c-provision-wizard');
        expect(wizard.recordId).toBe('003000000000001AAA');
        wizard.dispatchEvent(new CustomEvent('done'));
        expect(closed).toHaveBeenCalledTimes(1);
    });
});
