import campusLabel from '@salesforce/label/c.Wizard_Affiliated_Campus';
import specialistLabel from '@salesforce/label/c.Wizard_Specialist';
import additionalLabel from '@salesforce/label/c.Wizard_Additional_Specialists';
import applicationsLabel from '@salesforce/label/c.Wizard_Applications';
import unitsLabel from '@salesforce/label/c.Wizard_Business_Units';
import groupsLabel from '@salesforce/label/c.Wizard_Public_Groups';
import newGroupLabel from '@salesforce/label/c.Wizard_New_Public_Group';
import roleField from '@salesforce/schema/License_Request__c.eComm_Role__c';
import yes from '@salesforce/label/c.Answer_Yes';
import groupChoiceLabel from '@salesforce/label/c.Wizard_New_Group_Choice';
import runningUserId from '@salesforce/user/Id';

/** The answers of the request form, without the person. */
export type RequestAnswers = Omit<Licenses.RequestForm, 'contactId' | 'requestId'>;

/** What is accepted is no answer about the person; those that are a field each are described by the options. */
type Name = Exclude<keyof RequestAnswers, 'acknowledgement' | 'answers'>;
type Kind = Licenses.AccessLine['kind'];

/** One answer: how it is called, and what it is chosen from. */
interface Answer {
    label: string;
    /** without choices it is text */
    choices?: Exclude<keyof Licenses.WizardOptions, 'questions'>;
    /** whether the choices are those of the affiliated campus */
    isOfCampus?: boolean;
    /** what it gives access to: what is open on the license is not asked for again */
    kind?: Kind;
    /** means nothing while this other answer is blank */
    onlyWith?: Name;
}

/** The answers that rules look at, in the order in which the form asks; all that is done with them follows from here. */
const ANSWERS: Record<Name, Answer> = {
    campus: { label: campusLabel, choices: 'campuses' },
    specialistId: { label: specialistLabel, choices: 'specialists', isOfCampus: true },
    additionalSpecialistIds: { label: additionalLabel, choices: 'specialists' },
    applications: { label: applicationsLabel, choices: 'applications', kind: 'Application' },
    businessUnits: { label: unitsLabel, choices: 'businessUnits', isOfCampus: true, kind: 'Business Unit' },
    publicGroups: { label: groupsLabel, choices: 'publicGroups', isOfCampus: true, kind: 'Public Group' },
    newPublicGroup: { label: newGroupLabel },
    newGroupChoice: { label: groupChoiceLabel, choices: 'newGroupChoices', onlyWith: 'newPublicGroup' }
};

const NAMES = Object.keys(ANSWERS) as Name[];
/** Those that are a field each are asked for before these, which are about access. */
const FIRST_ABOUT_ACCESS: Name = 'applications';
const ROLE = roleField.fieldApiName;

/** A form on which nothing is answered. */
export const NO_ANSWERS: RequestAnswers = {
    campus: '',
    specialistId: '',
    additionalSpecialistIds: [],
    answers: {},
    applications: [],
    businessUnits: [],
    publicGroups: [],
    newPublicGroup: '',
    newGroupChoice: '',
    acknowledgement: ''
};

/**
 * What is known before anybody answers: the campus of the license or the only own one, who is at the screen as the
 * specialist, and what the license says.
 * @param options what can be chosen
 * @param userId who is at the screen
 * @param license the license of the person, when there is one
 * @returns the answers
 */
export function prefilled(
    options: Licenses.WizardOptions,
    userId: string,
    license?: Licenses.LicenseSummary
): RequestAnswers {
    const only = options.campuses.length === 1 ? options.campuses[0]!.value : '';
    const campus = options.campuses.find(({ value }) => value === license?.campus)?.value ?? only;
    const serves = (id: string): boolean =>
        options.specialists.some((option) => option.campus === campus && option.value === id);
    return {
        ...NO_ANSWERS,
        campus,
        specialistId: [license?.specialistId ?? '', userId].find(serves) ?? '',
        additionalSpecialistIds: [...(license?.additionalSpecialistIds ?? [])],
        answers: { ...license?.answers }
    };
}

/**
 * @param answers answers from before: choices may have gone since, and access may have been given
 * @param options what can be chosen now
 * @param license the license of the person, when there is one
 * @returns the answers that can still be given
 */
