// Flows without screens. Sources: Metadata API Developer Guide, Flow; Apex Developer Guide, Triggers and Order of Execution; Salesforce
// Help, "Flow Operators in Decision Elements", "Global Constant Resource" (a search that found nothing is null), "Custom Error". That texts
// are equal whatever their case, and that inputs which a flow does not have are passed over, is what tests of
// trailheadapps/agent-script-recipes count on.
import { apexBodies } from '../../testing/apex-tests.ts';
import {
    condition,
    element,
    filter,
    flow,
    formula,
    input,
    number,
    on,
    ref,
    rule,
    set,
    text,
    to,
    variable,
    yes
} from '../fixtures/flow-elements.ts';

/** What each body ended with, `Pass` for those that should. */
function results(files: Record<string, string>, bodies: Record<string, string>): Record<string, string> {
    return apexBodies(bodies, files);
}
const passed = (bodies: Record<string, string>): Record<string, string> =>
    Object.fromEntries(Object.keys(bodies).map((name) => [name, 'Pass']));

test('a flow before the save gives the record values, ahead of the triggers', () => {
    const files = {
        ...flow(
            'Rate',
            on('Which', 'Before', 'CreateAndUpdate', filter('Site', 'EqualTo', text('Boulder'))),
            element(
                'decisions',
                'Which',
                `${to('Cold', 'defaultConnector')}${rule('Big', condition('$Record.NumberOfEmployees', 'GreaterThan', number(100)) + condition('$Record.Phone', 'IsNull', yes) + condition('IsFirst', 'EqualTo', yes), 'Hot', '(1 OR 2) AND 3')}${rule('Moved', condition('$Record__Prior.Site', 'NotEqualTo', text('Boulder')) + condition('IsFirst', 'NotEqualTo', yes), 'Warm')}`
            ) +
                element(
                    'assignments',
                    'Hot',
                    set('$Record.Rating', text('Hot')) + set('$Record.Description', text('{!$Record.Name} is {!Big}'))
                ) +
                element('assignments', 'Warm', set('$Record.Rating', text('Warm'))) +
                element(
                    'assignments',
                    'Cold',
                    set('$Record.Rating', text('Cold')) + set('$Record.NumberOfEmployees', number(1), 'Add')
                ) +
                formula('IsFirst', 'Boolean', 'ISNEW()')
        ),
        'classes/Log.cls': "public class Log { public static String text = ''; }",
        'triggers/Logs.trigger': 'trigger Logs on Account (before insert) { Log.text += Trigger.new[0].Rating; }'
    };
    const bodies = {
        hot: `insert new Account(Name = 'a', Site = 'boulder', NumberOfEmployees = 101, Phone = '1');
            Account one = [SELECT Rating, Description FROM Account]; Assert.areEqual('Hot', one.Rating); Assert.areEqual('a is true', one.Description); Assert.areEqual('Hot', Log.text);`,
        coldAtFirst: `Account one = new Account(Name = 'a', Site = 'Boulder', NumberOfEmployees = 100, Phone = '1'); insert one;
            one = [SELECT Rating, NumberOfEmployees FROM Account]; Assert.areEqual('Cold', one.Rating); Assert.areEqual(101, one.NumberOfEmployees);`,
        warmWhenMoved: `Account one = new Account(Name = 'a', Site = 'Denver'); insert one; Assert.isNull([SELECT Rating FROM Account].Rating);
            one.Site = 'Boulder'; update one; Assert.areEqual('Warm', [SELECT Rating FROM Account].Rating);`,
        elsewhere: `insert new Account(Name = 'a', Site = 'Denver', NumberOfEmployees = 101); Assert.isNull([SELECT Rating FROM Account].Rating);`
    };
    expect(results(files, bodies)).toEqual(passed(bodies));
});

const FOLLOW = flow(
    'Follow',
    `${on('Make', 'After', 'Create')}`,
    element(
        'recordCreates',
        'Make',
        `${to('Mark')}<object>Contact</object>${input('LastName', ref('$Record.Name'))}${input('AccountId', ref('$Record.Id'))}${input('Department', ref('Label'))}`
    ) +
        element(
            'recordUpdates',
            'Mark',
            `<object>Contact</object>${filter('Id', 'EqualTo', ref('Make'))}${input('Title', text('made'))}`
        ) +
        formula(
            'Label',
            'String',
            'UPPER({!$Record.Owner.LastName}) &amp; IF({!$Record.NumberOfEmployees} &gt; 1, &quot; many&quot;, &quot;&quot;)'
        )
);

