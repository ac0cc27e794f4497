import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';
import { type Browser, chromium } from 'playwright-core';

// The package's own arguments switch off web security and share one process: a page tested that way proves little.
const ARGUMENTS = ['--no-sandbox', '--disable-setuid-sandbox', '--disable-dev-shm-usage', '--hide-scrollbars', '--font-render-hinting=none'];
const LIBRARY_FOLDERS = ['/usr/lib', '/usr/lib64', '/lib', '/lib64', '/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu'];

/**
 * Starts the Chromium that comes inside an npm package: nothing has to be installed on the machine.
 * @returns a browser; the caller closes it
 */
export async function openBrowser(): Promise<Browser> {
    prepareEnvironment();
    const { default: packaged } = await import('@sparticuz/chromium');
    return chromium.launch({ executablePath: await packaged.executablePath(), args: ARGUMENTS, headless: true });
}

// The package unpacks into TMPDIR and reuses whatever it finds there, so the folder is named after its version.
function prepareEnvironment(): void {
    const require = createRequire(join(process.cwd(), 'package.json'));
    const manifest = JSON.parse(readFileSync(packageManifest(dirname(require.resolve('@sparticuz/chromium'))), 'utf8')) as { version: string };
    const folder = join(tmpdir(), `chromium-${manifest.version}`);
    if (!tmpdir().endsWith(manifest.version)) {
        mkdirSync(folder, { recursive: true });
        process.env.TMPDIR = folder;
    }
    // Without the system's NSS the package brings its libraries, but only where it believes to run on Lambda.
    if (!LIBRARY_FOLDERS.some((library) => existsSync(join(library, 'libnss3.so')))) {
        process.env.AWS_LAMBDA_JS_RUNTIME = 'nodejs20.x';
    }
}

function packageManifest(folder: string): string {
    const file = join(folder, 'package.json');
    const named = existsSync(file) && (JSON.parse(readFileSync(file, 'utf8')) as { name?: string }).name === '@sparticuz/chromium';
    return named ? file : packageManifest(dirname(folder));
}
