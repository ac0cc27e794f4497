// Written by npm run apex:types from the members of Apex that have @AuraEnabled. A member is optional where its comment
// says when it is null, and one of several texts where it says "One of: a, b."

declare namespace Licenses {
    interface AccessLine {
        id: string;
        /** One of: Application, Business Unit, Public Group. */
        kind: 'Application' | 'Business Unit' | 'Public Group';
        target: string;
        name: string;
        status: string;
        /** Null while it is only asked for. */
        grantedOn?: string;
        /** The request that asked for it, or null. */
        requestedIn?: string;
        /** The request that removes it, or null. */
        removalRequestedIn?: string;
    }

    interface ActivityOutcome {
        /** Place in the delivery or file, from 1. */
        row: number;
        /** As it was delivered, or null. */
        externalId?: string;
        /** One of: Ready, Created, Unchanged, Refused. */
        status: 'Ready' | 'Created' | 'Unchanged' | 'Refused';
        /** Why it is so, or null. */
        message?: string;
    }

    interface Answer {
        label: string;
        value: string;
    }

    interface BulkStart {
        /** Whether the user passed the License Changes quiz. */
        maySubmit: boolean;
        /** What keeps this user from any request, whoever it is for. */
        refusals: Refusal[];
        /** What is accepted before requests are submitted, or null where nothing is. */
        acknowledgement?: string;
        cycle: CycleDates;
        /** At most so many people at once. */
        maximum: number;
        /** At most so many people in one call of submit. */
        chunk: number;
    }

    interface BulkVerdict {
        /** The address as it was given. */
        email: string;
        /** One of: ready, held, refused, openRequest, notFound, ambiguous, twice. */
        verdict: 'ready' | 'held' | 'refused' | 'openRequest' | 'notFound' | 'ambiguous' | 'twice';
        /** The person, or null when it is not known who. */
        contactId?: string;
        /** Name of the person, or null when it is not known who. */
        contactName?: string;
        /** Every reason against it, when it is refused. */
        refusals: Refusal[];
        /** The pre-access requirements that are missing, one line each, when it would be held. */
        outstanding: string[];
        /** Who shares the address, when several people do. */
        candidates: Option[];
    }

    interface ChecklistLine {
        id: string;
        /** What it gives access to. */
        access: string;
        kind: string;
        /** Whether the access is to be removed; otherwise it is to be given. */
        isRemoval: boolean;
        /** Why people do it, where it else is done by itself; null when people always do it. */
        reason?: string;
        licenseId: string;
        licenseNumber: string;
        contactName: string;
        campus: string;
        requestId: string;
        requestNumber: string;
        /** The university e-mail of the license's campus; null where the person has none. */
        email?: string;
        /** The eComm role, or null. */
        role?: string;
        /** Names of the business units that the license gives or will give access to. */
        businessUnits: string[];
        /** For how many days it could have been done; null where that is not known. */
        waitingDays?: number;
        /** The last day in time; null where none is known. */
        dueOn?: string;
        isLate: boolean;
    }

    interface ConsoleOverview {
        cycleId: string;
        dates: CycleDates;
        /** One of: Open, Closed, Processed. */
        status: 'Open' | 'Closed' | 'Processed';
        /** Whether the cut-off is over, so that everything is decided or about to be. */
        isDecided: boolean;
        /** Whether the first week has begun, so that the batch works the requests. */
        isRunning: boolean;
        /** How many requests of the cycle have each status. */
        requests: Record<string, number>;
        /** The labels of the statuses of requests, in the order of the picklist. */
        statusLabels: Record<string, string>;
        /** How many requests the cut-off of this cycle held. */
        held: number;
        /** How many lines wait for the System team, of any cycle. */
        checklist: number;
        /** The months that can be chosen. */
        months: string[];
        /** What the jobs did last. */
        runs: JobRun[];
        /** The batch that runs right now, or null. */
        runningJobId?: string;
    }

    interface ConsoleRequest {
        id: string;
        requestNumber: string;
        licenseId: string;
        licenseNumber: string;
        contactId: string;
        contactName: string;
        campus: string;
        /** What is asked for and why, as the picklists call it. */
        type: string;
        reason: string;
        status: string;
        statusLabel: string;
        /** What it gives or removes, each with where it stands. */
        access: string[];
        /** What would be done, in order; empty when nothing is left to do. */
        steps: FulfilmentStep[];
        /** Why it failed, would fail, or is held; null when nothing stands in the way. */
        problem?: string;
        /** Whether what is missing holds the request, rather than fails it. */
        isHeld: boolean;
    }

