// Takes the project into an org, to a newer version, or out of it again.
//   npm run deploy -- -o|--target-org ORG [--dry-run] [--with-translations]
//   npm run upgrade -- -o|--target-org ORG --jobs-as USER [--dry-run] [--with-translations]
//   npm run uninstall -- -o|--target-org ORG [--dry-run] [--records-are-exported]
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openOrg } from '../salesforce-cli.ts';
import { ReleaseError } from './jobs.ts';
import { deploy, uninstall, upgrade, type Release } from './release.ts';

const root = process.env['PROJECT_ROOT'] ?? process.cwd();
const [verb, ...rest] = process.argv.slice(2);
const { values } = parseArgs({
    args: rest,
    options: {
        'target-org': { type: 'string', short: 'o' },
        'jobs-as': { type: 'string' },
        'dry-run': { type: 'boolean', default: false },
        'with-translations': { type: 'boolean', default: false },
        'records-are-exported': { type: 'boolean', default: false }
    }
});
const targetOrg = values['target-org'];
if (!targetOrg || !verb || !['deploy', 'upgrade', 'uninstall'].includes(verb)) {
    console.error(
        'Usage: npm run deploy|upgrade|uninstall -- -o|--target-org ORG [--dry-run] [--jobs-as USER] [--with-translations] [--records-are-exported]'
    );
    process.exit(2);
}

function run(parameters: string[], folder: string): void {
    const { status } = spawnSync(process.execPath, parameters, { cwd: folder, stdio: 'inherit' });
    if (status !== 0) {
        throw new ReleaseError('That step failed: see what it says above.');
    }
}

const dist = join(root, 'dist');
const sf = join(root, 'node_modules', '@salesforce', 'cli', 'bin', 'run.js');
try {
    const build = values['with-translations'] ? ['--with-translations'] : [];
    run([join(root, 'scripts', 'deploy', 'build.mjs'), ...build], root);
    const release: Release = {
        root,
        dist,
        org: await openOrg(targetOrg, root),
        jobs: values['jobs-as'] ? await openOrg(values['jobs-as'], root) : null,
        targetOrg,
        dryRun: values['dry-run'],
        sf: (parameters, project) => run([sf, ...parameters], project),
        say: (what) => console.log(`${what} …`)
    };
    if (verb === 'uninstall') {
        await uninstall(release, values['records-are-exported']);
    } else {
        await (verb === 'deploy' ? deploy : upgrade)(release);
    }
} catch (error) {
    if (!(error instanceof ReleaseError)) {
        throw error;
    }
    console.error(error.message);
    process.exitCode = 1;
}
