import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLocalOrg } from '../server/local-org-access.ts';
import type { OrgAccess } from '../server/org-access.ts';

const COUNTING = `public class CountingBatch implements Database.Batchable<SObject>STATEFUL {
    private Integer seen = 0;
    public Database.QueryLocator start(Database.BatchableContext context) {
        return Database.getQueryLocator('SELECT Id, Name FROM Account ORDER BY Name');
    }
    public void execute(Database.BatchableContext context, List<Account> accounts) {
        seen += accounts.size();
        if (accounts[0].Name == 'Account 4') {
            throw new IllegalArgumentException('no fours');
        }
        for (Account account : accounts) {
            account.Site = 'seen ' + seen;
        }
        update accounts;
    }
    public void finish(Database.BatchableContext context) {
        insert new Account(Name = 'Finished', Site = 'seen ' + seen);
    }
}`;

describe('a batch outside of tests', () => {
    let folder: string;
    let org: OrgAccess;

    function openWith(stateful: boolean): string {
        folder = mkdtempSync(join(tmpdir(), 'batch-'));
        mkdirSync(join(folder, 'classes'));
        writeFileSync(
            join(folder, 'classes', 'CountingBatch.cls'),
            COUNTING.replace('STATEFUL', stateful ? ', Database.Stateful' : '')
        );
        org = openLocalOrg({ projectDirs: [folder], file: ':memory:', cacheFolder: join(folder, 'cache') });
        const administrator = org.users()[0]!.id;
        org.anonymous(
            administrator,
            `List<Account> accounts = new List<Account>();
             for (Integer i = 0; i < 6; i++) { accounts.add(new Account(Name = 'Account ' + i)); }
             insert accounts;
             Database.executeBatch(new CountingBatch(), 2);`,
            'start'
        );
        return administrator;
    }

    const rows = (user: string, soql: string, ...fields: string[]): unknown[][] =>
        org.run(user, (transaction) =>
            transaction.query(soql).map((record) => fields.map((field) => record.values.get(field.toLowerCase())))
        );

    afterEach(() => {
        org.close();
        rmSync(folder, { recursive: true });
    });

    it('runs chunk by chunk; a failed chunk undoes itself alone and is counted', () => {
        const user = openWith(true);

        expect(rows(user, 'SELECT Name, Site FROM Account ORDER BY Name', 'Name', 'Site')).toEqual([
            ['Account 0', 'seen 2'],
            ['Account 1', 'seen 2'],
            ['Account 2', 'seen 4'],
            ['Account 3', 'seen 4'],
            ['Account 4', null],
            ['Account 5', null],
            ['Finished', 'seen 4']
        ]);
        expect(
            rows(
                user,
                'SELECT Status, NumberOfErrors, TotalJobItems FROM AsyncApexJob',
                'Status',
                'NumberOfErrors',
                'TotalJobItems'
            )
        ).toEqual([['Completed', 1, 3]]);
    });

    it('forgets its state between the chunks when it is not stateful', () => {
        const user = openWith(false);

        expect(
            rows(user, "SELECT Site FROM Account WHERE Name IN ('Account 3', 'Finished') ORDER BY Name", 'Site')
        ).toEqual([['seen 2'], ['seen 0']]);
    });
});
