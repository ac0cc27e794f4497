/** An address: what a mailbox and a domain are made of; quoted mailboxes are not used by people. */
const ADDRESS =
    /[\p{L}\p{N}_%+&#!$*^~-](?:[\p{L}\p{N}._%+&#!$*^~'-]*[\p{L}\p{N}_%+&#!$*^~-])?@[\p{L}\p{N}](?:[\p{L}\p{N}.-]*[\p{L}\p{N}])?/gu;
/** Addresses of one person, as contact exports join the values of one field: Google's with ` ::: `. */
const ADDRESSES = new RegExp(`${ADDRESS.source}(?:[\\s<>]*:::[\\s<>]*${ADDRESS.source})*`, 'gu');
/** How addresses are marked where they are links. */
const SCHEME = /\b(?:mailto|smtp):/gi;
/** What stands between people and names nobody: list numbers and bullets, the words of a mail's head. */
const NOBODY = /^(?:\d{1,3}[.:]?|to|cc|bcc|from|and|or|e-?mails?|mailto|smtp)$/i;

/** A piece of text with one address, or without; its name is what the text says beside the address. */
interface Piece extends Record<'text' | 'name', string> {
    email?: string;
    /** whether a comma stands before it, which may stand inside of a name */
    isAfterComma: boolean;
}

/** Somebody in a line of text. */
export interface Found {
    email?: string;
    text: string;
}

const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

const mailboxOf = (email: string): string => folded(email.slice(0, email.lastIndexOf('@')));

/**
 * @param text any readable text
 * @returns the e-mail addresses in it
 */
export function addressesIn(text: string): string[] {
    return text.replace(SCHEME, ' ').match(ADDRESS) ?? [];
}

/**
 * @param text any readable text
 * @returns the addresses of each person in it: those of one person are joined by ` ::: `
 */
export function groupsIn(text: string): string[][] {
    return (text.replace(SCHEME, ' ').match(ADDRESSES) ?? []).map(addressesIn);
}

/**
 * @param addresses several addresses, separated as those of several people are, too
 * @param names     what stands beside them
 * @returns whether each of them is made of the same two words of the names, as one person's are: of ana.ruiz@colorado.example
 *          and ana_ruiz@home.example beside Ana Ruiz
 */
export function areNamed(addresses: string[], names: string): boolean {
    const mailboxes = addresses.map((address) => mailboxOf(address).split(/[._-]/));
    const words = new Set(wordsOf(folded(names)));
    return [...words].filter((word) => mailboxes.every((parts) => parts.includes(word))).length > 1;
}

/** @returns whether beside an address there is a name of more than one word */
export function hasName(text: string): boolean {
    return addressesIn(text).length > 0 && wordsOf(nameIn(text)).length > 1;
}

/**
 * Finds the people in a line as people paste it: addresses with or without names, separated by semicolons, commas, tabs,
 * bars or blanks. What is neither an address nor the name of one is somebody without an address.
 * @param line a readable line
 * @returns the people, in their order
 */
export function peopleInLine(line: string): Found[] {
    const pieces = split(line)
        .flatMap(piecesOf)
        .filter(({ email, name }) => email || isSomebody(name));
    const nameless = pieces.filter(({ email, name }) => email && !isSomebody(name)).length;
    // As many names as addresses without one: each belongs to its neighbor, whatever the address looks like.
    const isPaired = nameless > 0 && pieces.filter(({ email }) => !email).length === nameless;
    const found: (Found & { isNamed: boolean })[] = [];
    pieces.forEach((piece, at) => {
        const before = found.at(-1);
        const text = piece.text.trim();
        if (piece.email && before && !before.email && pieces[at - 1]?.email === undefined) {
            if (belongsTo(pieces[at - 1]!, piece, isPaired)) {
                found.pop();
                found.push({ email: piece.email, text: `${before.text}, ${text}`, isNamed: true });
                return;
            }
        }
        const isNameAfter =
            !piece.email &&
            before?.email !== undefined &&
            !before.isNamed &&
            (sharesWord(piece.name, before.email) ||
                (isPaired && pieces[at + 1]?.email === undefined && isOpaque(before.email)));
        if (isNameAfter) {
            found.pop();
            found.push({ email: before!.email, text: `${before!.text}, ${text}`, isNamed: true });
        } else {
            found.push({ email: piece.email, text, isNamed: isSomebody(piece.name) });
        }
    });
    return found.map(({ email, text }) => (email ? { email, text } : { text }));
}

/** Whether a text without an address is the name, or the last name, of the one that follows. */
function belongsTo(before: Piece, piece: Piece, isPaired: boolean): boolean {
    const email = piece.email!;
    const ownWords = wordsOf(piece.name).length;
    if (ownWords === 0) {
        return sharesWord(before.name, email) || (isPaired && isOpaque(email));
    }
    const isLastName = wordsOf(before.name).length === 1 || ownWords === 1;
    return piece.isAfterComma && (isLastName || sharesWord(before.name, email));
}

/** Splits a line at its separators, but for those in quotation marks; a mark that is never closed is one like others. */
function split(line: string): { text: string; isAfterComma: boolean }[] {
    const isBalanced = (line.match(/"/g) ?? []).length % 2 === 0;
    const parts = [{ text: '', isAfterComma: false }];
    let isQuoted = false;
    for (const character of line) {
        isQuoted = isBalanced && (character === '"' ? !isQuoted : isQuoted);
        if (!isQuoted && [',', ';', '\t', '|'].includes(character)) {
            parts.push({ text: '', isAfterComma: character === ',' });
        } else {
            parts.at(-1)!.text += character;
        }
    }
    return parts;
}

/** A part with several addresses is one piece for each; the names stand before the addresses, or else after them. */
function piecesOf({ text, isAfterComma }: { text: string; isAfterComma: boolean }): Piece[] {
    const plain = text.replace(SCHEME, ' ');
    const emails = groupsIn(plain).map((addresses) => addresses.join('; '));
    if (emails.length < 2) {
        return [{ text, email: emails[0], name: nameIn(text), isAfterComma }];
    }
    const between = plain.split(ADDRESSES).map((part) => part.replace(/^\s*>/, '').replace(/<\s*$/, ''));
    const isNameFirst = isSomebody(nameIn(between[0]!));
    const names = isNameFirst ? between.slice(0, -1) : between.slice(1);
    const rest = isNameFirst ? between.at(-1)! : between[0]!;
    return [
        ...emails.map((email, at) => {
            const name = nameIn(names[at]!);
            return { text: name ? `${name} <${email}>` : email, email, name, isAfterComma: isAfterComma && at === 0 };
        }),
        { text: nameIn(rest), name: nameIn(rest), isAfterComma: false }
    ];
}

/** What a text says beside its addresses. */
function nameIn(text: string): string {
    return text
        .replace(SCHEME, ' ')
        .replace(ADDRESS, ' ')
        .replace(/\?\S*/g, ' ')
        .replace(/[<>()[\]{}"=*\u2022\u00B7:/]+/g, ' ')
        .replace(/\s+/g, ' ')
        .replace(/^[\s'.,-]+|[\s',-]+$/g, '');
}

function wordsOf(text: string): string[] {
    return text.split(' ').filter((word) => /\p{L}/u.test(word));
}

function isSomebody(text: string): boolean {
    return /[\p{L}\p{N}@]/u.test(text) && !NOBODY.test(text);
}

/** Whether a mailbox is made of the words of a name: ana.ruiz and aruiz are Ana Ruiz's. */
function sharesWord(text: string, email: string): boolean {
    const mailbox = mailboxOf(email);
    const parts = mailbox.split(/[._-]/);
    return wordsOf(folded(text)).some((word) => parts.includes(word) || (word.length > 2 && mailbox.includes(word)));
}

/** Whether a mailbox says nobody's name: xy123, but not cy.tran. */
function isOpaque(email: string): boolean {
    return (
        mailboxOf(email)
            .split(/[._-]/)
            .filter((part) => /^\p{L}+$/u.test(part)).length < 2
    );
}
