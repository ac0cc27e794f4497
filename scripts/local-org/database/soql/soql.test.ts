import { ApexDate, ApexDatetime } from '../../values/date.ts';
import { ApexList } from '../../values/list.ts';
import { ApexSet } from '../../values/set.ts';
import { SObject } from '../../values/sobject.ts';
import { fieldXml, objectXml, openTestOrg, texts, thrown, type TestOrg } from '../testing.ts';
import { checkQuery } from './check.ts';
import { dateLiteralRange } from './date-literals.ts';
import { parseSoql } from './parse.ts';

let org: TestOrg;
const NOW = Date.UTC(2026, 10, 22, 18);

beforeAll(() => {
    const values =
        '<valueSet><valueSetDefinition><value><fullName>Red</fullName></value><value><fullName>Green</fullName></value><value><fullName>Blue</fullName></value></valueSetDefinition></valueSet>';
    org = openTestOrg({
        'src/objects/Item__c.object': objectXml(
            'Item',
            fieldXml(
                'Account__c',
                'Lookup',
                '<referenceTo>Account</referenceTo><relationshipName>Items</relationshipName>'
            ) +
                fieldXml('Price__c', 'Currency', '<precision>10</precision><scale>2</scale>') +
                fieldXml('Colors__c', 'MultiselectPicklist', values) +
                fieldXml('Color__c', 'Picklist', values) +
                fieldXml('Due__c', 'Date') +
                fieldXml('Long__c', 'LongTextArea', '<length>5000</length>') +
                fieldXml(
                    'Double__c',
                    'Currency',
                    '<precision>10</precision><scale>2</scale><formula>Price__c * 2</formula>'
                ) +
                fieldXml('Where__c', 'Text', '<formula>UPPER(Account__r.Name) &amp; "!"</formula>')
        )
    });
    org.session.clock = () => NOW;
    const [acme, globex] = org.insert('Account', { Name: 'Acme', Industry: 'Banking' }, { Name: 'Globex' });
    org.insert(
        'Contact',
        { LastName: 'Zoé', FirstName: 'Ann', AccountId: acme!.id, Email: 'ann@example.invalid' },
        { LastName: 'Bell', AccountId: acme!.id },
        { LastName: 'Cole' }
    );
    org.insert(
        'Item__c',
        { Name: 'one', Price__c: 5, Colors__c: 'Blue;Red', Account__c: acme!.id, Due__c: ApexDate.of(2026, 11, 22) },
        { Name: 'two', Price__c: 7.5, Colors__c: 'Green', Account__c: globex!.id, Due__c: ApexDate.of(2026, 10, 31) },
        { Name: 'three', Due__c: ApexDate.of(2027, 1, 1) }
    );
});
afterAll(() => org.close());

const names = (soql: string, binds: Record<string, unknown> = {}): string[] => texts(org.query(soql, binds), 'Name');

