import { createElement } from 'lwc';
import WithdrawHere from 'c/withdrawHere';
import withdraw from '@salesforce/apex/ProvisionRequestController.withdraw';
import { find, settled, show } from '../../../../../../config/jest/licenses';

jest.mock('@salesforce/apex/ProvisionRequestController.withdraw', () => ({ default: jest.fn() }), { virtual: true });

const withdrawn = withdraw as unknown as jest.Mock;
const requestId = 'a02000000000001AAA';

async function ask() {
    const element = show(() => createElement('c-withdraw-here', { is: WithdrawHere }), { requestId });
    find(element, '[data-ask]').click();
    await settled();
    return element;
}

describe('c-withdraw-here', () => {
    beforeEach(() => withdrawn.mockReset().mockResolvedValue(undefined));

    it('asks before it withdraws', async () => {
        const element = await ask();
        expect(withdrawn).not.toHaveBeenCalled();
        await expect(element).toBeAccessible();
        find(element, '[data-sure]').click();
        await settled();

        expect(withdrawn).toHaveBeenCalledWith({ requestId });
    });

    it('keeps the request when told so', async () => {
        const element = await ask();
        find(element, '[data-keep]').click();
        await settled();

        expect(withdrawn).not.toHaveBeenCalled();
        expect(find(element, '[data-ask]')).toBeTruthy();
    });

    it('says why it could not be withdrawn', async () => {
        withdrawn.mockRejectedValue({ body: { message: 'The cut-off is over.' } });
        const element = await ask();
        find(element, '[data-sure]').click();
        await settled();

        expect(find<HTMLElement & { heading: string }>(element, 'c-error-panel').heading).toBe('c.Withdraw_Not_Done');
        await expect(element).toBeAccessible();
    });
});
