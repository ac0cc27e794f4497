import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

// The package's own arguments switch off web security and share one process: a page tested that way proves little.
const ARGUMENTS = [
    '--no-sandbox',
    '--disable-setuid-sandbox',
    '--disable-dev-shm-usage',
    '--hide-scrollbars',
    '--font-render-hinting=none'
];
const LIBRARY_FOLDERS = [
    '/usr/lib',
    '/usr/lib64',
    '/lib',
    '/lib64',
    '/usr/lib/x86_64-linux-gnu',
    '/usr/lib/aarch64-linux-gnu'
];

/**
 * Starts the Chromium that comes inside an npm package: nothing has to be installed on the machine.
 * @returns a browser; the caller closes it
 */
export async function openBrowser(): Promise<Browser> {
    return chromium.launch({ executablePath: chromiumPath(), args: ARGUMENTS, headless: true, env: environment() });
}

/** @returns the executable, unpacked on first use */
export function chromiumPath(): string {
    // The package is an ES module, which Jest cannot import: a process of its own asks it.
    const script = "import chromium from '@sparticuz/chromium'; process.stdout.write(await chromium.executablePath());";
    return execFileSync(process.execPath, ['--input-type=module', '-e', script], {
        encoding: 'utf8',
        env: environment()
    });
}

function environment(): Record<string, string> {
    const variables = Object.fromEntries(
        Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined)
    );
    // The package unpacks into TMPDIR and reuses whatever it finds there, so the folder is named after its version.
    const folder = join(tmpdir(), `chromium-${packageVersion()}`);
    mkdirSync(folder, { recursive: true });
    variables.TMPDIR = folder;
    // Without the system's NSS the package brings its libraries, but only where it believes to run on Lambda.
    if (!LIBRARY_FOLDERS.some((library) => existsSync(join(library, 'libnss3.so')))) {
        variables.AWS_LAMBDA_JS_RUNTIME = 'nodejs20.x';
        variables.LD_LIBRARY_PATH = [join(folder, 'al2023', 'lib'), variables.LD_LIBRARY_PATH]
            .filter(Boolean)
            .join(':');
    }
    return variables;
}

function packageVersion(): string {
    const file = join(process.cwd(), 'node_modules', '@sparticuz', 'chromium', 'package.json');
    return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
