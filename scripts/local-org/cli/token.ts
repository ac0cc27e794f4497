// Prints a token by which Salesforce's own clients work as a user of the local org that runs.
//   npm run -s token -- "Name or username" [--port N] [--data DIR] [--project DIR]
import { command, runningOrg } from './running-org.ts';
import { UsageError } from './start-options.ts';

command(async () => {
    const [name, ...rest] = process.argv.slice(2);
    if (!name || name.startsWith('--')) {
        throw new UsageError('Usage: npm run -s token -- "Name or username" [--port N] [--data DIR]');
    }
    const { origin, token } = await runningOrg(rest);
    process.stdout.write(`${token(name)}\n`);
    process.stderr.write(
        `\nGood for 24 hours. To use it with the Salesforce CLI:\n  SF_ACCESS_TOKEN="$(npm run -s token -- "${name}")" npx sf org login access-token --instance-url ${origin} --no-prompt --alias local\n`
    );
});
