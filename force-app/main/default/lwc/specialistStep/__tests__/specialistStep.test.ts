import { createElement } from 'lwc';
import SpecialistStep from 'c/specialistStep';
import { FAILED_CHECK, find, form, options, show } from '../../../../../../config/jest/licenses';

interface Input extends HTMLElement {
    options: Licenses.Option[];
    disabled: boolean;
}

function showStep(change: Partial<Licenses.RequestForm> = {}) {
    const element = show(() => createElement('c-specialist-step', { is: SpecialistStep }), {
        form: form(change),
        options: options(),
        failuresByCampus: { UCB: [], UCD: [FAILED_CHECK] }
    });
    const answers: Partial<Licenses.RequestForm>[] = [];
    element.addEventListener('answer', (event) => answers.push((event as CustomEvent).detail));
    const choose = (name: string, value: unknown) =>
        find(element, `[data-field="${name}"]`).dispatchEvent(new CustomEvent('change', { detail: { value } }));
    const isValid = () => (element as unknown as { reportValidity(): boolean }).reportValidity();
    return { element, answers, choose, isValid };
}

describe('c-specialist-step', () => {
    it('offers the specialists of the campus', async () => {
        const { element } = showStep();

        expect(find<Input>(element, '[data-field="specialist"]').options.map((option) => option.label)).toEqual([
            'Riley Stone',
            'Jordan Blake'
        ]);
        await expect(element).toBeAccessible();
    });

    it('offers every other specialist once as additional specialist', () => {
        const { element } = showStep();

        expect(find<Input>(element, '[data-field="additional"]').options.map((option) => option.label)).toEqual([
            'Jordan Blake'
        ]);
    });

    it('keeps a specialist who serves the new campus too and forgets one who does not', () => {
        const { answers, choose } = showStep({ specialistId: '005000000000002AAA', businessUnits: ['UCB_Alumni'] });
        choose('campus', 'UCD');
        expect(answers).toEqual([
            { campus: 'UCD', specialistId: '005000000000002AAA', businessUnits: [], publicGroups: [] }
        ]);

        const other = showStep();
        other.choose('campus', 'UCD');
        expect(other.answers).toEqual([{ campus: 'UCD', specialistId: '', businessUnits: [], publicGroups: [] }]);
    });

    it('does not list the specialist as additional too', () => {
        const { answers, choose } = showStep({ additionalSpecialistIds: ['005000000000002AAA'] });
        choose('specialist', '005000000000002AAA');

        expect(answers).toEqual([{ specialistId: '005000000000002AAA', additionalSpecialistIds: [] }]);
    });

    it('passes on additional specialists', () => {
        const { answers, choose } = showStep();
        choose('additional', ['005000000000002AAA']);

        expect(answers).toEqual([{ additionalSpecialistIds: ['005000000000002AAA'] }]);
    });

    it('is complete with campus and specialist', () => {
        expect(showStep().isValid()).toBe(true);
        expect(showStep({ specialistId: '' }).isValid()).toBe(false);
    });

    it('keeps the campus of a submitted request', () => {
        const { element } = showStep();
        expect(find<Input>(element, '[data-field="campus"]').disabled).toBe(false);
        expect(element.shadowRoot.querySelector('[data-campus-fixed]')).toBeNull();

        const changed = show(() => createElement('c-specialist-step', { is: SpecialistStep }), {
            form: form(),
            options: options(),
            isCampusFixed: true
        });
        expect(find<Input>(changed, '[data-field="campus"]').disabled).toBe(true);
        expect(find(changed, '[data-campus-fixed]').textContent).toBe('c.Wizard_Campus_Fixed');
    });

    it('waits for the campus', () => {
        const { element, isValid } = showStep({ campus: '', specialistId: '' });

        expect(find<Input>(element, '[data-field="specialist"]').disabled).toBe(true);
        expect(isValid()).toBe(false);
    });

    it('stops at a campus for which the person fails the review', () => {
        const { element, isValid } = showStep({ campus: 'UCD', specialistId: '005000000000002AAA' });

        expect(find(element, '[data-campus-failures]').getAttribute('role')).toBe('alert');
        expect(isValid()).toBe(false);
    });
});
