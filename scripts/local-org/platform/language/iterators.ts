import { throwApex } from '../../values/exceptions.ts';

/** The iterator of a List or Set. Its methods carry the names compiled code calls interface methods by. */
export class ListIterator {
    readonly apexType: string;
    private at = 0;
    private readonly items: readonly unknown[];

    constructor(items: readonly unknown[], elementType: string) {
        this.items = items;
        this.apexType = `System.Iterator<${elementType}>`;
    }

    hasnext$(): boolean {
        return this.at < this.items.length;
    }

    next$(): unknown {
        if (this.at >= this.items.length) {
            throwApex('System.NoSuchElementException', 'Iterator has no more elements.');
        }
        return this.items[this.at++];
    }
}
