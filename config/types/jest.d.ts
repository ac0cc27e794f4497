/** What the component tests use beside Jest's own types. */

/** Components are imported by name in their tests; the platform resolves them. */
declare module 'c/*' {
    const component: typeof import('lwc').LightningElement;
    export default component;
}

declare namespace jest {
    interface Matchers<R> {
        /** Of @sa11y/jest: no accessibility violation in the element. */
        toBeAccessible(): Promise<R>;
    }
}
