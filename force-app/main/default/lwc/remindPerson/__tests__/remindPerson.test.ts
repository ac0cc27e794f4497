import { createElement } from 'lwc';
import RemindPerson from 'c/remindPerson';
import prepare from '@salesforce/apex/PreAccessReminderController.prepare';
import send from '@salesforce/apex/PreAccessReminderController.send';
import { find, settled, show } from '../../../../../../config/jest/licenses';

jest.mock('@salesforce/apex/PreAccessReminderController.prepare', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/PreAccessReminderController.send', () => ({ default: jest.fn() }), { virtual: true });

const PREPARED: Licenses.PreAccessReminder = {
    licenseId: 'a00000000000001AAA',
    text: 'FERPA is missing.',
    supervisor: 'Sam Lee',
    isCopiedToSupervisor: true
};

async function open(change: Partial<Licenses.PreAccessReminder> = {}, requirement?: string) {
    jest.mocked(prepare).mockResolvedValue({ ...PREPARED, ...change });
    const element = show(() => createElement('c-remind-person', { is: RemindPerson }), {
        recordId: '003000000000001AAA',
        requirement
    });
    find(element, '[data-remind]').click();
    await settled();
    return element;
}

const answer = (element: HTMLElement, detail: unknown): boolean =>
    element.dispatchEvent(new CustomEvent('change', { detail }));

describe('c-remind-person', () => {
    beforeEach(() => jest.mocked(send).mockReset());

    it('sends the prepared e-mail as it was changed, and says where it is kept', async () => {
        const element = await open();
        expect(find<HTMLElement & { value: string }>(element, '[data-text]').value).toBe('FERPA is missing.');
        await expect(element).toBeAccessible();

        answer(find(element, '[data-text]'), { value: 'Please take FERPA.' });
        answer(find(element, '[data-supervisor]'), { checked: false });
        await settled();
        find(element, '[data-send]').click();
        await settled();

        expect(send).toHaveBeenCalledWith({
            reminder: { ...PREPARED, text: 'Please take FERPA.', isCopiedToSupervisor: false }
        });
        expect(find(element, '[data-sent]').textContent).toBe('c.Reminder_Sent');
        expect(element.shadowRoot.querySelector('[data-text]')).toBeNull();
    });

    it('is of everything that is missing, or of one thing', async () => {
        await open();
        expect(prepare).toHaveBeenLastCalledWith({ recordId: '003000000000001AAA', requirement: null });

        const element = await open({}, 'CU: FERPA');
        expect(prepare).toHaveBeenLastCalledWith({ recordId: '003000000000001AAA', requirement: 'CU: FERPA' });
        find(element, '[data-cancel]').click();
        await settled();
        expect(find<HTMLElement & { label: string }>(element, '[data-remind]').label).toBe('c.Reminder_Button');
    });

    it('says why nothing can be sent now', async () => {
        const element = await open({ refusal: 'Reminded today.' });
        expect(find(element, '[data-refusal]').textContent).toBe('Reminded today.');
        expect(element.shadowRoot.querySelector('[data-send]')).toBeNull();
    });

    it('says when there is no supervisor, and sends nothing after Cancel', async () => {
        const element = await open({ supervisor: undefined, isCopiedToSupervisor: false });
        expect(find(element, '[data-no-supervisor]').textContent).toBe('c.Reminder_No_Supervisor');
        find(element, '[data-cancel]').click();
        await settled();
        expect(find(element, '[data-remind]')).not.toBeNull();
        expect(send).not.toHaveBeenCalled();
    });

    it('keeps the text where it could not be sent', async () => {
        jest.mocked(send).mockRejectedValue({ body: { message: 'No' } });
        const element = await open();
        find(element, '[data-send]').click();
        await settled();
        expect(find<HTMLElement & { heading: string }>(element, 'c-error-panel').heading).toBe('c.Reminder_Not_Sent');
        expect(find<HTMLElement & { value: string }>(element, '[data-text]').value).toBe('FERPA is missing.');
    });
});
