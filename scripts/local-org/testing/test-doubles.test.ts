import { apexBodies, apexDifferences, apexFailures, refusal } from './apex-tests.ts';

const thrown = (statement: string, message: string, type: string): string =>
    `try { ${statement} Assert.fail(); } catch (${type} e) { Assert.areEqual('${message}', e.getMessage()); }`;
const resource = (name: string, text: string, type: string): Record<string, string> => ({
    [`staticresources/${name}.${type}`]: text,
    [`staticresources/${name}.resource-meta.xml`]: `<?xml version="1.0" encoding="UTF-8"?><StaticResource xmlns="http://soap.sforce.com/2006/04/metadata"><cacheControl>Public</cacheControl><contentType>text/${type === 'txt' ? 'plain' : type}</contentType></StaticResource>`
});

// Apex Developer Guide, Testing HTTP Callouts; Apex Reference Guide: HttpRequest, HttpResponse, StaticResourceCalloutMock, URL.
test('callouts of tests are answered by mocks', () => {
    const files = {
        ...resource('Answer', '{"a":1}', 'json'),
        ...resource('Other', 'plain', 'txt'),
        'classes/Mock.cls': `public class Mock implements HttpCalloutMock {
    public HttpResponse respond(HttpRequest asked) {
        HttpResponse r = new HttpResponse(); r.setStatus('Created'); r.setStatusCode(201); r.setHeader('X-Kind', 'mock'); r.setHeader('x-kind', asked.getHeader('A')); r.setHeader('B', '2');
        r.setBody(asked.getMethod() + ' ' + asked.getEndpoint() + ' ' + asked.getBody()); return r;
    }
}`,
        'classes/Soap.cls': `public class Soap implements WebServiceMock {
    public void doInvoke(Object stub, Object request, Map<String, Object> response, String endpoint, String action, String requestName, String responseNamespace, String responseName, String responseType) {
        response.put('x', String.join(new List<String>{ (String) stub, (String) request, endpoint, action, requestName, responseNamespace, responseName, responseType }, ','));
    }
}`
    };
    const asked = `HttpRequest q = new HttpRequest(); q.setEndpoint('callout:Named/path'); q.setMethod('POST');`;
    const soap = `Map<String, Object> answer = new Map<String, Object>(); WebServiceCallout.invoke('s', 'q', answer, new List<String>{ 'e', 'a', 'n1', 'qn', 'n2', 'rn', 'rt' });`;
    const bodies = {
        mocked: `Test.setMock(HttpCalloutMock.class, new Mock()); ${asked} q.setBody('b'); q.setHeader('a', '1'); HttpResponse r = new Http().send(q);
Assert.areEqual('POST callout:Named/path b', r.getBody()); Assert.areEqual('Created', r.getStatus()); Assert.areEqual(201, r.getStatusCode());
Assert.areEqual('1', r.getHeader('X-KIND')); Assert.isNull(r.getHeader('C')); Assert.areEqual(new List<String>{ 'x-kind', 'B' }, r.getHeaderKeys()); Assert.areEqual(1, Limits.getCallouts());
Assert.areEqual('System.HttpResponse[Status=Created, StatusCode=201]', r.toString()); Assert.areEqual('System.HttpRequest[Endpoint=callout:Named/path, Method=POST]', q.toString());`,
        request: `${asked} Assert.areEqual('', q.getBody()); Assert.isNull(q.getBodyAsBlob()); Assert.isNull(q.getHeader('a')); Assert.isFalse(q.getCompressed()); q.setCompressed(true); Assert.isTrue(q.getCompressed());
q.setBodyAsBlob(Blob.valueOf('x')); Assert.areEqual('x', q.getBody()); Dom.Document d = new Dom.Document(); d.createRootElement('r', null, null); q.setBodyDocument(d); Assert.areEqual('r', q.getBodyDocument().getRootElement().getName());`,
        response: `HttpResponse r = new HttpResponse(); Assert.areEqual('', r.getBody()); Assert.areEqual(0, r.getStatusCode()); r.setBody('<a><b/></a>'); Assert.areEqual('a', r.getBodyDocument().getRootElement().getName());
XmlStreamReader x = r.getXmlStreamReader(); x.next(); Assert.areEqual('a', x.getLocalName()); r.setBodyAsBlob(Blob.valueOf('y')); Assert.areEqual('y', r.getBodyAsBlob().toString());`,
        timeout: `Test.setMock(HttpCalloutMock.class, new Mock()); ${asked} q.setTimeout(120000); new Http().send(q); q.setTimeout(1); new Http().send(q); q.setTimeout(120001);
${thrown('new Http().send(q);', 'Timeout must be between 1 and 120000 milliseconds: 120001', 'CalloutException')} q.setTimeout(0); ${thrown('new Http().send(q);', 'Timeout must be between 1 and 120000 milliseconds: 0', 'CalloutException')}`,
        unmocked: `${asked} ${thrown('new Http().send(q);', 'Methods defined as TestMethod do not support Web service callouts', 'TypeException')}`,
        nowhere: thrown('new Http().send(new HttpRequest());', 'no protocol: ', 'CalloutException'),
        single: `StaticResourceCalloutMock m = new StaticResourceCalloutMock(); m.setStaticResource('answer'); m.setStatus('Fine'); m.setStatusCode(202); m.setHeader('A', 'b'); Test.setMock(HttpCalloutMock.class, m);
${asked} HttpResponse r = new Http().send(q); Assert.areEqual('{"a":1}', r.getBody()); Assert.areEqual('Fine', r.getStatus()); Assert.areEqual(202, r.getStatusCode()); Assert.areEqual('b', r.getHeader('a'));`,
        several: `MultiStaticResourceCalloutMock m = new MultiStaticResourceCalloutMock(); m.setStaticResource('https://a', 'Answer'); m.setStaticResource('https://b', 'Other'); Test.setMock(HttpCalloutMock.class, m);
${asked} q.setEndpoint('https://b'); HttpResponse r = new Http().send(q); Assert.areEqual('plain', r.getBody()); Assert.areEqual('OK', r.getStatus()); Assert.areEqual(200, r.getStatusCode());
q.setEndpoint('https://a'); Assert.areEqual('{"a":1}', new Http().send(q).getBody()); q.setEndpoint('https://c'); ${thrown('new Http().send(q);', 'No static resource is set for the endpoint https://c', 'CalloutException')}`,
        noResource: `StaticResourceCalloutMock m = new StaticResourceCalloutMock(); m.setStaticResource('Nothing'); Test.setMock(HttpCalloutMock.class, m); ${asked} ${thrown('new Http().send(q);', 'Static Resource not found: Nothing', 'CalloutException')}`,
        soap: `Test.setMock(WebServiceMock.class, new Soap()); ${soap} Assert.areEqual('s,q,e,a,qn,n2,rn,rt', (String) answer.get('x')); Assert.areEqual(1, Limits.getCallouts());`,
        noSoap: thrown(soap, 'Methods defined as TestMethod do not support Web service callouts', 'TypeException'),
        address: refusal("new Url('nowhere')", 'Invalid URL: nowhere', 'StringException')
    };
    expect(apexFailures(bodies, files)).toEqual({});
    const url = (text: string): string => `new Url('${text}')`;
    expect(
        apexDifferences([
            [`${url('https://a.b:8080/p/q?x=1#r')}.getPath()`, "'/p/q'"],
            [`${url('https://a.b:8080/p/q?x=1#r')}.getFile()`, "'/p/q?x=1'"],
            [`${url('https://a.b:8080/p/q?x=1#r')}.getQuery()`, "'x=1'"],
            [`${url('https://a.b:8080/p/q?x=1#r')}.getRef()`, "'r'"],
            [`${url('https://a.b:8080/p/q?x=1#r')}.getHost()`, "'a.b'"],
            [`${url('https://a.b:8080/p/q?x=1#r')}.getPort()`, '8080'],
            [`${url('https://a.b:8080/p/q?x=1#r')}.getProtocol()`, "'https'"],
            [`${url('https://a.b:8080/p/q?x=1#r')}.getAuthority()`, "'a.b:8080'"],
            [`${url('https://a.b:8080/p/q?x=1#r')}.toExternalForm()`, "'https://a.b:8080/p/q?x=1#r'"],
            [`String.valueOf(${url('http://a.b')})`, "'http://a.b'"],
            [`${url('http://a.b')}.getPort()`, '-1'],
            [`${url('http://a.b')}.getDefaultPort() + ${url('ftp://a.b')}.getDefaultPort()`, '101'],
            [`${url('http://a.b')}.getPath() + ${url('http://a.b')}.getFile()`, "''"],
            [`${url('http://a.b')}.getQuery()`, 'null'],
            [`${url('http://a.b')}.getRef()`, 'null'],
            [`${url('http://me@a.b')}.getUserInfo()`, "'me'"],
            [
                `Url.getOrgDomainUrl().getProtocol() + Url.getSalesforceBaseUrl().getProtocol()`,
                'Url.getCurrentRequestUrl().getProtocol().repeat(2)'
            ]
        ])
    ).toEqual([]);
});

