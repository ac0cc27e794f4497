import { createElement } from 'lwc';
import TakeBackUser from 'c/takeBackUser';
import { notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import takeBack from '@salesforce/apex/UserQuestionController.takeBack';
import { find, settled, show } from '../../../../../../config/jest/licenses';

jest.mock('@salesforce/apex/UserQuestionController.takeBack', () => ({ default: jest.fn() }), { virtual: true });

const LICENSE = 'a01000000000001AAA';
const takeBackMock = takeBack as jest.Mock;

function opened() {
    const element = show(() => createElement('c-take-back-user', { is: TakeBackUser }), { recordId: LICENSE });
    const events: string[] = [];
    for (const name of ['lightning__actionsclosescreen', 'lightning__showtoast']) {
        element.addEventListener(name, () => events.push(name));
    }
    const press = async (button: string) => {
        find(element, `[data-${button}]`).dispatchEvent(new CustomEvent('click'));
        await settled();
    };
    return { element, events, press };
}

describe('c-take-back-user', () => {
    it('keeps the answer unless it is told otherwise', async () => {
        const { element, events, press } = opened();
        await expect(element).toBeAccessible();
        await press('keep');

        expect(takeBackMock).not.toHaveBeenCalled();
        expect(events).toEqual(['lightning__actionsclosescreen']);
    });

    it('takes the answer back once, however often it is pressed, and the page shows it', async () => {
        takeBackMock.mockResolvedValue(undefined);
        const { events, press } = opened();
        await Promise.all([press('take-back'), press('take-back')]);

        expect(takeBackMock.mock.calls).toEqual([[{ licenseId: LICENSE }]]);
        expect(notifyRecordUpdateAvailable).toHaveBeenCalledWith([{ recordId: LICENSE }]);
        expect(events).toEqual(['lightning__showtoast', 'lightning__actionsclosescreen']);
    });

    it('says why it cannot be taken back, and stays', async () => {
        const refusal = { body: { message: 'The user has the access of this license.' } };
        takeBackMock.mockRejectedValue(refusal);
        const { element, events, press } = opened();
        await press('take-back');

        expect(find<HTMLElement & { errors: unknown }>(element, 'c-error-panel').errors).toEqual(refusal);
        expect(events).toEqual([]);
    });
});
