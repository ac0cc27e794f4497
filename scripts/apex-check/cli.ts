import { main } from './apex-check.ts';

process.exitCode = main(process.argv.slice(2), process.env.PROJECT_ROOT ?? process.cwd());
