/** What the triggers of the product ask of an org whose other programs load thousands of records. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { executeAnonymous } from '../local-org/entry/anonymous.ts';
import { openOrg } from '../local-org/org.ts';

export interface BulkLoad {
    load: string;
    /** Queries for each 200 records, and statements besides the one of the load itself. */
    queriesPer200: number;
    statementsPer200: number;
}

/** Records go through triggers 200 at a time; Bulk API resets the limits for each 200, Apex of others does not. */
const CHUNK = 200;
/** So many in one transaction. */
const PART = 2_000;

const SIGNED = ', User_Signed_On__c = Datetime.now().addDays(-2), Supervisor_Signed_On__c = Datetime.now().addDays(-1)';

interface Load {
    load: string;
    /** what is read beforehand, and the statement that is measured */
    before: string;
    statement: string;
}

/** The loads of a part, in their order; each finds what those before it have left. */
function loadsOf(part: number, records: number): Load[] {
    const people = `List<Contact> people = [SELECT Id FROM Contact WHERE Department = 'Load ${part}'];`;
    const changed = `for (Contact one : people) { one.Title = (one.Title ?? '') + '${part}'; }`;
    const each = (list: string, type: string, item: string): string =>
        `List<${type}> made = new List<${type}>(); for (${list}) { made.add(new ${type}(${item})); }`;
    const counted = `Integer i = 0; i < ${records}; i++`;
    const members = (campaign: string, signed = ''): string =>
        `${people} Id campaignId = [SELECT Id FROM Campaign WHERE Name LIKE '${campaign}%' LIMIT 1].Id;
         ${each('Contact one : people', 'CampaignMember', `CampaignId = campaignId, ContactId = one.Id${signed}`)}`;
    const insert = 'insert made;';
    return [
        {
            load: 'contacts inserted',
            before: `Id accountId = [SELECT Id FROM Account LIMIT 1].Id; ${each(counted, 'Contact', `LastName = 'Load ' + i, Department = 'Load ${part}', Employee_ID__c = 'B${part}-' + i, AccountId = accountId`)}`,
            statement: insert
        },
        {
            load: 'contacts without a license changed',
            before: people.replace('SELECT Id', 'SELECT Id, Title') + changed,
            statement: 'update people;'
        },
        { load: 'members of another campaign', before: members('Newsletter'), statement: insert },
        {
            load: 'agreement signed, without a license',
            before: members('eComm User Agreement', SIGNED),
            statement: insert
        },
        {
            load: 'agreement taken back, without a license',
            before: `List<CampaignMember> members = [SELECT Id FROM CampaignMember WHERE Campaign.Name LIKE 'eComm%' AND Contact.Department = 'Load ${part}'];`,
            statement: 'delete members;'
        },
        {
            load: 'files stored',
            before: each(
                counted,
                'ContentVersion',
                `Title = 'Load ${part}', PathOnClient = 'load.txt', VersionData = Blob.valueOf('' + i)`
            ),
            statement: insert
        },
        {
            load: 'files deleted that are no evidence',
            before: `List<ContentDocument> files = [SELECT Id FROM ContentDocument WHERE Title = 'Load ${part}'];`,
            statement: 'delete files;'
        },
        {
            load: 'licenses from before roll-out',
            before: `${people} ${each('Contact one : people', 'License__c', "Contact__c = one.Id, Affiliated_Campus__c = 'UCB', Status__c = 'Requested'")}`,
            statement: insert
        },
        {
            load: 'contacts with a license changed',
            before: people.replace('SELECT Id', 'SELECT Id, Title') + changed,
            statement: 'update people;'
        },
        {
            load: 'agreement signed, with a license',
            before: members('eComm User Agreement', SIGNED),
            statement: insert
        }
    ];
}

/**
 * Loads so many records of each kind, 2,000 in a transaction.
 * @param root    folder of the product
 * @param folder  folder of the data
 * @param records how many, in hundreds
 * @throws Error where the org refuses a load
 */
export function measureBulkLoads(root: string, folder: string, records: number): BulkLoad[] {
    let used: Readonly<Record<string, { used: number } | undefined>> = {};
    const org = openOrg({
        projectDirs: [root],
        file: join(folder, 'loads.sqlite'),
        cacheFolder: join(root, '.local-org', 'cache', 'apex'),
        onTransaction: (report) => {
            used = report.used;
        }
    });
    const run = (name: string, source: string): { queries: number; statements: number } => {
        const [error] = executeAnonymous(org, org.adminId, source);
        if (error) {
            throw new Error(`${name}: ${error.message}`);
        }
        return { queries: used['queries']?.used ?? 0, statements: used['dmlStatements']?.used ?? 0 };
    };
    const sums = new Map<string, { queries: number; statements: number }>();
    try {
        run('users', readFileSync(join(root, 'scripts', 'data', '1-users.apex'), 'utf8'));
        run(
            'foundation',
            `insert new Account(Name = 'University');
             insert new List<Campaign>{ new Campaign(Name = 'Newsletter'), new Campaign(Name = 'eComm User Agreement 2026') };`
        );
        for (let part = 0; part * PART < records; part++) {
            for (const { load, before, statement } of loadsOf(part, Math.min(PART, records - part * PART))) {
                const cost = run(load, before + statement);
                const sum = sums.get(load) ?? { queries: 0, statements: 0 };
                sums.set(load, {
                    queries: sum.queries + cost.queries - (before.split('[SELECT ').length - 1),
                    statements: sum.statements + cost.statements - 1
                });
            }
        }
    } finally {
        org.store.close();
    }
    const chunks = records / CHUNK;
    return [...sums].map(([load, { queries, statements }]) => ({
        load,
        queriesPer200: queries / chunks,
        statementsPer200: statements / chunks
    }));
}