    interface ContactReview {
        contactId: string;
        contactName: string;
        checks: IdentityCheck[];
        isPersonOfInterest: boolean;
        /** For each campus the checks that fail when it is the affiliated campus. */
        failuresByCampus: Record<string, IdentityCheck[]>;
        /** Whether the person can be provisioned for a campus that the user acts for; who acts for none sees it for any. */
        eligible: boolean;
        /** Whether the person has access but has left: the employment ended, or the Person of Interest is inactive. */
        hasLeft: boolean;
        /** That the job at the campus of the license has ended while there is one elsewhere, and what to do; or null. */
        moved?: string;
        /** The license as far as the user may see it, or null. */
        license?: LicenseSummary;
        /** Whether the person has a license that the user may not see: at another campus. Nothing else is told of it. */
        isLicensedElsewhere: boolean;
        /** What keeps this user from any request for the person, whatever is answered. */
        refusals: Refusal[];
        /** What is accepted before a request is submitted, or null where nothing is. */
        acknowledgement?: string;
        cycle: CycleDates;
        /** Whether the user passed the License Changes quiz. */
        maySubmit: boolean;
    }

    interface CourseEvidence {
        licenseId: string;
        /** Each required course, in the order of the configuration. */
        courses: CourseEvidenceRow[];
        /** Files of the license that belong to no course yet, as the standard Upload Files button leaves them. */
        unmatchedFiles: LicenseFile[];
        /** Open provision requests, whose pre-access status changes with the evidence. */
        requestIds: string[];
        /** The day that counts as today, in Denver: no completion date is later. */
        today: string;
        /** No completion date is earlier. */
        earliest: string;
        mayEdit: boolean;
        mayVerify: boolean;
        /** Whether the user may remind the person of a course that is missing. */
        mayRemind: boolean;
    }

    interface CourseEvidenceForm {
        licenseId: string;
        /** Developer name of the required course. */
        course: string;
        /** The uploaded file. */
        documentId: string;
        /** The day the course was completed, as the screenshot shows. */
        completedOn: string;
    }

    interface CourseEvidenceRow {
        /** Developer name of the course. */
        course: string;
        name: string;
        /** For how many months a completion counts. */
        renewalMonths: number;
        /** One of: complete, missing, expired. */
        state: 'complete' | 'missing' | 'expired';
        /** Null where no evidence is there. */
        expiresOn?: string;
        /** The evidence that counts longest, or null. */
        completionId?: string;
        /** Null where no evidence is there. */
        completedOn?: string;
        /** Null until the System team has verified it. */
        verifiedOn?: string;
        /** Null until the System team has verified it. */
        verifiedBy?: string;
        /** The screenshot, or null when the evidence came without one. */
        file?: LicenseFile;
    }

    interface CycleDates {
        /** The month the cycle runs in, such as 2026-12. */
        month: string;
        cutOff: string;
        processingFrom: string;
        processingTo: string;
        credentialsOn: string;
        /** IANA name of the zone in which the cut-off is 23:59:59. */
        timeZone: string;
        /** Whether this month's cut-off is over, so that the request waits for the month after next. */
        thisMonthIsOver: boolean;
    }

    interface DeprovisionForm {
        contactId: string;
        /** The checked lines of access. */
        accessIds: string[];
        /** Whether the person left the university; null is no. */
        hasLeft?: boolean;
        /** The policy's text that was accepted, or null; only for a new request. */
        acknowledgement?: string;
        /** The submitted request that is changed; null for a new one. */
        requestId?: string;
    }

    interface FormQuestion {
        /** Name of the field, and of the answer. */
        name: string;
        label: string;
        /** What helps to answer it, or null. */
        help?: string;
        /** One of: text, choice, checkbox. */
        kind: 'text' | 'choice' | 'checkbox';
        isRequired: boolean;
        /** How many characters a text has at most; 0 where it is none. */
        length: number;
        /** What it is chosen from; empty where it is no choice. */
        choices: Option[];
    }

    interface FulfilmentStep {
        /** What the line gives access to; null when the step is for the person. */
        access?: string;
        /** What is done, in plain words. */
        text: string;
    }

