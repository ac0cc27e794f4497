import { LightningElement, api } from 'lwc';
import { emailsIn, hasEmails } from 'c/emailList';
import emails from '@salesforce/label/c.Bulk_Emails';
import emailsHelp from '@salesforce/label/c.Bulk_Emails_Help';
import file from '@salesforce/label/c.Bulk_File';
import noColumn from '@salesforce/label/c.Bulk_File_No_Column';
import unreadable from '@salesforce/label/c.Bulk_File_Unreadable';
import count from '@salesforce/label/c.Bulk_Count';
import duplicates from '@salesforce/label/c.Bulk_Duplicates';
import nobody from '@salesforce/label/c.Bulk_Nobody';
import tooMany from '@salesforce/label/c.Bulk_Too_Many';

/** What a file holds that is no text in UTF-8. */
const NOT_UTF8 = /[\uFFFD\0]/;

/** Step "people" of a bulk request: e-mail addresses, pasted or from a CSV file. */
export default class BulkPeople extends LightningElement {
    /** The list as it was pasted or read. */
    @api text = '';
    /** At most so many people. */
    @api maximum!: number;

    label = { emails, emailsHelp, file };
    problem?: string;

    get people(): string[] {
        return emailsIn(this.text).emails;
    }

    get duplicates(): number {
        return emailsIn(this.text).duplicates;
    }

    get hasPeople(): boolean {
        return this.people.length > 0;
    }

    get countText(): string {
        return count.replace('{0}', String(this.people.length));
    }

    get duplicatesText(): string {
        return duplicates.replace('{0}', String(this.duplicates));
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
        const amount = emailsIn(text).emails.length;
        this.problem = undefined;
        if (amount === 0) {
            this.problem = nobody;
        } else if (amount > this.maximum) {
            this.problem = tooMany.replace('{0}', String(this.maximum)).replace('{1}', String(amount));
        }
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
        let text;
        try {
            text = await chosen.text();
        } catch {
            text = '\0';
        }
        if (NOT_UTF8.test(text)) {
            this.problem = unreadable.replace('{0}', chosen.name);
        } else if (!hasEmails(text)) {
            this.problem = noColumn.replace('{0}', chosen.name);
        } else {
            this.change(emailsIn(text).emails.join('\n'));
        }
    }

    private change(detail: string): void {
        this.problem = undefined;
        this.dispatchEvent(new CustomEvent('people', { detail }));
    }
}
