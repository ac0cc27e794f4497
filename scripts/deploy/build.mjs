// Writes dist/ (or DIR), a Salesforce DX project ready to deploy.
//   npm run build [-- DIR] [--with-samples] [--with-translations]
// An org takes
// JavaScript components, so the types of the TypeScript ones are stripped here; tests and compiler settings stay behind. What an
// org has of its own (sharing defaults, settings, business units, groups) stays behind too, but for a sample org; so do the translations, which only an
// org takes that has translation on and the language.
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { answersUsage } from '../local-org/bin/usage.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const parameters = process.argv.slice(2);
if (answersUsage(fileURLToPath(import.meta.url), parameters)) {
    process.exit();
}
const withSamples = parameters.includes('--with-samples');
const target = parameters.find((one) => !one.startsWith('--')) ?? join(root, 'dist');
const SAMPLES = 'config/sample-org';
const LEFT_BEHIND = /(__tests__|tsconfig.*\.json|jsconfig\.json|\.d\.ts$)/;
const TRANSLATIONS = /[\\/](translations|objectTranslations)([\\/]|$)/;

rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
cpSync(join(root, 'force-app'), join(target, 'force-app'), {
    recursive: true,
    filter: (source) =>
        !LEFT_BEHIND.test(source) && (parameters.includes('--with-translations') || !TRANSLATIONS.test(source))
});
const project = JSON.parse(readFileSync(join(root, 'sfdx-project.json'), 'utf8'));
if (withSamples) {
    cpSync(join(root, SAMPLES), join(target, SAMPLES), { recursive: true });
} else {
    project.packageDirectories = project.packageDirectories.filter(({ path }) => path !== SAMPLES);
}
writeFileSync(join(target, 'sfdx-project.json'), `${JSON.stringify(project, null, 2)}\n`);
for (const file of ['.forceignore', join('config', 'project-scratch-def.json')]) {
    cpSync(join(root, file), join(target, file));
}

let components = 0;
for (const name of readdirSync(join(target, 'force-app'), { recursive: true })) {
    const file = join(target, 'force-app', name);
    if (!file.endsWith('.ts')) {
        continue;
    }
    const { outputText, diagnostics } = ts.transpileModule(readFileSync(file, 'utf8'), {
        fileName: file,
        reportDiagnostics: true,
        compilerOptions: {
            target: ts.ScriptTarget.ESNext,
            module: ts.ModuleKind.ESNext,
            verbatimModuleSyntax: true,
            useDefineForClassFields: true
        }
    });
    if (diagnostics?.length) {
        console.error(ts.formatDiagnosticsWithColorAndContext(diagnostics, ts.createCompilerHost({})));
        process.exit(1);
    }
    writeFileSync(file.replace(/\.ts$/, '.js'), outputText);
    rmSync(file);
    components++;
}
console.log(`${target} is ready to deploy: ${components} modules compiled.`);
