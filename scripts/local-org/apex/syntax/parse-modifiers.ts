import type { Annotation, AnnotationProperty, Modifiers, Pos } from './ast.ts';
import { expression } from './parse-expressions.ts';
import { placeOf, type TokenReader } from './token-reader.ts';
import { WORD } from './tokens.ts';

const MODIFIERS = new Set(
    'abstract final global override private protected public static testmethod transient virtual webservice'.split(' ')
);
const SHARING = new Set(['inherited', 'with', 'without']);

/** Reads the words and annotations before a declaration. */
export function modifiers(reader: TokenReader): Modifiers {
    const words: string[] = [];
    const annotations: Annotation[] = [];
    for (;;) {
        const { word } = reader.peek();
        if (reader.kind === '@') {
            annotations.push(annotation(reader));
        } else if (MODIFIERS.has(word)) {
            words.push(word);
            reader.next();
        } else if (SHARING.has(word) && reader.peek(1).word === 'sharing') {
            words.push(`${word} sharing`);
            reader.at += 2;
        } else {
            return { words, annotations };
        }
    }
}

function annotation(reader: TokenReader): Annotation {
    const at = placeOf(reader.expect('@'));
    const text = qualifiedName(reader);
    const properties: AnnotationProperty[] = [];
    if (reader.takes('(')) {
        if (reader.kind === WORD && reader.peek(1).kind === '=') {
            do {
                properties.push(property(reader, at));
            } while (reader.takes(',') || reader.kind === WORD);
        } else if (reader.kind !== ')') {
            properties.push({ name: null, ...placeOf(reader.peek()), value: value(reader, at) });
        }
        reader.expect(')');
    }
    const params = Object.fromEntries(properties.map((one) => [one.name?.toLowerCase() ?? 'value', one.value]));
    return { name: text.toLowerCase(), text, params, properties, ...at };
}

function property(reader: TokenReader, annotationAt: Pos): AnnotationProperty {
    const name = reader.name();
    reader.expect('=');
    return { name: reader.textOf(name), value: value(reader, annotationAt), ...placeOf(name) };
}

/** The values of an annotation are texts, true and false. */
function value(reader: TokenReader, annotationAt: Pos): string {
    const first = reader.at;
    expression(reader);
    const text = reader.packedFrom(first);
    if (text.startsWith("'")) {
        return text.slice(1, -1);
    }
    if (!/^(?:true|false)$/i.test(text)) {
        reader.refuse(annotationAt, "Unexpected token '@'.");
    }
    return text.toLowerCase();
}

/** Reads names with dots between them. */
export function qualifiedName(reader: TokenReader): string {
    let text = reader.textOf(reader.name());
    while (reader.takes('.')) {
        text += `.${reader.textOf(reader.name())}`;
    }
    return text;
}

/** The number of the token behind the modifiers that come next. Reads nothing. */
export function endOfModifiers(reader: TokenReader): number {
    const { at } = reader;
    try {
        modifiers(reader);
        return reader.at;
    } finally {
        reader.at = at;
    }
}