    interface GroupNameVerdict {
        /** The developer name the group will have; null when it cannot be asked for. */
        developerName?: string;
        /** How many characters are left for the name; negative when it is too long. */
        charactersLeft: number;
        /** Why no group can get this name; null when one can. */
        refusal?: string;
        /** What else there is to know; null when nothing is. */
        note?: string;
    }

    interface IdentityCheck {
        /** One of: email, employeeId, employment, personOfInterest. */
        name: 'email' | 'employeeId' | 'employment' | 'personOfInterest';
        question: string;
        /** One of: pass, fail, notNeeded. */
        outcome: 'pass' | 'fail' | 'notNeeded';
        finding: string;
        /** What to do, or null where nothing is. */
        remedy?: string;
    }

    interface JobHealth {
        /** Its name in plain words. */
        name: string;
        /** Null where it never ran. */
        lastRun?: string;
        /** Null where it is not scheduled. */
        nextRun?: string;
        /** Name of the user it runs as; null where it is not scheduled. */
        runsAs?: string;
        /** What is wrong and what to do; null when nothing is. */
        problem?: string;
    }

    interface JobProgress {
        /** The status of the job; null where there is none any more. */
        status?: string;
        isEnded: boolean;
        /** Chunks that are done. */
        done: number;
        /** Chunks in all; 0 while Salesforce does not know yet. */
        total: number;
        errors: number;
    }

    interface LeavingSpecialist {
        userId: string;
        name: string;
        /** Developer name of the campus. */
        campus: string;
        campusName: string;
        /** On how many licenses of the campus. */
        licenses: number;
        /** Whether the specialist still serves the campus: in its group, active, with the quiz passed. */
        serves: boolean;
        /** Who could take over, by name. */
        replacements: NamedUser[];
    }

    interface LicenseFile {
        /** The file, whatever its version. */
        documentId: string;
        /** Its latest version: what is shown. */
        versionId: string;
        title: string;
        /** The ending of its name, or null. */
        extension?: string;
        /** Size in bytes. */
        size: number;
        uploadedOn: string;
        /** Why it is no screenshot and what to do; null when nothing is against it, or nobody looked into it. */
        refusal?: string;
        /** Whether the user uploaded it, and so may remove it while it belongs to no course. */
        isOwn: boolean;
    }

    interface LicenseQuizQuestion {
        resultId: string;
        quiz: string;
        email: string;
        takenOn: string;
        /** The question, in plain words. */
        text: string;
        candidates: QuizCandidate[];
    }

    interface LicenseSummary {
        id: string;
        licenseNumber: string;
        status: string;
        /** Developer name of the affiliated campus. */
        campus: string;
        /** The eComm specialist, or null. */
        specialistId?: string;
        /** What the latest request answered that is a field each, by the name of the field. */
        answers: Record<string, string>;
        /** Null before anything was given. */
        provisionedOn?: string;
        access: AccessLine[];
        openRequests: OpenRequest[];
        additionalSpecialistIds: string[];
    }

    interface MovedPerson {
        licenseId: string;
        licenseNumber: string;
        personName: string;
        /** Name of the campus of the license. */
        campus: string;
        /** Names of the campuses where the person has a job; null where there is none. */
        worksAt?: string;
    }

    interface MyMonth {
        /** Of a request that would be submitted now. */
        cycle: CycleDates;
        /** Open requests that something is missing of, or that could not be processed; the earliest cut-off first. */
        requests: MyMonthPart;
        /** People with access who have not passed the training quiz; whose access ends first comes first. */
        withoutQuiz: MyMonthPart;
        /** Where the training and its quiz are; null where the policy has no address. */
        quizAddress?: string;
        /** Courses of people with access that expire soon or have expired; the first to expire comes first. */
        expiring: MyMonthPart;
        /** The latest announcement in the Chatter group of the specialists; null where there is none to be seen. */
        announcement?: string;
        /** When that was; null where nothing was announced. */
        announcedOn?: string;
    }

    interface MyMonthPart {
        rows: MyMonthRow[];
        /** How many rows the whole list has. */
        total: number;
    }

    interface MyMonthRow {
        /** Id of what it is about, one row each. */
        key: string;
        person: string;
        /** What is to be done, in plain words. */
        text: string;
        /** The record that it concerns. */
        recordId: string;
        recordName: string;
        /**
         * The one thing to do about it. One of: provide, withdraw, remind. Null where the system does what is left to do.
         * provide: what is missing, for the license; withdraw: the request; remind: the person, of the training quiz.
         */
        action?: 'provide' | 'withdraw' | 'remind';
    }

