import { currentTransaction, extra } from '../../runtime/transaction.ts';
import { throwApex } from '../../values/exceptions.ts';
import { ApexList } from '../../values/list.ts';
import { ApexMap } from '../../values/map.ts';
import { defineClass } from '../define.ts';
import { need } from '../language/support.ts';

/** "A maximum of 5,000 single emails to external addresses per day, based on Greenwich Mean Time." */
const DAILY_EMAILS = 5000;
const SINGLE_EMAIL = 'SingleEmail';
const MASS_EMAIL = 'MassEmail';

/**
 * Allocations of an org as the resource Limits of the REST API names them, in the numbers of a Developer Edition or, where none is
 * documented, of the reference's own example. The local org holds nobody to them but to e-mails, and counts nothing else: all of each is left.
 */
export const ALLOCATIONS: Readonly<Record<string, number>> = {
    AnalyticsExternalDataSizeMB: 40_960,
    ConcurrentAsyncGetReportInstances: 200,
    ConcurrentEinsteinDataInsightsStoryCreation: 5,
    ConcurrentEinsteinDiscoveryStoryCreation: 2,
    ConcurrentSyncReportRuns: 20,
    DailyAnalyticsDataflowJobExecutions: 60,
    DailyAnalyticsUploadedFilesSizeMB: 51_200,
    DailyApiRequests: 15_000,
    DailyAsyncApexExecutions: 250_000,
    DailyAsyncApexTests: 500,
    DailyBulkApiBatches: 15_000,
    DailyBulkV2QueryFileStorageMB: 976_562,
    DailyBulkV2QueryJobs: 10_000,
    DailyDeliveredPlatformEvents: 10_000,
    DailyDurableGenericStreamingApiEvents: 10_000,
    DailyDurableStreamingApiEvents: 10_000,
    DailyEinsteinDataInsightsStoryCreation: 1000,
    DailyEinsteinDiscoveryPredictAPICalls: 50_000,
    DailyEinsteinDiscoveryPredictionsByCDC: 500_000,
    DailyEinsteinDiscoveryStoryCreation: 100,
    DailyGenericStreamingApiEvents: 10_000,
    DailyStandardVolumePlatformEvents: 10_000,
    DailyStreamingApiEvents: 10_000,
    DailyWorkflowEmails: 1440,
    DataStorageMB: 5,
    DurableStreamingApiConcurrentClients: 20,
    FileStorageMB: 20,
    HourlyAsyncReportRuns: 1200,
    HourlyDashboardRefreshes: 200,
    HourlyDashboardResults: 5000,
    HourlyDashboardStatuses: 999_999_999,
    HourlyLongTermIdMapping: 100_000,
    HourlyManagedContentPublicRequests: 50_000,
    HourlyODataCallout: 20_000,
    HourlyPublishedPlatformEvents: 50_000,
    HourlyPublishedStandardVolumePlatformEvents: 1000,
    HourlyShortTermIdMapping: 100_000,
    HourlySyncReportRuns: 500,
    HourlyTimeBasedWorkflow: 1000,
    [MASS_EMAIL]: DAILY_EMAILS,
    MonthlyEinsteinDiscoveryStoryCreation: 500,
    Package2VersionCreates: 6,
    Package2VersionCreatesWithoutValidation: 500,
    PermissionSets: 1500,
    PrivateConnectOutboundCalloutHourlyLimitMB: 0,
    [SINGLE_EMAIL]: DAILY_EMAILS,
    StreamingApiConcurrentClients: 20
};

class OrgLimitValue {
    readonly apexType = 'System.OrgLimit';
    readonly name: string;
    readonly limit: number;

    constructor(name: string, limit: number) {
        this.name = name;
        this.limit = limit;
    }

    get value(): number {
        return this.name === SINGLE_EMAIL ? emailsToday() : 0;
    }
}

/** The counter of the day, by the org's clock. */
function emailKey(): string {
    return `email.single.${new Date(currentTransaction().session.clock()).toISOString().slice(0, 10)}`;
}

function emailsToday(): number {
    const row = currentTransaction().session.store.get('SELECT value FROM "_counter" WHERE key = ?', [emailKey()]);
    return Number(row?.['value'] ?? 0);
}

/**
 * Counts recipients outside of the org; what is rolled back does not count.
 * @throws System.EmailException above the daily limit of the org
 */
export function countSingleEmails(recipients: number): void {
    if (recipients === 0) {
        return;
    }
    const used = emailsToday() + recipients;
    if (used > DAILY_EMAILS) {
        const message = 'Email limit exceeded';
        const statusCode = 'SINGLE_EMAIL_LIMIT_EXCEEDED';
        throwApex(
            'System.EmailException',
            `SendEmail failed. First exception on row 0; first error: ${statusCode}, ${message}: []`,
            { dmlErrors: [{ statusCode, message, fields: [], index: 0, id: null }] }
        );
    }
    currentTransaction().session.store.run('INSERT OR REPLACE INTO "_counter" (key, value) VALUES (?, ?)', [
        emailKey(),
        used
    ]);
}

/**
 * `Messaging.reserveSingleEmailCapacity` and `reserveMassEmailCapacity`: what a transaction reserves adds up.
 * @throws System.HandledException where that is more than the org may still send today
 */
export function reserveEmails(kind: 'single' | 'mass', amount: number | null): void {
    const reserved = extra(`email.reserved.${kind}`, () => ({ amount: 0 }));
    reserved.amount += need(amount);
    if ((kind === 'single' ? emailsToday() : 0) + reserved.amount > DAILY_EMAILS) {
        throwApex('System.HandledException', 'The daily limit for the org would be exceeded by this request.');
    }
}

const orgLimits = (): OrgLimitValue[] =>
    Object.entries(ALLOCATIONS).map(([name, limit]) => new OrgLimitValue(name, limit));

export const orgLimitClasses = [
    defineClass({
        name: 'System.OrgLimit',
        methods: {
            'String getName()': (self: OrgLimitValue) => self.name,
            'Integer getValue()': (self: OrgLimitValue) => self.value,
            'Integer getLimit()': (self: OrgLimitValue) => self.limit,
            'String toString()': (self: OrgLimitValue) =>
                `OrgLimit[${self.name}: consumed ${self.value} of ${self.limit}]`
        }
    }),
    defineClass({
        name: 'System.OrgLimits',
        statics: {
            'Map<String, System.OrgLimit> getMap()': () => {
                const map = new ApexMap('String', 'System.OrgLimit');
                orgLimits().forEach((one) => map.put(one.name, one));
                return map;
            },
            'List<System.OrgLimit> getAll()': () => new ApexList('System.OrgLimit', orgLimits())
        }
    })
];
