import { apexDifferences, apexFailures, refusal } from './apex-tests.ts';

const hex = (blob: string): string => `EncodingUtil.convertToHex(${blob})`;
const FOX = "Blob.valueOf('The quick brown fox jumps over the lazy dog')";

// Digests: the examples of RFC 1321, FIPS 180-2 and, for HMAC, of Wikipedia's article; AES: NIST SP 800-38A, F.2.1.
test('blobs are encoded, digested and encrypted as the algorithms say', () => {
    const key = "EncodingUtil.convertFromHex('2b7e151628aed2a6abf7158809cf4f3c')";
    const vector = "EncodingUtil.convertFromHex('000102030405060708090a0b0c0d0e0f')";
    const plain = "EncodingUtil.convertFromHex('6bc1bee22e409f96e93d7e117393172a')";
    expect(
        apexDifferences([
            ["Blob.valueOf('aä').size()", '3'],
            ["Blob.valueOf('aä').toString()", "'aä'"],
            ["EncodingUtil.base64Encode(Blob.valueOf('ab'))", "'YWI='"],
            ["EncodingUtil.base64Decode('YWI=').toString()", "'ab'"],
            [hex("Blob.valueOf('az')"), "'617a'"],
            ["EncodingUtil.convertFromHex('617A').toString()", "'az'"],
            ["EncodingUtil.urlEncode('a b&c=ä!~', 'UTF-8')", "'a+b%26c%3D%C3%A4%21%7E'"],
            ["EncodingUtil.urlDecode('a+b%26c%3D%C3%A4', 'UTF-8')", "'a b&c=ä'"],
            [hex("Crypto.generateDigest('MD5', Blob.valueOf('abc'))"), "'900150983cd24fb0d6963f7d28e17f72'"],
            [hex("Crypto.generateDigest('SHA1', Blob.valueOf('abc'))"), "'a9993e364706816aba3e25717850c26c9cd0d89d'"],
            [
                hex("Crypto.generateDigest('SHA-256', Blob.valueOf('abc'))"),
                "'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'"
            ],
            [
                hex(`Crypto.generateMac('hmacSHA256', ${FOX}, Blob.valueOf('key'))`),
                "'f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8'"
            ],
            [
                `Crypto.verifyHMac('hmacSHA256', ${FOX}, Blob.valueOf('key'), Crypto.generateMac('hmacSHA256', ${FOX}, Blob.valueOf('key')))`,
                'true'
            ],
            [
                `Crypto.verifyHMac('hmacSHA256', ${FOX}, Blob.valueOf('key'), Crypto.generateMac('hmacSHA256', ${FOX}, Blob.valueOf('kez')))`,
                'false'
            ],
            [`Crypto.verifyHMac('hmacSHA256', ${FOX}, Blob.valueOf('key'), Blob.valueOf('short'))`, 'false'],
            [
                `${hex(`Crypto.encrypt('AES128', ${key}, ${vector}, ${plain})`)}.left(32)`,
                "'7649abac8119b246cee98e9b12e9197d'"
            ],
            [
                hex(
                    `Crypto.decrypt('AES128', ${key}, ${vector}, Crypto.encrypt('AES128', ${key}, ${vector}, ${plain}))`
                ),
                "'6bc1bee22e409f96e93d7e117393172a'"
            ],
            [
                `Crypto.decryptWithManagedIV('AES128', ${key}, Crypto.encryptWithManagedIV('AES128', ${key}, Blob.valueOf('a'))).toString()`,
                "'a'"
            ],
            ['Crypto.generateAesKey(256).size()', '32'],
            [
                "UUID.fromString('550E8400-e29b-41d4-a716-446655440000').toString()",
                "'550e8400-e29b-41d4-a716-446655440000'"
            ],
            ['UUID.randomUUID().equals(UUID.randomUUID())', 'false'],
            ["Id.valueOf('001000000000001')", "'001000000000001AAA'"],
            ["Id.valueOf('001000000000001AAA').to15()", "'001000000000001'"],
            ["Id.valueOf('001000000000001AAA').getSObjectType()", 'Account.SObjectType'],
            ['new Version(1, 2).compareTo(new Version(1, 10))', '-1'],
            ['new Version(2, 0).compareTo(new Version(1, 10))', '1'],
            ['new Version(1, 2, 3).compareTo(new Version(1, 2))', '0'],
            ['new Version(1, 2, 3).compareTo(new Version(1, 2, 4))', '-1'],
            ["Type.forName('Account') == Account.class && Type.forName('Nothing9') == null", 'true'],
            ["((List<String>) Type.forName('List<String>').newInstance()).size()", '0'],
            ['SObject.class.isAssignableFrom(Account.class) && !Account.class.isAssignableFrom(SObject.class)', 'true']
        ])
    ).toEqual([]);
});