    interface NewUserEmail {
        /** What it says, one of the values of the field Kind of License E-mail. */
        kind: string;
        /** When it is sent, and to whom. */
        occasion: string;
        subject: string;
        body: string;
    }

    interface OpenRequest {
        id: string;
        requestNumber: string;
        type: string;
        status: string;
        /** The month of its cycle, or null. */
        cycle?: string;
        /** Whether it is not decided yet, so that it can be changed until its cut-off. */
        isUndecided: boolean;
    }

    interface Option {
        value: string;
        label: string;
        /** Developer name of the campus it belongs to; null where it belongs to none. */
        campus?: string;
    }

    interface PageLink {
        /** Developer name of its configuration. */
        name: string;
        text: string;
        /** Where it leads; null for one that opens a tab. */
        address?: string;
        /** Name of the tab that it opens, or null. */
        tab?: string;
    }

    interface PreAccess {
        requirements: PreAccessRequirement[];
        /** Whether the user may remind the person of what is missing. */
        mayRemind: boolean;
        /** One of: Complete, Outstanding. As the picklists have it. */
        status: 'Complete' | 'Outstanding';
    }

    interface PreAccessReminder {
        /** The license that it is kept on. */
        licenseId: string;
        /** What it says after the salutation. */
        text: string;
        /** Name of the supervisor, Reports To on the contact; null where none with an e-mail is on record. */
        supervisor?: string;
        isCopiedToSupervisor: boolean;
        /** Why nothing can be sent now; null when it can. */
        refusal?: string;
    }

    interface PreAccessRequirement {
        /** One of: course, agreement. */
        kind: 'course' | 'agreement';
        /** Developer name of the course; null for the agreement. */
        course?: string;
        name: string;
        /** One of: complete, missing, expired. */
        state: 'complete' | 'missing' | 'expired';
        /** What is there, or what to do. */
        detail: string;
        /** Until when the evidence of a course counts, or null. */
        expiresOn?: string;
        /** Null until the user has signed. */
        userSignedOn?: string;
        /** Null until the supervisor has signed. */
        supervisorSignedOn?: string;
    }

    interface QuizCandidate {
        id: string;
        name: string;
        /** What tells the person from another one of the same name. */
        detail: string;
    }

    interface Refusal {
        reason: string;
        /** What to do, or null where nothing is. */
        remedy?: string;
        /** The record that stands in the way, or null. */
        recordId?: string;
        /** Name of the record that stands in the way, or null. */
        recordName?: string;
    }

    interface RequestForm {
        contactId: string;
        /** Developer name of the affiliated campus. */
        campus: string;
        specialistId: string;
        additionalSpecialistIds: string[];
        /** The answers that are a field each, by the name of the field; true or false for a checkbox. */
        answers: Record<string, string>;
        /** Developer names of applications. */
        applications: string[];
        /** Developer names of business units. */
        businessUnits: string[];
        /** Developer names of public groups. */
        publicGroups: string[];
        newPublicGroup: string;
        /** What happens until the new public group exists: a value of New_Group_Choice__c; only with a new public group. */
        newGroupChoice: string;
        /** The policy's text that was accepted; only for a new request. */
        acknowledgement: string;
        /** The submitted request that is changed; null for a new one. */
        requestId?: string;
    }

    interface RequestStory {
        contactId: string;
        contactName: string;
        /** What was asked for: a heading and the names people know, in the order of the form. */
        answers: Answer[];
        /** What happened, what is, and what comes, in this order. */
        steps: Step[];
        /** A line for the new user to be copied into a message; null when there is nothing to tell. */
        lineForUser?: string;
    }

    interface RequestToChange {
        id: string;
        requestNumber: string;
        /** One of: Provision, Deprovision. */
        type: 'Provision' | 'Deprovision';
        /** What it asks for; of a request to deprovision nothing. */
        form: RequestForm;
        /** Why it can no longer be changed; null while it can. */
        lock?: Refusal;
    }

    interface SamplePerson {
        /** Developer name of the application. */
        application: string;
        /** What the application is called. */
        label: string;
    }

    interface Step {
        /** One of: done, now, next. */
        state: 'done' | 'now' | 'next';
        text: string;
    }

