// What flows make of values. Sources: Metadata API Developer Guide, Flow (FlowComparisonOperator, FlowAssignmentOperator,
// FlowRecordFilterOperator); Salesforce Help, "Flow Operators in Decision Elements" and "Flow Operators in Assignment Elements".
import { apexBodies } from '../../testing/apex-tests.ts';
import {
    condition,
    element,
    filter,
    flow,
    formula,
    input,
    number,
    ref,
    rule,
    set,
    text,
    to,
    variable,
    yes
} from '../fixtures/flow-elements.ts';

const constant = (name: string, type: string, value: string): string =>
    `<constants><name>${name}</name><dataType>${type}</dataType>${value}</constants>`;
const no = yes.replace('true', 'false');
const day = (value: string): string => `<value><dateValue>${value}</dateValue></value>`;
const moment = (value: string): string => `<value><dateTimeValue>${value}</dateTimeValue></value>`;
const started = (name: string, given = ''): string =>
    `Flow.Interview one = Flow.Interview.createInterview('${name}', new Map<String, Object>{ ${given} }); one.start();`;
const VALUES =
    constant('five', 'Number', number(5)) +
    constant('town', 'String', text('Boulder')) +
    constant('truth', 'Boolean', yes) +
    constant('today', 'Date', day('2024-02-28')) +
    constant('now', 'DateTime', moment('2024-02-28T12:00:00.000Z')) +
    constant('empty', 'String', ref('$GlobalConstant.EmptyString')) +
    variable('none', 'String') +
    variable('some', 'Number', '*');

/** Conditions, and whether they hold. */
const CONDITIONS: readonly [string, string, string, boolean][] = [
    ...(
        [
            ['five', number(4), number(5), number(6)],
            ['town', text('a'), text('boulder'), text('C')],
            ['today', day('2024-02-27'), day('2024-02-28'), day('2024-02-29')],
            [
                'now',
                moment('2024-02-28T11:59:59.000Z'),
                moment('2024-02-28T12:00:00.000Z'),
                moment('2024-02-28T12:00:01.000Z')
            ]
        ] as const
    ).flatMap(([left, less, same, more]): [string, string, string, boolean][] => [
        [left, 'EqualTo', same, true],
        [left, 'EqualTo', less, false],
        [left, 'NotEqualTo', same, false],
        [left, 'NotEqualTo', more, true],
        [left, 'GreaterThan', less, true],
        [left, 'GreaterThan', same, false],
        [left, 'GreaterThan', more, false],
        [left, 'GreaterThanOrEqualTo', same, true],
        [left, 'GreaterThanOrEqualTo', more, false],
        [left, 'LessThan', more, true],
        [left, 'LessThan', same, false],
        [left, 'LessThan', less, false],
        [left, 'LessThanOrEqualTo', same, true],
        [left, 'LessThanOrEqualTo', less, false]
    ]),
    ['truth', 'EqualTo', yes, true],
    ['truth', 'EqualTo', no, false],
    ['truth', 'NotEqualTo', no, true],
    ['town', 'StartsWith', text('Boul'), true],
    ['town', 'StartsWith', text('oul'), false],
    ['town', 'EndsWith', text('der'), true],
    ['town', 'EndsWith', text('de'), false],
    ['town', 'Contains', text('uld'), true],
    ['town', 'Contains', text('x'), false],
    ['none', 'Contains', text('x'), false],
    ['none', 'EqualTo', ref('none'), true],
    ['none', 'NotEqualTo', ref('none'), false],
    ['none', 'EqualTo', text('x'), false],
    ['none', 'NotEqualTo', text('x'), true],
    ['none', 'GreaterThan', text('x'), false],
    ['none', 'GreaterThanOrEqualTo', text('x'), false],
    ['none', 'LessThan', text('x'), false],
    ['none', 'LessThanOrEqualTo', text('x'), false],
    ['none', 'IsNull', yes, true],
    ['none', 'IsNull', no, false],
    ['town', 'IsNull', yes, false],
    ['town', 'IsNull', no, true],
    ['none', 'IsBlank', yes, true],
    ['empty', 'IsBlank', yes, true],
    ['empty', 'IsBlank', no, false],
    ['town', 'IsBlank', yes, false],
    ['town', 'IsBlank', no, true],
    ['some', 'IsEmpty', yes, true],
    ['some', 'IsEmpty', no, false]
];

