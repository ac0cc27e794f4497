import { createElement } from 'lwc';
import BatchConsole from 'c/batchConsole';
import { downloadCsv } from 'c/csv';
import { announceChange } from 'c/fresh';
import loadOverview from '@salesforce/apex/BatchConsoleController.overview';
import loadRequests from '@salesforce/apex/BatchConsoleController.requests';
import loadChecklist from '@salesforce/apex/BatchConsoleController.checklist';
import startBatch from '@salesforce/apex/BatchConsoleController.start';
import loadProgress from '@salesforce/apex/BatchConsoleController.progress';
import markDone from '@salesforce/apex/BatchConsoleController.markDone';
import retryRequests from '@salesforce/apex/BatchConsoleController.retry';
import loadQuestions from '@salesforce/apex/UserQuestionController.open';
import linkUser from '@salesforce/apex/UserQuestionController.link';
import noneOfThem from '@salesforce/apex/UserQuestionController.none';
import {
    checklistLine,
    consoleRequest,
    CYCLE,
    find,
    recordLinks,
    settled,
    show,
    userQuestion
} from '../../../../../../config/jest/licenses';

jest.mock('@salesforce/apex/BatchConsoleController.overview', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/BatchConsoleController.requests', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/BatchConsoleController.checklist', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/BatchConsoleController.start', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/BatchConsoleController.progress', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/BatchConsoleController.markDone', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/BatchConsoleController.retry', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ExistingUsersController.unlinked', () => ({ default: jest.fn().mockResolvedValue([]) }), {
    virtual: true
});
jest.mock('@salesforce/apex/MovedPeopleController.open', () => ({ default: jest.fn().mockResolvedValue([]) }), {
    virtual: true
});
jest.mock('@salesforce/apex/UserQuestionController.open', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/UserQuestionController.link', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/UserQuestionController.none', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/QuizQuestionController.open', () => ({ default: jest.fn().mockResolvedValue([]) }), {
    virtual: true
});
jest.mock(
    '@salesforce/apex/BatchConsoleController.health',
    () => ({ default: jest.fn().mockResolvedValue({ jobs: [], problems: [] }) }),
    { virtual: true }
);
jest.mock(
    '@salesforce/apex/SpecialistReplacementController.specialists',
    () => ({ default: jest.fn().mockResolvedValue([]) }),
    { virtual: true }
);
jest.mock('@salesforce/customPermission/Process_License_Requests', () => ({ __esModule: true, default: true }), {
    virtual: true
});
jest.mock('c/fresh', () => ({ ...jest.requireActual<object>('c/fresh'), announceChange: jest.fn() }));
jest.mock('c/csv', () => ({ ...jest.requireActual<object>('c/csv'), downloadCsv: jest.fn() }));

const mocks = {
    overview: loadOverview as jest.Mock,
    requests: loadRequests as jest.Mock,
    checklist: loadChecklist as jest.Mock,
    start: startBatch as jest.Mock,
    progress: loadProgress as jest.Mock,
    markDone: markDone as jest.Mock,
    retry: retryRequests as jest.Mock,
    questions: loadQuestions as jest.Mock,
    link: linkUser as jest.Mock,
    none: noneOfThem as jest.Mock,
    announce: announceChange as jest.Mock
};

/** The records that the rest of the application was told of, change by change. */
const announced = (): string[][] => mocks.announce.mock.calls.map(([, recordIds]) => recordIds);

const JOB = '707000000000001AAA';
const RUNNING: Licenses.JobProgress = { status: 'Processing', isEnded: false, done: 1, total: 4, errors: 0 };
const ENDED: Licenses.JobProgress = { status: 'Completed', isEnded: true, done: 4, total: 4, errors: 0 };

function overview(change: Partial<Licenses.ConsoleOverview> = {}): Licenses.ConsoleOverview {
    return {
        cycleId: 'a03000000000001AAA',
        dates: CYCLE,
        status: 'Closed',
        isDecided: true,
        isRunning: true,
        requests: { Failed: 1, Ready: 2 },
        statusLabels: { Pending: 'Pending', Ready: 'Ready to go', Failed: 'Failed' },
        held: 0,
        checklist: 1,
        months: ['2026-12', '2027-01'],
        runs: [],
        ...change
    };
}

const page = (from: number, amount: number) =>
    Array.from({ length: amount }, (_, at) =>
        consoleRequest({ id: `a02${from + at}`, requestNumber: `R-${String(from + at).padStart(6, '0')}` })
    );

