// The module that lists the project's exposed components; written when the page is built.
declare module 'one/registry' {
    export const components: Record<string, unknown>;
}
