import { LightningElement, api } from 'lwc';
import personLabel from '@salesforce/label/c.Wizard_User';
import campusLabel from '@salesforce/label/c.Wizard_Affiliated_Campus';
import specialistLabel from '@salesforce/label/c.Wizard_Specialist';
import additionalLabel from '@salesforce/label/c.Wizard_Additional_Specialists';
import roleLabel from '@salesforce/label/c.Wizard_Role';
import applicationsLabel from '@salesforce/label/c.Wizard_Applications';
import unitsLabel from '@salesforce/label/c.Wizard_Business_Units';
import groupsLabel from '@salesforce/label/c.Wizard_Public_Groups';
import newGroupLabel from '@salesforce/label/c.Wizard_New_Public_Group';
import groupChoiceLabel from '@salesforce/label/c.Wizard_New_Group_Choice';
import removeLabel from '@salesforce/label/c.Wizard_Remove';

/** Wizard step before submitting: every answer in words. */
export default class RequestSummary extends LightningElement {
    @api form!: Licenses.RequestForm;
    @api options!: Licenses.WizardOptions;
    @api review!: Licenses.ContactReview;
    /** What is removed, when the request is to deprovision. */
    @api removedLines?: Licenses.AccessLine[];

    /** The answers that were given, with the names the person at the screen chose them by. */
    get answers(): { label: string; value: string }[] {
        if (this.removedLines) {
            return [
                { label: personLabel, value: this.review.contactName },
                { label: removeLabel, value: this.removedLines.map((line) => line.name).join(', ') }
            ];
        }
        const { form, options } = this;
        const named = (choices: Licenses.Option[], values: string[]): string =>
            [...new Set(choices.filter((choice) => values.includes(choice.value)).map((choice) => choice.label))].join(
                ', '
            );
        return [
            { label: personLabel, value: this.review.contactName },
            { label: campusLabel, value: named(options.campuses, [form.campus]) },
            { label: specialistLabel, value: named(options.specialists, [form.specialistId]) },
            { label: additionalLabel, value: named(options.specialists, form.additionalSpecialistIds) },
            { label: roleLabel, value: form.role },
            { label: applicationsLabel, value: named(options.applications, form.applications) },
            { label: unitsLabel, value: named(options.businessUnits, form.businessUnits) },
            { label: groupsLabel, value: named(options.publicGroups, form.publicGroups) },
            { label: newGroupLabel, value: form.newPublicGroup.trim() },
            {
                label: groupChoiceLabel,
                value: form.newPublicGroup.trim() && named(options.newGroupChoices, [form.newGroupChoice])
            }
        ].filter((answer) => answer.value !== '');
    }
}
