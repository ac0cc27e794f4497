import { matches, type Mutation, type Rule } from './mutation.ts';

/** Operators of a formula and what they are mistaken for. */
const FORMULA: readonly Rule[] = [
    { kind: 'operator', pattern: /\b(AND|OR)(?=\()/g, replace: (op) => (op === 'AND' ? 'OR' : 'AND') },
    { kind: 'negation', pattern: /\bNOT(?=\()/g, replace: () => '' },
    {
        kind: 'comparison',
        pattern: /&lt;(?!&gt;)=?|(?<!&lt;)&gt;=?/g,
        replace: (op) => (op.endsWith('=') ? op.slice(0, -1) : `${op}=`)
    },
    { kind: 'comparison', pattern: /&lt;&gt;|!=/g, replace: () => '=' },
    { kind: 'operand', pattern: /\bIS(BLANK|CHANGED|PICKVAL|NEW)\([^()]*\)/g, replace: () => 'TRUE' },
    { kind: 'operand', pattern: /\bIS(BLANK|CHANGED|PICKVAL|NEW)\([^()]*\)/g, replace: () => 'FALSE' },
    { kind: 'operand', pattern: /(?<=ISPICKVAL\([\w.]+, )"[^"]*"(?=\))/g, replace: () => '"Another"' }
];

const flag = (kind: string, element: string, from: boolean): Rule => ({
    kind,
    pattern: new RegExp(`(?<=<${element}>)${from}(?=</${element}>)`, 'g'),
    replace: () => String(!from)
});

const FIELD: readonly Rule[] = [
    flag('uniqueness', 'unique', true),
    flag('required', 'required', true),
    flag('sharing', 'writeRequiresMasterRead', true),
    flag('sharing', 'writeRequiresMasterRead', false)
];

const OBJECT: readonly Rule[] = [
    {
        kind: 'sharing',
        pattern: /(?<=<sharingModel>)(Private|Read|ReadWrite)(?=<)/g,
        replace: (model) => ({ Private: 'Read', Read: 'ReadWrite', ReadWrite: 'Private' })[model]!
    }
];

const SHARING_RULES: readonly Rule[] = [
    { kind: 'sharing', pattern: /[ \t]*<sharingCriteriaRules>[^]*?<\/sharingCriteriaRules>\n/g, replace: () => '' },
    { kind: 'sharing', pattern: /(?<=<accessLevel>)Read(?=<)/g, replace: () => 'Edit' },
    {
        kind: 'sharing',
        pattern: /(?<=<group>eComm_Specialists_)\w+(?=<)/g,
        replace: (one) => (one === 'UCB' ? 'UCD' : 'UCB')
    },
    { kind: 'sharing', pattern: /(?<=<value>)\w+(?=<)/g, replace: (one) => (one === 'UCB' ? 'UCD' : 'UCB') }
];

const RIGHTS = [
    'allowCreate',
    'allowEdit',
    'allowDelete',
    'viewAllRecords',
    'modifyAllRecords',
    'editable',
    'readable'
];

const PERMISSIONS: readonly Rule[] = [
    ...RIGHTS.flatMap((right) => [flag('permission', right, true), flag('permission', right, false)]),
    {
        kind: 'permission',
        pattern: /[ \t]*<(classAccesses|customPermissions|userPermissions)>[^]*?<\/\1>\n/g,
        replace: () => ''
    },
    { kind: 'permission', pattern: /[ \t]*<permissionSets>\w+<\/permissionSets>\n/g, replace: () => '' }
];

/**
 * Every mutation of a metadata file; none for kinds of files that no rule is about.
 * @param file   its name
 * @param source its text
 */
export function metadataMutations(file: string, source: string): Mutation[] {
    const kind = /\.(\w+)-meta\.xml$/.exec(file)?.[1];
    switch (kind) {
        case 'validationRule':
            return [
                { kind: 'rule deleted', offset: 0, original: source, replacement: null },
                ...matches([flag('rule inactive', 'active', true)], source, source),
                ...inFormula(source, 'errorConditionFormula', 'rule')
            ];
        case 'field':
            return [...matches(FIELD, source, source), ...inFormula(source, 'formula', 'formula')];
        case 'object':
            return matches(OBJECT, source, source);
        case 'sharingRules':
            return matches(SHARING_RULES, source, source);
        case 'permissionset':
        case 'permissionsetgroup':
            return matches(PERMISSIONS, source, source);
        default:
            return [];
    }
}

/** The mutations of the formula in an element; the rest of the file is blank to the rules. */
function inFormula(source: string, element: string, prefix: string): Mutation[] {
    const formula = new RegExp(`<${element}\\s*>([^]*?)</${element}>`).exec(source);
    if (!formula) {
        return [];
    }
    const start = formula.index + formula[0].indexOf(formula[1]!);
    const searched = formula[1]!.padStart(start + formula[1]!.length).padEnd(source.length);
    return matches(FORMULA, searched, source).map((one) => ({ ...one, kind: `${prefix} ${one.kind}` }));
}