describe('a query', () => {
    it('sorts a picklist by the order of its values, not by the alphabet', () => {
        org.store.begin();
        org.insert(
            'Item__c',
            { Name: 'b', Color__c: 'Blue', Price__c: 99 },
            { Name: 'r', Color__c: 'Red', Price__c: 99 },
            { Name: 'x', Color__c: 'Unlisted', Price__c: 99 },
            { Name: 'g', Color__c: 'Green', Price__c: 99 },
            { Name: 'none', Price__c: 99 }
        );
        const sorted = (order: string): string[] =>
            names(`SELECT Name FROM Item__c WHERE Price__c = 99 ORDER BY Color__c ${order}`);
        expect(sorted('')).toEqual(['none', 'r', 'g', 'b', 'x']);
        expect(sorted('DESC')).toEqual(['x', 'b', 'g', 'r', 'none']);
        expect(
            texts(
                org.query('SELECT Color__c c FROM Item__c WHERE Price__c = 99 GROUP BY Color__c ORDER BY Color__c'),
                'c'
            ).slice(1)
        ).toEqual(['Red', 'Green', 'Blue', 'Unlisted']);
        org.store.rollback();
    });

    it('compares text whatever its case, letters beyond ASCII too', () => {
        expect(names(`SELECT Name FROM Account WHERE Name = 'ACME'`)).toEqual(['Acme']);
        expect(names(`SELECT Name FROM Contact WHERE LastName = 'ZOÉ'`)).toEqual(['Ann Zoé']);
        expect(names(`SELECT Name FROM Account WHERE Name LIKE 'gl%'`)).toEqual(['Globex']);
    });

    it('counts null among what is not equal, and puts nulls first', () => {
        expect(names(`SELECT Name FROM Account WHERE Industry != 'Banking'`)).toEqual(['Globex']);
        expect(names('SELECT Name FROM Item__c ORDER BY Price__c')).toEqual(['three', 'one', 'two']);
        expect(names('SELECT Name FROM Item__c ORDER BY Price__c DESC')).toEqual(['two', 'one', 'three']);
        expect(names('SELECT Name FROM Item__c ORDER BY Price__c NULLS LAST')).toEqual(['one', 'two', 'three']);
        expect(names(`SELECT Name FROM Account WHERE NOT Industry = 'Banking'`)).toEqual(['Globex']);
    });

    it('binds values, lists, sets and records', () => {
        const [acme] = org.query(`SELECT Id FROM Account WHERE Name = 'Acme'`);
        expect(
            names('SELECT Name FROM Account WHERE Name IN :names ORDER BY Name', {
                names: new ApexSet('String', ['acme', 'GLOBEX'])
            })
        ).toEqual(['Acme', 'Globex']);
        expect(names('SELECT Name FROM Account WHERE Id = :acme', { acme })).toEqual(['Acme']);
        expect(
            names('SELECT Name FROM Account WHERE Id NOT IN :all', { all: new ApexList('Account', [acme]) })
        ).toEqual(['Globex']);
        expect(names('SELECT Name FROM Item__c WHERE Due__c = :day', { day: ApexDate.of(2026, 11, 22) })).toEqual([
            'one'
        ]);
        expect(names('SELECT Name FROM Item__c ORDER BY Name LIMIT :most', { most: 1 })).toEqual(['one']);
    });

    it('brings parents and children', () => {
        const [contact] = org.query(`SELECT Account.Name, Account.Owner.Name FROM Contact WHERE LastName = 'Bell'`);
        expect(texts([contact!], 'Account.Name', 'Account.Owner.Name')).toEqual(['Acme|Admin User']);
        const [orphan] = org.query(`SELECT Account.Name FROM Contact WHERE LastName = 'Cole'`);
        expect(orphan!.read('account')).toBeNull();
        const [account] = org.query(
            `SELECT Name, (SELECT LastName FROM Contacts ORDER BY LastName DESC LIMIT 1), (SELECT Name FROM Items__r) FROM Account WHERE Name = 'Acme'`
        );
        expect(texts((account!.children('contacts') as ApexList).items as SObject[], 'LastName')).toEqual(['Zoé']);
        expect((account!.children('items__r') as ApexList).items).toHaveLength(1);
    });

    it('refuses to read a field that was not queried', () => {
        const [account] = org.query('SELECT Name FROM Account LIMIT 1');
        expect(account!.get('Name')).toBe('Acme');
        expect(thrown(() => account!.get('Phone'))).toBe(
            'System.SObjectException: SObject row was retrieved via SOQL without querying the requested field: Account.Phone'
        );
        expect(thrown(() => account!.get('Nope'))).toBe('System.SObjectException: Invalid field Nope for Account');
    });

    it('computes formula fields, in conditions too', () => {
        expect(
            texts(
                org.query('SELECT Name, Double__c, Where__c FROM Item__c WHERE Double__c > 10 ORDER BY Double__c'),
                'Name',
                'Double__c',
                'Where__c'
            )
        ).toEqual(['two|15.00|GLOBEX!']);
        expect(texts(org.query(`SELECT Double__c FROM Item__c WHERE Where__c = 'acme!'`), 'Double__c')).toEqual([
            '10.00'
        ]);
    });

    it('joins by semi-joins and anti-joins', () => {
        expect(names('SELECT Name FROM Account WHERE Id IN (SELECT AccountId FROM Contact)')).toEqual(['Acme']);
        expect(names('SELECT Name FROM Account WHERE Id NOT IN (SELECT AccountId FROM Contact)')).toEqual(['Globex']);
    });

    it('knows multi-select picklists', () => {
        expect(names(`SELECT Name FROM Item__c WHERE Colors__c INCLUDES ('Red')`)).toEqual(['one']);
        expect(names(`SELECT Name FROM Item__c WHERE Colors__c INCLUDES ('Red;Blue', 'Green') ORDER BY Name`)).toEqual([
            'one',
            'two'
        ]);
        expect(names(`SELECT Name FROM Item__c WHERE Colors__c EXCLUDES ('Red') ORDER BY Name`)).toEqual([
            'three',
            'two'
        ]);
        expect(texts(org.query(`SELECT Colors__c FROM Item__c WHERE Name = 'one'`), 'Colors__c')).toEqual(['Red;Blue']);
    });

    it('groups and aggregates', () => {
        const rows = org.query(
            'SELECT Account__r.Name account, COUNT(Id), SUM(Price__c) total FROM Item__c GROUP BY Account__r.Name ORDER BY SUM(Price__c) DESC NULLS LAST'
        );
        expect(texts(rows, 'account', 'expr0', 'total')).toEqual(['Globex|1|7.50', 'Acme|1|5.00', 'null|1|null']);
        expect(
            texts(
                org.query(
                    'SELECT COUNT(Id) n, CALENDAR_YEAR(Due__c) y FROM Item__c GROUP BY CALENDAR_YEAR(Due__c) HAVING COUNT(Id) > 1'
                ),
                'y',
                'n'
            )
        ).toEqual(['2026|2']);
        expect(
            texts(org.query('SELECT Industry, COUNT(Id) n FROM Account GROUP BY ROLLUP(Industry)'), 'Industry', 'n')
        ).toEqual(['null|1', 'Banking|1', 'null|2']);
        expect(org.count('SELECT COUNT() FROM Contact WHERE AccountId != null')).toBe(2);
    });

    it('reads a record of one of several kinds with TYPEOF', () => {
        const [acme] = org.query(`SELECT Id FROM Account WHERE Name = 'Acme'`);
        org.insert('Task', { Subject: 'Call', WhatId: acme!.id });
        const [task] = org.query('SELECT TYPEOF What WHEN Account THEN Industry ELSE Name END FROM Task');
        const what = task!.read('what') as SObject;
        expect([what.typeName, what.read('industry')]).toEqual(['Account', 'Banking']);
        expect(texts(org.query('SELECT What.Name, What.Type FROM Task'), 'What.Name', 'What.Type')).toEqual([
            'Acme|Account'
        ]);
    });

    it('knows date literals', () => {
        expect(names('SELECT Name FROM Item__c WHERE Due__c = TODAY')).toEqual(['one']);
        expect(names('SELECT Name FROM Item__c WHERE Due__c = LAST_MONTH')).toEqual(['two']);
        expect(names('SELECT Name FROM Item__c WHERE Due__c > NEXT_N_MONTHS:1')).toEqual(['three']);
        expect(
            names('SELECT Name FROM Item__c WHERE CreatedDate = TODAY AND Due__c >= LAST_N_DAYS:30 ORDER BY Name')
        ).toEqual(['one', 'three', 'two']);
    });
});