// Apex Developer Guide, Build a Mocking Framework with the Stub API.
test('stubs ask their provider', () => {
    const files = {
        'classes/Base.cls': `public virtual class Base { public virtual Integer inherited(Integer n) { return n; } }`,
        'classes/Service.cls': `public class Service extends Base {
    public String state = 'made'; public static String fixed() { return 'static'; } private String own() { return 'private'; }
    public String name(String first, List<Integer> more) { return 'real'; } public void run() { throw new IllegalArgumentException('real'); } public Account found() { return null; }
    public String callOwn() { return own(); }
}`,
        'classes/Shown.cls': 'public interface Shown { String show(Integer n); }',
        'classes/Provider.cls': `public class Provider implements StubProvider {
    public Object answer; public List<String> said = new List<String>();
    public Object handleMethodCall(Object stub, String name, Type returns, List<Type> types, List<String> names, List<Object> args) {
        said.add(name + ':' + returns + ':' + types + ':' + names + ':' + args); return answer;
    }
}`
    };
    const made = (type: string): string =>
        `Provider p = new Provider(); ${type} s = (${type}) Test.createStub(${type}.class, p);`;
    expect(
        apexFailures(
            {
                answered: `${made('Service')} p.answer = 'stubbed'; Assert.areEqual('stubbed', s.name('a', new List<Integer>{ 1 })); Assert.areEqual('name:String:(String, List<Integer>):(first, more):(a, (1))', p.said[0]);
p.answer = 5; Assert.areEqual(5, s.inherited(4)); Assert.areEqual('static', Service.fixed()); p.answer = new Account(Name = 'x'); Assert.areEqual('x', s.found().Name);
p.answer = null; Assert.isNull(s.found()); s.run(); Assert.areEqual('run:void:():():()', p.said.get(p.said.size() - 1)); Assert.isNull(s.state);`,
                wrongType: `${made('Service')} p.answer = 1; ${thrown("s.name('a', null);", 'Invalid conversion from runtime type Integer to String', 'TypeException')}`,
                anInterface: `${made('Shown')} p.answer = 'i'; Assert.areEqual('i', s.show(3)); Assert.areEqual('show:String:(Integer):(n):(3)', p.said[0]);`,
                ofPlatform: `Provider p = new Provider(); ${thrown('Test.createStub(Http.class, p);', 'Test.createStub: cannot create a stub of System.Http', 'IllegalArgumentException')}`
            },
            files
        )
    ).toEqual({});
});

