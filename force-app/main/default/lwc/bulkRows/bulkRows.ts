import type { PeopleList } from 'c/emailList';
import { filled } from 'c/filled';
import ready from '@salesforce/label/c.Bulk_Ready';
import held from '@salesforce/label/c.Bulk_Held';
import refused from '@salesforce/label/c.Bulk_Refused';
import openRequest from '@salesforce/label/c.Bulk_Open_Request';
import notFound from '@salesforce/label/c.Bulk_Not_Found';
import notFoundRemedy from '@salesforce/label/c.Bulk_Not_Found_Remedy';
import noEmail from '@salesforce/label/c.Bulk_No_Email';
import noEmailRemedy from '@salesforce/label/c.Bulk_No_Email_Remedy';
import ambiguous from '@salesforce/label/c.Bulk_Ambiguous';
import ambiguousRemedy from '@salesforce/label/c.Bulk_Ambiguous_Remedy';
import twice from '@salesforce/label/c.Bulk_Twice';
import twiceRemedy from '@salesforce/label/c.Bulk_Twice_Remedy';
import submitted from '@salesforce/label/c.Bulk_Submitted';
import submittedHeld from '@salesforce/label/c.Bulk_Submitted_Held';
import failed from '@salesforce/label/c.Bulk_Failed';
import failedRemedy from '@salesforce/label/c.Bulk_Failed_Remedy';
import emailColumn from '@salesforce/label/c.Bulk_Column_Email';
import personColumn from '@salesforce/label/c.Bulk_Column_Person';
import outcomeColumn from '@salesforce/label/c.Bulk_Column_Outcome';
import licenseColumn from '@salesforce/label/c.Bulk_Column_License';
import requestColumn from '@salesforce/label/c.Bulk_Column_Request';
import detailsColumn from '@salesforce/label/c.Bulk_Column_Details';

/** What became of a person of a bulk request, or would become of it. */
export type BulkState = Licenses.BulkVerdict['verdict'] | 'noEmail' | 'submitted' | 'submittedHeld' | 'failed';

/** Why, or what to do, with the record to look at where there is one. */
export interface BulkDetail {
    text: string;
    recordId?: string;
    linkLabel?: string;
}

/** One person of a bulk request. */
export interface BulkRow {
    /** tells it from the others of its list */
    key: string;
    /** the address, or what stood there where nobody is found by it */
    email: string;
    contactId?: string;
    contactName?: string;
    state: BulkState;
    details: BulkDetail[];
    requestId?: string;
    requestNumber?: string;
    licenseNumber?: string;
}

/** How each state is shown. */
export const STATES: Record<BulkState, { label: string; theme: string; icon: string }> = {
    submitted: { label: submitted, theme: 'slds-theme_success', icon: 'utility:success' },
    submittedHeld: { label: submittedHeld, theme: 'slds-theme_warning', icon: 'utility:clock' },
    ready: { label: ready, theme: 'slds-theme_success', icon: 'utility:success' },
    held: { label: held, theme: 'slds-theme_warning', icon: 'utility:clock' },
    failed: { label: failed, theme: 'slds-theme_error', icon: 'utility:error' },
    refused: { label: refused, theme: 'slds-theme_error', icon: 'utility:error' },
    openRequest: { label: openRequest, theme: '', icon: 'utility:info' },
    ambiguous: { label: ambiguous, theme: '', icon: 'utility:warning' },
    notFound: { label: notFound, theme: '', icon: 'utility:search' },
    noEmail: { label: noEmail, theme: '', icon: 'utility:search' },
    twice: { label: twice, theme: '', icon: 'utility:info' }
};

const REMEDIES: Partial<Record<BulkState, string>> = {
    notFound: notFoundRemedy,
    twice: twiceRemedy
};

/**
 * @param list     everybody of a list
 * @param verdicts one for each who has an address, in the same order
 * @returns what is shown of everybody before the requests are submitted, in the order of the list
 */
export function rowsOf({ people }: PeopleList, verdicts: Licenses.BulkVerdict[]): BulkRow[] {
    const waiting = [...verdicts];
    return people.map(({ email, text, row }, index) => {
        const verdict = email ? waiting.shift() : undefined;
        const key = String(index);
        return verdict
            ? { key, ...rowOfVerdict(verdict), ...(verdict.verdict === 'notFound' && { email: text }) }
            : { key, email: text, state: 'noEmail', details: [{ text: filled(noEmailRemedy, row) }] };
    });
}

function rowOfVerdict(verdict: Licenses.BulkVerdict): Omit<BulkRow, 'key'> {
    const remedy = REMEDIES[verdict.verdict];
    return {
        email: verdict.email,
        contactId: verdict.contactId,
        contactName: verdict.contactName,
        state: verdict.verdict,
        details: [
            ...verdict.refusals.map(detailOf),
            ...verdict.outstanding.map((text) => ({ text })),
            ...(remedy ? [{ text: remedy }] : []),
            ...verdict.candidates.map(({ value, label }, at) => ({
                text: at === 0 ? ambiguousRemedy : '',
                recordId: value,
                linkLabel: label
            }))
        ]
    };
}

/** @returns the row of a person whose request was sent, with its outcome */
export function withResult(row: BulkRow, result: Licenses.SubmissionResult): BulkRow {
    if (!result.submitted) {
        return { ...row, state: 'refused', details: result.refusals.map(detailOf) };
    }
    const outstanding = result.outstanding ?? [];
    return {
        ...row,
        state: outstanding.length > 0 ? 'submittedHeld' : 'submitted',
        details: outstanding.map((text) => ({ text })),
        requestId: result.requestId,
        requestNumber: result.requestNumber,
        licenseNumber: result.licenseNumber
    };
}

/** @returns the row of a person whose request could not be sent */
export function withFailure(row: BulkRow, message: string): BulkRow {
    return { ...row, state: 'failed', details: [{ text: failedRemedy.replace('{0}', message) }] };
}

/** @returns whether a request can be sent for the person, now or once more */
export function isGood(row: BulkRow): boolean {
    return row.state === 'ready' || row.state === 'held' || row.state === 'failed';
}

/** @returns whether a request was submitted for the person */
export function isSubmitted(row: BulkRow): boolean {
    return row.state === 'submitted' || row.state === 'submittedHeld';
}

/** @returns the report on these people, with a header */
export function reportOf(rows: BulkRow[]): string[][] {
    return [
        [emailColumn, personColumn, outcomeColumn, licenseColumn, requestColumn, detailsColumn],
        ...rows.map((row) => [
            row.email,
            row.contactName ?? '',
            STATES[row.state].label,
            row.licenseNumber ?? '',
            row.requestNumber ?? '',
            row.details.map(({ text, linkLabel }) => [text, linkLabel].filter(Boolean).join(' ')).join(' | ')
        ])
    ];
}

function detailOf(refusal: Licenses.Refusal): BulkDetail {
    return {
        text: [refusal.reason, refusal.remedy].filter(Boolean).join(' '),
        recordId: refusal.recordId,
        linkLabel: refusal.recordName
    };
}