// SOQL and SOSL Reference, "Date Functions" and "Aggregate Functions".
describe('functions of a query', () => {
    const value = (expression: string, where = "Name = 'one'"): unknown => {
        const [row] = org.query(`SELECT ${expression} x FROM Item__c WHERE ${where} GROUP BY ${expression}`);
        return row!.read('x');
    };
    it.each([
        ['CALENDAR_YEAR(Due__c)', 2026],
        ['CALENDAR_MONTH(Due__c)', 11],
        ['CALENDAR_QUARTER(Due__c)', 4],
        ['FISCAL_YEAR(Due__c)', 2026],
        ['FISCAL_QUARTER(Due__c)', 4],
        ['FISCAL_MONTH(Due__c)', 11],
        ['DAY_IN_MONTH(Due__c)', 22],
        ['DAY_IN_WEEK(Due__c)', 1],
        ['DAY_IN_YEAR(Due__c)', 326],
        ['WEEK_IN_MONTH(Due__c)', 4],
        ['WEEK_IN_YEAR(Due__c)', 47],
        ['HOUR_IN_DAY(CreatedDate)', 18],
        // The administrator's clock shows that of Los Angeles.
        ['HOUR_IN_DAY(convertTimezone(CreatedDate))', 10]
    ])('%s', (expression, expected) => expect(value(expression)).toBe(expected));

    it('DAY_ONLY is the date of an instant', () => {
        expect((value('DAY_ONLY(CreatedDate)') as ApexDate).iso()).toBe('2026-11-22');
    });

    it('aggregates count what has a value, and are blank over nothing', () => {
        const texted = (expression: string, where = "Name != ''"): string => {
            const [row] = org.query(`SELECT ${expression} x FROM Item__c WHERE ${where}`);
            return texts([row!], 'x')[0]!;
        };
        expect(texted('COUNT(Id)')).toBe('3');
        expect(texted('COUNT(Price__c)')).toBe('2');
        expect(texted('COUNT_DISTINCT(Account__c)')).toBe('2');
        expect(texted('SUM(Price__c)')).toBe('12.50');
        expect(texted('AVG(Price__c)')).toBe('6.25');
        expect(texted('MIN(Due__c)')).toBe('2026-10-31 00:00:00');
        expect(texted('MAX(Due__c)')).toBe('2027-01-01 00:00:00');
        expect(texted('MAX(Price__c)')).toBe('7.50');
        expect(texted('SUM(Price__c)', "Name = 'nobody'")).toBe('null');
        expect(texted('COUNT(Id)', "Name = 'nobody'")).toBe('0');
    });

    it('what cannot be computed is refused', () => {
        const refused = (expression: string): string =>
            thrown(() => org.query(`SELECT ${expression} x FROM Item__c GROUP BY Name`));
        expect(refused('SUM(Due__c)')).toContain('field Due__c does not support aggregate operator SUM');
        expect(refused('MAX(Colors__c)')).toContain('field Colors__c does not support aggregate operator MAX');
        expect(thrown(() => value('CALENDAR_YEAR(Name)'))).toContain('CALENDAR_YEAR() needs a date field');
    });
});