// Apex Reference Guide: Test.loadData, Test.testInstall, Test.testUninstall, InstallContext, UninstallContext.
test('rows of static resources, and the scripts of packages', () => {
    const files = {
        ...resource('Rows', 'Name,NumberOfEmployees,AnnualRevenue\n"a, ""b""",3,2.5\n\nc,,\n', 'csv'),
        ...resource(
            'Dates',
            'Name,StageName,CloseDate,IsPrivate\nd,Closed Won,2024-02-28,TRUE\ne,Closed Won,2024-02-29,no',
            'csv'
        ),
        ...resource('Wrong', 'Name,Nothing__c\na,b', 'csv'),
        ...resource('Day', 'Name,StageName,CloseDate\nd,Closed Won,tomorrow', 'csv'),
        'classes/Script.cls': `public class Script implements InstallHandler, UninstallHandler {
    public static String said;
    public void onInstall(InstallContext c) { said = c.isPush() + ',' + c.isUpgrade() + ',' + (c.previousVersion() == null ? 0 : c.previousVersion().minor()) + ',' + (c.installerId() == UserInfo.getUserId()) + ',' + (c.organizationId() == UserInfo.getOrganizationId()); }
    public void onUninstall(UninstallContext c) { said = 'gone ' + (c.uninstallerId() == UserInfo.getUserId()) + ',' + (c.organizationId() == UserInfo.getOrganizationId()); }
}`
    };
    expect(
        apexFailures(
            {
                rows: `List<SObject> made = Test.loadData(Account.SObjectType, 'Rows'); Assert.areEqual(2, made.size()); Assert.isNotNull(made[0].Id);
List<Account> saved = [SELECT Name, NumberOfEmployees, AnnualRevenue FROM Account ORDER BY Name]; Assert.areEqual('a, "b"', saved[0].Name); Assert.areEqual(3, saved[0].NumberOfEmployees); Assert.areEqual(2.5, saved[0].AnnualRevenue); Assert.isNull(saved[1].NumberOfEmployees);`,
                dates: `Test.loadData(Opportunity.SObjectType, 'Dates'); List<Opportunity> all = [SELECT CloseDate, IsPrivate FROM Opportunity ORDER BY Name]; Assert.areEqual(Date.newInstance(2024, 2, 28), all[0].CloseDate); Assert.isTrue(all[0].IsPrivate); Assert.isFalse(all[1].IsPrivate);`,
                day: thrown(
                    "Test.loadData(Opportunity.SObjectType, 'Day');",
                    'Invalid date: tomorrow',
                    'TypeException'
                ),
                field: thrown(
                    "Test.loadData(Account.SObjectType, 'Wrong');",
                    'Invalid field: Nothing__c',
                    'TypeException'
                ),
                missing: thrown(
                    "Test.loadData(Account.SObjectType, 'Missing');",
                    'Static Resource not found: Missing',
                    'TypeException'
                ),
                first: `Test.testInstall(new Script(), null); Assert.areEqual('false,false,0,true,true', Script.said);`,
                upgrade: `Test.testInstall(new Script(), new Version(1, 2), true); Assert.areEqual('true,true,2,true,true', Script.said);`,
                removed: `Test.testUninstall(new Script()); Assert.areEqual('gone true,true', Script.said);`,
                nobody: thrown('Test.testInstall(null, null);', 'Argument cannot be null.', 'NullPointerException')
            },
            files
        )
    ).toEqual({});
});

