import { currentSession } from '../../database/session.ts';
import { customLabel, hasTranslation } from '../../schema/translations.ts';
import { UnsupportedError } from '../../values/unsupported.ts';
import { defineClass } from '../define.ts';

/** The project's own labels have no namespace, or `c`; another package's are not here. */
function ownName(namespace: string | null, name: string | null): string {
    if (namespace !== null && namespace !== '' && namespace.toLowerCase() !== 'c') {
        throw new UnsupportedError(`the labels of the namespace ${namespace}`);
    }
    if (name === null || !currentSession().schema.labels.has(name.toLowerCase())) {
        throw new UnsupportedError(`the label ${name} that does not exist, asked for by its name`);
    }
    return name;
}

function labelIn(namespace: string | null, name: string | null, language: string | null): string {
    const { schema, language: own } = currentSession();
    return customLabel(schema, ownName(namespace, name), language ?? own)!;
}

/** Labels by their names, in the user's language or another (Apex Reference, Label Class). */
export const labelClasses = [
    defineClass({
        name: 'System.Label',
        statics: {
            'String get(String namespace, String label)': (namespace: string | null, name: string | null) =>
                labelIn(namespace, name, null),
            'String get(String namespace, String label, String language)': labelIn,
            'Boolean translationExists(String namespace, String label, String language)': (
                namespace: string | null,
                name: string | null,
                language: string | null
            ) => hasTranslation(currentSession().schema, ownName(namespace, name), language ?? '')
        }
    })
];
