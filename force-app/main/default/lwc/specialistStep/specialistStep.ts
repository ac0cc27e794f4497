import { LightningElement, api } from 'lwc';
import { judgeNow, type Validatable } from 'c/validity';
import campusLabel from '@salesforce/label/c.Wizard_Affiliated_Campus';
import specialistLabel from '@salesforce/label/c.Wizard_Specialist';
import additionalLabel from '@salesforce/label/c.Wizard_Additional_Specialists';
import additionalHelp from '@salesforce/label/c.Wizard_Additional_Help';
import choose from '@salesforce/label/c.Wizard_Choose';
import notAtCampus from '@salesforce/label/c.Wizard_Not_At_Campus';
import campusFixed from '@salesforce/label/c.Wizard_Campus_Fixed';
import required from '@salesforce/label/c.Wizard_Required';

/** Wizard step "eComm specialist information": affiliated campus, eComm specialist, additional specialists. */
export default class SpecialistStep extends LightningElement {
    @api form!: Licenses.RequestForm;
    @api options!: Licenses.WizardOptions;
    /** For each campus the checks that fail when it is the affiliated campus. */
    @api failuresByCampus: Record<string, Licenses.IdentityCheck[]> = {};

    /** Whether the campus stays as it is, because the request has been submitted. */
    @api isCampusFixed = false;

    label = {
        campusLabel,
        specialistLabel,
        additionalLabel,
        additionalHelp,
        choose,
        notAtCampus,
        required,
        campusFixed
    };

    get specialists(): Licenses.Option[] {
        return this.options.specialists.filter((option) => option.campus === this.form.campus);
    }

    /** Everyone who is a specialist anywhere, once, but for the one already chosen. */
    get additionalSpecialists(): Licenses.Option[] {
        const byUser = new Map(this.options.specialists.map((option) => [option.value, option]));
        byUser.delete(this.form.specialistId);
        return [...byUser.values()];
    }

    get noCampusYet(): boolean {
        return !this.form.campus;
    }

    get failures(): Licenses.IdentityCheck[] {
        return this.failuresByCampus[this.form.campus] ?? [];
    }

    get hasFailures(): boolean {
        return this.failures.length > 0;
    }

    /** Whether the step is filled in; shows what is missing where it is not. */
    @api
    reportValidity(): boolean {
        for (const input of this.template?.querySelectorAll('lightning-combobox') ?? []) {
            (input as unknown as Validatable).reportValidity();
        }
        return this.form.campus !== '' && this.form.specialistId !== '' && !this.hasFailures;
    }

    handleCampus(event: CustomEvent<{ value: string }>): void {
        judgeNow(event);
        const campus = event.detail.value;
        const stillServes = this.options.specialists.some(
            (option) => option.campus === campus && option.value === this.form.specialistId
        );
        this.change({
            campus,
            specialistId: stillServes ? this.form.specialistId : '',
            businessUnits: [],
            publicGroups: []
        });
    }

    handleSpecialist(event: CustomEvent<{ value: string }>): void {
        judgeNow(event);
        const specialistId = event.detail.value;
        const additionalSpecialistIds = this.form.additionalSpecialistIds.filter((id) => id !== specialistId);
        this.change({ specialistId, additionalSpecialistIds });
    }

    handleAdditional(event: CustomEvent<{ value: string[] }>): void {
        this.change({ additionalSpecialistIds: [...event.detail.value] });
    }

    private change(detail: Partial<Licenses.RequestForm>): void {
        this.dispatchEvent(new CustomEvent('answer', { detail }));
    }
}
