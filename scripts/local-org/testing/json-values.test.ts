import { apexDifferences, apexFailures, refusal } from './apex-tests.ts';

const CLASSES = {
    'classes/Shape.cls': `public virtual class Shape {
    public String name; public Integer size; public List<Shape> parts; public Map<String, Decimal> prices; public Kind kind;
    public transient String hidden = 'h'; public static String shared = 's';
    public Integer twice { get { return size == null ? null : size * 2; } set { size = value / 2; } }
    public enum Kind { ROUND, SQUARE }
}`,
    'classes/Circle.cls': 'public class Circle extends Shape { public Double radius; }'
};
const read = (json: string, type: string): string => `(${type}) JSON.deserialize('${json}', ${type}.class)`;
const refused = (json: string, type: string, message: string): string =>
    refusal(`JSON.deserialize('${json}', ${type}.class)`, message.replaceAll("'", "\\'"), 'JSONException');

// Apex Reference Guide, class JSON: what each type is read from.
test('values of each type are read from JSON', () => {
    expect(
        apexDifferences(
            [
                [read('"a"', 'String'), "'a'"],
                [read('5', 'String'), "'5'"],
                [read('true', 'String'), "'true'"],
                [read('null', 'String'), 'null'],
                [read('true', 'Boolean'), 'true'],
                [read('"true"', 'Boolean'), 'true'],
                [read('"false"', 'Boolean'), 'false'],
                [read('7', 'Integer'), '7'],
                [read('"7"', 'Integer'), '7'],
                [read('9223372036854775807', 'Long'), '9223372036854775807L'],
                [`String.valueOf(${read('2', 'Double')})`, "'2.0'"],
                [`String.valueOf(${read('2.50', 'Decimal')})`, "'2.50'"],
                [read('"2024-02-28"', 'Date'), 'Date.newInstance(2024, 2, 28)'],
                [read('"2024-02-28T01:02:03.000Z"', 'Datetime'), 'Datetime.newInstanceGmt(2024, 2, 28, 1, 2, 3)'],
                [read('"2024-02-28T01:02:03.000+0100"', 'Datetime'), 'Datetime.newInstanceGmt(2024, 2, 28, 0, 2, 3)'],
                [read('"2024-02-28T01:02:03.000-01:30"', 'Datetime'), 'Datetime.newInstanceGmt(2024, 2, 28, 2, 32, 3)'],
                [read('"01:02:03.004Z"', 'Time'), 'Time.newInstance(1, 2, 3, 4)'],
                [`(${read('"YWI="', 'Blob')}).toString()`, "'ab'"],
                [read('"001000000000001"', 'Id'), "Id.valueOf('001000000000001AAA')"],
                [read('[1,2]', 'List<Integer>'), 'new List<Integer>{ 1, 2 }'],
                [read('["a","a"]', 'Set<String>'), "new Set<String>{ 'a' }"],
                [read('{"a":1,"b":null}', 'Map<String, Integer>'), "new Map<String, Integer>{ 'a' => 1, 'b' => null }"],
                [
                    read('{"2":[true]}', 'Map<Integer, List<Boolean>>'),
                    'new Map<Integer, List<Boolean>>{ 2 => new List<Boolean>{ true } }'
                ],
                [read('"square"', 'Shape.Kind'), 'Shape.Kind.SQUARE'],
                [`(${read('{"NAME":"a","other":1}', 'Shape')}).name`, "'a'"],
                [`(${read('{"twice":8}', 'Shape')}).size`, '4'],
                [`(${read('{"parts":[{"size":3},null]}', 'Shape')}).parts[0].size`, '3'],
                [`(${read('{"parts":[{"size":3},null]}', 'Shape')}).parts[1]`, 'null'],
                [`(${read('{"prices":{"a":1.5}}', 'Shape')}).prices.get('a')`, '1.5'],
                [`(${read('{"radius":1,"size":2}', 'Circle')}).size`, '2'],
                [`(${read('{"hidden":"x"}', 'Shape')}).hidden`, 'null'],
                [`(${read('{"Name":"a","NumberOfEmployees":"3"}', 'Account')}).NumberOfEmployees`, '3'],
                [
                    `(${read('{"attributes":{"type":"Account"},"Name":"a"}', 'SObject')}).getSObjectType()`,
                    'Account.SObjectType'
                ],
                [`(${read('{"LastName":"h","Account":{"Name":"a"}}', 'Contact')}).Account.Name`, "'a'"],
                [`(${read('{"Contacts":{"records":[{"LastName":"h"}]}}', 'Account')}).Contacts[0].LastName`, "'h'"],
                [`(${read('{"Contacts":[{"LastName":"h"},{}]}', 'Account')}).Contacts.size()`, '2'],
                [
                    `(${read('{"Id":"001000000000001","Name":null,"Other":{"a":1}}', 'Account')}).Id`,
                    "Id.valueOf('001000000000001AAA')"
                ],
                [`(${read('{"Id":"short"}', 'Account')}).get('Id')`, "'short'"],
                [
                    `(${read('{"attributes":{"type":"AggregateResult"},"total":3}', 'AggregateResult')}).get('total')`,
                    '3'
                ],
                [
                    '((Map<String, Object>) JSON.deserializeUntyped(\'{"a":[1,2147483648,1.5,"x",true,null]}\')).get(\'a\')',
                    "new List<Object>{ 1, 2147483648L, 1.5, 'x', true, null }"
                ],
                [
                    "JSON.deserializeUntyped('2147483647') instanceof Integer && JSON.deserializeUntyped('-2147483648') instanceof Integer",
                    'true'
                ],
                [
                    "JSON.deserializeUntyped('-2147483649') instanceof Long && JSON.deserializeUntyped('9223372036854775807') instanceof Long",
                    'true'
                ],
                [
                    "JSON.deserializeUntyped('9223372036854775808') instanceof Decimal && JSON.deserializeUntyped('1.0') instanceof Decimal",
                    'true'
                ]
            ],
            CLASSES
        )
    ).toEqual([]);
    const strict = (json: string): string =>
        `try { JSON.deserializeStrict('${json}', Shape.class); Assert.fail(); } catch (JSONException e) { Assert.areEqual('No such column \\'other\\' on type: Shape', e.getMessage()); }`;
    expect(
        apexFailures(
            {
                strict: strict('{"other":1}'),
                strictWithin: strict('{"parts":[{"other":1}]}'),
                strictRight: `Assert.areEqual('a', ((Shape) JSON.deserializeStrict('{"name":"a"}', Shape.class)).name);`,
                objectForText: refused('{}', 'String', 'Illegal value for primitive: START_OBJECT for type String'),
                listForText: refused('[]', 'String', 'Illegal value for primitive: START_ARRAY for type String'),
                textForBoolean: refused('"yes"', 'Boolean', 'Illegal value for primitive: yes for type Boolean'),
                numberForId: refused('1', 'Id', 'Illegal value for primitive: 1 for type Id'),
                numberForBlob: refused('1', 'Blob', 'Illegal value for primitive: 1 for type Blob'),
                textForInteger: refused('"x"', 'Integer', 'Illegal value for integer: x'),
                truthForLong: refused('true', 'Long', 'Illegal value for long: true'),
                listForDouble: refused('[]', 'Double', 'Illegal value for double: object'),
                date: refused('"x"', 'Date', 'Invalid date: x'),
                datetime: refused('"x"', 'Datetime', 'Invalid date/time: x'),
                time: refused('"x"', 'Time', 'Invalid time: x'),
                constant: refused('"OVAL"', 'Shape.Kind', 'No enum constant Shape.Kind.OVAL'),
                objectForList: refused(
                    '{}',
                    'List<Integer>',
                    "Malformed JSON: Expected '[' at the beginning of List/Set"
                ),
                listForObject: refused('[]', 'Shape', "Malformed JSON: Expected '{' at the beginning of object"),
                listForMap: refused(
                    '[]',
                    'Map<String, String>',
                    "Malformed JSON: Expected '{' at the beginning of Map"
                ),
                anything: refused('1', 'Object', 'Apex Type unsupported in JSON: Object'),
                field: refused('{"Nothing__c":1}', 'Account', "No such column 'Nothing__c' on sobject of type Account"),
                record: refused('{"Name":"a"}', 'SObject', 'Unable to determine the type of the record'),
                recordOfNothing: refused(
                    '{"attributes":{"type":"Nothing__c"}}',
                    'SObject',
                    'Unable to determine the type of the record: Nothing__c'
                )
            },
            CLASSES
        )
    ).toEqual({});
});

