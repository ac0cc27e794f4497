// Adds a campus to the metadata of the project, which is deployed afterwards.
//   npm run campus -- NAME LABEL [--like NAME]
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { addCampus } from './campus.ts';

const root = process.env['PROJECT_ROOT'] ?? process.cwd();
const { values, positionals } = parseArgs({
    options: { like: { type: 'string', default: 'UCB' } },
    allowPositionals: true
});
const [name, label] = positionals;
if (!name || !label) {
    console.error('Usage: npm run campus -- NAME LABEL [--like NAME]');
    process.exit(2);
}
try {
    for (const file of addCampus(join(root, 'force-app', 'main', 'default'), { name, label, like: values.like })) {
        console.log(file);
    }
} catch (error) {
    console.error((error as Error).message);
    process.exit(1);
}
