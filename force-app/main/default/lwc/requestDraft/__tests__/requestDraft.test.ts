import { clearDraft, loadDraft, saveDraft } from 'c/requestDraft';
import { form, license, options } from '../../../../../../config/jest/licenses';

const CONTACT = form().contactId;

describe('the draft of a request', () => {
    beforeEach(() => sessionStorage.clear());

    it('is kept for its person until it is cleared', () => {
        saveDraft(form({ newPublicGroup: 'Parents', businessUnits: ['UCB_Alumni'] }));

        const { contactId, ...answers } = form({ newPublicGroup: 'Parents', businessUnits: ['UCB_Alumni'] });
        expect(loadDraft(contactId, options())).toEqual(answers);
        expect(loadDraft('003000000000009AAA', options())).toBeUndefined();

        clearDraft(CONTACT);
        expect(loadDraft(CONTACT, options())).toBeUndefined();
    });

    it('leaves out what can no longer be chosen', () => {
        saveDraft(
            form({
                specialistId: 'gone',
                additionalSpecialistIds: ['gone', '005000000000002AAA'],
                role: 'Gone',
                applications: ['Gone', 'Marketing_Cloud'],
                businessUnits: ['UCD_Alumni'],
                publicGroups: ['Gone']
            })
        );

        expect(loadDraft(CONTACT, options())).toEqual({
            campus: 'UCB',
            specialistId: '',
            additionalSpecialistIds: ['005000000000002AAA'],
            role: '',
            applications: ['Marketing_Cloud'],
            businessUnits: [],
            publicGroups: [],
            newPublicGroup: '',
            newGroupChoice: ''
        });
    });

    it('leaves out a campus that is no longer the own one, and with it what belongs to it', () => {
        saveDraft(form({ businessUnits: ['UCB_Alumni'], publicGroups: ['News'] }));

        const draft = loadDraft(CONTACT, options({ campuses: [{ value: 'UCD', label: 'CU Denver' }] }));
        expect(draft).toMatchObject({ campus: '', specialistId: '', businessUnits: [], publicGroups: [] });
    });

    it('leaves out what the person got in the meantime', () => {
        saveDraft(form({ applications: ['Cvent', 'Marketing_Cloud'] }));

        expect(loadDraft(CONTACT, options(), license())?.applications).toEqual(['Marketing_Cloud']);
    });
});