/** A flow that asks one thing after the other, and says 1 or 0 to each. */
function asking(name: string, rules: readonly ((next: string) => string)[]): Record<string, string> {
    const parts = rules.map((made, at) => {
        const next = at === rules.length - 1 ? '' : to(`D${at + 1}`);
        return (
            element('decisions', `D${at}`, `${to(`N${at}`, 'defaultConnector')}${made(`Y${at}`)}`) +
            element('assignments', `Y${at}`, next + set('said', text('1'), 'Add')) +
            element('assignments', `N${at}`, next + set('said', text('0'), 'Add'))
        );
    });
    return flow(name, to('D0'), parts.join('') + VALUES + variable('said', 'String', 'out'));
}

const LOGIC: readonly [string, string, boolean][] = [
    ['and', '11', true],
    ['and', '10', false],
    ['or', '01', true],
    ['or', '00', false],
    ['1 AND (2 OR 3)', '101', true],
    ['1 AND (2 OR 3)', '100', false],
    ['1 AND (2 OR 3)', '011', false],
    ['NOT(1) OR 2', '00', true],
    ['NOT(1) OR 2', '10', false]
];

test('conditions of decisions, and how they are joined', () => {
    const rules = [
        ...CONDITIONS.map(
            ([left, operator, right], at) =>
                (next: string) =>
                    rule(`R${at}`, condition(left, operator, right), next)
        ),
        ...LOGIC.map(
            ([logic, values], at) =>
                (next: string) =>
                    rule(
                        `L${at}`,
                        [...values].map((one) => condition('truth', 'EqualTo', one === '1' ? yes : no)).join(''),
                        next,
                        logic
                    )
        )
    ];
    const expected = [...CONDITIONS.map(([, , , holds]) => holds), ...LOGIC.map(([, , holds]) => holds)];
    const files = {
        ...asking('Judge', rules),
        ...asking('Kinds', [(next) => rule('R', condition('town', 'EqualTo', number(1)), next)]),
        ...asking('Case', [(next) => rule('R', condition('town', 'Contains', text('BOUL')), next)]),
        ...asking('Operator', [(next) => rule('R', condition('town', 'WasSet', yes), next)]),
        ...asking('Logic', [(next) => rule('R', condition('truth', 'EqualTo', yes), next, '1 AND 2')]),
        ...asking('Resource', [(next) => rule('R', condition('nothing', 'EqualTo', yes), next)])
    };
    const said = `Assert.areEqual('${expected.map(Number).join('')}', (String) one.getVariableValue('said'));`;
    expect(
        apexBodies(
            {
                judged: `${started('Judge')} ${said}`,
                kinds: started('Kinds'),
                inCase: started('Case'),
                operator: started('Operator'),
                logic: started('Logic'),
                resource: started('Resource')
            },
            files
        )
    ).toEqual({
        judged: 'Pass',
        kinds: 'Unsupported: the comparison of a string with a Decimal of the flow Kinds',
        inCase: "Unsupported: the search for 'BOUL' in 'Boulder', which differ in case alone, of the flow Case",
        operator: 'Unsupported: the operator WasSet of the flow Operator',
        logic: 'Unsupported: the logic 1 AND 2 of the flow Logic',
        resource: 'Unsupported: the resource nothing of the flow Resource'
    });
});

