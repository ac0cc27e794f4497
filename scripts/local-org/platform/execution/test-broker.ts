import { deliverTestEvents } from '../../jobs/steps.ts';
import { currentTransaction } from '../../runtime/transaction.ts';
import { throwApex } from '../../values/exceptions.ts';
import { defineClass } from '../define.ts';

/** The bus that events of a test wait on. */
class BrokerValue {
    readonly apexType = 'eventbus.TestBroker';
}

/** `Test.getEventBus()`. */
export function testBroker(): BrokerValue {
    if (!currentTransaction().test) {
        throwApex('System.TypeException', 'Test.getEventBus can be called in tests only');
    }
    return new BrokerValue();
}

export const testBrokerClass = defineClass({
    name: 'eventbus.TestBroker',
    methods: {
        // Apex Reference, TestBroker.deliver: what was published and not yet delivered reaches its triggers now.
        'void deliver()': () => deliverTestEvents(currentTransaction())
    }
});