// Apex Developer Guide, Trigger Context Variables; before an insert there is no map of new records, of a delete no new ones.
test('what a trigger is told', () => {
    const told = `Log.said.add(String.valueOf(Trigger.operationType) + ' ' + Trigger.isBefore + Trigger.isAfter + ' ' + Trigger.isInsert + Trigger.isUpdate + Trigger.isDelete + Trigger.isUndelete + ' ' + Trigger.size + (Trigger.new == null) + (Trigger.old == null) + (Trigger.newMap == null) + (Trigger.oldMap == null) + Trigger.isExecuting);`;
    const files = {
        'classes/Log.cls': 'public class Log { public static List<String> said = new List<String>(); }',
        'triggers/Tells.trigger': `trigger Tells on Account (before insert, after insert, before update, after update, before delete, after delete, after undelete) { ${told} }`
    };
    const [t, f] = ['true', 'false'];
    const line = (operation: string, before: boolean, at: number, nones: string): string =>
        `${operation} ${before ? t + f : f + t} ${[0, 1, 2, 3].map((one) => (one === at ? t : f)).join('')} 1${nones}true`;
    const lines = [
        line('BEFORE_INSERT', true, 0, f + t + t + t),
        line('AFTER_INSERT', false, 0, f + t + f + t),
        line('BEFORE_UPDATE', true, 1, f + f + f + f),
        line('AFTER_UPDATE', false, 1, f + f + f + f),
        line('BEFORE_DELETE', true, 2, t + f + t + f),
        line('AFTER_DELETE', false, 2, t + f + t + f),
        line('AFTER_UNDELETE', false, 3, f + t + f + t)
    ];
    expect(
        apexFailures(
            {
                told: `Account a = new Account(Name = 'a'); insert a; update a; delete a; undelete a; Assert.areEqual('${lines.join('\\n')}', String.join(Log.said, '\\n'));`,
                outside: `Assert.isFalse(Trigger.isExecuting); Assert.isFalse(Trigger.isBefore || Trigger.isAfter || Trigger.isInsert); Assert.isNull(Trigger.operationType); Assert.isNull(Trigger.new);`
            },
            files
        )
    ).toEqual({});
});