test('a flow after the save writes other records, for all records of a statement at once', () => {
    const bodies = {
        one: `insert new Account(Name = 'a', NumberOfEmployees = 2); Contact made = [SELECT LastName, Title, Department, Account.Name FROM Contact];
            Assert.areEqual('a', made.Account.Name); Assert.areEqual('made', made.Title); Assert.areEqual([SELECT LastName FROM User WHERE Id = :UserInfo.getUserId()].LastName.toUpperCase() + ' many', made.Department);`,
        many: `List<Account> all = new List<Account>(); for (Integer i = 0; i < 250; i++) { all.add(new Account(Name = 'a' + i)); } insert all;
            Assert.areEqual(250, [SELECT COUNT() FROM Contact WHERE Title = 'made']); Assert.areEqual(5, Limits.getDmlStatements());`,
        failing: `Database.SaveResult result = Database.insert(new Account(Name = 'a'.repeat(81)), false); Assert.isFalse(result.isSuccess());
            Assert.areEqual(StatusCode.CANNOT_EXECUTE_FLOW_TRIGGER, result.getErrors()[0].getStatusCode()); Assert.isTrue(result.getErrors()[0].getMessage().contains('“Follow now” process failed'));
            Assert.areEqual(0, [SELECT COUNT() FROM Account]);`
    };
    expect(results(FOLLOW, bodies)).toEqual(passed(bodies));
});

test('a fault path takes over where an element fails, and a custom error refuses the record', () => {
    const files = flow(
        'Guard',
        on('Make', 'After', 'Create'),
        element(
            'recordCreates',
            'Make',
            `${to('Refuse', 'faultConnector')}<object>Contact</object>${input('FirstName', text('x'))}`
        ) +
            element(
                'customErrors',
                'Refuse',
                '<customErrorMessages><errorMessage>{!$Record.Name}: {!$Flow.FaultMessage}</errorMessage><fieldSelection>Name</fieldSelection><isFieldError>true</isFieldError></customErrorMessages>'
            )
    );
    const bodies = {
        refused: `try { insert new Account(Name = 'a'); Assert.fail('saved'); } catch (DmlException e) {
            Assert.isTrue(e.getDmlMessage(0).startsWith('a: '), e.getMessage()); Assert.isTrue(e.getDmlMessage(0).contains('REQUIRED_FIELD_MISSING')); Assert.areEqual('Name', e.getDmlFieldNames(0)[0]); }`
    };
    expect(results(files, bodies)).toEqual(passed(bodies));
});

const SUM = {
    ...flow(
        'Sum',
        to('Find'),
        element(
            'recordLookups',
            'Find',
            `${to('Any')}<object>Account</object>${filter('Site', 'StartsWith', ref('site'))}<sortField>Name</sortField><sortOrder>Desc</sortOrder><getFirstRecordOnly>false</getFirstRecordOnly><storeOutputAutomatically>true</storeOutputAutomatically>`
        ) +
            element(
                'decisions',
                'Any',
                rule('None', condition('Find', 'IsNull', yes), 'Nothing') + to('Each', 'defaultConnector')
            ) +
            element('assignments', 'Nothing', set('names', text('none'))) +
            element(
                'loops',
                'Each',
                `<collectionReference>Find</collectionReference><iterationOrder>Asc</iterationOrder>${to('Count', 'nextValueConnector')}${to('Half', 'noMoreValuesConnector')}`
            ) +
            element(
                'assignments',
                'Count',
                set('total', ref('Each.NumberOfEmployees'), 'Add') +
                    set('names', text('{!Each.Name},'), 'Add') +
                    set('found', ref('Each'), 'Add') +
                    to('Each')
            ) +
            element(
                'subflows',
                'Half',
                `${to('Measure')}<flowName>Halve</flowName><inputAssignments><name>given</name>${ref('total')}</inputAssignments><outputAssignments><assignToReference>total</assignToReference><name>result</name></outputAssignments>`
            ) +
            element('assignments', 'Measure', set('size', ref('found'), 'AssignCount')) +
            variable('site', 'String', 'in') +
            variable('total', 'Number', 'out') +
            variable('size', 'Number', 'out') +
            variable('names', 'String', 'out') +
            variable('found', 'SObject', '* out Account')
    ),
    ...flow(
        'Halve',
        to('Do'),
        element('assignments', 'Do', set('result', ref('Half'))) +
            formula('Half', 'Number', '{!given} / 2') +
            variable('given', 'Number', 'in') +
            variable('result', 'Number', 'out')
    )
};

