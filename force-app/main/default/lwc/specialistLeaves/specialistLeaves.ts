import { LightningElement } from 'lwc';
import { act } from 'c/act';
import { filled } from 'c/filled';
import { announceChange } from 'c/fresh';
import loadSpecialists from '@salesforce/apex/SpecialistReplacementController.specialists';
import loadPreview from '@salesforce/apex/SpecialistReplacementController.preview';
import replaceSpecialist from '@salesforce/apex/SpecialistReplacementController.replace';
import heading from '@salesforce/label/c.Leaver_Heading';
import help from '@salesforce/label/c.Leaver_Help';
import who from '@salesforce/label/c.Leaver_Who';
import option from '@salesforce/label/c.Leaver_Option';
import optionGone from '@salesforce/label/c.Leaver_Option_Gone';
import replacement from '@salesforce/label/c.Leaver_Replacement';
import nobody from '@salesforce/label/c.Leaver_Nobody';
import preview from '@salesforce/label/c.Leaver_Preview';
import replace from '@salesforce/label/c.Leaver_Replace';
import done from '@salesforce/label/c.Leaver_Done';
import notDone from '@salesforce/label/c.Leaver_Not_Done';

/** A specialist who leaves: choose who, and who takes over; see the licenses; replace on all of them in one step. */
export default class SpecialistLeaves extends LightningElement {
    label = { heading, help, who, replacement, nobody, notDone };
    specialists?: Licenses.LeavingSpecialist[];
    licenses: Licenses.SpecialistLicense[] = [];
    leaver?: string;
    successor?: string;
    message?: string;
    errors?: Platform.FetchError | Platform.FetchError[];
    isBusy = false;

    override connectedCallback(): void {
        void act(this, () => this.load());
    }

    private async load(): Promise<void> {
        this.specialists = await loadSpecialists();
        this.leaver = undefined;
        this.successor = undefined;
        this.licenses = [];
    }

    get hasNobody(): boolean {
        return this.specialists?.length === 0;
    }

    get hasSpecialists(): boolean {
        return !!this.specialists && this.specialists.length > 0;
    }

    get leavers(): { label: string; value: string }[] {
        return (this.specialists ?? []).map((one) => ({
            label: filled(one.serves ? option : optionGone, one.name, one.campusName, one.licenses),
            value: `${one.userId}:${one.campus}`
        }));
    }

    private get chosen(): Licenses.LeavingSpecialist | undefined {
        return this.specialists?.find(({ userId, campus }) => `${userId}:${campus}` === this.leaver);
    }

    get successors(): { label: string; value: string }[] {
        return (this.chosen?.replacements ?? []).map(({ Id, Name }) => ({ label: Name, value: Id }));
    }

    private get successorName(): string {
        return this.successors.find(({ value }) => value === this.successor)?.label ?? '';
    }

    get noLeaverYet(): boolean {
        return this.isBusy || !this.leaver;
    }

    get isPreviewed(): boolean {
        return !!this.successor && this.licenses.length > 0;
    }

    get previewTitle(): string {
        return filled(preview, this.successorName, this.licenses.length);
    }

    get rows(): { id: string; text: string }[] {
        return this.licenses.map((license) => ({
            id: license.Id,
            text: [license.Name, license.Contact__r?.Name].filter(Boolean).join(' · ')
        }));
    }

    get replaceLabel(): string {
        return filled(replace, this.licenses.length);
    }

    handleLeaver(event: CustomEvent<{ value: string }>): void {
        this.leaver = event.detail.value;
        this.successor = undefined;
        this.message = undefined;
        void act(this, async () => {
            const { userId, campus } = this.chosen!;
            this.licenses = await loadPreview({ userId, campus });
        });
    }

    handleSuccessor(event: CustomEvent<{ value: string }>): void {
        this.successor = event.detail.value;
    }

    handleReplace(): void {
        void act(this, async () => {
            const { userId, campus } = this.chosen!;
            const name = this.successorName;
            const licenseIds = this.licenses.map(({ Id }) => Id);
            const problems = await replaceSpecialist({ userId, campus, replacementId: this.successor! });
            await announceChange(this, licenseIds);
            await this.load();
            this.message = filled(done, name, licenseIds.length - problems.length);
            this.errors = problems.length
                ? problems.map((message) => ({ body: { message } }) as Platform.FetchError)
                : undefined;
        });
    }
}
