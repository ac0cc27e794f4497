import { currentTransaction } from '../../runtime/transaction.ts';
import { executeBatch } from '../../jobs/batch.ts';
import type { JobContext } from '../../jobs/job-context.ts';
import { attachFinalizer, enqueue, queueableInfo } from '../../jobs/queueable.ts';
import { abortJob, schedule, scheduleBatch } from '../../jobs/schedule.ts';
import { throwApex } from '../../values/exceptions.ts';
import { defineClass, type Implementation } from '../define.ts';
import { need, runtime } from '../language/support.ts';
import { OptionsValue, SignatureValue } from './async-options.ts';

interface FinalizerState {
    jobId: string;
    error: unknown;
    requestId: string;
}

/** Parts that make the signature of a queueable job. */
class SignatureBuilder {
    readonly apexType = 'System.QueueableDuplicateSignature.Builder';
    readonly parts: string[] = [];
}

function option(name: 'MinimumQueueableDelayInMinutes' | 'MaximumQueueableStackDepth' | 'DuplicateSignature'): {
    get: (self: OptionsValue) => unknown;
    set: (self: OptionsValue, value: unknown) => void;
} {
    return { get: (self) => self[name], set: (self, value) => void (self[name] = value as never) };
}

/** "If you don't specify a value, the system provides 200." */
const DEFAULT_SCOPE = 200;

const context: Record<string, Implementation> = { 'Id getJobId()': (self: JobContext) => self.jobId };

