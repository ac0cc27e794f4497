/** Beginnings of files that are no text: a workbook or archive, an old workbook, a PDF. */
const NO_TEXT = [
    [0x50, 0x4b, 0x03, 0x04],
    [0xd0, 0xcf, 0x11, 0xe0],
    [0x25, 0x50, 0x44, 0x46]
];
/** Text has hardly a zero byte where it is not UTF-16, and every second one where it is ASCII in UTF-16. */
const MANY_ZEROS = 0.3;

/**
 * Reads a file as text: UTF-8, UTF-16 with or without a byte order mark, or else Windows-1252, in which Excel still saves
 * CSV.
 * @param file the chosen file
 * @returns its text, or nothing when it is no text or cannot be read
 */
export async function textOf(file: File): Promise<string | undefined> {
    let bytes: Uint8Array;
    try {
        bytes = new Uint8Array(await file.arrayBuffer());
    } catch {
        return undefined;
    }
    return NO_TEXT.some((start) => start.every((byte, at) => bytes[at] === byte)) ? undefined : decoded(bytes);
}

function decoded(bytes: Uint8Array): string | undefined {
    const [first, second] = bytes;
    if (first === 0xff && second === 0xfe) {
        return new TextDecoder('utf-16le').decode(bytes);
    }
    if (first === 0xfe && second === 0xff) {
        return new TextDecoder('utf-16be').decode(bytes);
    }
    const zeros = [0, 1].map((odd) => bytes.filter((byte, at) => byte === 0 && at % 2 === odd).length / bytes.length);
    if (zeros[1]! > MANY_ZEROS) {
        return new TextDecoder('utf-16le').decode(bytes);
    }
    if (zeros[0]! > MANY_ZEROS) {
        return new TextDecoder('utf-16be').decode(bytes);
    }
    try {
        return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch {
        // Zero bytes are in no text of one byte a character.
        return bytes.includes(0) ? undefined : new TextDecoder('windows-1252').decode(bytes);
    }
}
