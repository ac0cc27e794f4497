/** One mistake: what stands inside of `public class Wrong { … }` (or a whole source), and what the check must say. */
export interface Mistake {
    kind: string;
    source: string;
    message: RegExp;
    /** line of the mistake, from 1 */
    line: number;
}

const inClass = (body: string): string => `public class Wrong {\n${body}\n}`;
const inMethod = (body: string): string => inClass(`public void run() {\n${body}\n}`);

/** Mistakes of different kinds, each of which an org would refuse. */
export const MISTAKES: readonly Mistake[] = [
    { kind: 'missing semicolon', source: inMethod('Integer i = 1'), message: /Expecting ';'|Missing ';'/i, line: 4 },
    {
        kind: 'missing closing brace',
        source: 'public class Wrong {\npublic void run() {',
        message: /Expecting '}'/i,
        line: 2
    },
    { kind: 'unknown type', source: inMethod('Nonsense n;'), message: /Invalid type: Nonsense/, line: 3 },
    { kind: 'unknown variable', source: inMethod('Integer i = j;'), message: /Variable does not exist: j/, line: 3 },
    {
        kind: 'unknown method of a platform class',
        source: inMethod("String s = 'a'.shout();"),
        message: /Method does not exist.*shout/,
        line: 3
    },
    {
        kind: 'unknown static method',
        source: inMethod('Decimal d = Math.guess(1);'),
        message: /Method does not exist.*guess/,
        line: 3
    },
    {
        kind: 'unknown method of the class',
        source: inMethod('walk();'),
        message: /Method does not exist.*walk/,
        line: 3
    },
    {
        kind: 'wrong argument type',
        source: inMethod("Integer i = Math.abs('a');"),
        message: /Method does not exist.*abs\(String\)/,
        line: 3
    },
    {
        kind: 'wrong number of arguments',
        source: inMethod("String s = 'a'.left();"),
        message: /Method does not exist.*left\(\)/,
        line: 3
    },
    {
        kind: 'string assigned to an integer',
        source: inMethod("Integer i = 'a';"),
        message: /Illegal assignment from String to Integer/,
        line: 3
    },
    {
        kind: 'decimal assigned to an integer',
        source: inMethod('Integer i = 1.5;'),
        message: /Illegal assignment from Decimal to Integer/,
        line: 3
    },
    {
        kind: 'list of another type',
        source: inMethod('List<Integer> a = new List<String>();'),
        message: /Illegal assignment from List<String> to List<Integer>/,
        line: 3
    },
    {
        kind: 'duplicate variable',
        source: inMethod('Integer i = 1;\nInteger i = 2;'),
        message: /Duplicate variable: i/,
        line: 4
    },
    {
        kind: 'duplicate field',
        source: inClass('public Integer i;\npublic String i;'),
        message: /Duplicate field: i/,
        line: 3
    },
    {
        kind: 'duplicate method',
        source: inClass('public void a() {}\npublic void A() {}'),
        message: /Method already defined.*a/i,
        line: 3
    },
    {
        kind: 'missing return',
        source: inClass('public Integer a() {\n}'),
        message: /Missing return statement/i,
        line: 2
    },
    {
        kind: 'value returned from void',
        source: inMethod('return 1;'),
        message: /Void method must not return a value/,
        line: 3
    },
    {
        kind: 'return of another type',
        source: inClass("public Integer a() {\nreturn 'a';\n}"),
        message: /Illegal conversion from String to Integer/,
        line: 3
    },
    {
        kind: 'unreachable statement',
        source: inMethod('return;\nInteger i = 1;'),
        message: /Unreachable statement/,
        line: 4
    },
    {
        kind: 'condition that is no Boolean',
        source: inMethod('if (1) { return; }'),
        message: /Condition expression must be of type Boolean/,
        line: 3
    },
    {
        kind: 'incomparable types',
        source: inMethod("Boolean b = 1 == 'a';"),
        message: /Comparison arguments must be compatible types/,
        line: 3
    },
    {
        kind: 'arithmetic on a Boolean',
        source: inMethod('Integer i = true + 1;'),
        message: /Arithmetic expressions must use numeric arguments/,
        line: 3
    },
    {
        kind: 'final field assigned twice',
        source: inClass('private final Integer i = 1;\npublic void a() {\ni = 2;\n}'),
        message: /Final.*i|final members can only be assigned/i,
        line: 4
    },
    {
        kind: 'this in a static method',
        source: inClass('private Integer i;\npublic static void a() {\nthis.i = 1;\n}'),
        message: /this cannot be referenced in a static context/i,
        line: 4
    },
    {
        kind: 'instance method from a static one',
        source: inClass('public void a() {}\npublic static void b() {\na();\n}'),
        message: /Non static method cannot be referenced from a static context/,
        line: 4
    },
    {
        kind: 'abstract class instantiated',
        source: inClass('abstract class Shape {}\npublic void a() {\nShape s = new Shape();\n}'),
        message: /Abstract classes cannot be constructed: .*Shape/,
        line: 4
    },
    {
        kind: 'interface method missing',
        source: 'public class Wrong implements Comparable {\n}',
        message: /Class Wrong must implement the method: .*compareTo/,
        line: 1
    },
    {
        kind: 'abstract method not implemented',
        source: inClass('abstract class Shape {\nabstract void draw();\n}\nclass Circle extends Shape {\n}'),
        message: /must implement the abstract method: .*draw/,
        line: 3
    },
    {
        kind: 'override of nothing',
        source: inClass('public override void a() {}'),
        message: /@Override specified for non-overriding method/i,
        line: 2
    },
    {
        kind: 'override missing',
        source: inClass('virtual class A {\npublic virtual void a() {}\n}\nclass B extends A {\npublic void a() {}\n}'),
        message: /Method must use the override keyword/,
        line: 6
    },
    {
        kind: 'class that is not virtual extended',
        source: inClass('class A {}\nclass B extends A {}'),
        message: /Non-virtual and non-abstract type cannot be extended/,
        line: 3
    },
    {
        kind: 'private member from outside',
        source: inClass('public void a() {\nOther.secret();\n}'),
        message: /Method is not visible: .*secret/,
        line: 3
    },
    {
        kind: 'constructor that does not exist',
        source: inMethod('Wrong w = new Wrong(1);'),
        message: /Constructor not defined: \[Wrong\]/,
        line: 3
    },
    {
        kind: 'impossible cast',
        source: inMethod("Integer i = (Integer) 'a';"),
        message: /Incompatible types since an instance of String is never an instance of Integer/,
        line: 3
    },
    {
        kind: 'unknown field of an object',
        source: inMethod('Account a = new Account(Nonsense__c = 1);'),
        message: /Field does not exist: Nonsense__c on Account/,
        line: 3
    },
    {
        kind: 'unknown custom field in an expression',
        source: inMethod('Account a = new Account();\na.Nonsense__c = 1;'),
        message: /Variable does not exist: Nonsense__c/,
        line: 4
    },
    {
        kind: 'wrong type for a field',
        source: inMethod('Account a = new Account(Name = 1);'),
        message: /Illegal assignment from Integer to String/,
        line: 3
    },
    {
        kind: 'unknown label',
        source: inMethod('String s = System.Label.Nonsense;'),
        message: /External string does not exist: Nonsense/,
        line: 3
    },
    {
        kind: 'DML on something else',
        source: inMethod("insert 'a';"),
        message: /DML requires SObject or SObject list type: String/,
        line: 3
    },
    {
        kind: 'loop over something else',
        source: inMethod('for (Integer i : 5) {}'),
        message: /Loop must iterate over collection: Integer/,
        line: 3
    },
    {
        kind: 'loop variable of another type',
        source: inMethod('for (String s : new List<Integer>()) {}'),
        message: /Invalid loop variable type expected Integer was String/,
        line: 3
    },
    {
        kind: 'exception that is none',
        source: inMethod("throw 'a';"),
        message: /Throw expression must be of type exception/i,
        line: 3
    },
    {
        kind: 'catch of a type that is no exception',
        source: inMethod('try { run(); } catch (String s) {}'),
        message: /Catch block variable must be of type exception: String/,
        line: 3
    },
    {
        kind: 'exception class without its ending',
        source: inClass('class Trouble extends Exception {}'),
        message: /Classes extending Exception must have a name ending in Exception/,
        line: 2
    },
    {
        kind: 'reserved word as a name',
        source: inMethod('Integer number = 1;'),
        message: /Identifier name is reserved: number/,
        line: 3
    },
    {
        kind: 'unknown annotation',
        source: inClass('@Nonsense\npublic void a() {}'),
        message: /Annotation does not exist: Nonsense/i,
        line: 2
    },
    {
        kind: 'AuraEnabled cacheable on void',
        source: inClass("@AuraEnabled(speed='fast')\npublic static Integer a() { return 1; }"),
        message: /No such property, speed, defined on Annotation|AuraEnabled/i,
        line: 2
    },
    {
        kind: 'test method with a parameter',
        source: '@IsTest\nprivate class Wrong {\n@IsTest\nstatic void a(Integer i) {}\n}',
        message: /Test methods? (must|cannot|should).*(argument|parameter)/i,
        line: 4
    },
    {
        kind: 'break outside of a loop',
        source: inMethod('break;'),
        message: /Break statement must be in loop/i,
        line: 3
    },
    {
        kind: 'switch with a duplicate value',
        source: inMethod('switch on 1 {\nwhen 1 { return; }\nwhen 1 { return; }\n}'),
        message: /1 occurs as more than one when branch/,
        line: 3
    },
    {
        kind: 'ternary of incompatible types',
        source: inMethod("Integer i = true ? 1 : 'a';"),
        message: /Incompatible types in ternary operator|Illegal assignment/i,
        line: 3
    },
    {
        kind: 'instanceof that is always true',
        source: inMethod("Boolean b = 'a' instanceof String;"),
        message: /never false|always an instance of/i,
        line: 3
    },
    {
        kind: 'static method of an inner class',
        source: inClass('class Part {\nstatic void a() {}\n}'),
        message: /static can only be used on methods of a top level type/,
        line: 3
    },
    {
        kind: 'enum value that does not exist',
        source: inClass('enum Color { RED }\npublic void a() {\nColor c = Color.BLUE;\n}'),
        message: /Variable does not exist: .*BLUE/,
        line: 4
    },
    {
        kind: 'query of an unknown object',
        source: inMethod('List<SObject> a = [SELECT Id FROM Nonsense__c];'),
        message: /Nonsense__c/,
        line: 3
    },
    {
        kind: 'query of an unknown field',
        source: inMethod('List<Account> a = [SELECT Id, Nonsense__c FROM Account];'),
        message: /No such column 'Nonsense__c' on entity 'Account'/,
        line: 3
    },
    {
        kind: 'query of an unknown parent field',
        source: inMethod('List<Contact> a = [SELECT Account.Nonsense__c FROM Contact];'),
        message: /No such column 'Nonsense__c' on entity 'Account'/,
        line: 3
    },
    {
        kind: 'query of an unknown parent',
        source: inMethod('List<Contact> a = [SELECT Employer.Name FROM Contact];'),
        message: /Didn't understand relationship 'Employer'/,
        line: 3
    },
    {
        kind: 'subquery of an unknown child relationship',
        source: inMethod('List<Account> a = [SELECT (SELECT Id FROM Friends) FROM Account];'),
        message: /Didn't understand relationship 'Friends'/,
        line: 3
    },
    {
        kind: 'condition on an unknown field',
        source: inMethod("List<Account> a = [SELECT Id FROM Account WHERE Nonsense__c = 'a'];"),
        message: /No such column 'Nonsense__c' on entity 'Account'/,
        line: 3
    },
    {
        kind: 'text compared with a number field',
        source: inMethod("List<Account> a = [SELECT Id\nFROM Account\nWHERE NumberOfEmployees = 'many'];"),
        message:
            /NumberOfEmployees.*should not be enclosed in quotes|bad value|value of filter criterion for field 'NumberOfEmployees' must be of type/i,
        line: 5
    },
    {
        kind: 'number compared with a text field',
        source: inMethod('List<Account> a = [SELECT Id FROM Account WHERE Name = 5];'),
        message: /value of filter criterion for field 'Name' must be of type string/,
        line: 3
    },
    {
        kind: 'field that is not grouped',
        source: inMethod(
            'List<AggregateResult> a = [SELECT Name, Industry, COUNT(Id) FROM Account GROUP BY Industry];'
        ),
        message: /Field must be grouped or aggregated: Name/,
        line: 3
    },
    {
        kind: 'condition on a long text',
        source: inMethod("List<Account> a = [SELECT Id FROM Account WHERE Description = 'a'];"),
        message: /field 'Description' can not be filtered/,
        line: 3
    },
    {
        kind: 'query without FROM',
        source: inMethod('List<Account> a = [SELECT Id Account];'),
        message: /Expecting|unexpected|FROM/i,
        line: 3
    }
];

/** A class the mistakes refer to. */
export const OTHER = 'public class Other {\nprivate static void secret() {}\n}';
