import type { Access } from '../session.ts';
import { openTestOrg, SYSTEM, texts, thrown, USER, type TestOrg } from '../testing.ts';
import { search } from './search.ts';

let org: TestOrg;
beforeAll(() => {
    org = openTestOrg({
        'permissionsets/Readers.permissionset':
            '<PermissionSet xmlns="x"><label>Readers</label><objectPermissions><allowCreate>false</allowCreate><allowDelete>false</allowDelete><allowEdit>false</allowEdit><allowRead>true</allowRead><modifyAllRecords>false</modifyAllRecords><object>Account</object><viewAllRecords>true</viewAllRecords></objectPermissions></PermissionSet>'
    });
    org.insert('Account', { Name: 'Acme Mountain' }, { Name: 'Globex', Phone: '555 1234' }, { Name: "O'Hara" });
    org.insert(
        'Contact',
        { LastName: 'Mountain', Email: 'rocky@example.invalid' },
        { LastName: 'Valley', Email: 'mountain@example.invalid' },
        { FirstName: 'Peak', LastName: 'Valley' }
    );
});
afterAll(() => org.close());

const find = (sosl: string, binds: Record<string, unknown> = {}): string[][] =>
    search(org.session, sosl, (name) => binds[name], SYSTEM).map((list) => texts(list, 'Name'));

