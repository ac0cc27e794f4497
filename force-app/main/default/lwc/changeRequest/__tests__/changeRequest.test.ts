import { createElement } from 'lwc';
import ChangeRequest from 'c/changeRequest';
import { find, show } from '../../../../../../config/jest/licenses';

jest.mock(
    '@salesforce/apex/ProvisionRequestController.startChange',
    () => ({ default: jest.fn(() => new Promise(() => {})) }),
    {
        virtual: true
    }
);
jest.mock('@salesforce/apex/ProvisionRequestController.options', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ProvisionRequestController.submit', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ProvisionRequestController.deprovision', () => ({ default: jest.fn() }), { virtual: true });

describe('c-change-request', () => {
    it('opens the wizard for its request and closes with it', () => {
        const element = show(() => createElement('c-change-request', { is: ChangeRequest }), {
            recordId: 'a02000000000001AAA'
        });
        const closed = jest.fn();
        element.addEventListener('lightning__actionsclosescreen', closed);

        const wizard = find<HTMLElement & { requestId: string }>(element, 'c-provision-wizard');
        expect(wizard.requestId).toBe('a02000000000001AAA');
        wizard.dispatchEvent(new CustomEvent('done'));
        expect(closed).toHaveBeenCalledTimes(1);
    });
});
