/** What the Apex controllers return and take, as the screens see it. */
declare namespace Licenses {
    type RequestType = 'Provision' | 'Deprovision';

    interface IdentityCheck {
        name: 'email' | 'employeeId' | 'employment' | 'personOfInterest';
        question: string;
        outcome: 'pass' | 'fail' | 'notNeeded';
        finding: string;
        remedy?: string;
    }

    interface AccessLine {
        id: string;
        kind: 'Application' | 'Business Unit' | 'Public Group';
        target: string;
        name: string;
        status: string;
        grantedOn?: string;
        requestedIn?: string;
        removalRequestedIn?: string;
    }

    interface OpenRequest {
        id: string;
        requestNumber: string;
        type: string;
        status: string;
        cycle?: string;
        isUndecided: boolean;
    }

    interface LicenseSummary {
        id: string;
        licenseNumber: string;
        status: string;
        campus: string;
        specialistId?: string;
        role?: string;
        provisionedOn?: string;
        access: AccessLine[];
        openRequests: OpenRequest[];
        additionalSpecialistIds: string[];
    }

    /** Dates are ISO days, the cut-off is an ISO moment in GMT. */
    interface CycleDates {
        month: string;
        cutOff: string;
        processingFrom: string;
        processingTo: string;
        credentialsOn: string;
        timeZone: string;
        thisMonthIsOver: boolean;
    }

    interface ContactReview {
        contactId: string;
        contactName: string;
        checks: IdentityCheck[];
        failuresByCampus: Record<string, IdentityCheck[]>;
        isPersonOfInterest: boolean;
        eligible: boolean;
        hasLeft: boolean;
        license?: LicenseSummary;
        /** what keeps this viewer from any request for the person */
        refusals: Refusal[];
        isLicensedElsewhere: boolean;
        cycle: CycleDates;
        maySubmit: boolean;
    }

    /** A submitted request that the wizard changes; `lock` says why it can no longer be changed. */
    interface RequestToChange {
        id: string;
        requestNumber: string;
        type: RequestType;
        form: RequestForm;
        lock?: Refusal;
    }

    interface WizardStart {
        review: ContactReview;
        request?: RequestToChange;
    }

    interface Option {
        value: string;
        label: string;
        campus?: string;
    }

    interface WizardOptions {
        campuses: Option[];
        specialists: Option[];
        roles: Option[];
        applications: Option[];
        businessUnits: Option[];
        publicGroups: Option[];
        newGroupChoices: Option[];
    }

    interface GroupNameVerdict {
        developerName?: string;
        charactersLeft: number;
        refusal?: string;
        note?: string;
    }

    interface RequestForm {
        contactId: string;
        campus: string;
        specialistId: string;
        additionalSpecialistIds: string[];
        role: string;
        applications: string[];
        businessUnits: string[];
        publicGroups: string[];
        newPublicGroup: string;
        /** a value of New_Group_Choice__c, only with a new public group */
        newGroupChoice: string;
        requestId?: string;
    }

    /** The answers that are the same for many people. */
    type BulkAnswers = Omit<RequestForm, 'contactId' | 'requestId'>;

    /** A request in plain words. */
    interface RequestStory {
        contactId: string;
        contactName: string;
        answers: { label: string; value: string }[];
        steps: { state: 'done' | 'now' | 'next'; text: string }[];
        lineForUser?: string;
    }

    interface BulkStart {
        maySubmit: boolean;
        /** what keeps this user from any request, whoever it is for */
        refusals: Refusal[];
        cycle: CycleDates;
        maximum: number;
        chunk: number;
    }

    interface BulkVerdict {
        email: string;
        verdict: 'ready' | 'held' | 'refused' | 'openRequest' | 'notFound' | 'ambiguous' | 'twice';
        contactId?: string;
        contactName?: string;
        refusals: Refusal[];
        outstanding: string[];
        candidates: Option[];
    }

    interface DeprovisionForm {
        contactId: string;
        accessIds: string[];
        hasLeft?: boolean;
        requestId?: string;
    }

    interface Refusal {
        reason: string;
        remedy?: string;
        recordId?: string;
        recordName?: string;
    }

    /** Days are ISO days, signatures ISO moments in GMT. */
    interface Requirement {
        kind: 'course' | 'agreement';
        course?: string;
        name: string;
        state: 'complete' | 'missing' | 'expired';
        detail: string;
        expiresOn?: string;
        userSignedOn?: string;
        supervisorSignedOn?: string;
    }

    interface PreAccess {
        status: 'Complete' | 'Outstanding';
        requirements: Requirement[];
        mayRemind: boolean;
    }

    /** A reminder of missing requirements; `refusal` says why none can be sent now. */
    interface PreAccessReminder {
        licenseId: string;
        text: string;
        supervisor?: string;
        isCopiedToSupervisor: boolean;
        refusal?: string;
    }

    /** Size in bytes; uploadedOn is an ISO moment in GMT. */
    interface LicenseFile {
        documentId: string;
        versionId: string;
        title: string;
        extension?: string;
        size: number;
        uploadedOn: string;
        /** why it is no screenshot and what to do */
        refusal?: string;
        isOwn: boolean;
    }

