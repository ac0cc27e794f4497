import { refreshApex } from '@salesforce/apex';
import { registerRefreshHandler } from 'lightning/refresh';
import { notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import { Fresh, announceChange } from 'c/fresh';
import { settled } from '../../../../../../config/jest/licenses';

jest.mock('@salesforce/apex', () => ({ refreshApex: jest.fn() }), { virtual: true });

const refresh = refreshApex as unknown as jest.Mock;
const WIRED = { data: 1 };

function opened(): Fresh {
    const fresh = new Fresh();
    fresh.connect(document.createElement('div'));
    return fresh;
}

describe('what screens show', () => {
    beforeEach(() => refresh.mockReset().mockResolvedValue(undefined));

    it('is asked for again after a change, once, and not after the component is gone', async () => {
        const fresh = opened();
        fresh.provisioned(WIRED);
        await settled();
        refresh.mockClear();
        const page = document.createElement('div');
        const refreshed = jest.fn();
        page.addEventListener('lightning__refresh', refreshed);
        await announceChange(page, ['003000000000001AAA', undefined, '003000000000001AAA']);

        expect(refresh.mock.calls).toEqual([[WIRED]]);
        expect(notifyRecordUpdateAvailable).toHaveBeenCalledWith([{ recordId: '003000000000001AAA' }]);
        expect(refreshed).toHaveBeenCalledTimes(1);

        fresh.disconnect();
        await announceChange(page, []);
        expect(refresh).toHaveBeenCalledTimes(1);
    });

    it('is asked for again where it was loaded before a change that was made elsewhere', async () => {
        await announceChange(document.createElement('div'), []);
        const fresh = opened();
        fresh.provisioned(WIRED);
        await settled();
        fresh.provisioned(WIRED);
        await settled();

        expect(refresh).toHaveBeenCalledTimes(1);
        fresh.disconnect();
    });

    it('is asked for again with the page', async () => {
        const fresh = opened();
        fresh.provisioned(WIRED);
        await settled();
        refresh.mockClear();
        const [, handler] = (registerRefreshHandler as unknown as jest.Mock).mock.lastCall as [
            unknown,
            () => Promise<unknown>
        ];
        await handler();

        expect(refresh).toHaveBeenCalledTimes(1);
        fresh.disconnect();
    });

    it('is asked for again when its reader comes back to the tab or the window, and only then', async () => {
        const state = jest.spyOn(document, 'visibilityState', 'get');
        const fresh = new Fresh();
        const page = Object.assign(document.createElement('div'), { recordId: '003000000000002AAA' });
        const refreshed = jest.fn();
        page.addEventListener('lightning__refresh', refreshed);
        fresh.connect(page);
        fresh.provisioned(WIRED);
        await settled();
        refresh.mockClear();

        state.mockReturnValue('hidden');
        document.dispatchEvent(new CustomEvent('visibilitychange'));
        await settled();
        expect(refresh).not.toHaveBeenCalled();

        state.mockReturnValue('visible');
        document.dispatchEvent(new CustomEvent('visibilitychange'));
        window.dispatchEvent(new CustomEvent('focus'));
        await settled();
        expect(refresh).toHaveBeenCalledTimes(1);
        expect(notifyRecordUpdateAvailable).toHaveBeenLastCalledWith([{ recordId: '003000000000002AAA' }]);
        expect(refreshed).toHaveBeenCalled();

        fresh.disconnect();
        window.dispatchEvent(new CustomEvent('focus'));
        await settled();
        expect(refresh).toHaveBeenCalledTimes(1);
        state.mockRestore();
    });
});
