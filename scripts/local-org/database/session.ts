import type { FieldModel, ObjectModel, OrgSchema } from '../schema/model.ts';
import { fieldLabel } from '../schema/translations.ts';
import type { SObject } from '../values/sobject.ts';
import type { Store } from './store.ts';

/** How a statement is carried out: in user mode object, field and record access count; in system mode records only, and only with sharing. */
export interface Access {
    mode: 'SYSTEM_MODE' | 'USER_MODE';
    sharing: boolean;
}

/** The governor limits that the database counts. */
export type LimitName =
    | 'queries'
    | 'queryRows'
    | 'aggregateQueries'
    | 'queryLocatorRows'
    | 'soslQueries'
    | 'dmlStatements'
    | 'dmlRows'
    | 'publishImmediateDml';

export interface LimitCounter {
    /** Adds to a limit; throws System.LimitException where it is exceeded. */
    count(limit: LimitName, amount: number): void;
}

export type DmlOperation = 'insert' | 'update' | 'delete' | 'undelete';

/** One run of an object's triggers, for at most 200 records. `newRecords` of a delete and `oldRecords` of an insert are null. */
export interface TriggerEvent {
    object: ObjectModel;
    operation: DmlOperation;
    isBefore: boolean;
    newRecords: SObject[] | null;
    oldRecords: SObject[] | null;
}

/** One transaction's use of the database. Made by the runtime. */
export interface DataSession {
    readonly store: Store;
    readonly schema: OrgSchema;
    userId: string;
    /** Milliseconds since 1970. */
    clock: () => number;
    /** IANA name of the running user's time zone. */
    timeZone: string;
    locale: string;
    /** `User.LanguageLocaleKey` of the running user. */
    language: string;
    limits: LimitCounter;
    /** Whether the running class enforces sharing; the platform classes ask for it. */
    sharing: () => boolean;
    /** The mode of a platform call that names none; since API 67.0 it depends on the version of the calling class. System mode where absent. */
    defaultMode?: () => Access['mode'];
    /** Whether changes of tracked fields are kept: not in Apex tests, whose records are never committed. */
    tracksHistory: boolean;
    /** Runs the Apex triggers of an event; does nothing where there are none. */
    triggers: (event: TriggerEvent) => void;
    /** Runs the flows that an event starts, before or after the save; absent for tools, whose saves start none. */
    flows?: (event: TriggerEvent) => void;
    /** Saves the work of building trigger records where no trigger would run. */
    hasTriggers: (object: ObjectModel, operation: DmlOperation, isBefore: boolean) => boolean;
    /** Kinds of objects written in this transaction, for the mixed DML rule; System.runAs and startTest clear it. */
    written: { setup: string | null; nonSetup: string | null };
    /** Inside System.runAs setup and other objects may be written together (Apex Developer Guide, "Mixed DML Operations in Test Methods"). */
    mixesDml: boolean;
    /** Ids of the records that are in a before trigger, with the operation. */
    inBefore: Map<string, 'update' | 'delete'>;
    /** Nesting of DML inside triggers. */
    depth: number;
    /** Values of the local variables that a dynamic query may bind; set by compiled code around the call. */
    dynamicBinds?: ((expression: string) => unknown) | null;
    /** `Test.setFixedSearchResults`; in a test without them a search finds nothing. */
    fixedSearchResults?: readonly string[] | null;
    /** Is told of queries and DML, for a debug log. */
    note?: (event: string, ...details: string[]) => void;
    /** Platform events published; delivered by the runtime. */
    publish?: (events: SObject[]) => void;
}

let current: DataSession | null = null;

/** Called by the runtime when a transaction begins, ends or changes the running user. */
export function setCurrentSession(session: DataSession | null): void {
    current = session;
}

/** The session of the transaction that is running. */
export function currentSession(): DataSession {
    if (!current) {
        throw new Error('No transaction is running');
    }
    return current;
}

/**
 * The label of a field in the language of whose transaction runs: "the text label that's displayed next to the field in the Salesforce user
 * interface" (DescribeFieldResult.getLabel), which may be translated. Outside of
 * transactions, as where the headings of reports are read, it is as written.
 */
export function shownLabel(field: FieldModel): string {
    return current ? fieldLabel(current.schema, field, current.language) : field.label;
}

/** How a user sees the org. */
export type UserSettings = Pick<DataSession, 'timeZone' | 'locale' | 'language'>;

/** Time zone, locale and language of a user; null where there is no such user. */
export function userSettings(store: Store, userId: string | null): UserSettings | null {
    const row = store.get(
        'SELECT "TimeZoneSidKey" AS zone, "LocaleSidKey" AS locale, "LanguageLocaleKey" AS language FROM "User" WHERE "Id" = ?',
        [userId]
    );
    const text = (name: string, otherwise: string): string => (row?.[name] as string | null) ?? otherwise;
    return row
        ? { timeZone: text('zone', 'GMT'), locale: text('locale', 'en_US'), language: text('language', 'en_US') }
        : null;
}

/** A session with nothing around it, for tools and tests: no triggers, no limits. */
export function plainSession(store: Store, userId: string, given: Partial<DataSession> = {}): DataSession {
    return {
        store,
        schema: store.schema,
        userId,
        clock: () => store.clock.now(),
        timeZone: 'America/Denver',
        locale: 'en_US',
        language: 'en_US',
        limits: { count: () => undefined },
        sharing: () => false,
        tracksHistory: true,
        triggers: () => undefined,
        hasTriggers: () => false,
        written: { setup: null, nonSetup: null },
        mixesDml: false,
        inBefore: new Map(),
        depth: 0,
        ...given
    };
}
