import { LightningElement } from 'lwc';
import { act } from 'c/act';
import { filled } from 'c/filled';
import loadMoved from '@salesforce/apex/MovedPeopleController.open';
import heading from '@salesforce/label/c.Moved_Heading';
import help from '@salesforce/label/c.Moved_Help';
import person from '@salesforce/label/c.Existing_Person';
import campus from '@salesforce/label/c.Moved_Campus';
import works from '@salesforce/label/c.Moved_Works';
import nowhere from '@salesforce/label/c.Moved_Nowhere';
import notLoaded from '@salesforce/label/c.Console_Not_Loaded';

/** People whose job at the campus of their license has ended: whom the System team transfers, or whose access is removed. */
export default class MovedPeople extends LightningElement {
    label = { help, person, campus, works, notLoaded };
    people: Licenses.MovedPerson[] = [];
    errors?: Platform.FetchError | Platform.FetchError[];
    isBusy = false;

    override connectedCallback(): void {
        void act(this, async () => {
            this.people = await loadMoved();
        });
    }

    get hasPeople(): boolean {
        return this.people.length > 0;
    }

    get heading(): string {
        return filled(heading, this.people.length);
    }

    get rows() {
        return this.people.map((one) => ({
            ...one,
            about: `${one.personName} · ${one.licenseNumber}`,
            works: one.worksAt ?? nowhere
        }));
    }
}
