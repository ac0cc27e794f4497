const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** The three characters that make a 15-character id case-safe: one bit for each capital, five characters at a time. */
export function idSuffix(id15: string): string {
    let suffix = '';
    for (let block = 0; block < 15; block += 5) {
        let bits = 0;
        for (let i = 0; i < 5; i++) {
            const code = id15.charCodeAt(block + i);
            if (code >= 65 && code <= 90) {
                bits |= 1 << i;
            }
        }
        suffix += ALPHABET[bits];
    }
    return suffix;
}

/**
 * An 18-character record id.
 * @param prefix three-character key prefix
 * @param number running number of the object's records
 */
export function makeId(prefix: string, number: number): string {
    let rest = '';
    for (let left = number; rest.length < 9; left = Math.floor(left / 62)) {
        rest = BASE62[left % 62] + rest;
    }
    const id = `${prefix}000${rest}`;
    return id + idSuffix(id);
}

/** The running number inside an id made by `makeId`. */
export function numberOfId(id: string): number {
    let number = 0;
    for (const character of id.slice(6, 15)) {
        number = number * 62 + BASE62.indexOf(character);
    }
    return number;
}

const ID_PATTERN = /^[a-zA-Z0-9]{15}(?:[a-zA-Z0-5]{3})?$/;

/**
 * The 18-character form of an id of 15 or 18 characters; null where the text is not an id or its last three
 * characters are not those of its first fifteen. The last three of 18 characters tell the case of the letters before them, so that an id survives being written in one case.
 */
export function to18(id: string): string | null {
    if (!ID_PATTERN.test(id)) {
        return null;
    }
    if (id.length === 15) {
        return id + idSuffix(id);
    }
    const given = id.slice(15).toUpperCase();
    const first = id.slice(0, 15);
    if (given === idSuffix(first)) {
        return first + given;
    }
    let restored = '';
    for (let i = 0; i < 15; i++) {
        const isCapital = (ALPHABET.indexOf(given[Math.floor(i / 5)]!) >> (i % 5)) & 1;
        restored += isCapital ? first[i]!.toUpperCase() : first[i]!.toLowerCase();
    }
    // Characters that tell the case of what is no letter were never made for this id.
    return idSuffix(restored) === given ? restored + given : null;
}
