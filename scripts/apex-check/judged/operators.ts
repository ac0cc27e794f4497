import { inClass, inMethod, type Judged } from './case.ts';

/** What operators take. */
export const OPERATORS: readonly Judged[] = [
    {
        kind: 'exact equality',
        wrong: [
            inMethod(`Boolean b = 'a' === 'b';`),
            inMethod(`Boolean b = 'a' !== 'b';`),
            inMethod('Boolean b = true === false;'),
            inMethod('Id i; Boolean b = i === i;'),
            inMethod('Date d; Boolean b = d === d;'),
            inMethod('Datetime d; Boolean b = d === d; Time t; b = t === t;'),
            inMethod('Decimal d; Boolean b = d === d;'),
            inMethod('Integer d; Boolean b = d === null;'),
            inMethod(
                'Account d; Boolean b = d === d; List<Integer> l; b = l === l; Blob c; b = c === c; Type t; b = t === t;'
            ),
            inMethod('Boolean b = 1 === 1;'),
            inMethod(`Boolean b = 'a' === 1;`),
            inMethod('Boolean b = 1 !== 2;')
        ],
        right: [
            inMethod('Integer d; Object o; Boolean b = d === o;'),
            inMethod('String d; Object o; Boolean b = d === o; b = o === d;'),
            inClass('enum E { A } void r() { Boolean b = E.A === E.A; b = E.A !== E.A; }'),
            inClass(
                'class A { } void r() { Boolean b = new A() == new A(); Object o; b = o == new A(); b = new A() != null; b = new A() === new A(); }'
            ),
            inMethod(`Object o; Boolean b = o == 1; b = o == 'a'; b = o === o; b = o != true;`)
        ]
    },
    {
        kind: 'dates and times in expressions',
        wrong: [
            inMethod('Date d = Date.today() - 1.5;'),
            inMethod('Date d; Object o; d = d + o;'),
            inMethod('Datetime d = Datetime.now() + 1L; d = d + 1.5; d = d - 1;'),
            inMethod('Datetime d = Datetime.now() + Date.today();'),
            inMethod('Decimal x = Datetime.now() - Datetime.now();'),
            inMethod('Date d; d += 1.5;'),
            inMethod('Time t = Time.newInstance(1, 1, 1, 1) + 1.5;'),
            inMethod('Time t; t = t - t;'),
            inMethod('Date d; d *= 2;'),
            inMethod('Date d; d = null + d;'),
            inMethod('Date d; d = d + null;'),
            inMethod(`Boolean b = 'a' < null; b = null > Date.today();`),
            inMethod('Integer i = Date.today() - Date.today();'),
            inMethod('Date d = Date.today() + 1.5;'),
            inMethod('Date d = Date.today() + Date.today();'),
            inMethod('Date d = 1 + Date.today();'),
            inMethod('Boolean b = Date.today() == 1;'),
            inMethod(`Boolean b = 'a' == Date.today();`),
            inMethod(`Date d; d += 'a';`),
            inMethod(`String s = true ? Date.today() : 'a';`),
            inMethod('Date d = 2020-01-01; Date e = d;'),
            inMethod(`Date d = '2020-01-01';`),
            inMethod('Datetime d = Date.today(); Date e = d;')
        ],
        right: [
            inMethod('Date d = Date.today() + 1L; Date e = Date.today() - 1L;'),
            inMethod('Datetime d = Datetime.now(); d += 1.5; d -= 1;'),
            inMethod('Date d; d += 1L;'),
            inMethod('Time t = Time.newInstance(1, 1, 1, 1) - 1L; t += 1;'),
            inMethod(`String s = Date.today() + 'a'; s = 1 + 'a'; s = 'a' + 1; s = null + 'a'; s = 'a' + null;`),
            inMethod(
                `Integer i = 1 + 1; Long l = 1 + 1L; Decimal d = 1 + 1.5; Double e = 1 + 2.0d; String s = 'a' + 1 + null + true + Date.today();`
            ),
            inMethod(
                'Date d = Date.today() + 1; Datetime t = Datetime.now() + 1; Datetime u = Datetime.now() - 1.5; Date e = Date.today() - 1;'
            ),
            inMethod('Time t = Time.newInstance(1, 1, 1, 1) + 1;'),
            inMethod('Boolean b = Date.today() == Datetime.now(); b = Date.today() < Datetime.now();'),
            inMethod('Date d; d += 1; d -= 1; Datetime t; t += 1;'),
            inMethod('Datetime d = Date.today();')
        ]
    },
    {
        kind: 'null and safe navigation',
        wrong: [
            inMethod('Integer i = 1 + null;'),
            inMethod('Integer i = null + null;'),
            inMethod('String s = null + null;'),
            inMethod('Boolean b = !null;'),
            inMethod('Integer i = -null;'),
            inMethod('Boolean b = null < 1; b = null == 1; b = 1 < null; b = null < null;'),
            inMethod(`Account a; a?.Name = 'x';`),
            inMethod(`Account a; a?.Name += 'x';`),
            inMethod('Account a; a?.NumberOfEmployees++;'),
            inMethod('List<Integer> l; l?.get(0)++;'),
            inMethod(`Account a; a?.Owner.Name = 'x';`),
            inMethod(`Account a; a.Owner?.Name = 'x';`),
            inMethod(`List<Account> l; l[0]?.Name = 'x';`),
            inMethod('String s = String?.valueOf(1);'),
            inMethod('String s = System.Label?.foo;'),
            inMethod('Math?.abs(1);'),
            inMethod('Integer i = System?.Math.abs(1);'),
            inClass('Integer x; void r() { Integer i = this?.x; this?.r(); W?.s(); } static void s() { }'),
            inMethod('Account a; Schema.SObjectField f = Account?.Name;'),
            inClass('Iterable x() { return null; }'),
            inMethod(`Integer i = true ? 1 : 'a';`),
            inMethod(`Object o = true ? 1 : 'a';`),
            inMethod('Integer i = true ? 1 : 1L;'),
            inMethod('Integer i = 1 ? 1 : 2;'),
            inMethod('SObject s = true ? new Account() : new Contact();'),
            inClass(
                'virtual class A { } class B extends A { } class C extends A { } void r() { A a = true ? new B() : new C(); }'
            ),
            inMethod(`Account a; a?.Name = 'x';`),
            inMethod('Account a; String s = a?.Missing;'),
            inMethod(`String s = 'a' ?? 1;`),
            inMethod(`Integer i = 1 ?? 'a';`)
        ],
        right: [
            inMethod('Object o = this?.hashCode();'),
            inMethod('Account a = [SELECT Id FROM Account LIMIT 1] ?? null;'),
            inMethod('List<Account> a = [SELECT Id FROM Account LIMIT 1] ?? null;'),
            inMethod('Account a = null ?? [SELECT Id FROM Account LIMIT 1];'),
            inMethod('List<Account> a = null ?? [SELECT Id FROM Account LIMIT 1];'),
            inMethod('Account a = [SELECT Id FROM Account LIMIT 1] ?? [SELECT Id FROM Account LIMIT 1];'),
            inMethod('Account a = [SELECT Id FROM Account LIMIT 1] ?? new Account();'),
            inMethod('SObject a = [SELECT Id FROM Account LIMIT 1] ?? new Account();'),
            inMethod(`String s = [SELECT Id FROM Account LIMIT 1]?.Name ?? 'x';`),
            inMethod('Account a = true ? [SELECT Id FROM Account] : null;'),
            inMethod('Account a = true ? [SELECT Id FROM Account] : new Account();'),
            inMethod('List<Account> a = true ? [SELECT Id FROM Account] : new List<Account>();'),
            inMethod('Account a = true ? null : [SELECT Id FROM Account];'),
            inMethod(
                `Account a; System.debug(a.BillingAddress); String s = '' + a.BillingAddress; Boolean b = a.BillingAddress == null;`
            ),
            inMethod('Boolean b = 5 == null ? true : false; Integer i = b ? 1 : null;'),
            inMethod(`Boolean b = 1 == 1L; b = 1 == 1.5; b = 1.5 == 2.0d; b = 'a' == null; b = null == null;`),
            inMethod(`String s; s += 1; s += null; s += true; s += 'a';`),
            inMethod(
                `Integer i = true ? 1 : 2; Decimal d = true ? 1 : 1.5; Object o = true ? (Object) 1 : 'a'; String s = true ? 'a' : null; Integer j = false ? null : 1;`
            ),
            inMethod('Long i = true ? 1 : 1L;'),
            inMethod('SObject s = true ? (SObject) new Account() : new Contact();'),
            inMethod('Object o = true ? null : null;'),
            inClass(
                'virtual class A { } class B extends A { } class C extends A { } void r() { A a = true ? new A() : new B(); }'
            ),
            inMethod(
                `Account a; String s = a?.Name; Integer i = a?.Name?.length(); s = a?.Owner?.Name; a?.addError('x');`
            ),
            inMethod(
                `String s = null ?? 'a'; Integer i = null ?? 1; Account a = [SELECT Id FROM Account LIMIT 1] ?? null; Object o; String t = (String) o ?? 'x';`
            )
        ]
    },
    {
        kind: 'bits and the largest numbers',
        wrong: [
            inMethod('Integer i = -2147483648;'),
            inMethod('Integer i = - 2147483648;'),
            inMethod('Long l = -9223372036854775808L;'),
            inMethod('Integer i = 2147483648L;'),
            inMethod('Double d = ~1.5;'),
            inMethod(`String s = ~'a';`),
            inMethod('Boolean b = ~true;'),
            inMethod('Object o; o = ~o;'),
            inMethod('Decimal d = ~1.5;'),
            inMethod('Integer i = 2147483648;'),
            inMethod('Integer i = -2147483648; Integer j = 2147483647; Long l = 9223372036854775807L;'),
            inMethod('Long l = 9223372036854775808L;'),
            inMethod('Long l = 2147483648;')
        ],
        right: [
            inMethod('Long l = 9223372036854775807L; Long k = -9223372036854775807L;'),
            inMethod('Integer i = ~1; i = ~i; Long l = ~1L;'),
            inMethod('Integer i = -1; Decimal d = -1.5; Long l = -1L; i = +1; i = ~1; l = ~1L;')
        ]
    }
];