test('Apex starts a flow with values and reads what it has found', () => {
    const rows = `insert new List<Account>{ new Account(Name = 'a', Site = 'Boulder', NumberOfEmployees = 3), new Account(Name = 'b', Site = 'Boulder 2', NumberOfEmployees = 4), new Account(Name = 'c', Site = 'x', NumberOfEmployees = 9) };`;
    const bodies = {
        byType: `${rows} Flow.Interview.Sum one = new Flow.Interview.Sum(new Map<String, Object>{ 'site' => 'Boulder', 'unknown' => 1, 'total' => 100 }); one.start();
            Assert.areEqual(3.5, (Decimal) one.getVariableValue('total')); Assert.areEqual('b,a,', (String) one.getVariableValue('names')); Assert.areEqual(2, (Decimal) one.getVariableValue('size'));
            List<Account> found = (List<Account>) one.getVariableValue('found'); Assert.areEqual('b', found[0].Name); Assert.isNull(one.getVariableValue('nope')); Assert.areEqual(1, Limits.getQueries());`,
        byName: `${rows} Flow.Interview one = Flow.Interview.createInterview('Sum', new Map<String, Object>{ 'site' => 'Nowhere' }); one.start();
            Assert.areEqual('none', (String) one.getVariableValue('names')); Assert.isNull(one.getVariableValue('total'));`,
        unknown: `Flow.Interview.createInterview('Nope', new Map<String, Object>());`,
        wrongType: `Flow.Interview.createInterview('Sum', new Map<String, Object>{ 'site' => new Account() });`
    };
    expect(results(SUM, bodies)).toEqual({
        byType: 'Pass',
        byName: 'Pass',
        unknown: 'Unsupported: the flow Nope, which is not one of the project without screens',
        wrongType: 'Unsupported: the input site, which is not text, of the flow Sum'
    });
});

test('a flow that Apex starts throws where an element fails', () => {
    const files = flow(
        'Make',
        to('Do'),
        element('recordCreates', 'Do', `<object>Contact</object>${input('FirstName', text('x'))}`)
    );
    const bodies = {
        failing: `try { new Flow.Interview.Make(new Map<String, Object>()).start(); Assert.fail('made'); } catch (FlowException e) { Assert.isTrue(e.getMessage().startsWith('An unhandled fault has occurred in this flow')); }`
    };
    expect(results(files, bodies)).toEqual(passed(bodies));
});

test('a process runs once for a record in a save', () => {
    const meta = (name: string, value: string): string =>
        `<processMetadataValues><name>${name}</name>${value}</processMetadataValues>`;
    const files = Object.fromEntries(
        Object.entries(
            flow(
                'Watch',
                '',
                element('decisions', 'Which', rule('Moved', condition('Moves', 'EqualTo', yes), 'Mark')) +
                    element(
                        'recordUpdates',
                        'Mark',
                        `<object>Account</object>${filter('Id', 'EqualTo', ref('now.Id'))}${input('Description', ref('Text'))}`
                    ) +
                    formula('Moves', 'Boolean', 'ISCHANGED({!now.Site})') +
                    formula('Text', 'String', 'PRIORVALUE({!now.Site}) &amp; &quot; &quot; &amp; {!before.Site}') +
                    variable('now', 'SObject', 'in Account') +
                    variable('before', 'SObject', 'in Account') +
                    '<startElementReference>Which</startElementReference>',
                meta('ObjectType', text('Account')) +
                    meta('TriggerType', text('onAllChanges')) +
                    meta('ObjectVariable', ref('now')) +
                    meta('OldObjectVariable', ref('before'))
            )
        ).map(([file, content]) => [
            file,
            content.replace('AutoLaunchedFlow', 'Workflow').replace(/<start>.*<\/start>/, '')
        ])
    );
    const bodies = {
        moved: `Account one = new Account(Name = 'a', Site = 'x'); insert one; Assert.isNull([SELECT Description FROM Account].Description);
            one.Site = 'y'; update one; Assert.areEqual('x x', [SELECT Description FROM Account].Description);`
    };
    expect(results(files, bodies)).toEqual(passed(bodies));
});