// Apex Reference Guide, namespace FormulaEval.
test('formulas are built and evaluated on objects and records', () => {
    const files = {
        'classes/Box.cls': `global class Box { global Integer count = 3; global Decimal price = 1.5; global String label = 'b'; global Boolean open = true; global Date day = Date.newInstance(2024, 2, 28); global Account owner = new Account(Name = 'Acme', NumberOfEmployees = 4); global Long many = 5; global Double part = 0.5; global List<String> texts = new List<String>(); global Box within { get { return count == 0 ? null : new Box(0); } } global Box() { } global Box(Integer c) { count = c; } }`,
        'classes/Hidden.cls': 'public class Hidden { public Integer count = 3; }'
    };
    const built = (formula: string, type: string, of = 'Box'): string =>
        `Formula.builder().withType(${of}.class).withReturnType(FormulaEval.FormulaReturnType.${type}).withFormula('${formula}').build()`;
    const of = (formula: string, type: string, on = 'new Box()', ofType = 'Box'): string =>
        `${built(formula, type, ofType)}.evaluate(${on})`;
    const account = `new Account(Name = 'a', NumberOfEmployees = 7, Parent = new Account(Name = 'p'))`;
    const invalid = (made: string, message: string): string =>
        thrown(`${made};`, message, 'FormulaValidationException');
    expect(
        apexDifferences(
            [
                [of('count + 1', 'INTEGER'), '4'],
                [`${of('count / 2', 'INTEGER')} instanceof Integer`, 'true'],
                [of('count / 2', 'INTEGER'), '1'],
                [of('count * 2', 'LONG'), '6L'],
                [`${of('count * 2', 'LONG')} instanceof Long`, 'true'],
                [`${of('price * 2', 'DOUBLE')} instanceof Double`, 'true'],
                [`${of('price * 2', 'DECIMAL')} instanceof Decimal`, 'true'],
                [of('price * many * part', 'DECIMAL'), '3.75'],
                [of('label & "!"', 'STRING'), "'b!'"],
                [of('AND(open, count > 2)', 'BOOLEAN'), 'true'],
                [of('day + 1', 'DATE'), 'Date.newInstance(2024, 2, 29)'],
                [of('owner.Name', 'STRING'), "'Acme'"],
                [of('within.count', 'INTEGER'), '0'],
                [of('within.label', 'STRING', 'new Box(0)'), 'null'],
                [of('NumberOfEmployees + 1', 'INTEGER', account, 'Account'), '8'],
                [of('Parent.Name', 'STRING', account, 'Account'), "'p'"],
                [
                    `${built('count + LEN(label)', 'INTEGER')}.getReferencedFields()`,
                    "new Set<String>{ 'count', 'label' }"
                ]
            ],
            files
        )
    ).toEqual([]);
    expect(
        apexBodies(
            {
                unknown: invalid(built('nothing + 1', 'INTEGER'), 'Field nothing does not exist. Check spelling.'),
                unknownField: invalid(
                    built('Nothing__c', 'STRING', 'Account'),
                    'Field Nothing__c does not exist. Check spelling.'
                ),
                unknownWithin: thrown(
                    `Object o = ${of('within.nothing', 'INTEGER')};`,
                    'Field nothing does not exist. Check spelling.',
                    'FormulaEvaluationException'
                ),
                hidden: invalid(built('count', 'INTEGER', 'Hidden'), 'The class Hidden must be global'),
                unfinished: invalid(
                    "Formula.builder().withType(Box.class).withFormula('1').build()",
                    'A formula needs a type, a return type and a text'
                ),
                broken: `try { ${built('count +', 'INTEGER')}; Assert.fail(); } catch (FormulaValidationException e) { Assert.isNotNull(e.getMessage()); }`,
                onNothing: thrown(
                    `Object o = ${of('count', 'INTEGER', 'null')};`,
                    'Argument cannot be null.',
                    'NullPointerException'
                ),
                ofList: `Object o = ${of('texts', 'STRING')};`
            },
            files
        )
    ).toEqual({
        ...Object.fromEntries(
            ['unknown', 'unknownField', 'unknownWithin', 'hidden', 'unfinished', 'broken', 'onNothing'].map((name) => [
                name,
                'Pass'
            ])
        ),
        ofList: 'Unsupported: a formula on a value of ApexList'
    });
});

