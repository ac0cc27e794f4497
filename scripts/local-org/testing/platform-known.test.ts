import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openOrg } from '../org.ts';
import { runTests } from './test-runner.ts';

/** What each line does as a test of its own: null where it passes, else its message. */
function outcomes(lines: Record<string, string>, others: Record<string, string> = {}): Record<string, string | null> {
    const folder = mkdtempSync(join(tmpdir(), 'platform-known-'));
    const classes = join(folder, 'classes');
    mkdirSync(classes);
    const sources = {
        ...others,
        ...Object.fromEntries(
            Object.entries(lines).map(([name, line]) => [
                name,
                `@IsTest private class ${name} { @IsTest static void run() { ${line} } }`
            ])
        )
    };
    Object.entries(sources).forEach(([name, text]) => writeFileSync(join(classes, `${name}.cls`), text));
    const org = openOrg({ projectDirs: [folder], file: ':memory:', cacheFolder: null });
    try {
        const results = runTests(
            org,
            (name) => name in lines,
            () => undefined
        );
        return Object.fromEntries(
            results.map((one) => [
                one.className,
                one.outcome === 'Pass' ? null : one.message!.replace(/^\S+: (?=\S+ )/, '')
            ])
        );
    } finally {
        org.store.close();
        rmSync(folder, { recursive: true });
    }
}

describe('members of the platform that nobody has written', () => {
    test('compile and throw their name; those that do not exist do not compile', () => {
        expect(
            outcomes({
                Call: 'Site.getPasswordPolicyStatement();',
                Made: 'new DataSource.QueryContext();',
                Wrong: 'Site.getAdminMail();',
                Nothing: 'System.Nothing n;',
                Both: 'Network one = new Network(); Network.loadAllPackageDefaultNetworkPulseSettings();'
            })
        ).toMatchObject({
            Call: 'Unsupported: System.Site.getPasswordPolicyStatement()',
            Made: 'Unsupported: DataSource.QueryContext.<Constructor>()',
            Wrong: expect.stringContaining('Method does not exist'),
            Nothing: expect.stringContaining('Invalid type: System.Nothing'),
            Both: 'Unsupported: System.Network.loadAllPackageDefaultNetworkPulseSettings()'
        });
    });

    test('of classes that are data alone need no writing', () => {
        expect(
            outcomes({
                Segment:
                    "ConnectApi.TextSegmentInput s = new ConnectApi.TextSegmentInput(); s.text = 'a'; Assert.areEqual('a', s.text); Assert.isNull(s.type);",
                MetadataUse:
                    'Metadata.CustomMetadata m = new Metadata.CustomMetadata(); m.values.add(new Metadata.CustomMetadataValue()); Assert.areEqual(1, m.values.size());',
                Accessor:
                    'try { insert new Account(); } catch (DmlException e) { } Database.Error err = Database.insert(new Account(), false).getErrors()[0]; Assert.areEqual(err.getMessage(), err.message);'
            })
        ).toEqual({ Segment: null, MetadataUse: null, Accessor: null });
    });

    test('a container holds components to be deployed; the deployment is refused, and a context that none made has no job', () => {
        const made = `Metadata.DeployContainer c = new Metadata.DeployContainer(); Metadata.CustomMetadata one = new Metadata.CustomMetadata();
one.fullName = 'Rate__mdt.One'; c.addMetadata(one); Metadata.CustomMetadata two = new Metadata.CustomMetadata(); two.fullName = 'Rate__mdt.Two'; c.addMetadata(two);`;
        const context = 'Metadata.DeployCallbackContext context = new';
        expect(
            outcomes(
                {
                    Added: `${made} Assert.areEqual(2, c.getMetadata().size()); Assert.areEqual('Rate__mdt.Two', c.getMetadata()[1].fullName);`,
                    Removed: `${made} Assert.isTrue(c.removeMetadata(one)); Assert.isFalse(c.removeMetadata(one)); Assert.areEqual('Rate__mdt.Two', c.getMetadata()[0].fullName);`,
                    ByName: `${made} Assert.isFalse(c.removeMetadataByFullName('Rate__mdt.Three')); Assert.isTrue(c.removeMetadataByFullName('Rate__mdt.One')); Assert.areEqual(1, c.getMetadata().size());`,
                    OfNothing: `${made} c.addMetadata(null);`,
                    Deployed: `${made} Metadata.Operations.enqueueDeployment(c, null);`,
                    Handled: `${context} Metadata.DeployCallbackContext(); Assert.isNotNull(context);`,
                    Job: `${context} Metadata.DeployCallbackContext(); context.getCallbackJobId();`,
                    Mocked: `${context} Mock(); Assert.isNull(context.getCallbackJobId());`
                },
                {
                    Mock: 'public class Mock extends Metadata.DeployCallbackContext { public override Id getCallbackJobId() { return null; } }'
                }
            )
        ).toEqual({
            Added: null,
            Removed: null,
            ByName: null,
            OfNothing: 'Argument cannot be null.',
            Deployed: expect.stringContaining('Unsupported: Metadata.Operations.enqueueDeployment'),
            Handled: null,
            Job: 'Unsupported: Metadata.DeployCallbackContext.getCallbackJobId()',
            Mocked: null
        });
    });
});