test('assignments to variables, collections and fields', () => {
    const assigning = (name: string, assignments: string, more = ''): Record<string, string> =>
        flow(
            name,
            to('Do'),
            element('assignments', 'Do', assignments) +
                VALUES +
                variable('n', 'Number', 'in out') +
                variable('t', 'String', 'in out') +
                variable('d', 'Date', 'in out') +
                variable('m', 'DateTime', 'in out') +
                variable('b', 'Boolean', 'in out') +
                variable('list', 'Number', '* in out') +
                variable('account', 'SObject', 'in out Account') +
                more
        );
    const files = {
        ...assigning(
            'Moves',
            set('n', number(2), 'Add') +
                set('n', ref('five'), 'Subtract') +
                set('t', text('b'), 'Add') +
                set('d', number(2), 'Add') +
                set('d', number(1), 'Subtract') +
                set('m', number(0.5), 'Add') +
                set('b', ref('truth')) +
                set('list', number(3), 'Add') +
                set('list', number(1), 'AddAtStart') +
                set('account.Name', text('made')) +
                set('account.NumberOfEmployees', number(3)) +
                set('account.NumberOfEmployees', number(2), 'Add') +
                set('account.AnnualRevenue', ref('five')) +
                set('account.Description', ref('empty'))
        ),
        ...assigning(
            'Whole',
            set('list', ref('five')) +
                set('n', ref('list'), 'AssignCount') +
                set('d', ref('now')) +
                set('t', ref('truth'))
        ),
        ...assigning(
            'Global',
            set('b', ref('$GlobalConstant.True')) +
                set('t', ref('label')) +
                set('m', ref('$Flow.CurrentDateTime')) +
                set('d', ref('$Flow.CurrentDate')),
            '<textTemplates><name>label</name><text>In {!town}!</text></textTemplates>'
        ),
        ...assigning('Negative', set('t', text('b'), 'Subtract')),
        ...assigning('Removing', set('list', number(1), 'RemoveAll')),
        ...assigning('Fixed', set('five', number(1))),
        ...assigning('Field', set('account.Nothing__c', number(1))),
        ...assigning('Numbers', set('n', text('x'))),
        ...assigning('Texts', set('t', ref('five'))),
        ...assigning('Days', set('d', text('x'))),
        ...assigning('Truths', set('b', text('x'))),
        ...assigning('Moments', set('m', ref('today')))
    };
    const is = (name: string, type: string, value: string): string =>
        `Assert.areEqual(${value}, (${type}) one.getVariableValue('${name}'));`;
    const account = `Account made = (Account) one.getVariableValue('account'); Assert.areEqual('made', made.Name); Assert.areEqual(5, made.NumberOfEmployees); Assert.areEqual(5, made.AnnualRevenue); Assert.isNull(made.Description);`;
    const bodies = {
        fromNothing: `${started('Moves', "'d' => Date.newInstance(2024, 2, 28), 'm' => Datetime.newInstanceGmt(2024, 2, 28, 12, 0, 0)")}
${is('n', 'Decimal', '-3')} ${is('t', 'String', "'b'")} ${is('d', 'Date', 'Date.newInstance(2024, 2, 29)')} ${is('m', 'Datetime', 'Datetime.newInstanceGmt(2024, 2, 29, 0, 0, 0)')}
${is('b', 'Boolean', 'true')} ${is('list', 'List<Decimal>', 'new List<Decimal>{ 1, 3 }')} ${account}`,
        fromValues: `Account given = new Account(Name = 'given'); ${started('Moves', "'n' => 10, 't' => 'a', 'd' => Date.newInstance(2024, 2, 28), 'm' => Datetime.newInstanceGmt(2024, 2, 28, 12, 0, 0), 'b' => false, 'list' => new List<Decimal>{ 2 }, 'account' => given")}
${is('n', 'Decimal', '7')} ${is('t', 'String', "'ab'")} ${is('list', 'List<Decimal>', 'new List<Decimal>{ 1, 2, 3 }')} ${account} Assert.areEqual('given', given.Name);`,
        whole: `${started('Whole', "'list' => new List<Decimal>{ 8, 9 }")} ${is('list', 'List<Decimal>', 'new List<Decimal>{ 5 }')} ${is('n', 'Decimal', '1')} ${is('d', 'Date', 'Datetime.newInstanceGmt(2024, 2, 28, 12, 0, 0).date()')} ${is('t', 'String', "'true'")}`,
        globals: `${started('Global')} ${is('b', 'Boolean', 'true')} ${is('t', 'String', "'In Boulder!'")} ${is('d', 'Date', 'Date.today()')} Assert.isTrue(Math.abs(((Datetime) one.getVariableValue('m')).getTime() - Datetime.now().getTime()) < 60000);`,
        negative: started('Negative'),
        removing: started('Removing'),
        fixed: started('Fixed'),
        field: started('Field'),
        numbers: started('Numbers'),
        texts: started('Texts'),
        days: started('Days'),
        truths: started('Truths'),
        moments: started('Moments')
    };
    expect(apexBodies(bodies, files)).toEqual({
        fromNothing: 'Pass',
        fromValues: 'Pass',
        whole: 'Pass',
        globals: 'Pass',
        negative: 'Unsupported: the operator Subtract on these values of the flow Negative',
        removing: 'Unsupported: the operator RemoveAll on a collection of the flow Removing',
        fixed: 'Unsupported: an assignment to five of the flow Fixed',
        field: 'Unsupported: an assignment to account.Nothing__c of the flow Field',
        numbers: 'Unsupported: the value of n, which is no number, of the flow Numbers',
        texts: 'Unsupported: the value of t, which is not text, of the flow Texts',
        days: 'Unsupported: the value of d, which is no date, of the flow Days',
        truths: 'Unsupported: the value of b, which is no Boolean, of the flow Truths',
        moments: 'Unsupported: the value of m, which is no date and time, of the flow Moments'
    });
});

