import { apexFailures } from './apex-tests.ts';

// Apex Developer Guide, Safe Navigation Operator: a query for a single row beside `?.` gives null where it finds none.
test('a query before ?. gives null where it has no row; without it, and with two rows, it is an exception', () => {
    const found = apexFailures({
        field: `Assert.isNull([SELECT Name FROM Account LIMIT 1]?.Name);`,
        method: `Assert.isNull([SELECT Name FROM Account LIMIT 1]?.isSet('Name'));`,
        oneRow: `insert new Account(Name = 'a'); Assert.areEqual('a', [SELECT Name FROM Account LIMIT 1]?.Name);`,
        withoutIt: `try { String name = [SELECT Name FROM Account LIMIT 1].Name; } catch (QueryException e) { return; } Assert.fail('no rows');`,
        twoRows: `insert new List<Account>{ new Account(Name = 'a'), new Account(Name = 'b') };
            try { String name = [SELECT Name FROM Account]?.Name; } catch (QueryException e) { return; } Assert.fail('two rows');`,
        rowsStayAList: `Assert.areEqual(0, [SELECT Name FROM Account]?.size());`
    });
    expect(found).toEqual({});
});