test.each([
    [
        'an element that is not run',
        element('actionCalls', 'Do', '<actionName>emailSimple</actionName><actionType>emailSimple</actionType>'),
        'the element Do (emailSimple)'
    ],
    [
        'an operator that is not known',
        element('decisions', 'Do', rule('A', condition('$Record.Name', 'WasVisited', yes), 'Do')),
        'the operator WasVisited'
    ],
    [
        'a number among text',
        element('assignments', 'Do', set('$Record.Site', text('{!$Record.NumberOfEmployees}'))),
        '{!$Record.NumberOfEmployees} in a text, which is not text,'
    ],
    [
        'a date for a number',
        element('assignments', 'Do', set('$Record.NumberOfEmployees', ref('$Flow.CurrentDate'))),
        'the value of Account.NumberOfEmployees, which is no number,'
    ],
    [
        'a search in which case decides',
        element('decisions', 'Do', rule('A', condition('$Record.Name', 'Contains', text('A')), 'Do')),
        "the search for 'A' in 'a', which differ in case alone,"
    ],
    ['a way without end', element('assignments', 'Do', to('Do')), 'the endless way']
])('a save is refused where its flow comes to %s', (_, parts, what) => {
    const bodies = {
        refused: `insert new Account(Name = 'a', NumberOfEmployees = 1);`,
        other: `insert new Contact(LastName = 'b');`
    };
    expect(results(flow('Odd', on('Do', 'Before'), parts), bodies)).toEqual({
        refused: `Unsupported: ${what} of the flow Odd`,
        other: 'Pass'
    });
});

test('a flow that its own change would start again is refused', () => {
    const files = flow(
        'Again',
        on('Do', 'After'),
        element('recordUpdates', 'Do', `<inputReference>$Record</inputReference>${input('Site', text('x'))}`)
    );
    expect(results(files, { saved: `insert new Account(Name = 'a');` })['saved']).toBe(
        'Unsupported: the second start, by what it saves itself, of the flow Again'
    );
});

const ACTIONS = {
    'classes/Double_It.cls': `public class Double_It {
    public static Integer calls = 0;
    public class Request { @InvocableVariable(required=true) public Integer amount; @InvocableVariable public Account record; }
    public class Result { @InvocableVariable public Integer doubled; @InvocableVariable public Account foundRecord; }
    @InvocableMethod(label='Double') public static List<Result> run(List<Request> requests) {
        calls++;
        List<Result> results = new List<Result>();
        for (Request one : requests) {
            if (one.amount == 13) { insert new Contact(LastName = 'undone'); throw new IllegalArgumentException('unlucky'); }
            if (one.amount == 14) { continue; }
            Result result = new Result(); result.doubled = one.amount * 2; result.foundRecord = one.record; results.add(result);
        }
        return results;
    }
}`,
    'classes/Lengths.cls': `public class Lengths { @InvocableMethod public static List<Integer> of(List<String> texts) {
        List<Integer> all = new List<Integer>(); for (String one : texts) { all.add(one.length()); } return all; } }`
};

