import type { ApexNames } from './project.ts';

/** Comments and texts of Apex, which may hold anything. */
const NO_CODE = /\/\*[^]*?\*\/|\/\/[^\n]*|'(?:[^'\\\n]|\\.)*'/g;

/** What metadata may name of the Apex of a project: its classes, and their static methods for components. */
export function apexNames(sources: readonly { name: string; kind: string; text: string }[]): ApexNames {
    const classes = new Map(
        sources.filter((one) => one.kind === 'class').map((one) => [one.name.toLowerCase(), one.text])
    );
    return {
        hasClass: (name) => classes.has(name.toLowerCase()),
        hasAuraMethod(className, method) {
            const code = classes.get(className.toLowerCase())?.replace(NO_CODE, '') ?? '';
            return new RegExp(
                `@AuraEnabled\\b(?:\\s*\\([^)]*\\))?[^;{}]*?\\bstatic\\b[^;{}(]*\\b${method}\\s*\\(`,
                'i'
            ).test(code);
        }
    };
}
