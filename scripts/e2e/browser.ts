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

/** What the package has a Chromium for. */
const PACKAGED = 'linux x64';
/** What else is tried, in this order: browsers of the same kind that the machine has, by the names that Playwright knows. */
const INSTALLED = ['chrome', 'msedge'];

/**
 * @param platform operating system and processor, as Node names them
 * @returns the browsers that are tried there, in order; the one of the package is null
 */
export function browsersFor(platform: string): readonly (string | null)[] {
    return platform === PACKAGED ? [null] : INSTALLED;
}

/**
 * Starts the Chromium that comes inside an npm package, where there is one for the platform: nothing has to be installed on the
 * machine. Elsewhere an installed Chrome or Edge is taken.
 * @param browsers which are tried
 * @returns a browser; the caller closes it
 * @throws Error that says what was tried
 */
export async function openBrowser(
    browsers: readonly (string | null)[] = browsersFor(`${process.platform} ${process.arch}`)
): Promise<Browser> {
    const reasons: string[] = [];
    for (const channel of browsers) {
        try {
            return await chromium.launch(
                channel === null
                    ? { executablePath: chromiumPath(), args: ARGUMENTS, headless: true, env: environment() }
                    : { channel, headless: true }
            );
        } catch (error) {
            reasons.push(`${channel ?? 'the packaged Chromium'}: ${(error as Error).message.split('\n')[0]}`);
        }
    }
    throw new Error(`No browser could be started. Install Chrome or Edge. ${reasons.join('; ')}`);
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
