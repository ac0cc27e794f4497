import { currentTransaction, extra } from '../../runtime/transaction.ts';
import { throwApex } from '../../values/exceptions.ts';
import { ApexList } from '../../values/list.ts';
import { ApexMap } from '../../values/map.ts';
import { UnsupportedError } from '../../values/unsupported.ts';
import { defineClass } from '../define.ts';
import { need } from '../language/support.ts';

/** "A maximum of 5,000 single emails to external addresses per day, based on Greenwich Mean Time." */
const DAILY_EMAILS = 5000;
const SINGLE_EMAIL = 'SingleEmail';

/** The limits as the resource Limits of the REST API names them. */
const NAMES: readonly string[] = [
    'AnalyticsExternalDataSizeMB',
    'ConcurrentAsyncGetReportInstances',
    'ConcurrentEinsteinDataInsightsStoryCreation',
    'ConcurrentEinsteinDiscoveryStoryCreation',
    'ConcurrentSyncReportRuns',
    'DailyAnalyticsDataflowJobExecutions',
    'DailyAnalyticsUploadedFilesSizeMB',
    'DailyApiRequests',
    'DailyAsyncApexExecutions',
    'DailyAsyncApexTests',
    'DailyBulkApiBatches',
    'DailyBulkV2QueryFileStorageMB',
    'DailyBulkV2QueryJobs',
    'DailyDeliveredPlatformEvents',
    'DailyDurableGenericStreamingApiEvents',
    'DailyDurableStreamingApiEvents',
    'DailyEinsteinDataInsightsStoryCreation',
    'DailyEinsteinDiscoveryPredictAPICalls',
    'DailyEinsteinDiscoveryPredictionsByCDC',
    'DailyEinsteinDiscoveryStoryCreation',
    'DailyGenericStreamingApiEvents',
    'DailyStandardVolumePlatformEvents',
    'DailyStreamingApiEvents',
    'DailyWorkflowEmails',
    'DataStorageMB',
    'DurableStreamingApiConcurrentClients',
    'FileStorageMB',
    'HourlyAsyncReportRuns',
    'HourlyDashboardRefreshes',
    'HourlyDashboardResults',
    'HourlyDashboardStatuses',
    'HourlyLongTermIdMapping',
    'HourlyManagedContentPublicRequests',
    'HourlyODataCallout',
    'HourlyPublishedPlatformEvents',
    'HourlyPublishedStandardVolumePlatformEvents',
    'HourlyShortTermIdMapping',
    'HourlySyncReportRuns',
    'HourlyTimeBasedWorkflow',
    'MassEmail',
    'MonthlyEinsteinDiscoveryStoryCreation',
    'Package2VersionCreates',
    'Package2VersionCreatesWithoutValidation',
    'PermissionSets',
    'PrivateConnectOutboundCalloutHourlyLimitMB',
    SINGLE_EMAIL,
    'StreamingApiConcurrentClients'
];

interface Usage {
    value: number;
    limit: number;
}

class OrgLimitValue {
    readonly apexType = 'System.OrgLimit';
    readonly name: string;
    private readonly usage: Usage | null;

    constructor(name: string, usage: Usage | null) {
        this.name = name;
        this.usage = usage;
    }

    /** A limit that the local org does not count has no number that would be true. */
    read(member: keyof Usage): number {
        if (!this.usage) {
            throw new UnsupportedError(`System.OrgLimits: ${this.name}`);
        }
        return this.usage[member];
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

/** Mass e-mails cannot be sent here, so none were. */
function usageOf(name: string): Usage | null {
    switch (name) {
        case SINGLE_EMAIL:
            return { value: emailsToday(), limit: DAILY_EMAILS };
        case 'MassEmail':
            return { value: 0, limit: DAILY_EMAILS };
        default:
            return null;
    }
}

const orgLimits = (): OrgLimitValue[] => NAMES.map((name) => new OrgLimitValue(name, usageOf(name)));

export const orgLimitClasses = [
    defineClass({
        name: 'System.OrgLimit',
        methods: {
            'String getName()': (self: OrgLimitValue) => self.name,
            'Integer getValue()': (self: OrgLimitValue) => self.read('value'),
            'Integer getLimit()': (self: OrgLimitValue) => self.read('limit'),
            'String toString()': (self: OrgLimitValue) =>
                `OrgLimit[${self.name}: consumed ${self.read('value')} of ${self.read('limit')}]`
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
