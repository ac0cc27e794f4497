import { filled } from 'c/filled';

describe('c/filled', () => {
    it('fills every place, as often as it stands there', () => {
        expect(filled('{0} of {1}, {0}', 3, 'five')).toBe('3 of five, 3');
    });

    it('leaves places without a value, and takes values as they are', () => {
        expect(filled('{0} {1}', '$&')).toBe('$& {1}');
    });
});
