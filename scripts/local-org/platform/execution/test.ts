import {
    countAgainst,
    currentTransaction,
    LimitCounter,
    type TestState,
    type Transaction
} from '../../runtime/transaction.ts';
import type { ApexTypeToken } from '../../runtime/runtime-object.ts';
import { removeJobsOf } from '../../jobs/queue.ts';
import { runTestJobs } from '../../jobs/steps.ts';
import type { ApexDatetime } from '../../values/date.ts';
import { throwApex } from '../../values/exceptions.ts';
import type { ApexList } from '../../values/list.ts';
import { defineClass } from '../define.ts';
import { releaseAllSavepoints } from '../data/savepoint.ts';
import { need } from '../language/support.ts';
import { testBroker } from './test-broker.ts';
import { currentPage, type PageReferenceValue } from '../visualforce/page-reference.ts';
import { loadData } from './load-data.ts';
import { testInstall, testUninstall } from './install.ts';
import { createStub } from './stub.ts';

function testOf(transaction: Transaction, method: string): TestState {
    return transaction.test ?? throwApex('System.TypeException', `${method} can be called in tests only`);
}

/** Work between startTest and stopTest has governor limits of its own. */
function startTest(): void {
    const transaction = currentTransaction();
    const test = testOf(transaction, 'Test.startTest');
    if (test.started) {
        throwApex('System.FinalException', 'Testing already started');
    }
    test.started = true;
    test.outerLimits = transaction.limits;
    countAgainst(transaction, new LimitCounter(false));
    removeJobsOf(transaction.session.store, transaction.queue!);
    releaseAllSavepoints();
    transaction.mixedDmlReset();
}

/** Jobs queued since startTest run before stopTest returns. */
function stopTest(): void {
    const transaction = currentTransaction();
    const test = testOf(transaction, 'Test.stopTest');
    if (!test.started || test.stopped) {
        throwApex('System.FinalException', 'Testing has not started');
    }
    test.stopped = true;
    releaseAllSavepoints();
    runTestJobs(transaction);
    countAgainst(transaction, test.outerLimits!);
    transaction.mixedDmlReset();
}

export default [
    defineClass({
        name: 'System.Test',
        statics: {
            'void startTest()': startTest,
            'void stopTest()': stopTest,
            'Boolean isRunningTest()': () => currentTransaction().test !== null,
            'Object createStub(System.Type type, System.StubProvider provider)': (
                type: ApexTypeToken,
                provider: unknown
            ) => createStub(need(type).type, need(provider)),
            'void setMock(System.Type type, Object mock)': (type: ApexTypeToken, mock: unknown) =>
                void testOf(currentTransaction(), 'Test.setMock').mocks.set(need(type).type.name, mock),
            'void setCreatedDate(Id recordId, Datetime createdDate)': (id: string, date: ApexDatetime) =>
                currentTransaction().setCreatedDate(need(id), need(date).ms),
            'void setFixedSearchResults(List<Id> ids)': (ids: ApexList) =>
                void (testOf(currentTransaction(), 'Test.setFixedSearchResults').fixedSearchResults = [
                    ...need(ids).items
                ] as string[]),
            'void setCurrentPage(System.PageReference page)': (page: PageReferenceValue) => {
                testOf(currentTransaction(), 'Test.setCurrentPage');
                currentPage().page = page;
            },
            'void setCurrentPageReference(System.PageReference page)': (page: PageReferenceValue) => {
                testOf(currentTransaction(), 'Test.setCurrentPageReference');
                currentPage().page = page;
            },
            'eventbus.TestBroker getEventBus()': testBroker,
            'List<SObject> loadData(Schema.SObjectType type, String resourceName)': loadData,
            'void testInstall(System.InstallHandler handler, System.Version previous)': testInstall,
            'void testInstall(System.InstallHandler handler, System.Version previous, Boolean isPush)': testInstall,
            'void testUninstall(System.UninstallHandler handler)': testUninstall,
            'Id getStandardPricebookId()': () => currentTransaction().standardPricebookId()
        }
    }),
    defineClass({
        name: 'System.StubProvider',
        kind: 'interface',
        methods: {
            'Object handleMethodCall(Object stubbedObject, String stubbedMethodName, System.Type returnType, List<System.Type> listOfParamTypes, List<String> listOfParamNames, List<Object> listOfArgs)':
                null
        }
    })
];
