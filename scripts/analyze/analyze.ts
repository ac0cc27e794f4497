import { dirname, join, relative } from 'node:path';
import { CodeAnalyzer, CodeAnalyzerConfig, SeverityLevel } from '@salesforce/code-analyzer-core';
import { createEnginePlugin as pmd } from '@salesforce/code-analyzer-pmd-engine';
import { createEnginePlugin as regex } from '@salesforce/code-analyzer-regex-engine';
import { createEnginePlugin as graph } from '@salesforce/code-analyzer-sfge-engine';

/** What a rule says of a place. */
export interface Finding {
    /** `pmd:ApexDoc` */
    rule: string;
    severity: SeverityLevel;
    message: string;
    /** absolute path; blank where a finding is of no file */
    file: string;
    /** from 1; 0 where a finding is of no line */
    line: number;
}

/** What the tool recommends, and what a security review asks for. */
const SELECTED = ['Recommended', 'AppExchange', 'Security'];

/**
 * Runs Salesforce Code Analyzer.
 * @param folder what is looked at; a package.json stands beside it
 * @param configuration absolute path of its code-analyzer.yml
 * @param withGraph true for the Graph Engine alone, false for everything else
 * @returns the findings that no exclusion of the configuration covers, by file and line
 * @throws Error where an engine could not run, such as without Java 11
 */
export async function findings(folder: string, configuration: string, withGraph: boolean): Promise<Finding[]> {
    const analyzer = new CodeAnalyzer(CodeAnalyzerConfig.fromFile(configuration));
    for (const engine of withGraph ? [graph] : [pmd, regex]) {
        await analyzer.addEnginePlugin(engine());
    }
    // With a file beside the folder the paths of the configuration begin above it, as those of `sf code-analyzer run` do.
    const workspace = await analyzer.createWorkspace([folder, join(dirname(folder), 'package.json')], [folder]);
    const rules = await analyzer.selectRules(withGraph ? ['sfge'] : SELECTED, { workspace });
    const results = await analyzer.run(rules, { workspace });
    const found = results.getViolations().map((one): Finding => {
        const place = one.getPrimaryLocation();
        return {
            rule: `${one.getRule().getEngineName()}:${one.getRule().getName()}`,
            severity: one.getRule().getSeverityLevel(),
            message: one.getMessage(),
            file: place?.getFile() ?? '',
            line: place?.getStartLine() ?? 0
        };
    });
    const broken = found.find((one) => one.rule.endsWith(':UnexpectedEngineError'));
    if (broken) {
        throw new Error(broken.message);
    }
    return found.sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
}

/** A finding in one line, with the path below a folder. */
export function shown({ rule, severity, message, file, line }: Finding, root: string): string {
    return `${relative(root, file)}:${line}: ${SeverityLevel[severity]} ${rule}: ${message}`;
}
