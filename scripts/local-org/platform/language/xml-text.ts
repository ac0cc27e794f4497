/** The text of an element, as XML writes it. */
export const escapeXml = (text: string): string =>
    text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** The value of an attribute between double quotes. */
export const quoteXml = (text: string): string => escapeXml(text).replace(/"/g, '&quot;');
