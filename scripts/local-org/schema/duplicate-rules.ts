import type { DuplicateRuleModel } from './model.ts';
import type { ProjectFile } from './project-files.ts';
import { xmlList, xmlText, type Xml } from './xml.ts';

/** What of a rule cannot be honoured, or null: comparing in other ways than exactly, other objects, conditions. */
function whyNot(rule: Xml, object: string, matching: ReadonlyMap<string, Xml>): string | null {
    const filter = xmlList(rule, 'duplicateRuleFilter').flatMap((one) => xmlList(one, 'duplicateRuleFilterItems'));
    if (filter.length > 0) {
        return 'Conditions of duplicate rules';
    }
    for (const match of xmlList(rule, 'duplicateRuleMatchRules')) {
        const name = xmlText(match, 'matchingRule') ?? '';
        const found = matching.get(name.toLowerCase());
        if (xmlText(match, 'matchRuleSObjectType') !== object) {
            return 'Duplicates among records of another object';
        }
        if (!found) {
            return `The matching rule ${name} is the platform's own`;
        }
        const items = xmlList(found, 'matchingRuleItems');
        const method = items.map((item) => xmlText(item, 'matchingMethod')).find((one) => one !== 'Exact');
        if (method !== undefined) {
            return `The matching method ${method}`;
        }
        if (xmlText(found, 'booleanFilter') !== undefined && (xmlText(found, 'booleanFilter') ?? '') !== '') {
            return 'Logic between the fields of a matching rule';
        }
    }
    return null;
}

/**
 * Reads the active duplicate rules of a project (Metadata API: DuplicateRule, MatchingRules).
 * @param read gives the content of a file, or undefined where it cannot be read
 * @param cannotHonour is told of each rule that finds no duplicates here, with the reason
 * @returns the others
 */
export function readDuplicateRules(
    files: readonly ProjectFile[],
    read: (file: ProjectFile) => Xml | undefined,
    cannotHonour: (name: string, file: string, why: string) => void
): DuplicateRuleModel[] {
    const rules: DuplicateRuleModel[] = [];
    const matching = new Map<string, Map<string, Xml>>();
    for (const file of files.filter(({ suffix }) => suffix === 'matchingRule')) {
        const ofObject = xmlList(read(file) ?? {}, 'matchingRules').map((one): [string, Xml] => [
            (xmlText(one, 'fullName') ?? '').toLowerCase(),
            one
        ]);
        matching.set(file.name.toLowerCase(), new Map(ofObject));
    }
    for (const file of files.filter(({ suffix }) => suffix === 'duplicateRule')) {
        const rule = read(file) ?? {};
        const object = file.name.split('.')[0]!;
        if (xmlText(rule, 'isActive') !== 'true') {
            continue;
        }
        const ofObject = matching.get(object.toLowerCase()) ?? new Map<string, Xml>();
        const why = whyNot(rule, object, ofObject);
        if (why !== null) {
            cannotHonour(file.name, file.file, why);
            continue;
        }
        const alerts = (operation: string): boolean =>
            xmlText(rule, `actionOn${operation}`) === 'Allow' &&
            [rule[`operationsOn${operation}`] ?? []].flat().includes('Alert');
        const action = (operation: string): DuplicateRuleModel['onInsert'] => {
            if (xmlText(rule, `actionOn${operation}`) === 'Block') {
                return 'block';
            }
            return alerts(operation) ? 'alert' : 'allow';
        };
        rules.push({
            object,
            name: file.name,
            onInsert: action('Insert'),
            onUpdate: action('Update'),
            alertText: xmlText(rule, 'alertText') || 'Use one of these records?',
            enforcesSharing: xmlText(rule, 'securityOption') === 'EnforceSharingRules',
            matches: xmlList(rule, 'duplicateRuleMatchRules').map((match) =>
                xmlList(ofObject.get(xmlText(match, 'matchingRule')!.toLowerCase())!, 'matchingRuleItems').map(
                    (item) => ({
                        field: xmlText(item, 'fieldName')!,
                        blanksMatch: xmlText(item, 'blankValueBehavior') === 'MatchBlanks'
                    })
                )
            )
        });
    }
    return rules;
}
