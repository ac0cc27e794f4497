import { createElement } from 'lwc';
import SpecialistLeaves from 'c/specialistLeaves';
import loadSpecialists from '@salesforce/apex/SpecialistReplacementController.specialists';
import loadPreview from '@salesforce/apex/SpecialistReplacementController.preview';
import replaceSpecialist from '@salesforce/apex/SpecialistReplacementController.replace';
import { notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import { find, recordLinks, settled, show } from '../../../../../../config/jest/licenses';

jest.mock('@salesforce/apex/SpecialistReplacementController.specialists', () => ({ default: jest.fn() }), {
    virtual: true
});
jest.mock('@salesforce/apex/SpecialistReplacementController.preview', () => ({ default: jest.fn() }), {
    virtual: true
});
jest.mock('@salesforce/apex/SpecialistReplacementController.replace', () => ({ default: jest.fn() }), {
    virtual: true
});

const specialists = loadSpecialists as jest.Mock;
const preview = loadPreview as jest.Mock;
const replace = replaceSpecialist as jest.Mock;

const LEAVER = '005000000000001AAA';
const SUCCESSOR = '005000000000002AAA';
const SPECIALISTS: Licenses.LeavingSpecialist[] = [
    {
        userId: LEAVER,
        name: 'Riley Stone',
        campus: 'UCB',
        campusName: 'CU Boulder',
        licenses: 2,
        serves: false,
        replacements: [{ Id: SUCCESSOR, Name: 'Jordan Blake' }]
    }
];
const LICENSES: Licenses.SpecialistLicense[] = [
    { Id: 'a00000000000001AAA', Name: 'L-000001', Contact__r: { Name: 'Avery Hart' } },
    { Id: 'a00000000000002AAA', Name: 'L-000002' }
];

type Combobox = HTMLElement & { options: { label: string; value: string }[]; disabled: boolean };

async function showLeaves() {
    const element = show(() => createElement('c-specialist-leaves', { is: SpecialistLeaves }), {});
    await settled();
    const choose = async (selector: string, value: string) => {
        find(element, selector).dispatchEvent(new CustomEvent('change', { detail: { value } }));
        await settled();
        await settled();
    };
    const press = async () => {
        find(element, '[data-replace]').dispatchEvent(new CustomEvent('click'));
        await settled();
        await settled();
        await settled();
    };
    return { element, choose, press };
}

describe('c-specialist-leaves', () => {
    beforeEach(() => {
        [specialists, preview, replace].forEach((mock) => mock.mockReset());
        specialists.mockResolvedValue(SPECIALISTS);
        preview.mockResolvedValue(LICENSES);
    });

    it('offers who is named on licenses, and first who leaves', async () => {
        const { element } = await showLeaves();

        expect(find<Combobox>(element, '[data-leaver]').options).toEqual([
            { label: 'c.Leaver_Option_Gone', value: `${LEAVER}:UCB` }
        ]);
        expect(find<Combobox>(element, '[data-successor]').disabled).toBe(true);
        await expect(element).toBeAccessible();
    });

    it('shows the licenses before anything is changed', async () => {
        const { element, choose } = await showLeaves();
        await choose('[data-leaver]', `${LEAVER}:UCB`);
        expect(preview).toHaveBeenCalledWith({ userId: LEAVER, campus: 'UCB' });
        expect(element.shadowRoot.querySelector('[data-preview]')).toBeNull();
        expect(find<Combobox>(element, '[data-successor]').options).toEqual([
            { label: 'Jordan Blake', value: SUCCESSOR }
        ]);
        await choose('[data-successor]', SUCCESSOR);

        expect(recordLinks(find(element, '[data-preview]'))).toEqual([
            'L-000001 · Avery Hart: a00000000000001AAA',
            'L-000002: a00000000000002AAA'
        ]);
        expect(replace).not.toHaveBeenCalled();
        await expect(element).toBeAccessible();
    });

    it('replaces on all of them, and says so', async () => {
        replace.mockResolvedValue([]);
        const { element, choose, press } = await showLeaves();
        await choose('[data-leaver]', `${LEAVER}:UCB`);
        await choose('[data-successor]', SUCCESSOR);
        await press();

        expect(replace).toHaveBeenCalledWith({ userId: LEAVER, campus: 'UCB', replacementId: SUCCESSOR });
        expect(notifyRecordUpdateAvailable).toHaveBeenCalledWith([
            { recordId: 'a00000000000001AAA' },
            { recordId: 'a00000000000002AAA' }
        ]);
        expect(find(element, '[data-message]').textContent).toBe('c.Leaver_Done');
        expect(element.shadowRoot.querySelector('[data-not-done], [data-preview]')).toBeNull();
        expect(specialists).toHaveBeenCalledTimes(2);
    });

    it('says of each license that stays why', async () => {
        replace.mockResolvedValue(['License L-000002: no']);
        const { element, choose, press } = await showLeaves();
        await choose('[data-leaver]', `${LEAVER}:UCB`);
        await choose('[data-successor]', SUCCESSOR);
        await press();

        const panel = find(element, '[data-not-done]') as HTMLElement & { errors: unknown };
        expect(panel.errors).toEqual([{ body: { message: 'License L-000002: no' } }]);
    });

    it('says that nobody is named, or what went wrong', async () => {
        specialists.mockResolvedValueOnce([]);
        const { element } = await showLeaves();
        expect(find(element, '[data-nobody]').textContent).toBe('c.Leaver_Nobody');

        specialists.mockRejectedValueOnce({ body: { message: 'Not now' } });
        const again = await showLeaves();
        const panel = find(again.element, '[data-not-done]') as HTMLElement & { errors: unknown };
        expect(panel.errors).toEqual({ body: { message: 'Not now' } });
    });
});
