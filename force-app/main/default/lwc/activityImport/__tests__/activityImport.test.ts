import { createElement } from 'lwc';
import ActivityImport from 'c/activityImport';
import previewRows from '@salesforce/apex/ActivityImportController.preview';
import deliverRows from '@salesforce/apex/ActivityImportController.deliver';
import { chosenFile, find, settled, show } from '../../../../../../config/jest/licenses';

jest.mock('@salesforce/apex/ActivityImportController.preview', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ActivityImportController.deliver', () => ({ default: jest.fn() }), { virtual: true });

const preview = previewRows as jest.Mock;
const deliver = deliverRows as jest.Mock;

type Outcome = Licenses.ActivityOutcome;
type Asked = { rows: Record<string, string>[] };

const FILE = 'E-mail;Occurred On;Application\r\na@x.edu;2026-12-01;Cvent\r\nb@x.edu;2026-12-02;Excel';
const outcome = (row: number, status: Outcome['status'], message?: string): Outcome => ({
    row,
    status,
    ...(message ? { message } : {})
});

async function showImport() {
    const element = show(() => createElement('c-activity-import', { is: ActivityImport }), {});
    const choose = async (content: string | Error, name = 'activity.csv') => {
        const files = [chosenFile(name, content)];
        find(element, '[data-file]').dispatchEvent(new CustomEvent('change', { detail: { files } }));
        await settled();
        await settled();
    };
    const press = async () => {
        find(element, '[data-import]').dispatchEvent(new CustomEvent('click'));
        await settled();
        await settled();
    };
    const statuses = () =>
        [...element.shadowRoot.querySelectorAll<HTMLElement>('[data-row]')].map((row) => row.dataset.status);
    return { element, choose, press, statuses };
}

describe('c-activity-import', () => {
    beforeEach(() => {
        preview.mockReset();
        deliver.mockReset();
    });

    it('shows what would become of each row, and why', async () => {
        preview.mockResolvedValue([outcome(1, 'Ready'), outcome(2, 'Refused', 'There is no application Excel')]);
        const { element, choose, statuses } = await showImport();
        await choose(FILE);

        expect(preview).toHaveBeenCalledWith({
            rows: [
                { email: 'a@x.edu', application: 'Cvent', occurredOn: '2026-12-01', externalId: '' },
                { email: 'b@x.edu', application: 'Excel', occurredOn: '2026-12-02', externalId: '' }
            ]
        });
        expect(statuses()).toEqual(['Ready', 'Refused']);
        expect(find(element, '[data-row="2"]').textContent).toContain('There is no application Excel');
        expect(find(element, '[data-summary]').textContent).toBe('c.Activity_Preview');
        expect(deliver).not.toHaveBeenCalled();
        await expect(element).toBeAccessible();
    });

    it('imports what can be, and says what became of it', async () => {
        preview.mockResolvedValue([outcome(1, 'Refused', 'no'), outcome(2, 'Ready')]);
        deliver.mockResolvedValue([outcome(1, 'Created')]);
        const { element, choose, press, statuses } = await showImport();
        await choose(FILE);
        await press();

        expect((deliver.mock.calls[0] as [Asked])[0].rows.map(({ email }) => email)).toEqual(['b@x.edu']);
        expect(statuses()).toEqual(['Refused', 'Created']);
        expect(find(element, '[data-summary]').textContent).toBe('c.Activity_Imported');
        expect(find<HTMLButtonElement>(element, '[data-import]').disabled).toBe(true);
    });

    it('asks in parts of two hundred rows', async () => {
        preview.mockImplementation(({ rows }: Asked) =>
            Promise.resolve(rows.map((_, index) => outcome(index + 1, 'Ready')))
        );
        const { choose, statuses } = await showImport();
        const rows = Array.from({ length: 401 }, (_, number) => `p${number}@x.edu,Cvent,2026-12-01,${number}`);
        await choose(['email,application,occurredOn,externalId', ...rows].join('\n'));
        await settled();

        expect(preview.mock.calls.map(([asked]: [Asked]) => asked.rows.length)).toEqual([200, 200, 1]);
        expect(statuses()).toHaveLength(401);
    });

    it.each([
        ['without a column', 'email,application\na@x.edu,Cvent', 'c.Activity_File_No_Column'],
        ['without rows', 'email,application,occurredOn', 'c.Activity_File_No_Row'],
        ['that is no text', 'PK\u0003\u0004', 'c.Bulk_File_Unreadable'],
        ['with a quote never closed', 'email,application,occurredOn\n"a@x.edu,Cvent,2026-12-01', 'c.Bulk_Open_Quote'],
        ['that is gone', new Error('gone'), 'c.Bulk_File_Unreadable']
    ])('refuses a file %s', async (_what, content, message) => {
        const { element, choose } = await showImport();
        await choose(content);

        expect(find(element, '[data-problem]').textContent).toBe(message);
        expect(element.shadowRoot.querySelector('[data-row]')).toBeNull();
        expect(preview).not.toHaveBeenCalled();
    });

    it('says what Apex refuses, and keeps the rows', async () => {
        preview.mockResolvedValue([outcome(1, 'Ready'), outcome(2, 'Ready')]);
        deliver.mockRejectedValue({ body: { message: 'This user may not import activity.' } });
        const { element, choose, press, statuses } = await showImport();
        await choose(FILE);
        await press();

        expect(find(element, '[data-not-done]')).not.toBeNull();
        expect(statuses()).toEqual(['Ready', 'Ready']);
    });
});
