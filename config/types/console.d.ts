/** What the Apex controller of the batch console returns, as the screens see it. */
declare namespace Licenses {
    interface JobRun {
        Id: string;
        Name: string;
        Job__c: string;
        Finished_On__c: string;
        Processed__c: number;
        Failed__c: number;
    }

    interface ConsoleOverview {
        cycleId: string;
        dates: CycleDates;
        status: 'Open' | 'Closed' | 'Processed';
        isDecided: boolean;
        isRunning: boolean;
        requests: Record<string, number>;
        statusLabels: Record<string, string>;
        held: number;
        checklist: number;
        months: string[];
        runs: JobRun[];
        runningJobId?: string;
    }

    interface BatchStep {
        access?: string;
        text: string;
    }

    interface ConsoleRequest {
        id: string;
        requestNumber: string;
        licenseId: string;
        licenseNumber: string;
        contactId: string;
        contactName: string;
        campus: string;
        type: string;
        reason: string;
        status: string;
        statusLabel: string;
        access: string[];
        steps: BatchStep[];
        problem?: string;
        isHeld: boolean;
    }

    interface ChecklistLine {
        id: string;
        access: string;
        kind: string;
        isRemoval: boolean;
        reason?: string;
        licenseId: string;
        licenseNumber: string;
        contactName: string;
        campus: string;
        requestId: string;
        requestNumber: string;
        email?: string;
        role?: string;
        businessUnits: string[];
        waitingDays?: number;
        /** a day, as 2026-12-07 */
        dueOn?: string;
        isLate: boolean;
    }

    interface UserCandidate {
        id: string;
        name: string;
        username: string;
        email: string;
        employeeNumber?: string;
        isActive: boolean;
        profile: string;
        reason: string;
        takenBy?: string;
        outside?: string;
    }

    /** What became of a row of imported activity, or would. */
    interface ActivityOutcome {
        row: number;
        externalId?: string;
        status: 'Ready' | 'Created' | 'Unchanged' | 'Refused';
        message?: string;
    }

    interface UserQuestion {
        licenseId: string;
        licenseNumber: string;
        contactId: string;
        contactName: string;
        employeeId?: string;
        emails: string;
        campus: string;
        text?: string;
        candidates: UserCandidate[];
        sureUserId?: string;
    }

    /** Somebody a quiz could be of. */
    interface QuizCandidate {
        id: string;
        name: string;
        detail: string;
        url: string;
    }

    interface LicenseQuizQuestion {
        resultId: string;
        quiz: string;
        email: string;
        takenOn: string;
        text: string;
        candidates: QuizCandidate[];
    }

    /** A specialist who is named on licenses of a campus. */
    interface LeavingSpecialist {
        userId: string;
        name: string;
        campus: string;
        campusName: string;
        licenses: number;
        serves: boolean;
        replacements: { Id: string; Name: string }[];
    }

    /** A license as it is about to get another specialist. */
    interface SpecialistLicense {
        Id: string;
        Name: string;
        Contact__r?: { Name: string };
    }

    /** A scheduled job. */
    interface JobHealth {
        name: string;
        lastRun?: string;
        nextRun?: string;
        runsAs?: string;
        problem?: string;
    }

    interface SystemHealth {
        jobs: JobHealth[];
        problems: string[];
    }

    interface JobProgress {
        status?: string;
        isEnded: boolean;
        done: number;
        total: number;
        errors: number;
    }
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

declare module '@salesforce/apex/BatchConsoleController.health' {
    export default function health(): Promise<Licenses.SystemHealth>;
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

declare module '@salesforce/apex/QuizQuestionController.open' {
    export default function open(): Promise<Licenses.LicenseQuizQuestion[]>;
}

declare module '@salesforce/apex/QuizQuestionController.choose' {
    export default function choose(parameters: { resultId: string; personId: string }): Promise<void>;
}

declare module '@salesforce/apex/QuizQuestionController.none' {
    export default function none(parameters: { resultId: string }): Promise<void>;
}

declare module '@salesforce/apex/ExistingUsersController.unlinked' {
    export default function unlinked(): Promise<Licenses.UserQuestion[]>;
}

declare module '@salesforce/apex/ExistingUsersController.link' {
    export default function link(parameters: { licenseId: string; userId: string }): Promise<void>;
}

declare module '@salesforce/apex/ExistingUsersController.linkSure' {
    export default function linkSure(parameters: { licenseIds: string[] }): Promise<string[]>;
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

declare module '@salesforce/customPermission/Process_License_Requests' {
    const granted: boolean;
    export default granted;
}
