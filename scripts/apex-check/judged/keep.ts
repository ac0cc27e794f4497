// Keeps what Salesforce's front end says of the snippets, for the local org's tests of its own compiler.
//   npm run apex:judge
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { verdictsOf } from '../../local-org/apex/fixtures/judged/snippets.ts';
import { compileTwice } from './both-compilers.ts';

const root = process.env['PROJECT_ROOT'] ?? process.cwd();
const file = join(root, 'scripts', 'local-org', 'apex', 'fixtures', 'judged', 'verdicts.json');
writeFileSync(file, `${JSON.stringify(verdictsOf(compileTwice(root).frontEnd), null, 4)}\n`);
console.log(`Written: ${file}`);
