import { apexBodies } from './apex-tests.ts';

// Apex Reference, Assert Class: "You can't catch an assertion failure using a try/catch block even though it's logged as an exception."
test('no catch block gets a failed assertion, whoever asserts; other exceptions are caught', () => {
    const results = apexBodies(
        {
            systemAssert: `try { System.assert(false, 'm'); } catch (Exception e) { return; }`,
            assertFail: `try { Assert.fail('m'); } catch (AssertException e) { return; }`,
            assertEqual: `try { Assert.areEqual(1, 2); } catch (Exception e) { return; } finally { System.debug('x'); }`,
            inATrigger: `try { insert new Account(Name = 'assert'); } catch (Exception e) { return; }`,
            inATriggerOfPartialDml: `Database.insert(new Account(Name = 'assert'), false);`,
            inAJob: `Test.startTest(); System.enqueueJob(new Job()); try { Test.stopTest(); } catch (Exception e) { return; }`,
            limits: `try { for (Integer i = 0; i < 151; i++) { insert new Account(Name = 'a'); } } catch (Exception e) { return; }`,
            others: `try { throw new IllegalArgumentException('m'); } catch (Exception e) { Assert.areEqual('m', e.getMessage()); }`,
            othersInATrigger: `try { insert new Account(Name = 'throw'); Assert.fail('saved'); } catch (DmlException e) { Assert.isTrue(e.getMessage().contains('own fault')); }`
        },
        {
            'triggers/OnAccount.trigger': `trigger OnAccount on Account (before insert) {
    for (Account one : Trigger.new) {
        Assert.areNotEqual('assert', one.Name);
        if (one.Name == 'throw') {
            throw new IllegalArgumentException('own fault');
        }
    }
}`
        },
        `class Job implements Queueable { public void execute(QueueableContext context) { Assert.fail('job'); } }`
    );
    expect(results).toEqual({
        systemAssert: 'System.AssertException: Assertion Failed: m',
        assertFail: 'System.AssertException: Assertion Failed: m',
        assertEqual: 'System.AssertException: Assertion Failed: Expected: 1, Actual: 2',
        inATrigger: expect.stringMatching(/^System.AssertException: Assertion Failed: /),
        inATriggerOfPartialDml: expect.stringMatching(/^System.AssertException: Assertion Failed: /),
        inAJob: 'System.AssertException: Assertion Failed: job',
        limits: 'System.LimitException: Too many DML statements: 151',
        others: 'Pass',
        othersInATrigger: 'Pass'
    });
});
