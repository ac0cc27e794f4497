import { completionAt, namesLike } from './completion.ts';

/** The caret is at `|`. */
const at = (marked: string): string => {
    const found = completionAt(marked.replace('|', ''), marked.indexOf('|'));
    return found ? `${found.kind} ${found.objects.join('>')} ${found.path.join('.')}[${found.word}]` : 'nothing';
};

it.each([
    ['SELECT Na| FROM Account', 'field Account [Na]'],
    ['SELECT | FROM Account', 'field Account []'],
    ['SELECT Id, Owner.Pro| FROM Account', 'field Account Owner[Pro]'],
    ['SELECT Id, Owner.| FROM Account', 'field Account Owner[]'],
    ['SELECT Id FROM Acc|', 'object  [Acc]'],
    ['SELECT Id FROM Account WHERE Na|', 'field Account [Na]'],
    ["SELECT Id FROM Account WHERE Name = 'x' AND In|", 'field Account [In]'],
    ['select id from account order by na|', 'field account [na]'],
    ['SELECT Id, (SELECT La| FROM Contacts) FROM Account', 'field Account>Contacts [La]'],
    ['SELECT Id, (SELECT Id FROM Con|) FROM Account', 'object Account [Con]'],
    ['SELECT Id, (SELECT Id FROM Contacts), Na| FROM Account', 'field Account [Na]'],
    ['SELECT COUNT(I|) FROM Account', 'field Account [I]'],
    ['SELECT Id FROM Contact WHERE AccountId IN (SELECT I| FROM Account)', 'field Contact>Account [I]'],
    // Nothing can be offered: inside of a text, a number, behind a field, without an object.
    ["SELECT Id FROM Account WHERE Name = 'SELECT Na|", 'nothing'],
    ['SELECT Id FROM Account LIMIT 1|', 'nothing'],
    ['SELECT Id FROM Account Wh|', 'nothing'],
    ['SELECT Na|', 'nothing']
])('%s: %s', (marked, expected) => expect(at(marked)).toBe(expected));

it('names that begin with what is typed come first, and a name that is whole is not offered', () => {
    expect(namesLike('nam', ['FirstName', 'Id', 'Name', 'NameLong'])).toEqual(['Name', 'NameLong', 'FirstName']);
    expect([namesLike('id', ['Id', 'IdLong']), namesLike('x', ['Id'])]).toEqual([[], []]);
});
