import { LightningElement, wire } from 'lwc';
import applications from '@salesforce/apex/NewUserEmailController.applications';
import samples from '@salesforce/apex/NewUserEmailController.samples';
import loading from '@salesforce/label/c.Screen_Loading';
import notLoaded from '@salesforce/label/c.New_User_Emails_Not_Loaded';
import title from '@salesforce/label/c.New_User_Emails_Title';
import person from '@salesforce/label/c.New_User_Emails_Person';
import everything from '@salesforce/label/c.New_User_Emails_Everything';
import only from '@salesforce/label/c.New_User_Emails_Only';
import { filled } from 'c/filled';
import intro from '@salesforce/label/c.New_User_Emails_Intro';

/** In place of an application: all of them. */
const EVERYTHING = '';

/** Every e-mail that new users receive, filled in for a sample person, who has all applications or one of them. */
export default class NewUserEmails extends LightningElement {
    label = { loading, notLoaded, title, intro, person };
    application = EVERYTHING;

    @wire(applications)
    choices: Platform.Wired<Licenses.SamplePerson[]> = {};

    @wire(samples, { application: '$asked' })
    wired: Platform.Wired<Licenses.NewUserEmail[]> = {};

    get asked(): string | null {
        return this.application || null;
    }

    get people(): { value: string; label: string }[] {
        const alone = (this.choices.data ?? []).map((one) => ({
            value: one.application,
            label: filled(only, one.label)
        }));
        return [{ value: EVERYTHING, label: everything }, ...alone];
    }

    get emails(): Licenses.NewUserEmail[] {
        return this.wired.data ?? [];
    }

    handlePerson(event: CustomEvent<{ value: string }>): void {
        this.application = event.detail.value;
    }

    get isLoading(): boolean {
        return !this.wired.data && !this.wired.error;
    }
}
