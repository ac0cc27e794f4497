/** What an attempt is: who tries what, and the sentence that answers it. */

/** Everybody who has an account, by what they are; the sample has no viewer and no loader of HR data. */
export const PERSONAS = {
    specialist: 'Riley Stone',
    otherCampus: 'Taylor Okoye',
    withoutQuiz: 'Alex Novak',
    viewer: 'Vic Viewer',
    quizIntake: 'Quiz Form',
    activityIntake: 'Activity Import',
    hrLoader: 'Hana Loader',
    systemTeam: 'Sam Whitfield',
    administrator: undefined
} as const;

export type Persona = keyof typeof PERSONAS;

export const personas = Object.keys(PERSONAS) as Persona[];

export type Fields = Record<string, string | number | boolean | null>;

/** What a row says of every attempt, however it is tried. */
interface Row {
    what: string;
    /** the sentence that answers who has the right to try; Apex in system mode always hears it */
    says: RegExp;
    /** who has that right; everybody else is refused by the platform for want of it */
    heardBy?: readonly Persona[];
    /** who hears another sentence, because something else comes first for them */
    tells?: Partial<Record<Persona, RegExp>>;
    /** it is saved, or said to be done, and still nothing is different */
    isKept?: boolean;
    /** whose job it is: for them it is no attempt */
    isJobOf?: readonly Persona[];
}

/** A record that is created, changed or deleted: by REST, collection, composite, UI API and anonymous Apex in system mode. */
export interface RecordAttempt extends Row {
    operation: 'create' | 'update' | 'delete';
    object: string;
    /** of the record that is changed or deleted */
    id?: string;
    /** as JSON has them: days and times are ISO 8601 */
    fields?: Fields;
}

/** A method of a controller, called as a component does, with arguments that no component would send. */
export interface ControllerAttempt extends Row {
    /** such as `ProvisionRequestController.submit` */
    controller: string;
    params: Record<string, unknown>;
}

/** One request over HTTP that is no single record and no screen. */
export interface RequestAttempt extends Row {
    method: string;
    path: string;
    body?: unknown;
}

/** Code of somebody who may write Apex and knows the classes; what it leaves behind counts, not whether it ends well. */
export interface ApexAttempt {
    what: string;
    apex: string;
    /** what it fails with; without it the code runs to its end, and still nothing is different */
    says?: RegExp;
}

export type Attempt = RecordAttempt | ControllerAttempt | RequestAttempt | ApexAttempt;

export type Rest = Omit<Row, 'what' | 'says'>;

export const create = (object: string, what: string, fields: Fields, says: RegExp, rest: Rest = {}): RecordAttempt => ({
    what: `${object}: ${what}`,
    operation: 'create',
    object,
    fields,
    says,
    ...rest
});

export const change = (
    object: string,
    id: string,
    what: string,
    fields: Fields,
    says: RegExp,
    rest: Rest = {}
): RecordAttempt => ({
    what: `${object}: ${what}`,
    operation: 'update',
    object,
    id,
    fields,
    says,
    ...rest
});

export const remove = (object: string, id: string, what: string, says: RegExp, rest: Rest = {}): RecordAttempt => ({
    what: `${object}: ${what}`,
    operation: 'delete',
    object,
    id,
    says,
    ...rest
});

export const call = (
    controller: string,
    what: string,
    params: Record<string, unknown>,
    says: RegExp,
    rest: Rest = {}
): ControllerAttempt => ({ what: `${controller}: ${what}`, controller, params, says, ...rest });

export const request = (
    what: string,
    method: string,
    path: string,
    body: unknown,
    says: RegExp,
    rest: Rest = {}
): RequestAttempt => ({ what, method, path, body, says, ...rest });

export const apex = (what: string, code: string, says?: RegExp): ApexAttempt => ({
    what: `Apex: ${what}`,
    apex: code,
    ...(says ? { says } : {})
});