    interface SubmissionResult {
        contactId: string;
        refusals: Refusal[];
        /** Null when it was refused. */
        licenseId?: string;
        /** Null when it was refused. */
        licenseNumber?: string;
        /** Null when it was refused. */
        requestId?: string;
        /** Null when it was refused. */
        requestNumber?: string;
        /** The dates that apply; null when it was refused. */
        cycle?: CycleDates;
        /** The pre-access requirements that are missing, one line each; empty when the request is complete, null when it was refused. */
        outstanding?: string[];
        submitted: boolean;
    }

    interface SystemHealth {
        jobs: JobHealth[];
        /** What needs attention, with what to do; none when everything is fine. */
        problems: string[];
    }

    interface TransferForm {
        licenseId: string;
        /** Developer name of the campus. */
        campus: string;
        specialistId: string;
        reason: string;
    }

    interface TransferPreview {
        /** Rule 1 for the new campus, one check a question. */
        checks: IdentityCheck[];
        /** Everything that is against it but the checks, which say so themselves. */
        refusals: Refusal[];
        /** Whether nothing is against it. */
        canBeDone: boolean;
        /** Names of those who are no longer specialists of the license. */
        leaving: string[];
        /** Names of those who get the e-mail. */
        told: string[];
        /** Access that stays as it is. */
        kept: string[];
        /** Access that stays although the new campus has no such thing. */
        ofOldCampus: string[];
    }

    interface UserCandidate {
        id: string;
        name: string;
        username: string;
        email: string;
        /** Null where the user has none. */
        employeeNumber?: string;
        isActive: boolean;
        profile: string;
        /** Why the user could be the person's. */
        reason: string;
        /** Number of the license that has this user; null when the user is free. */
        takenBy?: string;
        /** Why the batch would never change this user; null when it is in the programme. */
        outside?: string;
    }

    interface UserLinkOutcome {
        /** One of: Ready, Created, Unchanged, Refused. */
        status: 'Ready' | 'Created' | 'Unchanged' | 'Refused';
        /** Who the two are, and what says that they are the same; or why nothing happens. */
        message: string;
        /** The license that gets its user; null where none does. */
        recordId?: string;
    }

    interface UserLinkRow {
        /** Number of the license. */
        license: string;
        /** The user of its person. */
        username: string;
    }

    interface UserQuestion {
        licenseId: string;
        licenseNumber: string;
        contactId: string;
        contactName: string;
        /** Null where the person has none. */
        employeeId?: string;
        /** The university e-mails of the person, in one line. */
        emails: string;
        campus: string;
        /** The question, in plain words; null when nothing is unsure. */
        text?: string;
        candidates: UserCandidate[];
        /** The candidate whom number and e-mail together say to be the person's; null when that is not sure. */
        sureUserId?: string;
    }

    interface WizardOptions {
        campuses: Option[];
        /** The specialists of all campuses; `campus` repeats a person who serves several. */
        specialists: Option[];
        /** What the form asks for besides, in this order. */
        questions: FormQuestion[];
        applications: Option[];
        businessUnits: Option[];
        /** The public groups of each of the campuses that can be chosen. */
        publicGroups: Option[];
        /** What can happen until a new public group exists. */
        newGroupChoices: Option[];
    }

    interface WizardStart {
        review: ContactReview;
        /** The submitted request that is changed; null for a new one. */
        request?: RequestToChange;
    }
}

declare module '@salesforce/apex/ActivityImportController.preview' {
    export default function preview(parameters: {
        rows: Record<string, string>[];
    }): Promise<Licenses.ActivityOutcome[]>;
}

declare module '@salesforce/apex/ActivityImportController.deliver' {
    export default function deliver(parameters: {
        rows: Record<string, string>[];
    }): Promise<Licenses.ActivityOutcome[]>;
}

declare module '@salesforce/apex/BatchConsoleController.overview' {
    export default function overview(parameters: { month: string | null }): Promise<Licenses.ConsoleOverview>;
}

declare module '@salesforce/apex/BatchConsoleController.requests' {
    export default function requests(parameters: {
        cycleId: string;
        afterName: string | null;
    }): Promise<Licenses.ConsoleRequest[]>;
}

declare module '@salesforce/apex/BatchConsoleController.checklist' {
    export default function checklist(): Promise<Licenses.ChecklistLine[]>;
}

