// After all browser tests: fails when there is a state of one of the project's components that none of them looked at with
// axe, and that is not one of those named in scripts/e2e/states/elsewhere.json with the reason.
const { existsSync, readdirSync, readFileSync, rmSync } = require('node:fs');
const { join } = require('node:path');

const REPORTS = join(process.cwd(), '.local-org', 'reports', 'states');
const ELSEWHERE = join(process.cwd(), 'scripts', 'e2e', 'states', 'elsewhere.json');
const TESTS = join('scripts', 'e2e');

module.exports = class StatesReporter {
    onRunStart() {
        rmSync(REPORTS, { recursive: true, force: true });
    }

    onRunComplete(_contexts, { testResults }) {
        const ran = testResults.map(({ testFilePath }) => testFilePath).filter((file) => file.includes(TESTS));
        const files = readdirSync(TESTS).filter((file) => file.endsWith('.test.ts'));
        // A run of some of the tests says nothing about all states.
        if (ran.length < files.length || !existsSync(REPORTS) || testResults.some((one) => one.numPendingTests > 0)) {
            return;
        }
        const reports = readdirSync(REPORTS).map((file) => JSON.parse(readFileSync(join(REPORTS, file), 'utf8')));
        const seen = new Set(reports.flatMap((report) => report.seen));
        const elsewhere = JSON.parse(readFileSync(ELSEWHERE, 'utf8'));
        const all = reports[0].all;
        const unseen = all.filter((name) => !seen.has(name) && !(name in elsewhere));
        const gone = Object.keys(elsewhere).filter((name) => !all.includes(name));
        if (unseen.length > 0 || gone.length > 0) {
            this.error = new Error(
                [
                    ...unseen.map((name) => `No browser test looks at the state ${name} with expectAccessible.`),
                    ...gone.map((name) => `elsewhere.json names ${name}, which no template has.`)
                ].join('\n')
            );
            console.error(this.error.message);
        }
    }

    getLastError() {
        return this.error;
    }
};
