import { createElement } from 'lwc';
import TransferLicense from 'c/transferLicense';
import { getRecord, notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import optionsOf from '@salesforce/apex/ProvisionRequestController.options';
import preview from '@salesforce/apex/LicenseTransferController.preview';
import transfer from '@salesforce/apex/LicenseTransferController.transfer';
import { find, options, settled, show, transferPreview } from '../../../../../../config/jest/licenses';

jest.mock(
    '@salesforce/apex/ProvisionRequestController.options',
    () => {
        const { createApexTestWireAdapter } = jest.requireActual('@salesforce/sfdx-lwc-jest');
        return { default: createApexTestWireAdapter(jest.fn()) };
    },
    { virtual: true }
);
jest.mock('@salesforce/apex/LicenseTransferController.preview', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/LicenseTransferController.transfer', () => ({ default: jest.fn() }), { virtual: true });

interface Wire {
    emit(data: unknown): void;
    error(body?: unknown): void;
}
interface Input extends HTMLElement {
    options: Licenses.Option[];
    disabled: boolean;
    errors: unknown;
}

const LICENSE = 'a00000000000001AAA';
const previewMock = preview as jest.Mock;
const transferMock = transfer as jest.Mock;

async function showAction() {
    const element = show(() => createElement('c-transfer-license', { is: TransferLicense }), { recordId: LICENSE });
    (getRecord as unknown as Wire).emit({
        id: LICENSE,
        apiName: 'License__c',
        fields: {
            Name: { value: 'L-000001' },
            Affiliated_Campus__c: { value: 'UCB' },
            Contact__r: { value: { fields: { Name: { value: 'Avery Hart' } } } }
        }
    });
    (optionsOf as unknown as Wire).emit(options());
    await settled();
    const closed = jest.fn();
    element.addEventListener('lightning__actionsclosescreen', closed);
    for (const input of element.shadowRoot.querySelectorAll('[data-field]')) {
        Object.assign(input, { reportValidity: jest.fn() });
    }
    const fill = async (field: string, value: string) => {
        find(element, `[data-field="${field}"]`).dispatchEvent(new CustomEvent('change', { detail: { value } }));
        await settled();
    };
    const click = async (button: string) => {
        find(element, `[data-${button}]`).dispatchEvent(new CustomEvent('click'));
        await settled();
    };
    const fillIn = async () => {
        await fill('campus', 'UCD');
        await fill('specialist', '005000000000002AAA');
        await fill('reason', 'New job');
    };
    const text = (selector: string) => find(element, selector).textContent;
    return { element, closed, fill, fillIn, click, text };
}

describe('c-transfer-license', () => {
    it('offers every other campus, and the specialists of the one chosen', async () => {
        const { element, fill, text } = await showAction();
        const input = (field: string) => find<Input>(element, `[data-field="${field}"]`);
        expect(text('[data-heading]')).toBe('L-000001, Avery Hart: CU Boulder');
        expect(input('campus').options.map(({ value }) => value)).toEqual(['UCD']);
        expect(input('specialist').disabled).toBe(true);
        await expect(element).toBeAccessible();

        await fill('campus', 'UCD');
        expect(input('specialist').disabled).toBe(false);
        expect(input('specialist').options.map(({ label }) => label)).toEqual(['Jordan Blake']);
    });

    it('asks for what is missing', async () => {
        const { element, fill, click } = await showAction();
        await fill('campus', 'UCD');
        await fill('specialist', '005000000000002AAA');
        await fill('reason', '   ');
        await click('next');

        expect(previewMock).not.toHaveBeenCalled();
        const reason = find(element, '[data-field="reason"]') as unknown as { reportValidity: jest.Mock };
        expect(reason.reportValidity).toHaveBeenCalled();
    });

    it('shows what would happen, transfers once, and says what has happened', async () => {
        previewMock.mockResolvedValue(transferPreview());
        transferMock.mockResolvedValue(transferPreview());
        const { element, fillIn, click, closed } = await showAction();
        await fillIn();
        await click('next');
        expect(transferMock).not.toHaveBeenCalled();
        const summary = find<HTMLElement & { isDone: boolean; preview: unknown }>(element, 'c-transfer-summary');
        expect([summary.isDone, summary.preview]).toEqual([false, transferPreview()]);
        await expect(element).toBeAccessible();

        await Promise.all([click('transfer'), click('transfer')]);
        const form = { licenseId: LICENSE, campus: 'UCD', specialistId: '005000000000002AAA', reason: 'New job' };
        expect(transferMock.mock.calls).toEqual([[{ form }]]);
        expect(notifyRecordUpdateAvailable).toHaveBeenCalledWith([{ recordId: LICENSE }]);
        expect(find(element, '[data-done]').getAttribute('role')).toBe('status');
        expect(find<HTMLElement & { isDone: boolean }>(element, 'c-transfer-summary').isDone).toBe(true);
        expect(element.shadowRoot.querySelector('[data-transfer]')).toBeNull();
        await expect(element).toBeAccessible();
        await click('close');
        expect(closed).toHaveBeenCalledTimes(1);
    });

    it('offers no transfer that cannot be done, and leads back to the answers', async () => {
        previewMock.mockResolvedValue(transferPreview({ canBeDone: false }));
        const { element, fillIn, click } = await showAction();
        await fillIn();
        await click('next');
        expect(element.shadowRoot.querySelector('[data-transfer]')).toBeNull();

        await click('previous');
        expect(find<HTMLElement & { value: string }>(element, '[data-field="reason"]').value).toBe('New job');
    });

    it('says why it was not transferred and stays there', async () => {
        previewMock.mockResolvedValue(transferPreview());
        transferMock.mockRejectedValue({ body: { message: 'A request is open.' } });
        const { element, fillIn, click, closed } = await showAction();
        await fillIn();
        await click('next');
        await click('transfer');

        expect(find<Input>(element, 'c-error-panel').errors).toEqual({ body: { message: 'A request is open.' } });
        expect(element.shadowRoot.querySelector('[data-done]')).toBeNull();
        expect(closed).not.toHaveBeenCalled();
    });

    it('waits, and says when the license cannot be read', async () => {
        const element = show(() => createElement('c-transfer-license', { is: TransferLicense }), { recordId: LICENSE });
        expect(find(element, 'lightning-spinner')).toBeTruthy();
        (getRecord as unknown as Wire).error({ message: 'No access' });
        await settled();
        expect(find(element, 'c-error-panel')).toBeTruthy();
        expect(element.shadowRoot.querySelector('lightning-spinner')).toBeNull();
    });
});
