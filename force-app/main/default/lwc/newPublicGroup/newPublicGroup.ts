import { LightningElement, api } from 'lwc';
import { reduceErrors } from 'c/reduceErrors';
import checkGroupName from '@salesforce/apex/ProvisionRequestController.checkGroupName';
import newGroupLabel from '@salesforce/label/c.Wizard_New_Public_Group';
import newGroupHelp from '@salesforce/label/c.Wizard_New_Public_Group_Help';
import verdictText from '@salesforce/label/c.Wizard_New_Group_Verdict';

/** How long nobody types before the name is checked. */
const PAUSE_MS = 300;

/**
 * The name of a public group that does not exist yet. While it is typed, what it will be called in Setup, how many
 * characters are left, or why no group can have that name. Fires `groupnamed`.
 */
export default class NewPublicGroup extends LightningElement {
    @api value = '';
    /** Developer name of the affiliated campus. */
    @api campus = '';

    label = { newGroupLabel, newGroupHelp };
    verdict?: Licenses.GroupNameVerdict;
    failure?: string;

    private timer?: ReturnType<typeof setTimeout>;
    /** Counts what was typed: an answer about an earlier name comes too late. */
    private asked = 0;

    override connectedCallback(): void {
        void this.check(this.value);
    }

    override disconnectedCallback(): void {
        clearTimeout(this.timer);
        this.asked++;
    }

    /** Whether nothing is known against the name; it is checked once more when the request is submitted. */
    @api
    reportValidity(): boolean {
        return !this.refusal;
    }

    get refusal(): string | undefined {
        return this.verdict?.refusal;
    }

    get note(): string | undefined {
        return this.verdict?.note;
    }

    get developerNameText(): string | undefined {
        const { developerName, charactersLeft } = this.verdict ?? {};
        return developerName && verdictText.replace('{0}', developerName).replace('{1}', String(charactersLeft));
    }

    handleChange(event: CustomEvent<{ value: string }>): void {
        event.stopPropagation();
        const { value } = event.detail;
        this.dispatchEvent(new CustomEvent('groupnamed', { detail: { value } }));
        this.forget();
        // eslint-disable-next-line @lwc/lwc/no-async-operation -- nothing else waits for a pause in the typing
        this.timer = setTimeout(() => {
            void this.check(value);
        }, PAUSE_MS);
    }

    private forget(): void {
        clearTimeout(this.timer);
        this.asked++;
        this.verdict = undefined;
        this.failure = undefined;
    }

    private async check(name: string): Promise<void> {
        this.forget();
        if (name.trim() === '') {
            return;
        }
        const asked = this.asked;
        try {
            const verdict = await checkGroupName({ name, campus: this.campus });
            if (asked === this.asked) {
                this.verdict = verdict;
            }
        } catch (error) {
            if (asked === this.asked) {
                this.failure = reduceErrors(error as Platform.FetchError).join(' ');
            }
        }
    }
}
