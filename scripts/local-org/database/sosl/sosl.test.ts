import { openTestOrg, SYSTEM, texts, thrown, type TestOrg } from '../testing.ts';
import { search } from './search.ts';

let org: TestOrg;
beforeAll(() => {
    org = openTestOrg({});
    org.insert('Account', { Name: 'Acme Mountain' }, { Name: 'Globex' });
    org.insert(
        'Contact',
        { LastName: 'Mountain', Email: 'rocky@example.invalid' },
        { LastName: 'Valley', Email: 'mountain@example.invalid' }
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

    it('gives the fixed results of a test', () => {
        const [globex] = org.query(`SELECT Id FROM Account WHERE Name = 'Globex'`);
        org.session.fixedSearchResults = [globex!.id!];
        expect(find("FIND 'whatever' RETURNING Account(Name)")).toEqual([['Globex']]);
        org.session.fixedSearchResults = [];
        expect(find("FIND 'mountain' RETURNING Account(Name)")).toEqual([[]]);
        org.session.fixedSearchResults = null;
    });

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
