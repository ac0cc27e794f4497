// Installs what is missing, so that `npm start` and `npm test` work on a fresh clone with nothing run before them.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const OLDEST_NODE = [20, 19];

/**
 * Installs the packages of package.json that are missing or of another version.
 * @param {{ dev: boolean }} needs `dev` also the packages only tests and checks need
 */
export function installMissing({ dev }) {
    const [major, minor] = process.versions.node.split('.').map(Number);
    if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])) {
        fail(`This project needs Node ${OLDEST_NODE.join('.')} or newer; this is Node ${process.versions.node}.`);
    }
    const manifest = readJson(join(root, 'package.json'));
    const folders = manifest.workspaces.map((folder) => readJson(join(root, folder, 'package.json')));
    const wanted = Object.assign({}, ...[manifest, ...folders].map((one) => needsOf(one, dev)));
    const missing = Object.entries(wanted).filter(([name, version]) => installedVersion(name) !== version);
    if (missing.length === 0) {
        return;
    }
    console.log(`Installing ${missing.length} missing packages (once, about a minute) …`);
    const parameters = ['ci', '--no-audit', '--no-fund', '--loglevel=error', ...(dev ? [] : ['--omit=dev'])];
    const { status } = spawnSync('npm', parameters, {
        cwd: root,
        stdio: 'inherit',
        shell: process.platform === 'win32'
    });
    if (status !== 0) {
        fail('The packages could not be installed: see the messages of npm above. Check the network and try again.');
    }
}

function needsOf({ dependencies, devDependencies }, dev) {
    return { ...dependencies, ...(dev ? devDependencies : {}) };
}

function installedVersion(name) {
    const file = join(root, 'node_modules', name, 'package.json');
    return existsSync(file) ? readJson(file).version : null;
}

function readJson(file) {
    return JSON.parse(readFileSync(file, 'utf8'));
}

function fail(message) {
    console.error(message);
    process.exit(1);
}
