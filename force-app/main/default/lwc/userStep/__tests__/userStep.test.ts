import { createElement } from 'lwc';
import UserStep from 'c/userStep';
import reviewContact from '@salesforce/apex/ContactReviewController.review';
import checkGroupName from '@salesforce/apex/ProvisionRequestController.checkGroupName';
import { find, form, license, options, review, settled, show } from '../../../../../../config/jest/licenses';

jest.mock('@salesforce/apex/ProvisionRequestController.checkGroupName', () => ({ default: jest.fn() }), {
    virtual: true
});

jest.mock('@salesforce/apex/ContactReviewController.review', () => ({ default: jest.fn() }), { virtual: true });

const colleague = reviewContact as unknown as jest.Mock;
const check = checkGroupName as jest.Mock;

beforeEach(() => check.mockResolvedValue({ charactersLeft: 33, developerName: 'eComm_UCB_Parents' }));

/** What says that an answer was given, where it is not `change`. */
const EVENTS: Record<string, string> = {
    businessUnits: 'choose',
    publicGroups: 'choose',
    newPublicGroup: 'groupnamed'
};

interface Input extends HTMLElement {
    options: Licenses.Option[];
}

function showStep(change: Partial<Licenses.RequestForm> = {}, current?: Licenses.LicenseSummary) {
    const element = show(() => createElement('c-user-step', { is: UserStep }), {
        form: form(change),
        options: options(),
        license: current
    });
    const answers: Partial<Licenses.RequestForm>[] = [];
    element.addEventListener('answer', (event) => answers.push((event as CustomEvent).detail));
    const choose = (name: string, value: unknown) =>
        find(element, `[data-field="${name}"]`).dispatchEvent(
            new CustomEvent(EVENTS[name] ?? 'change', { detail: { value } })
        );
    const isValid = () => (element as unknown as { reportValidity(): boolean }).reportValidity();
    const offered = (name: string) =>
        find<Input>(element, `[data-field="${name}"]`).options.map((option) => option.value);
    return { element, answers, choose, isValid, offered };
}

describe('c-user-step', () => {
    const pickColleague = async (element: { shadowRoot: ShadowRoot }, recordId: string | null) => {
        find(element, '[data-field="sameAs"]').dispatchEvent(new CustomEvent('change', { detail: { recordId } }));
        await settled();
        return find(element, '[data-same-as]').textContent;
    };

    it('copies role and access of a colleague of the campus', async () => {
        colleague.mockResolvedValue(review({ license: license() }));
        const { element, answers } = showStep({ applications: [], answers: {} });

        expect(await pickColleague(element, '003000000000009AAA')).toBe('c.Wizard_Same_As_Done');
        expect(colleague).toHaveBeenCalledWith({ contactId: '003000000000009AAA' });
        expect(answers.at(-1)).toMatchObject({ answers: { eComm_Role__c: 'User' }, applications: ['Cvent'] });
        await expect(element).toBeAccessible();
    });

    it.each([
        ['without a license', review()],
        ['of another campus', review({ license: license({ campus: 'UCD' }) })],
        ['without access', review({ license: license({ access: [] }) })]
    ])('fills in nothing from a colleague %s', async (_what, found) => {
        colleague.mockResolvedValue(found);
        const { element, answers } = showStep();

        expect(await pickColleague(element, '003000000000009AAA')).toBe('c.Wizard_Same_As_None');
        expect(answers).toEqual([]);
        expect(await pickColleague(element, null)).toBe('');
    });

    it('says why a colleague cannot be read', async () => {
        colleague.mockRejectedValue({ body: { message: 'No access.' } });

        expect(await pickColleague(showStep().element, '003000000000009AAA')).toBe('No access.');
    });

    it('offers the business units of the campus', async () => {
        const { element, offered } = showStep();

        expect(offered('businessUnits')).toEqual(['UCB_Alumni']);
        expect(offered('publicGroups')).toEqual(['News']);
        await expect(element).toBeAccessible();
    });

    it('does not offer what the person already has', () => {
        expect(showStep({}, license()).offered('applications')).toEqual(['Marketing_Cloud']);
    });

    it('leaves the applications out when the person has them all', () => {
        const all = options().applications.map((option) => ({
            id: option.value,
            kind: 'Application' as const,
            target: option.value,
            name: option.label,
            status: 'Active'
        }));

        expect(
            showStep({}, license({ access: all })).element.shadowRoot.querySelector('[data-field="applications"]')
        ).toBeNull();
    });

    it('passes on every answer', () => {
        const { element, answers, choose } = showStep();
        find(element, '[data-field="eComm_Role__c"]').dispatchEvent(
            new CustomEvent('answer', { detail: { eComm_Role__c: 'User' } })
        );
        choose('applications', ['Cvent']);
        choose('businessUnits', ['UCB_Alumni']);
        choose('publicGroups', ['News']);
        choose('newPublicGroup', 'Parents');

        expect(answers).toEqual([
            { answers: { eComm_Role__c: 'User' } },
            { applications: ['Cvent'] },
            { businessUnits: ['UCB_Alumni'] },
            { publicGroups: ['News'] },
            { newPublicGroup: 'Parents' }
        ]);
    });

    it('needs a role', () => {
        expect(showStep().isValid()).toBe(true);
        expect(showStep({ answers: {} }).isValid()).toBe(false);
    });

    it('needs something to give access to, and says so', async () => {
        const { element, isValid } = showStep({ applications: [], newPublicGroup: '  ' });

        expect(isValid()).toBe(false);
        await settled();
        expect(find(element, '[data-problem]').textContent).toBe('c.Refusal_Nothing');
    });

    it('needs an application for a person who has none', async () => {
        const { element, isValid, choose } = showStep({ applications: [], publicGroups: ['News'] });

        expect(isValid()).toBe(false);
        await settled();
        expect(find(element, '[data-problem]').textContent).toBe('c.Refusal_No_Application');
        choose('applications', ['Cvent']);
        await settled();
        expect(element.shadowRoot.querySelector('[data-problem]')).toBeNull();
    });

    it('asks what happens until a new public group exists', async () => {
        expect(showStep().element.shadowRoot.querySelector('[data-field="newGroupChoice"]')).toBeNull();

        const { element, answers, choose, isValid, offered } = showStep({ newPublicGroup: 'Parents' });
        expect(offered('newGroupChoice')).toEqual(['Wait', 'Go Ahead']);
        expect(isValid()).toBe(false);
        choose('newGroupChoice', 'Wait');
        expect(answers).toEqual([{ newGroupChoice: 'Wait' }]);
        await expect(element).toBeAccessible();

        expect(showStep({ newPublicGroup: 'Parents', newGroupChoice: 'Wait' }).isValid()).toBe(true);
    });

    it('does not go on with a name that no public group can have', async () => {
        check.mockResolvedValue({ charactersLeft: -1, refusal: 'Too long.' });
        const { isValid } = showStep({ newPublicGroup: 'Parents', newGroupChoice: 'Wait' });
        expect(isValid()).toBe(true);
        await settled();

        expect(isValid()).toBe(false);
        expect(check).toHaveBeenCalledWith({ name: 'Parents', campus: 'UCB' });
    });

    it('needs no further application for a licensed person', () => {
        expect(
            showStep({ applications: [], newPublicGroup: 'Parents', newGroupChoice: 'Wait' }, license()).isValid()
        ).toBe(true);
    });
});
