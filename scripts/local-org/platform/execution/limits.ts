import { heapSize } from '../../runtime/heap.ts';
import { currentTransaction, type LimitName } from '../../runtime/transaction.ts';
import { defineClass, type Implementation } from '../define.ts';

/** Apex name → counter. Each gives `getX()` and `getLimitX()`. */
const NAMES: [string, LimitName][] = [
    ['AggregateQueries', 'aggregateQueries'],
    ['ApexCursorRows', 'apexCursorRows'],
    ['Callouts', 'callouts'],
    ['CpuTime', 'cpuTime'],
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
    // Apex Reference: "Deprecated", and without a limit since API version 30; the limits of describes likewise.
    'Integer getScriptStatements()': () => 0,
    'Integer getLimitScriptStatements()': () => 0,
    'Integer getFieldsDescribes()': () => 0,
    'Integer getLimitFieldsDescribes()': () => 0,
    'Integer getChildRelationshipsDescribes()': () => 0,
    'Integer getLimitChildRelationshipsDescribes()': () => 0,
    'Integer getRecordTypesDescribes()': () => 0,
    'Integer getLimitRecordTypesDescribes()': () => 0,
    'Integer getPicklistDescribes()': () => 0,
    'Integer getLimitPicklistDescribes()': () => 0,
    'Integer getFieldSetsDescribes()': () => 0,
    'Integer getLimitFieldSetsDescribes()': () => 0,
    // "Reserved for future use."
    'Integer getAsyncCalls()': () => 0,
    'Integer getLimitAsyncCalls()': () => 200,
    // The compiler gives it the variables of the method that calls it.
    'Integer getHeapSize()': heapSize,
    'Integer getLimitHeapSize()': () => currentTransaction().limits.limit('heapSize')
};
for (const [name, limit] of NAMES) {
    statics[`Integer get${name}()`] = () => currentTransaction().limits.used(limit);
    statics[`Integer getLimit${name}()`] = () => currentTransaction().limits.limit(limit);
}

export default defineClass({ name: 'System.Limits', statics });