declare module '@salesforce/apex/BatchConsoleController.start' {
    export default function start(): Promise<string>;
}

declare module '@salesforce/apex/BatchConsoleController.progress' {
    export default function progress(parameters: { jobId: string }): Promise<Licenses.JobProgress>;
}

declare module '@salesforce/apex/BatchConsoleController.markDone' {
    export default function markDone(parameters: { lineIds: string[] }): Promise<void>;
}

declare module '@salesforce/apex/BatchConsoleController.retry' {
    export default function retry(parameters: { requestIds: string[] }): Promise<string>;
}

declare module '@salesforce/apex/BatchConsoleController.health' {
    export default function health(): Promise<Licenses.SystemHealth>;
}

declare module '@salesforce/apex/BulkRequestController.start' {
    export default function start(): Promise<Licenses.BulkStart>;
}

declare module '@salesforce/apex/BulkRequestController.preview' {
    export default function preview(parameters: {
        emails: string[];
        answers: Licenses.BulkAnswers;
    }): Promise<Licenses.BulkVerdict[]>;
}

declare module '@salesforce/apex/BulkRequestController.submit' {
    export default function submit(parameters: {
        contactIds: string[];
        answers: Licenses.BulkAnswers;
    }): Promise<Licenses.SubmissionResult[]>;
}

declare module '@salesforce/apex/ContactReviewController.review' {
    const review: Platform.CacheableMethod<{ contactId: string }, Licenses.ContactReview>;
    export default review;
}

declare module '@salesforce/apex/CourseEvidenceController.of' {
    const of: Platform.CacheableMethod<{ licenseId: string }, Licenses.CourseEvidence>;
    export default of;
}

declare module '@salesforce/apex/CourseEvidenceController.save' {
    export default function save(parameters: { forms: Licenses.CourseEvidenceForm[] }): Promise<void>;
}

declare module '@salesforce/apex/CourseEvidenceController.remove' {
    export default function remove(parameters: { completionId: string }): Promise<void>;
}

declare module '@salesforce/apex/CourseEvidenceController.discard' {
    export default function discard(parameters: { licenseId: string; documentId: string }): Promise<boolean>;
}

declare module '@salesforce/apex/CourseEvidenceController.verify' {
    export default function verify(parameters: { completionId: string }): Promise<void>;
}

declare module '@salesforce/apex/ExistingUsersController.unlinked' {
    export default function unlinked(parameters: { after: string }): Promise<Licenses.UserQuestion[]>;
}

declare module '@salesforce/apex/ExistingUsersController.link' {
    export default function link(parameters: { licenseId: string; userId: string }): Promise<void>;
}

declare module '@salesforce/apex/ExistingUsersController.linkSure' {
    export default function linkSure(parameters: { licenseIds: string[] }): Promise<string[]>;
}

declare module '@salesforce/apex/ExistingUsersController.previewFile' {
    export default function previewFile(parameters: {
        rows: Licenses.UserLinkRow[];
    }): Promise<Licenses.UserLinkOutcome[]>;
}

declare module '@salesforce/apex/ExistingUsersController.linkFile' {
    export default function linkFile(parameters: { rows: Licenses.UserLinkRow[] }): Promise<Licenses.UserLinkOutcome[]>;
}

declare module '@salesforce/apex/LicenseTransferController.preview' {
    export default function preview(parameters: { form: Licenses.TransferForm }): Promise<Licenses.TransferPreview>;
}

declare module '@salesforce/apex/LicenseTransferController.transfer' {
    export default function transfer(parameters: { form: Licenses.TransferForm }): Promise<Licenses.TransferPreview>;
}

declare module '@salesforce/apex/MovedPeopleController.open' {
    export default function open(): Promise<Licenses.MovedPerson[]>;
}

declare module '@salesforce/apex/MyMonthController.mine' {
    const mine: Platform.CacheableMethod<{ whole: string[] | null }, Licenses.MyMonth>;
    export default mine;
}

declare module '@salesforce/apex/NewUserEmailController.applications' {
    const applications: Platform.CacheableMethod<undefined, Licenses.SamplePerson[]>;
    export default applications;
}

declare module '@salesforce/apex/NewUserEmailController.samples' {
    const samples: Platform.CacheableMethod<{ application: string | null }, Licenses.NewUserEmail[]>;
    export default samples;
}

