// After an installation with the packages for development: formats and lints what is about to be committed.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
if (existsSync(join(root, 'node_modules', 'husky')) && existsSync(join(root, '.git'))) {
    const { default: husky } = await import('husky');
    console.log(husky('config/husky'));
}
