import { createElement } from 'lwc';
import BulkRequests from 'c/bulkRequests';
import type { BulkRow } from 'c/bulkRows';
import { downloadCsv } from 'c/csv';
import startBulk from '@salesforce/apex/BulkRequestController.start';
import previewPeople from '@salesforce/apex/BulkRequestController.preview';
import submitPeople from '@salesforce/apex/BulkRequestController.submit';
import loadOptions from '@salesforce/apex/ProvisionRequestController.options';
import { CYCLE, find, options, refusalsIn, settled, show } from '../../../../../../config/jest/licenses';

jest.mock('@salesforce/apex/BulkRequestController.start', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/BulkRequestController.preview', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/BulkRequestController.submit', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ProvisionRequestController.options', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/user/Id', () => ({ default: '005000000000002AAA' }), { virtual: true });
jest.mock('c/csv', () => ({ ...jest.requireActual<object>('c/csv'), downloadCsv: jest.fn() }));

const start = startBulk as jest.Mock;
const preview = previewPeople as jest.Mock;
const submit = submitPeople as jest.Mock;
const load = loadOptions as unknown as jest.Mock;

const idOf = (email: string) => `003${email}`;

function verdict(email: string, word: Licenses.BulkVerdict['verdict'] = 'ready'): Licenses.BulkVerdict {
    return {
        email,
        verdict: word,
        contactId: idOf(email),
        contactName: email,
        refusals: [],
        outstanding: [],
        candidates: []
    };
}

const submitted = (contactId: string): Licenses.SubmissionResult => ({
    contactId,
    submitted: true,
    refusals: [],
    outstanding: [],
    requestId: 'a02000000000001AAA',
    requestNumber: 'R-000001'
});

async function open(change: Partial<Licenses.BulkStart> = {}) {
    start.mockResolvedValue({
        maySubmit: true,
        refusals: [],
        cycle: CYCLE,
        maximum: 500,
        chunk: 2,
        ...change
    });
    load.mockResolvedValue(options({ campuses: [{ value: 'UCB', label: 'CU Boulder' }] }));
    const element = show(() => createElement('c-bulk-requests', { is: BulkRequests }));
    await settled();
    const click = async (button: string) => {
        const isOfStepper = ['next', 'previous'].includes(button);
        find(element, isOfStepper ? 'c-stepper' : `[data-${button}]`).dispatchEvent(
            new CustomEvent(isOfStepper ? button : 'click')
        );
        await settled();
        await settled();
    };
    const step = () => find(element, '[data-step]').dataset.step;
    const states = () =>
        find<HTMLElement & { rows: BulkRow[] }>(element, 'c-bulk-table').rows.map(({ state }) => state);
    const toPreview = async (text: string) => {
        find(element, 'c-bulk-people').dispatchEvent(new CustomEvent('people', { detail: text }));
        await settled();
        await click('next');
        await click('next');
        find(element, 'c-user-step').dispatchEvent(
            new CustomEvent('answer', { detail: { answers: { eComm_Role__c: 'User' }, applications: ['Cvent'] } })
        );
        await settled();
        await click('next');
    };
    return { element, click, step, states, toPreview };
}

beforeEach(() => sessionStorage.clear());

