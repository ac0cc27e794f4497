import { currentTransaction, type LimitName } from '../../runtime/transaction.ts';
import { defineClass, type Implementation } from '../define.ts';

/** Apex name → counter. Each gives `getX()` and `getLimitX()`. */
const NAMES: [string, LimitName][] = [
    ['AggregateQueries', 'aggregateQueries'],
    ['ApexCursorRows', 'apexCursorRows'],
    ['Callouts', 'callouts'],
    ['DmlRows', 'dmlRows'],
    ['DmlStatements', 'dmlStatements'],
    ['EmailInvocations', 'emailInvocations'],
    ['FetchCallsOnApexCursor', 'fetchCallsOnApexCursor'],
    ['FindSimilarCalls', 'findSimilarCalls'],
    ['FutureCalls', 'futureCalls'],
    ['MobilePushApexCalls', 'mobilePushApexCalls'],
    ['PublishImmediateDml', 'publishImmediateDml'],
    ['Queries', 'queries'],
    ['QueryLocatorRows', 'queryLocatorRows'],
    ['QueryRows', 'queryRows'],
    ['QueueableJobs', 'queueableJobs'],
    ['RunAs', 'runAs'],
    ['SavepointRollbacks', 'savepoints'],
    ['Savepoints', 'savepoints'],
    ['SoslQueries', 'soslQueries']
];

const statics: Record<string, Implementation> = {
    // "Reserved for future use."
    'Integer getDatabaseTime()': () => 0,
    'Integer getLimitDatabaseTime()': () => 0,
    // Not measured by count: the time since the transaction began, and the memory of the process.
    'Integer getCpuTime()': () => (Date.now() - currentTransaction().limits.startedAt) | 0,
    'Integer getLimitCpuTime()': () => currentTransaction().limits.limit('cpuTime'),
    'Integer getHeapSize()': () => Math.min(process.memoryUsage().heapUsed % 1000000, 999999) | 0,
    'Integer getLimitHeapSize()': () => currentTransaction().limits.limit('heapSize')
};
for (const [name, limit] of NAMES) {
    statics[`Integer get${name}()`] = () => currentTransaction().limits.used(limit);
    statics[`Integer getLimit${name}()`] = () => currentTransaction().limits.limit(limit);
}

export default defineClass({ name: 'System.Limits', statics });
