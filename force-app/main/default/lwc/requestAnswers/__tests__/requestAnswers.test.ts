import {
    NO_ANSWERS,
    clearDraft,
    inWords,
    loadDraft,
    prefilled,
    sameAccessAs,
    saveDraft,
    stillPossible,
    type RequestAnswers
} from 'c/requestAnswers';
import { form, license, options } from '../../../../../../config/jest/licenses';

const CONTACT = form().contactId;

function answers(change: Partial<Licenses.RequestForm> = {}): RequestAnswers {
    const { contactId: _nobody, ...given } = form(change);
    return given;
}

describe('the draft of a request', () => {
    beforeEach(() => sessionStorage.clear());

    it('is kept for its person until it is cleared', () => {
        const draft = { action: 'Provision' as const, reached: 'user', answers: answers(), removals: ['a01'] };
        saveDraft(CONTACT, draft);

        expect(loadDraft(CONTACT)).toEqual(draft);
        expect(loadDraft('003000000000009AAA')).toBeUndefined();

        clearDraft(CONTACT);
        expect(loadDraft(CONTACT)).toBeUndefined();
    });

    it('is kept from who logs in next in the same tab', () => {
        saveDraft('many', {
            action: 'Provision',
            reached: 'people',
            answers: answers(),
            removals: [],
            people: 'a@b.c'
        });

        jest.isolateModules(() => {
            jest.doMock('@salesforce/user/Id', () => ({ default: '005000000000009AAA' }), { virtual: true });
            const other = jest.requireActual<typeof import('c/requestAnswers')>('c/requestAnswers');
            expect(other.loadDraft('many')).toBeUndefined();
        });
        expect(loadDraft('many')?.people).toBe('a@b.c');
    });
});

describe('what is known before anybody answers', () => {
    it('is the campus, the specialist and the role of the license', () => {
        const known = prefilled(options(), '005000000000002AAA', license({ additionalSpecialistIds: ['005x'] }));

        expect(known).toEqual({
            ...NO_ANSWERS,
            campus: 'UCB',
            specialistId: '005000000000001AAA',
            additionalSpecialistIds: ['005x'],
            answers: { eComm_Role__c: 'User' }
        });
    });

    it('is who is at the screen where nobody on the license serves its campus any more', () => {
        expect(prefilled(options(), '005000000000002AAA', license({ specialistId: 'gone' })).specialistId).toBe(
            '005000000000002AAA'
        );
    });

    it('is the only own campus, and nothing where there is a choice', () => {
        const one = options({ campuses: [{ value: 'UCD', label: 'CU Denver' }] });

        expect(prefilled(one, '005000000000002AAA')).toEqual({
            ...NO_ANSWERS,
            campus: 'UCD',
            specialistId: '005000000000002AAA'
        });
        expect(prefilled(options(), '005000000000002AAA')).toEqual(NO_ANSWERS);
    });
});

describe('answers that can still be given', () => {
    it('leave out what can no longer be chosen', () => {
        const gone = answers({
            specialistId: 'gone',
            additionalSpecialistIds: ['gone', '005000000000002AAA'],
            answers: { eComm_Role__c: 'Gone', Not_Asked__c: 'x' },
            applications: ['Gone', 'Marketing_Cloud'],
            businessUnits: ['UCD_Alumni'],
            publicGroups: ['Gone'],
            newPublicGroup: 'Parents'
        });

        expect(stillPossible(gone, options())).toEqual({
            ...NO_ANSWERS,
            campus: 'UCB',
            additionalSpecialistIds: ['005000000000002AAA'],
            applications: ['Marketing_Cloud'],
            newPublicGroup: 'Parents'
        });
    });

    it('leave out a campus that is no longer the own one, and with it what belongs to it', () => {
        const boulder = answers({ businessUnits: ['UCB_Alumni'], publicGroups: ['News'] });

        expect(stillPossible(boulder, options({ campuses: [{ value: 'UCD', label: 'CU Denver' }] }))).toMatchObject({
            campus: '',
            specialistId: '',
            businessUnits: [],
            publicGroups: []
        });
    });

    it('leave out what the person got in the meantime', () => {
        const wanted = answers({ applications: ['Cvent', 'Marketing_Cloud'] });

        expect(stillPossible(wanted, options(), license()).applications).toEqual(['Marketing_Cloud']);
    });

    it('are complete for a draft of before an answer existed', () => {
        const { newGroupChoice: _missing, ...old } = answers();

        expect(stillPossible(old as RequestAnswers, options())).toEqual(answers());
    });
});

describe('the access of a colleague', () => {
    const line = (kind: Licenses.AccessLine['kind'], target: string, status = 'Active'): Licenses.AccessLine => ({
        id: target,
        kind,
        target,
        name: target,
        status
    });
    const colleague = license({
        answers: { eComm_Role__c: 'User' },
        access: [
            line('Application', 'Marketing_Cloud'),
            line('Application', 'Cvent', 'Removal Requested'),
            line('Business Unit', 'UCB_Alumni'),
            line('Business Unit', 'UCB_Gone'),
            line('Public Group', 'News', 'Requested')
        ]
    });

    it('is copied, but for what is being removed or can no longer be chosen', () => {
        expect(sameAccessAs({ ...NO_ANSWERS, campus: 'UCB' }, colleague, options())).toEqual({
            ...NO_ANSWERS,
            campus: 'UCB',
            answers: { eComm_Role__c: 'User' },
            applications: ['Marketing_Cloud'],
            businessUnits: ['UCB_Alumni'],
            publicGroups: ['News']
        });
    });

    it('leaves out what the person has', () => {
        const own = license({ access: [line('Application', 'Marketing_Cloud')] });

        expect(sameAccessAs(answers(), colleague, options(), own).applications).toEqual([]);
    });
});

describe('answers in words', () => {
    it('are named as they were chosen, and left out where none was given', () => {
        const words = inWords(answers({ additionalSpecialistIds: ['005000000000002AAA'] }), options());

        expect(words.map(({ name, value }) => [name, value])).toEqual([
            ['campus', 'CU Boulder'],
            ['specialistId', 'Riley Stone'],
            ['additionalSpecialistIds', 'Jordan Blake'],
            ['eComm_Role__c', 'User'],
            ['applications', 'Marketing Cloud']
        ]);
    });

    it('leave out the choice about a new group when there is none', () => {
        const names = (change: Partial<Licenses.RequestForm>) =>
            inWords(answers(change), options()).map(({ name }) => name);

        expect(names({ newPublicGroup: '  ', newGroupChoice: 'Wait' })).not.toContain('newGroupChoice');
        expect(names({ newPublicGroup: 'Parents', newGroupChoice: 'Wait' })).toContain('newGroupChoice');
    });
});
