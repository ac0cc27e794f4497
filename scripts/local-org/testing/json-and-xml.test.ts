import { apexDifferences, apexFailures } from './apex-tests.ts';

// Apex Reference Guide, class JSONGenerator.
test('a generator of JSON writes what it is told, in the order of JSON', () => {
    expect(
        apexFailures({
            written: `
    JSONGenerator g = JSON.createGenerator(false);
    g.writeStartObject();
    g.writeStringField('text', 'a"b'); g.writeNumberField('number', 1.50); g.writeBooleanField('yes', true);
    g.writeNullField('none'); g.writeDateField('day', Date.newInstance(2024, 1, 2)); g.writeIdField('id', '001000000000001AAA');
    g.writeFieldName('list'); g.writeStartArray(); g.writeNumber(1); g.writeString('x'); g.writeNull(); g.writeEndArray();
    g.writeObjectField('map', new Map<String, Integer>{ 'a' => 1 }); g.writeBlobField('blob', Blob.valueOf('ab'));
    g.writeTimeField('time', Time.newInstance(1, 2, 3, 4)); g.writeDateTimeField('at', Datetime.newInstanceGmt(2024, 1, 2));
    g.writeEndObject();
    Assert.isFalse(g.isClosed());
    Assert.areEqual('{"text":"a\\\\"b","number":1.50,"yes":true,"none":null,"day":"2024-01-02","id":"001000000000001AAA","list":[1,"x",null],"map":{"a":1},"blob":"YWI=","time":"01:02:03.004Z","at":"2024-01-02T00:00:00.000Z"}', g.getAsString());
    Assert.isTrue(g.isClosed());`,
            pretty: `
    JSONGenerator g = JSON.createGenerator(true);
    g.writeStartObject(); g.writeNumberField('a', 1); g.writeNumberField('b', 2); g.writeEndObject();
    Assert.areEqual('{\\n  "a" : 1,\\n  "b" : 2\\n}', g.getAsString());`,
            refused: `
    JSONGenerator g = JSON.createGenerator(false); g.writeStartObject();
    try { g.writeString('x'); Assert.fail(); } catch (JSONException e) { Assert.areEqual('Can not write value, expecting field name', e.getMessage()); }
    try { g.writeEndArray(); Assert.fail(); } catch (JSONException e) { Assert.areEqual('Current context not an array', e.getMessage()); }`,
            named: `
    JSONGenerator g = JSON.createGenerator(false); g.writeStartArray();
    try { g.writeFieldName('x'); Assert.fail(); } catch (JSONException e) { Assert.areEqual('Can not write a field name, expecting a value', e.getMessage()); }`,
            closed: `
    JSONGenerator g = JSON.createGenerator(false); g.close();
    try { g.writeNull(); Assert.fail(); } catch (JSONException e) { Assert.isTrue(g.isClosed()); }`
        })
    ).toEqual({});
});

