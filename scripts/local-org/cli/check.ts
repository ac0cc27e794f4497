// Tells what a deployment of the projects would refuse, by file and line.
//   npm run org:check -- [--project DIR ...]
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { checkedSchema } from '../deployment/index.ts';
import { shownProblem } from '../deployment/problem.ts';
import { projectFolder } from '../package-folder.ts';

const { values } = parseArgs({ options: { project: { type: 'string', multiple: true } } });
const problems = checkedSchema((values.project ?? [projectFolder()]).map((one) => resolve(one))).problems;
problems.forEach((one) => console.log(shownProblem(one)));
console.log(problems.length === 0 ? 'A deployment would take the metadata.' : `${problems.length} problems`);
process.exitCode = problems.length > 0 ? 1 : 0;