describe('date literals', () => {
    const range = (name: string, n: number | null = null, fiscalStartMonth = 1): string => {
        const { start, end } = dateLiteralRange(name, n, { now: NOW, timeZone: 'America/Denver', fiscalStartMonth });
        return `${new ApexDate(start).iso()} ${new ApexDate(end - 1).iso()}`;
    };
    it.each([
        ['TODAY', null, '2026-11-22 2026-11-22'],
        ['THIS_WEEK', null, '2026-11-22 2026-11-28'],
        ['LAST_WEEK', null, '2026-11-15 2026-11-21'],
        ['THIS_QUARTER', null, '2026-10-01 2026-12-31'],
        ['NEXT_YEAR', null, '2027-01-01 2027-12-31'],
        ['LAST_N_DAYS', 2, '2026-11-20 2026-11-22'],
        ['NEXT_N_DAYS', 2, '2026-11-23 2026-11-24'],
        ['LAST_N_MONTHS', 2, '2026-09-01 2026-10-31'],
        ['N_DAYS_AGO', 3, '2026-11-19 2026-11-19'],
        ['YESTERDAY', null, '2026-11-21 2026-11-21'],
        ['TOMORROW', null, '2026-11-23 2026-11-23'],
        ['LAST_90_DAYS', null, '2026-08-24 2026-11-22'],
        ['NEXT_90_DAYS', null, '2026-11-23 2027-02-20'],
        ['NEXT_WEEK', null, '2026-11-29 2026-12-05'],
        ['NEXT_MONTH', null, '2026-12-01 2026-12-31'],
        ['LAST_QUARTER', null, '2026-07-01 2026-09-30'],
        ['NEXT_QUARTER', null, '2027-01-01 2027-03-31'],
        ['LAST_YEAR', null, '2025-01-01 2025-12-31'],
        ['LAST_FISCAL_QUARTER', null, '2026-07-01 2026-09-30'],
        ['THIS_FISCAL_YEAR', null, '2026-01-01 2026-12-31'],
        ['LAST_N_WEEKS', 2, '2026-11-08 2026-11-21'],
        ['NEXT_N_WEEKS', 1, '2026-11-29 2026-12-05'],
        ['NEXT_N_MONTHS', 2, '2026-12-01 2027-01-31'],
        ['LAST_N_QUARTERS', 2, '2026-04-01 2026-09-30'],
        ['NEXT_N_YEARS', 2, '2027-01-01 2028-12-31'],
        ['N_WEEKS_AGO', 1, '2026-11-15 2026-11-21'],
        ['N_MONTHS_AGO', 11, '2025-12-01 2025-12-31'],
        ['N_YEARS_AGO', 1, '2025-01-01 2025-12-31']
    ])('%s %s', (name, n, expected) => expect(range(name, n)).toBe(expected));

    it.each([
        ['THIS_FISCAL_YEAR', null, '2026-02-01 2027-01-31'],
        ['LAST_FISCAL_YEAR', null, '2025-02-01 2026-01-31'],
        ['THIS_FISCAL_QUARTER', null, '2026-11-01 2027-01-31'],
        ['NEXT_FISCAL_QUARTER', null, '2027-02-01 2027-04-30'],
        ['LAST_N_FISCAL_QUARTERS', 1, '2026-08-01 2026-10-31']
    ])('%s %s of a fiscal year from February on', (name, n, expected) => expect(range(name, n, 2)).toBe(expected));

    it('are refused where no literal has the name, or its number is missing', () => {
        expect(() => range('THIS_DAY')).toThrow('Unsupported: date literal THIS_DAY');
        expect(() => range('LAST_N_DAYS')).toThrow('Unsupported: date literal LAST_N_DAYS');
    });

    it('follow the time zone of the user', () => {
        const late = dateLiteralRange('TODAY', null, {
            now: ApexDatetime.parseIso('2026-11-23T05:00:00Z')!.ms,
            timeZone: 'America/Denver',
            fiscalStartMonth: 1
        });
        expect(new ApexDate(late.start).iso()).toBe('2026-11-22');
    });
});

