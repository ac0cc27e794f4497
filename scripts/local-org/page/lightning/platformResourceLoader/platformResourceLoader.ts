const loading = new Map<string, Promise<void>>();

/** Loads a script once. @throws when it cannot be loaded */
export function loadScript(_component: unknown, url: string): Promise<void> {
    return once(url, () => Object.assign(document.createElement('script'), { src: url }));
}

/** Loads a style sheet once. @throws when it cannot be loaded */
export function loadStyle(_component: unknown, url: string): Promise<void> {
    return once(url, () => Object.assign(document.createElement('link'), { rel: 'stylesheet', href: url }));
}

function once(url: string, create: () => HTMLElement): Promise<void> {
    let promise = loading.get(url);
    if (!promise) {
        promise = new Promise((resolve, reject) => {
            const element = create();
            element.addEventListener('load', () => resolve());
            element.addEventListener('error', () => reject(new Error(`Failed to load ${url}`)));
            document.head.appendChild(element);
        });
        loading.set(url, promise);
    }
    return promise;
}
