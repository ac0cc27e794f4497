// Brings the licenses of an org's former records in, from a CSV file and a mapping; without --write it only tries.
//   npm run migrate -- -o|--target-org ORG --csv FILE --mapping FILE [--report FILE] [--write [--without-refused]]
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { stringify } from 'csv-stringify/sync';
import { openOrg } from '../salesforce-cli.ts';
import { MigrationError } from './mapping.ts';
import { migrate } from './migrate.ts';
import { groupedBy } from './people.ts';

const root = process.env['PROJECT_ROOT'] ?? process.cwd();
const { values } = parseArgs({
    options: {
        'target-org': { type: 'string', short: 'o' },
        csv: { type: 'string' },
        mapping: { type: 'string' },
        report: { type: 'string' },
        write: { type: 'boolean', default: false },
        'without-refused': { type: 'boolean', default: false }
    }
});
if (!values['target-org'] || !values.csv || !values.mapping) {
    console.error(
        'Usage: npm run migrate -- -o|--target-org ORG --csv FILE --mapping FILE [--report FILE] [--write [--without-refused]]'
    );
    process.exit(2);
}
try {
    const outcomes = await migrate(await openOrg(values['target-org'], root), root, {
        csv: readFileSync(values.csv),
        mapping: readFileSync(values.mapping, 'utf8'),
        write: values.write,
        withoutRefused: values['without-refused'],
        now: new Date()
    });
    const report = values.report ?? values.csv.replace(/(?:\.csv)?$/i, '.report.csv');
    const columns = { line: 'Line', person: 'Person', state: 'Outcome', why: 'Why' };
    // Cells come from a file of others: none is read as a formula.
    writeFileSync(report, stringify(outcomes, { header: true, columns, bom: true, escape_formulas: true }));
    for (const { line, person, state, why } of outcomes.filter((one) => one.state === 'refused' || one.why !== '')) {
        console.log(`line ${line}  ${person}: ${state}${why ? `, ${why}` : ''}`);
    }
    const states = [...groupedBy(outcomes, ({ state }) => state)].map(([state, some]) => `${some.length} ${state}`);
    console.log(`${states.join(', ') || 'no rows'}; every row is in ${report}`);
    if (outcomes.some(({ state }) => state === 'ready')) {
        console.log(
            values.write
                ? 'Nothing was brought in, since somebody is refused: mend the file or the mapping, or add --without-refused.'
                : 'Nothing was brought in: add --write to do it.'
        );
    }
    process.exitCode = outcomes.some(({ state }) => state === 'refused') ? 1 : 0;
} catch (error) {
    if (!(error instanceof MigrationError)) {
        throw error;
    }
    console.error(error.message);
    process.exitCode = 2;
}