/** What Get Records finds by its filters, of the accounts a (1 person in Boulder), b (2 in Boulder 2), c (3, nowhere) and d (4 in 50%). */
const FOUND: readonly [string, string, string][] = [
    [filter('Name', 'EqualTo', text('a')), '', 'a'],
    [filter('Name', 'NotEqualTo', text('a')), '', 'bcd'],
    [filter('NumberOfEmployees', 'GreaterThan', number(2)), '', 'cd'],
    [filter('NumberOfEmployees', 'GreaterThanOrEqualTo', number(2)), '', 'bcd'],
    [filter('NumberOfEmployees', 'LessThan', number(2)), '', 'a'],
    [filter('NumberOfEmployees', 'LessThanOrEqualTo', number(2)), '', 'ab'],
    [filter('Site', 'StartsWith', text('Boulder')), '', 'ab'],
    [filter('Site', 'EndsWith', text('2')), '', 'b'],
    [filter('Site', 'Contains', text('ould')), '', 'ab'],
    [filter('Site', 'Contains', text('%')), '', 'd'],
    [filter('Site', 'StartsWith', text('_')), '', ''],
    [filter('Site', 'IsNull', yes), '', 'c'],
    [filter('Site', 'IsNull', no), '', 'abd'],
    [filter('Name', 'In', ref('names')), '', 'ac'],
    [filter('Name', 'NotIn', ref('names')), '', 'bd'],
    [filter('Name', 'EqualTo', text('a')) + filter('Site', 'IsNull', yes), 'and', ''],
    [filter('Name', 'EqualTo', text('a')) + filter('Site', 'IsNull', yes), 'or', 'ac'],
    [
        filter('Name', 'EqualTo', text('a')) +
            filter('Name', 'EqualTo', text('b')) +
            filter('NumberOfEmployees', 'LessThan', number(2)),
        '(1 OR 2) AND 3',
        'a'
    ],
    ['', '', 'abcd']
];
const FIND = (at: number | string, inside: string, more = ''): Record<string, string> =>
    flow(
        `Find${at}`,
        to('Get'),
        element('recordLookups', 'Get', `<object>Account</object>${inside}`) +
            variable('names', 'String', '* in') +
            more
    );