const refused = (message: string) => Promise.reject({ body: { message } });

/** Shows the console; what a test says of Apex before holds. */
async function open(change: Partial<Licenses.ConsoleOverview> = {}) {
    mocks.overview.mockResolvedValue(overview(change));
    mocks.checklist.mockResolvedValue([checklistLine()]);
    const element = show(() => createElement('c-batch-console', { is: BatchConsole }));
    await settled();
    await settled();
    const one = <Found extends HTMLElement = HTMLElement>(selector: string) => find<Found>(element, selector);
    return {
        element,
        one,
        has: (selector: string) => element.shadowRoot.querySelector(selector) !== null,
        button: (name: string) => one<HTMLElement & { disabled: boolean }>(`[data-${name}]`),
        click: async (name: string) => {
            one(`[data-${name}]`).dispatchEvent(new CustomEvent('click'));
            await settled();
            await settled();
        },
        send: async (selector: string, type: string, detail: unknown) => {
            one(selector).dispatchEvent(new CustomEvent(type, { detail }));
            await settled();
            await settled();
        },
        numbers: () =>
            one<HTMLElement & { requests: Licenses.ConsoleRequest[] }>('c-batch-table').requests.map(
                ({ requestNumber }) => requestNumber
            ),
        error: () => one<HTMLElement & { errors: { body: { message: string } } }>('c-error-panel').errors.body.message
    };
}

/** Lets the pause between two questions pass. */
async function oneSecond() {
    jest.advanceTimersByTime(1000);
    await settled();
    await settled();
}

beforeEach(() => {
    Element.prototype.scrollIntoView = jest.fn();
    Object.values(mocks).forEach((mock) => mock.mockReset());
    mocks.requests.mockResolvedValue([consoleRequest()]);
    mocks.questions.mockResolvedValue([]);
    mocks.link.mockResolvedValue(null);
    mocks.none.mockResolvedValue(null);
    mocks.start.mockResolvedValue(JOB);
    mocks.retry.mockResolvedValue(JOB);
    mocks.markDone.mockResolvedValue(null);
    jest.useFakeTimers({ doNotFake: ['queueMicrotask', 'nextTick'] });
});

afterEach(() => jest.useRealTimers());

