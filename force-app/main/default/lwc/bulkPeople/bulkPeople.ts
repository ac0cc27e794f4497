import { LightningElement, api } from 'lwc';
import { emailsOf, peopleIn, type ListedPerson, type PeopleList } from 'c/emailList';
import { filled } from 'c/filled';
import { textOf } from 'c/textFile';
import emails from '@salesforce/label/c.Bulk_Emails';
import emailsHelp from '@salesforce/label/c.Bulk_Emails_Help';
import file from '@salesforce/label/c.Bulk_File';
import noColumn from '@salesforce/label/c.Bulk_File_No_Column';
import unreadable from '@salesforce/label/c.Bulk_File_Unreadable';
import openQuote from '@salesforce/label/c.Bulk_Open_Quote';
import row from '@salesforce/label/c.Bulk_Row';
import withoutEmail from '@salesforce/label/c.Bulk_Without_Email';
import count from '@salesforce/label/c.Bulk_Count';
import duplicates from '@salesforce/label/c.Bulk_Duplicates';
import nobody from '@salesforce/label/c.Bulk_Nobody';
import tooMany from '@salesforce/label/c.Bulk_Too_Many';

/** So many people without an address are named in the step; the preview names all. */
const NAMED = 5;

/** Step "people" of a bulk request: e-mail addresses, pasted or from a CSV file. */
export default class BulkPeople extends LightningElement {
    /** The list as it was pasted or read. */
    @api text = '';
    /** At most so many people. */
    @api maximum!: number;

    label = { emails, emailsHelp, file };
    problem?: string;

    get list(): PeopleList {
        return peopleIn(this.text);
    }

    get hasPeople(): boolean {
        return emailsOf(this.list).length > 0;
    }

    get countText(): string {
        return filled(count, emailsOf(this.list).length);
    }

    get duplicates(): string | undefined {
        const amount = this.list.duplicates;
        return amount > 0 ? filled(duplicates, amount) : undefined;
    }

    private get lost(): ListedPerson[] {
        return this.list.people.filter(({ email }) => !email);
    }

    get hasLost(): boolean {
        return this.lost.length > 0;
    }

    get lostText(): string {
        return filled(withoutEmail, this.lost.length);
    }

    /** The first of those without an address, with their rows. */
    get lostRows(): { key: number; text: string }[] {
        return this.lost.slice(0, NAMED).map((person, key) => ({ key, text: filled(row, person.row, person.text) }));
    }

    /** Whether there are people, and not too many; says so where not. */
    @api
    reportValidity(): boolean {
        const input = this.refs?.emails as unknown as { value?: string };
        // The text area reports a change only after a pause; who goes on at once has typed it all the same.
        const text = input.value ?? '';
        if (text !== this.text) {
            this.change(text);
        }
        this.problem = this.problemOf(text);
        return !this.problem;
    }

    handleText(event: CustomEvent<{ value: string }>): void {
        this.change(event.detail.value);
    }

    async handleFile(event: CustomEvent<{ files: FileList }>): Promise<void> {
        const chosen = event.detail.files[0];
        if (!chosen) {
            return;
        }
        const text = await textOf(chosen);
        if (text === undefined) {
            this.problem = filled(unreadable, chosen.name);
        } else if (peopleIn(text).people.some(({ email }) => email) || peopleIn(text).openQuote) {
            this.change(text);
            this.problem = this.problemOf(text);
        } else {
            this.problem = filled(noColumn, chosen.name);
        }
    }

    private problemOf(text: string): string | undefined {
        const list = peopleIn(text);
        const amount = emailsOf(list).length;
        if (list.openQuote) {
            return filled(openQuote, list.openQuote);
        }
        if (amount === 0) {
            return nobody;
        }
        return amount > this.maximum ? filled(tooMany, this.maximum, amount) : undefined;
    }

    private change(detail: string): void {
        this.problem = undefined;
        this.dispatchEvent(new CustomEvent('people', { detail }));
    }
}
