import { createElement } from 'lwc';
import NewPublicGroup from 'c/newPublicGroup';
import checkGroupName from '@salesforce/apex/ProvisionRequestController.checkGroupName';
import { find, settled, show } from '../../../../../../config/jest/licenses';

jest.mock('@salesforce/apex/ProvisionRequestController.checkGroupName', () => ({ default: jest.fn() }), {
    virtual: true
});

const check = checkGroupName as jest.Mock;
const FINE: Licenses.GroupNameVerdict = { charactersLeft: 33, developerName: 'eComm_UCB_Parents' };
const TOO_LONG: Licenses.GroupNameVerdict = { charactersLeft: -1, refusal: 'One character too many.' };

function showField(value = '') {
    const element = show(() => createElement('c-new-public-group', { is: NewPublicGroup }), { value, campus: 'UCB' });
    const names: string[] = [];
    element.addEventListener('groupnamed', (event) => names.push((event as CustomEvent).detail.value));
    const type = (typed: string) =>
        find(element, 'lightning-input').dispatchEvent(
            new CustomEvent('change', { detail: { value: typed }, bubbles: true, composed: true })
        );
    const pause = async (milliseconds = 300) => {
        jest.advanceTimersByTime(milliseconds);
        await settled();
    };
    const isValid = () => (element as unknown as { reportValidity(): boolean }).reportValidity();
    const said = () => find(element, '[data-verdict]').textContent;
    return { element, names, type, pause, isValid, said };
}

describe('c-new-public-group', () => {
    beforeEach(() => {
        jest.useFakeTimers({ doNotFake: ['queueMicrotask', 'nextTick', 'setImmediate'] });
        check.mockReset().mockResolvedValue(FINE);
    });

    afterEach(() => jest.useRealTimers());

    it('passes on what is typed and checks it once, after a pause', async () => {
        const { names, type, pause } = showField();
        type('Par');
        await pause(299);
        type('Parents');
        await pause(299);
        expect(check).not.toHaveBeenCalled();
        await pause(1);

        expect(names).toEqual(['Par', 'Parents']);
        expect(check.mock.calls).toEqual([[{ name: 'Parents', campus: 'UCB' }]]);
    });

    it('says the developer name, aloud for who cannot see it', async () => {
        const { element, type, pause, isValid, said } = showField();
        type('Parents');
        await pause();

        expect(said()).toBe('c.Wizard_New_Group_Verdict');
        expect(find(element, '[data-verdict]').getAttribute('aria-live')).toBe('polite');
        expect(isValid()).toBe(true);
        jest.useRealTimers();
        await expect(element).toBeAccessible();
    });

    it('says why no group can have the name, until another one is typed', async () => {
        check.mockResolvedValueOnce(TOO_LONG);
        const { element, type, pause, isValid, said } = showField('Parents of 2026');
        await settled();

        expect(find(element, '[data-refusal]').textContent).toBe('One character too many.');
        expect(isValid()).toBe(false);

        type('Parents');
        await settled();
        expect(said()).toBe('');
        expect(isValid()).toBe(true);
        await pause();
        expect(said()).toBe('c.Wizard_New_Group_Verdict');
    });

    it('says what else there is to know', async () => {
        check.mockResolvedValue({ ...FINE, note: 'Denver has one too.' });
        const { element } = showField('Parents');
        await settled();

        expect(find(element, '[data-note]').textContent).toBe('Denver has one too.');
    });

    it('says nothing about no name', async () => {
        const { type, pause, said } = showField('  ');
        await settled();
        type(' ');
        await pause();

        expect(check).not.toHaveBeenCalled();
        expect(said()).toBe('');
    });

    it('leaves out an answer about an earlier name', async () => {
        let answer: (verdict: Licenses.GroupNameVerdict) => void = () => undefined;
        check.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
        const { type, pause, isValid, said } = showField('Parents of 2026');
        type('Parents');
        answer(TOO_LONG);
        await settled();
        expect(isValid()).toBe(true);

        await pause();
        expect(said()).toBe('c.Wizard_New_Group_Verdict');
    });

    it('says when the name could not be checked, and does not stand in the way', async () => {
        check.mockRejectedValue({ body: { message: 'No connection.' } });
        const { element, isValid } = showField('Parents');
        await settled();

        expect(find(element, '[data-failure]').textContent).toBe('No connection.');
        expect(isValid()).toBe(true);
    });
});