const ROWS = `insert new List<Account>{ new Account(Name = 'a', Site = 'Boulder', NumberOfEmployees = 1), new Account(Name = 'b', Site = 'Boulder 2', NumberOfEmployees = 2), new Account(Name = 'c', NumberOfEmployees = 3), new Account(Name = 'd', Site = '50%', NumberOfEmployees = 4) };`;

test('Get Records finds by filters, all or the first, into variables', () => {
    const found = variable('found', 'SObject', '* out Account');
    const into =
        '<outputReference>found</outputReference><queriedFields>Id</queriedFields><queriedFields>Name</queriedFields>';
    const fields =
        '<outputAssignments><assignToReference>name</assignToReference><field>Name</field></outputAssignments><outputAssignments><assignToReference>count</assignToReference><field>NumberOfEmployees</field></outputAssignments>';
    const values = variable('name', 'String', 'in out') + variable('count', 'Number', 'in out');
    const files = {
        ...Object.assign(
            {},
            ...FOUND.map(([filters, logic], at) =>
                FIND(
                    at,
                    `${logic ? `<filterLogic>${logic}</filterLogic>` : ''}${filters}${into}<sortField>Name</sortField><sortOrder>Asc</sortOrder>`,
                    found
                )
            )
        ),
        ...FIND(
            'Last',
            `${filter('Site', 'IsNull', no)}${fields}<sortField>Name</sortField><sortOrder>Desc</sortOrder>`,
            values
        ),
        ...FIND('None', `${filter('Name', 'EqualTo', text('x'))}${fields}`, values),
        ...FIND(
            'Null',
            `${filter('Name', 'EqualTo', text('x'))}<assignNullValuesIfNoRecordsFound>true</assignNullValuesIfNoRecordsFound>${fields}`,
            values
        ),
        ...FIND(
            'One',
            `${filter('Name', 'EqualTo', text('b'))}<outputReference>found</outputReference><queriedFields>Name</queriedFields>`,
            variable('found', 'SObject', 'out Account')
        ),
        ...FIND('Some', `${filter('Name', 'EqualTo', text('b'))}<limit>${number(1)}</limit>${into}`, found),
        ...FIND('Odd', `${filter('Name', 'Sounds', text('b'))}${into}`, found)
    };
    const rows = FOUND.map(
        ([, , expected], at) =>
            `said = ''; one = Flow.Interview.createInterview('Find${at}', new Map<String, Object>{ 'names' => new List<String>{ 'a', 'c' } }); one.start();
if (one.getVariableValue('found') != null) { for (Account each : (List<Account>) one.getVariableValue('found')) { said += each.Name; } } Assert.areEqual('${expected}', said, 'Find${at}');`
    );
    const values2 = (name: string, count: string): string =>
        `Assert.areEqual(${name}, (String) one.getVariableValue('name')); Assert.areEqual(${count}, (Decimal) one.getVariableValue('count'));`;
    const bodies = {
        filters: `${ROWS} Flow.Interview one; String said; ${rows.join('\n')}`,
        last: `${ROWS} ${started('FindLast')} ${values2("'d'", '4')}`,
        kept: `${ROWS} ${started('FindNone', "'name' => 'was', 'count' => 7")} ${values2("'was'", '7')}`,
        emptied: `${ROWS} ${started('FindNull', "'name' => 'was', 'count' => 7")} ${values2('null', 'null')}`,
        single: `${ROWS} ${started('FindOne')} Assert.areEqual('b', ((Account) one.getVariableValue('found')).Name);`,
        limited: started('FindSome'),
        operator: started('FindOdd')
    };
    expect(apexBodies(bodies, files)).toEqual({
        ...Object.fromEntries(['filters', 'last', 'kept', 'emptied', 'single'].map((name) => [name, 'Pass'])),
        limited: 'Unsupported: the limit of Get of the flow FindSome',
        operator: 'Unsupported: the operator Sounds of the flow FindOdd'
    });
});

