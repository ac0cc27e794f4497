import { createElement } from 'lwc';
import ActivityImport from 'c/activityImport';
import preview from '@salesforce/apex/ActivityImportController.preview';
import deliver from '@salesforce/apex/ActivityImportController.deliver';
import { chosenFile, find, settled, show } from '../../../../../../config/jest/licenses';

jest.mock('@salesforce/apex/ActivityImportController.preview', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ActivityImportController.deliver', () => ({ default: jest.fn() }), { virtual: true });

describe('c-activity-import', () => {
    it('reads the columns of activity, the number of the application among them, and imports what is ready', async () => {
        (preview as jest.Mock).mockResolvedValue([{ status: 'Ready' }]);
        (deliver as jest.Mock).mockResolvedValue([{ status: 'Created' }]);
        const element = show(() => createElement('c-activity-import', { is: ActivityImport }), {});
        const rows = [{ email: 'a@x.edu', application: 'Cvent', occurredOn: '2026-12-01', externalId: '7' }];
        const files = [
            chosenFile('activity.csv', 'E-mail,Application,Occurred On,External ID\na@x.edu,Cvent,2026-12-01,7')
        ];
        const imports = find(element, 'c-csv-import') as HTMLElement & { shadowRoot: ShadowRoot };
        find(imports, '[data-file]').dispatchEvent(new CustomEvent('change', { detail: { files } }));
        await settled();
        await settled();
        expect(preview).toHaveBeenCalledWith({ rows });
        expect(find(imports, '[data-status]').textContent).toContain('c.Activity_Status_Ready');

        find(imports, '[data-import]').dispatchEvent(new CustomEvent('click'));
        await settled();
        await settled();
        expect(deliver).toHaveBeenCalledWith({ rows });
        expect(find(imports, '[data-status]').textContent).toContain('c.Activity_Status_Created');
    });
});