describe('a search', () => {
    it('finds words in the fields that are asked for, object by object', () => {
        expect(find("FIND 'mountain' IN NAME FIELDS RETURNING Account(Name), Contact(Name)")).toEqual([
            ['Acme Mountain'],
            ['Mountain']
        ]);
        expect(find("FIND 'mountain' IN ALL FIELDS RETURNING Contact(Name ORDER BY LastName DESC)")).toEqual([
            ['Valley', 'Mountain']
        ]);
        expect(find("FIND 'rock*' IN EMAIL FIELDS RETURNING Contact(Name)")).toEqual([['Mountain']]);
        expect(find("FIND 'rock' IN EMAIL FIELDS RETURNING Contact(Name)")).toEqual([[]]);
        // No space is needed beside a term in quotes or braces (SalesforceLabs: ClusterAnalysis).
        expect(find("FIND'rock*'IN EMAIL FIELDS RETURNING Contact(Name)")).toEqual([['Mountain']]);
        expect(find('FIND{rock*}RETURNING Contact(Name)')).toEqual([['Mountain']]);
    });

    it('takes binds, conditions and limits', () => {
        expect(
            find('FIND :term IN ALL FIELDS RETURNING Account(Name), Contact(Name WHERE LastName = :last LIMIT 1)', {
                term: 'mount*',
                last: 'Valley'
            })
        ).toEqual([['Acme Mountain'], ['Valley']]);
        expect(find("FIND 'mountain' RETURNING Account(Name), Contact(Name) LIMIT 1")).toEqual([['Acme Mountain'], []]);
    });

    // SOSL and SOQL Reference, "FIND", "IN SearchGroup" and "RETURNING FieldSpec".
    it.each([
        ["FIND 'acme' RETURNING Account(Name)", [['Acme Mountain']]],
        ["FIND 'ACME mountain' RETURNING Account(Name)", [['Acme Mountain']]],
        ["FIND 'acme globex' RETURNING Account(Name)", [[]]],
        ["FIND 'acm' RETURNING Account(Name)", [[]]],
        ["FIND 'acm*' RETURNING Account(Name)", [['Acme Mountain']]],
        ["FIND '*lobe*' RETURNING Account(Name)", [['Globex']]],
        ["FIND 'gl?bex' RETURNING Account(Name)", [['Globex']]],
        ["FIND 'gl?ex' RETURNING Account(Name)", [[]]],
        ["FIND 'gl_bex' RETURNING Account(Name)", [[]]],
        ['FIND \'"acme mountain"\' RETURNING Account(Name)', [['Acme Mountain']]],
        ['FIND \'"mountain acme"\' RETURNING Account(Name)', [[]]],
        ["FIND 'mountain' IN EMAIL FIELDS RETURNING Account(Name), Contact(Name)", [[], ['Valley']]],
        ["FIND '555' IN PHONE FIELDS RETURNING Account(Name), Contact(Name)", [['Globex'], []]],
        ["FIND '555' IN EMAIL FIELDS RETURNING Account(Name)", [[]]],
        ["FIND 'peak' IN NAME FIELDS RETURNING Contact(Name)", [['Peak Valley']]],
        ["FIND '555' IN SIDEBAR FIELDS RETURNING Account(Name)", [['Globex']]],
        ["FIND 'o\\'hara' RETURNING Account(Name)", [["O'Hara"]]],
        [
            "FIND 'mountain' RETURNING Contact(Name ORDER BY Name), Account(Name)",
            [['Mountain', 'Valley'], ['Acme Mountain']]
        ],
        [
            "FIND 'mountain' RETURNING Contact(Name WHERE Name IN ('Valley', 'x')), Account(Name)",
            [['Valley'], ['Acme Mountain']]
        ],
        [
            "FIND 'mountain' RETURNING Contact(Name ORDER BY Name LIMIT 1), Account(Name) LIMIT 2",
            [['Mountain'], ['Acme Mountain']]
        ],
        ["FIND 'mountain' RETURNING Contact(Name ORDER BY Name LIMIT 1 OFFSET 1)", [['Valley']]],
        ["FIND 'mountain' RETURNING Contact(Name), Account(Name) LIMIT 0", [[], []]],
        ["FIND 'mountain' RETURNING Account(Name) WITH USER_MODE LIMIT 5", [['Acme Mountain']]],
        ["FIND 'mountain' RETURNING Account(Name) WITH SNIPPET (target_length=120)", [['Acme Mountain']]],
        ["FIND 'mountain' IN ALL FIELDS", []]
    ])('%s', (sosl, expected) => expect(find(sosl)).toEqual(expected));

    it('gives the ids alone where no fields are named', () => {
        const account = search(org.session, "FIND 'acme' RETURNING Account", () => null, SYSTEM)[0]![0];
        expect([account!.id, [...account!.queriedFields!]]).toEqual([expect.stringMatching(/^001/), ['id']]);
    });

    it('takes a bind as its limit', () => {
        expect(find("FIND 'mountain' RETURNING Contact(Name ORDER BY Name) LIMIT :most", { most: 1 })).toEqual([
            ['Mountain']
        ]);
    });

    it('counts', () => {
        const counted = jest.spyOn(org.session.limits, 'count');
        find("FIND 'acme' RETURNING Account(Name), Contact(Name)");
        expect(counted.mock.calls.filter(([name]) => name === 'soslQueries')).toEqual([['soslQueries', 1]]);
        counted.mockRestore();
    });

    it('in user mode looks at what the user may read alone', () => {
        const ann = org.user('Ann', { sets: ['Readers'] });
        const both = "FIND '555' RETURNING Account(Id)";
        const asAnn = (sosl: string, mode: Access): number =>
            org.as(ann, () => search(org.session, sosl, () => null, mode)[0]!.length);
        expect([
            asAnn(both, SYSTEM),
            asAnn(both, USER),
            asAnn(`${both} WITH USER_MODE`, SYSTEM),
            asAnn(`${both} WITH SYSTEM_MODE`, USER)
        ]).toEqual([1, 0, 0, 1]);
        expect(asAnn("FIND 'globex' RETURNING Account(Id)", USER)).toBe(1);
    });

    it('gives the fixed results of a test', () => {
        const [globex] = org.query(`SELECT Id FROM Account WHERE Name = 'Globex'`);
        org.session.fixedSearchResults = [globex!.id!];
        expect(find("FIND 'whatever' RETURNING Account(Name)")).toEqual([['Globex']]);
        org.session.fixedSearchResults = [];
        expect(find("FIND 'mountain' RETURNING Account(Name)")).toEqual([[]]);
        org.session.fixedSearchResults = null;
    });

    it.each([
        [
            "FIND '**' RETURNING Account(Name)",
            'System.SearchException: search term must be longer than one character: **'
        ],
        [
            'FIND \'"a"\' RETURNING Account(Name)',
            'System.SearchException: search term must be longer than one character: "a"'
        ],
        ["SEARCH 'abc' RETURNING Account(Name)", "System.QueryException: unexpected token: 'SEARCH'"],
        ["FIND 'abc' RETURNING Account(Name", "System.QueryException: unexpected token: 'Account(Name'"],
        ["FIND 'abc OR def' RETURNING Account(Name)", 'Unsupported: SOSL operators in abc OR def'],
        ["FIND 'NOT abc' RETURNING Account(Name)", 'Unsupported: SOSL operators in NOT abc'],
        ["FIND 'abc' RETURNING Account(Name) WITH HIGHLIGHT", 'Unsupported: SOSL WITH clause'],
        ["FIND 'abc' RETURNING Account(Nope__c)", 'Nope__c']
    ])('refuses %s', (sosl, message) => expect(thrown(() => find(sosl))).toContain(message));

    it('refuses what it cannot do', () => {
        expect(thrown(() => find("FIND 'a' RETURNING Account(Name)"))).toContain(
            'System.SearchException: search term must be longer than one character'
        );
        expect(thrown(() => find("FIND 'abc' RETURNING Nope(Name)"))).toContain("sObject type 'Nope' is not supported");
        expect(thrown(() => find("FIND 'abc AND def' RETURNING Account(Name)"))).toContain(
            'Unsupported: SOSL operators'
        );
    });
});