    /** Days are ISO days, verifiedOn is an ISO moment in GMT. */
    interface CourseEvidenceRow {
        course: string;
        name: string;
        renewalMonths: number;
        state: 'complete' | 'missing' | 'expired';
        expiresOn?: string;
        completionId?: string;
        completedOn?: string;
        verifiedOn?: string;
        verifiedBy?: string;
        file?: LicenseFile;
    }

    interface CourseEvidence {
        licenseId: string;
        courses: CourseEvidenceRow[];
        unmatchedFiles: LicenseFile[];
        requestIds: string[];
        earliest: string;
        today: string;
        mayEdit: boolean;
        mayVerify: boolean;
    }

    interface CourseEvidenceForm {
        licenseId: string;
        course: string;
        documentId: string;
        completedOn: string;
    }

    interface TransferForm {
        licenseId: string;
        campus: string;
        specialistId: string;
        reason: string;
    }

    /** What a transfer does, or has done; names as people know them. */
    interface TransferPreview {
        checks: IdentityCheck[];
        /** what is against it beside the checks */
        refusals: Refusal[];
        canBeDone: boolean;
        leaving: string[];
        told: string[];
        kept: string[];
        ofOldCampus: string[];
    }

    /** Something of one person that the specialist sees to this month. */
    interface MyMonthRow {
        key: string;
        person: string;
        text: string;
        recordId: string;
        recordName: string;
    }

    /** announcedOn is an ISO moment in GMT. */
    interface MyMonth {
        cycle: CycleDates;
        requests: MyMonthRow[];
        withoutQuiz: MyMonthRow[];
        expiring: MyMonthRow[];
        announcement?: string;
        announcedOn?: string;
    }

    /** A link leads to an address or to a tab. */
    interface PageLink {
        name: string;
        text: string;
        address?: string;
        tab?: string;
    }

    /** An e-mail as a sample person would get it. */
    interface NewUserEmail {
        kind: string;
        occasion: string;
        subject: string;
        body: string;
    }

    interface SubmissionResult {
        contactId: string;
        submitted: boolean;
        refusals: Refusal[];
        licenseId?: string;
        licenseNumber?: string;
        requestId?: string;
        requestNumber?: string;
        cycle?: CycleDates;
        outstanding?: string[];
    }
}

declare module '@salesforce/apex/ContactReviewController.review' {
    const review: Platform.CacheableMethod<{ contactId: string }, Licenses.ContactReview>;
    export default review;
}

declare module '@salesforce/apex/ProvisionRequestController.start' {
    export default function start(parameters: { contactId: string }): Promise<Licenses.WizardStart>;
}

declare module '@salesforce/apex/ProvisionRequestController.startChange' {
    export default function startChange(parameters: { requestId: string }): Promise<Licenses.WizardStart>;
}

declare module '@salesforce/apex/ProvisionRequestController.change' {
    export default function change(parameters: { form: Licenses.RequestForm }): Promise<Licenses.SubmissionResult>;
}

declare module '@salesforce/apex/ProvisionRequestController.changeRemoval' {
    export default function changeRemoval(parameters: {
        form: Licenses.DeprovisionForm;
    }): Promise<Licenses.SubmissionResult>;
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

declare module '@salesforce/apex/ProvisionRequestController.withdraw' {
    export default function withdraw(parameters: { requestId: string }): Promise<void>;
}

declare module '@salesforce/apex/RequestStoryController.of' {
    const of: Platform.CacheableMethod<{ requestId: string }, Licenses.RequestStory>;
    export default of;
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

declare module '@salesforce/apex/PreAccessController.of' {
    const of: Platform.CacheableMethod<{ recordId: string }, Licenses.PreAccess>;
    export default of;
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

declare module '@salesforce/apex/LicenseTransferController.preview' {
    export default function preview(parameters: { form: Licenses.TransferForm }): Promise<Licenses.TransferPreview>;
}

declare module '@salesforce/apex/LicenseTransferController.transfer' {
    export default function transfer(parameters: { form: Licenses.TransferForm }): Promise<Licenses.TransferPreview>;
}

declare module '@salesforce/apex/PageLinkController.at' {
    const at: Platform.CacheableMethod<{ place: string }, Licenses.PageLink[]>;
    export default at;
}

declare module '@salesforce/apex/NewUserEmailController.samples' {
    const samples: Platform.CacheableMethod<undefined, Licenses.NewUserEmail[]>;
    export default samples;
}

declare module '@salesforce/apex/PreAccessReminderController.prepare' {
    export default function prepare(parameters: { recordId: string }): Promise<Licenses.PreAccessReminder>;
}

declare module '@salesforce/apex/PreAccessReminderController.send' {
    export default function send(parameters: { reminder: Licenses.PreAccessReminder }): Promise<void>;
}

declare module '@salesforce/apex/MyMonthController.mine' {
    const mine: Platform.CacheableMethod<undefined, Licenses.MyMonth>;
    export default mine;
}