test('a flow calls an action in Apex, once for all records of a statement', () => {
    const parameter = (kind: string, name: string, inside: string): string =>
        `<${kind}><name>${name}</name>${inside}</${kind}>`;
    const files = {
        ...ACTIONS,
        ...flow(
            'Call',
            on('Double', 'Before', 'Create'),
            element(
                'actionCalls',
                'Double',
                `<actionName>Double_It</actionName><actionType>apex</actionType>${to('Size')}${to('Fault', 'faultConnector')}${parameter('inputParameters', 'amount', ref('$Record.NumberOfEmployees'))}${parameter('inputParameters', 'record', ref('$Record'))}<storeOutputAutomatically>true</storeOutputAutomatically>`
            ) +
                element(
                    'actionCalls',
                    'Size',
                    `<actionName>Lengths</actionName><actionType>apex</actionType>${to('Keep')}${parameter('inputParameters', 'texts', ref('Double.foundRecord.Name'))}${parameter('outputParameters', 'output', '<assignToReference>length</assignToReference>')}`
                ) +
                element(
                    'assignments',
                    'Keep',
                    set('$Record.NumberOfEmployees', ref('Double.doubled')) +
                        set('$Record.AnnualRevenue', ref('length'))
                ) +
                element('assignments', 'Fault', set('$Record.Description', ref('$Flow.FaultMessage'))) +
                variable('length', 'Number')
        )
    };
    const bodies = {
        many: `List<Account> all = new List<Account>(); for (Integer i = 0; i < 5; i++) { all.add(new Account(Name = 'a'.repeat(i + 1), NumberOfEmployees = i)); } insert all;
            Assert.areEqual(1, Double_It.calls); List<Account> saved = [SELECT NumberOfEmployees, AnnualRevenue FROM Account ORDER BY NumberOfEmployees];
            Assert.areEqual(8, saved[4].NumberOfEmployees); Assert.areEqual(5, saved[4].AnnualRevenue);`,
        fault: `insert new Account(Name = 'a', NumberOfEmployees = 13); Account one = [SELECT NumberOfEmployees, Description FROM Account];
            Assert.areEqual('An Apex error occurred: System.IllegalArgumentException: unlucky', one.Description); Assert.areEqual(13, one.NumberOfEmployees); Assert.areEqual(0, [SELECT COUNT() FROM Contact]);`,
        results: `insert new Account(Name = 'a', NumberOfEmployees = 14); Assert.isTrue([SELECT Description FROM Account].Description.startsWith('The number of results does not match'));`
    };
    expect(results(files, bodies)).toEqual(passed(bodies));
});

test('Apex calls an action by its name', () => {
    const bodies = {
        called: `Invocable.Action one = Invocable.Action.createCustomAction('apex', 'Double_It'); one.setInvocationParameter('amount', 4); one.addInvocation(); one.setInvocationParameter('amount', 5);
            List<Invocable.Action.Result> results = one.invoke(); Assert.areEqual(2, results.size()); Assert.isTrue(results[1].isSuccess());
            Assert.areEqual(10, (Integer) results[1].getOutputParameters().get('doubled')); Assert.areEqual('Double_It', one.getName()); Assert.isTrue(results[0].getOutputParameters().containsKey('foundRecord'));
            one.setInvocations(new List<Map<String, Object>>{ new Map<String, Object>{ 'amount' => 1 } }); Assert.areEqual(2, (Integer) one.invoke()[0].getOutputParameters().get('doubled'));`,
        flow: `Invocable.Action one = Invocable.Action.createCustomAction('flow', 'Halve'); one.setInvocationParameter('given', 5);
            Map<String, Object> outputs = one.invoke()[0].getOutputParameters(); Assert.areEqual(2.5, (Decimal) outputs.get('result')); Assert.isFalse(outputs.containsKey('given'));`,
        unknown: `Invocable.Action.createCustomAction('flow', 'Nope');`,
        wrong: `Invocable.Action one = Invocable.Action.createCustomAction('apex', 'Double_It'); one.setInvocationParameter('nope', 4); one.invoke();`,
        failing: `Invocable.Action one = Invocable.Action.createCustomAction('apex', 'Double_It'); one.setInvocationParameter('amount', 13); one.invoke();`
    };
    expect(results({ ...ACTIONS, ...SUM }, bodies)).toEqual({
        called: 'Pass',
        flow: 'Pass',
        unknown: 'Unsupported: the action Nope of the type flow',
        wrong: 'Unsupported: the input nope of the action Double_It, which its class does not have',
        failing: 'Unsupported: the errors of the action Double_It: System.IllegalArgumentException'
    });
});
