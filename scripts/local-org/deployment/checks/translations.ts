import { child, children, textOf } from '../nodes.ts';
import type { Check } from '../problem.ts';

/** `Translations` files are named by their language: `es`, `pt_BR`. */
const LANGUAGE = /^[a-z]{2,3}(?:_[A-Z]{2})?$/;

/** Labels that are translated are there (Metadata API, Translations). */
export const checkTranslations: Check = (component, project, tell) => {
    if (!LANGUAGE.test(component.name)) {
        tell(component, undefined, `${component.name} is no key of a language, such as es or pt_BR`);
    }
    for (const one of children(component.node, 'customLabels')) {
        const name = textOf(one, 'name') ?? '';
        const label = child(one, 'label');
        if (!project.schema.labels.has(name.toLowerCase())) {
            tell(component, one, `In field: customLabels - no CustomLabel named ${name} found`);
        }
        if (label && label.text.length > MAX_LABEL) {
            tell(
                component,
                label,
                `The translation of ${name} is ${label.text.length} characters long, at most ${MAX_LABEL} are allowed`
            );
        }
    }
};

/** A custom label has at most 1,000 characters, in every language. */
const MAX_LABEL = 1000;

/** An object's translation is of an object of the project or the platform, and of validation rules that it has. */
export const checkObjectTranslation: Check = (component, project, tell) => {
    const hyphen = component.name.lastIndexOf('-');
    const object = component.name.slice(0, hyphen);
    if (hyphen < 1 || !LANGUAGE.test(component.name.slice(hyphen + 1))) {
        tell(component, undefined, `${component.name} does not name an object and a language, as in Thing__c-es`);
        return;
    }
    const model = project.object(object);
    if (model === null) {
        tell(component, undefined, `In field: objectTranslation - no CustomObject named ${object} found`);
        return;
    }
    for (const one of children(component.node, 'validationRules')) {
        const name = textOf(one, 'name') ?? '';
        const message = child(one, 'errorMessage');
        if (!project.has('ValidationRule', `${object}.${name}`)) {
            tell(component, one, `In field: validationRules - no ValidationRule named ${object}.${name} found`);
        }
        if (message && message.text.length > MAX_MESSAGE) {
            tell(component, message, `The message of ${name} is longer than ${MAX_MESSAGE} characters`);
        }
    }
};

const MAX_MESSAGE = 255;
