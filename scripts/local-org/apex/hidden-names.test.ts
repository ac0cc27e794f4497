// Classes of a project named as those of the platform: what NebulaLogger's own set of such classes relies on.
import { compileClasses, evaluate } from '../testing/apex-program.ts';
import { apexFailures } from '../testing/apex-tests.ts';

test('what is of System and Schema keeps its types, whatever the project calls its own classes', () => {
    expect(
        apexFailures(
            {
                type: `Assert.areEqual('Date', System.Type.forName('Date').getName()); Assert.areEqual('type', new Type().mine);`,
                pattern: `System.Pattern p = System.Pattern.compile('a+'); Assert.isTrue(p.matcher('aa').matches());`,
                database: `Database.SaveResult r = System.Database.insert(new Schema.Account(Name = 'a')); Assert.isTrue(r.isSuccess());
Assert.isNotNull(new Database.Mine());`,
                object: `Assert.areEqual(3, new Account().size); SObject one = new Schema.Account(Name = 'a'); Object same = one;
Assert.isTrue(same instanceof Schema.Account); Assert.isFalse(same instanceof Account); Assert.areEqual('a', ((Schema.Account) same).Name);`,
                queries: `insert new Schema.Account(Name = 'q'); for (Schema.Account one : [SELECT Name FROM Account]) { Assert.areEqual('q', one.Name); }
List<Schema.Account> some = [SELECT Name FROM Account]; Assert.areEqual(1, some.size());`,
                lists: `List<Account> mine = new List<Account>{ new Account() }; List<Schema.Account> theirs = new List<Schema.Account>{ new Schema.Account(Name = 'b') };
Assert.areEqual(3, mine[0].size); Assert.areEqual('b', theirs[0].Name);`,
                // Of two overloads the one with the very type arguments is called.
                overloads: `Assert.areEqual('any!', new Batch().run(new List<Schema.Contact>()));`
            },
            {
                'classes/Type.cls': `public class Type { public String mine = 'type'; }`,
                'classes/Pattern.cls': 'public class Pattern { }',
                'classes/Account.cls': 'public class Account { public Integer size = 3; }',
                'classes/Database.cls': 'public class Database { public class Mine { } }',
                'classes/Batch.cls': `public class Batch { public String run(List<Contact> some) { return run((List<SObject>) some) + '!'; }
                    public String run(List<SObject> some) { return 'any'; } }`
            }
        )
    ).toEqual({});
});

test('an inner class named as a namespace does not hide the namespace from its members', () => {
    const store = `public class Store { public class Database { public Database.SaveResult save() { return null; } }
        public static Boolean run() { return new Database().save() == null; } }`;
    expect(evaluate('return Store.run();', { Store: store })).toBe(true);
    expect(compileClasses({ Store: store.replace('Database.SaveResult', 'Database.NoSuch') }).errors[0]?.message).toBe(
        'Invalid type: Database.NoSuch'
    );
});

test('a stack trace tells the lines of what stands before an inner class', () => {
    const late = `public class Late {
        public static String fail() {
            return
                new Deep().fail();
        }
        public class Deep {
            public String fail() {
                throw new System.IllegalArgumentException('x');
            }
        }
    }`;
    expect(
        evaluate('try { Late.fail(); return null; } catch (Exception e) { return e.getStackTraceString(); }', {
            Late: late
        })
    ).toMatch(/^Class\.Late\.Deep\.fail: line 8, column 1\nClass\.Late\.fail: line 4, column 1\n/);
});
