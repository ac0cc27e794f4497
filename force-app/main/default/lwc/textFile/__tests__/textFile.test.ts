import { textOf } from 'c/textFile';
import { chosenFile } from '../../../../../../config/jest/licenses';

const fileOf = (content: number[] | Error): File => chosenFile('people.csv', content);

const utf16 = (text: string, isBigEndian = false): number[] =>
    [...text].flatMap((character) => {
        const code = character.charCodeAt(0);
        return isBigEndian ? [code >> 8, code & 255] : [code & 255, code >> 8];
    });

describe('the text of a file', () => {
    it.each([
        ['UTF-8', [...Buffer.from('Zoë,a@x.edu', 'utf8')]],
        ['UTF-8 with its mark', [0xef, 0xbb, 0xbf, ...Buffer.from('Zoë,a@x.edu', 'utf8')]],
        ['UTF-16 with its mark', [0xff, 0xfe, ...utf16('Zoë,a@x.edu')]],
        ['UTF-16, the other way round', [0xfe, 0xff, ...utf16('Zoë,a@x.edu', true)]],
        ['UTF-16 without a mark', utf16('Zoë,a@x.edu')],
        ['UTF-16 without a mark, the other way round', utf16('Zoë,a@x.edu', true)],
        ['Windows-1252', [...Buffer.from('Zoë,a@x.edu', 'latin1')]]
    ])('is read in %s', async (_encoding, bytes) => {
        expect(await textOf(fileOf(bytes))).toBe('Zoë,a@x.edu');
    });

    // Nothing but the mark tells of a script without zero bytes that it is UTF-16; half a mark is a letter.
    it.each([
        ['李明', [0xff, 0xfe, ...utf16('李明')]],
        ['李明', [0xfe, 0xff, ...utf16('李明', true)]],
        ['þa', [0xfe, 0x61]],
        ['ÿa', [0xff, 0x61]],
        ['aþ', [0x61, 0xfe]],
        ['aÿ', [0x61, 0xff]]
    ])('is %s by its first bytes', async (text, bytes) => {
        expect(await textOf(fileOf(bytes))).toBe(text);
    });

    it('is empty in an empty file', async () => {
        expect(await textOf(fileOf([]))).toBe('');
    });

    it.each([
        ['a workbook', [0x50, 0x4b, 0x03, 0x04, 1, 2]],
        ['an old workbook', [0xd0, 0xcf, 0x11, 0xe0, 1]],
        ['a PDF', [...Buffer.from('%PDF-1.7')]],
        ['other bytes', [0xff, 0xd8, 0xff, 0xe0, 0, 0x10, 7, 9, 200]]
    ])('is none in %s', async (_what, bytes) => {
        expect(await textOf(fileOf(bytes))).toBeUndefined();
    });

    it('is none where the file is gone', async () => {
        expect(await textOf(fileOf(new Error('gone')))).toBeUndefined();
    });
});