declare module '@salesforce/apex/PageLinkController.at' {
    const at: Platform.CacheableMethod<{ place: string }, Licenses.PageLink[]>;
    export default at;
}

declare module '@salesforce/apex/PreAccessController.of' {
    const of: Platform.CacheableMethod<{ recordId: string }, Licenses.PreAccess>;
    export default of;
}

declare module '@salesforce/apex/PreAccessReminderController.prepare' {
    export default function prepare(parameters: {
        recordId: string;
        requirement: string | null;
    }): Promise<Licenses.PreAccessReminder>;
}

declare module '@salesforce/apex/PreAccessReminderController.prepareForQuiz' {
    export default function prepareForQuiz(parameters: { recordId: string }): Promise<Licenses.PreAccessReminder>;
}

declare module '@salesforce/apex/PreAccessReminderController.send' {
    export default function send(parameters: { reminder: Licenses.PreAccessReminder }): Promise<void>;
}

declare module '@salesforce/apex/ProvisionRequestController.start' {
    export default function start(parameters: { contactId: string }): Promise<Licenses.WizardStart>;
}

declare module '@salesforce/apex/ProvisionRequestController.startChange' {
    export default function startChange(parameters: { requestId: string }): Promise<Licenses.WizardStart>;
}

declare module '@salesforce/apex/ProvisionRequestController.options' {
    const options: Platform.CacheableMethod<undefined, Licenses.WizardOptions>;
    export default options;
}

declare module '@salesforce/apex/ProvisionRequestController.checkGroupName' {
    export default function checkGroupName(parameters: {
        name: string;
        campus: string;
    }): Promise<Licenses.GroupNameVerdict>;
}

declare module '@salesforce/apex/ProvisionRequestController.submit' {
    export default function submit(parameters: { form: Licenses.RequestForm }): Promise<Licenses.SubmissionResult>;
}

declare module '@salesforce/apex/ProvisionRequestController.deprovision' {
    export default function deprovision(parameters: {
        form: Licenses.DeprovisionForm;
    }): Promise<Licenses.SubmissionResult>;
}

declare module '@salesforce/apex/ProvisionRequestController.change' {
    export default function change(parameters: { form: Licenses.RequestForm }): Promise<Licenses.SubmissionResult>;
}

declare module '@salesforce/apex/ProvisionRequestController.changeRemoval' {
    export default function changeRemoval(parameters: {
        form: Licenses.DeprovisionForm;
    }): Promise<Licenses.SubmissionResult>;
}

declare module '@salesforce/apex/ProvisionRequestController.withdraw' {
    export default function withdraw(parameters: { requestId: string }): Promise<void>;
}

declare module '@salesforce/apex/QuizQuestionController.open' {
    export default function open(): Promise<Licenses.LicenseQuizQuestion[]>;
}

declare module '@salesforce/apex/QuizQuestionController.choose' {
    export default function choose(parameters: { resultId: string; personId: string }): Promise<void>;
}

declare module '@salesforce/apex/QuizQuestionController.none' {
    export default function none(parameters: { resultId: string }): Promise<void>;
}

declare module '@salesforce/apex/RequestStoryController.of' {
    const of: Platform.CacheableMethod<{ requestId: string }, Licenses.RequestStory>;
    export default of;
}

declare module '@salesforce/apex/SpecialistReplacementController.specialists' {
    export default function specialists(): Promise<Licenses.LeavingSpecialist[]>;
}

declare module '@salesforce/apex/SpecialistReplacementController.preview' {
    export default function preview(parameters: {
        userId: string;
        campus: string;
    }): Promise<Licenses.SpecialistLicense[]>;
}

declare module '@salesforce/apex/SpecialistReplacementController.replace' {
    export default function replace(parameters: {
        userId: string;
        campus: string;
        replacementId: string;
    }): Promise<string[]>;
}

declare module '@salesforce/apex/UserQuestionController.open' {
    export default function open(): Promise<Licenses.UserQuestion[]>;
}

declare module '@salesforce/apex/UserQuestionController.link' {
    export default function link(parameters: { licenseId: string; userId: string }): Promise<void>;
}

declare module '@salesforce/apex/UserQuestionController.none' {
    export default function none(parameters: { licenseId: string; candidateIds: string[] }): Promise<void>;
}

declare module '@salesforce/apex/UserQuestionController.takeBack' {
    export default function takeBack(parameters: { licenseId: string }): Promise<void>;
}
