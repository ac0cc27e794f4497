import { LightningElement } from 'lwc';
import { filled } from 'c/filled';
import { announceChange } from 'c/fresh';
import loadQuestions from '@salesforce/apex/QuizQuestionController.open';
import choosePerson from '@salesforce/apex/QuizQuestionController.choose';
import noneOfThem from '@salesforce/apex/QuizQuestionController.none';
import timeZone from '@salesforce/i18n/timeZone';
import heading from '@salesforce/label/c.Quiz_Questions';
import choose from '@salesforce/label/c.Quiz_Question_Choose';
import chooseWhom from '@salesforce/label/c.Quiz_Question_Choose_Whom';
import none from '@salesforce/label/c.Quiz_Question_None';
import noneWhom from '@salesforce/label/c.Quiz_Question_None_Whom';
import noneHint from '@salesforce/label/c.Quiz_Question_None_Hint';
import notDone from '@salesforce/label/c.Quiz_Question_Not_Done';
import notLoaded from '@salesforce/label/c.Quiz_Question_Not_Loaded';

/** Whose quiz it is where several people have the e-mail it was taken with: the System team says one, or none of them. */
export default class LicenseQuizQuestions extends LightningElement {
    label = { choose, none, noneHint, notDone, notLoaded };
    timeZone = timeZone;
    questions: Licenses.LicenseQuizQuestion[] = [];
    loadError?: Platform.FetchError;
    actionError?: Platform.FetchError;
    isBusy = false;

    override connectedCallback(): void {
        void this.load();
    }

    private async load(): Promise<void> {
        try {
            this.questions = await loadQuestions();
            this.loadError = undefined;
        } catch (error) {
            this.loadError = error as Platform.FetchError;
        }
    }

    get hasQuestions(): boolean {
        return this.questions.length > 0;
    }

    get sectionTitle(): string {
        return filled(heading, this.questions.length);
    }

    get rows() {
        return this.questions.map((question) => ({
            ...question,
            noneLabel: filled(noneWhom, question.email),
            candidates: question.candidates.map((candidate) => ({
                ...candidate,
                chooseLabel: filled(chooseWhom, question.email, candidate.name)
            }))
        }));
    }

    async handleChoose(event: Event): Promise<void> {
        const { result, person } = (event.currentTarget as HTMLElement).dataset;
        await this.answer(async () => {
            await choosePerson({ resultId: result!, personId: person! });
            await announceChange(this, [result, person]);
        });
    }

    async handleNone(event: Event): Promise<void> {
        const { result } = (event.currentTarget as HTMLElement).dataset;
        await this.answer(() => noneOfThem({ resultId: result! }));
    }

    /** What is asked is shown anew, also when the answer came too late. */
    private async answer(decide: () => Promise<void>): Promise<void> {
        this.isBusy = true;
        this.actionError = undefined;
        try {
            await decide();
        } catch (error) {
            this.actionError = error as Platform.FetchError;
        }
        await this.load();
        this.isBusy = false;
    }
}
