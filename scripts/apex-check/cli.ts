// Compiles the Apex of projects with Salesforce's own front end; needs Java 11.
//   npm run apex:check -- [--project DIR ...]
import { main } from './apex-check.ts';

process.exitCode = main(process.argv.slice(2), process.env.PROJECT_ROOT ?? process.cwd());
