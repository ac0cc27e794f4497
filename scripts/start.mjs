// `npm start`: installs what is missing, then starts the local org and serves its page.
import { installMissing } from './install.mjs';

installMissing({ dev: false });
process.argv.splice(2, 0, 'start');
await import('./local-org/bin/local-org.mjs');