describe('names of the platform', () => {
    test('a static member of a super class is reached through an instance and by the name of the class', () => {
        const Base = 'public virtual class Base { public static String Test; public static String word; }';
        const Own = (member: string): string => `public class Own extends Base { ${member} }`;
        const use = { Use: 'new Own();' };
        expect(
            outcomes(use, {
                Base,
                Own: Own('static Boolean b() { return Test.isRunningTest(); } String s() { return word; }')
            })
        ).toEqual({ Use: null });
        expect(outcomes(use, { Base, Own: Own('static String s() { return word; }') })['Use']).toContain(
            'Variable does not exist: word'
        );
    });

    test('`Object.fields.Field` is the token, `SObjectType.Object.fields.Field` what describes it', () => {
        expect(
            outcomes({
                Token: "Assert.areEqual('Name', Contact.fields.Name.getDescribe().getName());",
                Described: "Assert.areEqual('Name', Schema.SObjectType.Contact.fields.Name.getName());",
                Wrong: 'Contact.fields.Name.getLabel();'
            })
        ).toEqual({ Token: null, Described: null, Wrong: expect.stringContaining('getLabel') });
    });

    test('an interface is implemented with a list of one kind of record, or by a static method', () => {
        const Shape = 'public interface Shape { Integer run(List<SObject> rows); Shape self(); }';
        const Own = (rows: string): string =>
            `public class Own implements Shape { public Integer run(List<${rows}> rows) { return rows.size(); } public static Shape self() { return new Own(); } }`;
        const use = {
            Use: 'Shape s = new Own(); Assert.areEqual(1, s.self().run(new List<Account>{ new Account() }));'
        };
        expect(outcomes(use, { Shape, Own: Own('Account') })).toEqual({ Use: null });
        expect(outcomes(use, { Shape, Own: Own('String') })['Use']).toContain('must implement the method');
    });

    test('a Double takes the sum with a Decimal, an Integer does not', () => {
        expect(
            outcomes({
                Right: 'Double d = 1; Decimal e = 2; d += e; Assert.areEqual(3, d);',
                Wrong: 'Integer i = 0; Decimal e = 1; i += e;'
            })
        ).toEqual({ Right: null, Wrong: expect.stringContaining('Illegal assignment from Decimal to Integer') });
    });
});

describe('pages and what answers callouts', () => {
    test('a page reference keeps its parameters apart from its path; messages are shown once', () => {
        expect(
            outcomes({
                Url: "PageReference p = new PageReference('/apex/a?x=1#top'); p.getParameters().put('y', 'a b'); Assert.areEqual('/apex/a?x=1&y=a+b#top', p.getUrl());",
                Nowhere: 'Object o = Page.Nowhere;',
                Nowhere2: 'Object o = System.Page.Nowhere;',
                SiteLabel: 'String text = System.Label.Site.user_not_found;',
                Message:
                    "ApexPages.Message m = new ApexPages.Message(ApexPages.Severity.ERROR, 'a'); ApexPages.addMessage(m); ApexPages.addMessage(m); Assert.areEqual(1, ApexPages.getMessages().size()); Assert.isFalse(ApexPages.hasMessages(ApexPages.Severity.INFO));",
                Saved: "ApexPages.StandardController c = new ApexPages.StandardController(new Account(Name = 'a')); Assert.areEqual('/' + c.save().getUrl().substring(1), '/' + c.getId()); Assert.areEqual(1, [SELECT count() FROM Account]);",
                Refused:
                    'ApexPages.StandardController c = new ApexPages.StandardController(new Account()); Assert.isNull(c.save()); Assert.isTrue(ApexPages.hasMessages(ApexPages.Severity.ERROR));'
            })
        ).toEqual({
            Url: null,
            Nowhere: expect.stringContaining('Page Nowhere does not exist'),
            Nowhere2: expect.stringContaining('Page Nowhere does not exist'),
            // Every org has the labels of sites; what they say is not known here.
            SiteLabel: expect.stringContaining('the text of Label.Site.user_not_found'),
            Message: null,
            Saved: null,
            Refused: null
        });
    });
});