test('records are made, changed and deleted by values, variables and filters', () => {
    const all = (kind: string, inside: string, more = ''): string => element(kind, 'Do', inside) + more;
    const files = {
        ...flow(
            'MakeOne',
            to('Do'),
            all(
                'recordCreates',
                `<assignRecordIdToReference>made</assignRecordIdToReference><object>Opportunity</object>${input('Name', text('o'))}${input('StageName', text('Closed Won'))}${input('CloseDate', day('2024-02-28'))}${input('Amount', number(2.5))}${input('IsPrivate', ref('none'))}`,
                variable('made', 'String', 'out') + variable('none', 'Boolean')
            )
        ),
        ...flow(
            'MakeAll',
            to('Do'),
            all('recordCreates', '<inputReference>given</inputReference>', variable('given', 'SObject', '* in Account'))
        ),
        ...flow(
            'Change',
            to('Do'),
            all(
                'recordUpdates',
                `<object>Account</object>${filter('NumberOfEmployees', 'GreaterThan', number(2))}${input('Site', ref('upper'))}`,
                formula('upper', 'String', 'UPPER(&quot;x&quot;)')
            )
        ),
        ...flow(
            'ChangeGiven',
            to('Do'),
            all('recordUpdates', `<inputReference>given</inputReference>`, variable('given', 'SObject', '* in Account'))
        ),
        ...flow('Remove', to('Do'), all('recordDeletes', `<object>Account</object>${filter('Site', 'IsNull', yes)}`)),
        ...flow(
            'RemoveGiven',
            to('Do'),
            all('recordDeletes', `<inputReference>given</inputReference>`, variable('given', 'SObject', 'in Account'))
        ),
        ...flow('NoField', to('Do'), all('recordCreates', `<object>Account</object>${input('Nothing__c', text('o'))}`)),
        ...flow(
            'NoRecord',
            to('Do'),
            all('recordCreates', '<inputReference>given</inputReference>', variable('given', 'String', 'in'))
        )
    };
    const names = (expected: string): string =>
        `String said = ''; for (Account each : [SELECT Name FROM Account ORDER BY Name]) { said += each.Name; } Assert.areEqual('${expected}', said);`;
    const bodies = {
        one: `${started('MakeOne')} Opportunity made = [SELECT Name, Amount, CloseDate, IsPrivate FROM Opportunity]; Assert.areEqual(made.Id, (String) one.getVariableValue('made'));
Assert.areEqual(2.5, made.Amount); Assert.areEqual(Date.newInstance(2024, 2, 28), made.CloseDate); Assert.isFalse(made.IsPrivate);`,
        all: `${started('MakeAll', "'given' => new List<Account>{ new Account(Name = 'x'), new Account(Name = 'y') }")} ${names('xy')}`,
        nothing: `${started('MakeAll', "'given' => new List<Account>()")} ${names('')} Assert.areEqual(0, Limits.getDmlStatements());`,
        changed: `${ROWS} ${started('Change')} Assert.areEqual(2, [SELECT COUNT() FROM Account WHERE Site = 'X' AND NumberOfEmployees > 2]); Assert.areEqual(2, [SELECT COUNT() FROM Account WHERE Site LIKE 'Boulder%']);`,
        given: `${ROWS} List<Account> some = [SELECT Site FROM Account WHERE Name < 'c']; for (Account each : some) { each.Site = 'y'; } ${started('ChangeGiven', "'given' => some")} Assert.areEqual(2, [SELECT COUNT() FROM Account WHERE Site = 'y']);`,
        removed: `${ROWS} ${started('Remove')} ${names('abd')}`,
        removedGiven: `${ROWS} Account b = [SELECT Id FROM Account WHERE Name = 'b']; ${started('RemoveGiven', "'given' => b")} ${names('acd')}`,
        field: started('NoField'),
        record: started('NoRecord', "'given' => 'x'")
    };
    expect(apexBodies(bodies, files)).toEqual({
        ...Object.fromEntries(Object.keys(bodies).map((name) => [name, 'Pass'])),
        field: 'Unsupported: the field Account.Nothing__c of the flow NoField',
        record: 'Unsupported: given, which holds no record, of the flow NoRecord'
    });
});
