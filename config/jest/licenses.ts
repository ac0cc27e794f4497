/** What the Apex controllers return, for component tests: sensible defaults, which the caller overrides. */

export const CYCLE: Licenses.CycleDates = {
    month: '2026-12',
    cutOff: '2026-12-01T06:59:59.000Z',
    processingFrom: '2026-12-01',
    processingTo: '2026-12-07',
    credentialsOn: '2026-12-07',
    timeZone: 'America/Denver',
    thisMonthIsOver: false
};

export const CHECKS: Licenses.IdentityCheck[] = [
    { name: 'email', question: 'Email?', outcome: 'pass', finding: 'UCB Email: a@colorado.example' },
    { name: 'employeeId', question: 'Employee ID?', outcome: 'pass', finding: 'Employee ID: 1' },
    { name: 'employment', question: 'Employment?', outcome: 'notNeeded', finding: 'A POI has none' }
];

export const FAILED_CHECK: Licenses.IdentityCheck = {
    name: 'email',
    question: 'Email?',
    outcome: 'fail',
    finding: 'The UCD Email is not populated.',
    remedy: 'Ask CU Denver OIT.'
};

export function license(change: Partial<Licenses.LicenseSummary> = {}): Licenses.LicenseSummary {
    return {
        id: 'a00000000000001AAA',
        licenseNumber: 'L-000001',
        status: 'Active',
        campus: 'UCB',
        specialistId: '005000000000001AAA',
        answers: { eComm_Role__c: 'User' },
        access: [{ id: 'a01000000000001AAA', kind: 'Application', target: 'Cvent', name: 'Cvent', status: 'Active' }],
        openRequests: [
            {
                id: 'a02000000000001AAA',
                requestNumber: 'R-000001',
                type: 'Provision',
                status: 'Pending',
                cycle: '2026-12',
                isUndecided: true
            }
        ],
        additionalSpecialistIds: [],
        ...change
    };
}

export function review(change: Partial<Licenses.ContactReview> = {}): Licenses.ContactReview {
    return {
        contactId: '003000000000001AAA',
        contactName: 'Avery Hart',
        checks: CHECKS,
        failuresByCampus: { UCB: [], UCD: [FAILED_CHECK] },
        isPersonOfInterest: false,
        eligible: true,
        hasLeft: false,
        refusals: [],
        isLicensedElsewhere: false,
        cycle: CYCLE,
        maySubmit: true,
        ...change
    };
}

export function options(change: Partial<Licenses.WizardOptions> = {}): Licenses.WizardOptions {
    return {
        campuses: [
            { value: 'UCB', label: 'CU Boulder' },
            { value: 'UCD', label: 'CU Denver' }
        ],
        specialists: [
            { value: '005000000000001AAA', label: 'Riley Stone', campus: 'UCB' },
            { value: '005000000000002AAA', label: 'Jordan Blake', campus: 'UCB' },
            { value: '005000000000002AAA', label: 'Jordan Blake', campus: 'UCD' }
        ],
        questions: [
            {
                name: 'eComm_Role__c',
                label: 'eComm Role',
                kind: 'choice',
                isRequired: true,
                length: 255,
                choices: [{ value: 'User', label: 'User' }]
            }
        ],
        applications: [
            { value: 'Marketing_Cloud', label: 'Marketing Cloud' },
            { value: 'Cvent', label: 'Cvent' }
        ],
        businessUnits: [
            { value: 'UCB_Alumni', label: 'Boulder Alumni', campus: 'UCB' },
            { value: 'UCD_Alumni', label: 'Denver Alumni', campus: 'UCD' }
        ],
        publicGroups: [
            { value: 'News', label: 'Newsletter', campus: 'UCB' },
            { value: 'Denver_News', label: 'Denver Newsletter', campus: 'UCD' }
        ],
        newGroupChoices: [
            { value: 'Wait', label: 'Wait for the new group' },
            { value: 'Go Ahead', label: 'Go ahead' }
        ],
        ...change
    };
}

export function form(change: Partial<Licenses.RequestForm> = {}): Licenses.RequestForm {
    return {
        contactId: '003000000000001AAA',
        campus: 'UCB',
        specialistId: '005000000000001AAA',
        additionalSpecialistIds: [],
        answers: { eComm_Role__c: 'User' },
        applications: ['Marketing_Cloud'],
        businessUnits: [],
        publicGroups: [],
        newPublicGroup: '',
        newGroupChoice: '',
        acknowledgement: '',
        ...change
    };
}

export function licenseFile(change: Partial<Licenses.LicenseFile> = {}): Licenses.LicenseFile {
    return {
        documentId: '069000000000001AAA',
        versionId: '068000000000001AAA',
        title: 'ferpa',
        extension: 'png',
        size: 405,
        uploadedOn: '2026-11-20T15:04:00.000Z',
        isOwn: true,
        ...change
    };
}

export function evidenceRow(change: Partial<Licenses.CourseEvidenceRow> = {}): Licenses.CourseEvidenceRow {
    return { course: 'FERPA', name: 'CU: FERPA', renewalMonths: 36, state: 'missing', ...change };
}

/** A row whose course is complete, with its screenshot. */
export function completeRow(change: Partial<Licenses.CourseEvidenceRow> = {}): Licenses.CourseEvidenceRow {
    return evidenceRow({
        state: 'complete',
        completionId: 'a05000000000001AAA',
        completedOn: '2026-11-20',
        expiresOn: '2029-11-20',
        file: licenseFile(),
        ...change
    });
}

