import { createElement } from 'lwc';
import { CurrentPageReference } from 'lightning/navigation';
import { getRecord } from 'lightning/uiRecordApi';
import MissingRequirements from 'c/missingRequirements';
import { find, settled, show } from '../../../../../../config/jest/licenses';

interface Wire {
    emit(data: unknown): void;
    error(body?: unknown): void;
}

const LICENSE = 'a00000000000001AAA';
const page = CurrentPageReference as unknown as Wire;
const record = getRecord as unknown as Wire;

async function open() {
    const element = show(() => createElement('c-missing-requirements', { is: MissingRequirements }));
    page.emit({ type: 'standard__component', attributes: {}, state: { c__recordId: LICENSE } });
    await settled();
    return element;
}

describe('c-missing-requirements', () => {
    it('shows courses and agreement of the license in the address, and leads to its record', async () => {
        const element = await open();
        record.emit({
            id: LICENSE,
            apiName: 'License__c',
            fields: {
                Name: { value: 'L-000001' },
                Contact__r: { value: { fields: { Name: { value: 'Avery Hart' } } } }
            }
        });
        await settled();

        expect(find(element, 'h1').textContent).toBe('c.Missing_Title: Avery Hart');
        for (const part of ['c-record-link', 'c-pre-access-status', 'c-skillsoft-upload']) {
            expect(find<HTMLElement & { recordId: string }>(element, part).recordId).toBe(LICENSE);
        }
        await expect(element).toBeAccessible();
    });

    it('says when the license is none that may be seen', async () => {
        const element = await open();
        record.error({ message: 'No access' });
        await settled();

        expect(find<HTMLElement & { heading: string }>(element, 'c-error-panel').heading).toBe('c.Missing_Not_Loaded');
        expect(element.shadowRoot.querySelector('c-skillsoft-upload')).toBeNull();
        await expect(element).toBeAccessible();
    });
});
