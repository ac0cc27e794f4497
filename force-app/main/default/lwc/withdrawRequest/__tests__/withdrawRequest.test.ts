import { createElement } from 'lwc';
import WithdrawRequest from 'c/withdrawRequest';
import { notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import withdraw from '@salesforce/apex/ProvisionRequestController.withdraw';
import { find, settled, show } from '../../../../../../config/jest/licenses';

jest.mock('@salesforce/apex/ProvisionRequestController.withdraw', () => ({ default: jest.fn() }), { virtual: true });

const REQUEST = 'a02000000000001AAA';
const withdrawMock = withdraw as jest.Mock;

function showAction() {
    const element = show(() => createElement('c-withdraw-request', { is: WithdrawRequest }), { recordId: REQUEST });
    const closed = jest.fn();
    const toasts: unknown[] = [];
    element.addEventListener('lightning__actionsclosescreen', closed);
    element.addEventListener('lightning__showtoast', (event) => toasts.push((event as CustomEvent).detail));
    const click = async (button: string) => {
        find(element, `[data-${button}]`).dispatchEvent(new CustomEvent('click'));
        await settled();
    };
    return { element, closed, toasts, click };
}

describe('c-withdraw-request', () => {
    it('asks before anything happens', async () => {
        const { element, closed, click } = showAction();
        await expect(element).toBeAccessible();
        await click('keep');

        expect(withdrawMock).not.toHaveBeenCalled();
        expect(closed).toHaveBeenCalledTimes(1);
    });

    it('withdraws once, refreshes the page and closes', async () => {
        withdrawMock.mockResolvedValue(undefined);
        const { closed, toasts, click } = showAction();
        const first = click('withdraw');
        const second = click('withdraw');
        await Promise.all([first, second]);

        expect(withdrawMock).toHaveBeenCalledTimes(1);
        expect(withdrawMock).toHaveBeenCalledWith({ requestId: REQUEST });
        expect(notifyRecordUpdateAvailable).toHaveBeenCalledWith([{ recordId: REQUEST }]);
        expect(toasts).toHaveLength(1);
        expect(closed).toHaveBeenCalledTimes(1);
    });

    it('says why it was not withdrawn and stays open', async () => {
        withdrawMock.mockRejectedValue({ body: { message: 'The cut-off has passed.' } });
        const { element, closed, click } = showAction();
        await click('withdraw');

        const panel = find<HTMLElement & { errors: unknown }>(element, 'c-error-panel');
        expect(panel.errors).toEqual({ body: { message: 'The cut-off has passed.' } });
        expect(closed).not.toHaveBeenCalled();
    });
});
