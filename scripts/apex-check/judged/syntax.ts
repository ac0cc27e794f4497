import { inClass, inMethod, type Judged } from './case.ts';

/** What the grammar refuses. The two parsers recover differently: what is compared is where and how they stop first. */
export const SYNTAX: readonly Judged[] = [
    {
        kind: '@Future',
        wrong: [inClass('@future(callout=1) public static void f() { }')],
        right: []
    },
    {
        kind: '@IsTest and testMethod',
        wrong: ['@IsTest private class W { @IsTest(SeeAllData=1) static void f() { } }'],
        right: []
    },
    {
        kind: '@InvocableMethod and @InvocableVariable',
        wrong: [inClass('@InvocableVariable(required=1) public String x;')],
        right: []
    },
    {
        kind: 'access and other words',
        wrong: [
            inClass('public Integer x { static get; set; }'),
            inClass('public Integer x { get; get; }'),
            inClass('public Integer x { set; set; }')
        ],
        right: []
    },
    {
        kind: 'annotations',
        wrong: [
            inClass('@TestVisible public class A { } @TestVisible(x=1) Integer y;'),
            inClass('@SuppressWarnings(1) void f() { }')
        ],
        right: []
    },
    {
        kind: 'reserved words',
        wrong: [inMethod('Integer limit = 2;')],
        right: []
    },
    {
        kind: 'forms of members',
        wrong: [
            inClass('public Integer x { }'),
            inClass('interface I { public void f(); }'),
            inClass('interface I { private void f(); }'),
            inClass('interface I { global void f(); }'),
            inClass('interface I { virtual void f(); }'),
            inClass('interface I { static void f(); }'),
            inClass('interface I { @Deprecated void f(); }'),
            inClass('interface I { void f() { } }'),
            inClass('interface I { Integer x; }'),

            inMethod('Integer i = 1'),
            inMethod('Integer i = ;'),
            'public class W { } }',
            'public class W { } class B { }',
            ''
        ],
        right: []
    }
];

/** What both refuse, each in its own words: after the first token that fits nowhere the parsers go different ways. */
export const REFUSED: readonly string[] = [
    inClass('@IsTest(x) void f() { }'),
    inClass('enum E { desc }'),
    inClass('interface I { class A { } }'),
    inMethod("String s = 'a;"),
    inMethod('foo('),
    'public class W {\nvoid run() {',
    'public W { }'
];
