import type * as A from '@apexdevtools/apex-parser';
import type { Annotation, AnnotationProperty, Modifiers } from './ast.ts';
import { nameOf, posOf, refuse } from './parse-text.ts';

/** The words and annotations before a declaration. */
export function modifiers(list: A.ModifierContext[]): Modifiers {
    const words: string[] = [];
    const annotations: Annotation[] = [];
    for (const one of list) {
        const annotation = one.annotation();
        if (annotation) {
            annotations.push(annotationNode(annotation));
        } else if (one.SHARING()) {
            words.push(`${one.getText().toLowerCase().replace('sharing', '')} sharing`);
        } else {
            words.push(one.getText().toLowerCase());
        }
    }
    return { words, annotations };
}

function annotationNode(ctx: A.AnnotationContext): Annotation {
    const properties: AnnotationProperty[] = (ctx.elementValuePairs()?.elementValuePair_list() ?? []).map((pair) => ({
        name: nameOf(pair.id()),
        value: literal(ctx, pair.elementValue().getText()),
        ...posOf(pair)
    }));
    if (ctx.elementValue()) {
        properties.push({
            name: null,
            value: literal(ctx, ctx.elementValue().getText()),
            ...posOf(ctx.elementValue())
        });
    }
    const text = ctx.getChild(1)!.getText();
    const params = Object.fromEntries(properties.map((one) => [one.name?.toLowerCase() ?? 'value', one.value]));
    return { name: text.toLowerCase(), text, params, properties, ...posOf(ctx) };
}

/** The values of an annotation are texts, true and false. */
function literal(ctx: A.AnnotationContext, text: string): string {
    if (text.startsWith("'")) {
        return text.slice(1, -1);
    }
    if (!/^(?:true|false)$/i.test(text)) {
        refuse(posOf(ctx), "Unexpected token '@'.");
    }
    return text.toLowerCase();
}