export function courseEvidence(change: Partial<Licenses.CourseEvidence> = {}): Licenses.CourseEvidence {
    return {
        licenseId: 'a00000000000001AAA',
        courses: [evidenceRow(), completeRow({ course: 'PCI', name: 'CU: PCI', renewalMonths: 12 })],
        unmatchedFiles: [],
        requestIds: ['a02000000000001AAA'],
        earliest: '2010-01-01',
        today: '2026-11-22',
        mayEdit: true,
        mayVerify: false,
        mayRemind: false,
        ...change
    };
}

/** A transfer of a license from CU Boulder to CU Denver that nothing is against. */
export function transferPreview(change: Partial<Licenses.TransferPreview> = {}): Licenses.TransferPreview {
    return {
        checks: CHECKS,
        refusals: [],
        canBeDone: true,
        leaving: ['Riley Stone'],
        told: ['Jordan Blake', 'Riley Stone'],
        kept: ['Cvent (Application)'],
        ofOldCampus: ['Boulder Alumni (Business Unit)'],
        ...change
    };
}

/** Lets promises, wires and rendering settle. */
export async function settled(): Promise<void> {
    for (let i = 0; i < 5; i++) {
        await Promise.resolve();
    }
}

/** Creates a component, sets its public properties and puts it on the page. */
export function show<Properties extends object>(
    create: () => HTMLElement,
    properties: Properties = {} as Properties
): HTMLElement & Properties & { shadowRoot: ShadowRoot } {
    const element = Object.assign(create(), properties);
    document.body.appendChild(element);
    return element as HTMLElement & Properties & { shadowRoot: ShadowRoot };
}

/** The element of a component's template that a selector names; fails by name when it is not there. */
export function find<Found extends Element = HTMLElement>(
    element: { shadowRoot: ShadowRoot },
    selector: string
): Found {
    const found = element.shadowRoot.querySelector(selector);
    if (!found) {
        throw new Error(`Nothing on the page matches ${selector}`);
    }
    return found as Found;
}

/** The record links in an element, as `label: record id`. */
export function recordLinks(within: ParentNode): string[] {
    const links = within.querySelectorAll<HTMLElement & { label: string; recordId: string }>('c-record-link');
    return [...links].map(({ label, recordId }) => `${label}: ${recordId}`);
}

/** What a c-refusals within an element says. */
export function refusalsIn(element: { shadowRoot: ShadowRoot }, selector = '[data-refusals]'): Licenses.Refusal[] {
    return find<HTMLElement & { refusals: Licenses.Refusal[] }>(element, selector).refusals;
}

/** A file that is chosen: text or bytes, or one that is gone. */
export function chosenFile(name: string, content: string | Uint8Array | number[] | Error): File {
    const bytes = (): Uint8Array =>
        Uint8Array.from(typeof content === 'string' ? Buffer.from(content) : (content as number[]));
    const arrayBuffer = () => (content instanceof Error ? Promise.reject(content) : Promise.resolve(bytes().buffer));
    return { name, size: content instanceof Error ? 0 : bytes().length, arrayBuffer } as unknown as File;
}

/** A request in the batch console. */
export function consoleRequest(change: Partial<Licenses.ConsoleRequest> = {}): Licenses.ConsoleRequest {
    return {
        id: 'a02000000000001AAA',
        requestNumber: 'R-000001',
        licenseId: 'a00000000000001AAA',
        licenseNumber: 'L-000001',
        contactId: '003000000000001AAA',
        contactName: 'Avery Hart',
        campus: 'UCB',
        type: 'Provision',
        reason: 'Specialist Request',
        status: 'Ready',
        statusLabel: 'Ready to go',
        access: ['Cvent: Requested'],
        steps: [{ access: 'Cvent', text: 'By hand.' }],
        isHeld: false,
        ...change
    };
}

/** A user that could be somebody's. */
export function userCandidate(change: Partial<Licenses.UserCandidate> = {}): Licenses.UserCandidate {
    return {
        id: '005000000000001AAA',
        name: 'Ana Hart',
        username: 'ana@example.edu',
        email: 'ana@mail.example',
        employeeNumber: '104233',
        isActive: true,
        profile: 'Minimum Access - Salesforce',
        reason: 'It has the number',
        ...change
    };
}

/** A question about whose user it is. */
export function userQuestion(change: Partial<Licenses.UserQuestion> = {}): Licenses.UserQuestion {
    return {
        licenseId: 'a00000000000001AAA',
        licenseNumber: 'L-000001',
        contactId: '003000000000001AAA',
        contactName: 'Avery Hart',
        employeeId: '104233',
        emails: 'avery@colorado.example',
        campus: 'CU Boulder',
        text: 'Is ana@example.edu the user of Avery Hart?',
        candidates: [userCandidate()],
        ...change
    };
}

/** A line of the System team's checklist. */
export function checklistLine(change: Partial<Licenses.ChecklistLine> = {}): Licenses.ChecklistLine {
    return {
        id: 'a01000000000001AAA',
        access: 'Cvent',
        kind: 'Application',
        isRemoval: false,
        licenseId: 'a00000000000001AAA',
        licenseNumber: 'L-000001',
        contactName: 'Avery Hart',
        campus: 'UCB',
        requestId: 'a02000000000001AAA',
        requestNumber: 'R-000001',
        email: 'avery@colorado.example',
        role: 'User',
        businessUnits: [],
        waitingDays: 3,
        dueOn: '2026-12-07',
        isLate: false,
        ...change
    };
}
