/**
 * The page has two parts: the platform's (LWC, base components, the shell) and the project's components. What the components import of
 * the platform is there already when they run; the platform's part stays when a component changes.
 */
const SHARED = 'globalThis.lightningModules';

/** The platform's modules that the project's part imports by itself. */
export const ALWAYS_SHARED = ['lwc', 'one/app', 'one/registry'];

/** @returns the platform's part: its modules, under the names that the components import them by */
export function platformEntry(specifiers: readonly string[]): string {
    return [
        `import 'one/orgTime';`,
        ...specifiers.map((one, at) => `import * as module${at} from ${JSON.stringify(one)};`),
        `${SHARED} = { ${specifiers.map((one, at) => `${JSON.stringify(one)}: module${at}`).join(', ')} };`
    ].join('\n');
}

/**
 * @param specifier a module of the platform
 * @param names what it exports
 * @returns the module that stands for it in the project's part
 */
export function sharedModule(specifier: string, names: readonly string[]): string {
    return [
        `const shared = ${SHARED}[${JSON.stringify(specifier)}];`,
        ...names.map((name) =>
            name === 'default' ? 'export default shared.default;' : `export const ${name} = shared.${name};`
        )
    ].join('\n');
}

/** @returns the project's part: its exposed components are listed, then the application begins */
export function componentsEntry(exposed: readonly string[]): string {
    return [
        `import { createElement } from 'lwc';`,
        `import App from 'one/app';`,
        `import { components } from 'one/registry';`,
        ...exposed.map((name, at) => `import component${at} from 'c/${name}';`),
        `Object.assign(components, { ${exposed.map((name, at) => `${JSON.stringify(name)}: component${at}`).join(', ')} });`,
        `document.body.appendChild(createElement('one-app', { is: App }));`
    ].join('\n');
}