test('what cannot be decoded, and algorithms that there are not, are refused', () => {
    expect(
        apexFailures({
            base64: refusal("EncodingUtil.base64Decode('a*')", 'Unrecognized base64 character'),
            hex: refusal("EncodingUtil.convertFromHex('abc')", 'Invalid hex string'),
            text: refusal("EncodingUtil.convertFromHex('ff').toString()", 'BLOB is not a valid UTF-8 string'),
            digest: refusal("Crypto.generateDigest('MD9', Blob.valueOf(''))", 'Algorithm MD9 is not supported'),
            id: refusal("Id.valueOf('001')", 'Invalid id: 001'),
            uuid: refusal("UUID.fromString('1-2')", 'Invalid UUID string: 1-2')
        })
    ).toEqual({});
});

// Apex Reference Guide, classes PageReference, Cookie and SelectOption.
test('addresses of pages keep their parameters apart, options what they are', () => {
    expect(
        apexFailures({
            parts: `
    PageReference p = new PageReference('/apex/x?b=2&a=1%202#end');
    Assert.areEqual('1 2', p.getParameters().get('a')); Assert.areEqual('end', p.getAnchor()); Assert.isFalse(p.getRedirect());
    p.getParameters().put('c', 'ä&'); p.getParameters().put('d', null); p.getParameters().remove('b');
    Assert.areEqual('/apex/x?a=1+2&c=%C3%A4%26&d=#end', p.getUrl());
    Assert.areEqual('/apex/x?a=1+2&c=%C3%A4%26&d=#top', p.setAnchor('top').setRedirect(true).getUrl()); Assert.isTrue(p.getRedirect());
    Assert.areEqual('/apex/x', new PageReference('/apex/x').getUrl()); Assert.isNull(new PageReference('/x').getAnchor());
    Assert.areEqual('/001000000000001AAA', new PageReference(new Account(Id = '001000000000001AAA')).getUrl());`,
            cookies: `
    PageReference p = new PageReference('/x');
    p.setCookies(new List<Cookie>{ new Cookie('a', '1', '/p', 60, true), new Cookie('b', '2', null, -1, false, 'Strict', true) });
    Cookie a = p.getCookies().get('a'); Cookie b = p.getCookies().get('b');
    Assert.areEqual('a1/p60', a.getName() + a.getValue() + a.getPath() + a.getMaxAge()); Assert.isTrue(a.isSecure()); Assert.isFalse(a.isHttpOnly());
    Assert.areEqual('Strict', b.getSameSite()); Assert.isFalse(b.isSecure()); Assert.isTrue(b.isHttpOnly());`,
            options: `
    SelectOption o = new SelectOption('v', 'l'); Assert.isFalse(o.getDisabled()); Assert.isTrue(o.getEscapeItem());
    Assert.isTrue(new SelectOption('v', 'l', true).getDisabled());
    o.setValue('w'); o.setLabel('m'); o.setDisabled(true); o.setEscapeItem(false);
    Assert.areEqual('wm', o.getValue() + o.getLabel()); Assert.isTrue(o.getDisabled()); Assert.isFalse(o.getEscapeItem());`
        })
    ).toEqual({});
});