// Visualforce Developer Guide and Apex Reference Guide: StandardController, StandardSetController.
test('standard controllers of one record and of many', () => {
    const three = `List<Account> all = new List<Account>(); for (Integer i = 0; i < 45; i++) { all.add(new Account(Name = 'a' + i)); } insert all; ApexPages.StandardSetController c = new ApexPages.StandardSetController(all);`;
    const page = (size: number, number: number, next: boolean, before: boolean): string =>
        `Assert.areEqual(${size}, c.getRecords().size()); Assert.areEqual(${number}, c.getPageNumber()); Assert.areEqual(${next}, c.getHasNext()); Assert.areEqual(${before}, c.getHasPrevious());`;
    const one = `Account a = new Account(Name = 'a'); insert a; ApexPages.StandardController c = new ApexPages.StandardController(a);`;
    expect(
        apexFailures({
            made: `Account a = new Account(Name = 'a'); ApexPages.StandardController c = new ApexPages.StandardController(a); Assert.isNull(c.getId()); Assert.areEqual('/001/o', c.cancel().getUrl());
Assert.areEqual('/' + c.save().getUrl().substring(1), '/' + a.Id); Assert.areEqual(1, [SELECT COUNT() FROM Account]); Assert.areEqual(a, c.getRecord());`,
            changed: `${one} a.Name = 'b'; Assert.areEqual('/' + a.Id, c.save().getUrl()); Assert.areEqual('b', [SELECT Name FROM Account].Name); Assert.areEqual('/' + a.Id, c.cancel().getUrl()); Assert.areEqual('/' + a.Id, c.view().getUrl()); Assert.areEqual('/' + a.Id + '/e', c.edit().getUrl()); Assert.areEqual(a.Id, c.getId());`,
            deleted: `${one} Assert.areEqual('/001/o', c.delete().getUrl()); Assert.areEqual(0, [SELECT COUNT() FROM Account]); Assert.isNull(c.delete()); Assert.isTrue(ApexPages.hasMessages());`,
            fields: `${one} ${thrown("c.addFields(new List<String>{ 'Phone' });", 'You cannot call addFields when the data is being passed into the controller by the caller.', 'SObjectException')}`,
            pages: `${three} ${page(20, 1, true, false)} c.next(); ${page(20, 2, true, true)} c.next(); ${page(5, 3, false, true)} c.next(); ${page(5, 3, false, true)} c.previous(); ${page(20, 2, true, true)} c.first(); ${page(20, 1, true, false)} c.previous(); ${page(20, 1, true, false)} c.last(); ${page(5, 3, false, true)}
Assert.areEqual('a40', ((Account) c.getRecords()[0]).Name); c.setPageNumber(2); Assert.areEqual('a20', ((Account) c.getRecords()[0]).Name); Assert.areEqual(20, c.getPageSize()); c.setPageSize(40); ${page(5, 2, false, true)} c.setPageNumber(9); ${page(5, 2, false, true)}
Assert.areEqual(45, c.getResultSize()); Assert.isTrue(c.getCompleteResult());`,
            selected: `${three} Assert.areEqual(0, c.getSelected().size()); c.setSelected(new List<Account>{ all[0], all[1] }); ((Account) c.getRecord()).Site = 'x'; Assert.areEqual('/001/o', c.save().getUrl()); Assert.areEqual(2, c.getSelected().size());
Assert.areEqual(2, [SELECT COUNT() FROM Account WHERE Site = 'x']); Assert.areEqual('/001/o', c.cancel().getUrl());`,
            none: `ApexPages.StandardSetController c = new ApexPages.StandardSetController(new List<Contact>()); ${page(0, 1, false, false)} Assert.areEqual(Contact.SObjectType, c.getRecord().getSObjectType());`,
            located: `insert new Account(Name = 'a'); ApexPages.StandardSetController c = new ApexPages.StandardSetController(Database.getQueryLocator([SELECT Name FROM Account])); ${page(1, 1, false, false)}`,
            most: `List<Account> many = new List<Account>(); for (Integer i = 0; i < 10000; i++) { many.add(new Account()); } new ApexPages.StandardSetController(many); many.add(new Account()); ${thrown('new ApexPages.StandardSetController(many);', 'Too many records for a StandardSetController: the limit is 10,000', 'VisualforceException')}`,
            nothing: thrown(
                'new ApexPages.StandardController(null);',
                'Argument cannot be null.',
                'NullPointerException'
            )
        })
    ).toEqual({});
});

// Apex Reference Guide, namespace Invocable; a test makes results of JSON.
test('results of actions from JSON', () => {
    const result = (json: string): string =>
        `((Invocable.Action.Result) JSON.deserialize('${json}', Invocable.Action.Result.class))`;
    expect(
        apexDifferences([
            [`${result('{"success":true}')}.isSuccess()`, 'true'],
            [`${result('{"success":false}')}.isSuccess() || ${result('{}')}.isSuccess()`, 'false'],
            [`${result('{}')}.getOutputParameters().size()`, '0'],
            [`${result('{}')}.getErrors()`, 'null'],
            [`${result('{"errors":[{"code":"C","message":"M"}]}')}.getErrors()[0].getCode()`, "'C'"],
            [`${result('{"errors":[{"code":"C","message":"M"}]}')}.getErrors()[0].getMessage()`, "'M'"],
            [`${result('{"errors":[{}]}')}.getErrors()[0].getMessage()`, 'null'],
            [`JSON.serialize(${result('{"errors":[{"code":"C"}]}')}.getErrors())`, `'[{"code":"C","message":null}]'`]
        ])
    ).toEqual([]);
});
