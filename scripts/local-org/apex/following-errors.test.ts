import { compileClasses } from '../testing/apex-program.ts';

const PRICE = `public class Price {
    public static Integer of(Integer net) { return net; }
    public Integer net;
    public class Part { public Integer size; }
}`;
const SHOP = `public class Shop {
    public Integer sold(Price one) { return Price.of(one.net) + new Price.Part().size; }
}`;

/** What is told of a Price that was changed, and of the classes that use it. */
function told(from: string, to: string, shop = SHOP): string[] {
    expect(compileClasses({ Price: PRICE, Shop: shop }).errors).toEqual([]);
    return compileClasses({ Price: PRICE.replace(from, to), Shop: shop }).errors.map(
        ({ file, message }) => `${file}: ${message}`
    );
}

describe('one mistake in a declaration is told once, not by everything that uses it', () => {
    it.each([
        ['the type of a method', 'static Integer of', 'static Intege of', 'Invalid type: Intege'],
        ['the type of a parameter', 'of(Integer', 'of(Intege', 'Invalid type: Intege'],
        ['the type of a field', 'Integer net;', 'Intege net;', 'Invalid type: Intege'],
        ['the type of a field of an inner class', 'Integer size', 'Intege size', 'Invalid type: Intege']
    ])('%s', (_what, from, to, message) => {
        expect(told(from, to)).toEqual([expect.stringContaining(message)]);
    });

    it('what else is wrong there is told too', () => {
        const wrong = SHOP.replace('public class Shop {', `public class Shop { Integer none() { return 'a'; }`);
        const errors = compileClasses({
            Price: PRICE.replace('static Integer of', 'static Intege of'),
            Shop: wrong
        }).errors;
        expect(errors.map((one) => one.message)).toEqual([
            'Invalid type: Intege',
            'Illegal conversion from String to Integer'
        ]);
    });

    it('a method that is taken away is missed where it is called', () => {
        expect(told('static Integer of', 'static Integer after')).toEqual([
            expect.stringContaining('void of(Integer)')
        ]);
    });
});