describe('c-batch-console', () => {
    it('shows that it loads, then the cycle with its counts under their labels', async () => {
        let load: (overview: Licenses.ConsoleOverview) => void = () => {};
        mocks.overview.mockReturnValueOnce(new Promise((resolve) => (load = resolve)));
        const { one, has, numbers } = await open();
        expect(has('lightning-spinner')).toBe(true);
        load(overview({ held: 3 }));
        await settled();
        await settled();

        expect(has('lightning-spinner')).toBe(false);
        expect(one('[data-counts]').textContent).toBe('Ready to go: 2Failed: 1c.Console_Held: 3');
        expect(one<HTMLElement & { cycle: unknown }>('c-cycle-notice').cycle).toEqual(CYCLE);
        expect(numbers()).toEqual(['R-000001']);
        expect(mocks.requests).toHaveBeenCalledWith({ cycleId: 'a03000000000001AAA', afterName: null });
    });

    it('is accessible', async () => {
        jest.useRealTimers();
        const { element } = await open({
            held: 3,
            runs: [
                {
                    Id: 'a04000000000001AAA',
                    Name: 'J-1',
                    Job__c: 'CutOffJob',
                    Finished_On__c: '2026-12-01T07:05:00.000Z',
                    Processed__c: 3,
                    Failed__c: 0
                }
            ]
        });

        expect(recordLinks(find(element, '[data-runs]'))).toEqual(['CutOffJob: a04000000000001AAA']);
        await expect(element).toBeAccessible();
    });

    it('says who it is for instead of showing anything', async () => {
        mocks.overview.mockReturnValueOnce(refused('For the System team.'));
        const { error, has, one } = await open();

        expect(error()).toBe('For the System team.');
        expect(one<HTMLElement & { heading: string }>('c-error-panel').heading).toBe('c.Console_Not_Loaded');
        expect(has('[data-start]')).toBe(false);
    });

    it('says that a cycle is empty, with nothing to download', async () => {
        mocks.requests.mockResolvedValue([]);
        const { one, has } = await open({ requests: {} });

        expect(one('[data-empty]').textContent).toBe('c.Console_No_Requests');
        expect(has('[data-download], c-batch-table, [data-more], [data-count]')).toBe(false);
    });

    it.each([
        ['before the cut-off', { status: 'Open', isDecided: false, isRunning: false }, 'Before_Cut_Off', true],
        ['between cut-off and first week', { isRunning: false }, 'After_Cut_Off', true],
        ['from the first week on', {}, 'First_Week', false],
        ['when everything is done', { status: 'Processed' }, 'Processed', false]
    ] as const)('says where the cycle stands %s', async (_when, change, standing, cannotStart) => {
        const { one, button } = await open(change);

        expect(one('[data-standing]').textContent).toBe(`c.Console_${standing}`);
        expect(button('start').disabled).toBe(cannotStart);
    });

    it('shows another month', async () => {
        const { send } = await open();
        await send('[data-month]', 'change', { value: '2027-01' });

        expect(mocks.overview).toHaveBeenLastCalledWith({ month: '2027-01' });
    });

    it('loads the next page behind the last request', async () => {
        mocks.requests.mockResolvedValueOnce(page(1, 100)).mockResolvedValueOnce(page(101, 2));
        const { click, numbers, has } = await open();
        await click('more');

        expect(mocks.requests).toHaveBeenLastCalledWith({ cycleId: 'a03000000000001AAA', afterName: 'R-000100' });
        expect(numbers()).toHaveLength(102);
        expect(has('[data-more]')).toBe(false);
    });

    it('downloads the whole cycle, also what is not shown yet', async () => {
        mocks.requests
            .mockResolvedValueOnce(page(1, 100))
            .mockResolvedValueOnce(page(101, 100))
            .mockResolvedValueOnce([]);
        const { click } = await open();
        await click('download');

        const [name, rows] = (downloadCsv as jest.Mock).mock.calls[0];
        expect(name).toBe('2026-12.csv');
        expect(rows).toHaveLength(201);
        expect(rows[200][0]).toBe('R-000200');
    });

    it('starts the batch, follows it to its end, and then shows what it did', async () => {
        mocks.progress.mockResolvedValueOnce(RUNNING).mockResolvedValueOnce(ENDED);
        const { click, one, button } = await open();
        await click('start');
        expect(one('[data-progress]').textContent).toBe('c.Console_Running');
        expect(one<HTMLElement & { value: number }>('lightning-progress-bar').value).toBe(25);
        expect(button('start').disabled).toBe(true);
        expect(button('refresh').disabled).toBe(true);
        expect(mocks.overview).toHaveBeenCalledTimes(1);
        await oneSecond();

        expect(mocks.progress).toHaveBeenCalledTimes(2);
        expect(mocks.progress).toHaveBeenLastCalledWith({ jobId: JOB });
        expect(one('[data-progress]').textContent).toBe('c.Console_Ended');
        const { id, licenseId } = consoleRequest();
        expect(announced()).toEqual([[id, licenseId]]);
        expect(mocks.overview).toHaveBeenLastCalledWith({ month: '2026-12' });
        expect(button('start').disabled).toBe(false);
    });

    it('says that parts of the batch failed', async () => {
        mocks.progress.mockResolvedValueOnce({ ...ENDED, total: 0, errors: 2 });
        const { click, one } = await open();
        await click('start');

        expect(one('[data-progress]').textContent).toBe('c.Console_Ended_With_Errors');
        expect(one<HTMLElement & { value: number }>('lightning-progress-bar').value).toBe(0);
    });

    it('follows a batch that runs already, and stops when the page is left', async () => {
        mocks.progress.mockResolvedValue(RUNNING);
        const { element, one } = await open({ runningJobId: JOB });
        expect(one('[data-progress]').textContent).toBe('c.Console_Running');
        element.remove();
        await oneSecond();
        await oneSecond();

        expect(mocks.progress).toHaveBeenCalledTimes(2);
        expect(mocks.start).not.toHaveBeenCalled();
    });

    it('tries failed requests again, and follows that', async () => {
        mocks.progress.mockResolvedValueOnce(ENDED);
        const { send, one } = await open();
        await send('c-batch-table', 'retry', ['a02000000000001AAA', 'a02000000000002AAA']);

        expect(mocks.retry).toHaveBeenCalledWith({ requestIds: ['a02000000000001AAA', 'a02000000000002AAA'] });
        expect(one('[data-progress]').textContent).toBe('c.Console_Ended');
    });

    it('asks whose user it is only when that is not sure, and forwards the answers', async () => {
        const { has } = await open();
        expect(has('c-user-questions')).toBe(false);

        mocks.questions.mockResolvedValue([userQuestion()]);
        const { one, send, element } = await open();
        expect(one<HTMLElement & { questions: unknown[] }>('c-user-questions').questions).toHaveLength(1);
        const link = { licenseId: 'a00000000000001AAA', userId: '005000000000001AAA' };
        await send('c-user-questions', 'link', link);
        expect(mocks.link).toHaveBeenCalledWith(link);
        const none = { licenseId: 'a00000000000001AAA', candidateIds: ['005000000000001AAA'] };
        mocks.questions.mockResolvedValue([]);
        await send('c-user-questions', 'none', none);
        expect(mocks.none).toHaveBeenCalledWith(none);
        expect(announced()).toEqual([[link.licenseId], [none.licenseId]]);
        expect(element.shadowRoot.querySelector('c-user-questions')).toBeNull();
    });

    it('marks lines of the checklist done and shows what is left', async () => {
        const { send, element, one } = await open();
        mocks.checklist.mockResolvedValue([]);
        await send('c-batch-checklist', 'done', ['a01000000000001AAA']);

        expect(mocks.markDone).toHaveBeenCalledWith({ lineIds: ['a01000000000001AAA'] });
        const { id, licenseId, requestId } = checklistLine();
        expect(announced()).toEqual([[id, licenseId, requestId]]);
        expect(one<HTMLElement & { lines: unknown[] }>('c-batch-checklist').lines).toEqual([]);
        expect(element.shadowRoot.querySelector('c-error-panel')).toBeNull();
    });

    it.each([
        ['starting', () => mocks.start, '[data-start]', 'click', undefined],
        ['retrying', () => mocks.retry, 'c-batch-table', 'retry', ['a02000000000001AAA']],
        [
            'linking',
            () => mocks.link,
            'c-user-questions',
            'link',
            { licenseId: 'a00000000000001AAA', userId: '005000000000001AAA' }
        ],
        ['marking', () => mocks.markDone, 'c-batch-checklist', 'done', ['a01000000000001AAA']],
        ['paging', () => mocks.requests, '[data-more]', 'click', undefined]
    ] as const)('says why %s was refused, and loses nothing', async (_what, mock, selector, type, detail) => {
        mocks.requests.mockResolvedValueOnce(page(1, 100));
        mocks.questions.mockResolvedValue([userQuestion()]);
        const { send, error, numbers, one, button } = await open();
        mock().mockReturnValueOnce(refused('Not now.'));
        await send(selector, type, detail);

        expect(error()).toBe('Not now.');
        expect(announced()).toEqual([]);
        expect(Element.prototype.scrollIntoView).toHaveBeenCalledTimes(1);
        expect(one<HTMLElement & { heading: string }>('c-error-panel').heading).toBe('c.Console_Not_Done');
        expect(numbers()).toHaveLength(100);
        expect(one<HTMLElement & { lines: unknown[] }>('c-batch-checklist').lines).toHaveLength(1);
        expect(button('start').disabled).toBe(false);
    });

    it('loads again after an error, which is gone then', async () => {
        const { click, has } = await open();
        mocks.overview.mockReturnValueOnce(refused('The connection was lost.'));
        await click('refresh');
        expect(has('c-error-panel')).toBe(true);
        expect(has('c-batch-table')).toBe(true);
        await click('refresh');

        expect(has('c-error-panel')).toBe(false);
    });

    it('asks again when its reader comes back to the tab, for as many requests as were shown', async () => {
        mocks.requests.mockResolvedValueOnce(page(1, 100)).mockResolvedValueOnce(page(101, 100));
        const { click, numbers } = await open();
        await click('more');
        expect(numbers()).toHaveLength(200);
        mocks.requests.mockResolvedValueOnce(page(2, 100)).mockResolvedValueOnce(page(102, 30));
        document.dispatchEvent(new CustomEvent('visibilitychange'));
        await settled();
        await settled();

        expect(numbers()).toHaveLength(130);
        expect(numbers()[0]).toBe('R-000002');
    });

    it('shows the month that was asked for last, whichever answer comes last', async () => {
        const { send, element } = await open();
        let late: (answer: unknown) => void = () => undefined;
        mocks.overview.mockReturnValueOnce(new Promise((resolve) => (late = resolve)));
        document.dispatchEvent(new CustomEvent('visibilitychange'));
        mocks.overview.mockResolvedValueOnce(overview({ dates: { ...CYCLE, month: '2027-01' } }));
        await send('lightning-combobox', 'change', { value: '2027-01' });
        late(overview());
        await settled();

        expect(find<HTMLElement & { value: string }>(element, 'lightning-combobox').value).toBe('2027-01');
    });
});