describe('c-bulk-requests', () => {
    it("goes from the people to the preview with the wizard's own steps", async () => {
        preview.mockResolvedValue([verdict('a@x.edu'), verdict('b@x.edu', 'notFound')]);
        const { element, step, states, toPreview } = await open();
        expect(step()).toBe('people');
        await expect(element).toBeAccessible();
        await toPreview('a@x.edu, b@x.edu, A@x.edu');

        expect(step()).toBe('preview');
        expect(preview).toHaveBeenCalledWith({
            emails: ['a@x.edu', 'b@x.edu'],
            answers: {
                campus: 'UCB',
                specialistId: '005000000000002AAA',
                additionalSpecialistIds: [],
                answers: { eComm_Role__c: 'User' },
                applications: ['Cvent'],
                businessUnits: [],
                publicGroups: [],
                newPublicGroup: '',
                newGroupChoice: '',
                acknowledgement: ''
            }
        });
        expect(states()).toEqual(['ready', 'notFound']);
        await expect(element).toBeAccessible();
    });

    it('begins with the text of the policy, which is accepted for all of them', async () => {
        const acknowledgement = 'No exceptions can be made.';
        const { element, click, step } = await open({ acknowledgement });
        expect(step()).toBe('acknowledge');
        const box = find<HTMLElement & { reportValidity: jest.Mock }>(element, 'c-acknowledge');
        box.reportValidity = jest.fn().mockReturnValueOnce(false).mockReturnValue(true);
        await click('next');
        expect(step()).toBe('acknowledge');

        box.dispatchEvent(new CustomEvent('answer', { detail: { acknowledgement } }));
        await click('next');
        expect(step()).toBe('people');
        await click('previous');
        expect(find<HTMLElement & { accepted: string }>(element, 'c-acknowledge').accepted).toBe(acknowledgement);
    });

    it('reopens with what was answered, offers to start over, and keeps nothing once it is submitted', async () => {
        preview.mockResolvedValue([verdict('a@x.edu')]);
        submit.mockImplementation(({ contactIds }) => Promise.resolve(contactIds.map(submitted)));
        const first = await open();
        await first.toPreview('a@x.edu');
        first.element.remove();

        const second = await open();
        const stepper = find<HTMLElement & { isKept: boolean; reached: string }>(second.element, 'c-stepper');
        expect([second.step(), stepper.isKept, stepper.reached]).toEqual(['people', true, 'preview']);
        expect(find<HTMLElement & { text: string }>(second.element, 'c-bulk-people').text).toBe('a@x.edu');
        stepper.dispatchEvent(new CustomEvent('step', { detail: 'preview' }));
        await settled();
        expect(second.states()).toEqual(['ready']);
        await second.click('submit');
        await settled();
        expect(second.step()).toBe('result');
        expect(sessionStorage).toHaveLength(0);

        const third = await open();
        await third.toPreview('b@x.edu');
        find(third.element, 'c-stepper').dispatchEvent(new CustomEvent('startover'));
        await settled();
        expect([third.step(), sessionStorage.length]).toEqual(['people', 0]);
    });

    it('stays at the people as long as there are none', async () => {
        const { click, step } = await open();
        await click('next');

        expect(step()).toBe('people');
    });

    it('submits the good ones in several transactions and keeps those that went well when one fails', async () => {
        const emails = ['a@x.edu', 'b@x.edu', 'c@x.edu', 'd@x.edu', 'e@x.edu'];
        preview.mockResolvedValue([...emails.map((email) => verdict(email)), verdict('f@x.edu', 'refused')]);
        submit.mockImplementationOnce(({ contactIds }) => Promise.resolve(contactIds.map(submitted)));
        submit.mockRejectedValueOnce({ body: { message: 'The connection was lost.' } });
        submit.mockImplementation(({ contactIds }) => Promise.resolve(contactIds.map(submitted)));
        const { element, click, step, states, toPreview } = await open();
        await toPreview([...emails, 'f@x.edu'].join());
        await click('submit');
        await settled();

        expect(step()).toBe('result');
        expect(submit.mock.calls.map(([{ contactIds }]) => contactIds)).toEqual([
            [idOf('a@x.edu'), idOf('b@x.edu')],
            [idOf('c@x.edu'), idOf('d@x.edu')],
            [idOf('e@x.edu')]
        ]);
        expect(states()).toEqual(['submitted', 'submitted', 'failed', 'failed', 'submitted', 'refused']);

        await click('download-rest');
        expect((downloadCsv as jest.Mock).mock.calls[0][1].slice(1).map(([email]: string[]) => email)).toEqual([
            'c@x.edu',
            'd@x.edu',
            'f@x.edu'
        ]);
        await click('try-again');
        await settled();
        expect(states()).toEqual(['submitted', 'submitted', 'submitted', 'submitted', 'submitted', 'refused']);
        expect(element.shadowRoot.querySelector('[data-try-again]')).toBeNull();
        await click('download-all');
        expect((downloadCsv as jest.Mock).mock.calls[1][1]).toHaveLength(7);
    });

    it('submits once, however often the button is pressed', async () => {
        preview.mockResolvedValue([verdict('a@x.edu')]);
        let finish: (results: Licenses.SubmissionResult[]) => void = () => {};
        submit.mockReturnValue(new Promise((resolve) => (finish = resolve)));
        const { element, click, states, toPreview } = await open();
        await toPreview('a@x.edu');
        const button = find(element, '[data-submit]');
        button.dispatchEvent(new CustomEvent('click'));
        button.dispatchEvent(new CustomEvent('click'));
        await settled();
        expect(find(element, '[data-progress]').textContent).toContain('c.Bulk_Progress');
        expect(element.shadowRoot.querySelector('[data-download-all]')).toBeNull();
        finish([submitted(idOf('a@x.edu'))]);
        await settled();

        expect(submit).toHaveBeenCalledTimes(1);
        expect(states()).toEqual(['submitted']);
        await click('again');
        expect(find<HTMLElement & { text: string }>(element, 'c-bulk-people').text).toBe('');
    });

    it('has nothing to submit when nobody is good, and goes back', async () => {
        preview.mockResolvedValue([verdict('a@x.edu', 'notFound')]);
        const { element, click, step, toPreview } = await open();
        await toPreview('a@x.edu');

        expect(find(element, '[data-good]').textContent).toBe('c.Bulk_Nobody_Good');
        expect(element.shadowRoot.querySelector('[data-submit]')).toBeNull();
        await click('previous');
        expect(step()).toBe('user');
        expect(element.shadowRoot.querySelector('c-bulk-table')).toBeNull();
    });

    it('says when the people could not be checked', async () => {
        preview.mockRejectedValue({ body: { message: 'Too many' } });
        const { element, toPreview } = await open();
        await toPreview('a@x.edu');

        expect(find<HTMLElement & { errors: unknown }>(element, 'c-error-panel').errors).toEqual({
            body: { message: 'Too many' }
        });
    });

    it('says to whoever is a specialist of no campus that nothing can be submitted', async () => {
        const refusals = [{ reason: 'You are of no campus.', remedy: 'Ask the System team.' }];
        const { element } = await open({ refusals });

        expect(refusalsIn(element)).toEqual(refusals);
        expect(element.shadowRoot.querySelector('c-stepper')).toBeNull();
    });

    it('stops who has not passed the quiz and links wiki and quiz', async () => {
        const { element } = await open({ maySubmit: false });

        expect(find(element, 'c-quiz-notice')).not.toBeNull();
        expect(element.shadowRoot.querySelector('[data-step]')).toBeNull();
        await expect(element).toBeAccessible();
    });

    it('waits, and says when it cannot be opened', async () => {
        start.mockRejectedValue({ body: { message: 'No access' } });
        load.mockResolvedValue(options());
        const element = show(() => createElement('c-bulk-requests', { is: BulkRequests }));
        expect(find(element, 'lightning-spinner')).toBeTruthy();
        await settled();

        expect(find<HTMLElement & { errors: unknown }>(element, 'c-error-panel').errors).toEqual({
            body: { message: 'No access' }
        });
    });
});