// Apex Reference Guide, class JSON; fields of objects from the end of the alphabet (salesforce.stackexchange.com/questions/101066).
test('values of each type are written as JSON', () => {
    const shape = `${read('{"name":"a","size":2}', 'Shape')}`;
    expect(
        apexDifferences(
            [
                ["JSON.serialize('a\"b\\n')", `'"a\\\\"b\\\\n"'`],
                ['JSON.serialize(1.50)', "'1.50'"],
                ['JSON.serialize(Double.valueOf(2))', "'2.0'"],
                ['JSON.serialize(5L)', "'5'"],
                ['JSON.serialize(null)', "'null'"],
                ['JSON.serialize(Date.newInstance(2024, 2, 28))', `'"2024-02-28"'`],
                ['JSON.serialize(Datetime.newInstanceGmt(2024, 2, 28, 1, 2, 3))', `'"2024-02-28T01:02:03.000Z"'`],
                ['JSON.serialize(Time.newInstance(1, 2, 3, 4))', `'"01:02:03.004Z"'`],
                ["JSON.serialize(Blob.valueOf('ab'))", `'"YWI="'`],
                ['JSON.serialize(Shape.Kind.ROUND)', `'"ROUND"'`],
                ['JSON.serialize(new Set<Integer>{ 1, 2 })', "'[1,2]'"],
                ["JSON.serialize(new Map<String, Object>{ 'a' => null })", `'{"a":null}'`],
                ["JSON.serialize(new Map<String, Object>{ 'a' => null }, true)", `'{"a":null}'`],
                ['JSON.serialize(new Map<Date, Integer>{ Date.newInstance(2024, 2, 28) => 1 })', `'{"2024-02-28":1}'`],
                [
                    'JSON.serialize(new Map<Datetime, Integer>{ Datetime.newInstanceGmt(2024, 2, 28) => 1 })',
                    `'{"2024-02-28T00:00:00.000Z":1}'`
                ],
                ['JSON.serialize(new Map<Integer, Integer>{ 1 => 2 })', `'{"1":2}'`],
                [
                    `JSON.serialize(${shape})`,
                    `'{"twice":4,"size":2,"prices":null,"parts":null,"name":"a","kind":null}'`
                ],
                [`JSON.serialize(${shape}, true)`, `'{"twice":4,"size":2,"name":"a"}'`],
                [
                    `JSON.serialize(${shape}, null)`,
                    `'{"twice":4,"size":2,"prices":null,"parts":null,"name":"a","kind":null}'`
                ],
                [
                    "JSON.serialize(new Account(Name = 'a', Phone = null))",
                    `'{"attributes":{"type":"Account"},"Name":"a","Phone":null}'`
                ],
                [
                    "JSON.serialize(new Account(Name = 'a', Phone = null), true)",
                    `'{"attributes":{"type":"Account"},"Name":"a"}'`
                ],
                [
                    "JSON.serialize(new Contact(Account = new Account(Name = 'a')))",
                    `'{"attributes":{"type":"Contact"},"Account":{"attributes":{"type":"Account"},"Name":"a"}}'`
                ],
                [
                    "JSON.serialize(new Account(Id = '001000000000001AAA')).contains('/sobjects/Account/001000000000001AAA\"')",
                    'true'
                ],
                [
                    `JSON.serialize(${read('{"Contacts":[{"LastName":"h"}]}', 'Account')})`,
                    `'{"attributes":{"type":"Account"},"Contacts":{"totalSize":1,"done":true,"records":[{"attributes":{"type":"Contact"},"LastName":"h"}]}}'`
                ],
                [
                    `JSON.serializePretty(new Map<String, Object>{ 'a' => new List<Integer>{ 1, 2 }, 'b' => new Map<String, String>{ 'c' => 'd,{' }, 'e' => new List<String>(), 'f' => new Map<String, String>() })`,
                    `'{\\n  "a" : [ 1, 2 ],\\n  "b" : {\\n    "c" : "d,{"\\n  },\\n  "e" : [ ],\\n  "f" : { }\\n}'`
                ],
                [
                    `JSON.serializePretty(new List<Object>{ new Map<String, Object>{ 'a' => 1, 'b' => 2 }, 3 })`,
                    `'[ {\\n  "a" : 1,\\n  "b" : 2\\n}, 3 ]'`
                ],
                [`JSON.serializePretty(${shape}, true)`, `'{\\n  "twice" : 4,\\n  "size" : 2,\\n  "name" : "a"\\n}'`]
            ],
            CLASSES
        )
    ).toEqual([]);
    expect(
        apexFailures(
            {
                nullKey: refusal(
                    'JSON.serialize(new Map<String, Integer>{ null => 1 })',
                    'Null key for a Map not allowed in JSON (use a converting NullKeySerializer?)',
                    'JSONException'
                ),
                exception: refusal(
                    "JSON.serialize(new IllegalArgumentException('x'))",
                    'Apex Type unsupported in JSON: System.IllegalArgumentException',
                    'JSONException'
                ),
                platform: refusal(
                    'JSON.serialize(new Http())',
                    'Apex Type unsupported in JSON: System.Http',
                    'JSONException'
                ),
                cycle: `Shape a = new Shape(); a.parts = new List<Shape>{ a }; ${refusal('JSON.serialize(a)', 'Direct self-reference leading to cycle', 'JSONException')}`,
                twice: `Shape b = new Shape(); Assert.areEqual(b, b); JSON.serialize(new List<Shape>{ b, b });`,
                parser: `JSONParser p = JSON.createParser('{"a":{"name":"x"},"b":{"other":1}}'); p.nextToken(); p.nextToken();
Assert.areEqual('x', ((Shape) p.readValueAs(Shape.class)).name); p.nextToken();
try { p.readValueAsStrict(Shape.class); Assert.fail(); } catch (JSONException e) { Assert.areEqual('No such column \\'other\\' on type: Shape', e.getMessage()); }
Assert.areEqual('y', ((Shape) JSON.createParser('{"name":"y"}').readValueAs(Shape.class)).name);`,
                parserNothing: refusal("JSON.createParser('[]').getIntegerValue()", 'No current token', 'JSONException')
            },
            CLASSES
        )
    ).toEqual({});
});