// Apex Reference Guide, class JSONParser.
test('a parser of JSON goes from token to token', () => {
    expect(
        apexFailures({
            tokens: `
    JSONParser p = JSON.createParser('{"a": [1, -2.5e1, "x"], "b": {"c": true, "d": false}, "e": null}');
    List<String> seen = new List<String>();
    while (p.nextToken() != null) { seen.add(p.getCurrentToken().name()); }
    Assert.areEqual('START_OBJECT,FIELD_NAME,START_ARRAY,VALUE_NUMBER_INT,VALUE_NUMBER_FLOAT,VALUE_STRING,END_ARRAY,FIELD_NAME,START_OBJECT,FIELD_NAME,VALUE_TRUE,FIELD_NAME,VALUE_FALSE,END_OBJECT,FIELD_NAME,VALUE_NULL,END_OBJECT', String.join(seen, ','));
    Assert.isFalse(p.hasCurrentToken());`,
            names: `
    JSONParser p = JSON.createParser('{"a": [1], "b": {"c": 2}}');
    Assert.isFalse(p.hasCurrentToken());
    p.nextToken(); p.nextToken(); Assert.areEqual('a', p.getCurrentName()); Assert.areEqual('a', p.getText());
    p.nextToken(); Assert.areEqual('a', p.getCurrentName());
    p.nextToken(); Assert.isNull(p.getCurrentName()); Assert.areEqual(1, p.getIntegerValue());
    p.nextToken(); p.nextValue(); Assert.areEqual('b', p.getCurrentName());
    p.nextValue(); Assert.areEqual('c', p.getCurrentName()); Assert.areEqual(2, p.getIntegerValue());`,
            values: `
    JSONParser p = JSON.createParser('[true, false, 5, 6, 1.5, 2.5, "2024-01-02", "2024-01-02T03:04:05.000Z", "01:02:03.004Z", "001000000000001AAA", "YWI="]');
    p.nextToken(); p.nextToken();
    Assert.isTrue(p.getBooleanValue()); p.nextToken(); Assert.isFalse(p.getBooleanValue()); p.nextToken();
    Assert.areEqual(5, p.getIntegerValue()); p.nextToken(); Assert.areEqual(6L, p.getLongValue()); p.nextToken();
    Assert.areEqual(1.5, p.getDecimalValue()); p.nextToken(); Assert.areEqual(2.5, p.getDoubleValue()); p.nextToken();
    Assert.areEqual(Date.newInstance(2024, 1, 2), p.getDateValue()); p.nextToken();
    Assert.areEqual(Datetime.newInstanceGmt(2024, 1, 2, 3, 4, 5), p.getDatetimeValue()); p.nextToken();
    Assert.areEqual(Time.newInstance(1, 2, 3, 4), p.getTimeValue()); p.nextToken();
    Assert.areEqual('001000000000001AAA', p.getIdValue()); p.nextToken(); Assert.areEqual('ab', p.getBlobValue().toString());`,
            wrong: `
    JSONParser p = JSON.createParser('["x"]'); p.nextToken(); p.nextToken();
    try { p.getBooleanValue(); Assert.fail(); } catch (JSONException e) { Assert.areEqual('Current token is not a boolean', e.getMessage()); }`,
            skipped: `
    JSONParser p = JSON.createParser('{"a": {"b": [1, 2]}, "c": 3}');
    p.nextToken(); p.nextValue(); p.skipChildren(); Assert.areEqual(JSONToken.END_OBJECT, p.getCurrentToken());
    p.nextValue(); Assert.areEqual(3, p.getIntegerValue());
    p.skipChildren(); Assert.areEqual(3, p.getIntegerValue());`,
            cleared: `
    JSONParser p = JSON.createParser('[1]'); p.nextToken(); p.clearCurrentToken();
    Assert.isFalse(p.hasCurrentToken()); Assert.areEqual(JSONToken.START_ARRAY, p.getLastClearedToken());
    p.nextToken(); Assert.areEqual(1, p.getIntegerValue());`,
            objects: `
    JSONParser p = JSON.createParser('{"all": [{"Name": "x"}, {"Name": "y"}]}'); List<String> names = new List<String>();
    while (p.nextToken() != null) {
        if (p.getCurrentToken() == JSONToken.START_ARRAY) {
            while (p.nextToken() == JSONToken.START_OBJECT) { names.add(((Account) p.readValueAs(Account.class)).Name); }
        }
    }
    Assert.areEqual(new List<String>{ 'x', 'y' }, names);`
        })
    ).toEqual({});
});

