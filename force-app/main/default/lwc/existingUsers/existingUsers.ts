import { LightningElement } from 'lwc';
import { act } from 'c/act';
import { reasonsOf } from 'c/batchRows';
import { downloadCsv } from 'c/csv';
import { filled } from 'c/filled';
import { announceChange } from 'c/fresh';
import { LINK_FILE } from './linkFile';
import loadUnlinked from '@salesforce/apex/ExistingUsersController.unlinked';
import linkUser from '@salesforce/apex/ExistingUsersController.link';
import linkAllSure from '@salesforce/apex/ExistingUsersController.linkSure';
import heading from '@salesforce/label/c.Existing_Heading';
import help from '@salesforce/label/c.Existing_Help';
import license from '@salesforce/label/c.Existing_License';
import person from '@salesforce/label/c.Existing_Person';
import number from '@salesforce/label/c.Existing_Number';
import emails from '@salesforce/label/c.Existing_Emails';
import campus from '@salesforce/label/c.Existing_Campus';
import suggestion from '@salesforce/label/c.Existing_Suggestion';
import couldBe from '@salesforce/label/c.Existing_Could_Be';
import why from '@salesforce/label/c.Existing_Why';
import nobody from '@salesforce/label/c.Existing_Nobody';
import linkSure from '@salesforce/label/c.Existing_Link_Sure';
import linked from '@salesforce/label/c.Existing_Linked';
import notLinked from '@salesforce/label/c.Existing_Not_Linked';
import download from '@salesforce/label/c.Existing_Download';
import file from '@salesforce/label/c.Existing_File';

/** Licenses from before roll-out whose Salesforce user is not linked yet: suggestions, one click each, and all as a file. */
export default class ExistingUsers extends LightningElement {
    label = { help, person, number, emails, suggestion, notLinked, download };
    linkFile = LINK_FILE;
    unlinked: Licenses.UserQuestion[] = [];
    message?: string;
    errors?: Platform.FetchError | Platform.FetchError[];
    isBusy = false;
    /** Once everybody is linked, nothing of it is left on the console; but what has just been done stays in sight. */
    isShown = false;

    override connectedCallback(): void {
        void this.begin(() => this.load());
    }

    private async load(): Promise<void> {
        this.unlinked = await loadUnlinked({ after: '' });
        this.isShown ||= this.unlinked.length > 0;
    }

    get heading(): string {
        return filled(heading, this.unlinked.length);
    }

    get sure(): string[] {
        return this.unlinked.filter(({ sureUserId }) => sureUserId).map(({ licenseId }) => licenseId);
    }

    get linkSureLabel(): string {
        return filled(linkSure, this.sure.length);
    }

    get rows() {
        return this.unlinked.map((one) => ({
            ...one,
            about: [one.contactName, one.campus, one.licenseNumber].join(' · '),
            nobody: one.candidates.length ? undefined : nobody
        }));
    }

    handleLink({ detail }: CustomEvent<{ licenseId: string; userId: string }>): void {
        void this.begin(async () => {
            await linkUser(detail);
            await announceChange(this, [detail.licenseId]);
            this.message = filled(linked, 1);
            await this.load();
        });
    }

    handleLinkSure(): void {
        void this.begin(async () => {
            const licenseIds = this.sure;
            const problems = await linkAllSure({ licenseIds });
            await announceChange(this, licenseIds);
            await this.load();
            this.message = filled(linked, licenseIds.filter((id) => !this.sure.includes(id)).length);
            this.errors = problems.length
                ? problems.map((message) => ({ body: { message } }) as Platform.FetchError)
                : undefined;
        });
    }

    handleDownload(): void {
        void this.begin(async () => this.download(await everyone()));
    }

    handleImported({ detail }: CustomEvent<string[]>): void {
        void this.begin(async () => {
            await announceChange(this, detail);
            await this.load();
        });
    }

    /** One row for each user that it could be; who has none has a row too. */
    private download(unlinked: Licenses.UserQuestion[]): void {
        const rows = unlinked.flatMap((one) => {
            const who = [one.licenseNumber, one.contactName, one.campus, one.employeeId ?? '', one.emails];
            return one.candidates.length
                ? one.candidates.map((candidate) => [
                      ...who,
                      // Only who is sure is suggested: the file, brought back as it is, must guess nobody.
                      candidate.id === one.sureUserId ? candidate.username : '',
                      candidate.username,
                      reasonsOf(candidate).join(' ')
                  ])
                : [[...who, '', '', nobody]];
        });
        downloadCsv(`${file}.csv`, [[license, person, campus, number, emails, suggestion, couldBe, why], ...rows]);
    }

    private begin(step: () => Promise<void>): Promise<boolean> {
        this.message = undefined;
        return act(this, step);
    }
}

/** All of them, however many: the table shows the first. */
async function everyone(after = ''): Promise<Licenses.UserQuestion[]> {
    const some = await loadUnlinked({ after });
    const last = some.at(-1)?.licenseNumber;
    return last === undefined ? [] : [...some, ...(await everyone(last))];
}
