// Makes a scratch org with the product and its sample data. Needs a Dev Hub (sf org login web -d).
//   npm run scratch
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { answersUsage } from '../local-org/bin/usage.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const data = join('..', 'scripts', 'data');

if (answersUsage(fileURLToPath(import.meta.url), process.argv.slice(2))) {
    process.exit();
}
run('node', ['scripts/deploy/build.mjs', '--with-samples'], root);
sf(['org', 'create', 'scratch', '-f', '../config/project-scratch-def.json', '-a', 'ecomm-licenses', '-d', '-y', '30']);
sf(['project', 'deploy', 'start']);
sf(['apex', 'run', '-f', join(data, '1-users.apex')]);
sf(['data', 'import', 'tree', '-p', join(data, '2-plan.json')]);
sf(['apex', 'run', '-f', join(data, '3-licenses.apex')]);
sf(['apex', 'run', '-f', join(data, '4-dashboard.apex')]);
sf(['apex', 'run', '-f', join(data, '5-import-is-over.apex')]);
sf(['org', 'open']);

function sf(parameters) {
    run('npx', ['sf', ...parameters], join(root, 'dist'));
}

function run(command, parameters, cwd) {
    console.log(`> ${command} ${parameters.join(' ')}`);
    const { status } = spawnSync(command, parameters, { cwd, stdio: 'inherit', shell: process.platform === 'win32' });
    if (status !== 0) {
        console.error('That step failed: mend what it says above and run npm run scratch again.');
        process.exit(1);
    }
}
