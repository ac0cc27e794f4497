/**
 * Fills the places of a label, as String.format does in Apex.
 * @param text a label with {0}, {1} and so on
 * @param values what stands at each place
 * @returns the filled text
 */
export function filled(text: string, ...values: (string | number)[]): string {
    return values.reduce<string>((done, value, index) => done.replaceAll(`{${index}}`, () => String(value)), text);
}
