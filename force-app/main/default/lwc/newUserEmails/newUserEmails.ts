import { LightningElement, wire } from 'lwc';
import samples from '@salesforce/apex/NewUserEmailController.samples';
import loading from '@salesforce/label/c.Screen_Loading';
import notLoaded from '@salesforce/label/c.New_User_Emails_Not_Loaded';
import title from '@salesforce/label/c.New_User_Emails_Title';
import intro from '@salesforce/label/c.New_User_Emails_Intro';

/** Every e-mail that new users receive, filled in for a sample person. */
export default class NewUserEmails extends LightningElement {
    label = { loading, notLoaded, title, intro };

    @wire(samples)
    wired: Platform.Wired<Licenses.NewUserEmail[]> = {};

    get emails(): Licenses.NewUserEmail[] {
        return this.wired.data ?? [];
    }

    get isLoading(): boolean {
        return !this.wired.data && !this.wired.error;
    }
}
