import { createElement } from 'lwc';
import CsvImport, { type CsvKind, type CsvValues, type RowOutcome } from 'c/csvImport';
import { chosenFile, find, settled, show } from '../../../../../../config/jest/licenses';

const preview = jest.fn();
const deliver = jest.fn();

type Asked = { rows: CsvValues[] };

const KIND: CsvKind = {
    heading: 'Import',
    help: 'Choose a file.',
    file: 'File',
    button: 'Import {0}',
    previewed: 'to import: {0}, there: {1}, refused: {2}',
    imported: 'imported: {0}, there: {1}, refused: {2}',
    columns: [
        { key: 'email', label: 'Address' },
        { key: 'application', label: 'Application' },
        { key: 'occurredOn', label: 'Day' },
        { key: 'externalId', label: 'Number', isOptional: true, isHidden: true }
    ],
    statuses: { Ready: 'To import', Created: 'Imported', Unchanged: 'There', Refused: 'Refused' },
    part: 200,
    preview,
    deliver
};

const FILE = 'E-mail;Occurred On;Application\r\na@x.edu;2026-12-01;Cvent\r\nb@x.edu;2026-12-02;Excel';
const outcome = (status: RowOutcome['status'], message?: string): RowOutcome => ({
    status,
    ...(message ? { message } : {})
});

async function showImport(more: Partial<CsvKind> = {}) {
    const element = show(() => createElement('c-csv-import', { is: CsvImport }), { kind: { ...KIND, ...more } });
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

describe('c-csv-import', () => {
    beforeEach(() => {
        preview.mockReset();
        deliver.mockReset();
    });

    it('shows what would become of each row, and why', async () => {
        preview.mockResolvedValue([outcome('Ready'), outcome('Refused', 'There is no application Excel')]);
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
        expect(find(element, '[data-summary]').textContent).toBe('to import: 1, there: 0, refused: 1');
        expect(deliver).not.toHaveBeenCalled();
        await expect(element).toBeAccessible();
    });

    it('imports what can be, and says what became of it', async () => {
        preview.mockResolvedValue([outcome('Refused', 'no'), outcome('Ready')]);
        deliver.mockResolvedValue([outcome('Created')]);
        const { element, choose, press, statuses } = await showImport();
        await choose(FILE);
        await press();

        expect((deliver.mock.calls[0] as [Asked])[0].rows.map(({ email }) => email)).toEqual(['b@x.edu']);
        expect(statuses()).toEqual(['Refused', 'Created']);
        expect(find(element, '[data-summary]').textContent).toBe('imported: 1, there: 0, refused: 1');
        expect(find<HTMLButtonElement>(element, '[data-import]').disabled).toBe(true);
    });

    it('asks in parts of two hundred rows', async () => {
        preview.mockImplementation(({ rows }: Asked) => Promise.resolve(rows.map(() => outcome('Ready'))));
        const { choose, statuses } = await showImport();
        const rows = Array.from({ length: 401 }, (_, number) => `p${number}@x.edu,Cvent,2026-12-01,${number}`);
        await choose(['email,application,occurredOn,externalId', ...rows].join('\n'));
        await settled();

        expect(preview.mock.calls.map(([asked]: [Asked]) => asked.rows.length)).toEqual([200, 200, 1]);
        expect(statuses()).toHaveLength(401);
    });

    it('takes the names of columns that the table shows, and rows with fewer cells', async () => {
        preview.mockResolvedValue([outcome('Unchanged', 'There')]);
        const { choose, statuses } = await showImport();
        await choose('DAY,address,Application\n2026-12-01, a@x.edu ');

        expect(preview).toHaveBeenCalledWith({
            rows: [{ email: 'a@x.edu', application: '', occurredOn: '2026-12-01', externalId: '' }]
        });
        expect(statuses()).toEqual(['Unchanged']);
    });

    it('refuses a file with more rows than are judged together, before it asks', async () => {
        const { element, choose } = await showImport({ most: 1 });
        await choose(FILE);

        expect(find(element, '[data-problem]').textContent).toBe('c.File_Too_Long');
        expect(preview).not.toHaveBeenCalled();
    });

    it('tells which records were changed', async () => {
        preview.mockResolvedValue([outcome('Ready'), outcome('Ready')]);
        deliver.mockResolvedValue([{ ...outcome('Created'), recordId: 'a01' }, outcome('Refused', 'taken')]);
        const { element, choose, press } = await showImport();
        const told = jest.fn();
        element.addEventListener('imported', (event) => told((event as CustomEvent<string[]>).detail));
        await choose(FILE);
        expect(told).not.toHaveBeenCalled();
        await press();

        expect(told).toHaveBeenCalledWith(['a01']);
    });

    it.each([
        ['without a column', 'email,application\na@x.edu,Cvent', 'c.File_No_Column'],
        ['without rows', 'email,application,occurredOn', 'c.File_No_Row'],
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
        preview.mockResolvedValue([outcome('Ready'), outcome('Ready')]);
        deliver.mockRejectedValue({ body: { message: 'This user may not import activity.' } });
        const { element, choose, press, statuses } = await showImport();
        await choose(FILE);
        await press();

        expect(find(element, '[data-not-done]')).not.toBeNull();
        expect(statuses()).toEqual(['Ready', 'Ready']);
    });
});
