// Tells what an org needs before the license changes are deployed to it; it only reads.
//   npm run preflight -- -o|--target-org ORG [--automation USERNAME] [--json]
import { parseArgs } from 'node:util';
import { preflight } from './preflight.ts';
import { openOrg } from '../salesforce-cli.ts';

const root = process.env['PROJECT_ROOT'] ?? process.cwd();
const { values } = parseArgs({
    options: {
        'target-org': { type: 'string', short: 'o' },
        automation: { type: 'string' },
        json: { type: 'boolean', default: false }
    }
});
if (!values['target-org']) {
    console.error('Usage: npm run preflight -- -o|--target-org ORG [--automation USERNAME] [--json]');
    process.exit(2);
}
const findings = await preflight(await openOrg(values['target-org'], root), root, values.automation ?? null);
if (values.json) {
    console.log(JSON.stringify(findings, null, 2));
} else {
    for (const { name, state, found, how } of findings) {
        console.log(`${state.toUpperCase().padEnd(13)}  ${name.padEnd(32)}  ${found}`);
        if (how) {
            console.log(`${' '.repeat(49)}→ ${how}`);
        }
    }
    const open = findings.filter((one) => one.state !== 'fine').length;
    console.log(open === 0 ? 'Everything is fine.' : `${open} of ${findings.length} to do or to look at.`);
}
process.exitCode = findings.every((one) => one.state === 'fine') ? 0 : 1;
