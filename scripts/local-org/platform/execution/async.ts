import { currentTransaction, extra } from '../../apex/transaction.ts';
import {
    attachFinalizer,
    enqueue,
    executeBatch,
    schedule,
    type AsyncOptionsValue,
    type JobContext
} from '../../apex/jobs.ts';
import { throwApex } from '../../values/exceptions.ts';
import { UnsupportedError } from '../../values/unsupported.ts';
import { defineClass, type Implementation } from '../define.ts';
import { need, runtime } from '../language/support.ts';

interface FinalizerState {
    jobId: string;
    error: unknown;
    requestId: string;
}

class OptionsValue implements AsyncOptionsValue {
    readonly apexType = 'System.AsyncOptions';
    MinimumQueueableDelayInMinutes: number | null = null;
    MaximumQueueableStackDepth: number | null = null;
    DuplicateSignature: { key: string } | null = null;
}

/** Parts that make the signature of a queueable job. */
class SignatureBuilder {
    readonly apexType = 'System.QueueableDuplicateSignature.Builder';
    readonly parts: string[] = [];
}

class SignatureValue {
    readonly apexType = 'System.QueueableDuplicateSignature';
    readonly key: string;

    constructor(key: string) {
        this.key = key;
    }
}

function option(name: 'MinimumQueueableDelayInMinutes' | 'MaximumQueueableStackDepth' | 'DuplicateSignature'): {
    get: (self: OptionsValue) => unknown;
    set: (self: OptionsValue, value: unknown) => void;
} {
    return { get: (self) => self[name], set: (self, value) => void (self[name] = value as never) };
}

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
            'Id schedule(String jobName, String cronExpression, Object schedulable)': (
                name: string,
                cron: string,
                job: unknown
            ) => schedule(need(name), need(cron), need(job)),
            'Id scheduleBatch(Object batchable, String jobName, Integer minutes)': () => {
                throw new UnsupportedError('System.scheduleBatch');
            },
            'void abortJob(Id jobId)': (id: string) => currentTransaction().abortJob(need(id))
        }
    }),
    defineClass({
        name: 'System.Database',
        statics: {
            'Id executeBatch(Object batchable)': (batch: unknown) => executeBatch(need(batch), 200),
            'Id executeBatch(Object batchable, Integer scope)': (batch: unknown, scope: number) =>
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
            'Integer getCurrentQueueableStackDepth()': () => extra('queueable depth', () => 1),
            'Integer getMaximumQueueableStackDepth()': () => extra('queueable maximum depth', () => 5),
            'Integer getMinimumQueueableDelayInMinutes()': () => extra('queueable delay', () => 0),
            'Boolean hasMaxStackDepth()': () => extra('queueable has maximum depth', () => false)
        }
    }),
    defineClass({ name: 'System.QueueableDuplicateSignature' }),
    defineClass({
        name: 'QueueableDuplicateSignature.Builder',
        constructors: { '()': () => new SignatureBuilder() },
        methods: {
            'QueueableDuplicateSignature.Builder addString(String value)': (self: SignatureBuilder, value: string) => (
                self.parts.push(`s${need(value)}`),
                self
            ),
            'QueueableDuplicateSignature.Builder addId(Id value)': (self: SignatureBuilder, value: string) => (
                self.parts.push(`i${need(value)}`),
                self
            ),
            'QueueableDuplicateSignature.Builder addInteger(Integer value)': (
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
        // start is not listed: it returns a QueryLocator or an Iterable, which no one signature says.
        methods: {
            'void execute(Database.BatchableContext context, List<T> scope)': null,
            'void finish(Database.BatchableContext context)': null
        }
    }),
    defineClass({
        name: 'Database.BatchableContext',
        kind: 'interface',
        methods: {
            'Id getJobId()': (self: JobContext) => self.jobId,
            'Id getChildJobId()': (self: JobContext) => self.jobId
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
