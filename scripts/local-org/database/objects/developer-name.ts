import { addError, type Work } from '../dml/results.ts';
import { changed } from './behaviour.ts';

/**
 * Refuses a name for use in code that is none. The rule and its words are told for every kind of component (for example in
 * sfb2csolutionarchitects/b2c-crm-sync, issue 47); which status code comes with it no source was found for.
 */
export function checkDeveloperName(work: Work, field: string, what: string): void {
    const name = work.record.values.get(field.toLowerCase());
    if (typeof name === 'string' && changed(work, field.toLowerCase()) && !/^[a-z](?:_?[a-z0-9])*$/i.test(name)) {
        addError(
            work,
            'FIELD_INTEGRITY_EXCEPTION',
            `The ${what} can only contain underscores and alphanumeric characters. It must be unique, begin with a letter, not include spaces, not end with an underscore, and not contain two consecutive underscores.`,
            [field]
        );
    }
}
