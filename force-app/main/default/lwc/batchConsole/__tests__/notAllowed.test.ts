import { createElement } from 'lwc';
import BatchConsole from 'c/batchConsole';
import loadOverview from '@salesforce/apex/BatchConsoleController.overview';
import { find, settled, show } from '../../../../../../config/jest/licenses';

jest.mock('@salesforce/apex/BatchConsoleController.overview', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/customPermission/Process_License_Requests', () => ({ default: false }), { virtual: true });

describe('c-batch-console for anybody else', () => {
    it('says who it is for, and asks Apex for nothing', async () => {
        const element = show(() => createElement('c-batch-console', { is: BatchConsole }));
        await settled();

        expect(find<HTMLElement & { errors: unknown }>(element, 'c-error-panel').errors).toEqual({
            body: { message: 'c.Console_Not_Allowed' }
        });
        expect(loadOverview).not.toHaveBeenCalled();
        await expect(element).toBeAccessible();
    });
});
