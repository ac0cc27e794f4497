import { createElement } from 'lwc';
import RequestStory from 'c/requestStory';
import storyOf from '@salesforce/apex/RequestStoryController.of';
import { find, recordLinks, settled, show } from '../../../../../../config/jest/licenses';

jest.mock(
    '@salesforce/apex/RequestStoryController.of',
    () => {
        const { createApexTestWireAdapter } = jest.requireActual('@salesforce/sfdx-lwc-jest');
        return { default: createApexTestWireAdapter(jest.fn()) };
    },
    { virtual: true }
);

const wire = storyOf as unknown as { emit(data: unknown): void; error(body?: unknown): void };
const STORY: Licenses.RequestStory = {
    contactId: '003000000000001AAA',
    contactName: 'Avery Hart',
    answers: [{ label: 'Applications', value: 'Marketing Cloud' }],
    steps: [
        { state: 'done', text: 'Submitted on November 23' },
        { state: 'now', text: 'Waiting' },
        { state: 'next', text: 'Addressed' }
    ],
    lineForUser: 'Please complete FERPA.'
};

function open() {
    return show(() => createElement('c-request-story', { is: RequestStory }), { recordId: 'a02000000000001AAA' });
}

describe('c-request-story', () => {
    it('waits, then tells who, what, what happened and what comes', async () => {
        const element = open();
        expect(find(element, 'lightning-spinner')).toBeTruthy();
        wire.emit(STORY);
        await settled();

        expect(recordLinks(element.shadowRoot)).toEqual(['Avery Hart: 003000000000001AAA']);
        expect(find(element, '[data-answer="Applications"]').textContent).toBe('Marketing Cloud');
        const steps = [...element.shadowRoot.querySelectorAll<HTMLElement>('[data-state]')];
        expect(steps.map(({ dataset, textContent }) => [dataset.state, textContent])).toEqual([
            ['done', 'Submitted on November 23'],
            ['now', 'Waiting'],
            ['next', 'Addressed']
        ]);
        await expect(element).toBeAccessible();
    });

    it('copies the line for the new user, where there is one', async () => {
        const writeText = jest.fn().mockResolvedValue(undefined);
        Object.assign(navigator, { clipboard: { writeText } });
        const element = open();
        wire.emit(STORY);
        await settled();
        find(element, '[data-copy]').dispatchEvent(new CustomEvent('click'));
        await settled();
        expect(writeText).toHaveBeenCalledWith('Please complete FERPA.');
        expect(find<HTMLElement & { label: string }>(element, '[data-copy]').label).toBe('c.Story_Copied');

        wire.emit({ ...STORY, lineForUser: undefined });
        await settled();
        expect(element.shadowRoot.querySelector('[data-line]')).toBeNull();
    });

    it('says why it cannot be told', async () => {
        const element = open();
        wire.error({ message: 'Gone' });
        await settled();

        expect(find(element, 'c-error-panel')).toBeTruthy();
        await expect(element).toBeAccessible();
    });
});
