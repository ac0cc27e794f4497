import type { PageReference } from 'one/context';
import { currentPageReference, navigate, onPageReference, toUrl } from 'one/router';

const Navigate = Symbol('Navigate');
const GenerateUrl = Symbol('GenerateUrl');

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- mixin constructors take any arguments
type Constructor = new (...args: any[]) => object;

/** Adds `this[NavigationMixin.Navigate](pageReference, replace)` and `this[NavigationMixin.GenerateUrl](pageReference)`. */
export function NavigationMixin<T extends Constructor>(Base: T): T {
    return class extends Base {
        [Navigate](pageReference: PageReference, replace?: boolean): void {
            navigate(normalized(pageReference), replace === true);
        }

        [GenerateUrl](pageReference: PageReference): Promise<string> {
            return Promise.resolve(toUrl(normalized(pageReference)));
        }
    };
}
NavigationMixin.Navigate = Navigate as typeof Navigate;
NavigationMixin.GenerateUrl = GenerateUrl as typeof GenerateUrl;

function normalized(pageReference: PageReference): PageReference {
    return { type: pageReference.type, attributes: pageReference.attributes ?? {}, state: pageReference.state ?? {} };
}

/** Wire adapter of the page that is shown: `@wire(CurrentPageReference) pageReference`. */
export class CurrentPageReference {
    dataCallback: (value: PageReference) => void;
    stop: (() => void) | undefined;

    constructor(dataCallback: (value: PageReference) => void) {
        this.dataCallback = dataCallback;
    }

    connect(): void {
        this.dataCallback(currentPageReference());
        this.stop = onPageReference(this.dataCallback);
    }

    update(): void {
        // The current page has no parameters.
    }

    disconnect(): void {
        this.stop?.();
    }
}