test('JSON is read with its escapes, numbers as they are written', () => {
    const read = (json: string): string => `JSON.deserializeUntyped('${json}')`;
    expect(
        apexDifferences(
            [
                [read('"a\\\\n\\\\t\\\\"\\\\u0041\\\\/"'), "'a\\n\\t\"A/'"],
                [read(' 5 '), '5'],
                [read('1.50'), '1.50'],
                [read('-2e1'), '-20'],
                [read('true'), 'true'],
                [read('null'), 'null'],
                [read('[]'), 'new List<Object>()'],
                [read('[1, [2]]'), 'new List<Object>{ 1, new List<Object>{ 2 } }'],
                [read('{}'), 'new Map<String, Object>()'],
                [
                    read('{"a": {"b": null}}'),
                    "new Map<String, Object>{ 'a' => new Map<String, Object>{ 'b' => null } }"
                ],
                ["JSON.serialize(new List<Object>{ 1, null, 'a', true, 1.50 })", '\'[1,null,"a",true,1.50]\''],
                ["JSON.serialize(new Map<String, Object>{ 'a' => null }, true)", '\'{"a":null}\''],
                ['JSON.serialize(new List<Object>{ null }, true)', "'[null]'"],
                ['JSON.serialize(new Selected(), true)', '\'{"kept":1}\''],
                ['JSON.serialize(new Selected(), false)', '\'{"none":null,"kept":1}\''],
                ['JSON.serialize(Date.newInstance(2024, 1, 2))', '\'"2024-01-02"\''],
                ["JSON.serializePretty(new Map<String, Integer>{ 'a' => 1 })", '\'{\\n  "a" : 1\\n}\''],
                ["((List<Integer>) JSON.deserialize('[1,2]', List<Integer>.class))[1]", '2'],
                ["((Map<String, Integer>) JSON.deserialize('{\"a\":1}', Map<String, Integer>.class)).get('a')", '1']
            ],
            { 'classes/Selected.cls': 'public class Selected { public String none; public Integer kept = 1; }' }
        )
    ).toEqual([]);
});

// The messages are Jackson's, which the platform passes on.
test.each([
    ['', 'No content to map to Object due to end of input at input location [1,1]'],
    ['{"a" 1}', "Unexpected character ('1' (code 49)): was expecting a colon to separate field name and value"],
    ['{"a": 1 "b"}', "Unexpected character ('\"' (code 34)): was expecting comma to separate OBJECT entries"],
    ['[1 2]', "Unexpected character ('2' (code 50)): was expecting comma to separate ARRAY entries"],
    ['{a: 1}', "Unexpected character ('a' (code 97)): was expecting double-quote to start field name"],
    ['{"a": 1', 'Unexpected end-of-input'],
    ['[1', 'Unexpected end-of-input'],
    ['{', 'Unexpected end-of-input'],
    ['"a', 'Unexpected end-of-input in VALUE_STRING'],
    ['"\\x"', "Unrecognized character escape 'x' (code 120)"],
    ['[\n?]', "Unexpected character ('?' (code 63)): expected a valid value"]
])('the text %j is no JSON', (text, message) => {
    const literal = (value: string): string =>
        `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`;
    expect(
        apexFailures({
            run: `try { JSON.deserializeUntyped(${literal(text)}); Assert.fail(); } catch (JSONException e) { Assert.isTrue(e.getMessage().startsWith(${literal(message)}), e.getMessage()); }`
        })
    ).toEqual({});
});

