import { compileClasses } from '../testing/apex-program.ts';
import { isSameToApex } from './reuse.ts';

const CLASSES = {
    Base: `public virtual class Base {
        public static final Integer MOST = 3;
        protected virtual Integer size() { return 1; }
        public class Part { public String name; }
    }`,
    Child: `public class Child extends Base {
        protected override Integer size() { return super.size() + MOST; }
        public Integer shown() { return size(); }
    }`,
    Apart: `public class Apart { public static String text(Child one) { return 'size ' + one.shown(); } }`
};

/** Compiles the classes with one text of Base changed. @returns the classes compiled anew, and the errors */
function after(from: string, to: string): { anew: string[]; errors: string[] } {
    const former = compileClasses(CLASSES);
    expect(former.errors).toEqual([]);
    const now = { ...CLASSES, Base: CLASSES.Base.replace(from, to) };
    const program = compileClasses(now, former);
    const whole = compileClasses(now);
    expect(program.errors).toEqual(whole.errors);
    expect([...program.units.values()].map((one) => one.js)).toEqual([...whole.units.values()].map((one) => one.js));
    return {
        anew: [...program.units].flatMap(([key, unit]) => (unit.lines === former.units.get(key)?.lines ? [] : [key])),
        errors: program.errors.map((one) => one.message)
    };
}

describe('a class that has changed is compiled anew', () => {
    it.each([
        ['a body', 'return 1;', 'Integer one = 1; return one;'],
        ['a comment and lines', 'protected', '// says how large it is\n\n protected'],
        ['a body with a mistake', 'return 1;', 'return nothing;']
    ])('alone, where only %s is another', (_what, from, to) => {
        expect(after(from, to).anew).toEqual(['base']);
    });

    it.each([
        ['a constant', 'MOST = 3', 'MOST = 4', []],
        ['a parameter', 'size()', 'size(Integer more)', ['Child.size', 'Method does not exist']],
        ['a modifier', 'protected virtual', 'protected', ['Child.size']],
        ['the name of a field', 'MOST', 'LEAST', ['MOST']],
        ['an inner class', 'public class Part', 'public class More {} public class Part', []]
    ])('with all others, where %s is another', (_what, from, to, messages) => {
        const { anew, errors } = after(from, to);
        expect(anew).toEqual(['base', 'child', 'apart']);
        expect(errors).toEqual(messages.map((one) => expect.stringContaining(one)));
    });

    it('and what is wrong with it is forgotten when it is mended', () => {
        const former = compileClasses(CLASSES);
        const broken = { ...CLASSES, Base: CLASSES.Base.replace('return 1;', 'return nothing;') };
        expect(compileClasses(broken, former).units.get('child')!.errors).toHaveLength(1);
        const mended = compileClasses({ ...CLASSES, Base: CLASSES.Base.replace('return 1;', 'return 2;') }, former);
        expect([...mended.units.values()].flatMap((one) => one.errors)).toEqual([]);
    });

    it('with all others, where a class is new', () => {
        const former = compileClasses(CLASSES);
        const program = compileClasses({ ...CLASSES, Another: 'public class Another {}' }, former);
        expect([...program.units].filter(([key, { lines }]) => lines === former.units.get(key)?.lines)).toEqual([]);
    });
});

describe('Apex need not be compiled again', () => {
    const labels = (...names: string[]): Map<string, unknown> => new Map(names.map((one) => [one, '']));
    it.each([
        ['layouts/A__c-A Layout.layout-meta.xml', true],
        ['lwc/one/one.ts', true],
        ['classes/A.cls', true],
        ['permissionsets/A.permissionset-meta.xml', true],
        ['objects/A__c/fields/B__c.field-meta.xml', false],
        ['objects/A__c/fieldSets/C.fieldSet-meta.xml', false],
        ['pages/A.page', false],
        ['customMetadata/A.B.md-meta.xml', false],
        ['anything/else.xml', false]
    ])('after a change of %s: %s', (file, expected) => {
        expect(isSameToApex([`/p/force-app/${file}`, '/p/force-app/classes/B.cls'], [labels(), labels()])).toBe(
            expected
        );
    });

    it('after a change of labels: where their names are the same', () => {
        const same = (after: string[]): boolean =>
            isSameToApex(['/p/labels/CustomLabels.labels-meta.xml'], [labels('a', 'b'), labels(...after)]);
        expect([same(['b', 'a']), same(['a']), same(['a', 'c'])]).toEqual([true, false, false]);
    });
});
