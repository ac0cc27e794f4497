import { apexFailures } from './apex-tests.ts';

const failures = (body: string): Record<string, string> => apexFailures({ run: body });

describe('values as the Apex Reference Guide has them', () => {
    // Release Notes, Winter '25: since API version 62.0 a Set is not changed while a loop runs over it.
    test('a Set may not change while a loop runs over it', () => {
        const loop = (statement: string): string =>
            failures(`Set<Integer> s = new Set<Integer>{ 1, 2 }; for (Integer i : s) { ${statement} }`)['run'] ??
            'Pass';
        const message = 'System.FinalException: Cannot modify a collection while it is being iterated.';
        expect(loop('s.add(i + 10);')).toBe(message);
        expect(loop('s.remove(i);')).toBe(message);
        expect(loop('s.add(i);')).toBe('Pass');
    });

    test('a text is an Integer up to 2147483647', () => {
        expect(
            failures(`
    Assert.areEqual(2147483647, Integer.valueOf('2147483647'));
    Assert.areEqual(-2147483647 - 1, Integer.valueOf('-2147483648'));
    try { Integer.valueOf('2147483648'); Assert.fail(); } catch (TypeException e) {
        Assert.areEqual('Invalid integer: 2147483648', e.getMessage());
    }`)
        ).toEqual({});
    });

    // Apex Reference Guide: a Long is a signed decimal of 64 bits, as in Java.
    test('a text is a Long up to 9223372036854775807', () => {
        expect(
            failures(`
    Assert.areEqual(9223372036854775807L, Long.valueOf('+9223372036854775807'));
    Assert.areEqual('-9223372036854775808', '' + Long.valueOf('-9223372036854775808'));
    try { Long.valueOf('9223372036854775808'); Assert.fail(); } catch (TypeException e) {
        Assert.areEqual('Invalid long: 9223372036854775808', e.getMessage());
    }`)
        ).toEqual({});
    });

    // Apex Reference Guide, String.abbreviate: "If maxWidth is less than four, this method throws a run-time exception."
    test('an abbreviation has room for its dots and a letter', () => {
        expect(
            failures(`
    Assert.areEqual('H...', 'Hello'.abbreviate(4));
    Assert.areEqual('...Max...', 'Hello Max and Ann'.abbreviate(9, 6));
    for (Integer width : new List<Integer>{ 3, -1 }) {
        try { 'Hello'.abbreviate(width); Assert.fail(); } catch (StringException e) {
            Assert.areEqual('Minimum abbreviation width is 4', e.getMessage());
        }
    }
    try { 'Hello Maximillian'.abbreviate(6, 6); Assert.fail(); } catch (StringException e) {
        Assert.areEqual('Minimum abbreviation width with offset is 7', e.getMessage());
    }`)
        ).toEqual({});
    });

    // Apex Reference Guide: escapeHtml3 and unescapeHtml3 know the entities of HTML 3.0 alone (ISO 8859-1).
    test('HTML 3.0 has no name for what only HTML 4.0 names', () => {
        expect(
            failures(`
    Assert.areEqual('&eacute;€&amp;', 'é€&'.escapeHtml3());
    Assert.areEqual('&eacute;&euro;&amp;', 'é€&'.escapeHtml4());
    Assert.areEqual('é&euro;€', '&eacute;&euro;&#8364;'.unescapeHtml3());
    Assert.areEqual('é€€', '&eacute;&euro;&#8364;'.unescapeHtml4());`)
        ).toEqual({});
    });

    // Apex Reference Guide, Crypto, exceptions of encrypting; the message is the one of an org's log (pastebin.com/EkPgvwJu).
    test('a private key has the length of its algorithm', () => {
        expect(
            failures(`
    Blob key = Blob.valueOf('sixteen letters.'), text = Blob.valueOf('text');
    Blob hidden = Crypto.encryptWithManagedIV('AES128', key, text);
    Assert.areEqual('text', Crypto.decryptWithManagedIV('AES128', key, hidden).toString());
    try { Crypto.encryptWithManagedIV('AES256', key, text); Assert.fail(); } catch (InvalidParameterValueException e) {
        Assert.areEqual('Invalid private key. Must be 32 bytes.', e.getMessage());
    }
    try { Crypto.decrypt('AES192', key, key, hidden); Assert.fail(); } catch (InvalidParameterValueException e) {
        Assert.areEqual('Invalid private key. Must be 24 bytes.', e.getMessage());
    }`)
        ).toEqual({});
    });

    test('an id of 18 letters gets its case back from the last three', () => {
        expect(
            failures(`
    Assert.areEqual('001D000000IRt53IAD', '' + Id.valueOf('001d000000irt53iad', true));
    Assert.areEqual('001D000000IRt53IAD', '' + Id.valueOf('001D000000IRt53IAD', true));`)
        ).toEqual({});
    });

    test('an address tells who is in it and its protocol which port it has by itself', () => {
        expect(
            failures(`
    Url address = new Url('https://user:pw@www.example.com:8080/a?x=1');
    Assert.areEqual('user:pw', address.getUserInfo());
    Assert.areEqual('user:pw@www.example.com:8080', address.getAuthority());
    Assert.areEqual(443, address.getDefaultPort());
    Assert.isNull(new Url('https://www.example.com').getUserInfo());`)
        ).toEqual({});
    });

    test('the ids that UserInfo and jobs give are texts', () => {
        expect(failures("Assert.areEqual('005', UserInfo.getUserId().left(3));")).toEqual({});
    });

    // salesforce.stackexchange.com 337877 and 250184, of what orgs do; the Apex Reference Guide says nothing of it.
    test('JSON makes an instance without its constructor and the first values of its fields, and none of an abstract class', () => {
        const classes = {
            'classes/Made.cls':
                "public class Made { public String name = 'first'; public Integer size; public Made() { size = 5; } }",
            'classes/Abstracted.cls': 'public abstract class Abstracted { public String name; }',
            'classes/Shown.cls': 'public interface Shown { String show(); }'
        };
        const refused = (name: string): string => `
    try { JSON.deserialize('{"name":"a"}', ${name}.class); Assert.fail(); } catch (TypeException e) {
        Assert.areEqual('Cannot deserialize JSON as abstract type: ${name}', e.getMessage());
    }`;
        expect(
            apexFailures(
                {
                    made: `
    Made one = (Made) JSON.deserialize('{"name":"given"}', Made.class);
    Assert.areEqual('given', one.name);
    Assert.isNull(one.size);
    Assert.isNull(((Made) JSON.deserialize('{}', Made.class)).name);
    Assert.areEqual(5, new Made().size);`,
                    abstractClass: refused('Abstracted'),
                    anInterface: refused('Shown')
                },
                classes
            )
        ).toEqual({});
    });
});
