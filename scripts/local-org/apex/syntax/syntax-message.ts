/** Words are written in capitals where the parser wants one: `FROM`. */
const upper = (wanted: string): string => (/^'[a-z]+'$/.test(wanted) ? wanted.toUpperCase() : wanted);

/** By what the parser says: what the platform says of the same. */
const MESSAGES: readonly [RegExp, (first: string, second: string, token: string) => string][] = [
    [/^missing ([^\s{]\S*) at (.+)$/s, (wanted, found) => `Missing ${wanted} at ${found}`],
    [/^mismatched input ('class'|'interface'|'enum') expecting <EOF>$/, (found) => `Missing '<EOF>' at ${found}`],
    [/^\w+ input ('.*') expecting <EOF>$/s, (found) => `Extra '<EOF>', at ${found}.`],
    [/^\w+ input ('.*') expecting ('[^']*')$/s, (found, wanted) => `Expecting ${upper(wanted)} but was: ${found}`],
    [/^\w+ input ('.*?') expecting \{/s, (found) => `Unexpected token ${found}.`],
    [/^no viable alternative at input /, (_first, _second, token) => `Unexpected token '${token}'.`],
    [/^missing \{.*\} at ('.*')$/s, (found) => `Unexpected token ${found}.`],
    [/^token recognition error at: ''/, () => "Missing closing quote character ' on string."],
    [
        /^token recognition error at: '(.)/su,
        (found) => `Unrecognized symbol '${found}', which is not a valid Apex identifier.`
    ]
];

/**
 * A syntax error in the platform's words, as far as the parsers see the same; the rest stays as it is.
 * @param token what stands where the parser cannot go on, `<EOF>` at the end
 */
export function syntaxMessage(message: string, token: string): string {
    for (const [pattern, text] of MESSAGES) {
        const found = pattern.exec(message);
        if (found) {
            return text(found[1] ?? '', found[2] ?? '', token);
        }
    }
    return message;
}
