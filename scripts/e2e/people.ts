import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A person of the sample data. */
export interface SamplePerson {
    name: string;
    email: string;
    universityEmail: string | undefined;
}

interface ContactRow {
    FirstName: string;
    LastName: string;
    Email: string;
    Description: string;
    [field: string]: unknown;
}

const rows = (
    JSON.parse(readFileSync(join(process.cwd(), 'scripts', 'data', '2-contacts.json'), 'utf8')) as {
        records: ContactRow[];
    }
).records;

/**
 * The people of the sample data that stand for a scenario.
 * @param scenario what the description says after "Sample data: "
 * @param campus developer name of the campus whose e-mail is populated, when that matters
 * @throws Error when there is nobody
 */
export function people(scenario: string, campus?: string): SamplePerson[] {
    const found = rows
        .filter((row) => row.Description === `Sample data: ${scenario}`)
        .filter((row) => !campus || row[`${campus}_Email__c`] !== undefined)
        .map((row) => ({
            name: `${row.FirstName} ${row.LastName}`,
            email: row.Email,
            universityEmail: ['UCB', 'UCCS', 'UCD', 'SYS']
                .map((name) => row[`${name}_Email__c`])
                .find((email): email is string => typeof email === 'string')
        }));
    if (found.length === 0) {
        throw new Error(`There is nobody in the sample data for: ${scenario}`);
    }
    return found;
}
