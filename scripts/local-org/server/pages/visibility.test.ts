import { parseXml } from '../../schema/xml.ts';
import { visibilityTest, type VisibilityContext } from './visibility.ts';

const context = {
    transaction: {
        customPermissions: () => ['Approve'],
        hasUserPermission: (name: string) => name === 'ViewSetup'
    },
    object: null,
    recordId: null
} as unknown as VisibilityContext;

function isVisible(criteria: [left: string, operator: string, right: string][], booleanFilter = ''): boolean {
    const lines = criteria.map(
        ([left, operator, right]) =>
            `<criteria><leftValue>${left}</leftValue><operator>${operator}</operator><rightValue>${right}</rightValue></criteria>`
    );
    const logic = booleanFilter && `<booleanFilter>${booleanFilter}</booleanFilter>`;
    return visibilityTest(context)(parseXml('rule', `<rule>${logic}${lines.join('')}</rule>`).content);
}

const FACTOR = '{!$Client.FormFactor}';

// Metadata API, FlexiPage: UiFormulaRule and UiFormulaCriterion.
test.each<[string, string, string, boolean]>([
    [FACTOR, 'EQUAL', 'large', true],
    [FACTOR, 'EQUAL', 'Small', false],
    [FACTOR, 'NE', 'Small', true],
    [FACTOR, 'NE', 'Large', false],
    [FACTOR, 'CONTAINS', 'ARG', true],
    [FACTOR, 'CONTAINS', 'x', false],
    [FACTOR, 'GT', 'Apple', true],
    [FACTOR, 'GE', 'Large', true],
    [FACTOR, 'LT', 'Medium', true],
    [FACTOR, 'LE', 'Apple', false],
    ['{!$Permission.CustomPermission.Approve}', 'EQUAL', 'true', true],
    ['{!$Permission.CustomPermission.Reject}', 'EQUAL', 'true', false],
    ['{!$Permission.StandardPermission.ViewSetup}', 'EQUAL', 'true', true],
    ['{!$Permission.StandardPermission.EditTask}', 'EQUAL', 'false', true]
])('%s %s %s', (left, operator, right, expected) => {
    expect(isVisible([[left, operator, right]])).toBe(expected);
});

test('all criteria have to be met, or as the logic says', () => {
    const yes: [string, string, string] = [FACTOR, 'EQUAL', 'Large'];
    const no: [string, string, string] = [FACTOR, 'EQUAL', 'Small'];
    expect(isVisible([yes, no])).toBe(false);
    expect(isVisible([yes, yes])).toBe(true);
    expect(isVisible([yes, no], '1 OR 2')).toBe(true);
    expect(isVisible([no, yes, no], '(1 OR 2) AND 3')).toBe(false);
    expect(isVisible([no, yes], 'NOT 1 AND 2')).toBe(true);
});

test('what a rule may not ask here is refused by name', () => {
    expect(() => isVisible([['{!$Org.Name}', 'EQUAL', 'x']])).toThrow('Unsupported: visibility rule {!$Org.Name}');
    expect(() => isVisible([['{!Record.Name}', 'EQUAL', 'x']])).toThrow('Unsupported: visibility rule {!Record.Name}');
    expect(() => isVisible([[FACTOR, 'LIKE', 'x']])).toThrow('Unsupported: visibility rule operator LIKE');
});
