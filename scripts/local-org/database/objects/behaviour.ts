import type { Value } from '../../values/value.ts';
import type { DmlStatement, Work } from '../dml/results.ts';
import type { AccessLevel, SharingRow } from '../security/sharing-row.ts';
import type { DataSession, DmlOperation } from '../session.ts';
import type { Store } from '../store.ts';
import type { SObject } from '../../values/sobject.ts';

/** What is special about one field of a standard object. */
export interface FieldBehaviour {
    /** The field finds a record besides its id, as external ids do. */
    readonly idLookup?: true;
    /** Who points a record at another by it must be able to edit that one, not only read it. */
    readonly needsEdit?: true;
    /** Which of some records a user may point at by it, besides being able to read them; asked in user mode. */
    readonly accepts?: (session: DataSession, ids: readonly string[]) => ReadonlySet<string>;
    /** The form in which a text is saved. */
    readonly saved?: (text: string) => string;
    /** The error of a second record with the same value, where it is not the usual one. */
    readonly duplicate?: { readonly statusCode: string; readonly message: string };
}

/** SQL of a value that follows from other records, for a row under an alias. */
export type DerivedField = (alias: string) => string;

/** Equal values that a query on an object without a table asks for: lower-case field name → values. */
export type AskedValues = ReadonlyMap<string, readonly unknown[]>;

/**
 * What the platform does with one standard object beyond what it does with every object. A save, a query and the security
 * ask for these at their place in the order of things, and name no object themselves. All parts may be left out.
 */
export interface ObjectBehaviour {
    /** API name of the object. */
    readonly object: string;

    /** Fills in fields, and refuses, after the before triggers; `work.old` is null for a new record. */
    readonly prepare?: (session: DataSession, work: Work) => void;
    /** Makes what new records need beside them; they have their ids, and are not written yet. */
    readonly beforeInsert?: (session: DataSession, works: readonly Work[]) => void;
    /** Runs when the rows are written, before the after triggers. */
    readonly written?: (session: DataSession, works: readonly Work[], operation: DmlOperation) => void;
    /** Runs when a store is opened. */
    readonly opened?: (store: Store) => void;

    /**
     * How writing it counts for the mixed DML rule: `setup` and ordinary records may not meet in a transaction; `neither`
     * may meet both. Ordinary where absent.
     */
    readonly mixedDml?: 'setup' | ((statement: DmlStatement, records: readonly SObject[]) => 'setup' | 'neither');
    /** A change of it may change who may do what: who is whose, or what permission sets permit. */
    readonly changesAccess?: 'people' | 'permissions';
    /** The id of the one permission set that such a record says something of. */
    readonly changesSet?: (record: SObject) => string;
    /** A new one is nobody's yet: only when one that there is changes or goes may anybody do more or less. */
    readonly newIsNobodys?: true;
    /** Setup objects: the user permission that writing them in user mode needs, `customizeapplication` where absent. */
    readonly writePermission?: 'manageusers' | 'manageinternalusers' | 'assignpermissionsets';
    /** Object permissions that do not come from permission sets of its own: another object's, everybody's, a user permission's. */
    readonly access?: { readonly like: string } | { readonly userPermission: string } | 'everyone';
    /** Its standard fields have no field permissions. */
    readonly withoutFieldPermissions?: true;
    /** SQL of "the user may do this to the row" where owner and shares do not decide; null: every row is open. */
    readonly sharing?: (row: SharingRow, level: AccessLevel) => string | null;
    /** The owner keeps access where the parent decides for all others. */
    readonly ownerBesideParent?: true;
    /** Records without a value in this field are their owner's alone, whatever else is shared. */
    readonly privateWithout?: string;
    /** Private records of these objects let who sees them read this object's record, that they name in `field`. */
    readonly readableWith?: { readonly objects: readonly string[]; readonly field: string };

    /** A query must ask for one of these fields (lower-case names) with `=` or `IN`; else it fails with the message. */
    readonly requiredFilter?: { readonly fields: readonly string[]; readonly message: string };
    /** Only while this field is true may a record of it newly become the owner of another. */
    readonly ownsWhile?: string;
    /** By reference field: SQL of the rows that keep their parent from being deleted, all where null, and the reason that is told. */
    readonly keepsParents?: Readonly<Record<string, { readonly when: string | null; readonly because: string }>>;

    readonly fields?: Readonly<Record<string, FieldBehaviour>>;
    /** Fields without a column. */
    readonly derived?: Readonly<Record<string, DerivedField>>;
    /** Rows of an object without a table: lower-case field name → value. */
    readonly rows?: (session: DataSession, asked: AskedValues) => Record<string, Value>[];
    /** What `Owner.Type` and the like say for its records, where it is not the object's name. */
    readonly typeName?: string;
}

/** Objects of setup whose rows say who may do what: part of the mixed DML rule, written with the permission Manage Users. */
export const SECURITY_SETUP = { mixedDml: 'setup', changesAccess: 'people', writePermission: 'manageusers' } as const;

/** Those that say what a permission set permits. */
export const PERMISSION_SETUP = { ...SECURITY_SETUP, changesAccess: 'permissions' } as const;

/** Those whose records are each of one permission set. */
export const PERMISSIONS_OF_A_SET = {
    ...PERMISSION_SETUP,
    changesSet: (record: SObject) => String(record.values.get('parentid'))
} as const;

/** Records that every internal user may use, their standard fields included; the rows decide. */
export const OPEN_TO_ALL = { access: 'everyone', withoutFieldPermissions: true } as const;

/** Whether the statement sets the field: always for a new record. */
export function changed(work: Work, key: string): boolean {
    return !work.old || work.record.values.get(key) !== work.old.values.get(key);
}
