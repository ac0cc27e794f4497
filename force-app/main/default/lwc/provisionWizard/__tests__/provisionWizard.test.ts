import { createElement } from 'lwc';
import ProvisionWizard from 'c/provisionWizard';
import { CurrentPageReference } from 'lightning/navigation';
import { notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import startWizard from '@salesforce/apex/ProvisionRequestController.start';
import loadOptions from '@salesforce/apex/ProvisionRequestController.options';
import submitRequest from '@salesforce/apex/ProvisionRequestController.submit';
import startChange from '@salesforce/apex/ProvisionRequestController.startChange';
import changeRequest from '@salesforce/apex/ProvisionRequestController.change';
import changeRemoval from '@salesforce/apex/ProvisionRequestController.changeRemoval';
import submitRemoval from '@salesforce/apex/ProvisionRequestController.deprovision';
import {
    CYCLE,
    FAILED_CHECK,
    find,
    form,
    license,
    options,
    refusalsIn,
    review,
    settled,
    show
} from '../../../../../../config/jest/licenses';

/** Navigates as the platform does: the component stays and hears of the new address. */
const mockNavigate = jest.fn();
let visited: unknown[] = [];

jest.mock('lightning/navigation', () => {
    const actual = jest.requireActual<typeof import('lightning/navigation')>('lightning/navigation');
    const { Navigate, GenerateUrl } = actual.NavigationMixin;
    const NavigationMixin = (Base: new () => object) =>
        class extends actual.NavigationMixin(Base as never) {
            [Navigate](...parameters: unknown[]): void {
                mockNavigate(...parameters);
            }
        };
    return { ...actual, NavigationMixin: Object.assign(NavigationMixin, { Navigate, GenerateUrl }) };
});

jest.mock('@salesforce/apex/ProvisionRequestController.start', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ProvisionRequestController.options', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ProvisionRequestController.submit', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ProvisionRequestController.deprovision', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ProvisionRequestController.startChange', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ProvisionRequestController.change', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ProvisionRequestController.changeRemoval', () => ({ default: jest.fn() }), {
    virtual: true
});
jest.mock('@salesforce/user/Id', () => ({ default: '005000000000002AAA' }), { virtual: true });

const start = startWizard as jest.Mock;
const load = loadOptions as unknown as jest.Mock;
const submit = submitRequest as jest.Mock;
const page = CurrentPageReference as unknown as { emit(reference: unknown): void };

const CONTACT = '003000000000001AAA';
const SUBMITTED: Licenses.SubmissionResult = {
    contactId: CONTACT,
    submitted: true,
    refusals: [],
    licenseId: 'a00000000000001AAA',
    licenseNumber: 'L-000001',
    requestId: 'a02000000000001AAA',
    requestNumber: 'R-000001',
    cycle: CYCLE,
    outstanding: []
};

type Wizard = HTMLElement & { shadowRoot: ShadowRoot };

function given(change: Partial<Licenses.ContactReview> = {}, choices: Partial<Licenses.WizardOptions> = {}) {
    start.mockResolvedValue({
        review: review(change)
    });
    load.mockResolvedValue(options(choices));
}

async function open(atStep?: string): Promise<Wizard> {
    const element = show(() => createElement('c-provision-wizard', { is: ProvisionWizard }));
    const first = { type: 'standard__component', attributes: {}, state: { c__recordId: CONTACT, c__step: atStep } };
    visited.push(first);
    page.emit(first);
    await settled();
    return element as Wizard;
}

const step = (element: Wizard) => find(element, '[data-step]').dataset.step;

const STEPPER = ['next', 'previous', 'cancel', 'startover'];

async function click(element: Wizard, button: string): Promise<void> {
    if (STEPPER.includes(button)) {
        find(element, 'c-stepper').dispatchEvent(new CustomEvent(button));
    } else {
        find(element, `[data-${button}]`).dispatchEvent(new CustomEvent('click'));
    }
    await settled();
}

type StepperElement = HTMLElement & { canGoBack: boolean; canGoOn: boolean; reached: string; isKept: boolean };
const stepper = (element: Wizard) => find<StepperElement>(element, 'c-stepper');

async function answer(element: Wizard, component: string, detail: Partial<Licenses.RequestForm>): Promise<void> {
    find(element, component).dispatchEvent(new CustomEvent('answer', { detail }));
    await settled();
}

const formOf = (element: Wizard) =>
    find<HTMLElement & { form: Licenses.RequestForm }>(element, 'c-specialist-step').form;

async function goToSummary(element: Wizard): Promise<void> {
    await click(element, 'next');
    await click(element, 'next');
    await answer(element, 'c-specialist-step', { campus: 'UCB', specialistId: '005000000000001AAA' });
    await click(element, 'next');
    await answer(element, 'c-user-step', { answers: { eComm_Role__c: 'User' }, applications: ['Cvent'] });
    await click(element, 'next');
}

beforeEach(() => {
    sessionStorage.clear();
    visited = [];
    mockNavigate.mockReset();
    mockNavigate.mockImplementation((reference: { type: string }, isReplaced?: boolean) => {
        if (reference.type === 'standard__component') {
            visited = isReplaced ? [...visited.slice(0, -1), reference] : [...visited, reference];
            page.emit(reference);
        }
    });
});

/** The browser's button. */
async function back(): Promise<void> {
    visited.pop();
    page.emit(visited.at(-1));
    await settled();
}

describe('c-provision-wizard', () => {
    it('waits, then begins with the choice to provision', async () => {
        given();
        const element = show(() => createElement('c-provision-wizard', { is: ProvisionWizard }));
        expect(find(element, 'lightning-spinner')).toBeTruthy();
        page.emit({ type: 'standard__component', attributes: {}, state: { c__recordId: CONTACT } });
        await settled();

        expect(start).toHaveBeenCalledWith({ contactId: CONTACT });
        expect(step(element as Wizard)).toBe('choose');
        expect(find(element, 'h1').textContent).toBe('c.Wizard_Title: Avery Hart');
        await expect(element).toBeAccessible();
    });

    it('asks for the person when nobody is named, and goes to that person', async () => {
        given();
        const element = show(() => createElement('c-provision-wizard', { is: ProvisionWizard }));
        page.emit({ type: 'standard__component', attributes: {}, state: {} });
        await settled();
        const picker = find<HTMLElement & { objectApiName: string }>(element, '[data-field="person"]');
        expect(picker.objectApiName).toBe('Contact');
        expect(start).not.toHaveBeenCalled();
        await expect(element).toBeAccessible();

        picker.dispatchEvent(new CustomEvent('change', { detail: { recordId: null } }));
        expect(mockNavigate).not.toHaveBeenCalled();
        mockNavigate.mockReturnValue(undefined);
        picker.dispatchEvent(new CustomEvent('change', { detail: { recordId: CONTACT } }));
        expect(mockNavigate).toHaveBeenCalledWith({
            type: 'standard__component',
            attributes: { componentName: 'c__provisionWizard' },
            state: { c__recordId: CONTACT }
        });

        page.emit({ type: 'standard__component', attributes: {}, state: { c__recordId: CONTACT } });
        await settled();
        expect(step(element as Wizard)).toBe('choose');
    });

    it('loads a contact once, however often the page reports it', async () => {
        given();
        const element = await open();
        page.emit({ type: 'standard__component', attributes: {}, state: { c__recordId: CONTACT } });
        (element as unknown as { recordId: string }).recordId = CONTACT;
        await settled();

        expect(start).toHaveBeenCalledTimes(1);
        expect((element as unknown as { recordId: string }).recordId).toBe(CONTACT);
    });

    it('goes through the steps of the page to the confirmation', async () => {
        given({ license: license() });
        submit.mockResolvedValue(SUBMITTED);
        const element = await open();

        await click(element, 'next');
        expect(step(element)).toBe('current');
        expect(find<HTMLElement & { license: unknown }>(element, 'c-current-access').license).toEqual(license());
        await click(element, 'next');
        expect(step(element)).toBe('specialist');
        await click(element, 'next');
        expect(step(element)).toBe('user');
        await answer(element, 'c-user-step', { applications: ['Marketing_Cloud'] });
        await click(element, 'next');
        expect(step(element)).toBe('summary');
        await click(element, 'submit');
        expect(step(element)).toBe('done');

        expect(submit).toHaveBeenCalledTimes(1);
        expect(submit.mock.calls[0][0].form).toEqual({
            contactId: CONTACT,
            campus: 'UCB',
            specialistId: '005000000000001AAA',
            additionalSpecialistIds: [],
            answers: { eComm_Role__c: 'User' },
            applications: ['Marketing_Cloud'],
            businessUnits: [],
            publicGroups: [],
            newPublicGroup: '',
            newGroupChoice: '',
            acknowledgement: ''
        });
        expect(find<HTMLElement & { result: unknown }>(element, 'c-request-confirmation').result).toEqual(SUBMITTED);
    });

    it('fills in the only own campus and the specialist at the screen', async () => {
        given({}, { campuses: [{ value: 'UCB', label: 'CU Boulder' }] });
        const element = await open();
        await click(element, 'next');
        await click(element, 'next');

        const answered = formOf(element);
        expect(answered.campus).toBe('UCB');
        expect(answered.specialistId).toBe('005000000000002AAA');
    });

    it('fills in nothing where there is a choice', async () => {
        given({ license: license({ campus: 'UCCS' }) });
        const element = await open();
        await click(element, 'next');
        await click(element, 'next');

        const answered = formOf(element);
        expect(answered.campus).toBe('');
        expect(answered.specialistId).toBe('');
    });

    it('stays at a step that is not filled in', async () => {
        given();
        const element = await open();
        await click(element, 'next');
        await click(element, 'next');
        await click(element, 'next');

        expect(step(element)).toBe('specialist');
    });

    it('goes back without losing an answer', async () => {
        given();
        const element = await open();
        await goToSummary(element);
        await click(element, 'previous');
        await click(element, 'previous');
        await click(element, 'previous');
        expect(step(element)).toBe('current');
        await click(element, 'next');

        const answered = formOf(element);
        expect(answered.specialistId).toBe('005000000000001AAA');
        expect(answered.applications).toEqual(['Cvent']);
    });

    it('keeps the answers when the page is left, until they are submitted', async () => {
        given();
        submit.mockResolvedValue(SUBMITTED);
        const first = await open();
        await goToSummary(first);
        first.remove();

        const second = await open();
        await click(second, 'next');
        await click(second, 'next');
        expect(formOf(second)).toMatchObject({
            specialistId: '005000000000001AAA',
            applications: ['Cvent'],
            answers: { eComm_Role__c: 'User' }
        });
        await click(second, 'next');
        await click(second, 'next');
        await click(second, 'submit');
        second.remove();

        const third = await open();
        await click(third, 'next');
        await click(third, 'next');
        expect(formOf(third)).toMatchObject({ applications: [], answers: {} });
    });

    it('moves through the steps with the browser, and back to them by their names', async () => {
        given();
        const element = await open();
        await goToSummary(element);
        await back();
        expect(step(element)).toBe('user');
        await back();
        expect(step(element)).toBe('specialist');
        expect(stepper(element).reached).toBe('summary');

        stepper(element).dispatchEvent(new CustomEvent('step', { detail: 'summary' }));
        await settled();
        expect(step(element)).toBe('summary');
    });

    it('leads past no step whose answers were taken back, and forgets no step that was reached', async () => {
        given();
        const element = await open();
        await goToSummary(element);
        await back();
        await back();
        await click(element, 'next');
        expect(step(element)).toBe('user');
        expect(stepper(element).reached).toBe('summary');

        await answer(element, 'c-user-step', { applications: [] });
        stepper(element).dispatchEvent(new CustomEvent('step', { detail: 'summary' }));
        await settled();
        expect(step(element)).toBe('user');
    });

    it('reopens at its step after a reload, says that the answers were kept, and starts over', async () => {
        given();
        const first = await open();
        await goToSummary(first);
        await back();
        first.remove();

        const second = await open('user');
        expect(step(second)).toBe('user');
        expect(find<HTMLElement & { form: Licenses.RequestForm }>(second, 'c-user-step').form.applications).toEqual([
            'Cvent'
        ]);
        expect(stepper(second).isKept).toBe(true);
        await click(second, 'startover');
        expect(step(second)).toBe('choose');
        expect(stepper(second).isKept).toBe(false);
        expect(sessionStorage).toHaveLength(0);
    });

    it('opens no step by its address that was not reached', async () => {
        given();

        expect(step(await open('summary'))).toBe('choose');
    });

    it('asks anew for what could be chosen when the answers were kept', async () => {
        given();
        const first = await open();
        await goToSummary(first);
        first.remove();
        given({}, { applications: [] });

        expect(step(await open('summary'))).toBe('choose');
    });

    it('stays submitted, wherever the browser goes back to', async () => {
        given();
        submit.mockResolvedValue(SUBMITTED);
        const element = await open();
        await goToSummary(element);
        await click(element, 'submit');
        await back();

        expect(step(element)).toBe('done');
        expect(stepper(element).canGoBack).toBe(false);
    });

    it('cancels: forgets the answers and goes back to the contact', async () => {
        given();
        const element = await open();
        await goToSummary(element);
        await click(element, 'cancel');

        expect(sessionStorage).toHaveLength(0);
        expect(mockNavigate).toHaveBeenLastCalledWith(
            expect.objectContaining({ attributes: expect.objectContaining({ recordId: CONTACT }) })
        );
    });

    it('stops who has not passed the quiz and links wiki and quiz', async () => {
        given({ maySubmit: false });
        const element = await open();

        expect(find(element, 'c-quiz-notice')).not.toBeNull();
        expect(element.shadowRoot.querySelector('c-stepper')).toBeNull();
    });

    it('stops at a person who cannot be provisioned and shows why', async () => {
        given({ eligible: false, checks: [FAILED_CHECK] });
        const element = await open();

        expect(find<HTMLElement & { checks: unknown[] }>(element, '[data-refused] c-identity-checks').checks).toEqual([
            FAILED_CHECK
        ]);
        expect(stepper(element).canGoOn).toBe(false);
    });

    it('says at the first step what no answer can change', async () => {
        given({ refusals: [{ reason: 'There is a license at another campus.', remedy: 'Ask them.' }] });
        const element = await open();

        expect(refusalsIn(element, '[data-first-refusals]')).toEqual([
            { reason: 'There is a license at another campus.', remedy: 'Ask them.' }
        ]);
        expect(stepper(element).canGoOn).toBe(false);
        await expect(element).toBeAccessible();
    });

    it('begins with the text of the policy, and nothing goes on or is kept without accepting it', async () => {
        const acknowledgement = 'No exceptions can be made.';
        given({ acknowledgement });
        const element = await open();
        expect(step(element)).toBe('acknowledge');
        const box = find<HTMLElement & { reportValidity: jest.Mock; text: string }>(element, 'c-acknowledge');
        box.reportValidity = jest.fn().mockReturnValueOnce(false).mockReturnValue(true);
        expect(box.text).toBe(acknowledgement);
        await click(element, 'next');
        expect(step(element)).toBe('acknowledge');

        await answer(element, 'c-acknowledge', { acknowledgement });
        await click(element, 'next');
        expect(step(element)).toBe('choose');
        submit.mockResolvedValue(SUBMITTED);
        await goToSummary(element);
        await click(element, 'submit');
        expect(submit.mock.calls[0][0].form).toMatchObject({ acknowledgement, answers: { eComm_Role__c: 'User' } });
    });

    it.each([
        ['the text that was accepted', 'What held last year.', 'user'],
        ['another text', 'What holds today.', 'acknowledge']
    ])('opens again where it was left only with %s', async (_what, acknowledgement, expected) => {
        given({ acknowledgement: 'What held last year.' });
        const element = await open();
        await answer(element, 'c-acknowledge', { acknowledgement: 'What held last year.' });
        await click(element, 'next');
        await click(element, 'next');
        await click(element, 'next');
        await answer(element, 'c-specialist-step', { campus: 'UCB', specialistId: '005000000000001AAA' });
        await click(element, 'next');
        expect(step(element)).toBe('user');
        element.remove();

        given({ acknowledgement });
        expect(step(await open('user'))).toBe(expected);
    });

    it('says at the first step that there is nothing to remove', async () => {
        given();
        const element = await open();
        find(element, '[data-field="action"]').dispatchEvent(
            new CustomEvent('change', { detail: { value: 'Deprovision' } })
        );
        await settled();

        expect(refusalsIn(element, '[data-first-refusals]')).toEqual([{ reason: 'c.Refusal_Not_Licensed' }]);
        expect(stepper(element).canGoOn).toBe(false);
    });

    it('shows every reason of a refusal and keeps the answers', async () => {
        given();
        submit.mockResolvedValue({
            ...SUBMITTED,
            submitted: false,
            refusals: [
                { reason: 'Already requested.', recordId: 'a02000000000009AAA', recordName: 'R-000009' },
                { reason: 'Choose the campus.' }
            ]
        });
        const element = await open();
        await goToSummary(element);
        await click(element, 'submit');

        expect(step(element)).toBe('summary');
        expect(refusalsIn(element).map(({ reason }) => reason)).toEqual(['Already requested.', 'Choose the campus.']);
        await click(element, 'previous');
        expect(element.shadowRoot.querySelector('[data-refusals]')).toBeNull();
    });

    it('shows an error of the submission and can submit again', async () => {
        given();
        submit.mockRejectedValueOnce({ body: { message: 'The connection was lost.' } });
        submit.mockResolvedValueOnce(SUBMITTED);
        const element = await open();
        await goToSummary(element);
        await click(element, 'submit');
        expect(find<HTMLElement & { errors: unknown }>(element, 'c-error-panel').errors).toEqual({
            body: { message: 'The connection was lost.' }
        });

        await click(element, 'submit');
        expect(step(element)).toBe('done');
    });

    it('submits once, however often the button is pressed', async () => {
        given();
        let finish: (result: Licenses.SubmissionResult) => void = () => {};
        submit.mockReturnValue(new Promise((resolve) => (finish = resolve)));
        const element = await open();
        await goToSummary(element);
        await click(element, 'submit');
        await click(element, 'submit');
        finish(SUBMITTED);
        await settled();

        expect(submit).toHaveBeenCalledTimes(1);
        expect(step(element)).toBe('done');
    });

    it('says when it cannot be opened', async () => {
        start.mockRejectedValue({ body: { message: 'No access' } });
        load.mockResolvedValue(options());
        const element = await open();

        expect(find<HTMLElement & { errors: unknown }>(element, 'c-error-panel').errors).toEqual({
            body: { message: 'No access' }
        });
    });

    it('deprovisions: what to remove, summary, confirmation', async () => {
        given({ license: license(), eligible: false });
        (submitRemoval as jest.Mock).mockResolvedValue(SUBMITTED);
        const element = await open();
        find(element, '[data-field="action"]').dispatchEvent(
            new CustomEvent('change', { detail: { value: 'Deprovision' } })
        );
        await settled();
        expect(element.shadowRoot.querySelector('[data-refused]')).toBeNull();

        await click(element, 'next');
        expect(step(element)).toBe('remove');
        find(element, 'c-remove-access-step').dispatchEvent(
            new CustomEvent('choice', { detail: ['a01000000000001AAA'] })
        );
        await settled();
        await click(element, 'next');
        expect(step(element)).toBe('summary');
        const summary = find<HTMLElement & { removedLines: Licenses.AccessLine[] }>(element, 'c-request-summary');
        expect(summary.removedLines.map((line) => line.name)).toEqual(['Cvent']);
        await click(element, 'submit');

        expect(step(element)).toBe('done');
        expect(submit).not.toHaveBeenCalled();
        expect((submitRemoval as jest.Mock).mock.calls[0][0]).toEqual({
            form: { contactId: CONTACT, accessIds: ['a01000000000001AAA'], acknowledgement: '' }
        });
    });

    it('forgets what was asked for in another tab meanwhile: nobody could take it back', async () => {
        given({ license: license({ access: [] }) });
        const element = await open();
        await goToSummary(element);
        const [cvent] = license().access;
        given({ license: license({ access: [{ ...cvent!, status: 'Requested' }] }) });
        window.dispatchEvent(new CustomEvent('focus'));
        await settled();
        await click(element, 'previous');
        await click(element, 'previous');

        expect(formOf(element)).toMatchObject({ applications: [], answers: { eComm_Role__c: 'User' } });
    });

    it.each(['is there', 'was opened again'])('forgets what is being removed already, while it %s', async (when) => {
        given({ license: license() });
        const first = await open();
        find(first, '[data-field="action"]').dispatchEvent(
            new CustomEvent('change', { detail: { value: 'Deprovision' } })
        );
        await settled();
        await click(first, 'next');
        find(first, 'c-remove-access-step').dispatchEvent(
            new CustomEvent('choice', { detail: ['a01000000000001AAA'] })
        );
        await settled();
        const [cvent] = license().access;
        given({ license: license({ access: [{ ...cvent!, status: 'Removal Requested' }] }) });
        let second = first;
        if (when === 'is there') {
            window.dispatchEvent(new CustomEvent('focus'));
            await settled();
        } else {
            first.remove();
            second = await open();
            await click(second, 'next');
        }

        const chosen = find<HTMLElement & { selected: string[] }>(second, 'c-remove-access-step').selected;
        expect(chosen).toEqual([]);
    });

    it('goes back to the contact at the end', async () => {
        given();
        submit.mockResolvedValue(SUBMITTED);
        const element = await open();
        const done = jest.fn();
        element.addEventListener('done', done);
        await goToSummary(element);
        await click(element, 'submit');
        await click(element, 'back');

        expect(done).toHaveBeenCalledTimes(1);
    });
});

describe('c-provision-wizard, changing a submitted request', () => {
    const REQUEST = 'a02000000000001AAA';
    const line = (change: Partial<Licenses.AccessLine>): Licenses.AccessLine => ({
        id: 'a01000000000001AAA',
        kind: 'Application',
        target: 'Cvent',
        name: 'Cvent',
        status: 'Requested',
        requestedIn: REQUEST,
        ...change
    });
    const ACCESS = [
        line({}),
        line({ id: 'a01000000000002AAA', kind: 'Business Unit', target: 'UCB_Alumni', name: 'Boulder Alumni' }),
        line({ id: 'a01000000000003AAA', target: 'Marketing_Cloud', requestedIn: 'a02000000000002AAA' })
    ];

    function givenRequest(change: Partial<Licenses.RequestToChange> = {}, access = ACCESS) {
        (startChange as jest.Mock).mockResolvedValue({
            review: review({ license: license({ access }) }),
            request: {
                id: REQUEST,
                requestNumber: 'R-000001',
                type: 'Provision',
                form: form({ applications: ['Cvent'], businessUnits: ['UCB_Alumni'] }),
                ...change
            }
        });
        load.mockResolvedValue(options());
    }

    async function openChange(): Promise<Wizard> {
        const element = show(() => createElement('c-provision-wizard', { is: ProvisionWizard }), {
            requestId: REQUEST
        });
        await settled();
        return element as unknown as Wizard;
    }

    it('begins with what the request asks for, and the campus as it is', async () => {
        givenRequest({
            form: form({
                specialistId: '005000000000009AAA',
                applications: ['Cvent'],
                businessUnits: ['UCB_Alumni'],
                newPublicGroup: 'Parents',
                newGroupChoice: 'Wait'
            })
        });
        const element = await openChange();

        expect(startChange).toHaveBeenCalledWith({ requestId: REQUEST });
        expect(step(element)).toBe('specialist');
        expect(stepper(element).canGoBack).toBe(false);
        expect(formOf(element)).toMatchObject({
            requestId: REQUEST,
            campus: 'UCB',
            specialistId: '005000000000001AAA',
            applications: ['Cvent'],
            businessUnits: ['UCB_Alumni'],
            newPublicGroup: 'Parents',
            newGroupChoice: 'Wait'
        });
        expect(find<HTMLElement & { isCampusFixed: boolean }>(element, 'c-specialist-step').isCampusFixed).toBe(true);
        await click(element, 'next');
        const { license: others } = find<HTMLElement & { license: Licenses.LicenseSummary }>(element, 'c-user-step');
        expect(others.access.map((one) => one.target)).toEqual(['Marketing_Cloud']);
    });

    it('saves the change, says so and refreshes the page', async () => {
        givenRequest();
        (changeRequest as jest.Mock).mockResolvedValue(SUBMITTED);
        const element = await openChange();
        await click(element, 'next');
        await answer(element, 'c-user-step', { applications: ['Cvent'] });
        await click(element, 'next');
        await click(element, 'submit');

        expect((changeRequest as jest.Mock).mock.calls[0][0].form).toMatchObject({
            requestId: REQUEST,
            applications: ['Cvent']
        });
        expect(submit).not.toHaveBeenCalled();
        expect(notifyRecordUpdateAvailable).toHaveBeenCalledWith([
            { recordId: SUBMITTED.contactId },
            { recordId: SUBMITTED.licenseId },
            { recordId: SUBMITTED.requestId }
        ]);
        expect(step(element)).toBe('done');
        expect(find<HTMLElement & { isChange: boolean }>(element, 'c-request-confirmation').isChange).toBe(true);
        expect(sessionStorage).toHaveLength(0);
    });

    it('changes what is removed', async () => {
        const removed = line({ status: 'Removal Requested', requestedIn: undefined, removalRequestedIn: REQUEST });
        givenRequest({ type: 'Deprovision' }, [removed, line({ id: 'a01000000000009AAA', status: 'Active' })]);
        (changeRemoval as jest.Mock).mockResolvedValue(SUBMITTED);
        const element = await openChange();

        expect(step(element)).toBe('remove');
        const box = find<HTMLElement & { license: Licenses.LicenseSummary; selected: string[] }>(
            element,
            'c-remove-access-step'
        );
        expect(box.selected).toEqual([removed.id]);
        expect(box.license.access.map((one) => one.status)).toEqual(['Active', 'Active']);
        box.dispatchEvent(new CustomEvent('choice', { detail: ['a01000000000009AAA'] }));
        await settled();
        await click(element, 'next');
        await click(element, 'submit');
        expect((changeRemoval as jest.Mock).mock.calls[0][0].form).toEqual({
            contactId: CONTACT,
            accessIds: ['a01000000000009AAA'],
            acknowledgement: '',
            requestId: REQUEST
        });
    });

    it('says why a request is locked', async () => {
        givenRequest({ lock: { reason: 'The cut-off was yesterday.', remedy: 'Submit a new one.' } });
        const element = await openChange();

        expect(find(element, '[data-lock]').textContent).toContain('The cut-off was yesterday. Submit a new one.');
        expect(element.shadowRoot.querySelector('c-stepper')).toBeNull();
        const done = jest.fn();
        element.addEventListener('done', done);
        await click(element, 'back');
        expect(done).toHaveBeenCalledTimes(1);
        await expect(element).toBeAccessible();
    });

    it('says when it cannot be opened', async () => {
        (startChange as jest.Mock).mockRejectedValue({ body: { message: 'No access' } });
        const element = await openChange();

        expect(find<HTMLElement & { errors: unknown }>(element, 'c-error-panel').errors).toEqual({
            body: { message: 'No access' }
        });
    });

    it('opens from the list of open requests', async () => {
        given({ license: license() });
        givenRequest();
        const element = await open();
        await click(element, 'next');
        find(element, 'c-current-access').dispatchEvent(new CustomEvent('changerequest', { detail: REQUEST }));
        await settled();

        expect(startChange).toHaveBeenCalledWith({ requestId: REQUEST });
        expect(step(element)).toBe('specialist');
    });

    it('opens from the refusal that names an open request', async () => {
        given({ license: license() });
        givenRequest();
        submit.mockResolvedValue({
            ...SUBMITTED,
            submitted: false,
            refusals: [{ reason: 'Already requested.', recordId: REQUEST, recordName: 'R-000001' }]
        });
        const element = await open();
        await goToSummary(element);
        await click(element, 'submit');
        const refused = find<HTMLElement & { changeable: string[] }>(element, '[data-refusals]');
        expect(refused.changeable).toEqual([REQUEST]);
        refused.dispatchEvent(new CustomEvent('change', { detail: REQUEST }));
        await settled();

        expect(startChange).toHaveBeenCalledWith({ requestId: REQUEST });
        expect(step(element)).toBe('specialist');
    });
});