describe('the check of a query', () => {
    const message = (soql: string): string => {
        try {
            checkQuery(org.schema, soql);
        } catch (error) {
            return String((error as Error).message)
                .trim()
                .split('\n')
                .at(-1)!;
        }
        return 'no error';
    };
    it.each([
        ['SELECT Nmae FROM Account', "No such column 'Nmae' on entity 'Account'"],
        ['SELECT Id FROM Acount', "sObject type 'Acount' is not supported"],
        ['SELECT Acount.Name FROM Contact', "Didn't understand relationship 'Acount' in field path"],
        [
            'SELECT (SELECT Id FROM Kontacts) FROM Account',
            "Didn't understand relationship 'Kontacts' in FROM part of query call"
        ],
        ['SELECT (SELECT Nmae FROM Contacts) FROM Account', "No such column 'Nmae' on entity 'Contact'"],
        ['SELECT Name, COUNT(Id) FROM Account', 'Field must be grouped or aggregated: Name'],
        ["SELECT Id FROM Item__c WHERE Long__c = 'x'", "field 'Long__c' can not be filtered in a query call"],
        ['SELECT Id FROM Item__c ORDER BY Long__c', "field 'Long__c' can not be sorted in a query call"],
        ['SELECT SUM(Name) FROM Account', 'field Name does not support aggregate operator SUM'],
        [
            "SELECT Id FROM Item__c WHERE Price__c = 'x'",
            "value of filter criterion for field 'Price__c' must be of type double and should not be enclosed in quotes"
        ],
        [
            'SELECT Id FROM Account WHERE Name = 5',
            "value of filter criterion for field 'Name' must be of type string and should be enclosed in quotes"
        ],
        ['SELECT Id FROM Account WHERE Id IN (SELECT Name FROM Contact)', 'must be an ID or reference field'],
        [
            "SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact) OR Name = 'x'",
            "not allowed with the 'OR' operator"
        ],
        ['SELECT Id FROM Account WHERE ParentId IN (SELECT Id FROM Account)', 'should not be on the same object type'],
        [
            'SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact WHERE OwnerId IN (SELECT Id FROM User))',
            'Nesting of semi join sub-selects'
        ],
        // SOQL and SOSL Reference, Comparison Operators: no COUNT, FOR UPDATE, ORDER BY or LIMIT in such a subquery.
        [
            'SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact LIMIT 1)',
            'LIMIT is not supported in semi join'
        ],
        [
            'SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact ORDER BY Name)',
            'ORDER BY is not supported in semi join'
        ],
        ['SELECT Name, Name FROM Account', 'duplicate field selected: Name'],
        ['SELECT Id FROM Account WHERE', 'unexpected token: <EOF>'],
        ['SELECT Id FROM Account WHERE Name = 1 AND Name = 2 OR Name = 3', "unexpected token: 'OR'"]
    ])('%s', (soql, expected) => expect(message(soql)).toContain(expected));

    it.each([
        'SELECT Id, Name FROM Account',
        'SELECT Id FROM Contact WHERE Account.Owner.Profile.Name = :name',
        'SELECT Account__r.Name, COUNT(Id) FROM Item__c GROUP BY Account__r.Name',
        'SELECT FIELDS(STANDARD) FROM Account LIMIT 5',
        'SELECT a.Id, a.Owner.Name FROM Account a WHERE a.Name != null FOR UPDATE'
    ])('accepts %s', (soql) => expect(message(soql)).toBe('no error'));

    it('tells the place', () => {
        expect(() => checkQuery(org.schema, 'SELECT Id,\n  Nmae FROM Account')).toThrow(
            /Nmae FROM Account\n {2}\^\nERROR at Row:2:Column:3/
        );
    });

    it('finds bind expressions', () => {
        const binds = (soql: string): string[] => parseSoql(soql).binds.map((bind) => bind.text);
        expect(
            binds(
                "SELECT Id FROM Account WHERE Id = :a.b.c AND Name IN :new Set<String>{ x, 'y)' } LIMIT :limits[0] + 1"
            )
        ).toEqual(['a.b.c', "new Set<String>{ x, 'y)' }", 'limits[0] + 1']);
        expect(binds('SELECT Id FROM Account WHERE Name = :get(a, b).name() ORDER BY Name')).toEqual([
            'get(a, b).name()'
        ]);
    });
});
