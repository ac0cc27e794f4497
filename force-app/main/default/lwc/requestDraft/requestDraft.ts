/** The answers of a request that is not submitted yet. */
export type RequestDraft = Omit<Licenses.RequestForm, 'contactId' | 'requestId'>;

const keyOf = (contactId: string): string => `requestDraft:${contactId}`;

/**
 * Keeps the answers of a request in this browser tab until it is submitted.
 * @param form the answers so far
 */
export function saveDraft({ contactId, ...answers }: Licenses.RequestForm): void {
    sessionStorage.setItem(keyOf(contactId), JSON.stringify(answers));
}

/** Forgets the answers of a person's request. */
export function clearDraft(contactId: string): void {
    sessionStorage.removeItem(keyOf(contactId));
}

/**
 * The kept answers, as far as they can still be chosen: choices may have gone since, and access may have been given.
 * @param contactId the person
 * @param options what can be chosen now
 * @param license the license of the person, when there is one
 * @returns the answers, or nothing when none were kept
 */
export function loadDraft(
    contactId: string,
    options: Licenses.WizardOptions,
    license?: Licenses.LicenseSummary
): RequestDraft | undefined {
    const kept = sessionStorage.getItem(keyOf(contactId));
    if (!kept) {
        return undefined;
    }
    const draft = JSON.parse(kept) as RequestDraft;
    const has = (choices: Licenses.Option[], value: string): boolean =>
        choices.some((choice) => choice.value === value);
    const campus = has(options.campuses, draft.campus) ? draft.campus : '';
    const inCampus = (choices: Licenses.Option[]): Licenses.Option[] =>
        choices.filter((choice) => choice.campus === campus);
    const notOpen = (kind: Licenses.AccessLine['kind'], choices: Licenses.Option[], values: string[]): string[] =>
        values.filter(
            (value) =>
                has(choices, value) && !license?.access.some((line) => line.kind === kind && line.target === value)
        );
    return {
        campus,
        specialistId: has(inCampus(options.specialists), draft.specialistId) ? draft.specialistId : '',
        additionalSpecialistIds: draft.additionalSpecialistIds.filter((id) => has(options.specialists, id)),
        role: has(options.roles, draft.role) ? draft.role : '',
        applications: notOpen('Application', options.applications, draft.applications),
        businessUnits: notOpen('Business Unit', inCampus(options.businessUnits), draft.businessUnits),
        publicGroups: notOpen('Public Group', inCampus(options.publicGroups), draft.publicGroups),
        newPublicGroup: draft.newPublicGroup,
        newGroupChoice: has(options.newGroupChoices, draft.newGroupChoice) ? draft.newGroupChoice : ''
    };
}
