import { LOG_CATEGORIES } from '../../runtime/debug-log.ts';
import { standardObject, type StandardObject } from '../../schema/standard/define.ts';

const LEVELS = 'Picklist[NONE;ERROR;WARN;INFO;DEBUG;FINE;FINER;FINEST]';
const JUST_ID = ['IsDeleted', 'CreatedDate', 'CreatedById', 'LastModifiedDate', 'LastModifiedById'];
/** Rows that the platform makes: a client may delete them, no more. */
const MADE = { createable: false, updateable: false, without: JUST_ID };
/** Rows that say what the project's files say. */
const OF_FILES = { ...MADE, deletable: false };

/** The objects of the Tooling API (its reference, "Tooling API Objects") that are there besides those that the data API has too. */
export const TOOLING_OBJECTS: readonly StandardObject[] = [
    standardObject(
        'DebugLevel',
        { keyPrefix: '7dl', label: 'Debug Level', pluralLabel: 'Debug Levels', without: ['IsDeleted'] },
        `
        DeveloperName  Text(80) name required unique
        MasterLabel    Text(80) required
        Language       Text(40)
        ${Object.values(LOG_CATEGORIES)
            .map((name) => `${name} ${LEVELS}`)
            .join('\n')}`
    ),
    standardObject(
        'TraceFlag',
        { keyPrefix: '7tf', label: 'Trace Flag', pluralLabel: 'Trace Flags', without: ['IsDeleted'] },
        `
        DebugLevelId    Lookup(DebugLevel) rel=DebugLevel required
        ExpirationDate  DateTime required
        LogType         Picklist[DEVELOPER_LOG;USER_DEBUG] required
        StartDate       DateTime
        TracedEntityId  Lookup(User) rel=TracedEntity required`
    ),
    standardObject(
        'ApexTestRunResult',
        { ...MADE, keyPrefix: '05m', label: 'Apex Test Run Result', pluralLabel: 'Apex Test Run Results' },
        `
        AsyncApexJobId    Lookup(AsyncApexJob) rel=AsyncApexJob
        ClassesCompleted  Integer
        ClassesEnqueued   Integer
        EndTime           DateTime
        IsAllTests        Checkbox
        MethodsCompleted  Integer
        MethodsEnqueued   Integer
        MethodsFailed     Integer
        Source            Text(255)
        StartTime         DateTime
        Status            Picklist[Queued;Processing;Aborted;Completed;Failed]
        TestSetupTime     Integer
        TestTime          Integer
        UserId            Lookup(User) rel=User`
    ),
    standardObject(
        'ApexTestQueueItem',
        {
            ...MADE,
            updateable: true,
            keyPrefix: '709',
            label: 'Apex Test Queue Item',
            pluralLabel: 'Apex Test Queue Items'
        },
        `
        ApexClassId             Lookup(ApexClass) rel=ApexClass createonly
        ExtendedStatus          Text(1000) readonly
        ParentJobId             Lookup(AsyncApexJob) rel=ParentJob readonly
        ShouldSkipCodeCoverage  Checkbox createonly
        Status                  Picklist[Holding;Queued;Preparing;Processing;Aborted;Completed;Failed]
        TestRunResultId         Lookup(ApexTestRunResult) rel=TestRunResult readonly`
    ),
    standardObject(
        'ApexTestResult',
        { ...MADE, keyPrefix: '07M', label: 'Apex Test Result', pluralLabel: 'Apex Test Results' },
        `
        ApexClassId          Lookup(ApexClass) rel=ApexClass
        ApexLogId            Lookup(ApexLog) rel=ApexLog
        ApexTestRunResultId  Lookup(ApexTestRunResult) rel=ApexTestRunResult
        AsyncApexJobId       Lookup(AsyncApexJob) rel=AsyncApexJob
        IsTestSetup          Checkbox
        Message              LongText(32000)
        MethodName           Text(255)
        Outcome              Picklist[Pass;Fail;CompileFail;Skip]
        QueueItemId          Lookup(ApexTestQueueItem) rel=QueueItem
        RunTime              Integer
        StackTrace           LongText(32000)
        TestTimestamp        DateTime`
    ),
    standardObject(
        'ApexTestSuite',
        { ...OF_FILES, keyPrefix: '05F', label: 'Apex Test Suite', pluralLabel: 'Apex Test Suites' },
        'TestSuiteName Text(255) name required unique casesensitive'
    ),
    standardObject(
        'TestSuiteMembership',
        { ...OF_FILES, keyPrefix: '05G', label: 'Test Suite Membership', pluralLabel: 'Test Suite Memberships' },
        `
        ApexClassId      Lookup(ApexClass) rel=ApexClass
        ApexTestSuiteId  Lookup(ApexTestSuite) rel=ApexTestSuite cascade`
    ),
    standardObject(
        'ApexCodeCoverage',
        { ...MADE, keyPrefix: '714', label: 'Apex Code Coverage', pluralLabel: 'Apex Code Coverages' },
        `
        ApexClassOrTriggerId  Lookup(ApexClass,ApexTrigger) rel=ApexClassOrTrigger
        ApexTestClassId       Lookup(ApexClass) rel=ApexTestClass
        Coverage              LongText(1000000)
        NumLinesCovered       Integer
        NumLinesUncovered     Integer
        TestMethodName        Text(255)`
    ),
    standardObject(
        'ApexCodeCoverageAggregate',
        {
            ...MADE,
            keyPrefix: '715',
            label: 'Apex Code Coverage Aggregate',
            pluralLabel: 'Apex Code Coverage Aggregates'
        },
        `
        ApexClassOrTriggerId  Lookup(ApexClass,ApexTrigger) rel=ApexClassOrTrigger
        Coverage              LongText(1000000)
        NumLinesCovered       Integer
        NumLinesUncovered     Integer`
    ),
    standardObject(
        'ApexOrgWideCoverage',
        { ...MADE, keyPrefix: '716', label: 'Apex Org Wide Coverage', pluralLabel: 'Apex Org Wide Coverages' },
        'PercentCovered Integer'
    )
];