export const asyncClasses = [
    defineClass({
        name: 'System.System',
        statics: {
            'Id enqueueJob(Object queueable)': (job: unknown) => enqueue(need(job), 0, null),
            'Id enqueueJob(Object queueable, Integer delay)': (job: unknown, delay: number) => {
                if (need(delay) < 0 || delay > 10) {
                    throwApex('System.IllegalArgumentException', 'Delay must be between 0 and 10 minutes');
                }
                return enqueue(need(job), delay, null);
            },
            'Id enqueueJob(Object queueable, System.AsyncOptions options)': (job: unknown, options: OptionsValue) =>
                enqueue(need(job), options.MinimumQueueableDelayInMinutes ?? 0, need(options)),
            'void attachFinalizer(Object finalizer)': (finalizer: unknown) => attachFinalizer(need(finalizer)),
            'String schedule(String jobName, String cronExpression, Object schedulable)': (
                name: string,
                cron: string,
                job: unknown
            ) => schedule(need(name), need(cron), need(job)),
            'String scheduleBatch(Object batchable, String jobName, Integer minutes)': (
                batch: unknown,
                name: string,
                minutes: number
            ) => scheduleBatch(need(batch), need(name), need(minutes), DEFAULT_SCOPE),
            'String scheduleBatch(Object batchable, String jobName, Integer minutes, Integer scope)': (
                batch: unknown,
                name: string,
                minutes: number,
                scope: number
            ) => scheduleBatch(need(batch), need(name), need(minutes), need(scope)),
            'void abortJob(Id jobId)': (id: string) => abortJob(need(id))
        }
    }),
    defineClass({
        name: 'System.Database',
        statics: {
            'String executeBatch(Object batchable)': (batch: unknown) => executeBatch(need(batch), DEFAULT_SCOPE),
            'String executeBatch(Object batchable, Integer scope)': (batch: unknown, scope: number) =>
                executeBatch(need(batch), need(scope))
        }
    }),
    defineClass({
        name: 'System.Queueable',
        kind: 'interface',
        methods: { 'void execute(System.QueueableContext context)': null }
    }),
    defineClass({ name: 'System.QueueableContext', kind: 'interface', methods: context }),
    defineClass({
        name: 'System.Schedulable',
        kind: 'interface',
        methods: { 'void execute(System.SchedulableContext context)': null }
    }),
    defineClass({
        name: 'System.SchedulableContext',
        kind: 'interface',
        methods: { 'Id getTriggerId()': (self: JobContext) => self.jobId }
    }),
    defineClass({
        name: 'System.Finalizer',
        kind: 'interface',
        methods: { 'void execute(System.FinalizerContext context)': null }
    }),
    defineClass({
        name: 'System.FinalizerContext',
        kind: 'interface',
        methods: {
            'Id getAsyncApexJobId()': (self: FinalizerState) => self.jobId,
            'Exception getException()': (self: FinalizerState) => self.error,
            'System.ParentJobResult getResult()': (self: FinalizerState) =>
                runtime().enums('System.ParentJobResult')[self.error ? 1 : 0],
            'String getRequestId()': (self: FinalizerState) => self.requestId
        }
    }),
    defineClass({ name: 'System.ParentJobResult', kind: 'enum', values: ['SUCCESS', 'UNHANDLED_EXCEPTION'] }),
    defineClass({
        name: 'System.AsyncOptions',
        constructors: { '()': () => new OptionsValue() },
        properties: {
            'Integer MinimumQueueableDelayInMinutes': option('MinimumQueueableDelayInMinutes'),
            'Integer MaximumQueueableStackDepth': option('MaximumQueueableStackDepth'),
            'System.QueueableDuplicateSignature DuplicateSignature': option('DuplicateSignature')
        }
    }),
    defineClass({
        name: 'System.AsyncInfo',
        statics: {
            'Integer getCurrentQueueableStackDepth()': () => queueableInfo().depth,
            'Integer getMaximumQueueableStackDepth()': () => queueableInfo().maximum,
            'Integer getMinimumQueueableDelayInMinutes()': () => queueableInfo().delay,
            'Boolean hasMaxStackDepth()': () => queueableInfo().maximum !== null
        }
    }),
    // The developer guide writes `QueueableDuplicateSignature.Builder()`, the reference `new QueueableDuplicateSignature.Builder()`.
    defineClass({
        name: 'System.QueueableDuplicateSignature',
        statics: { 'System.QueueableDuplicateSignature.Builder Builder()': () => new SignatureBuilder() }
    }),
    defineClass({
        name: 'System.QueueableDuplicateSignature.Builder',
        constructors: { '()': () => new SignatureBuilder() },
        methods: {
            'System.QueueableDuplicateSignature.Builder addString(String value)': (
                self: SignatureBuilder,
                value: string
            ) => (self.parts.push(`s${need(value)}`), self),
            'System.QueueableDuplicateSignature.Builder addId(Id value)': (self: SignatureBuilder, value: string) => (
                self.parts.push(`i${need(value)}`),
                self
            ),
            'System.QueueableDuplicateSignature.Builder addInteger(Integer value)': (
                self: SignatureBuilder,
                value: number
            ) => (self.parts.push(`n${need(value)}`), self),
            'System.QueueableDuplicateSignature build()': (self: SignatureBuilder) =>
                new SignatureValue(self.parts.join('\0'))
        }
    }),
    defineClass({
        name: 'Database.Batchable',
        kind: 'interface',
        typeParameters: ['T'],
        methods: {
            // What implements it may give an Iterable instead, which no one signature says (`apex/types/checks/implementations.ts`).
            'Database.QueryLocator start(Database.BatchableContext context)': null,
            'void execute(Database.BatchableContext context, List<T> scope)': null,
            'void finish(Database.BatchableContext context)': null
        }
    }),
    defineClass({
        name: 'Database.BatchableContext',
        kind: 'interface',
        methods: {
            'Id getJobId()': (self: JobContext) => self.jobId,
            'Id getChildJobId()': (self: JobContext) => self.childJobId
        }
    }),
    defineClass({ name: 'Database.Stateful', kind: 'interface' }),
    defineClass({ name: 'Database.AllowsCallouts', kind: 'interface' }),
    defineClass({ name: 'Database.RaisesPlatformEvents', kind: 'interface' }),
    defineClass({
        name: 'System.Request',
        statics: { 'System.Request getCurrent()': () => ({ apexType: 'System.Request' }) },
        methods: {
            'System.Quiddity getQuiddity()': () =>
                runtime()
                    .enums('System.Quiddity')
                    .find((one) => one.name === currentTransaction().quiddity) ?? null,
            'String getRequestId()': () => currentTransaction().id
        }
    }),
    defineClass({
        name: 'System.Quiddity',
        kind: 'enum',
        values: [
            'ANONYMOUS',
            'AURA',
            'BATCH_ACS',
            'BATCH_APEX',
            'BATCH_CHUNK_PARALLEL',
            'BATCH_CHUNK_SERIAL',
            'BULK_API',
            'COMMERCE_INTEGRATION',
            'DISCOVERABLE_LOGIN',
            'FUNCTION_CALLBACK',
            'FUTURE',
            'INBOUND_EMAIL_SERVICE',
            'INVOCABLE_ACTION',
            'IOT',
            'PLATFORM_EVENT_PUBLISH_CALLBACK',
            'POST_INSTALL_SCRIPT',
            'QUEUEABLE',
            'QUICK_ACTION',
            'REMOTE_ACTION',
            'REST',
            'RUNTEST_ASYNC',
            'RUNTEST_DEPLOY',
            'RUNTEST_SYNC',
            'SCHEDULED',
            'SOAP',
            'SYNCHRONOUS',
            'TRANSACTION_FINALIZER_QUEUEABLE',
            'UNDEFINED',
            'VF'
        ]
    })
];