export function stillPossible(
    answers: RequestAnswers,
    options: Licenses.WizardOptions,
    license?: Licenses.LicenseSummary
): RequestAnswers {
    const campus = options.campuses.some(({ value }) => value === answers.campus) ? answers.campus : '';
    const isPossible = (name: Name, value: string): boolean => {
        const { choices, isOfCampus, kind } = ANSWERS[name];
        return (
            value === '' ||
            !choices ||
            (options[choices].some((option) => option.value === value && (!isOfCampus || option.campus === campus)) &&
                !(kind && license?.access.some((line) => line.kind === kind && line.target === value)))
        );
    };
    const kept = NAMES.map((name) => {
        const answer = answers[name] ?? NO_ANSWERS[name];
        const left = Array.isArray(answer)
            ? answer.filter((value) => isPossible(name, value))
            : isPossible(name, answer)
              ? answer
              : '';
        return [name, left];
    });
    const { acknowledgement, answers: given } = { ...NO_ANSWERS, ...answers };
    const canBe = (name: string, value: string): boolean =>
        options.questions.some(
            (question) =>
                question.name === name &&
                (question.kind !== 'choice' || question.choices.some((choice) => choice.value === value))
        );
    return {
        ...NO_ANSWERS,
        ...Object.fromEntries(kept),
        answers: Object.fromEntries(Object.entries(given).filter(([name, value]) => canBe(name, value))),
        acknowledgement
    };
}

/**
 * The access of a colleague, to be asked for as well.
 * @param answers   the answers so far
 * @param colleague the license of the colleague
 * @param options   what can be chosen
 * @param license   the license of the person, when there is one
 * @returns the answers with the role, applications, units and groups of the colleague, as far as they can be given
 */
export function sameAccessAs(
    answers: RequestAnswers,
    colleague: Licenses.LicenseSummary,
    options: Licenses.WizardOptions,
    license?: Licenses.LicenseSummary
): RequestAnswers {
    const access = NAMES.filter((name) => ANSWERS[name].kind).map((name) => [
        name,
        colleague.access
            .filter(({ kind, status }) => kind === ANSWERS[name].kind && status !== 'Removal Requested')
            .map(({ target }) => target)
    ]);
    const role = colleague.answers[ROLE] || answers.answers[ROLE] || '';
    return stillPossible(
        { ...answers, answers: { ...answers.answers, [ROLE]: role }, ...Object.fromEntries(access) },
        options,
        license
    );
}

/**
 * @param answers the answers
 * @param options what they were chosen from
 * @returns each answer that was given, with the names the person at the screen chose it by
 */
export function inWords(
    answers: RequestAnswers,
    options: Licenses.WizardOptions
): { name: string; label: string; value: string }[] {
    const words = (names: readonly Name[]): { name: string; label: string; value: string }[] =>
        names
            .filter((name) => isGiven(answers, name))
            .map((name) => {
                const { label, choices } = ANSWERS[name];
                const values = [answers[name]].flat();
                const named = choices
                    ? options[choices].filter((option) => values.includes(option.value)).map((option) => option.label)
                    : values.map((value) => value.trim());
                return { name, label, value: [...new Set(named)].join(', ') };
            });
    const at = NAMES.indexOf(FIRST_ABOUT_ACCESS);
    const asked = options.questions.map((question) => ({
        name: question.name,
        label: question.label,
        value: wordsOf(question, answers.answers[question.name]?.trim() ?? '')
    }));
    return [...words(NAMES.slice(0, at)), ...asked.filter(({ value }) => value !== ''), ...words(NAMES.slice(at))];
}

function wordsOf({ kind, choices }: Licenses.FormQuestion, value: string): string {
    if (kind === 'checkbox') {
        return value === 'true' ? yes : '';
    }
    return choices.find((choice) => choice.value === value)?.label ?? value;
}

function isGiven(answers: RequestAnswers, name: Name): boolean {
    const { onlyWith } = ANSWERS[name];
    return [answers[name]].flat().some((value) => value.trim() !== '') && (!onlyWith || isGiven(answers, onlyWith));
}

/** What is kept of a request that is not submitted yet. */
export interface RequestDraft {
    action: Licenses.RequestType;
    /** name of the last step that was reached */
    reached: string;
    answers: RequestAnswers;
    /** ids of the lines to remove */
    removals: string[];
    /** the list of people, where it is for many */
    people?: string;
}

/** Another user may log in in the same tab. */
const keyOf = (about: string): string => `requestDraft:${runningUserId}:${about}`;

/**
 * Keeps a request in this browser tab until it is submitted.
 * @param about id of the person, or of the submitted request that is changed; another word for a request of many people
 * @param draft how far it is
 */
export function saveDraft(about: string, draft: RequestDraft): void {
    sessionStorage.setItem(keyOf(about), JSON.stringify(draft));
}

/** Forgets a draft. */
export function clearDraft(about: string): void {
    sessionStorage.removeItem(keyOf(about));
}

/**
 * @param about what the draft was kept under
 * @returns the draft as it was kept, or nothing
 */
export function loadDraft(about: string): RequestDraft | undefined {
    const kept = sessionStorage.getItem(keyOf(about));
    return kept ? (JSON.parse(kept) as RequestDraft) : undefined;
}