// Apex Reference Guide, classes XmlStreamWriter and XmlStreamReader.
test('XML is written and read event by event', () => {
    expect(
        apexFailures({
            written: `
    XmlStreamWriter w = new XmlStreamWriter();
    w.writeStartDocument('UTF-8', '1.0'); w.writeStartElement(null, 'root', null); w.writeDefaultNamespace('urn:a');
    w.writeNamespace('p', 'urn:p'); w.writeAttribute(null, null, 'x', 'a"<b'); w.writeCharacters('1 < 2 & 3');
    w.writeStartElement('p', 'child', 'urn:p'); w.writeCData('<raw>'); w.writeEndElement();
    w.writeEmptyElement(null, 'empty', null); w.writeAttribute('p', 'urn:p', 'y', '1'); w.writeComment('note');
    w.writeProcessingInstruction('go', 'now'); w.writeStartElement(null, 'open', null); w.writeEndDocument();
    String xml = w.getXmlString(); w.close();
    Assert.areEqual('<?xml version="1.0" encoding="UTF-8"?><root xmlns="urn:a" xmlns:p="urn:p" x="a&quot;&lt;b">1 &lt; 2 &amp; 3<p:child><![CDATA[<raw>]]></p:child><empty p:y="1"/><!--note--><?go now?><open></open></root>', xml);`,
            refused: `
    XmlStreamWriter w = new XmlStreamWriter();
    try { w.writeEndElement(); Assert.fail(); } catch (XmlException e) { Assert.areEqual('No open start tag to close', e.getMessage()); }
    try { w.writeAttribute(null, null, 'x', 'y'); Assert.fail(); } catch (XmlException e) { Assert.areEqual('Attribute not associated with any element', e.getMessage()); }`,
            read: `
    XmlStreamReader r = new XmlStreamReader('<a xmlns="urn:a" xmlns:p="urn:p" x="1" p:y="2"> <b>text</b><!--note--></a>');
    Assert.areEqual(XmlTag.START_DOCUMENT, r.getEventType()); Assert.isFalse(r.hasName());
    Assert.areEqual(1, r.next()); Assert.isTrue(r.isStartElement() && r.hasName() && !r.isEndElement() && !r.hasText());
    Assert.areEqual('a', r.getLocalName()); Assert.areEqual('urn:a', r.getNamespace()); Assert.isNull(r.getPrefix());
    Assert.areEqual(2, r.getAttributeCount()); Assert.areEqual('x', r.getAttributeLocalName(0)); Assert.areEqual('1', r.getAttributeValueAt(0));
    Assert.areEqual('p', r.getAttributePrefix(1)); Assert.areEqual('urn:p', r.getAttributeNamespace(1));
    Assert.areEqual('2', r.getAttributeValue('urn:p', 'y')); Assert.areEqual('1', r.getAttributeValue(null, 'x')); Assert.isNull(r.getAttributeValue('urn:a', 'y'));
    Assert.areEqual(2, r.getNamespaceCount()); Assert.areEqual('urn:p', r.getNamespaceURI('p'));
    Assert.areEqual(4, r.next()); Assert.isTrue(r.isWhitespace() && r.isCharacters() && r.hasText());
    Assert.areEqual(1, r.nextTag()); Assert.areEqual('b', r.getLocalName());
    Assert.areEqual(4, r.next()); Assert.areEqual('text', r.getText()); Assert.isFalse(r.isWhitespace());
    Assert.areEqual(2, r.next()); Assert.isTrue(r.isEndElement());
    Assert.areEqual(5, r.next()); Assert.areEqual('note', r.getText()); Assert.isFalse(r.isCharacters());
    Assert.areEqual(2, r.next()); Assert.isTrue(r.hasNext()); Assert.areEqual(8, r.next()); Assert.isFalse(r.hasNext());
    try { r.next(); Assert.fail(); } catch (XmlException e) { Assert.areEqual(XmlTag.END_DOCUMENT, r.getEventType()); }`,
            outside: `
    XmlStreamReader r = new XmlStreamReader('<a>text<b/></a>'); r.next();
    try { r.getText(); Assert.fail(); } catch (XmlException e) { Assert.areEqual('a', r.getLocalName()); }
    try { r.getAttributeValueAt(0); Assert.fail(); } catch (XmlException e) { Assert.areEqual(0, r.getAttributeCount()); }
    try { r.nextTag(); Assert.fail(); } catch (XmlException e) { Assert.areEqual('text', r.getText()); }
    try { r.getLocalName(); Assert.fail(); } catch (XmlException e) { Assert.isFalse(r.hasName()); }`
        })
    ).toEqual({});
});
