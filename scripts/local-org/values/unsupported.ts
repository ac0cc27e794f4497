/** Something of the platform the local org does not have. Not an Apex exception: no `catch` of Apex code sees it. */
export class UnsupportedError extends Error {
    constructor(what: string) {
        super(what.startsWith('Unsupported') ? what : `Unsupported: ${what}`);
        this.name = 'UnsupportedError';
    }
}
