import type { PlatformInstance } from './value.ts';

/** Binary data. */
export class Blob_ implements PlatformInstance {
    readonly bytes: Uint8Array;

    constructor(bytes: Uint8Array) {
        this.bytes = bytes;
    }

    /** From UTF-8 text or bytes. */
    static of(value: string | Uint8Array): Blob_ {
        return new Blob_(typeof value === 'string' ? new TextEncoder().encode(value) : value);
    }

    equals(other: unknown): boolean {
        return other instanceof Blob_ && other.base64() === this.base64();
    }

    /** UTF-8 text; throws where the bytes are not UTF-8, as `Blob.toString()` does. */
    text(): string {
        return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(this.bytes);
    }

    base64(): string {
        return Buffer.from(this.bytes).toString('base64');
    }

    get apexType(): 'Blob' {
        return 'Blob';
    }

    toApexString(): string {
        return `Blob[${this.bytes.length}]`;
    }

    apexKey(): string {
        return `\0b${this.base64()}`;
    }
}
