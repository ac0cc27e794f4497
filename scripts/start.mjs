// `npm start`: installs what is missing, then starts the local org and serves its page.
import { installMissing } from './install.mjs';

installMissing({ dev: false });
const { run } = await import('./run.mjs');
await run('scripts/local-org/cli/start.ts', process.argv.slice(2));
